import type { Device, DeviceType, Software } from '../core/session.ts'
import { brandName, knownBrand } from '../core/this-device.ts'
import { deviceFromUserAgent } from './user-agent.ts'
import { systemNamed } from './whole-names.ts'

/** The `Sec-CH-UA…` headers of a sign-in, as they came; `null` or left out where a server did not keep them. */
export interface ClientHints {
  /** `Sec-CH-UA`, or `Sec-CH-UA-Full-Version-List`. */
  readonly brands?: string | null
  /** `Sec-CH-UA-Platform`. */
  readonly platform?: string | null
  /** `Sec-CH-UA-Platform-Version`. */
  readonly platformVersion?: string | null
  /** `Sec-CH-UA-Model`. */
  readonly model?: string | null
  /** `Sec-CH-UA-Mobile`. */
  readonly mobile?: string | null
}

/**
 * A device from User-Agent Client Hints and the `User-Agent` beside them. Hints tell what browsers froze in the other: the version of the system, and the model.
 * A program that the user agent names (an application, a browser that sends Chrome's hints) counts more than a brand. `read`: a parser of your own for the
 * user agent.
 */
export function deviceFromClientHints(
  hints: ClientHints,
  userAgent: string | null = null,
  read: (userAgent: string | null) => Device = deviceFromUserAgent,
): Device {
  const device = read(userAgent)
  const system = systemNamed(unquoted(hints.platform))
  const program = device.browser && !/^(?:Chrome|Chromium|WebView)$/.test(device.browser.name) ? device.browser : null
  return {
    ...device,
    type: device.type === 'unknown' ? typeOf(system?.type ?? 'unknown', hints.mobile) : device.type,
    model: unquoted(hints.model) || device.model,
    browser: program ?? brandIn(hints.brands ?? '') ?? device.browser,
    os: system?.os
      ? { name: system.os, version: systemVersion(system.os, unquoted(hints.platformVersion)) }
      : device.os,
  }
}

function unquoted(header: string | null | undefined): string {
  return (header ?? '').slice(0, 200).replaceAll('"', '').trim()
}

function typeOf(type: DeviceType, mobile: string | null | undefined): DeviceType {
  return type === 'mobile' && mobile === '?0' ? 'tablet' : type
}

function brandIn(header: string): Software | null {
  const brands = [...header.slice(0, 1000).matchAll(/"([^"]*)"; ?v="(\d+)/g)].map(([, brand = '', version = '']) => ({
    brand,
    version,
  }))
  const known = knownBrand(brands)
  return known ? { name: brandName(known.brand), version: known.version } : null
}

/** Windows counts 13 and more for what it sells as 11, and 1 to 10 for 10. */
function systemVersion(os: string, version: string): string | null {
  const major = Number.parseInt(version, 10)
  if (!(major > 0)) return null
  if (os !== 'Windows') return /^\d+(?:\.\d+)?/.exec(version)?.[0].replace(/\.0+$/, '') ?? null
  return major >= 13 ? '11' : '10'
}
