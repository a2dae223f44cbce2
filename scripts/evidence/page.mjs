// Writes docs/evidence.md from what is kept. No dates: the page changes when what it tells changes.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { byTag, ranInBrowser } from '../../test/evidence/tags.ts'
import { findChromium } from '../lib/chromium.mjs'
import { root } from '../lib/project.mjs'
import { claims } from './claims.mjs'
import { reasonFor } from './equivalents.mjs'
import { kept } from './kept.mjs'
import { code, table } from './markdown.mjs'
import { hashOf, resultOf } from './mutation.mjs'
import { parts } from './mutation-parts.mjs'
import { shards, WANTED } from './property.mjs'

/** @typedef {ReturnType<typeof byTag>} Found the tests of a run by what they stand for */
/** @typedef {import('../../test/evidence/tags.ts').TaggedTest} TaggedTest */

/** @returns {Promise<boolean>} */
export async function writePage() {
  const { matrix, asvs, wcag } = await claims()
  /** @type {(import('./run-tests.mjs').Runs & { commit: string }) | null} */
  const runs = kept('tests')
  /** @type {import('./run-firefox.mjs').FirefoxRun | null} */
  const firefox = kept('firefox')
  /** @type {import('./run-hosts.mjs').HostsRun | null} */
  const hosts = kept('hosts')
  /** @type {import('./run-servers.mjs').ServersRun | null} */
  const servers = kept('servers')
  /** @type {import('./run-reader.mjs').ReaderRun | null} */
  const reader = kept('reader')
  const found = byTag(runs?.results ?? {})
  const sections = [
    intro(),
    await whereItRan(runs?.commit, { firefox, hosts, servers, reader }),
    matrixSection(matrix, found, byTag(firefox?.results ?? {})),
    hostsSection(hosts),
    readerSection(reader),
    propertySection(),
    mutationSection(),
    coverageSection(),
    sizesSection(),
    claimsSection(
      'ASVS 5.0',
      'What the standard asks of this screen, in our own words, and whose job each line is.',
      asvs,
      (id) => found.get(`ASVS ${id}`),
    ),
    claimsSection(
      'WCAG 2.2, A and AA',
      `${storiesLine()} Every criterion of both levels, and whose job it is. No person with a screen reader has judged it yet: Orca reads the paths above, and a virtual reader the transcripts in \`test/browser/transcript.test.tsx\`.`,
      wcag,
      (id) => found.get(`WCAG ${id}`),
    ),
  ]
  writeFileSync(path.join(root, 'docs', 'evidence.md'), `${sections.join('\n\n')}\n`)
  return true
}

function storiesLine() {
  /** @type {{ commit: string; stories: number; passed: number } | null} */
  const found = kept('stories')
  const looks = 'in light, dark, forced colours, more contrast (light and dark) and from right to left'
  return found
    ? `axe finds nothing on ${found.passed} of ${found.stories} stories, each ${looks}, at ${code(found.commit)}; \`npm test\` has its own look and one other of each.`
    : 'axe on all stories in all looks: not run.'
}

const intro = () => `# Evidence

What is proven about \`react-device-sessions\`, and by which test. Made by \`npm run evidence\`; do not edit. The tests of a line are those of the run whose titles begin with its number; \`npm test\` fails when a
line has none, or one that has not passed (\`test/evidence/\`). The threat model is in [SECURITY.md](../SECURITY.md).`

/**
 * @param {string | undefined} commit
 * @param {{
 *   firefox: import('./run-firefox.mjs').FirefoxRun | null
 *   hosts: import('./run-hosts.mjs').HostsRun | null
 *   servers: import('./run-servers.mjs').ServersRun | null
 *   reader: import('./run-reader.mjs').ReaderRun | null
 * }} others
 */
async function whereItRan(commit, { firefox, hosts, servers, reader }) {
  const chromium = await findChromium()
  const rows = [
    ['Commit of the test results', commit ? code(commit) : 'not run'],
    ['Node', process.version],
    ['Chromium', chromium ? versionOf(chromium) : 'none'],
    ['Firefox', firefox ? `${firefox.version}, at ${code(firefox.commit)}: ${passedIn(firefox)}` : 'not run'],
    [
      'WebKit',
      hosts
        ? `${hosts.versions['webkit']}, at ${commitsOf(hosts)}; Safari itself is not to be had on this system`
        : 'not run',
    ],
    ['Screen reader', reader ? `${reader.version}, at ${code(reader.commit)}: ${passedIn(reader)}` : 'not run'],
    [
      'Servers and databases',
      servers ? `${servers.versions}, at ${code(servers.commit)}: ${passedIn(servers)}` : 'not run',
    ],
    [
      'jsdom, React, TanStack Query',
      ['jsdom', 'react', '@tanstack/react-query'].map((name) => installed(name)).join(', '),
    ],
    ['vitest, fast-check, Stryker', [...['vitest', 'fast-check'].map((name) => installed(name)), stryker()].join(', ')],
    ['Machine', `${os.cpus().length} cores, ${os.platform()} ${os.arch()}`],
  ]
  return `## Where it ran\n\n${table(['What', 'Which'], rows)}\n\n\`+\` after a commit: with changes that were not committed yet.`
}

/**
 * @param {readonly import('../../test/evidence/matrix.ts').Fault[]} matrix
 * @param {Found} found
 * @param {Found} inFirefoxToo
 */
function matrixSection(matrix, found, inFirefoxToo) {
  const rows = matrix.map(({ id, fault, outcome, proof }) => {
    const tests = found.get(id) ?? []
    const firefox = inFirefoxToo.get(id) ?? []
    return [
      `[${id}](#${id.toLowerCase()})`,
      fault,
      outcome,
      outcomeOf(tests.filter((test) => !ranInBrowser(test))),
      outcomeOf(tests.filter(ranInBrowser)) + (proof === 'browser' ? ' ◆' : ''),
      outcomeOf(firefox),
      String(tests.length + firefox.length),
    ]
  })
  const lists = matrix.map(({ id }) => `### ${id}\n\n${(found.get(id) ?? []).map(line).join('\n') || 'Not run.'}`)
  return `## The fault matrix

What a server, a network, a browser or a person can do wrong, and what then must be true. The last column counts every test that carries the number. Nothing in a column: no test of this fault runs there. ◆: must
be held in a real browser.

${table(['', 'Fault', 'Outcome', 'Node, jsdom', 'Chromium', 'Firefox', 'Tests'], rows)}

${lists.join('\n\n')}`
}

/** The kinds of tests in test/hosts, by how their files begin. */
const kindsOfHosts = {
  looks: 'What is seen: contrast, surfaces, places, sizes, tones',
  job: 'The main job, with the keyboard alone; in a shadow root and a frame too',
  behaviour: 'Translation, defaults of the query client, broken adapters, policies, several lists',
  development: 'Warnings under Vite’s development server',
  documented: 'Documented snippets, given to bundlers',
  floor: 'The floor of browsers',
}

/** Its files may have run at different ones. @param {import('./run-hosts.mjs').HostsRun} hosts */
const commitsOf = ({ commits }) => [...new Set(Object.values(commits))].map(code).join(', ')

/** @param {import('./run-hosts.mjs').HostsRun | null} hosts */
function hostsSection(hosts) {
  if (!hosts) return '## Pages of others\n\nNot run yet.'
  const cell = (/** @type {string} */ file) => {
    const all = Object.entries(hosts.results).filter(([name]) => name.startsWith(`test/hosts/${file}.test.ts > `))
    const passed = all.filter(([, status]) => status === 'passed').length
    return all.length === 0 ? '' : `${markFor(passed === all.length ? 'passed' : 'failed')} ${passed} of ${all.length}`
  }
  const rows = Object.entries(kindsOfHosts).map(([kind, about]) => [
    about,
    cell(`${kind}-chromium`) || cell(kind),
    cell(`${kind}-firefox`),
    cell(`${kind}-webkit`),
  ])
  return `## Pages of others

The package as it is packed, built for production by Vite, webpack and Next.js (\`test/hosts/matrix.ts\`), between resets, Tailwind 3 and 4, Bootstrap and shadcn, light and dark, on a system that prefers the other; at ${commitsOf(hosts)}.
Nothing in a column: not run there.

${table(['What', 'Chromium', 'Firefox', 'WebKit'], rows)}`
}

/** @param {import('./run-reader.mjs').ReaderRun | null} reader */
function readerSection(reader) {
  const results = Object.entries(reader?.results ?? {}).map(([title, status]) => {
    const [, browser = '', name = ''] = /Orca reads (\w+): (.+)$/.exec(title) ?? []
    return { browser, name, status }
  })
  const browsers = [...new Set(results.map(({ browser }) => browser))]
  /** @param {string} name @param {string} browser */
  const markIn = (name, browser) => {
    const result = results.find((each) => each.name === name && each.browser === browser)
    return result ? markFor(result.status) : ''
  }
  const names = [...new Set(results.map(({ name }) => name))]
  const rows = names.map((name) => [code(name)].concat(browsers.map((browser) => markIn(name, browser))))
  return `## What a screen reader says

${reader ? reader.version : 'Not run'}. Orca's speech goes to a stand-in for a voice, which writes down what it would say. Each path in \`test/reader/transcripts/\` is walked by keys on the page of the demo: every phrase of a step is
heard, once and in order, and the focus is where the file says.

${table(['Path', ...browsers], rows)}`
}

function propertySection() {
  const done = shards()
  const runs = done.reduce((sum, shard) => sum + shard.runs, 0)
  const failed = done.filter(({ passed }) => !passed)
  const state =
    failed.length > 0 ? `**failed** with the seeds ${failed.map(({ seed }) => seed).join(', ')}` : 'all hold'
  const commits = [...new Set(done.map(({ commit }) => code(commit)))].join(', ')
  const rows = done.map(({ seed, runs: each, passed, commit }) => [
    String(seed),
    String(each),
    passed ? '✓' : '✗',
    code(commit),
  ])
  return `## Properties

\`test/ui/device-list/truth.test.tsx\` drives hooks and \`<DeviceList>\`, under StrictMode, against a server that fails, lies, lags, asks for proof and rotates ids at random, with a user who signs out, cancels,
double clicks and proves or does not. At every moment: a session that is called signed out, on screen or aloud, is absent from the last complete read; "only this device" rests on a complete read
that shows no other; this device is in no request but its own; there is one request at most for each confirmed click, and one repetition with a proof; no promise is rejected unheard; the focus is
never on \`body\`.

**${runs.toLocaleString('en')} of ${WANTED.toLocaleString('en')} runs: ${done.length === 0 ? 'none yet' : state}**${commits ? ` (at ${commits})` : ''}. \`npm test\` runs 60 more each time, with the seed printed.

${done.length === 0 ? '' : table(['Seed', 'Runs', '', 'Commit'], rows)}

Further properties, each with a fixed seed in \`npm test\`: answers of any kind to every adapter, and odd ids that must reach nothing but their own session (\`test/adapters/fuzz-*.test.ts\`); headers
(\`Retry-After\`, \`RateLimit\`, \`WWW-Authenticate\`, \`Link\`) and times (\`test/adapters/lib/\`); texts in every slot (\`test/ui/device-list/hostile-slots.test.tsx\`, \`test/ui/format/\`).`
}

/** @param {import('./mutation.mjs').Survivor} survivor */
const rowOf = ({ file, line: at, mutator, from, to }) => [
  code(`${file.replace('src/', '')}:${at}`),
  mutator,
  code(from),
  code(to),
]

function mutationSection() {
  const found = parts.flatMap((part) => {
    const result = resultOf(part)
    return result ? [{ part, ...result, isOld: result.hash !== hashOf(part) }] : []
  })
  const missing = parts.filter((part) => resultOf(part) === null)
  const rooms = [...new Set(parts.map(({ room }) => room))].map((room) => {
    const own = found.filter(({ part }) => part.room === room)
    return [code(room), scoreOf(own), `${own.length} of ${parts.filter((part) => part.room === room).length}`].flat()
  })
  const rows = found.map(({ part, isOld, commit, ...result }) =>
    [part.name + (isOld ? ' ¹' : ''), scoreOf([result]), code(commit ?? 'unknown')].flat(),
  )
  const survivors = found.flatMap(({ survived }) => survived)
  const explained = survivors.flatMap((survivor) => {
    const why = reasonFor(survivor)
    return why === null ? [] : [rowOf(survivor).concat(why)]
  })
  const open = survivors.filter((survivor) => reasonFor(survivor) === null).map(rowOf)
  return `## Mutation

Stryker breaks the code a little, and a test must notice: of each part, first those tests that stand for it; what they do not notice, any test of its room ("Later": how many of the killed). Tests of other rooms do not count. Aim: 90 % in each room, and 95 % in \`ui/model\`, where every word on the screen comes from. "Timed out" counts as noticed: the
broken code ran for ever.

${table(['Room', 'Score', 'Mutants', 'Killed', 'Later', 'Timed out', 'Survived', 'Parts run'], rooms)}

${missing.length > 0 ? `Not run yet: ${missing.map(({ name }) => name).join(', ')}.\n\n` : ''}${table(['Part', 'Score', 'Mutants', 'Killed', 'Later', 'Timed out', 'Survived', 'Commit'], rows)}

¹ Its sources or tests have changed since.

<details><summary>Survivors with a reason</summary>

${table(['Where', 'Mutator', 'From', 'To', 'Why no test can tell'], explained)}

</details>

<details><summary>Survivors that a better test could kill</summary>

${table(['Where', 'Mutator', 'From', 'To'], open)}

</details>`
}

/** @param {readonly import('./mutation.mjs').Counts[]} results */
function scoreOf(results) {
  const killed = results.reduce((sum, each) => sum + each.killed, 0)
  const later = results.reduce((sum, each) => sum + each.later, 0)
  const timeout = results.reduce((sum, each) => sum + each.timeout, 0)
  const survived = results.reduce((sum, each) => sum + each.survived.length, 0)
  const total = killed + timeout + survived
  return [percent(killed + timeout, total), ...[total, killed, later, timeout, survived].map(String)]
}

function coverageSection() {
  /** @type {{ commit: string; rooms: Record<string, import('./measure.mjs').Branches> } | null} */
  const found = kept('coverage')
  if (!found) return '## Branch coverage\n\nNot run yet.'
  const rows = Object.entries(found.rooms).map(([room, { covered, total }]) => [
    code(room),
    percent(covered, total),
    `${covered} of ${total}`,
  ])
  return `## Branch coverage\n\nBy the tests in Node, jsdom and Chromium, without those of stories and of the whole page; at ${code(found.commit)}.\n\n${table(['Room', 'Branches', ''], rows)}`
}

function sizesSection() {
  /** @type {{ commit: string; entries: readonly { name: string; size: number; sizeLimit: number }[] } | null} */
  const found = kept('sizes')
  if (!found) return '## Sizes\n\nNot run yet.'
  const rows = found.entries.map(({ name, size, sizeLimit }) => [name, kilobytes(size), kilobytes(sizeLimit)])
  return `## Sizes\n\nBrotli, peers not counted; at ${code(found.commit)}.\n\n${table(['What', 'Size', 'Budget'], rows)}`
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`

/**
 * @param {string} title
 * @param {string} about
 * @param {readonly import('../../test/evidence/claims.ts').Claim[]} rows
 * @param {(id: string) => readonly TaggedTest[] | undefined} testsOf
 */
function claimsSection(title, about, rows, testsOf) {
  const whose = {
    kit: 'the kit',
    shared: 'shared',
    server: 'the server',
    application: 'the application',
    none: 'nothing here',
  }
  const cells = rows.map((row) => [
    row.id,
    row.level,
    row.requirement,
    whose[row.whose],
    row.how,
    (testsOf(row.id) ?? []).map(cell).join('<br>'),
  ])
  return `## ${title}\n\n${about}\n\n${table(['', 'Level', 'Requirement', 'Whose job', 'How', 'Tests'], cells)}`
}

const short = (/** @type {string} */ file) => file.replace(/^test\//, '')

const markFor = (/** @type {string} */ status) => (status === 'passed' ? '✓' : '✗')

/** @param {TaggedTest} test */
const cell = ({ file, name, status }) => `${markFor(status)} ${code(`${short(file)} > ${name}`)}`

/** @param {TaggedTest} test */
const line = (test) => `- ${cell(test)}`

/** The worst of them; nothing where there is none. @param {readonly TaggedTest[]} tests */
function outcomeOf(tests) {
  if (tests.length === 0) return ''
  return tests.every(({ status }) => status === 'passed') ? '✓' : '✗'
}

/** @param {import('./run-tests.mjs').Runs} runs */
function passedIn({ results }) {
  const all = Object.values(results)
  return `${all.filter((status) => status === 'passed').length} of ${all.length} tests passed`
}

/** @param {number} part @param {number} whole */
const percent = (part, whole) => (whole === 0 ? 'not run' : `${((100 * part) / whole).toFixed(1)} %`)

/** @param {string} program */
function versionOf(program) {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim().split(' built')[0] ?? 'unknown'
}

/** @param {string} name */
function installed(name) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8'))
  return `${name} ${version}`
}

/** It is installed for the mutations alone, in a folder of its own. */
function stryker() {
  const name = '@stryker-mutator/core'
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'scripts/evidence/stryker/package.json'), 'utf8'))
  return `${name} ${dependencies[name]}`
}
