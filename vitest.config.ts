import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { packageAliases } from './package-aliases.ts'
import { chromiumArgs, findChromium, findHeadless } from './scripts/lib/chromium.mjs'
import { leftOut } from './test/long-tests.ts'

/** Tests that run inside Chromium, headless: the same program with the same flags as the end-to-end tests. */
const inside = (executablePath: string | null, ...more: readonly string[]) => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { args: [...chromiumArgs, ...more], ...(executablePath && { executablePath }) },
  }),
  instances: [{ browser: 'chromium' as const }],
})

const chromium = await findChromium()
const headless = await findHeadless()

/**
 * Letters may be drawn a little differently elsewhere: a pixel counts when its colour is clearly another, and three in a thousand
 * may. The font is the same everywhere, so nothing moves.
 */
const pictures = {
  comparatorName: 'pixelmatch' as const,
  comparatorOptions: { threshold: 0.2, allowedMismatchedPixelRatio: 0.003 },
  resolveScreenshotPath: ({ arg, ext, root }: { arg: string; ext: string; root: string }) =>
    `${root}/test/visual/baselines/${arg}${ext}`,
}

/** Reading Storybook's configuration takes seconds that `vitest run test/core` need not wait for. */
function leavesStoriesOut(args: readonly string[]): boolean {
  const projects = args.filter((arg, n) => args[n - 1] === '--project' || arg.startsWith('--project='))
  if (projects.length > 0) return !projects.some((name) => /storybook|[!*]/.test(name))
  const files = args.slice(2).filter((arg) => !arg.startsWith('-') && arg !== 'run')
  return files.length > 0 && files.every((file) => /(^|\/)test\//.test(file))
}

/** It renders as on a server, and nothing can take the `document` of a real global object away. */
const takesDocumentAway = 'test/ui/device-list/server.test.tsx'

export default defineConfig({
  plugins: [react()],
  resolve: { alias: packageAliases },
  test: {
    // `test/ui/unfriendly-defaults.ts` says why. Any other error that belongs to no test fails the run.
    onUnhandledError: ({ message }) => message !== 'The mutation cache does not like this.',
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['src/i18n/locales/**', 'src/i18n/english/**'],
      reporter: ['text-summary', 'html', 'json-summary'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          maxWorkers: 2,
          // What a file leaves behind, `setup-shared-worker.ts` puts back.
          isolate: false,
          // A property test takes longer than five seconds when the machine is busy.
          testTimeout: 30_000,
          environment: 'node',
          include: [
            'test/*.test.ts',
            'test/{core,recognition,adapters,demo,evidence,i18n,routes,scripts,accessibility,ui/model}/**/*.test.ts',
          ],
          exclude: [...leftOut],
          setupFiles: ['test/setup-shared-worker.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          maxWorkers: 2,
          // Each file has a window and modules of its own, in a process that goes on: a third of the time of a new process each.
          pool: 'vmForks',
          testTimeout: 30_000,
          environment: 'jsdom',
          include: ['test/{hooks,ui}/**/*.test.{ts,tsx}'],
          exclude: [takesDocumentAway, 'test/ui/model/**', ...leftOut],
          setupFiles: ['test/setup-dom.ts', 'test/setup-after-click.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          testTimeout: 30_000,
          environment: 'jsdom',
          include: [takesDocumentAway],
          setupFiles: ['test/setup-dom.ts', 'test/setup-after-click.ts'],
        },
      },
      {
        // What jsdom does not have: layout, <dialog>, forced colours, the accessibility tree.
        extends: true,
        optimizeDeps: { include: ['@guidepup/virtual-screen-reader', 'axe-core'] },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          exclude: [...leftOut],
          setupFiles: ['test/setup-strict.ts', 'test/setup-after-click.ts'],
          maxWorkers: 2,
          browser: inside(headless),
          sequence: { groupOrder: 1 },
        },
      },
      {
        // What it looks like, against the pictures in test/visual/baselines: docs/accessibility.md says how they are compared.
        extends: true,
        test: {
          name: 'visual',
          include: ['test/visual/**/*.test.{ts,tsx}'],
          exclude: [...leftOut],
          setupFiles: ['test/setup-after-click.ts'],
          browser: {
            ...inside(chromium, '--force-color-profile=srgb', '--font-render-hinting=none', '--disable-lcd-text'),
            expect: { toMatchScreenshot: pictures },
          },
          sequence: { groupOrder: 1 },
        },
      },
      ...(leavesStoriesOut(process.argv)
        ? []
        : [
            {
              extends: true as const,
              plugins: [storybookTest({ configDir: '.storybook' })],
              // Each story makes its own page, cache and server: a new frame for each file would only cost time.
              test: {
                name: 'storybook',
                isolate: false,
                setupFiles: ['.storybook/axe-in-every-look.ts'],
                env: { AXE_LOOKS: process.env['TESTS'] === 'all' ? 'all' : 'own' },
                // A story is looked at seven times, on a machine that may be busy.
                testTimeout: 30_000,
                hookTimeout: 30_000,
                browser: inside(chromium),
                sequence: { groupOrder: 1 },
              },
            },
          ]),
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          exclude: [...leftOut],
          globalSetup: ['test/e2e/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Two files at a time: each has a browser, and mostly waits.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        // What `npm run build` made. Everything else tests the sources.
        extends: true,
        resolve: { alias: [] },
        test: {
          name: 'package',
          environment: 'node',
          include: ['test/package/**/*.test.ts'],
          exclude: [...leftOut],
          globalSetup: ['test/package/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The same in pages of others: what Vite builds, in Chromium. `npm run test:hosts` looks at more, in more engines.
        extends: true,
        resolve: { alias: [] },
        test: {
          name: 'hosts',
          environment: 'node',
          include: ['test/hosts/*.test.ts'],
          exclude: ['test/hosts/*-{firefox,webkit}.test.ts', ...leftOut],
          globalSetup: ['test/hosts/global-setup.ts'],
          env: { HOSTS: process.env['TESTS'] === 'all' ? 'few' : 'least' },
          // A list of faults is read as a whole.
          chaiConfig: { truncateThreshold: 4000 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
