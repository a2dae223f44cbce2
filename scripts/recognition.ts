// Measures the recogniser beside Bowser and ua-parser-js on the list in test/recognition and on public collections, and writes the tables of
// docs/recognition.md. The collections and the other parsers stay out of the repository:
//
//   npm run recognition -- --collections <folder>
//
// The folder holds a clone of each project that scripts/recognition/collections.ts names, those that are there are read. What is needed besides (the other
// parsers, a reader for YAML) is installed in a folder of its own, `tools`, within it.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { describeDevice } from '../src/core/device-name.ts'
import type { Device } from '../src/core/session.ts'
import { type Case, type Half, halfOf } from './recognition/cases.ts'
import { collections } from './recognition/collections.ts'
import { type Parser, parsersIn } from './recognition/parsers.ts'
import { nameTally, type Tally, titleTally, typeTally } from './recognition/score.ts'

const { values: flags } = parseArgs({
  options: { collections: { type: 'string', default: '.cache/recognition' } },
})
const folder = path.resolve(flags.collections)
const tools = path.join(folder, 'tools')
const page = 'docs/recognition.md'

if (!existsSync(path.join(tools, 'node_modules'))) {
  mkdirSync(tools, { recursive: true })
  writeFileSync(path.join(tools, 'package.json'), '{ "private": true }\n')
  const packages = ['js-yaml@4.1.0', 'bowser@2.15.0', 'ua-parser-js@2.0.10']
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', ...packages], {
    cwd: tools,
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(1)
}
const { load, FAILSAFE_SCHEMA } = createRequire(`${tools}/`)('js-yaml')
const parsers = await parsersIn(tools)

const { cases: written } = JSON.parse(readFileSync('test/recognition/user-agents.json', 'utf8'))
const own: readonly Case[] = written.map((each: Readonly<Record<string, string> & { types: readonly string[] }>) => ({
  list: 'this repository',
  group: each.group,
  text: each.userAgent,
  types: each.types,
  program: null,
  system: null,
  title: new RegExp(each.title ?? ''),
}))
const read = collections.filter(({ folder: name }) => existsSync(path.join(folder, name)))
const all = read.flatMap((each) =>
  each.read(path.join(folder, each.folder), (text) => load(text, { schema: FAILSAFE_SCHEMA })),
)
const isHalf =
  (half: Half) =>
  ({ text }: Case) =>
    halfOf(text) === half

const { device: words } = JSON.parse(readFileSync('src/i18n/locales/en.json', 'utf8'))
const nameOf = (device: Device) =>
  describeDevice(device, (word, values = {}) =>
    String(words[word]).replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => values[name] ?? placeholder),
  ).name

const percent = ({ right, vague, wrong }: Tally): string => {
  const total = right + vague + wrong
  return total === 0 ? '' : `${((100 * right) / total).toFixed(1)} % (${vague} vague, ${wrong} wrong)`
}
const total = ({ right, vague, wrong }: Tally) => right + vague + wrong

function table(rows: readonly (readonly [name: string, measure: (parser: Parser) => Tally])[]): string {
  const lines = rows.map(([name, measure]) => {
    const tallies = parsers.map(measure)
    return `| ${[name, String(total(tallies[0] ?? { right: 0, vague: 0, wrong: 0 })), ...tallies.map(percent)].join(' | ')} |`
  })
  return [
    `| | texts | ${parsers.map(({ name }) => name).join(' | ')} |`,
    `| --- | ---: |${' --- |'.repeat(parsers.length)}`,
    ...lines,
  ].join('\n')
}

const groups: readonly (readonly [name: string, is: (each: Case) => boolean])[] = [
  ['Smartphones', ({ group }) => group === 'smartphone'],
  ['Tablets', ({ group }) => group === 'tablet'],
  ['Televisions', ({ group }) => group === 'tv' || group === 'television'],
  ['Consoles', ({ group }) => group === 'console' || group === 'gaming'],
  ['Computers', ({ group }) => group === 'desktop'],
  ['Watches and headsets', ({ group }) => ['wearable', 'watch', 'headset'].includes(group)],
  ['Robots', ({ group }) => group === 'bot'],
  ['All of device-detector', ({ types, list }) => types !== null && list === 'device-detector'],
  ['All', ({ types }) => types !== null],
]
/** A television and a console are named by the device alone. */
const hasProgram = ({ group, list }: Case) =>
  !/^(?:tv|television|console|gaming|bot|media)$/.test(group) && list !== 'crawlers'

function tablesOf(half: Half): string {
  const here = all.filter(isHalf(half))
  const mine = own.filter(isHalf(half))
  return [
    `### Types, ${half}\n`,
    table(groups.map(([name, is]) => [name, (parser: Parser) => typeTally(parser, here.filter(is))] as const)),
    `\n### Programs and systems, ${half}\n`,
    table(
      read.map(
        ({ folder: name }) =>
          [
            name,
            (parser: Parser) =>
              nameTally(
                parser,
                here.filter((each) => each.list === listOf(name) && hasProgram(each)),
              ),
          ] as const,
      ),
    ),
    `\n### The list in \`test/recognition\`, ${half}\n`,
    table([['Names', (parser: Parser) => titleTally(parser, mine, nameOf)]]),
  ].join('\n')
}

function listOf(name: string): string {
  return name.replace('podcast-user-agents', 'podcasts').replace('crawler-user-agents', 'crawlers')
}

function kilobytes(code: string): string {
  const built = buildSync({
    stdin: { contents: code, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    nodePaths: [path.join(tools, 'node_modules')],
    write: false,
  })
  return (gzipSync(built.outputFiles[0]?.contents ?? '', { level: 9 }).length / 1000).toFixed(1)
}

function microseconds(parser: Parser): string {
  // Every text once: nothing is remembered yet.
  const texts = all.filter((_, at) => at % 7 === 0).map(({ text }) => `${text} `)
  // The time of the processor: a machine that does other things as well does not count.
  const start = process.cpuUsage()
  for (const text of texts) parser.read(text)
  return (process.cpuUsage(start).user / texts.length).toFixed(0)
}

const sizes = [
  kilobytes(
    "export { deviceFromUserAgent } from './src/recognition/user-agent.ts'; export { deviceFromLabel } from './src/recognition/label.ts'",
  ),
  kilobytes("export { default } from 'bowser'"),
  kilobytes("export { UAParser } from 'ua-parser-js'"),
]
const costs = [
  `| | ${parsers.map(({ name }) => name).join(' | ')} |`,
  `| --- |${' ---: |'.repeat(parsers.length)}`,
  `| kB, gzip | ${sizes.join(' | ')} |`,
  `| µs a text, the first time | ${parsers.map(microseconds).join(' | ')} |`,
  '| licence | MIT | MIT | AGPL-3.0 |',
].join('\n')

const sources = read.map(
  ({ from, licence, folder: name }) =>
    `| ${name} | ${from} | ${licence} | ${all.filter(({ list }) => list === listOf(name)).length} |`,
)
const measured = [
  costs,
  tablesOf('held out'),
  tablesOf('tuned'),
  `### The collections\n\n| Folder | Project | Licence | Texts |\n| --- | --- | --- | ---: |\n${sources.join('\n')}`,
].join('\n\n')

process.stdout.write(`${measured}\n`)
// A page without some of the collections would say less than the one that is there.
if (read.length === collections.length) {
  const [before = '', rest = ''] = readFileSync(page, 'utf8').split('<!-- measured -->')
  const [, after = ''] = rest.split('<!-- /measured -->')
  writeFileSync(page, `${before}<!-- measured -->\n\n${measured}\n\n<!-- /measured -->${after}`)
}
