import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { relativeExpiry, relativeTime } from '../../../src/ui/format/relative-time.ts'
import { daysBetween, formatDate } from '../../../src/ui/format/time.ts'
import { runs } from '../../support/runs.ts'
import { textsOf } from '../render-texts.tsx'
import { withIntl } from '../with-intl.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const now = Date.parse('2026-11-21T12:00:00.000Z')
const languages = ['en', 'de', 'ar', 'en-GB', 'ar-EG'] as const
const zones = ['UTC', 'Europe/Paris', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Kiritimati'] as const

const texts = new Map(languages.map((language) => [language, textsOf(language)]))
const context = (language: (typeof languages)[number], at = now, timeZone: string | undefined = 'UTC') => ({
  ...(texts.get(language) ?? textsOf(language)),
  now: at,
  timeZone,
})
const ago = (ms: number, language: (typeof languages)[number] = 'en') =>
  relativeTime(new Date(now - ms).toISOString(), context(language))

const inWords = (language: (typeof languages)[number]) => [0, 12 * MINUTE, DAY, 7 * DAY].map((ms) => ago(ms, language))

describe('how long ago', () => {
  it.each([
    [0, 'just now'],
    [59_999, 'just now'],
    [MINUTE, '1 minute ago'],
    [12 * MINUTE, '12 minutes ago'],
    [HOUR - 1, '59 minutes ago'],
    [HOUR, '1 hour ago'],
    [DAY - 1, '23 hours ago'],
    [DAY, 'yesterday'],
    [DAY + 11 * HOUR, 'yesterday'],
    // 13:00 the day before yesterday: less than two days, and all the same not "yesterday".
    [2 * DAY - HOUR, '2 days ago'],
    [6 * DAY, '6 days ago'],
    [7 * DAY, 'Nov 14'],
    [400 * DAY, 'Oct 17, 2025'],
  ])('%d ms: %s', (ms, text) => {
    expect(ago(ms)).toBe(text)
  })

  it('is written as in the language and region', () => {
    expect(inWords('de')).toEqual(['gerade eben', 'vor 12 Minuten', 'gestern', '14. Nov.'])
    expect(inWords('ar')).toEqual(['قبل لحظات', 'قبل 12 دقيقة', 'أمس', '14 نوفمبر'])
    expect(inWords('en-GB')).toEqual(['just now', '12 minutes ago', 'yesterday', '14 Nov'])
    expect(inWords('ar-EG')[1]).toBe('قبل ١٢ دقيقة')
  })

  it('F17: is just now for a clock that is up to five minutes behind', () => {
    expect(ago(-5 * MINUTE)).toBe('just now')
    expect(ago(-5 * MINUTE - 1)).toBeNull()
  })

  it.each([
    ['ten minutes ahead', new Date(now + 10 * MINUTE).toISOString()],
    ['a day ahead', new Date(now + DAY).toISOString()],
    ['in the year 9999', '9999-12-31T23:59:59.999Z'],
    ['the epoch', '1970-01-01T00:00:00.000Z'],
    ['seconds taken for milliseconds', new Date(now / 1000).toISOString()],
    ['milliseconds taken for seconds', '+058900-01-01T00:00:00.000Z'],
    ['the year 1', '0001-01-01T00:00:00Z'],
    ['no date', 'yesterday'],
    ['an impossible date', '2026-13-45T99:99:99Z'],
    ['empty', ''],
    ['nothing', null],
  ])('is not known for a time that cannot be: %s', (_, iso) => {
    expect(relativeTime(iso, context('en'))).toBeNull()
  })
})

describe('yesterday', () => {
  it('begins at midnight where the reader is', () => {
    // 20:00 on the 20th in London is 01:45 on the 21st in Kathmandu.
    const evening = '2026-11-20T11:59:00.000Z'
    expect(relativeTime(evening, context('en', now, 'UTC'))).toBe('yesterday')
    const at = Date.parse('2026-11-21T23:30:00.000Z')
    expect(relativeTime('2026-11-20T19:00:00.000Z', context('en', at, 'Asia/Kathmandu'))).toBe('yesterday')
    expect(relativeTime('2026-11-20T18:00:00.000Z', context('en', at, 'Asia/Kathmandu'))).toBe('2 days ago')
  })

  it('is not said of a day that has 25 hours and is still going on', () => {
    // Clocks in Los Angeles go back on 1 November 2026.
    const lateThatDay = Date.parse('2026-11-02T07:30:00.000Z')
    const startOfThatDay = '2026-11-01T07:05:00.000Z'
    expect(relativeTime(startOfThatDay, context('en', lateThatDay, 'America/Los_Angeles'))).toBe('24 hours ago')
  })

  it('is said of the day before one that has 23 hours', () => {
    // Clocks in Paris go forward on 29 March 2026.
    const at = Date.parse('2026-03-29T21:30:00.000Z')
    expect(relativeTime('2026-03-28T21:00:00.000Z', context('en', at, 'Europe/Paris'))).toBe('yesterday')
    expect(daysBetween(Date.parse('2026-03-28T22:59:00Z'), Date.parse('2026-03-29T22:01:00Z'), 'Europe/Paris')).toBe(2)
  })
})

const ends = (ms: number) => relativeExpiry(new Date(now + ms).toISOString(), context('en'))

describe('when a session ends', () => {
  it.each([
    [1, 'in 1 minute'],
    [59 * MINUTE, 'in 59 minutes'],
    [HOUR, 'in 1 hour'],
    [DAY - 1, 'in 23 hours'],
    [DAY, 'tomorrow'],
    [12 * DAY, 'in 12 days'],
    [30 * DAY, 'Dec 21'],
  ])('in %d ms: %s', (ms, text) => {
    expect(ends(ms)).toEqual({ text, expired: false })
  })

  it('is a date when it is past', () => {
    expect(ends(0)).toEqual({ text: 'Nov 21', expired: true })
    expect(ends(-40 * DAY)).toEqual({ text: 'Oct 12', expired: true })
  })

  it('is not known when it cannot be', () => {
    expect([relativeExpiry(null, context('en')), ends(60 * 366 * DAY), relativeExpiry('soon', context('en'))]).toEqual([
      null,
      null,
      null,
    ])
  })
})

describe('a date', () => {
  it('is that of the reader’s time zone', () => {
    const newYear = Date.parse('2026-12-31T23:30:00.000Z')
    const inZone = (timeZone: string) => formatDate(newYear, { locale: 'en-GB', timeZone }, true)
    expect(zones.map(inZone).map((text) => text.replace(/(?: at|,) /, ' '))).toEqual([
      '31 Dec 2026 23:30',
      '1 Jan 2027 00:30',
      '31 Dec 2026 15:30',
      '1 Jan 2027 05:15',
      '1 Jan 2027 13:30',
    ])
  })
})

it('F17: no time ever reads as in the future, as NaN, or as nothing', () => {
  const times = fc.oneof(
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.integer({ min: -400 * DAY, max: 20 * MINUTE }).map((shift) => new Date(now + shift).toISOString()),
    fc.string(),
  )
  fc.assert(
    fc.property(times, fc.constantFrom(...languages), fc.constantFrom(...zones), (iso, language, zone) => {
      const text = relativeTime(iso, context(language, now, zone))
      const ms = Date.parse(iso)
      expect(text === null).toBe(!(ms >= Date.UTC(2000, 0, 1) && ms <= now + 5 * MINUTE))
      expect(text ?? 'not known').toMatch(/\S/)
      expect(text ?? '').not.toMatch(/NaN|Invalid|undefined|\bin \d|^in |خلال|^[0٠] /)
    }),
    { numRuns: runs(3000) },
  )
})

describe('where Intl is missing or refuses', () => {
  it.each([
    ['RelativeTimeFormat', ['just now', 'Nov 21, 2026, 11:48 AM', 'Nov 20, 2026, 12:00 PM']],
    ['DateTimeFormat', ['just now', '12 minutes ago', 'yesterday']],
    ['both', ['just now', '2026-11-21 11:48 UTC', '2026-11-20 12:00 UTC']],
  ])('%s', async (missing, expected) => {
    const both = ['RelativeTimeFormat', 'DateTimeFormat']
    const gone = missing === 'both' ? both : [missing]
    const said = await withIntl(Object.fromEntries(gone.map((name) => [name, undefined])), async () => {
      const degraded = await import('../../../src/ui/format/relative-time.ts')
      return [0, 12 * MINUTE, DAY].map((ms) => degraded.relativeTime(new Date(now - ms).toISOString(), context('en')))
    })
    expect(said.map((text) => text?.replaceAll(/[\u00A0\u202F]/g, ' '))).toEqual(expected)
  })

  it('a time zone that is none gives a time that says which it is', () => {
    expect(formatDate(now, { locale: 'en', timeZone: 'Mars/Olympus' })).toBe('2026-11-21 12:00 UTC')
  })
})
