import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { en } from '../../../src/i18n/locales/en.ts'
import { flatTexts, plainTexts } from '../../../src/ui/texts/flat-texts.ts'
import { coversMost, missingOnAList } from '../../../src/ui/texts/on-a-list.ts'
import { sentences } from '../../../src/ui/texts/sentences.ts'
import { translator } from '../../../src/ui/texts/translator.ts'
import { runs } from '../../support/runs.ts'
import { hostileStrings } from '../hostile-strings.ts'
import { textsOf } from '../render-texts.tsx'

const english = textsOf('en')
const german = textsOf('de')
const arabic = textsOf('ar')

/** Nothing is done to a value but that one with letters from right to left is isolated. */
const inEnglish = (value: string) => (/[א-תء-ي]/.test(value) ? `\u2068${value}\u2069` : value)

describe('a value', () => {
  it.each(hostileStrings.map((value) => ({ start: JSON.stringify(value.slice(0, 40)), value })))(
    '$start is put in as it is',
    ({ value }) => {
      const shown = inEnglish(value)
      expect(english.t('confirm.one', { device: value })).toBe(`Sign out ${shown}?`)
      expect(english.t('named', { label: value, device: 'Firefox' })).toBe(`${shown}, Firefox`)
      expect(english.t('named', { label: 'Sign out', device: value })).toBe(`Sign out, ${shown}`)
    },
  )

  it('cannot reach the placeholder of another', () => {
    expect(english.t('named', { label: '{{device}}', device: '{{label}}' })).toBe('{{device}}, {{label}}')
  })

  it('is put in whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (label, device) => {
        expect(english.t('named', { label, device }).replaceAll(/[\u2068\u2069]/g, '')).toBe(
          `${label}, ${device}`.replaceAll(/[\u2068\u2069]/g, ''),
        )
      }),
      { numRuns: runs(2000) },
    )
  })
})

describe('a number', () => {
  it('is written as the language writes it', () => {
    expect(english.t('list.others', { count: 12_345 })).toBe('12,345 other devices')
    expect(german.t('list.others', { count: 12_345 })).toBe('12.345 andere Geräte')
    expect(textsOf('ar-EG').t('list.others', { count: 12_345 })).toBe('١٢٬٣٤٥ جهازًا آخر')
  })

  it('picks the plural', () => {
    expect(english.t('list.others', { count: 1 })).toBe('1 other device')
    expect(german.t('list.others', { count: 1 })).toBe('1 anderes Gerät')
    const counts = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103]
    expect(counts.map((count) => arabic.t('list.devices', { count }))).toEqual([
      'لا توجد أجهزة',
      'جهاز واحد',
      'جهازان',
      '3 أجهزة',
      '10 أجهزة',
      '11 جهازًا',
      '99 جهازًا',
      '100 جهاز',
      '101 جهاز',
      '102 جهاز',
      '103 أجهزة',
    ])
  })
})

describe('sentences', () => {
  it('follow one another, without those that have nothing to say', () => {
    expect(sentences(english.t, ['One.', null, 'Two.', false, undefined, '', 'Three.'])).toBe('One. Two. Three.')
    expect(sentences(english.t, [null])).toBe('')
  })

  it('take nothing in them for a placeholder', () => {
    expect(sentences(english.t, ['{{second}}.', '$t(title)'])).toBe('{{second}}. $t(title)')
  })
})

describe('texts of a host', () => {
  it('are flattened, nested or dotted, without what is no text', () => {
    const bundle = { a: { b: 'x', 'c.d': 'y', e: '' }, 'f.g': 'z', n: 1, l: ['m'], o: null }
    expect(flatTexts(bundle)).toEqual({ 'a.b': 'x', 'a.c.d': 'y', 'f.g': 'z', 'l.0': 'm' })
    expect([flatTexts(undefined), flatTexts(null), flatTexts(3)]).toEqual([{}, {}, {}])
  })

  it('cannot reach the prototype of anything', () => {
    const texts = flatTexts(JSON.parse('{"__proto__": {"polluted": "yes"}}'))
    expect(Object.keys(texts)).toEqual(['__proto__.polluted'])
    expect(Object.keys({})).not.toContain('polluted')
    expect('polluted' in {}).toBe(false)
  })

  it('lose the formats of their placeholders', () => {
    expect(plainTexts({ a: '{{count, number}} of {{total}}, {{time, datetime(x: y)}}' })).toEqual({
      a: '{{count}} of {{total}}, {{time}}',
    })
  })

  it('are a language when they cover half of what a list shows, whatever its plural forms', () => {
    const ours = flatTexts(en.texts)
    const onAList = missingOnAList({})
    const keys = Object.keys(ours).filter((key) => onAList.includes(key.replace(/_(?:one|other)$/, '')))
    const part = (share: number) =>
      Object.fromEntries(keys.slice(0, keys.length * share).map((key) => [key.replace(/_one$/, '_few'), 'x']))
    expect(coversMost(part(0.75))).toBe(true)
    expect(coversMost(part(0.25))).toBe(false)
    expect(coversMost(Object.fromEntries(keys.map((key) => [`other.${key}`, 'x'])))).toBe(false)
  })
})

test('each text is looked up once, and once for each count', () => {
  const asked: string[] = []
  const t = translator(
    (key, { count, replace }) => {
      asked.push(key)
      return count === 1 ? 'one' : `${Object.values(replace).join(' and ')}!`
    },
    'en',
    'ltr',
  )
  expect(['Ann', 'Bob'].map((device) => t('confirm.one', { device }))).toEqual(['Ann!', 'Bob!'])
  expect([1, 2, 2].map((count) => t('list.others', { count }))).toEqual(['one', '2!', '2!'])
  expect(t('named', { label: 'a', device: 'b' })).toBe('a and b!')
  expect(t('named', { device: 'b', label: 'a' })).toBe('b and a!')
  expect(asked).toEqual(['confirm.one', 'list.others', 'list.others', 'named', 'named'])
})

test('a placeholder without a value stays visible, so that the mistake is', () => {
  expect(english.t('confirm.one')).toBe('Sign out {{device}}?')
})
