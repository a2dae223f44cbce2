import { english as atFirst } from '../../i18n/english/at-first.ts'
import type { TextsLocale } from '../../i18n/locale.ts'
import type { FlatTexts } from './flat-texts.ts'

/** Our own English as a language to choose. Its texts are those of `englishTexts`. */
export const english: TextsLocale = { lang: 'en', dir: 'ltr', texts: {} }

let texts: FlatTexts = atFirst

/** The English that is there: another object after each addition. */
export const englishTexts = () => texts

/** Adds the English of code that comes later, before that code says a word. */
export function addEnglish(more: FlatTexts): void {
  texts = { ...texts, ...more }
}
