import { describe, expect, it } from 'vitest'
import type { HttpAnswer } from '../../../src/adapters/lib/http-client.ts'
import { checkServerCode, codeOfStatus, errorFrom } from '../../../src/adapters/lib/http-error.ts'
import { challengeOf, webAddress } from '../../../src/adapters/lib/step-up-challenge.ts'

describe('what a status means', () => {
  it.each([
    [199, 'bad_response'],
    [204, 'bad_response'],
    [302, 'bad_response'],
    [399, 'bad_response'],
    [400, 'invalid_request'],
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [405, 'unsupported'],
    [407, 'network'],
    [408, 'timeout'],
    [409, 'conflict'],
    [418, 'invalid_request'],
    [429, 'rate_limited'],
    [451, 'forbidden'],
    [499, 'invalid_request'],
    [500, 'server'],
    [501, 'unsupported'],
    [503, 'server'],
    [511, 'network'],
    [599, 'server'],
    [600, 'bad_response'],
  ] as const)('%i is %s', (status, code) => {
    expect(codeOfStatus(status, 'list')).toBe(code)
    expect(codeOfStatus(status, 'revoke')).toBe(code)
  })

  it.each([404, 410])('%i: one session was not found, but a list, "others" and a sign-out are missing', (status) => {
    expect(codeOfStatus(status, 'revoke')).toBe('not_found')
    for (const operation of ['list', 'revokeOthers', 'revokeAll', 'signOut'] as const)
      expect(codeOfStatus(status, operation)).toBe('unsupported')
  })
})

const answer = (
  status: number,
  headers: Record<string, string> = {},
  body: unknown = { code: 'a_code' },
): HttpAnswer => ({
  status,
  header: (name) => headers[name] ?? null,
  body: { kind: 'json', value: body },
  token: null,
})

describe('the error of an answer', () => {
  const dialect = { serverCode: (body: unknown) => Object.entries(body ?? {}).find(([name]) => name === 'code')?.[1] }
  const challenge = { 'www-authenticate': 'Bearer error="insufficient_user_authentication", max_age="5"' }

  it('says what was asked and what came', () => {
    const error = errorFrom(answer(503), 'revoke', dialect)
    expect(error.message).toBe('The server answered "revoke" with status 503.')
    expect(error).toMatchObject({ code: 'server', status: 503, serverCode: 'a_code', stepUp: null, retryAfterMs: null })
  })

  it.each([401, 403])('is a step-up with %i and the challenge of RFC 9470', (status) => {
    const error = errorFrom(answer(status, challenge), 'list', dialect)
    expect(error).toMatchObject({ code: 'step_up_required', stepUp: { operation: 'list', maxAgeSeconds: 5 } })
  })

  it.each([400, 429, 500])('is none with %i, whatever the header says', (status) => {
    expect(errorFrom(answer(status, challenge), 'list', dialect)).toMatchObject({ stepUp: null })
    expect(errorFrom(answer(status, challenge), 'list', dialect).code).not.toBe('step_up_required')
  })

  it.each(['auth.sessions.not_found', 'SESSION-NOT:FRESH', 'x', 'x'.repeat(64)])('keeps the code %j', (code) => {
    expect(checkServerCode(code)).toBe(code)
  })

  it.each(['', ' a', 'a ', 'two words', 'x'.repeat(65), '<b>', 7, null, ['a_code']])('takes %j for no code', (code) => {
    expect(checkServerCode(code)).toBeNull()
  })

  it('waits as long as the header says, else as the dialect knows, else not', () => {
    const waits = (headers: Record<string, string>) =>
      errorFrom(answer(429, headers), 'list', { ...dialect, retryAfterOf: () => 5 }).retryAfterMs
    expect(waits({ 'retry-after': '30' })).toBe(30_000)
    const at = { 'retry-after': 'Sat, 21 Nov 2026 12:00:30 GMT', date: 'Sat, 21 Nov 2026 12:00:00 GMT' }
    expect(waits(at)).toBe(30_000)
    const exhausted = { ratelimit: '"hourly";r=0;t=30' }
    expect(waits({ ...exhausted, 'retry-after': '7' })).toBe(7000)
    expect(waits(exhausted)).toBe(5)
    expect(errorFrom(answer(429, exhausted), 'list', {}).retryAfterMs).toBe(30_000)
    expect(errorFrom(answer(403, exhausted), 'list', {}).retryAfterMs).toBe(null)
    expect(errorFrom(answer(429), 'list', {})).toMatchObject({ retryAfterMs: null, serverCode: null })
  })

  it('takes a code only from JSON', () => {
    const page: HttpAnswer = { ...answer(500), body: { kind: 'foreign' } }
    const reading = { serverCode: () => 'a_code' }
    expect(errorFrom(page, 'list', reading).serverCode).toBeNull()
  })

  it('knows what to prove only with a step-up', () => {
    const asks = { ...dialect, stepUpOf: () => challengeOf('password', 'revoke') }
    expect(errorFrom(answer(500), 'revoke', asks).stepUp).toBeNull()
    const stepUp = { ...dialect, codeOf: () => 'step_up_required' as const }
    expect(errorFrom(answer(403), 'revoke', { ...stepUp, stepUpOf: asks.stepUpOf }).stepUp?.kind).toBe('password')
    expect(errorFrom(answer(403), 'revoke', stepUp).stepUp).toBeNull()
  })
})

describe('a challenge', () => {
  it('asks for nothing in particular, unless it is said', () => {
    const nothing = { redirectTo: null, methods: [], acrValues: [], maxAgeSeconds: null }
    expect(challengeOf('password', 'list')).toEqual({ kind: 'password', operation: 'list', ...nothing })
    const more = { methods: ['totp'], redirectTo: 'https://app.example/again' }
    expect(challengeOf('redirect', 'revoke', more)).toMatchObject(more)
  })

  it.each(['https://app.example/again?x=1', 'http://127.0.0.1:3000/'])('may lead to %j', (address) => {
    expect(webAddress(address)).toBe(address)
  })

  it.each([
    'javascript:alert(1)',
    'xhttps://a.example',
    'httpss://a.example',
    'data:text/html,x',
    '/again',
    '',
    7,
    null,
  ])('never leads to %j', (address) => {
    expect(webAddress(address)).toBeNull()
  })
})
