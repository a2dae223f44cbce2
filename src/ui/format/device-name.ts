import type { Device, DeviceType } from '../../core/session.ts'
import type { Translate } from '../texts/text-key.ts'
import { cleanText, isolate } from './clean-text.ts'

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
  const system = namePart(device.os?.name)
  const model = namePart(device.model)
  // "Mac" and "PC" say less than the system; "iPhone" and "Pixel 8" say more.
  const where = type === 'desktop' ? (system ?? model) : (model ?? system)

  if (what && where && !sameText(what, where)) return { name: t('device.on', { what, where }), saysType: false }
  if (what && type !== 'unknown') return { name: t(`device.on_${type}`, { what }), saysType: true }
  if (what) return { name: what, saysType: false }
  if (where && where === system) return { name: t(`device.with_${type}`, { os: system }), saysType: type !== 'unknown' }
  if (where) return { name: where, saysType: false }
  const label = namePart(device.label)
  return label ? { name: label, saysType: false } : { name: deviceTypeName(type, t), saysType: true }
}

/** What to call a device: see `describeDevice`. */
export function deviceName(device: Device, t: Translate): string {
  return describeDevice(device, t).name
}

/** "Computer", "Mobile device", …, "Unknown device". */
export function deviceTypeName(type: DeviceType, t: Translate): string {
  return t(`device.${type}`)
}

/** What systems write when they do not know. */
const PLACEHOLDER = /^(?:null|undefined|none|nil|nan|n\/a|other|generic|unknown(?: [a-z]+){0,2}|\[object \w+\])$/i
/** What is left over where a template had nothing to put in: "Chrome ()", "Web Session,", "iPhone, , Safari". */
const EMPTY_BRACKETS = /\(\s*\)|\[\s*\]|\{\s*\}/g
const DOUBLED_SEPARATORS = /\s*([,;،·|])(?:\s*[,;،·|])+/g
const OUTER_SEPARATORS = /^[\s,;:،·|/–—-]+|[\s,;:،·|/–—-]+$/g

/** Latin names run the same way in every text; others are isolated, so that they cannot turn what is around them. */
const PLAIN = /^[\p{sc=Latin}\p{N}][\p{sc=Latin}\p{N} .,_+'’&()-]*$/u

function namePart(text: string | null | undefined): string | null {
  const tidy = cleanText(text)
    ?.replace(EMPTY_BRACKETS, '')
    .replace(DOUBLED_SEPARATORS, '$1')
    .replace(OUTER_SEPARATORS, '')
    .replace(/ {2,}/g, ' ')
  if (!tidy || PLACEHOLDER.test(tidy)) return null
  const name = cleanText(tidy)
  return name && (PLAIN.test(name) ? name : isolate(name))
}

function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
