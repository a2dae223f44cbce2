import type { Device, DeviceType, Software } from '../core/session.ts'
import { splitVersion, systemNamed } from './whole-names.ts'

/** Types that a system tells better than a server that has no word for them. */
const special: ReadonlySet<DeviceType> = new Set(['tv', 'console', 'watch', 'headset', 'cli'])

/** What a server read out of a user agent by itself: type, model and system, each by its own words. */
export function deviceFromFields(fields: {
  readonly type: DeviceType
  readonly model: string | null
  readonly os: string | null
}): Device {
  const known = systemNamed(fields.model ?? '') ?? systemNamed(fields.os ?? '')
  const told = known?.type ?? 'unknown'
  const isTold = fields.type === 'unknown' || special.has(told)
  return {
    type: isTold ? told : fields.type,
    label: null,
    model: fields.model ?? known?.model ?? null,
    browser: null,
    os: fields.os === null ? null : systemSoftware(fields.os),
  }
}

/** A system by its own name, with the version that a server tells. */
function systemSoftware(os: string): Software {
  const { name, version } = splitVersion(os)
  return { name: systemNamed(name)?.os ?? name, version }
}
