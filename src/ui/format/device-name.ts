import type { Device, DeviceType } from '../../core/session.ts'
import type { Translate } from '../texts/text-key.ts'
import { namePart } from './known-text.ts'

/** What to call a device, and whether the name already says what kind it is: an icon needs no text of its own then. */
export interface DeviceDescription {
  readonly name: string
  readonly saysType: boolean
}

/**
 * Names a device after what is known of it: "Firefox on Windows", "Safari on iPhone", "Edge on a tablet", "Linux computer",
 * the server's own label, "Mobile device", "Unknown device". Never empty, never a version: most cannot be known.
 */
export function describeDevice(device: Device, t: Translate): DeviceDescription {
  const { type } = device
  const what = namePart(device.browser?.name)
  const system = namePart(device.os?.name.replace(SYSTEM_VERSION, '$1'))
  const model = namePart(device.model)
  // "Mac" and "PC" say less than the system; "iPhone" and "Pixel 8" say more.
  const where = type === 'desktop' ? (system ?? model) : (model ?? system)

  if (what && where && !sameText(what, where)) return { name: t('device.on', { what, where }), saysType: false }
  if (what && type !== 'unknown') return { name: t(`device.on_${type}`, { what }), saysType: true }
  if (what) return { name: what, saysType: false }
  if (where && where === system) return { name: t(`device.with_${type}`, { os: system }), saysType: type !== 'unknown' }
  const typeName = deviceTypeName(type, t)
  const name = where ?? namePart(device.label?.replace(FROZEN_VERSION, '$1')) ?? typeName
  return { name, saysType: saysIt(name, typeName) }
}

/** What to call a device: see `describeDevice`. */
export function deviceName(device: Device, t: Translate): string {
  return describeDevice(device, t).name
}

/** "Computer", "Mobile device", …, "Unknown device". */
export function deviceTypeName(type: DeviceType, t: Translate): string {
  return t(`device.${type}`)
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
