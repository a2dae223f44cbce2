import { lookupChain } from './languages.ts'

/** One language under several tags: Norwegian is written `no`, `nb` and `nn`, and readers of one read the others. */
const written: ReadonlyMap<string, readonly string[]> = new Map([
  ['no', ['nb', 'nn']],
  ['nb', ['no', 'nn']],
  ['nn', ['nb', 'no']],
])

/** The script that a tag means without naming it: `zh-TW` is `Hant`, `zh` is `Hans`. Empty where `Intl` does not know. */
function scriptOf(tag: string): string {
  try {
    return new Intl.Locale(tag).maximize().script ?? ''
  } catch {
    return ''
  }
}

const languageOf = (tag: string) => tag.split('-')[0] ?? tag

/** A tag and what may stand in for it, nearest first: `zh-TW`, `zh-Hant-TW`, `zh-Hant`, `zh`; `nb-NO`, `nb`, `no`, `nn`. */
export function fallbackChain(tag: string): readonly string[] {
  const language = languageOf(tag)
  const plain = lookupChain(tag)
  const script = scriptOf(tag)
  // Where a region is written in another script than the rest of the language, the script comes before the language.
  const inScript = script === scriptOf(language) ? [] : [`${language}-${script}`]
  const region = tag.split('-').find((part) => /^(?:[A-Z]{2}|\d{3})$/.test(part))
  const whole = inScript.flatMap((part) => (region ? [`${part}-${region}`, part] : [part]))
  const before = plain.filter((part) => part !== language)
  return [...new Set([...before, ...whole, language, ...(written.get(language) ?? [])])]
}

/**
 * Which of the languages at hand a reader of another one is best served with: by its chain, else a relative, such as `pt-BR` for
 * `pt-PT`, first in the same script, then in the fewest parts. `null` where there is none.
 */
export function nearestLanguage(tag: string, atHand: readonly string[]): string | null {
  const chain = fallbackChain(tag)
  const inChain = chain.find((part) => atHand.includes(part))
  if (inChain !== undefined) return inChain
  const languages = new Set(chain.map(languageOf))
  const relatives = atHand.filter((each) => languages.has(languageOf(each)))
  const script = scriptOf(tag)
  const distance = (each: string) => (scriptOf(each) === script ? 0 : 100) + each.split('-').length
  return relatives.toSorted((one, other) => distance(one) - distance(other))[0] ?? null
}
