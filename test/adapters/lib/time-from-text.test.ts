import { expect, it } from 'vitest'
import { timeFromText } from '../../../src/adapters/lib/time-from-text.ts'

const ten = '2026-11-28T10:00:00.000Z'

it.each([
  ['ISO 8601', '2026-11-28T10:00:00Z', ten],
  ['ISO 8601 in lower case', '2026-11-28t10:00:00z', ten],
  ['ISO 8601 without seconds', '2026-11-28T10:00Z', ten],
  ['ISO 8601, basic', '20261128T100000Z', ten],
  ['ISO 8601 with an offset', '2026-11-28T11:00:00+01:00', ten],
  ['ISO 8601 with a comma', '2026-11-28T10:00:00,5Z', '2026-11-28T10:00:00.500Z'],
  ['JavaScript, JSON', '2026-11-28T10:00:00.123Z', '2026-11-28T10:00:00.123Z'],
  ['JavaScript, String(date)', 'Sat Nov 28 2026 11:00:00 GMT+0100 (Central European Standard Time)', ten],
  ['JavaScript, toUTCString()', 'Sat, 28 Nov 2026 10:00:00 GMT', ten],
  ['PostgreSQL', '2026-11-28 10:00:00+00', ten],
  ['PostgreSQL with microseconds', '2026-11-28 10:00:00.123456+00', '2026-11-28T10:00:00.123Z'],
  ['PostgreSQL in India', '2026-11-28 15:30:00+05:30', ten],
  ['PostgreSQL west of Greenwich', '2026-11-28 06:30:00-03:30', ten],
  ['Ruby', '2026-11-28 10:00:00 +0000', ten],
  ['Ruby, UTC; Rails', '2026-11-28 10:00:00 UTC', ten],
  ['Java, ZonedDateTime', '2026-11-28T10:00:00Z[UTC]', ten],
  ['Java, ZonedDateTime elsewhere', '2026-11-28T11:00+01:00[Europe/Vienna]', ten],
  ['Java, Instant', '2026-11-28T10:00:00.123456789Z', '2026-11-28T10:00:00.123Z'],
  ['Java, Date', 'Sat Nov 28 10:00:00 UTC 2026', ten],
  ['.NET, round trip', '2026-11-28T10:00:00.0000000Z', ten],
  ['.NET, "u"', '2026-11-28 10:00:00Z', ten],
  ['.NET, "R"', 'Sat, 28 Nov 2026 10:00:00 GMT', ten],
  ['.NET, older JSON', '/Date(1795860000000)/', ten],
  ['.NET, older JSON with an offset', '/Date(1795860000000+0100)/', ten],
  ['Python, str()', '2026-11-28 10:00:00.000001+00:00', ten],
  ['Python, mail', 'Sat, 28 Nov 2026 10:00:00 -0000', ten],
  ['PHP, DATE_COOKIE', 'Saturday, 28-Nov-2026 10:00:00 UTC', ten],
  ['PHP, DATE_RFC850', 'Saturday, 28-Nov-26 10:00:00 UTC', ten],
  ['PHP, DATE_RFC822', 'Sat, 28 Nov 26 10:00:00 +0000', ten],
  ['Go', '2026-11-28 10:00:00.000000001 +0000 UTC', ten],
  ['Go in Vienna', '2026-11-28 11:00:00 +0100 CET', ten],
  ['Go in São Paulo', '2026-11-28 07:00:00 -0300 -03', ten],
  ['Go, of the running process', '2026-11-28 10:00:00 +0000 UTC m=+0.000012', ten],
  ['Unix date', 'Sat Nov  7 10:00:00 UTC 2026', '2026-11-07T10:00:00.000Z'],
  ['blanks around it', ' 2026-11-28T10:00:00Z\n', ten],
])('reads %s: %j', (_what, printed, expected) => {
  expect(timeFromText(printed)).toBe(expected)
})

it.each([
  ['ISO 8601 without an offset', '2026-11-28T10:00:00'],
  ['a database without an offset', '2026-11-28 10:00:00.123456'],
  ['a day', '2026-11-28'],
  ['asctime', 'Sat Nov 28 10:00:00 2026'],
  ['a zone that only its country knows', '2026-11-28 10:00:00 CST'],
  ['the same by Unix', 'Sat Nov 28 10:00:00 EST 2026'],
  ['a zone in brackets alone', '2026-11-28T10:00:00[Europe/Vienna]'],
  ['month and day in either order', '11/28/2026 10:00:00 AM +00:00'],
  ['30 February', '2026-02-30T10:00:00Z'],
  ['31 June', 'Tue, 31 Jun 2026 10:00:00 GMT'],
  ['25 o’clock', '2026-11-28T25:00:00Z'],
  ['a minute of 61', '2026-11-28T10:61:00Z'],
  ['month 0', '2026-00-28T10:00:00Z'],
  ['an offset of 24 hours', '2026-11-28T10:00:00+24:00'],
  ['an offset of 60 minutes', '2026-11-28T10:00:00+00:60'],
  ['1999', 'Sat, 28 Nov 1999 10:00:00 GMT'],
  ['seconds', '1795860000'],
  ['nothing', ''],
  ['words', 'yesterday'],
  ['something endless', `2026-11-28T10:00:00Z${' '.repeat(200)}`],
  ['a number', 1_795_860_000],
  ['null', null],
])('takes %s for unknown: %j', (_what, printed) => {
  expect(timeFromText(printed)).toBeNull()
})
