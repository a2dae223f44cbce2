// Breaks the code a little, a thousand times, and asks whether a test notices. `npm run evidence -- --only mutation` runs it
// part by part and sets the variables.
const room = process.env['MUTATION_ROOM'] ?? 'all'

export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: {
    configFile: 'scripts/evidence/vitest-mutation.config.ts',
    related: false,
    // What needs a window gets a new one in a process that goes on, as in `npm test`: a process for each file takes three seconds.
    pool: room.startsWith('hooks') ? 'vmForks' : 'threads',
  },
  mutate: (process.env['MUTATION_FILES'] ?? 'src/core/**/*.ts src/adapters/**/*.ts src/hooks/**/*.{ts,tsx}').split(' '),
  coverageAnalysis: 'perTest',
  // What runs while a module loads (tables, regular expressions) is mutated too: it is where a wrong word would come from.
  ignoreStatic: false,
  // What has not changed is left out by `scripts/evidence/mutation.mjs`; of the rest every mutant is run again.
  incremental: false,
  jsonReporter: { fileName: `.cache/stryker/${room}-report.json` },
  reporters: ['json', 'clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
  concurrency: Number(process.env['MUTATION_CONCURRENCY'] ?? 2),
  timeoutMS: 20_000,
  timeoutFactor: 3,
  tempDirName: `.cache/stryker/sandbox-${room}`,
  cleanTempDir: 'always',
  checkers: [],
  allowEmpty: false,
  thresholds: { high: 95, low: 90, break: null },
  disableTypeChecks: false,
  ignorePatterns: ['.cache', 'coverage', 'dist', 'docs/images', 'storybook-static', 'demo/dist', '*.tgz'],
}
