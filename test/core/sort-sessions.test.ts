import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { sortSessions } from '../../src/core/sort-sessions.ts'
import { makeSession } from '../../src/testing.ts'

// Many runs take their time on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 })

const keys = (sessions: readonly { readonly key: string }[]) => sessions.map(({ key }) => key).join(' ')
const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T00:00:00.000Z`

it('puts the current session first, then the most recent', () => {
  const sessions = [
    makeSession({ id: 'old', lastActiveAt: day(1) }),
    makeSession({ id: 'new', lastActiveAt: day(9) }),
    makeSession({ id: 'me', lastActiveAt: day(5), isCurrent: true }),
  ]
  expect(keys(sortSessions(sessions))).toBe('me new old')
})

it('goes by sign-in where there is no activity, then by expiry, and puts the rest last', () => {
  const unknown = { lastActiveAt: null, createdAt: null, expiresAt: null }
  const sessions = [
    makeSession({ id: 'nothing', ...unknown }),
    makeSession({ id: 'expiry', ...unknown, expiresAt: day(3) }),
    makeSession({ id: 'sign-in', ...unknown, createdAt: day(4), expiresAt: day(30) }),
    makeSession({ id: 'activity', ...unknown, lastActiveAt: day(5), createdAt: day(1) }),
  ]
  expect(keys(sortSessions(sessions))).toBe('activity sign-in expiry nothing')
})

it('keeps one order for equal times, by code unit and in no language', () => {
  const sessions = ['b', 'ä', 'a', 'Z', 'B'].map((id) => makeSession({ id }))
  expect(keys(sortSessions(sessions))).toBe('B Z a b ä')
})

it('sorts a copy, to the same order from any order', () => {
  const some = fc.uniqueArray(
    fc.tuple(fc.string(), fc.constantFrom(null, day(1), day(2)), fc.constantFrom(true, false, null)),
    {
      selector: ([id]) => id,
    },
  )
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (rows, random) => {
      const sessions = rows.map(([id, lastActiveAt, isCurrent]) => makeSession({ id, lastActiveAt, isCurrent }))
      const before = keys(sessions)
      const weights = new Map(sessions.map((session) => [session, random.next().value]))
      const shuffled = [...sessions].sort((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0))
      expect(keys(sortSessions(shuffled))).toBe(keys(sortSessions(sessions)))
      expect(keys(sessions)).toBe(before)
    }),
    { seed: 99, numRuns: 500 },
  )
})
