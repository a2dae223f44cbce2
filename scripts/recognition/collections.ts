import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Case } from './cases.ts'

/** Reads YAML. Not a dependency of the project: installed beside the collections. */
export type Yaml = (text: string) => unknown

/** A collection as its project publishes it, in a folder of its name. */
interface Collection {
  readonly folder: string
  readonly from: string
  readonly licence: string
  readonly read: (folder: string, yaml: Yaml) => readonly Case[]
}

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const field = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>((at, name) => (isFields(at) ? at[name] : undefined), value)
const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Which of our types are right for the word of a collection. What is none of ours is unknown. */
const typesOf: Readonly<Record<string, readonly string[]>> = {
  desktop: ['desktop'],
  smartphone: ['mobile'],
  phablet: ['mobile', 'tablet'],
  'feature phone': ['mobile'],
  mobile: ['mobile'],
  tablet: ['tablet'],
  tv: ['tv'],
  television: ['tv'],
  console: ['console'],
  gaming: ['console'],
  // One word for watches, glasses and headsets.
  wearable: ['watch', 'headset'],
  watch: ['watch'],
  headset: ['headset'],
  ereader: ['tablet'],
  bot: ['unknown'],
}

function filesIn(folder: string, ending: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => path.join(folder, file))
}

const plain = { types: null, program: null, system: null, title: null }

/**
 * Where a text names no program (Android's own layer, a bare "iPhone13Pro"), that collection fills in the system's browser. No browser sends such a text, and
 * nobody can read one out of it.
 */
const programOf = (agent: string, name: unknown) =>
  (name === 'Android Browser' || name === 'Mobile Safari') && !/webkit/i.test(agent) ? null : text(name)

function deviceDetector(folder: string, yaml: Yaml): readonly Case[] {
  const devices = filesIn(path.join(folder, 'Tests/fixtures'), '.yml')
    .filter((file) => !/clienthints/.test(file))
    .flatMap((file) =>
      list(yaml(readFileSync(file, 'utf8'))).flatMap((row) => {
        const agent = text(field(row, 'user_agent'))
        if (agent === null) return []
        const bot = text(field(row, 'bot', 'name'))
        const type = text(field(row, 'device', 'type')) ?? (bot ? 'bot' : 'no type')
        return [
          {
            list: 'device-detector',
            group: type,
            text: agent,
            types: typesOf[type] ?? null,
            program: bot ?? programOf(agent, field(row, 'client', 'name')),
            system: bot === null ? text(field(row, 'os', 'name')) : null,
            title: null,
          },
        ]
      }),
    )
  const programs = filesIn(path.join(folder, 'Tests/Parser/Client/fixtures'), '.yml').flatMap((file) =>
    list(yaml(readFileSync(file, 'utf8'))).flatMap((row) => {
      const agent = text(field(row, 'user_agent'))
      const group = text(field(row, 'client', 'type')) ?? 'program'
      return agent === null
        ? []
        : [{ ...plain, list: 'device-detector', group, text: agent, program: text(field(row, 'client', 'name')) }]
    }),
  )
  return [...devices, ...programs]
}

function whichBrowser(folder: string, yaml: Yaml): readonly Case[] {
  return filesIn(path.join(folder, 'tests/data'), '.yaml').flatMap((file) =>
    list(yaml(readFileSync(file, 'utf8'))).flatMap((row) => {
      const headers = field(row, 'headers')
      const agent =
        typeof headers === 'string' ? headers.replace(/^User-Agent: /, '') : text(field(headers, 'User-Agent'))
      // Further headers say what the text does not.
      if (agent === null || (isFields(headers) && Object.keys(headers).length > 1)) return []
      const type = text(field(row, 'result', 'device', 'type')) ?? 'no type'
      const name = field(row, 'result', 'browser', 'name')
      return [
        {
          list: 'whichbrowser',
          group: type,
          text: agent,
          types: typesOf[type] ?? null,
          program: text(name) ?? text(field(row, 'result', 'browser', 'using')),
          system: text(field(row, 'result', 'os', 'name')),
          title: null,
        },
      ]
    }),
  )
}

function uapCore(folder: string, yaml: Yaml): readonly Case[] {
  const read = (file: string, group: string, of: (family: string | null) => Partial<Case>) =>
    list(field(yaml(readFileSync(path.join(folder, 'tests', file), 'utf8')), 'test_cases')).flatMap((row) => {
      const agent = text(field(row, 'user_agent_string'))
      const family = text(field(row, 'family'))
      return agent === null || family === 'Other'
        ? []
        : [{ ...plain, list: 'uap-core', group, text: agent, ...of(family) }]
    })
  return [
    ...read('test_ua.yaml', 'program', (program) => ({ program })),
    ...read('test_os.yaml', 'system', (system) => ({ system })),
  ]
}

function bowser(folder: string, yaml: Yaml): readonly Case[] {
  const groups = yaml(readFileSync(path.join(folder, 'test/acceptance/useragentstrings.yml'), 'utf8'))
  return (isFields(groups) ? Object.values(groups) : []).flatMap((rows) =>
    list(rows).flatMap((row) => {
      const agent = text(field(row, 'ua'))
      const type = text(field(row, 'spec', 'platform', 'type'))
      if (agent === null) return []
      return [
        {
          list: 'bowser',
          group: type ?? 'no type',
          text: agent,
          types: type === null ? null : (typesOf[type] ?? null),
          program: text(field(row, 'spec', 'browser', 'name')),
          system: text(field(row, 'spec', 'os', 'name')),
          title: null,
        },
      ]
    }),
  )
}

function podcasts(folder: string): readonly Case[] {
  const entries = field(JSON.parse(readFileSync(path.join(folder, 'src/apps.json'), 'utf8')), 'entries')
  return list(entries).flatMap((entry) =>
    list(field(entry, 'examples')).flatMap((example) => {
      const agent = text(example)
      return agent === null
        ? []
        : [{ ...plain, list: 'podcasts', group: 'app', text: agent, program: text(field(entry, 'name')) }]
    }),
  )
}

function crawlers(folder: string): readonly Case[] {
  return list(JSON.parse(readFileSync(path.join(folder, 'crawler-user-agents.json'), 'utf8'))).flatMap((entry) =>
    list(field(entry, 'instances')).flatMap((instance) => {
      const agent = text(instance)
      return agent === null
        ? []
        : [{ ...plain, list: 'crawlers', group: 'bot', text: agent, types: ['unknown', 'cli'] }]
    }),
  )
}

function phpUserAgent(folder: string): readonly Case[] {
  const rows = JSON.parse(readFileSync(path.join(folder, 'tests/user_agents.dist.json'), 'utf8'))
  return Object.entries(isFields(rows) ? rows : {}).map(([agent, row]) => ({
    types: null,
    system: null,
    title: null,
    list: 'phpuseragent',
    group: list(field(row, 'class')).includes('Bots') ? 'bot' : 'program',
    text: agent,
    program: text(field(row, 'browser')),
  }))
}

/** Where each is published, and the licence that allows testing with it. None of it is in this repository. */
export const collections: readonly Collection[] = [
  { folder: 'device-detector', from: 'matomo-org/device-detector', licence: 'LGPL-3.0', read: deviceDetector },
  { folder: 'whichbrowser', from: 'WhichBrowser/Parser-PHP', licence: 'MIT', read: whichBrowser },
  { folder: 'uap-core', from: 'ua-parser/uap-core', licence: 'Apache-2.0', read: uapCore },
  { folder: 'bowser', from: 'bowser-js/bowser', licence: 'MIT', read: bowser },
  { folder: 'phpuseragent', from: 'donatj/PhpUserAgent', licence: 'MIT', read: phpUserAgent },
  { folder: 'podcast-user-agents', from: 'opawg/user-agents-v2', licence: 'MIT', read: podcasts },
  { folder: 'crawler-user-agents', from: 'monperrus/crawler-user-agents', licence: 'MIT', read: crawlers },
]
