import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { packageAliases } from '../../package-aliases.ts'

// `npm run test:firefox`: what a person does on the page of the demo, in Firefox. Not a part of `npm test`: few have a Firefox
// that a test may drive. It is a part of `npm run evidence`.

export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  resolve: { alias: packageAliases },
  test: {
    name: 'firefox',
    environment: 'node',
    include: ['test/firefox/**/*.test.ts'],
    globalSetup: ['test/firefox/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
