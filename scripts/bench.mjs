// `npm run bench [times]`: how much the list weighs and how soon it is painted, beside two kits of others, written to docs/performance.md. The kits are
// installed in bench/, which nothing else needs. Close what else runs on the machine; what is to be compared are the columns that divide by the best of the others.
import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureChromium } from './lib/chromium.mjs'
import { ensureInstalled, ensureInstalledIn, fail, npm, root } from './lib/project.mjs'
import { sizeOf } from './lib/size-of.ts'

ensureInstalled()
ensureInstalledIn(path.join(root, 'bench'))
if (!process.argv.includes('--built') && npm(['run', 'build']) !== 0) fail('The package could not be built.')

const times = Number(process.argv.find((each) => /^\d+$/.test(each)) ?? 7)
// Not named in the source: they need what was just installed.
const load = (/** @type {string} */ file) => import(new URL(`../bench/${file}`, import.meta.url).href)
const { buildPages } = await load('build.mjs')
const { paint } = await load('paint.mjs')
await buildPages(root)

const react = ['react', 'react-dom', 'react/jsx-runtime', 'react-dom/client']
const query = [...react, '@tanstack/react-query', '@tanstack/query-core']
const peers = [...query, 'i18next', 'react-i18next', 'sonner']
const list = "export { DeviceList, SessionProvider } from 'react-device-sessions';"
const adapter = "export { betterAuthAdapter } from 'react-device-sessions/adapters/better-auth';"
const own = "export { bioreAdapter } from 'react-device-sessions/adapters/biore';"
const hooks = 'SessionProvider, useSessions, useRevokeSessions, useRevokeAllSessions'
/** @type {readonly (readonly [string, string, readonly string[]])[]} */
const imports = [
  ['the hooks and their provider; our code alone', `export { ${hooks} } from 'react-device-sessions/hooks'`, peers],
  ['`<DeviceList>`, English, bio.re; our code alone', list + own, peers],
  ['`<DeviceList>`, English, Better Auth; our code alone', list + adapter, peers],
  [
    'the same, usable: with i18next, sonner and its Toaster',
    `${list + adapter}export { Toaster } from 'sonner'`,
    query,
  ],
  [
    'WorkOS `<UserSessions>` with its provider',
    "export { UserSessions, WorkOsWidgets } from '@workos-inc/widgets'",
    query,
  ],
  [
    'better-auth-ui `<SessionsCard>` with provider and Toaster',
    "export { SessionsCard, AuthUIProvider } from '@daveyplate/better-auth-ui'; export { Toaster } from 'sonner'",
    query,
  ],
]
const sizes = []
for (const [name, code, external] of imports) {
  const { first, later } = await sizeOf(code, external, path.join(root, 'bench'))
  sizes.push(`| ${name} | ${first.toFixed(1)} | ${later.toFixed(1)} |`)
}

const names = new Map([
  ['daveyplate', 'better-auth-ui `<SessionsCard>`'],
  ['workos', 'WorkOS `<UserSessions>`'],
  ['list', '`<DeviceList>`'],
  ['manager', '`<DeviceManager>`'],
])
const counts = [10, 1000, 10_000]
const loadBefore = os.loadavg()[0] ?? 0
const { version, results } = await paint({ executablePath: await ensureChromium(), counts, times })
/** @typedef {{ page: string, count: number, painted: number, busy: number, nodes: number, longest: number }} Result */
/** @param {Result} result @param {'painted' | 'busy'} what */
function ratio(result, what) {
  const others = results.filter(
    (/** @type {Result} */ { page, count }) => count === result.count && (page === 'daveyplate' || page === 'workos'),
  )
  if (others.length === 0) return '–'
  return (result[what] / Math.min(...others.map((/** @type {Result} */ other) => other[what]))).toFixed(2)
}
const rows = results.map((/** @type {Result} */ result) => {
  const { page, count, painted, busy, nodes, longest } = result
  const figures = [painted.toFixed(0), ratio(result, 'painted'), busy.toFixed(0), ratio(result, 'busy')]
  const cells = [
    names.get(page),
    count.toLocaleString('en'),
    ...figures,
    nodes.toLocaleString('en'),
    longest.toFixed(0),
  ]
  return `| ${cells.join(' | ')} |`
})
const cores = os.cpus()
writeFileSync(
  path.join(root, 'docs/performance.md'),
  `# Performance

What the list weighs and how soon it is there, beside the two comparable kits that can be installed from npm. \`npm run bench\` writes this page; the figures are those of one
machine at one time, and what holds elsewhere are the columns that divide by the best of the others (×).

${new Date().toISOString().slice(0, 10)}, Chromium ${version}, ${cores.length} × ${cores[0]?.model ?? 'an unknown processor'}, load ${loadBefore.toFixed(1)} before it began${
    loadBefore > 1 ? ': **not a quiet machine**, so times are too long, and × is rough' : ''
  }. Medians of ${times} runs, interleaved.

## Weight

kB, minified and gzip, tree-shaken, with splitting: what is loaded with the import itself, and what is fetched later. React and TanStack Query are left out.

| Import | First | Later |
| --- | --- | --- |
${sizes.join('\n')}

## Time

From the mount to the rows on screen; the list answers at once. Time of the main thread until then; the longest task; elements when the rows were there. The kit shows the first 50
rows and the rest on demand, the others show all.

| | Sessions | Painted, ms | × | Main thread, ms | × | Elements | Longest task, ms |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

## What is held by tests

Times differ from machine to machine, counts do not. \`test/ui/device-list/counts.test.tsx\` and \`more.test.tsx\` hold: a usual row is one component and twelve elements; a sign-out
renders its row and no other; each text is looked up once a language, however many rows say it; a thousand devices are 700 elements at most. \`scripts/lib/page-budgets.ts\` holds the bytes.
`,
)
