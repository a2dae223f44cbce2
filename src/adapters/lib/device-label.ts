import { type Device, type DeviceType, type Software, unknownDevice } from '../../core/session.ts'

type System = { readonly os: Software; readonly type: DeviceType; readonly model?: string }

const system = (name: string, type: DeviceType, model?: string): System => ({
  os: { name, version: null },
  type,
  ...(model !== undefined && { model }),
})

/**
 * What stands behind "on …". Alone, Android and iOS mean a mobile device: a phone, or more rarely a tablet. A version is not
 * taken over: user agents froze macOS at 10.15.7 and Windows at 10, so a label made from one cannot know it.
 */
const systems: readonly (readonly [RegExp, System])[] = [
  [/^(?:mac ?os(?: x)?|os x|mac|macintosh)(?: [\d._]+)?$/i, system('macOS', 'desktop')],
  [/^windows(?: nt)?(?: [\d.]+)?$/i, system('Windows', 'desktop')],
  [/^(?:chrome ?os|cros|chromium os)(?: [\d.]+)?$/i, system('ChromeOS', 'desktop')],
  [/^ubuntu(?: [\d.]+)?$/i, system('Ubuntu', 'desktop')],
  [/^(?:gnu\/)?linux(?: [\w.]+)?$/i, system('Linux', 'desktop')],
  [/^(?:apple )?iphone$/i, system('iOS', 'mobile', 'iPhone')],
  [/^(?:apple )?ipad$/i, system('iPadOS', 'tablet', 'iPad')],
  [/^ipados(?: [\d.]+)?$/i, system('iPadOS', 'tablet')],
  [/^ios(?: [\d.]+)?$/i, system('iOS', 'mobile')],
  [/^android (?:phone|mobile)$/i, system('Android', 'mobile')],
  [/^android tablet$/i, system('Android', 'tablet')],
  [/^(?:android|google) tv$/i, system('Android TV', 'tv')],
  [/^android(?: [\d.]+)?$/i, system('Android', 'mobile')],
  [/^(?:apple tv|tvos)$/i, system('tvOS', 'tv')],
]

const unknownName = /^unknown(?: browser)?$/i
const commandLine = /^(?:curl|wget|httpie)\b/i

/**
 * A server's ready-made name, "Chrome on macOS", split into browser and system, so that icon and language are right.
 * Splits only before a system that it knows; "Living room TV" stays a label. The label itself is always kept.
 */
export function deviceFromLabel(label: string | null): Device {
  if (label === null) return unknownDevice
  const [, before = '', after = label] = /^(.+) on (.+)$/i.exec(label) ?? []
  const known = systems.find(([name]) => name.test(after.trim()))?.[1]
  if (!known) return { ...unknownDevice, label }
  const software = before.trim()
  const browser = software === '' || unknownName.test(software) ? null : splitVersion(software)
  return {
    type: browser && commandLine.test(browser.name) ? 'cli' : known.type,
    label,
    model: known.model ?? null,
    browser,
    os: known.os,
  }
}

/** "Firefox 145.0" and "curl/8.5.0" are a name and a version. */
export function splitVersion(software: string): Software {
  const [, name, version] = /^(.*\S)[ /]v?(\d[\w.]*)$/i.exec(software) ?? []
  return name !== undefined && version !== undefined ? { name, version } : { name: software, version: null }
}
