import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { Device, DeviceType, Software } from '../../src/core/session.ts'
import { deviceFromUserAgent } from '../../src/recognition/user-agent.ts'

/** One way to read a user agent, so that all can be asked the same. */
export interface Parser {
  readonly name: string
  readonly read: (text: string) => Pick<Device, 'type' | 'browser' | 'os'> & Partial<Device>
}

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'
const field = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>((at, name) => (isFields(at) ? at[name] : undefined), value)
const software = (value: unknown): Software | null => {
  const name = field(value, 'name')
  return typeof name === 'string' && name !== '' ? { name, version: null } : null
}

const types: Readonly<Record<string, DeviceType>> = {
  desktop: 'desktop',
  mobile: 'mobile',
  tablet: 'tablet',
  tv: 'tv',
  smarttv: 'tv',
  console: 'console',
  wearable: 'watch',
  xr: 'headset',
}
const desktops = /windows|mac|linux|ubuntu|chrom|bsd|fedora|debian/i

const call = (object: unknown, name: string, text: string): unknown => {
  const method = field(object, name)
  return typeof method === 'function' ? method.call(object, text) : undefined
}

/** Ours, and the two that it is compared with: installed in a folder beside the collections, and a dependency of nothing. */
export async function parsersIn(tools: string): Promise<readonly Parser[]> {
  const require = createRequire(`${tools}/`)
  const load = async (name: string): Promise<unknown> => {
    const module: unknown = await import(pathToFileURL(require.resolve(name)).href)
    // A CommonJS module may hold its own default within ours.
    return field(module, 'default', 'default') ?? field(module, 'default') ?? module
  }
  const bowser = await load('bowser')
  const uaParser = await load('ua-parser-js')
  return [
    { name: 'this package', read: deviceFromUserAgent },
    {
      name: 'Bowser 2',
      read: (text) => {
        const result = text.trim() === '' ? {} : call(bowser, 'parse', text)
        const type = field(result, 'platform', 'type')
        return {
          type: (typeof type === 'string' && types[type]) || 'unknown',
          browser: software(field(result, 'browser')),
          os: software(field(result, 'os')),
        }
      },
    },
    {
      name: 'ua-parser-js 2',
      read: (text) => {
        const result = typeof uaParser === 'function' ? uaParser(text) : call(uaParser, 'UAParser', text)
        const type = field(result, 'device', 'type')
        const os = software(field(result, 'os'))
        // It gives computers no type.
        const told =
          typeof type === 'string' ? (types[type] ?? 'unknown') : desktops.test(os?.name ?? '') ? 'desktop' : 'unknown'
        return { type: told, browser: software(field(result, 'browser')), os }
      },
    },
  ]
}
