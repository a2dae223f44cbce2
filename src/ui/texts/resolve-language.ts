import type { TextsLocale } from '../../i18n/locale.ts'
import { canonicalTag, formattingLocale, lookupChain, textDirection } from './languages.ts'

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

/** i18next's names for "no fallback language" and "show the keys": no language of a reader. */
const notLanguages = new Set(['dev', 'cimode'])

/**
 * Goes through the wanted languages and takes the first that there are texts for: a locale's, or those of a host that
 * translated most of ours itself. English, which is always there, when there are none.
 */
export function resolveLanguage(
  wanted: readonly string[],
  locales: readonly TextsLocale[],
  translatedByHost: (lang: string) => boolean,
): ResolvedLanguage {
  const missing: string[] = []
  for (const candidate of wanted) {
    const tag = notLanguages.has(candidate.toLowerCase()) ? null : canonicalTag(candidate)
    if (!tag) continue
    const chain = lookupChain(tag)
    for (const part of chain) {
      const locale = locales.find(({ lang }) => canonicalTag(lang) === part) ?? null
      if (locale || translatedByHost(part))
        return {
          from: locale,
          lang: part,
          dir: locale?.dir ?? textDirection(part),
          locale: formattingLocale(tag, part),
          lookup: [...new Set([...chain, 'en'])],
          missing,
        }
    }
    missing.push(...chain)
  }
  return { from: null, lang: 'en', dir: 'ltr', locale: 'en', lookup: ['en'], missing }
}
