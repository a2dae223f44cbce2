import { makeSession } from 'react-device-sessions/testing'
import { describe, expect, test } from 'vitest'
import type { SessionsRead } from '../../../src/core/read-sessions.ts'
import type { Session } from '../../../src/core/session.ts'
import { withVanished } from '../../../src/ui/model/fate.ts'
import type { Answered } from '../../../src/ui/model/state.ts'
import { ask, failure, laptop, phone, report, tv } from './support.ts'

// What was off the list before it was asked for: the request did not know it, so the answer does not name it.

const list = (sessions: readonly Session[], complete = true): SessionsRead => ({
  sessions,
  total: null,
  complete,
  readAt: '2026-11-29T09:00:00.000Z',
})
const refused: Answered['answer'] = { type: 'refused', error: failure('not_found') }
const reported = (parts: Parameters<typeof report>[0] = {}): Answered['answer'] => ({
  type: 'reported',
  report: report(parts),
})
const one = ask('revoke', phone)
const two = ask('revoke', phone, tv)

describe('a refusal', () => {
  test('of one that is gone is no refusal: it is signed out', () => {
    expect(withVanished(one, refused, list([laptop, tv]))).toEqual({
      type: 'reported',
      report: report({ revoked: [phone], left: 1, error: failure('not_found') }),
    })
  })

  test('of two of which one is gone is about the other', () => {
    const error = failure('not_found')
    expect(withVanished(two, refused, list([laptop, tv]))).toEqual({
      type: 'reported',
      report: report({ revoked: [phone], failed: [{ session: tv, error }], left: 1, error }),
    })
  })

  test('counts no others where it is not known which session is this one', () => {
    expect(withVanished(one, refused, list([tv]))).toMatchObject({ report: { left: null } })
  })
})

describe('a report', () => {
  test('has what it could not name among the signed out', () => {
    const half = { revoked: [tv], left: 1, newSince: 2 }
    expect(withVanished(two, reported(half), list([laptop]))).toEqual(reported({ ...half, revoked: [tv, phone] }))
  })

  test.each([
    ['revoked', { revoked: [phone] }],
    ['accepted', { accepted: [phone] }],
    ['unconfirmed', { unconfirmed: [phone] }],
    ['failed', { failed: [{ session: phone, error: failure('conflict') }] }],
  ])('that names it (%s) is the last word', (_where, parts) => {
    const answer = reported(parts)
    expect(withVanished(one, answer, list([laptop]))).toBe(answer)
  })
})

describe('nothing is called gone', () => {
  const again = makeSession({ id: 'phone~1', key: 'phone' })
  // As where ids rotate: the key is no id.
  const rotated = makeSession({ id: 'phone~2', key: 'the phone' })
  const rotatedAgain = makeSession({ id: 'phone~3', key: 'the phone' })
  test.each([
    ['that is listed', one, list([laptop, phone])],
    ['that is listed by another id', one, list([laptop, again])],
    ['that is listed by another id still', ask('revoke', rotated), list([laptop, rotatedAgain])],
    ['that is listed by another key', one, list([laptop, makeSession({ id: 'phone', key: 'other' })])],
    ['by a list in part', one, list([laptop], false)],
    ['without a list', one, undefined],
    ['of all others', ask('revokeOthers', phone, tv), list([laptop])],
    ['of everything', ask('revokeAll', phone, laptop), list([laptop])],
    ['of this device, which a list may forget', ask('signOut', laptop), list([phone])],
  ])('%s', (_what, asked, read) => {
    for (const answer of [refused, reported()]) expect(withVanished(asked, answer, read)).toBe(answer)
  })
})
