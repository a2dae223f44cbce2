import { readdirSync, readFileSync } from 'node:fs'
import { expect, it, test } from 'vitest'
import { ar } from '../../src/i18n/locales/ar.ts'
import { de } from '../../src/i18n/locales/de.ts'
import { en } from '../../src/i18n/locales/en.ts'
import { flatTexts } from '../../src/ui/texts/flat-texts.ts'

const locales = [en, de, ar]
const suffix = /_(zero|one|two|few|many|other)$/
const english = flatTexts(en.texts)
const base = (key: string) => key.replace(suffix, '')
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort()

/** Every leaf, empty ones too. */
function leaves(texts: object, path = ''): [string, unknown][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? leaves(value, `${path}${key}.`) : [[`${path}${key}`, value]],
  )
}

const keysOf = (texts: object) => [...new Set(leaves(texts).map(([key]) => base(key)))].sort()
const countedIn = (texts: object) => [
  ...new Set(leaves(texts).flatMap(([key]) => (suffix.test(key) ? [base(key)] : []))),
]

test('every locale file has a module, and the list here is complete', () => {
  const files = readdirSync('src/i18n/locales').filter((file) => file.endsWith('.json'))
  expect(files.sort()).toEqual(locales.map(({ lang }) => `${lang}.json`).sort())
})

it.each(locales)('$lang has every text, and none that nobody asks for', ({ texts }) => {
  expect(keysOf(texts)).toEqual(keysOf(en.texts))
})

it.each(locales)('$lang has exactly the plural forms that its language has', ({ lang, texts }) => {
  const counted = new Map<string, string[]>()
  for (const [key] of leaves(texts)) {
    const [, form] = suffix.exec(key) ?? []
    if (form) counted.set(base(key), [...(counted.get(base(key)) ?? []), form])
  }
  const wanted = [...new Intl.PluralRules(lang).resolvedOptions().pluralCategories].sort()
  expect(counted.size).toBeGreaterThan(5)
  for (const [key, forms] of counted) expect([key, ...forms.sort()]).toEqual([key, ...wanted])
})

it.each(locales)('every counted text of $lang is counted in English too', ({ texts }) => {
  expect(countedIn(texts).sort()).toEqual(countedIn(en.texts).sort())
})

it.each(locales)('$lang fills in the same placeholders as English', ({ lang, texts }) => {
  const rules = new Intl.PluralRules(lang)
  const meant = (form: string) => Array.from({ length: 200 }, (_, n) => n).filter((n) => rules.select(n) === form)
  for (const [key, text] of leaves(texts)) {
    const source = english[key] ?? english[`${base(key)}_other`] ?? ''
    const [, form] = suffix.exec(key) ?? []
    // "جهازان" is two devices: a form that means one number only may write it out.
    const mayOmitCount = form !== undefined && meant(form).length === 1
    const names = placeholders(String(text))
    const wanted = placeholders(source)
    const without = wanted.filter((name) => name !== 'count')
    expect([key, mayOmitCount && !names.includes('count') ? without : wanted]).toEqual([key, names])
    expect(`${key}: ${String(text).replaceAll(/\{\{\w+\}\}/g, '')}`).not.toMatch(/[{}]|\$t\(/)
  }
})

it.each(locales)('no text of $lang is empty or has blanks at its ends', ({ texts }) => {
  const faulty = leaves(texts).filter(([, text]) => typeof text !== 'string' || text === '' || text.trim() !== text)
  expect(faulty).toEqual([])
})

/** The same word in both languages. */
const sameInGerman = new Set([
  'device.desktop',
  'device.tablet',
  'device.app',
  'device.mac',
  'device.chromeos',
  'details.title',
  'manage.filter',
  'method.passkey',
  'named',
  'numbered',
  'named_note',
  'join',
  'join_title',
  'confirm.selected_names',
  'manage.with_number',
  'place.in_country',
])
const words = (text: string) => text.replaceAll(/\{\{\w+\}\}/g, '').match(/[a-z]+/gi) ?? []

test('no English is left in German', () => {
  const german = flatTexts(de.texts)
  const left = Object.keys(english).filter((key) => german[key] === english[key] && !sameInGerman.has(key))
  expect(left).toEqual([])
  expect(Object.values(german).flatMap(words)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(?:the|your|sign|signed|device|devices|is|not|this)$/i)]),
  )
})

test('no Latin word is left in Arabic but the name IP and names of products', () => {
  expect([...new Set(Object.values(flatTexts(ar.texts)).flatMap(words))]).toEqual([
    'IP',
    'iPhone',
    'iPad',
    'Mac',
    'Windows',
    'Chromebook',
  ])
})

test('Arabic is written from right to left, the others from left to right', () => {
  expect(locales.map(({ lang, dir }) => `${lang} ${dir}`)).toEqual(['en ltr', 'de ltr', 'ar rtl'])
})

test('in Arabic, a name inside a text is isolated from it', () => {
  const arabic = flatTexts(ar.texts)
  const joined = Object.entries(arabic).filter(([key]) => /^device\.(?:on|with)|^place\.in_/.test(key))
  expect(joined.length).toBeGreaterThan(10)
  const open = joined.filter(([, text]) => text.replaceAll(/\u2068\{\{\w+\}\}\u2069/g, '').includes('{{'))
  expect(open).toEqual([])
})

test('one sentence counts one thing', () => {
  const numbers = new Set(['count', 'shown', 'total'])
  const several = Object.entries(english).filter(
    ([key, text]) =>
      !['list.incomplete', 'manage.select_first_one', 'manage.select_first_other'].includes(key) &&
      text.split('. ').some((part) => placeholders(part).filter((p) => numbers.has(p)).length > 1),
  )
  expect(several).toEqual([])
})

test('the screen speaks plainly: sign out, never the words of the code', () => {
  const jargon = Object.entries(english).filter(
    ([key, text]) =>
      /\b(?:revoke|token|target|null|adapter|terminate|session)\b/i.test(text) &&
      !['details.id', 'error.unauthenticated'].includes(key),
  )
  expect(jargon).toEqual([])
})

test('the docs say of every language whether a native speaker has checked it', () => {
  const docs = readFileSync('docs/languages.md', 'utf8')
  for (const { lang } of locales)
    expect(docs).toMatch(new RegExp(`\`src/i18n/locales/${lang}\\.json\` \\|.*\\| (?:not yet|yes, .+) \\|`))
})
