import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { packageAliases } from '../../../package-aliases.ts'
import { oldestPeers, peersFrom } from '../peers-from.ts'

// `npm run test:oldest`: the tests of hooks and parts once more, on the oldest release of every peer that is supported.

export default defineConfig({
  root: fileURLToPath(new URL('../../../', import.meta.url)),
  plugins: [peersFrom(oldestPeers), react()],
  resolve: { alias: packageAliases },
  test: {
    name: 'oldest',
    testTimeout: 30_000,
    environment: 'jsdom',
    include: [
      'test/peers/oldest/*.test.ts',
      'test/hooks/**/*.test.tsx',
      'test/ui/device-list/{announcements,dialog,focus,parts,server,sign-out,sign-out-outcomes,states,truth,users}.test.tsx',
      'test/ui/texts/*.test.tsx',
    ],
    globalSetup: ['test/peers/oldest/global-setup.ts'],
    // What the package depends on itself imports React too.
    server: { deps: { inline: [/@radix-ui/] } },
    setupFiles: ['test/setup-dom.ts', 'test/peers/oldest/setup.ts'],
  },
})
