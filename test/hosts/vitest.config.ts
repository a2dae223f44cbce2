import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// `npm run test:hosts`: every page, in Chromium, Firefox and WebKitGTK. `npm test` runs the part that needs Vite and Chromium
// alone, as the project `hosts` of the configuration above; the rest is a part of `npm run evidence`.

export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    name: 'hosts',
    environment: 'node',
    include: ['test/hosts/*.test.ts'],
    globalSetup: ['test/hosts/global-setup.ts'],
    // A list of faults is read as a whole.
    chaiConfig: { truncateThreshold: 4000 },
    env: { HOSTS: 'all' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
