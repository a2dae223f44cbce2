import { SessionError } from 'react-device-sessions/hooks'
import { makeSession } from 'react-device-sessions/testing'
import { describe, expect, it } from 'vitest'
import type { Session } from '../../src/core/session.ts'
import { type Evidence, judge } from '../../src/hooks/judge.ts'

const phone = makeSession({ id: 'phone' })
const tablet = makeSession({ id: 'tablet' })

const said = (failed: { id: string; error: SessionError }[] = []): Evidence['outcome'] => ({
  result: { revokedIds: null, failed, endedCurrent: false, sessions: null },
})
const refused = (code: SessionError['code']): Evidence['outcome'] => ({ error: new SessionError(code, 'no') })
const read = (...sessions: Session[]): Evidence['read'] => ({
  sessions,
  total: sessions.length,
  complete: true,
  readAt: '2026-11-21T09:00:00.000Z',
})

/** One word for the phone. */
function fate(evidence: Partial<Evidence>): string {
  const verdict = judge({ targets: [phone], listed: [phone, tablet], outcome: said(), read: null, ...evidence })
  const words = Object.entries(verdict).filter(([, sessions]) => sessions.length > 0)
  expect(words).toHaveLength(1)
  return words[0]?.[0] ?? ''
}

describe('judging one session', () => {
  it.each([
    ['the server said yes and it is absent', { outcome: said(), read: read(tablet) }, 'revoked'],
    ['the server said yes and it is still listed', { outcome: said(), read: read(phone, tablet) }, 'unconfirmed'],
    ['the server said yes and nothing could be read', { outcome: said(), read: null }, 'accepted'],
    ['the server refused and it is still listed', { outcome: refused('conflict'), read: read(phone) }, 'failed'],
    ['the server refused and nothing could be read', { outcome: refused('rate_limited'), read: null }, 'failed'],
    ['the server knew no such id and it is absent', { outcome: refused('not_found'), read: read(tablet) }, 'revoked'],
    [
      'the server took the request for a bad one and nothing could be read',
      { outcome: refused('invalid_request') },
      'unconfirmed',
    ],
    ['the server knew no such id and nothing could be read', { outcome: refused('not_found') }, 'unconfirmed'],
    [
      'the server never ends this session by its id and nothing could be read',
      { outcome: refused('cannot_revoke_current') },
      'failed',
    ],
    ['no answer came and it is absent', { outcome: refused('timeout'), read: read(tablet) }, 'revoked'],
    ['no answer came and it is still listed', { outcome: refused('timeout'), read: read(phone) }, 'unconfirmed'],
    ['no answer came and nothing could be read', { outcome: refused('network') }, 'unconfirmed'],
    ['the server failed and it is still listed', { outcome: refused('server'), read: read(phone) }, 'unconfirmed'],
    [
      'the answer made no sense and it is still listed',
      { outcome: refused('bad_response'), read: read(phone) },
      'unconfirmed',
    ],
  ] satisfies [string, Partial<Evidence>, string][])('%s', (_, evidence, word) => {
    expect(fate(evidence)).toBe(word)
  })

  it('finds a device alive under a new id', () => {
    const rotated = { ...phone, id: 'phone-after-refresh' }
    expect(fate({ outcome: refused('not_found'), read: read(rotated, tablet) })).toBe('failed')
    expect(fate({ outcome: said(), read: read(rotated, tablet) })).toBe('unconfirmed')
  })

  it('does not mistake a look-alike for the session that went', () => {
    const twin = { ...phone, id: 'twin' }
    expect(fate({ listed: [phone, twin], read: read(twin) })).toBe('revoked')
  })

  it('cannot tell which of two new rows has its key', () => {
    const rows = read({ ...phone, id: 'new' }, { ...phone, id: 'newer' })
    expect(fate({ outcome: refused('not_found'), read: rows })).toBe('unconfirmed')
  })

  it('cannot tell two rows of one key apart once an id is new', () => {
    const twin = { ...phone, id: 'twin' }
    const unknownOfThem = { ...phone, id: 'new' }
    expect(fate({ listed: [phone, twin], read: read(unknownOfThem) })).toBe('unconfirmed')
    expect(fate({ listed: [phone, twin], read: read(unknownOfThem), outcome: refused('not_found') })).toBe(
      'unconfirmed',
    )
  })
})

it('says why a session is still there, also where nothing could be read', () => {
  const error = new SessionError('cannot_revoke_current', 'no')
  const { failed } = judge({ targets: [phone], listed: [phone], outcome: { error }, read: null })
  expect(failed).toEqual([{ session: phone, error }])
})

it('judges each session of a bulk revoke by its own answer', () => {
  const laptop = makeSession({ id: 'laptop' })
  const error = new SessionError('rate_limited', 'later')
  const verdict = judge({
    targets: [phone, tablet, laptop],
    listed: [phone, tablet, laptop],
    outcome: said([{ id: 'tablet', error }]),
    read: read(tablet, laptop),
  })
  expect(verdict).toEqual({
    revoked: [phone],
    accepted: [],
    unconfirmed: [laptop],
    failed: [{ session: tablet, error }],
  })
})
