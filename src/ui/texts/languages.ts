/** A BCP 47 tag in its usual spelling (`de_at` → `de-AT`), or `null` for what is none. */
export function canonicalTag(tag: string): string | null {
  const hyphened = tag.replaceAll('_', '-')
  // An engine without this function takes the tag as it is written.
  if (typeof Intl.getCanonicalLocales !== 'function') return hyphened
  try {
    return Intl.getCanonicalLocales(hyphened)[0] ?? null
  } catch {
    return null
  }
}

/** A tag and what may stand in for it, nearest first: `zh-Hant-TW`, `zh-Hant`, `zh` (RFC 4647, section 3.4). */
export function lookupChain(tag: string): readonly string[] {
  const parts = tag.split('-')
  return parts.map((_, cut) => parts.slice(0, parts.length - cut).join('-')).filter((part) => !/-\w$/.test(part))
}

/** The first of these that `Intl` can write in, so that it never falls back to the language of the machine. */
export function formattingLocale(wanted: string, shown: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([wanted, shown])[0] ?? 'en'
  } catch {
    return shown
  }
}

const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ku-Arab|nqo|pa-Arab|ps|sd|syr|ug|ur|yi)(?:-(?!Latn)|$)/

/** The direction of a language that no locale file describes. */
export function textDirection(lang: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(lang) ? 'rtl' : 'ltr'
}
