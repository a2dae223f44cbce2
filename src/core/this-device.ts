import type { Device } from './session.ts'

/** What `navigator.userAgentData` tells without being asked for more. */
export interface UserAgentData {
  readonly brands: readonly { readonly brand: string; readonly version: string }[]
  /** "Windows", "macOS", "Chrome OS", "Android", "Linux". */
  readonly platform: string
  readonly mobile: boolean
}

/** The brand that people know: not the engine, and not the made-up one that keeps readers honest. "Google Chrome" is Chrome. */
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

function systemOf(name: string): string {
  return name === 'Ubuntu' ? 'Linux' : name.replace('Chrome OS', 'ChromeOS')
}
