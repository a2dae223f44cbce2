import type { LocaleTexts, TextsLocale } from 'react-device-sessions'
import { en } from 'react-device-sessions/locales/en'

const plain = 'aceginorsuyAEIOSU'
const accented = 'áçéĝîñöŕšûýÅÉÎÖŠÛ'

/** A text with accents, brackets around it, and as much longer as German or Finnish may be. What is in its placeholders stays. */
function pseudo(text: string): string {
  const words = text
    .split(/(\{\{\w+\}\})/)
    .map((part, at) =>
      at % 2 === 1 ? part : part.replace(/[a-zA-Z]/g, (letter) => accented[plain.indexOf(letter)] ?? letter),
    )
    .join('')
  return `[${words}${' ẽẽẽ'.repeat(Math.ceil(text.length / 12))}]`
}

function pseudoTexts(texts: object): LocaleTexts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'object' && value !== null ? pseudoTexts(value) : pseudo(String(value)),
    ]),
  )
}

/** A text on the screen without brackets is from no file; one whose end is cut lacks the second. */
export const pseudoLocale: TextsLocale = { lang: 'en-XA', dir: 'ltr', texts: pseudoTexts(en.texts) }
