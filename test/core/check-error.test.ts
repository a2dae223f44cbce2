import { describe, expect, it } from 'vitest'
import { checkError } from '../../src/core/check-error.ts'
import { SessionError, type SessionErrorDetails } from '../../src/core/session-error.ts'
import type { StepUpChallenge } from '../../src/core/step-up.ts'
import { errorCodes } from '../support/error-codes.ts'

const challenge: StepUpChallenge = {
  kind: 'password',
  operation: 'revoke',
  redirectTo: null,
  methods: ['password'],
  acrValues: ['2'],
  maxAgeSeconds: 300,
}
const whole: SessionErrorDetails = { status: 403, retryAfterMs: 30_000, serverCode: 'X', stepUp: challenge }
const make = (details: SessionErrorDetails = whole) => new SessionError('step_up_required', 'Prove it.', details)

/** An error of ours with fields put on it, as an adapter without types may do. */
const withFields = (fields: object) => Object.assign(make(), fields)

describe('an error as the constructor makes it goes through as it is', () => {
  it.each<[string, SessionError]>([
    ['whole', make()],
    ['without details', make({})],
    ['with a status of 0', make({ status: 0, retryAfterMs: 0 })],
    ['without a limit of age', make({ stepUp: { ...challenge, maxAgeSeconds: null } })],
  ])('%s', (_what, error) => {
    expect(checkError(error)).toBe(error)
  })

  it.each(errorCodes)('%s', (code) => {
    const error = new SessionError(code, 'x')
    expect(checkError(error)).toBe(error)
  })

  it('with what engines note about it, which cannot be enumerated', () => {
    const error = Object.defineProperty(make(), 'line', { value: 7, enumerable: false })
    expect(checkError(error)).toBe(error)
  })
})

describe('of anything else there is a copy with our fields alone', () => {
  it.each<[string, object, object]>([
    ['a response', { response: { token: 'x' } }, {}],
    ['a code of its own', { code: 'teapot' }, { code: 'unknown' }],
    ['a message that is no text', { message: { token: 'x' } }, { message: expect.stringMatching(/adapter/) }],
    ['a status that is no number', { status: '403' }, { status: null }],
    ['a status below 0', { status: -1 }, { status: null }],
    ['a pause without an end', { retryAfterMs: Number.POSITIVE_INFINITY }, { retryAfterMs: null }],
    ['a pause that is no number', { retryAfterMs: Number.NaN }, { retryAfterMs: null }],
    ['a code of the server that is no text', { serverCode: 7 }, { serverCode: null }],
    ['a challenge that is none', { stepUp: 'password' }, { stepUp: null }],
    ['a challenge of no known kind', { stepUp: { ...challenge, kind: 'blood' } }, { stepUp: null }],
    ['a challenge for no known operation', { stepUp: { ...challenge, operation: 'buy' } }, { stepUp: null }],
    ['a field more in the challenge', { stepUp: { ...challenge, token: 'x' } }, { stepUp: challenge }],
    ['no challenge given', { stepUp: undefined }, { stepUp: null }],
    [
      'an odd challenge',
      { stepUp: { ...challenge, methods: 'password', acrValues: [2, '3'], redirectTo: 7, maxAgeSeconds: '300' } },
      { stepUp: { ...challenge, methods: [], acrValues: ['3'], redirectTo: null, maxAgeSeconds: null } },
    ],
    [
      'lists missing',
      { stepUp: { kind: 'uia', operation: 'list' } },
      { stepUp: expect.objectContaining({ kind: 'uia', methods: [], acrValues: [] }) },
    ],
  ])('%s', (_what, fields, kept) => {
    const given = withFields(fields)
    const error = checkError(given)
    expect(error).not.toBe(given)
    expect(error).toBeInstanceOf(SessionError)
    expect(Object.keys(error).toSorted()).toEqual(Object.keys(make()).toSorted())
    const expected = { code: 'step_up_required', message: 'Prove it.', ...whole, ...kept }
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, Reflect.get(error, name)]))).toEqual(expected)
  })

  it('a cause, which cannot be enumerated', () => {
    const error = checkError(Object.defineProperty(make(), 'cause', { value: 'x', enumerable: false }))
    expect('cause' in error).toBe(false)
  })

  it('an accessor, which is not called', () => {
    const given = Object.defineProperty(make(), 'message', { get: () => 'secret', enumerable: true })
    const error = checkError(given)
    expect(error).not.toBe(given)
    expect(error.message).toMatch(/adapter/)
    expect(error.code).toBe('step_up_required')
  })

  it('an accessor for one of our fields', () => {
    const given = Object.defineProperty(make(), 'status', { get: () => 403, enumerable: true })
    expect(checkError(given)).not.toBe(given)
    expect(checkError(given)).toMatchObject({ status: 403 })
  })
})

it.each([[null], [undefined], ['network'], [new Error('x')], [{ code: 'network' }]])('%s is unknown', (thrown) => {
  expect(checkError(thrown)).toMatchObject({ code: 'unknown', status: null, stepUp: null })
})

it('an accessor that throws makes it unknown', () => {
  const given = Object.defineProperty(make(), 'code', {
    get() {
      throw new Error('x')
    },
  })
  expect(checkError(given)).toMatchObject({ code: 'unknown', status: null })
})

it.each(['password', 'redirect', 'verification-record', 'uia', 'scope', 'sign-in-again'] as const)(
  'knows the challenge %s',
  (kind) => {
    const error = make({ stepUp: { ...challenge, kind } })
    expect(checkError(error)).toBe(error)
  },
)

it.each(['list', 'revoke', 'revokeOthers', 'revokeAll', 'signOut'] as const)('knows the operation %s', (operation) => {
  const error = make({ stepUp: { ...challenge, operation } })
  expect(checkError(error)).toBe(error)
})
