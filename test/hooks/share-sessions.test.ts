import { makeSession } from 'react-device-sessions/testing'
import { expect, it } from 'vitest'
import type { SessionsRead } from '../../src/core/read-sessions.ts'
import type { Session } from '../../src/core/session.ts'
import { shareSessions } from '../../src/hooks/share-sessions.ts'

const read = (...sessions: Session[]): SessionsRead => ({
  sessions,
  total: sessions.length,
  complete: true,
  readAt: new Date(sessions.length).toISOString(),
})
/** As it comes from the server the next time: equal, and another object. */
const anew = (session: Session): Session => structuredClone(session)

const laptop = makeSession({ id: 'laptop' })
const phone = makeSession({ id: 'phone' })
const tablet = makeSession({ id: 'tablet' })
const before = read(laptop, phone, tablet)

function share(previous: SessionsRead, next: SessionsRead): SessionsRead {
  const shared = shareSessions(previous, next)
  expect(shared).toEqual(next)
  if (!isRead(shared)) throw new Error('What came is no list.')
  return shared
}

function isRead(data: unknown): data is SessionsRead {
  return typeof data === 'object' && data !== null && 'sessions' in data
}

it('keeps the list where nothing changed, and says when it was read', () => {
  const next = { ...read(anew(laptop), anew(phone), anew(tablet)), readAt: '2026-11-21T09:00:00.000Z' }
  expect(share(before, next).sessions).toBe(before.sessions)
})

it.each([
  ['the first', [phone, tablet]],
  ['the last', [laptop, phone]],
])('keeps the other rows when %s goes', (_which, left) => {
  const { sessions } = share(before, read(...left.map(anew)))
  expect(sessions).toHaveLength(2)
  for (const [n, session] of sessions.entries()) expect(session).toBe(left[n])
})

it('keeps the other rows when one changes', () => {
  const { sessions } = share(before, read(anew(laptop), { ...phone, isCurrent: true }, anew(tablet)))
  expect([sessions[0], sessions[2]]).toEqual([laptop, tablet])
  expect(sessions[0]).toBe(laptop)
  expect(sessions[1]).not.toBe(phone)
  expect(sessions[2]).toBe(tablet)
})

it('keeps the rows, and not their order, when they move', () => {
  const { sessions } = share(before, read(anew(laptop), anew(tablet), anew(phone)))
  expect(sessions).not.toBe(before.sessions)
  expect(sessions[1]).toBe(tablet)
})

it('gives a new row as it came', () => {
  const tv = makeSession({ id: 'tv' })
  expect(share(before, read(laptop, phone, tablet, tv)).sessions[3]).toBe(tv)
})

it.each([undefined, null, 'rows', {}, { sessions: null }])(
  'takes nothing over from %j, which is no list',
  (foreign) => {
    expect(shareSessions(foreign, before)).toBe(before)
    expect(shareSessions(before, foreign)).toBe(foreign)
  },
)
