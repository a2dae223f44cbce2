import { describe, expect, it, test } from 'vitest'
import { exportName } from '../../scripts/lib/locale-modules.ts'
import { ENGLISH, isLoan, names } from './loan-words.ts'
import { baseOf, english, englishOf, formOf, localeFiles, placeholdersOf, wordsOf } from './locale-files.ts'
import { ANY_END, endIn, isLatin, lettersOf, scriptOfLanguage } from './scripts-of-languages.ts'

const bases = (keys: Iterable<string>) => [...new Set([...keys].map(baseOf))]
const counted = new Set([...english.texts.keys()].filter((key) => formOf(key) !== null).map(baseOf))
const isEnglish = (lang: string) => lang.split('-')[0] === 'en'
/** The forms that the language has, in the order of CLDR. */
const formsOf = (lang: string) => {
  const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions()
  return ['zero', 'one', 'two', 'few', 'many', 'other'].filter((form) => pluralCategories.some((each) => each === form))
}
/** The texts of a language that break a rule, as `key: text`. */
const those = (texts: ReadonlyMap<string, string>, isFaulty: (text: string, key: string) => boolean) =>
  [...texts].filter(([key, text]) => isFaulty(text, key)).map(([key, text]) => `${key}: ${text}`)

/** A text without placeholders and without names of products. */
const own = (text: string) =>
  names.reduce((rest, name) => rest.replaceAll(new RegExp(`\\b${name}\\b`, 'gi'), ''), wordsOf(text))

describe.each(localeFiles)('$lang', ({ lang, source, checkedBy, sameAsEnglish, texts }) => {
  it('has every text, and none that nobody asks for, in the order of English', () => {
    expect(bases(texts.keys())).toEqual(bases(english.texts.keys()))
  })

  it('has exactly the plural forms that its language has', () => {
    const wanted = bases(english.texts.keys()).flatMap((key) =>
      counted.has(key) ? formsOf(lang).map((form) => `${key}_${form}`) : [key],
    )
    expect([...texts.keys()]).toEqual(wanted)
  })

  it('fills in the same placeholders as English', () => {
    const rules = new Intl.PluralRules(lang)
    const meant = (form: string) => Array.from({ length: 300 }, (_, n) => n).filter((n) => rules.select(n) === form)
    const faulty = those(texts, (text, key) => {
      const wanted = placeholdersOf(englishOf(key))
      const form = formOf(key)
      // "جهازان" is two devices: a form that means one number only may write it out.
      const mayOmit = form !== null && meant(form).length <= 1
      const without = wanted.filter((name) => name !== 'count')
      const found = placeholdersOf(text).join()
      return found !== wanted.join() && !(mayOmit && found === without.join())
    })
    expect(faulty).toEqual([])
  })

  it('has no empty text, none with blanks at its ends, no markup and nothing of i18next’s but placeholders', () => {
    expect(those(texts, (text) => text === '' || text.trim() !== text || / {2}/.test(text))).toEqual([])
    expect(those(texts, (text) => /[<>{}]|&#?\w+;|\$t\(/.test(wordsOf(text)))).toEqual([])
  })

  it('has no control characters: the kit isolates what it puts in. Joiners are letters', () => {
    expect(those(texts, (text) => /(?![\u200C\u200D])[\p{Cc}\p{Cf}]/u.test(text))).toEqual([])
    expect(source).not.toMatch(/\\u20[0-9a-f]{2}/i)
  })

  it('says who has checked it', () => {
    expect(checkedBy).toEqual(expect.stringMatching(/\p{L}/u))
  })

  it('leaves no English', () => {
    if (isEnglish(lang)) return
    const same = those(texts, (text, key) => text === englishOf(key) && !isLoan(wordsOf(text)))
    // Where that is right, the file says so: "same_as_english".
    expect(same).toEqual(sameAsEnglish.map((key) => `${key}: ${englishOf(key)}`))
    const loans = new Set(
      sameAsEnglish.flatMap((key) =>
        wordsOf(englishOf(key))
          .toLowerCase()
          .split(/\P{L}+/u),
      ),
    )
    const left = (text: string) => (wordsOf(text).match(ENGLISH) ?? []).filter((word) => !loans.has(word.toLowerCase()))
    expect(those(texts, (text) => left(text).length > 0)).toEqual([])
  })

  it('is written in its script', () => {
    const letters = lettersOf(lang)
    expect(those(texts, (text) => /\p{L}/u.test(own(text)) && !letters.test(own(text)))).toEqual([])
    const foreign = isLatin(lang) ? /(?!\p{sc=Latin})(?!\p{sc=Common})(?!\p{Lm})\p{L}/u : /\p{sc=Latin}/u
    expect(those(texts, (text) => foreign.test(own(text)))).toEqual([])
  })

  it('ends a sentence, a question and what goes on as its language does, and nothing else', () => {
    const faulty = those(texts, (text, key) => {
      const end = endIn(lang, englishOf(key))
      return end ? !end.test(text) : ANY_END.test(text)
    })
    expect(faulty).toEqual([])
  })

  it('calls "Try again" another thing than "Check again"', () => {
    expect(texts.get('action.retry')).not.toBe(texts.get('action.check'))
  })

  it('is a module by name, in the direction of its language, without what is no text', async () => {
    const module: Record<string, unknown> = await import(`../../src/i18n/locales/${lang}.ts`)
    const direction = ['Arab', 'Hebr'].includes(scriptOfLanguage(lang)) ? 'rtl' : 'ltr'
    expect(module).toMatchObject({ lang, dir: direction, default: { lang, dir: direction } })
    expect(module[exportName(lang)]).toBe(module['default'])
    expect(JSON.stringify(module['texts'])).not.toContain('checked_by')
  })
})

test.each([
  ['de', 'de'],
  ['pt-BR', 'ptBR'],
  ['zh-Hans', 'zhHans'],
  ['de-x-du', 'deXDu'],
  ['es-419', 'es419'],
  ['en-GB', 'enGB'],
])('the module of %s calls it %s', (lang, name) => {
  expect(exportName(lang)).toBe(name)
})

test('one sentence counts one thing', () => {
  const numbers = new Set(['count', 'shown', 'total'])
  const several = those(
    english.texts,
    (text, key) =>
      !['list.incomplete', 'manage.select_first_one', 'manage.select_first_other'].includes(key) &&
      text.split('. ').some((part) => placeholdersOf(part).filter((name) => numbers.has(name)).length > 1),
  )
  expect(several).toEqual([])
})

test('the screen speaks plainly: sign out, never the words of the code', () => {
  const jargon = those(
    english.texts,
    (text, key) =>
      /\b(?:revoke|token|target|null|adapter|terminate|session)\b/i.test(text) &&
      !['details.id', 'error.unauthenticated'].includes(key),
  )
  expect(jargon).toEqual([])
})
