import { defineConfig } from 'vitest/config'
import { packageAliases } from './package-aliases.ts'

// What things cost, for people to read: `npx vitest bench --run --config vitest.bench.config.ts`. Nothing here fails a build.
export default defineConfig({
  resolve: { alias: packageAliases },
  test: {
    environment: 'node',
    include: [],
    benchmark: { enabled: true, include: ['test/**/*.bench.ts'] },
  },
})
