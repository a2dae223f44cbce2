import type { Device, Session } from './session.ts'

/** What `navigator.userAgentData` tells without being asked for more. */
export interface UserAgentData {
  readonly brands: readonly { readonly brand: string; readonly version: string }[]
  /** "Windows", "macOS", "Chrome OS", "Android", "Linux". */
  readonly platform: string
  readonly mobile: boolean
}

/** The brand that people know: not the engine, and not the made-up brand that browsers add (GREASE). "Google Chrome" is Chrome. */
export function knownBrand<Brand extends { readonly brand: string }>(brands: readonly Brand[]): Brand | undefined {
  const named = brands.filter(({ brand }) => !/not.?a.?brand/i.test(brand))
  return named.find(({ brand }) => brand !== 'Chromium') ?? named[0]
}

/** "Google Chrome" and "Microsoft Edge" as people say them. */
export function brandName(brand: string): string {
  return brand.replace(/^(?:Google|Microsoft) /, '')
}

/**
 * Whether a listed device may well be the one that shows this page: its browser and its system are this browser's and this system's, and both are known.
 * For a list that does not say which row is the current one. Firefox and Safari have no `navigator.userAgentData`: no row is picked there.
 */
export function isProbablyThisDevice(device: Device, here: UserAgentData | undefined): boolean {
  const brand = knownBrand(here?.brands ?? [])
  if (here === undefined || brand === undefined || device.browser === null || device.os === null) return false
  const isSystem = systemOf(device.os.name) === systemOf(here.platform)
  const isKind = here.platform !== 'Android' || here.mobile === (device.type === 'mobile')
  return isSystem && isKind && brandName(brand.brand) === brandName(device.browser.name)
}

/**
 * The session of this page among those that a server marks as neither this nor another; `null` where none matches, and where several do: each of them would be
 * a guess.
 */
export function probablyThisSession(sessions: readonly Session[], here: UserAgentData | undefined): Session | null {
  const [only, ...others] = sessions.filter(
    ({ isCurrent, device }) => isCurrent === null && isProbablyThisDevice(device, here),
  )
  return others.length === 0 ? (only ?? null) : null
}

/** The device that shows this page, where the server tells nothing of it: named by what the browser tells. What the server tells stays. */
export function deviceSeenHere(device: Device, here: UserAgentData | undefined): Device {
  if (here === undefined || device.label || device.model || device.browser || device.os) return device
  const brand = knownBrand(here.brands)
  const os = systemOf(here.platform)
  const type = os === 'Android' ? (here.mobile ? 'mobile' : 'tablet') : computers.has(os) ? 'desktop' : 'unknown'
  return {
    ...device,
    type: device.type === 'unknown' ? type : device.type,
    browser: brand ? { name: brandName(brand.brand), version: null } : null,
    os: type === 'unknown' ? null : { name: os, version: null },
  }
}

const computers: ReadonlySet<string> = new Set(['Windows', 'macOS', 'Linux', 'ChromeOS'])

function systemOf(name: string): string {
  return /^(?:Ubuntu|Debian|Fedora|CentOS)$/i.test(name) ? 'Linux' : name.replace(/^Chrom(?:e|ium) OS$/, 'ChromeOS')
}
