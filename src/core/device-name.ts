import { namePart } from './known-text.ts'
import type { Device, DeviceType } from './session.ts'

/** The words that names of devices are made of: the texts below `device` in a locale file. */
export type DeviceWord =
  | DeviceType
  | 'app'
  | 'ios'
  | 'mac'
  | 'windows'
  | 'chromeos'
  | 'on'
  | `on_${Exclude<DeviceType, 'unknown'>}`
  | `with_${DeviceType}`
  | 'made_tv'

/** Looks up one of the words, with its `{{placeholders}}` filled in. */
export type SayDevice = (word: DeviceWord, values?: Readonly<Record<string, string>>) => string

/** What to call a device, and whether the name already says what kind it is: an icon needs no text of its own then. */
export interface DeviceDescription {
  readonly name: string
  readonly saysType: boolean
}

/** Systems that people call by the device: a "macOS computer" is a Mac. */
const computers: readonly (readonly [system: RegExp, word: DeviceWord])[] = [
  [/^(?:mac ?os(?: x)?|os x)$/i, 'mac'],
  [/^windows(?: nt)?$/i, 'windows'],
  [/^chrome ?os$/i, 'chromeos'],
]
/** Systems of one maker's devices: nothing else runs them. */
const devices: ReadonlyMap<string, string> = new Map([
  ['iPadOS', 'iPad'],
  ['tvOS', 'Apple TV'],
  ['watchOS', 'Apple Watch'],
])

/**
 * Names a device as its user does, else after what is known of it: "Firefox on Windows", "Safari on iPhone", "Samsung TV", "curl (command line)", "Mac", "Edge on a tablet", the
 * server's own label, "Mobile device", "Unknown device". Never empty, never a version: most cannot be known.
 */
export function describeDevice(device: Device, say: SayDevice): DeviceDescription {
  const { type } = device
  const given = namePart(device.name)
  if (given !== null) return { name: given, saysType: saysIt(given, say(type)) }
  const what = device.browser?.name === 'WebView' ? say('app') : namePart(device.browser?.name)
  const system = namePart(device.os?.name.replace(SYSTEM_VERSION, '$1'))
  const model = modelName(device, say)
  // "Mac" and "PC" say less than the system; "iPhone" and "Pixel 8" say more. What runs inside a television says nothing to its owner.
  const os = type === 'tv' && system === 'Linux' ? null : system
  const where = type === 'desktop' ? (os ?? model) : (model ?? systemName(os, type, say))

  if (what && where && !sameText(what, where)) return { name: say('on', { what, where }), saysType: false }
  if (what && type !== 'unknown') return { name: say(`on_${type}`, { what }), saysType: true }
  if (what) return { name: what, saysType: false }
  const computer = type === 'desktop' && os ? computers.find(([known]) => known.test(os))?.[1] : undefined
  if (computer) return { name: say(computer), saysType: true }
  if (where && where === os && !os.endsWith(' TV'))
    return { name: say(`with_${type}`, { os }), saysType: type !== 'unknown' }
  const typeName = say(type)
  const name = where ?? namePart(device.label?.replace(FROZEN_VERSION, '$1')) ?? typeName
  return { name, saysType: saysIt(name, typeName) }
}

/** A model by the name that its owner knows; `null` where it is a code, "SM-A546B", and a system says more. */
function modelName({ type, model, os }: Device, say: SayDevice): string | null {
  const name = namePart(model?.replace(/^(iP[a-z]+|Watch)\d+,\d+$/, '$1').replace(/^AppleTV(?:\d+,\d+)?$/, 'Apple TV'))
  if (name === null) return null
  if ((type === 'mobile' || type === 'tablet') && os && /^[^\p{Ll}]*\d[^\p{Ll}]*$/u.test(name)) return null
  const [, maker] = /^(?!Apple|Fire|Google|Android)(\S+) TV$/.exec(name) ?? []
  return maker !== undefined && type === 'tv' ? say('made_tv', { maker }) : name
}

function systemName(os: string | null, type: DeviceType, say: SayDevice): string | null {
  if (os === null) return null
  if (os === 'iOS' && type !== 'tablet') return say('ios')
  return devices.get(os) ?? os
}

/**
 * What no user agent can know, and some servers name a system with: all of macOS calls itself 10.15.7, Windows 10 and 11 are
 * both NT 10.0, and browsers froze Android and iOS.
 */
const SYSTEM_VERSION = /^(mac ?os(?: x)?|os x|windows(?: nt)?|android|ios|ipados|chrome ?os)[ /]v?\d[\d._]*$/i
const FROZEN_VERSION = /\b(mac ?os(?: x)?|os x|windows) (?:10[._]15(?:[._]\d+)*|nt \d+(?:\.\d+)?)/gi

/** Whether the words of one text stand in another. */
function saysIt(text: string, words: string): boolean {
  const at = text.toLowerCase().indexOf(words.toLowerCase())
  return at >= 0 && !/[\p{L}\p{N}]/u.test(`${text.charAt(at - 1)}${text.charAt(at + words.length)}`)
}

function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
