import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { timeFromIso, timeFromMs, timeFromSeconds } from '../../../src/adapters/lib/wire-time.ts'

// Many runs take their time on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 })

it.each([
  ['2026-11-21T08:45:00.000Z', '2026-11-21T08:45:00.000Z'],
  ['2026-11-21T08:45:00Z', '2026-11-21T08:45:00.000Z'],
  ['2026-11-21t08:45:00z', '2026-11-21T08:45:00.000Z'],
  ['2026-11-21 08:45:00Z', '2026-11-21T08:45:00.000Z'],
  ['2026-11-21T08:45Z', '2026-11-21T08:45:00.000Z'],
  ['2026-11-21T08:45:00.123456789Z', '2026-11-21T08:45:00.123Z'],
  ['2026-11-21T08:45:00.5Z', '2026-11-21T08:45:00.500Z'],
  ['2026-11-21T08:45:00,5Z', '2026-11-21T08:45:00.500Z'],
  ['2026-11-21T08:45:00.000+00:00', '2026-11-21T08:45:00.000Z'],
  ['2026-11-21T08:45:00+0530', '2026-11-21T03:15:00.000Z'],
  ['2026-11-21T23:30:00-03:00', '2026-11-22T02:30:00.000Z'],
  [' 2026-11-21T08:45:00Z ', '2026-11-21T08:45:00.000Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
])('reads the ISO time %j', (value, time) => {
  expect(timeFromIso(value)).toBe(time)
})

it.each([
  '',
  'yesterday',
  '2026-11-21',
  '2026-11-21T08:45:00',
  '2026-02-30T08:45:00Z',
  '2026-13-01T08:45:00Z',
  '2026-11-21T25:45:00Z',
  '2026-11-21T08:61:00Z',
  '2026-11-21T08:45:00+99:00',
  '1999-12-31T23:59:59Z',
  '2100-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '+012026-11-21T08:45:00Z',
  'Sat, 21 Nov 2026 12:00:00 GMT',
  1_763_712_000_000,
  null,
  undefined,
  {},
  new Date(),
])('F17: takes %j for unknown', (value) => {
  expect(timeFromIso(value)).toBe(null)
})

it('reads seconds, with a fraction too', () => {
  expect(timeFromSeconds(1_763_712_000)).toBe('2025-11-21T08:00:00.000Z')
  expect(timeFromSeconds(1_711_555_057.065702)).toBe('2024-03-27T15:57:37.066Z')
})

it('reads milliseconds', () => {
  expect(timeFromMs(1_763_712_000_000)).toBe('2025-11-21T08:00:00.000Z')
})

it('F17: catches a mistaken unit, epoch 0 and what is no number', () => {
  expect(timeFromSeconds(1_763_712_000_000)).toBe(null)
  expect(timeFromMs(1_763_712_000)).toBe(null)
  for (const value of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e300, '1763712000', null, undefined, {}]) {
    expect(timeFromSeconds(value)).toBe(null)
    expect(timeFromMs(value)).toBe(null)
  }
})

it('F17: gives UTC with milliseconds within the century, or null, and never throws', () => {
  const any = fc.oneof(fc.string(), fc.date().map(String), fc.double(), fc.integer(), fc.anything())
  fc.assert(
    fc.property(any, (value) => {
      for (const time of [timeFromIso(value), timeFromSeconds(value), timeFromMs(value)]) {
        if (time === null) continue
        expect(new Date(time).toISOString()).toBe(time)
        expect(time).toMatch(/^20\d\d-/)
      }
    }),
    { seed: 17, numRuns: 1500 },
  )
})

it('reads back every time of the century', () => {
  const day = fc.date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(day, (date) => {
      expect(timeFromIso(date.toISOString())).toBe(date.toISOString())
      expect(timeFromMs(date.getTime())).toBe(date.toISOString())
    }),
    { seed: 18, numRuns: 500 },
  )
})

it.each([
  '2026-11-21T08:45:00Zulu',
  '2026-11-21T08:45:00+01:00:00',
  'at 2026-11-21T08:45:00Z',
  '2026-11-21T08:45:00.Z',
])('F17: takes %j for unknown, though there is a time in it', (value) => {
  expect(timeFromIso(value)).toBeNull()
})

it('reads small letters and more digits than a millisecond has', () => {
  expect(timeFromIso('2026-11-21t08:45:00.123999z')).toBe('2026-11-21T08:45:00.123Z')
  expect(timeFromIso(' 2026-11-21 08:45+0130 ')).toBe('2026-11-21T07:15:00.000Z')
})

it('F17: takes a text for no number', () => {
  expect(timeFromSeconds('1763712000')).toBeNull()
  expect(timeFromMs('1763712000000')).toBeNull()
})
