import type { DeviceType } from '../core/session.ts'

/** The size of a screen in the code of a model, "43LU8010T", "H-LED43GU7003"; boxes and sticks. */
const screen =
  /led-?\w?\d|(?<![a-z\d]{2}|\d)(?:24|32|4[0-389]|5[058]|6[05]|7[05]|8[256])[A-Z]{1,5}[-_]?\d{2}|(?<!tur|run)box|stick|\b(?:x(?:88|9[26])|h96|a?t?95[xz]?|mxq|hk1|ott)(?!\d)|shell[ _]|(?<!\d)4k(?![a-z])|ugoos|vontar|rk3\d{3}|\bNEO-[XU]|\w[in]doo|nexon|^T[DQ]\d\d[HU]|beelink/i
/** Words of television boxes that names of phones have too, so that they count only where "Mobile" is missing. */
const box = /(?<!bn)tv|\b(?:tx\d{1,2}s?\b|km[5689]|gtking)/i
const tablet =
  /tab(?:let)?(?![a-rt-z])|(?<!cool|tech)pad(?![a-z])|iplay|SM-[TXP]\d{3}|\bTB-?\w|MID[- ]?\d|\bBQ(?:ru)?-?[17-9]\d{3}|\b(?:PM[PT]|SGP|VT|YT|TZ)-?\w?[17]\d\d|-(?:W[01]\d|[AD]L[01]9)|2\d{4,5}RP|OPD\d|\biPA2|[A-Z]{2}[1789]\d{3}[PM][LG]\b|^(?:80[5-9]|90[1-9])\d[A-Z_]|[a-wyz]-7\d{3}|(?:7|8|10)[ _-]?(?:[34]G|HD)|wi-?fi|kids|\b(?:AGS|BAH|KOB|SCM|BZ[A-Z]-|CPN-|(?!che)[A-Z]{3}\d-[AL])|TPC|\bMITO[ _]T/i
/** How makers of phones write their models, for browsers that leave "Mobile" out. */
const phone = /\b(?:SM-[AFGJMNSW]\d|V\d{4}[A-Z]|RMX\d|[A-Z]{3}-[ALT]?[LN]\d|pixel \d)/i
/** A phone, a tablet or a television: all three say "Android", and many browsers add or leave out "Mobile" wrongly. */
export function androidType(agent: string, model: string): DeviceType {
  const isMobile = /mobile|phone/i.test(agent)
  const isTablet = tablet.test(model || agent)
  const isPad = agent.includes('apad')
  if (!isTablet && (screen.test(model) || ((!isMobile || isPad) && box.test(model)))) return 'tv'
  return isTablet || isPad || (/^mozilla.*(?:safari|firefox)/i.test(agent) && !isMobile && !phone.test(model))
    ? 'tablet'
    : 'mobile'
}

/** What stands behind "Android 15;", past language and notes. */
export function androidModel(agent: string): string | null {
  const [, details = ''] = /\b(?:andr[o0]id|adr)(?: [^;)]{0,20})?;([^)]*)/i.exec(agent) ?? []
  const found = details
    .split(';')
    .map((part) => part.replace(/ Build\/.*/, '').trim())
    .find(
      (part) =>
        part.length > 1 &&
        !/^(?:[a-z]{2}(?:[-_][a-z]{2,4}){0,2}|wv|mobile|tablet|rv:.*|hms.*|harmonyos|linux|opera.*|v?[\d.]+(?: .*)?)$/i.test(
          part,
        ),
    )
  return found ?? null
}
