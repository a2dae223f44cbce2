/**
 * What `npm test` leaves to `npm run test:all` and `npm run evidence` (`TESTS=all`), so that it takes less than seven minutes on two cores and not twenty: files
 * that take minutes, each with what holds the same at less cost. A file that is named on the command line runs. Every line of the matrix of
 * faults and of the standards keeps a test in `npm test`: `npm run check:evidence` fails where one has none.
 */
export const longTests: Readonly<Record<string, string>> = {
  // The demo in Chromium, with its real server. `main-job`, `leaving`, `offline`, `secrets` and `first-visit` stay.
  'test/e2e/better-auth.test.ts': 'test/adapters/better-auth.test.ts, and main-job with two servers',
  'test/e2e/change-password.test.ts': 'test/ui/device-list/not-me.test.tsx',
  'test/e2e/clerk-js.test.ts': 'test/adapters/clerk.test.ts',
  'test/e2e/keyboard.test.ts': 'test/browser/keyboard.test.tsx',
  'test/e2e/details.test.ts': 'test/ui/device-list/details.test.tsx, test/browser/details.test.tsx',
  'test/e2e/faults.test.ts': 'test/ui/device-list/sign-out-outcomes.test.tsx, test/adapters/http-conformance.test.ts',
  'test/e2e/look.test.ts': 'test/hosts/looks-chromium.test.ts',
  'test/e2e/manager.test.ts': 'test/ui/manage, test/browser/device-manager.test.tsx',
  'test/e2e/many.test.ts': 'test/browser/ten-thousand.test.tsx',
  'test/e2e/own-routes.test.ts': 'test/routes',
  'test/e2e/prelude-sdk.test.ts': 'test/adapters/prelude-http.test.ts, test/adapters/prelude-sdk.test.ts',
  'test/e2e/rate-limits.test.ts': 'test/ui/device-list/limits.test.tsx, test/ui/model',
  'test/e2e/serving.test.ts': 'test/demo/server.test.ts',
  'test/e2e/step-up.test.ts': 'test/ui/step-up',
  'test/e2e/tabs.test.ts': 'test/hooks/other-tabs.test.tsx',
  'test/e2e/tokens.test.ts': 'test/adapters/lib/http-refresh.test.ts, test/demo/biore-tokens.test.ts',
  // The same cases over another way, or many random ones.
  'test/adapters/testing/msw.test.ts': 'test/adapters/http-conformance.test.ts',
  'test/adapters/another-user.test.ts':
    'test/adapters/lib/http-abort.test.ts, test/adapters/lib/revoke-by-target.test.ts',
  'test/adapters/better-auth-conformance.test.ts': 'test/adapters/better-auth.test.ts',
  'test/adapters/fuzz-systems.test.ts': 'test/adapters/fuzz-answers.test.ts',
  'test/ui/secrets/canary.test.tsx': 'test/e2e/secrets.test.ts',
  'test/ui/host-defaults.test.tsx': 'test/ui/device-list/truth.test.tsx, which draws a host',
  'test/ui/device-list/memory.test.tsx': 'it mounts a list a thousand times',
  'test/ui/device-list/hostile-slots.test.tsx': 'test/core/device-name.test.ts, test/ui/format/recognise.test.ts',
  'test/browser/transcript-more.test.tsx': 'test/browser/transcript.test.tsx',
  // In jsdom what a browser shows as well.
  'test/ui/translated.test.tsx': 'test/hosts/behaviour-chromium.test.ts',
  'test/bare-texts.test.ts': 'test/hosts/behaviour-chromium.test.ts',
  'test/ui/other-roots.test.tsx': 'test/browser/other-roots.test.tsx',
  'test/ui/manage/scale.test.tsx': 'test/browser/ten-thousand.test.tsx',
  // What only the demo has.
  'test/demo/requests.test.ts': 'test/demo/server.test.ts',
  'test/demo/faults.test.ts': 'test/demo/server.test.ts',
  'test/demo/devices.test.ts': 'test/e2e/main-job.test.ts',
  'test/demo/biore-revoke.test.ts': 'test/adapters/biore-http.test.ts',
  'test/demo/rate-limits.test.ts': 'test/adapters/lib/rate-limit.test.ts',
  'test/scripts/start.test.ts': 'test/e2e/first-visit.test.ts',
  // Documents.
  'test/docs-snippets.test.ts': 'test/hosts/documented.test.ts builds those that a bundler must understand',
  'test/api-page.test.ts': 'test/public-names.test.ts',
  // Looks.
  'test/visual/pictures.test.tsx': 'test/hosts asks for computed values; a picture is for people to look at',
  'test/browser/languages.test.tsx': 'test/i18n/locales.test.ts',
  'test/browser/resets.test.tsx': 'test/hosts/looks-chromium.test.ts, on built pages',
  // Compilers and builds that take a minute or two.
  'test/package/adapters-apart.test.ts': 'test/package/vite-application.test.ts',
  'test/hosts/development.test.ts': 'test/hooks/development-hints.test.tsx',
  'test/package/types-handed-on.test.ts': 'test/package/types.test.ts',
  'test/package/describe-adapter-in-jest.test.ts':
    'test/package/describe-adapter.test.ts, and built-files for what jest cannot load',
  'test/package/next.test.ts': 'test/adoption, test/hosts (Next, `npm run test:hosts`)',
}

const isNamed = (file: string) => process.argv.some((arg) => arg !== '' && file.startsWith(arg.replace(/^\.\//, '')))

/** The globs that this run leaves out. */
export const leftOut: readonly string[] =
  process.env['TESTS'] === 'all' ? [] : Object.keys(longTests).filter((file) => !isNamed(file))
