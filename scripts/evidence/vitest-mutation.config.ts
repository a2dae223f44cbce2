import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { packageAliases } from '../../package-aliases.ts'

/** Only the tests that stand for a room: `MUTATION_TESTS` is a list of globs, set by `scripts/evidence/mutation.mjs`. */
const globs = (process.env['MUTATION_TESTS'] ?? 'test/{core,adapters,hooks}/**/*.test.{ts,tsx}').split(' ')
const needsDom = (glob: string) => /^test\/(hooks|ui\/(?!model\/))/.test(glob)

/** What Stryker runs: the unit tests without stories and browsers, which it could not start a thousand times. */
export default defineConfig({
  plugins: [react()],
  resolve: { alias: packageAliases },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // A new worker for each file would start thousands of times. `setup-shared-worker.ts` puts back what a file leaves behind.
          isolate: false,
          setupFiles: ['test/setup-shared-worker.ts'],
          testTimeout: 30_000,
          include: globs.filter((glob) => !needsDom(glob)),
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'jsdom',
          testTimeout: 30_000,
          setupFiles: ['test/setup-dom.ts', 'test/setup-after-click.ts'],
          include: globs.filter(needsDom),
        },
      },
    ].filter(({ test }) => test.include.length > 0),
  },
})
