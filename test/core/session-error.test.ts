import { inspect } from 'node:util'
import { expect, it, vi } from 'vitest'
import {
  isDefinite,
  isSessionError,
  isSessionErrorCode,
  leavesSessionsAlone,
  SessionError,
  type SessionErrorCode,
  toSessionError,
} from '../../src/core/session-error.ts'

it('holds what is known, and null for the rest', () => {
  const error = new SessionError('rate_limited', 'Too many.', { status: 429, retryAfterMs: 30_000 })
  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject({
    name: 'SessionError',
    code: 'rate_limited',
    message: 'Too many.',
    status: 429,
    retryAfterMs: 30_000,
    serverCode: null,
    stepUp: null,
  })
})

it('has no cause', () => {
  expect('cause' in new SessionError('unknown', 'x')).toBe(false)
})

it('is told by its brand, so that a second copy of the package counts too', async () => {
  vi.resetModules()
  const copy = await import('../../src/core/session-error.ts')
  const foreign = new copy.SessionError('network', 'x')
  expect(copy.SessionError).not.toBe(SessionError)
  expect(foreign).toBeInstanceOf(SessionError)
  expect(isSessionError(foreign)).toBe(true)
  expect(toSessionError(foreign)).toBe(foreign)
})

it('bears the brand that other copies of the package look for', () => {
  const brand = Symbol.for('react-device-sessions.SessionError')
  expect(Reflect.get(new SessionError('network', 'x'), brand)).toBe(true)
})

it('knows its own codes', () => {
  expect(isSessionErrorCode('network')).toBe(true)
  for (const none of ['teapot', 'toString', '', null, undefined, 7, ['network'], { toString: () => 'network' }])
    expect([none, isSessionErrorCode(none)]).toEqual([none, false])
})

it.each([
  new Error('x'),
  Object.assign(new Error('x'), { name: 'SessionError', code: 'network' }),
  { name: 'SessionError', code: 'network' },
  'SessionError',
  null,
  undefined,
])('%s is none', (value) => {
  expect(isSessionError(value)).toBe(false)
})

it('makes anything foreign "unknown", and drops what it said', () => {
  for (const thrown of [new Error('CANARY', { cause: 'CANARY' }), 'CANARY', { token: 'CANARY' }, null, undefined]) {
    const error = toSessionError(thrown)
    expect(error).toMatchObject({ code: 'unknown', message: expect.stringMatching(/adapter/) })
    expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain('CANARY')
  }
})

it('says of each code whether the server did nothing for certain', () => {
  const definite: Record<SessionErrorCode, boolean> = {
    unauthenticated: true,
    forbidden: true,
    step_up_required: true,
    not_found: true,
    cannot_revoke_current: true,
    invalid_request: true,
    conflict: true,
    rate_limited: true,
    unsupported: true,
    aborted: false,
    timeout: false,
    network: false,
    server: false,
    bad_response: false,
    unknown: false,
  }
  for (const [code, expected] of Object.entries(definite)) {
    expect([code, isDefinite(Object.assign(new SessionError('unknown', 'x'), { code }))]).toEqual([code, expected])
  }
})

it('says of a refusal whether it is about the request alone, so that nobody need look whether the session is gone', () => {
  const alone = ['rate_limited', 'step_up_required', 'unsupported', 'unauthenticated'] as const
  const open = ['not_found', 'forbidden', 'conflict', 'invalid_request', 'cannot_revoke_current', 'timeout'] as const
  for (const code of alone) expect([code, leavesSessionsAlone(new SessionError(code, 'x'))]).toEqual([code, true])
  for (const code of open) expect([code, leavesSessionsAlone(new SessionError(code, 'x'))]).toEqual([code, false])
})

it.each([new Error('network'), { code: 'network' }, null, 'network'])('%j is no instance of it', (other) => {
  expect(other instanceof SessionError).toBe(false)
})

it('a class of one’s own on top of it has its own instances', () => {
  class Mine extends SessionError {}
  expect(new Mine('network', 'No connection.')).toBeInstanceOf(Mine)
  expect(new Mine('network', 'No connection.')).toBeInstanceOf(SessionError)
  expect(new SessionError('network', 'No connection.')).not.toBeInstanceOf(Mine)
})
