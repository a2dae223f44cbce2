import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { parseHttpDate, parseRetryAfter } from '../../../src/adapters/lib/retry-after.ts'

// Many runs take their time on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 })

const DAY_MS = 24 * 60 * 60 * 1000
const date = 'Sat, 21 Nov 2026 12:00:00 GMT'

it.each([
  ['30', 30_000],
  [' 30 ', 30_000],
  ['0', 0],
  ['86400', DAY_MS],
  ['86401', DAY_MS],
  ['99999999999', DAY_MS],
  ['9'.repeat(400), DAY_MS],
  ['', null],
  [' ', null],
  ['-1', null],
  ['+30', null],
  ['1.5', null],
  ['1e99', null],
  ['0x10', null],
  ['NaN', null],
  ['Infinity', null],
  ['garbage', null],
  ['30, 30', null],
  ['30s', null],
  [null, null],
])('F4, F6: seconds %j are %j ms', (value, ms) => {
  expect(parseRetryAfter(value, date)).toBe(ms)
})

it.each([
  ['Sat, 21 Nov 2026 12:00:30 GMT', 30_000],
  ['Saturday, 21-Nov-26 12:00:30 GMT', 30_000],
  ['Sat Nov 21 12:00:30 2026', 30_000],
  ['Sun Nov  1 12:00:30 2026', 0],
  ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['Sun, 21 Nov 2035 12:00:00 GMT', DAY_MS],
  ['2026-11-21T12:00:30Z', null],
  ['21 Nov 2026', null],
  ['Sat, 21 Nov 2026 12:00:30', null],
  ['Sat, 32 Nov 2026 12:00:30 GMT', null],
  ['Sat, 21 Foo 2026 12:00:30 GMT', null],
  ['Sat, 21 Nov 2026 25:00:30 GMT', null],
])('F5, F6: the date %j is %j ms after the Date of the answer', (value, ms) => {
  expect(parseRetryAfter(value, date)).toBe(ms)
})

it('F5: says nothing for a date without a readable Date, because the clock here may be wrong', () => {
  expect(parseRetryAfter('Sat, 21 Nov 2026 12:00:30 GMT', null)).toBe(null)
  expect(parseRetryAfter('Sat, 21 Nov 2026 12:00:30 GMT', 'yesterday')).toBe(null)
})

it('reads every date that a server can write', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T23:59:59Z'), noInvalidDate: true }),
      (day) => {
        const seconds = Math.floor(day.getTime() / 1000) * 1000
        expect(parseHttpDate(day.toUTCString())).toBe(seconds)
      },
    ),
    { seed: 4242, numRuns: 500 },
  )
})

it('F6: is never negative, never more than a day, never too long for a timer, whatever the header says', () => {
  const header = fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String), fc.date().map(String))
  fc.assert(
    fc.property(header, fc.option(fc.oneof(fc.constant(date), fc.string())), (value, answered) => {
      const ms = parseRetryAfter(value, answered)
      expect(ms === null || (ms >= 0 && ms <= DAY_MS && ms < 2 ** 31)).toBe(true)
    }),
    { seed: 4243, numRuns: 2000 },
  )
})

it.each([
  'x Sat, 21 Nov 2026 12:00:30 GMT',
  'Sat, 21 Nov 2026 12:00:30 GMT x',
  'x Saturday, 21-Nov-26 12:00:30 GMT',
  'Saturday, 21-Nov-26 12:00:30 GMT x',
  'x Sat Nov 21 12:00:30 2026',
  'Sat Nov 21 12:00:30 2026 x',
  'Sat, 00 Nov 2026 12:00:30 GMT',
  'Sat, 21 Nov 2026 12:60:30 GMT',
  'Sat, 21 Nov 2026 12:00:61 GMT',
  '12s',
  's12',
])('F6: takes %j for no date and no number', (value) => {
  expect(parseHttpDate(value)).toBeNull()
  expect(parseRetryAfter(value, 'Sat, 21 Nov 2026 12:00:00 GMT')).toBeNull()
})

it('reads a leap second, both ends of the two-digit years, and dates with blanks around them', () => {
  expect(parseHttpDate('Sat, 21 Nov 2026 12:00:60 GMT')).toBe(Date.UTC(2026, 10, 21, 12, 1, 0))
  expect(parseHttpDate('Saturday, 21-Nov-99 12:00:30 GMT')).toBe(Date.UTC(2099, 10, 21, 12, 0, 30))
  expect(parseHttpDate('Saturday, 21-Nov-00 12:00:30 GMT')).toBe(Date.UTC(2000, 10, 21, 12, 0, 30))
  expect(parseHttpDate('Sat Nov 21 12:00:30 0100')).toBe(Date.UTC(100, 10, 21, 12, 0, 30))
  expect(parseRetryAfter('Sat, 21 Nov 2026 12:00:30 GMT', ' Sat, 21 Nov 2026 12:00:00 GMT ')).toBe(30_000)
})
