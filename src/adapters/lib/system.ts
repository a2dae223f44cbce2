import type { DeviceType, Software } from '../../core/session.ts'
import { deviceFromLabel } from '../../recognition/label.ts'

/** Versions that browsers froze in their user agents: a server that parsed one knows no better. */
const frozen: ReadonlyMap<string, RegExp> = new Map([
  ['macOS', /^10\.15(?:\.|$)/],
  ['Windows', /^10(?:\.|$)/],
  ['Android', /^10$/],
])

/** What a server may write for a thing that it does not know. */
const unknownName = /^(?:unknown|other|null|undefined|-+)$/i

/** A name or version as a server parsed it; `null` where it only says that it does not know. */
export function knownName(name: string | null): string | null {
  return name === null || unknownName.test(name) ? null : name
}

/** A system under the name by which texts and icons know it ("Mac OS X" is macOS), and the type of device it tells. */
export function systemFrom(
  wireName: string | null,
  wireVersion: string | null,
): { readonly os: Software | null; readonly type: DeviceType } {
  const wire = knownName(wireName)
  if (wire === null) return { os: null, type: 'unknown' }
  const known = deviceFromLabel(wire)
  const name = known.os?.name ?? wire
  const version = knownName(wireVersion)
  return {
    os: { name, version: version !== null && frozen.get(name)?.test(version) ? null : version },
    type: known.type,
  }
}

/** `142.0.0` says no more than `142`. */
export function shortVersion(version: string): string {
  return version.replace(/(?:\.0+)+$/, '')
}

/** The type of a device as its model tells it, else what its system told. */
export function typeOfModel(model: string | null, type: DeviceType): DeviceType {
  if (model === null) return type
  if (/^ipad/i.test(model)) return 'tablet'
  return /^iphone/i.test(model) ? 'mobile' : type
}
