import { afterEach, describe, expect, test, vi } from 'vitest'
import { languagesThere } from '../../../scripts/lib/locale-modules.ts'
import { canonicalTag } from '../../../src/ui/texts/languages.ts'
import { fallbackChain, nearestLanguage } from '../../../src/ui/texts/nearest-language.ts'

afterEach(() => vi.unstubAllGlobals())

test.each([
  ['de-AT', ['de-AT', 'de']],
  ['de-x-du', ['de-x-du', 'de']],
  ['zh', ['zh', 'zh-Hans']],
  ['zh-TW', ['zh-TW', 'zh-Hant-TW', 'zh-Hant', 'zh']],
  ['zh-Hant-HK', ['zh-Hant-HK', 'zh-Hant', 'zh']],
  ['zh-CN', ['zh-CN', 'zh', 'zh-Hans']],
  ['sr-Latn-RS', ['sr-Latn-RS', 'sr-Latn', 'sr']],
  ['sr-ME', ['sr-ME', 'sr-Latn-ME', 'sr-Latn', 'sr']],
  ['nb-NO', ['nb-NO', 'nb', 'no', 'nn']],
  ['no', ['no', 'nb', 'nn']],
  ['en-US', ['en-US', 'en']],
  ['en-CA', ['en-CA', 'en']],
  ['en-GB', ['en-GB', 'en']],
  ['en-AU', ['en-AU', 'en-GB', 'en']],
  ['en-NL', ['en-NL', 'en-GB', 'en']],
  ['es', ['es']],
  ['es-ES', ['es-ES', 'es']],
  ['es-MX', ['es-MX', 'es-419', 'es']],
  ['pt', ['pt', 'pt-BR']],
  ['pt-AO', ['pt-AO', 'pt-PT', 'pt', 'pt-BR']],
])('%s is served by %j', (tag, chain) => {
  expect(fallbackChain(tag)).toEqual(chain)
})

describe('of the languages at hand', () => {
  test.each([
    ['zh-TW', ['zh', 'zh-Hant'], 'zh-Hant'],
    ['zh-HK', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['zh-CN', ['zh-Hant', 'zh-Hans'], 'zh-Hans'],
    ['zh', ['zh-Hant', 'zh-CN'], 'zh-CN'],
    ['zh-TW', ['zh'], 'zh'],
    ['no', ['nb'], 'nb'],
    ['nb', ['no'], 'no'],
    ['nn-NO', ['en', 'nb-NO'], 'nb-NO'],
    ['pt-PT', ['pt-BR'], 'pt-BR'],
    ['pt-BR', ['pt-PT', 'pt'], 'pt'],
    ['pt-BR', ['pt-PT'], 'pt-PT'],
    ['de', ['de-AT'], 'de-AT'],
    ['de', ['de-x-du'], null],
    ['de-AT', ['de-x-du', 'de'], 'de'],
    ['sr-Latn', ['sr', 'sr-Latn'], 'sr-Latn'],
    ['sr-Latn', ['sr', 'sr-Latn-BA'], 'sr-Latn-BA'],
    ['sr-Latn', ['sr'], 'sr'],
    ['sr', ['sr-Latn', 'sr-Cyrl'], 'sr-Cyrl'],
    ['uz-Cyrl', ['uz', 'uz-Cyrl-UZ'], 'uz-Cyrl-UZ'],
    ['fr', ['de', 'en'], null],
    ['iw', ['he'], 'he'],
  ])('%s takes of %j: %s', (tag, atHand, best) => {
    expect(nearestLanguage(tag, atHand)).toBe(best)
  })
})

/** What readers of a language, region or script get of the languages of this package, once those in the second column are there. */
test.each([
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-MO', 'zh-Hant'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['no', 'nb'],
  ['nn', 'nb'],
  ['nb-NO', 'nb'],
  ['pt', 'pt-BR'],
  ['pt-BR', 'pt-BR'],
  ['pt-PT', 'pt-PT'],
  ['pt-AO', 'pt-PT'],
  ['pt-MZ', 'pt-PT'],
  ['es', 'es'],
  ['es-ES', 'es'],
  ['es-MX', 'es-419'],
  ['es-AR', 'es-419'],
  ['es-US', 'es-419'],
  ['en', 'en'],
  ['en-US', 'en'],
  ['en-CA', 'en'],
  ['en-GB', 'en-GB'],
  ['en-AU', 'en-GB'],
  ['en-IN', 'en-GB'],
  ['fr-CA', 'fr'],
  ['iw', 'he'],
  ['in', 'id'],
  ['tl', 'fil'],
  ['de', 'de'],
  ['de-CH', 'de'],
  ['de-x-du', 'de-x-du'],
  ['ar-EG', 'ar'],
  ['sr', 'sr'],
  ['sr-Latn', 'sr'],
])('with all languages of the package, %s is shown in %s', (tag, lang) => {
  const there = [...new Set([...languagesThere(), lang])]
  expect(nearestLanguage(canonicalTag(tag) ?? tag, there)).toBe(lang)
  expect(nearestLanguage(tag, there)).toBe(lang)
})

test('without `Intl.Locale` a tag is served by what it is made of', () => {
  vi.stubGlobal('Intl', { ...Intl, Locale: undefined })
  expect(fallbackChain('zh-TW')).toEqual(['zh-TW', 'zh-Hant-TW', 'zh-Hant', 'zh'])
  expect(fallbackChain('sr-Latn')).toEqual(['sr-Latn', 'sr'])
  expect(nearestLanguage('zh-HK', ['zh-Hans', 'zh-Hant'])).toBe('zh-Hant')
  expect(nearestLanguage('pt-PT', ['pt-BR'])).toBe('pt-BR')
})
