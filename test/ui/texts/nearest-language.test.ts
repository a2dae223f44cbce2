import { afterEach, describe, expect, test, vi } from 'vitest'
import { fallbackChain, nearestLanguage } from '../../../src/ui/texts/nearest-language.ts'

afterEach(() => vi.unstubAllGlobals())

test.each([
  ['de-AT', ['de-AT', 'de']],
  ['zh-TW', ['zh-TW', 'zh-Hant-TW', 'zh-Hant', 'zh']],
  ['zh-Hant-HK', ['zh-Hant-HK', 'zh-Hant', 'zh']],
  ['zh-CN', ['zh-CN', 'zh']],
  ['sr-Latn-RS', ['sr-Latn-RS', 'sr-Latn', 'sr']],
  ['nb-NO', ['nb-NO', 'nb', 'no', 'nn']],
  ['no', ['no', 'nb', 'nn']],
  ['en-GB', ['en-GB', 'en']],
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
    ['sr-Latn', ['sr', 'sr-Latn'], 'sr-Latn'],
    ['sr', ['sr-Latn', 'sr-Cyrl'], 'sr-Cyrl'],
    ['uz-Cyrl', ['uz', 'uz-Cyrl-UZ'], 'uz'],
    ['fr', ['de', 'en'], null],
    ['iw', ['he'], null],
  ])('%s takes of %j: %s', (tag, atHand, best) => {
    expect(nearestLanguage(tag, atHand)).toBe(best)
  })
})

test('without `Intl.Locale` a tag is served by what it is made of', () => {
  vi.stubGlobal('Intl', { ...Intl, Locale: undefined })
  expect(fallbackChain('zh-TW')).toEqual(['zh-TW', 'zh'])
  expect(nearestLanguage('pt-PT', ['pt-BR'])).toBe('pt-BR')
})
