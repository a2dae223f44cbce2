import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { packageAliases } from '../../package-aliases.ts'

// `npm run test:reader`: what Orca reads aloud on the page of the demo. Not a part of `npm test`: speech takes its time, and few
// have an Orca that a test may start. It is a part of `npm run evidence`.

export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  resolve: { alias: packageAliases },
  test: {
    name: 'reader',
    environment: 'node',
    include: ['test/reader/**/*.test.ts'],
    globalSetup: ['test/reader/global-setup.ts'],
    // Each step waits for its own phrases, and no longer than `LONGEST_MS` in orca.ts.
    testTimeout: 600_000,
    hookTimeout: 120_000,
    // There is one desktop, and one voice.
    maxWorkers: 1,
  },
})
