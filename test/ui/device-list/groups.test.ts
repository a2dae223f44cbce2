import * as fc from 'fast-check'
import { makeSession } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'
import { groupsOf, INACTIVE_DAYS } from '../../../src/ui/device-list/groups.ts'
import type { Row } from '../../../src/ui/device-list/list-store.ts'

const DAY = 86_400_000

function rowOf(lastActiveAt: string | null, key = String(lastActiveAt)): Row {
  const session = makeSession({ id: key, lastActiveAt })
  return { key, session, name: key, label: key, facts: [], apart: '', isProbablyHere: false }
}

const grouped = (times: readonly (string | null)[], now: string, timeZone = 'UTC', locale = 'en') =>
  groupsOf(
    times.map((time) => rowOf(time)),
    { now: Date.parse(now), timeZone, locale },
  ).map(({ name, rows }) => [name, rows.map(({ key }) => key)])

test('today, earlier this month, before it, and not for 90 days; what nobody knows comes last', () => {
  const now = '2026-11-21T09:00:00Z'
  expect(
    grouped(
      [
        null,
        '2026-11-21T08:59:00Z',
        '2026-11-21T00:00:00Z',
        '2026-11-20T23:59:59Z',
        '2026-11-01T00:00:00Z',
        '2026-10-31T23:59:59Z',
        '2026-08-23T09:00:01Z',
        '2026-08-23T08:59:59Z',
        '1970-01-01T00:00:00Z',
      ],
      now,
    ),
  ).toEqual([
    ['today', ['2026-11-21T08:59:00Z', '2026-11-21T00:00:00Z']],
    ['month', ['2026-11-20T23:59:59Z', '2026-11-01T00:00:00Z']],
    ['before', ['2026-10-31T23:59:59Z', '2026-08-23T09:00:01Z']],
    ['inactive', ['2026-08-23T08:59:59Z']],
    ['unknown', ['null', '1970-01-01T00:00:00Z']],
  ])
})

test('day and month are the reader’s', () => {
  const now = '2026-12-01T09:00:00Z'
  // In Los Angeles it is 1 a.m. of the first; both were the day before.
  expect(grouped(['2026-12-01T07:00:00Z', '2026-11-30T20:00:00Z'], now, 'America/Los_Angeles')).toEqual([
    ['before', ['2026-12-01T07:00:00Z', '2026-11-30T20:00:00Z']],
  ])
  expect(grouped(['2026-12-01T07:00:00Z'], now, 'Asia/Kathmandu')).toEqual([['today', ['2026-12-01T07:00:00Z']]])
  // In Iran this month began on November 22.
  expect(grouped(['2026-11-23T12:00:00Z', '2026-11-20T12:00:00Z'], now, 'UTC', 'fa')).toEqual([
    ['month', ['2026-11-23T12:00:00Z']],
    ['before', ['2026-11-20T12:00:00Z']],
  ])
})

test('F17: a clock that is a few minutes behind says today', () => {
  expect(grouped(['2026-11-21T09:04:00Z'], '2026-11-21T09:00:00Z')).toEqual([['today', ['2026-11-21T09:04:00Z']]])
})

/** Whether a heading may stand above a device of this age; `NaN` where nobody knows it. */
function isTrue(name: string, age: number): boolean {
  if (Number.isNaN(age) || name === 'unknown') return Number.isNaN(age) && name === 'unknown'
  if (name === 'today') return age < DAY + 3_600_000
  return age > INACTIVE_DAYS * DAY === (name === 'inactive')
}

test('every row is in one group, in the order it had; what a heading says is true', () => {
  const now = Date.parse('2026-11-21T09:00:00Z')
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.integer({ min: -5, max: 400 * 24 * 60 }))),
      fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/Los_Angeles'),
      (ages, timeZone) => {
        const rows = ages.map((minutes, at) =>
          rowOf(minutes === null ? null : new Date(now - minutes * 60_000).toISOString(), String(at)),
        )
        const groups = groupsOf(rows, { now, timeZone, locale: 'en' })
        expect(groups.flatMap((group) => group.rows).toSorted((a, b) => Number(a.key) - Number(b.key))).toEqual(rows)
        for (const { name, rows: inIt } of groups) {
          expect(inIt).toEqual(rows.filter((row) => inIt.includes(row)))
          const each = inIt.map(({ session }) => now - Date.parse(session.lastActiveAt ?? ''))
          expect(each.every((age) => isTrue(name, age))).toBe(true)
        }
      },
    ),
  )
})
