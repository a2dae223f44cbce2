import { parse } from 'bowser'
import { type Device, type DeviceType, type Software, unknownDevice } from '../../core/session.ts'

/** Longer than any real one; parsing time stays bounded. */
const LONGEST_USER_AGENT = 512

const commandLine = /^(?:curl|wget|httpie|aria2|lwp-request|powershell)\b/i
const television = /\b(?:smart-?tv|apple ?tv|google ?tv|android tv|hbbtv|crkey|roku|bravia)\b/i
/** Amazon names its televisions AFTS, AFTMM and so on. */
const fireTv = /\bAFT[A-Z]{1,4}\b/
/** What Bowser makes up of a user agent in which it knows no browser: the first word of nearly all of them, or half of it. */
const noName = /^mozilla\b|[/()]/i
/** A program that gives nothing but its name, "curl/8.17.0". */
const nameAndVersion = /^(?!mozilla\b)([A-Za-z][\w.-]{0,39})\/(\d[\w.]*)/i

const shortNames: ReadonlyMap<string, string> = new Map([
  ['Microsoft Edge', 'Edge'],
  ['Samsung Internet for Android', 'Samsung Internet'],
  ['Chrome OS', 'ChromeOS'],
  ['WebOS', 'webOS'],
  ['WebOS Browser', 'webOS Browser'],
])

/**
 * A device from a raw `User-Agent`, as far as that can be known. Browsers froze parts of it: a version of macOS, of Windows
 * 10 and 11, of Android and of iOS is left out where it may be frozen. An iPad that asks for desktop pages says that it is
 * a Mac, and nothing tells it apart. The only file that imports Bowser, so that adapters without user agents stay small.
 */
export function deviceFromUserAgent(userAgent: string | null): Device {
  const agent = userAgent?.slice(0, LONGEST_USER_AGENT).trim() ?? ''
  // Bowser throws on an empty string.
  if (agent === '') return unknownDevice
  const { browser, os, platform } = parse(agent)
  const [, program, programVersion] = nameAndVersion.exec(agent) ?? []
  const software =
    program !== undefined && !os.name
      ? { name: program, version: programVersion ?? null }
      : named(browser.name, shortVersion(browser.version))
  const system = named(os.name, osVersion(agent, os, browser.version))
  return {
    type: typeOf(agent, platform.type, system?.name),
    label: null,
    model: platform.model || null,
    // Bowser calls the browser of some televisions as their system.
    browser: software?.name === system?.name ? null : software,
    os: system?.name === 'iOS' && platform.model === 'iPad' ? { ...system, name: 'iPadOS' } : system,
  }
}

function named(name: string | undefined, version: string | null): Software | null {
  return name && !noName.test(name) ? { name: shortNames.get(name) ?? name, version } : null
}

function typeOf(agent: string, platform: string | undefined, system: string | undefined): DeviceType {
  if (commandLine.test(agent)) return 'cli'
  if (television.test(agent) || fireTv.test(agent)) return 'tv'
  if (system === 'ChromeOS') return 'desktop'
  return platform === 'desktop' || platform === 'mobile' || platform === 'tablet' || platform === 'tv'
    ? platform
    : 'unknown'
}

/** "156.0.0.0" says no more than "156"; "26.1" is kept. */
function shortVersion(version: string | undefined): string | null {
  const [, major, minor = '0'] = /^(\d+)(?:\.(\d+))?/.exec(version ?? '') ?? []
  if (major === undefined) return null
  return minor === '0' ? major : `${major}.${minor}`
}

function osVersion(
  agent: string,
  os: { readonly name?: string; readonly version?: string; readonly versionName?: string },
  browserVersion: string | undefined,
): string | null {
  const version = os.version || null
  switch (os.name ?? '') {
    case 'Windows':
      return os.versionName === '10' ? null : (os.versionName ?? null)
    case 'macOS':
      return version?.startsWith('10.15') ? null : version
    case 'Android':
      return /\bAndroid 10; K\b/.test(agent) ? null : version
    case 'iOS':
      // Safari 26 and later go on saying iOS 18.
      return version?.startsWith('18.') && Number.parseInt(browserVersion ?? '', 10) >= 26 ? null : version
    default:
      return version
  }
}
