import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { cleanText, isolate } from '../../src/core/clean-text.ts'
import { runs } from '../support/runs.ts'
import { hostileStrings } from '../ui/hostile-strings.ts'
import { withIntl } from '../ui/with-intl.ts'

const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/
const LINE_OR_CONTROL = /[\p{Cc}\u2028\u2029]/u
const LONE_SURROGATE = /\p{Cs}/u

/** How many graphemes: with the platform's own rules, not ours. */
const length = (text: string) => [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length

/** What is wrong with a clean text; nothing, it should be. */
const faults = (text: string | null, max: number) =>
  text === null
    ? []
    : Object.entries({
        nothingToSee: !/[\p{L}\p{N}\p{S}]/u.test(text),
        blankEnds: text !== text.trim(),
        bidi: BIDI.test(text),
        lineOrControl: LINE_OR_CONTROL.test(text),
        loneSurrogate: LONE_SURROGATE.test(text),
        tooManyGraphemes: length(text) > max,
        tooLong: text.length > max * 4 + 1,
        changesAgain: cleanText(text, max) !== text,
      }).flatMap(([fault, found]) => (found ? [fault] : []))

describe('cleanText', () => {
  it.each([
    ['Living room TV', 'Living room TV'],
    ['  two\n\tlines\u2028 here ', 'two lines here'],
    ['\u202Egpj.exe\u202C', 'gpj.exe'],
    ['\u200B\u2067a\uFEFFb\u00AD\u2069', 'ab'],
    ['👨‍👩‍👧‍👦 phone', '👨‍👩‍👧‍👦 phone'],
    ['می‌خواهم', 'می‌خواهم'],
    ['a\uD83Db', 'ab'],
    ['\u0301\u0301e\u0301', 'e\u0301'],
    ['a\u0000b\u001B[31m', 'a b [31m'],
    ['हिन्दी फ़ोन', 'हिन्दी फ़ोन'],
  ])('%j becomes %j', (text, clean) => {
    expect(cleanText(text)).toBe(clean)
  })

  it.each([null, undefined, '', ' \n ', '\u200B\uFEFF', '\u200D\u200C', '\u3164\u2800', '\uD83D', '()', ', ,', '...'])(
    'of %j nothing is left',
    (text) => {
      expect(cleanText(text)).toBeNull()
    },
  )

  it('cuts between graphemes, with an ellipsis', () => {
    expect(cleanText('abcdef', 6)).toBe('abcdef')
    expect(cleanText('abcdefg', 6)).toBe('abcde…')
    expect(cleanText('abcd efg', 6)).toBe('abcd…')
    expect(cleanText('👩🏽‍💻'.repeat(100))).toMatch(/^(?:👩🏽‍💻){20,63}…$/u)
    expect(cleanText('e\u0301'.repeat(5), 3)).toBe(`${'e\u0301'.repeat(2)}…`)
  })

  it('counts graphemes up to the very last one, and code units up to four for each', () => {
    expect(cleanText('👩🏽‍💻👩🏽‍💻', 4)).toBe('👩🏽‍💻👩🏽‍💻')
    expect(cleanText('e\u0301e\u0301', 2)).toBe('e\u0301e\u0301')
    const emoji = '👨\u200D👨'
    expect(cleanText(`${emoji}e\u0301\u0301`, 2)).toBe(`${emoji}e\u0301\u0301`)
    expect(cleanText(`${emoji}e\u0301\u0301\u0301`, 2)).toBe(`${emoji}…`)
    expect(cleanText(`${emoji}\u200D👨abc`, 3)).toBe(`${emoji}\u200D👨a…`)
    expect(cleanText(`${emoji}\u200D👨abc`, 2)).toBe(`${emoji}\u200D👨…`)
  })

  it('stacks no more than four marks on a letter', () => {
    expect(cleanText(`Z${'\u0300'.repeat(400)}algo`)).toBe(`Z${'\u0300'.repeat(4)}algo`.normalize('NFD'))
  })

  it('bounds one endless joined emoji', () => {
    const text = cleanText(`phone ${'👨\u200D'.repeat(500)}`, 20)
    expect(text).toBe('phone…')
  })

  it('looks at the first 2,000 characters, and no further, however long the text is', () => {
    expect(cleanText(`${'\u200B'.repeat(1999)}phone`)).toBe('p')
    expect(cleanText(`${'\u200B'.repeat(2000)}phone`)).toBeNull()
    expect(cleanText(`${' '.repeat(1_000_000)}phone`)).toBeNull()
  })

  it.each(hostileStrings.map((value) => ({ start: JSON.stringify(value.slice(0, 40)), value })))(
    'F19: keeps its promises for $start',
    ({ value }) => {
      expect(faults(cleanText(value), 64)).toEqual([])
      expect(faults(cleanText(value, 5), 5)).toEqual([])
    },
  )

  it('F19: keeps its promises for anything', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('\u200D', '\u202E', '\u0300', '👩', '\uD83D', ' ', 'a', '\n', '🏽') }),
    )
    fc.assert(
      fc.property(anything, fc.integer({ min: 2, max: 70 }), (text, max) => {
        expect(faults(cleanText(text, max), max)).toEqual([])
      }),
      { numRuns: runs(5000) },
    )
  })
})

it('still cuts no letter, mark or joined emoji apart where there is no Intl.Segmenter', async () => {
  await withIntl({ Segmenter: undefined }, async () => {
    const degraded = await import('../../src/core/clean-text.ts')
    expect(degraded.cleanText('abcdefg', 6)).toBe('abcde…')
    expect(degraded.cleanText('e\u0301'.repeat(5), 3)).toBe(`${'e\u0301'.repeat(2)}…`)
    expect(degraded.cleanText('👩🏽‍💻'.repeat(100))).toMatch(/^(?:👩🏽‍💻){20,63}…$/u)
  })
})

it('makes one segmenter, for graphemes, and not before a text is too long', async () => {
  const made = vi.fn<(...asked: readonly unknown[]) => void>()
  class Segmenter extends Intl.Segmenter {
    constructor(...asked: ConstructorParameters<typeof Intl.Segmenter>) {
      super(...asked)
      made(...asked)
    }
  }
  await withIntl({ Segmenter }, async () => {
    const fresh = await import('../../src/core/clean-text.ts')
    expect(fresh.cleanText('abcdef', 6)).toBe('abcdef')
    expect(made).not.toHaveBeenCalled()
    for (const text of ['abcdefg', 'e\u0301'.repeat(9)]) fresh.cleanText(text, 6)
    expect(made).toHaveBeenCalledExactlyOnceWith('en', { granularity: 'grapheme' })
  })
})

it('isolates with U+2068 and U+2069', () => {
  expect(isolate('abc')).toBe('\u2068abc\u2069')
})
