/** The letters of a script, by the name that `Intl.Locale` gives it. */
const letters: Readonly<Record<string, RegExp>> = {
  Latn: /\p{sc=Latin}/u,
  Cyrl: /\p{sc=Cyrillic}/u,
  Grek: /\p{sc=Greek}/u,
  Arab: /\p{sc=Arabic}/u,
  Hebr: /\p{sc=Hebrew}/u,
  Deva: /\p{sc=Devanagari}/u,
  Beng: /\p{sc=Bengali}/u,
  Taml: /\p{sc=Tamil}/u,
  Thai: /\p{sc=Thai}/u,
  Hans: /\p{sc=Han}/u,
  Hant: /\p{sc=Han}/u,
  Jpan: /\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}/u,
  Kore: /\p{sc=Hangul}/u,
}

export const scriptOfLanguage = (lang: string) => new Intl.Locale(lang).maximize().script ?? ''

/** The letters that a language is written in. A script that is not known here counts as any but Latin. */
export const lettersOf = (lang: string) => letters[scriptOfLanguage(lang)] ?? /(?!\p{sc=Latin})\p{L}/u

export const isLatin = (lang: string) => scriptOfLanguage(lang) === 'Latn'

interface Ends {
  readonly '.': RegExp
  readonly '?': RegExp
  readonly '…': RegExp
}

const usual: Ends = { '.': /\.[)"»”]*$/, '?': /\?$/, '…': /…$/ }

/** How a statement, a question and what goes on end, where that is not as in English. */
const ends: Readonly<Record<string, Partial<Ends>>> = {
  ar: { '?': /؟$/ },
  bn: { '.': /।$/ },
  el: { '?': /;$/ },
  fa: { '?': /؟$/ },
  hi: { '.': /[।.]$/ },
  ja: { '.': /。$/, '?': /[？。?]$/ },
  // A sentence ends with a blank or the line, and a question with a word that asks.
  th: { '.': /[^.]$/, '?': /[^.]$/ },
  ur: { '.': /۔$/, '?': /؟$/ },
  zh: { '.': /。$/, '?': /？$/ },
}

/** How a text of a language ends that ends so in English; `null` for one that just stops: a label, a title. */
export function endIn(lang: string, english: string): RegExp | null {
  const mark = (['.', '?', '…'] as const).find((end) => english.endsWith(end))
  return mark ? (ends[lang.split('-')[0] ?? lang]?.[mark] ?? usual[mark]) : null
}

/** Any sign that ends a sentence. */
export const ANY_END = /[.?…。？।۔؟]$/
