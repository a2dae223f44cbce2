import { warnOnce } from '../../core/warn.ts'
import { english } from './english.ts'
import type { FlatTexts } from './flat-texts.ts'
import { canonicalTag } from './languages.ts'
import { fallbackChain, scriptOf } from './nearest-language.ts'
import { missingOnAList } from './on-a-list.ts'

const NAMED = 8

/** True for English: texts that an application's own English lacks are taken from this package's, without a warning. */
const isEnglish = (lang: string) => lang.split('-', 1)[0] === english.lang

/** Tells the developer why a list is in English, or half of it. For development: see `warnOnce`. */
export function warnOfMissingTexts(wanted: string, lang: string, texts: FlatTexts): void {
  const tag = /^(?:dev|cimode|)$/i.test(wanted) ? null : canonicalTag(wanted)
  if (tag === null) return
  const missing = isEnglish(lang) ? [] : missingOnAList(texts)
  if (!fallbackChain(tag).includes(lang) && lang === english.lang)
    warnOnce(
      `The page is in "${tag}", and the list in English: there are no texts in that language, or too few. Give it locales={[…]} (react-device-sessions/locales/*, or texts of your own), or at least half of what a list shows in the i18next namespace "deviceSessions".`,
      'docs/languages.md',
    )
  else if (lang !== english.lang && scriptOf(tag) !== scriptOf(lang))
    warnOnce(
      `The page is in "${tag}", and the list in "${lang}", which is written in another script: there are no texts in the script of the page.`,
      'docs/languages.md',
    )
  if (missing.length > 0)
    warnOnce(
      `Some texts of the list are in English, because "${lang}" has none: ${missing.slice(0, NAMED).join(', ')}${missing.length > NAMED ? ` and ${missing.length - NAMED} more` : ''}.`,
      'docs/languages.md#texts-of-your-own',
    )
}
