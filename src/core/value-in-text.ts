import { isolate } from './clean-text.ts'

/** Letters of the scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko, Adlam and their kin. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EEFF}]/u

/** What runs from right to left as a whole: letters of these scripts, and blanks and signs that go along with them. */
const ONLY_RIGHT_TO_LEFT =
  /^[\s\u2026\p{Join_Control}\u0590-\u065F\u066A-\u06EF\u06FA-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EEFF}]+$/u

/** Whether any letter of a text runs from right to left. */
export function runsRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text)
}

/** Placeholders that take whole texts of ours, which run as the text around them does. */
const WHOLE_TEXTS = new Set(['first', 'second', 'text', 'names'])

/** A mark that `textWithSlots` puts in the place of an element, which isolates itself. */
const SLOT = '\uE002'

/**
 * A value as it is put into a text that runs in `dir`, so that neither reorders the other. It is isolated where it has letters that
 * run the other way. In a text from right to left it is isolated also where it has digits or signs, which such a text may reorder. A
 * value with isolates in it is a text of this package: it runs as the text around it does, and its foreign parts are isolated already.
 */
export function valueInText(name: string, value: string, dir: 'ltr' | 'rtl'): string {
  if (value === '' || value.includes(SLOT) || value.includes('\u2068') || WHOLE_TEXTS.has(name)) return value
  const runsAlong = dir === 'rtl' ? ONLY_RIGHT_TO_LEFT.test(value) : !runsRightToLeft(value)
  return runsAlong ? value : isolate(value)
}
