import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { packageAliases } from '../../package-aliases.ts'

// `npm run test:servers`: stores and routes on the servers and databases that applications have.

export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  resolve: { alias: packageAliases },
  test: {
    name: 'servers',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    environment: 'node',
    include: ['test/servers/*.test.ts'],
    globalSetup: ['test/servers/global-setup.ts'],
  },
})
