import { expect, it } from 'vitest'
import {
  badResponse,
  count,
  countryCode,
  field,
  flag,
  oneOf,
  rows,
  text,
  wholeText,
} from '../../../src/adapters/lib/wire.ts'

const wrong = [undefined, null, 1, Number.NaN, true, {}, [], () => {}, Symbol('x')]

it('reads own fields of objects, and nothing else', () => {
  expect(field({ a: 1 }, 'a')).toBe(1)
  expect(field({}, 'constructor')).toBe(undefined)
  expect(field(JSON.parse('{"__proto__":{"a":1}}'), 'a')).toBe(undefined)
  expect(field(['x'], '0')).toBe(undefined)
  for (const value of wrong) expect(field(value, 'length')).toBe(undefined)
})

it('takes text that says something, trimmed', () => {
  expect(text(' Firefox ')).toBe('Firefox')
  for (const value of [...wrong, '', ' ', '\n\t']) expect(text(value)).toBe(null)
})

it('cuts text that is longer than any honest name, and leaves no half character', () => {
  expect(text('x'.repeat(1_000_000))).toHaveLength(500)
  expect(text('x'.repeat(500))).toHaveLength(500)
  expect(text(`${'x'.repeat(499)}😀`)).toBe('x'.repeat(499))
})

it('leaves text whole that means nothing when it is cut', () => {
  const address = `https://app.example/?${'x'.repeat(5000)}`
  expect(wholeText(` ${address} `)).toBe(address)
  for (const value of [...wrong, '', ' ', '\n\t']) expect(wholeText(value)).toBe(null)
})

it('takes true and false, and nothing like it', () => {
  expect([flag(true), flag(false)]).toEqual([true, false])
  for (const value of [undefined, null, 0, 1, 'true', 'false', {}]) expect(flag(value)).toBe(null)
})

it('takes whole numbers from 0', () => {
  expect([count(0), count(10_000)]).toEqual([0, 10_000])
  for (const value of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60, '1', null])
    expect(count(value)).toBe(null)
})

it('takes a country code of two letters', () => {
  expect([countryCode('FR'), countryCode('fr')]).toEqual(['FR', 'FR'])
  for (const value of ['', '--', 'FRA', 'F', '12', 'Fränk', null, 7]) expect(countryCode(value)).toBe(null)
})

it('takes one of the named words', () => {
  expect(oneOf('tablet', ['mobile', 'tablet'], 'unknown')).toBe('tablet')
  for (const value of ['TABLET', 'watch', null, 1])
    expect(oneOf(value, ['mobile', 'tablet'], 'unknown')).toBe('unknown')
})

it('never reads an error as an empty list', () => {
  expect(rows([])).toEqual([])
  for (const value of [undefined, null, {}, { length: 0 }, '', 'rows', 0])
    expect(() => rows(value)).toThrow(expect.objectContaining({ code: 'bad_response' }))
})

it('cuts after 500 characters and not before, and only at the end half a character', () => {
  expect(text(`${'x'.repeat(499)} `)).toHaveLength(499)
  expect(text('x'.repeat(500))).toHaveLength(500)
  const half = String.fromCharCode(0xd83d)
  expect(text(`${half}${'x'.repeat(600)}`)).toBe(`${half}${'x'.repeat(499)}`)
})

it('takes no number from something that can be made one', () => {
  expect(count([5])).toBe(null)
  expect(count(true)).toBe(null)
})

it('says what an answer lacks, and with which status it came', () => {
  expect(() => rows({})).toThrow(
    expect.objectContaining({ message: 'The answer holds no list of sessions.', status: 200 }),
  )
  expect(badResponse('Half an answer.', 206)).toMatchObject({ code: 'bad_response', status: 206 })
})
