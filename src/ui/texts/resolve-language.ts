import type { TextsLocale } from '../../i18n/locale.ts'
import { canonicalTag, formattingLocale, textDirection } from './languages.ts'
import { fallbackChain, nearestLanguage, standardOf } from './nearest-language.ts'

/** What the screen is shown in. */
export interface ResolvedLanguage {
  /** Whose texts they are; `null` when the host translated them all. */
  readonly from: TextsLocale | null
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly locale: string
  /** Where texts are looked up, in this order. */
  readonly lookup: readonly string[]
  /** What a loader may be asked for, in this order, to come closer to what is wanted. */
  readonly missing: readonly string[]
}

/** What comes before a language in a chain. */
const before = (lang: string, chain: readonly string[]) => chain.slice(0, Math.max(0, chain.indexOf(lang)))

/** i18next's names for "no fallback language" and "show the keys": no language of a reader. */
const notLanguages = new Set(['dev', 'cimode'])

/** What there is to choose from. */
export interface AtHand {
  readonly locales: readonly TextsLocale[]
  /** The languages that the host has translated for the most part itself. */
  readonly translated: readonly string[]
  /** What a loader has, where it says so; `null` for one that has to be asked. */
  readonly loadable: readonly string[] | null
}

/**
 * Goes through the wanted languages and takes the first that there are texts for: a locale's, or those of a host that
 * translated most of ours itself. English, which is always there, when there are none.
 */
export function resolveLanguage(
  wanted: readonly string[],
  { locales, translated, loadable }: AtHand,
): ResolvedLanguage {
  const missing: string[] = []
  const byTag = new Map(locales.map((locale) => [canonicalTag(locale.lang) ?? locale.lang, locale]))
  const here = [...translated, ...byTag.keys()]
  for (const candidate of wanted) {
    const tag = notLanguages.has(candidate.toLowerCase()) ? null : canonicalTag(candidate)
    if (!tag) continue
    const best = loadable && nearestLanguage(tag, [...here, ...loadable])
    if (best && !here.includes(best)) missing.push(best)
    const lang = nearestLanguage(tag, here)
    if (lang !== null) {
      // English is always at hand: a loader is asked for the English of `en-GB` all the same.
      if (!loadable && standardOf(tag) !== null) missing.push(...before(lang, fallbackChain(tag)))
      const from = byTag.get(lang) ?? null
      return {
        from,
        lang,
        dir: from?.dir ?? textDirection(lang),
        locale: formattingLocale(tag, lang),
        lookup: [...new Set([...fallbackChain(tag), lang, 'en'])],
        missing,
      }
    }
    if (!loadable) missing.push(...fallbackChain(tag))
  }
  return { from: byTag.get('en') ?? null, lang: 'en', dir: 'ltr', locale: 'en', lookup: ['en'], missing }
}
