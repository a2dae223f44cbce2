import { describe, expect, it } from 'vitest'
import { ar } from '../../demo/app/texts/ar.ts'
import { de } from '../../demo/app/texts/de.ts'
import { en } from '../../demo/app/texts/en.ts'

/** Each text by its dotted key. */
function flat(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[`${path}${key}`, text] satisfies [string, string]] : flat(text, `${path}${key}.`),
  )
}

/** Which values each text holds. */
function placeholders(texts: object) {
  return Object.fromEntries(
    flat(texts).map(([key, text]) => [key, [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort()]),
  )
}

// That no key is missing is the compiler's business.
describe.each([
  ['German', de],
  ['Arabic', ar],
])('the demo page in %s', (_language, translation) => {
  it('puts the same values into its texts as the English page', () => {
    expect(placeholders(translation)).toEqual(placeholders(en))
  })

  it('has no empty text', () => {
    expect(flat(translation).filter(([, text]) => text.trim() === '')).toEqual([])
  })
})
