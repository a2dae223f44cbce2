import { makeSession, memoryAdapter } from 'react-device-sessions/testing'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { revokeSessions } from '../../src/core/call-revoke.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import type { SessionAdapter } from '../../src/core/session-adapter.ts'
import { isSessionError, SessionError } from '../../src/core/session-error.ts'
import { failures, holdsSecret, type Misbehaviour, noLists, noResults, oddLists, SECRET } from '../hostile-adapter.ts'

// An adapter is written by hand as often as not, without types. Whatever it does, what comes out is ours.

const row = { ...makeSession({ id: 'phone' }) }

/** An adapter that does what it is told, without types. */
function adapterThat(on: 'list' | 'revoke', does: Misbehaviour): SessionAdapter {
  return Object.assign({}, memoryAdapter(), { [on]: () => does(row) })
}

const warn = vi.fn<(text: string) => void>()
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(warn)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  // oxlint-disable-next-line vitest/no-standalone-expect -- it stands in every test of the file
  expect(holdsSecret(warn.mock.calls), 'a secret in the console').toBe(false)
})

const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  )

const revoke = (does: Misbehaviour, ids = ['phone']) =>
  revokeSessions(adapterThat('revoke', does), { target: 'session', sessionIds: ids }, {})

describe('a list that', () => {
  test.each(Object.entries({ ...failures, ...noLists }))('%s rejects with an error of ours', async (_what, does) => {
    const error = await caught(readSessions(adapterThat('list', does)))
    expect(isSessionError(error)).toBe(true)
    expect(error).toBeInstanceOf(SessionError)
    expect(holdsSecret(error)).toBe(false)
  })

  test.each(Object.entries(oddLists))('%s is read as what it holds', async (_what, does) => {
    const read = await readSessions(adapterThat('list', does))
    expect(holdsSecret(read)).toBe(false)
    expect(read.sessions).toHaveLength(1)
    expect(Object.keys(read.sessions[0] ?? {}).toSorted()).toEqual(Object.keys(row).toSorted())
  })

  test('never answers ends', async () => {
    vi.useFakeTimers()
    const reading = caught(readSessions(adapterThat('list', () => new Promise(() => {}))))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await reading).toMatchObject({ code: 'timeout' })
  })

  test('is well keeps what it says', async () => {
    const session = makeSession({
      id: 'tv',
      isCurrent: true,
      device: { type: 'tv', name: 'Kitchen', label: 'Living room TV', browser: { name: 'Chrome', version: '130' } },
      ip: { value: '203.0.113.7', masked: true },
      location: { city: 'Lyon', region: null, countryCode: 'FR', label: null },
      createdAt: '2026-11-21T09:48:00+01:00',
      authMethods: ['passkey'],
      applications: [{ id: 'web', name: null }],
    })
    const { sessions } = await readSessions(memoryAdapter({ sessions: [session] }))
    expect(sessions).toEqual([{ ...session, createdAt: '2026-11-21T08:48:00.000Z' }])
  })
})

describe('a sign-out that', () => {
  test.each(Object.entries({ ...failures, ...noResults }))('%s rejects with an error of ours', async (_what, does) => {
    const error = await caught(revoke(does))
    expect(error).toBeInstanceOf(SessionError)
    expect(holdsSecret(error)).toBe(false)
  })

  test.each(Object.keys(noResults))('%s leaves open what became of it', async (what) => {
    const error = await caught(revoke(noResults[what] ?? (() => null)))
    expect(['bad_response', 'unknown']).toContain(isSessionError(error) && error.code)
  })

  test('has foreign errors in its answer has ours', async () => {
    const result = await revoke(() => ({
      revokedIds: ['tv', 7],
      failed: [{ id: 'phone', error: new Error(SECRET), response: SECRET }],
      endedCurrent: 'yes',
      sessions: [{ ...row, token: SECRET }],
      token: SECRET,
    }))
    expect(holdsSecret(result)).toBe(false)
    expect(result).toMatchObject({
      revokedIds: ['tv'],
      failed: [{ id: 'phone', error: { code: 'unknown' } }],
      endedCurrent: false,
    })
    expect(result.sessions).toEqual([row])
  })

  test('has a list that cannot be read has none', async () => {
    const result = await revoke(() => ({ revokedIds: null, failed: [], endedCurrent: false, sessions: [SECRET] }))
    expect(result.sessions).toBeNull()
  })

  test('never answers ends, later the more it was asked for', async () => {
    vi.useFakeTimers()
    const settled = vi.fn<(error: unknown) => void>()
    void caught(revoke(() => new Promise(() => {}), ['a', 'b', 'c'])).then(settled)
    await vi.advanceTimersByTimeAsync(149_000)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1000)
    expect(settled).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'timeout' }))
  })
})

test('an error of ours goes through as it is', async () => {
  const error = new SessionError('rate_limited', 'Too many.', { status: 429, retryAfterMs: 60_000 })
  expect(await caught(readSessions(adapterThat('list', () => Promise.reject(error))))).toBe(error)
})

test('the developer is told once what kind of error it was', async () => {
  warn.mockClear()
  for (const SomeError of [RangeError, TypeError])
    await caught(readSessions(adapterThat('list', () => Promise.reject(new SomeError(SECRET)))))
  expect(warn.mock.calls.length).toBeLessThanOrEqual(1)
})
