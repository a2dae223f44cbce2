import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// `npm run test:servers`: what needs a real server. A machine without one says what to install.

export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    name: 'servers',
    environment: 'node',
    include: ['test/servers/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
