import { type Device, type DeviceType, unknownDevice } from '../core/session.ts'
import { cached } from './cached.ts'
import { isBuiltIn, programIn } from './programs.ts'
import { systemIn } from './systems.ts'

/** Longer than any real one that says something; what comes after is not read. */
const LONGEST = 1024

/** The size of a screen in the code of a model, "43LU8010T", "H-LED43GU7003"; boxes and sticks. */
const screen =
  /led\d|lcd|(?<![a-z\d]{2}|\d)(?:24|28|32|39|4[0-389]|5[058]|6[05]|7[05]|8[256])[A-Z]{1,5}[-_]?\d{2}|box|stick|dongle|\b(?:x(?:88|9[26])|h96|a?t?95[xz]?|mxq|hk1|stb|ott)|shell\b|(?:uhd|4k)\b|ugoos|mecool|minix|vontar|evpad|rk3\d{3}/i
/** Names of boxes that a phone might have, too. */
const box = /(?<!bn)tv|\b(?:tx\d{1,2}\b|km[5689]|am[36]\b)/i
const maker =
  /samsung|sony|philips|panasonic|toshiba|sharp|hisense|TCL|xiaomi|vizio|vestel|grundig|loewe|hitachi|skyworth|haier|LG(?=E?\b)/i
const tablet =
  /tab(?:let)?(?![a-rt-z])|(?<!cool|tech)pad(?![a-z])|pad ?lite|iplay|SM-[TXP]\d{3}|GT-[PN]\d{4}|\bTB-?\w|nexus (?:7|9|10)|MID[- ]?\d|\b(?:PM[PT]|SGP|VT|QTA[QI]|YT|TZ|BQ-)-?\w?[17]\d\d|-W[01]\d|(?:7|8|10)[ _-]?(?:3G|4G|LTE|HD)|wi-?fi|kids|\b(?:AGS|BAH|KOB|SCM|BTV)\d?-|transformer|slate|opera tablet/i
/** How makers of phones write their models, for browsers that leave "Mobile" out. */
const phone =
  /\b(?:SM-[AGSNMFJC]\d|V\d{4}[A-Z]|RMX\d|CPH\d|P[A-Z]{3}\d0|[A-Z]{3}-[ALT][LN]\d|vivo|pixel \d|M?2?\d{6,7}[A-Z]|MIX )/i
const robot = /(?<!cu)bot(?:[^a-z\d_ ]|$| \(| \d\.| like)|crawl|spider|slurp|facebookexternalhit/i

const read = cached((cut: string): Device => {
  // Some servers write a blank as "+".
  const agent = cut.includes(' ') ? cut : cut.replaceAll('+', ' ')
  const program = programIn(agent)
  // CFNetwork's Darwin is on every device of Apple; a name may be parted by "_".
  const system = systemIn(
    agent.replaceAll('_', ' ').replace(/darwin|osx/i, /CFNetwork(?!.*x86)/.test(agent) ? '' : 'macOS'),
  )
  if (robot.test(agent) || (/https?:|@/.test(agent) && (/compatible/.test(agent) || !system))) {
    const name =
      /[\w.-]*(?:bot|crawler|spider|slurp)[\w.-]*/i.exec(agent)?.[0] ?? /compatible; ([\w.-]+)/i.exec(agent)?.[1]
    return { ...unknownDevice, browser: name ? { name, version: null } : program }
  }
  let { type, os, model } = system ?? { type: 'unknown' as const, os: null, model: null }
  if (type === 'mobile' && /^(?:And|Har)/.test(os ?? '')) {
    model = androidModel(agent)
    type = androidType(agent, model ?? '')
  }
  if (type === 'tv' && !system?.model) model = `${maker.exec(agent)?.[0] ?? ''} TV`.trim()
  return {
    ...unknownDevice,
    type,
    model,
    browser: isBuiltIn(type, program) ? null : program,
    os: os ? { name: os, version: null } : null,
  }
})

/**
 * A device from a raw `User-Agent`, as far as that can be known. The same text gives the same object. No version of a system is told: browsers froze most
 * of them, and what a text of an application gives may be the application's own.
 */
export function deviceFromUserAgent(userAgent: string | null): Device {
  const cut = (userAgent ?? '').slice(0, LONGEST).trim()
  return cut === '' ? unknownDevice : read(cut)
}

function androidType(agent: string, model: string): DeviceType {
  const isMobile = /mobile|phone/i.test(agent)
  const isTablet = tablet.test(model || agent)
  const isPad = agent.includes('apad')
  if (!isTablet && (screen.test(model) || ((!isMobile || isPad) && box.test(model)))) return 'tv'
  return isTablet || isPad || (/webkit|gecko/i.test(agent) && !isMobile && !phone.test(model)) ? 'tablet' : 'mobile'
}

/** What stands behind "Android 15;", past language and notes. */
function androidModel(agent: string): string | null {
  const [, details = ''] = /\b(?:andr[o0]id|adr)(?: [^;)]*)?;([^)]*)/i.exec(agent) ?? []
  const found = details
    .split(';')
    .map((part) => part.replace(/ Build\/.*/, '').trim())
    .find(
      (part) =>
        part.length > 1 &&
        !/^(?:[a-z]{2}(?:[-_][a-z]{2,4}){0,2}|wv|mobile|tablet|rv:.*|arm.*|hms.*|harmonyos|linux|v?[\d.]+(?: .*)?)$/i.test(
          part,
        ),
    )
  return found ?? null
}
