// What is broken, and which tests must notice: those that stand for it, not any that happen to run it. Both come from the folders,
// so that a new file is never left out: `mutation-parts.test.ts`.
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../lib/project.mjs'

/** @typedef {{ name: string; room: string; files: readonly string[]; tests: readonly string[] }} Part */

/**
 * `whole`: pure and quick, and broken in one go; `each`: by files that share their tests. A room that is not there yet has no part.
 * @type {readonly { room: string; by: 'whole' | 'each' }[]}
 */
const rooms = [
  { room: 'core', by: 'whole' },
  { room: 'recognition', by: 'whole' },
  { room: 'adapters', by: 'each' },
  { room: 'hooks', by: 'each' },
  { room: 'ui/model', by: 'whole' },
]

/** @param {string} pattern */
const filesOf = (pattern) =>
  globSync(pattern, { cwd: root })
    .map((file) => file.replaceAll(path.sep, '/'))
    .toSorted()

const stem = (/** @type {string} */ file) => path.basename(file).replace(/(?:\.test)?\.tsx?$/, '')

/** The sources of a room, without those that only hand on what others have. @param {string} room */
export const sourcesOf = (room) => filesOf(`src/${room}/**/*.{ts,tsx}`).filter((file) => stem(file) !== 'index')

/** Without those that read the sources as texts: there they would find what Stryker wrote into them. @param {string} room */
export const testsOf = (room) =>
  filesOf(`test/${room}/**/*.test.{ts,tsx}`).filter(
    (test) => !importsOf(test).some((file) => /^test\/support\/(?:rooms|source-files)/.test(file)),
  )

/** What a file imports from the project's sources, as it is named there. @param {string} file @returns {readonly string[]} */
function importsOf(file) {
  const text = readFileSync(path.join(root, file), 'utf8')
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].flatMap(([, from = '']) => {
    if (from.startsWith('.')) return [path.posix.join(path.posix.dirname(file), from)]
    const [, entry] = /^react-device-sessions\/(adapters\/.+)$/.exec(from) ?? []
    return entry ? [`src/${entry}.ts`] : []
  })
}

/**
 * Which sources a test is about, by its name: the one with the longest name that it begins with (`rest-row.test.ts` is about
 * `rest-row.ts`, not `rest.ts`); else all that hold its first words (`step-up-list.test.tsx`: `use-step-up.ts` and others).
 * @param {string} test
 * @param {readonly string[]} names
 */
function namesFor(test, names) {
  const fitting = names.filter((name) => test === name || test.startsWith(`${name}-`))
  if (fitting.length > 0) return [fitting.reduce((a, b) => (a.length > b.length ? a : b))]
  for (let words = test.split('-'); words.length > 0; words = words.slice(0, -1)) {
    const found = names.filter((name) => `-${name}-`.includes(`-${words.join('-')}-`))
    if (found.length > 0) return found
  }
  return []
}

/** Whether a test, or a helper of it, names something that a source exports. @param {string} test @param {string} file */
function mentions(test, file) {
  const names = readFileSync(path.join(root, file), 'utf8').matchAll(
    /^export (?:async )?(?:function|const|class) (\w+)/gm,
  )
  const helpers = importsOf(test).filter((helper) => helper.startsWith('test/'))
  const text = [test, ...helpers].map((each) => readFileSync(path.join(root, each), 'utf8')).join('\n')
  return [...names].some(([, name]) => new RegExp(String.raw`\b${name}\b`).test(text))
}

/** @param {string} room @returns {readonly Part[]} */
function partsByFile(room) {
  const sources = sourcesOf(room)
  const tests = testsOf(room)
  const names = sources.map(stem)
  const uses = new Map([...sources, ...tests].map((file) => [file, importsOf(file)]))
  const about = new Map(tests.map((test) => [test, namesFor(stem(test), names)]))

  /** @param {string} file @param {ReadonlySet<string>} seen @returns {readonly string[]} */
  function testsFor(file, seen = new Set()) {
    const own = tests.filter((test) => about.get(test)?.includes(stem(file)) || uses.get(test)?.includes(file))
    if (own.length > 0 || seen.has(file)) return own
    // Without tests of its own: those of what uses it, else those in which it occurs.
    const users = sources.filter((user) => uses.get(user)?.includes(file))
    const inherited = new Set(users.flatMap((user) => testsFor(user, new Set([...seen, file]))))
    return inherited.size > 0 ? [...inherited].toSorted() : tests.filter((test) => mentions(test, file))
  }

  /** @type {Map<string, Part>} */
  const parts = new Map()
  for (const file of sources) {
    const found = testsFor(file)
    // Whoever wrote it forgot the tests: all of the room may try, and the survivors show it.
    const own = found.length > 0 ? found : tests
    const key = own.join(' ')
    const part = parts.get(key) ?? { name: `${room}-${stem(file)}`, room, files: [], tests: own }
    parts.set(key, { ...part, files: [...part.files, file] })
  }
  return [...parts.values()]
}

/** @type {readonly Part[]} */
export const parts = rooms.flatMap(({ room, by }) => {
  if (!existsSync(path.join(root, 'src', room))) return []
  if (by === 'each') return partsByFile(room)
  return [{ name: room.replace('/', '-'), room, files: sourcesOf(room), tests: testsOf(room) }]
})
