import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { packageAliases } from '../../../package-aliases.ts'
import { oldestPeers, peersFrom } from '../peers-from.ts'

// `npm run test:oldest`: the tests of hooks and parts once more, on the oldest release of every peer that is supported.

/** It renders as on a server, and nothing can take the `document` of a real global object away. */
const takesDocumentAway = 'test/ui/device-list/server.test.tsx'

export default defineConfig({
  root: fileURLToPath(new URL('../../../', import.meta.url)),
  plugins: [peersFrom(oldestPeers), react()],
  resolve: { alias: packageAliases },
  test: {
    testTimeout: 30_000,
    maxWorkers: 2,
    environment: 'jsdom',
    globalSetup: ['test/peers/oldest/global-setup.ts'],
    setupFiles: ['test/setup-dom.ts', 'test/setup-after-click.ts', 'test/peers/oldest/setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'oldest',
          // As for the tests of the sources: a window and modules of its own for each file, in a process that goes on.
          pool: 'vmForks',
          include: [
            'test/peers/oldest/*.test.ts',
            'test/hooks/**/*.test.tsx',
            'test/ui/device-list/{announcements,dialog,focus,parts,render,sign-out,truth}.test.tsx',
            'test/ui/texts/*.test.tsx',
          ],
        },
      },
      { extends: true, test: { name: 'oldest-server', include: [takesDocumentAway] } },
    ],
  },
})
