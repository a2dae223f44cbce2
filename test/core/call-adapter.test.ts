import { makeSession, memoryAdapter } from 'react-device-sessions/testing'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { listPage } from '../../src/core/call-adapter.ts'
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

const list = (answer: unknown) => caught(readSessions(adapterThat('list', () => answer)))

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

describe('what an answer that cannot be read is called', () => {
  const revoked = { revokedIds: null, failed: [], endedCurrent: false, sessions: null }

  test.each([
    [() => list(null), 'The adapter answered without a page.'],
    [() => list('page'), 'The adapter answered without a page.'],
    [() => list({ sessions: [], nextCursor: 7 }), 'The adapter answered with a cursor that is no text.'],
    [() => list({ sessions: {} }), 'The adapter answered without a list of sessions.'],
    [() => caught(revoke(() => null)), 'The adapter did not say what was revoked.'],
    [() => caught(revoke(() => 'done')), 'The adapter did not say what was revoked.'],
    [() => caught(revoke(() => ({ ...revoked, failed: {} }))), 'The adapter did not say what failed.'],
    [() => caught(revoke(() => ({ ...revoked, failed: ['phone'] }))), 'The adapter did not say which session failed.'],
    [
      () => caught(revoke(() => ({ ...revoked, failed: [{ id: 7 }] }))),
      'The adapter did not say which session failed.',
    ],
  ])('%#', async (ask, message) => {
    expect(await ask()).toMatchObject({ code: 'bad_response', message })
  })

  test('one that comes late', async () => {
    vi.useFakeTimers()
    const reading = caught(readSessions(adapterThat('list', () => new Promise(() => {}))))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await reading).toMatchObject({ message: 'The adapter did not answer in time.' })
  })
})

test.each([
  [7, 7],
  [1, 1],
  [0, 0],
  [-1, null],
  [1.5, null],
  ['7', null],
])('a total of %j is read as %j', async (total, read) => {
  const { total: is } = await listPage(
    adapterThat('list', () => ({ sessions: [row], total })),
    {},
  )
  expect(is).toBe(read)
})

test('an answer without a list of failures has none, and keeps the lists it has', async () => {
  const answer = await revoke(() => ({ revokedIds: ['a', 'b'], endedCurrent: true, sessions: [row] }))
  expect(answer).toEqual({ revokedIds: ['a', 'b'], failed: [], endedCurrent: true, sessions: [row] })
  expect(await revoke(() => ({ revokedIds: 'a', sessions: { length: 0 } }))).toEqual({
    revokedIds: null,
    failed: [],
    endedCurrent: false,
    sessions: null,
  })
})

test('the error of a failure is its own', async () => {
  const error = new SessionError('not_found', 'Gone.')
  const { failed } = await revoke(() => ({ revokedIds: [], failed: [{ id: 'phone', error, more: 1 }] }))
  expect(failed).toEqual([{ id: 'phone', error }])
  expect(failed[0]?.error).toBe(error)
})

test('a request for all others is waited for as long as one without ids', async () => {
  vi.useFakeTimers()
  const ending = caught(
    revokeSessions(
      adapterThat('revoke', () => new Promise(() => {})),
      { target: 'others' },
      {},
    ),
  )
  await vi.advanceTimersByTimeAsync(120_000)
  expect(await ending).toMatchObject({ code: 'timeout' })
})

test('no timer is left once there is an answer', async () => {
  vi.useFakeTimers()
  await readSessions(memoryAdapter())
  await caught(readSessions(adapterThat('list', () => Promise.reject(new SessionError('network', 'x')))))
  expect(vi.getTimerCount()).toBe(0)
})

test('an error of ours goes through as it is', async () => {
  const error = new SessionError('rate_limited', 'Too many.', { status: 429, retryAfterMs: 60_000 })
  expect(await caught(readSessions(adapterThat('list', () => Promise.reject(error))))).toBe(error)
})

test('the developer is told once that an error is foreign, and not a word of it', async () => {
  vi.resetModules()
  const fresh = await import('../../src/core/read-sessions.ts')
  const freshRevoke = await import('../../src/core/call-revoke.ts')
  warn.mockClear()
  await caught(fresh.readSessions(adapterThat('list', () => Promise.reject(new SessionError('network', 'x')))))
  expect(warn).not.toHaveBeenCalled()
  for (const SomeError of [RangeError, TypeError]) {
    const fail = () => Promise.reject(new SomeError(SECRET))
    await caught(fresh.readSessions(adapterThat('list', fail)))
    await caught(freshRevoke.revokeSessions(adapterThat('revoke', fail), { target: 'others' }, {}))
  }
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    expect.stringMatching(/^react-device-sessions: The adapter's list .+ no SessionError.+#no-sessionerror\.$/),
    expect.stringMatching(/^react-device-sessions: The adapter's revoke .+ no SessionError.+#no-sessionerror\.$/),
  ])
})

test('in production the developer is told nothing', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  vi.resetModules()
  const fresh = await import('../../src/core/read-sessions.ts')
  warn.mockClear()
  await caught(fresh.readSessions(adapterThat('list', () => Promise.reject(new Error('x')))))
  expect(warn).not.toHaveBeenCalled()
  vi.unstubAllEnvs()
})
