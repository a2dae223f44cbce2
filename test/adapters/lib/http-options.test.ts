import { expect, it } from 'vitest'
import { isJson, isNoContent, jsonOf } from '../../../src/adapters/lib/answers.ts'
import type { HttpAnswer } from '../../../src/adapters/lib/http-client.ts'
import { requireBaseUrl, requireTimeout, requireTokenSource } from '../../../src/adapters/lib/http-options.ts'

it.each([
  ['/api/v1', '/api/v1'],
  ['/api/v1///', '/api/v1'],
  ['https://auth.example/api/', 'https://auth.example/api'],
  ['/a//b', '/a//b'],
  ['/users/@me', '/users/@me'],
  ['https://auth.example/@me', 'https://auth.example/@me'],
  ['see:https://a@b.example', 'see:https://a@b.example'],
  ['', ''],
])('takes the base %j as %j', (baseUrl, clean) => {
  expect(requireBaseUrl('x', baseUrl)).toBe(clean)
})

it.each(['/api?x', '/api#x', '/api\\x', '/api x', '/a\tb'])('refuses the base %j', (baseUrl) => {
  expect(() => requireBaseUrl('bioreAdapter', baseUrl)).toThrow(
    'bioreAdapter: baseUrl must be a path or a URL without "?", "#", backslash or blank.',
  )
})

it.each(['https://ada:secret@auth.example', 'HTTPS://ada@auth.example/x', 'h2+c.1://a@b'])(
  'refuses the base %j: it would put a credential into the query key',
  (baseUrl) => {
    expect(() => requireBaseUrl('x', baseUrl)).toThrow('x: baseUrl must not hold a user name or a password.')
  },
)

it('wants a time limit that is one', () => {
  expect(requireTimeout('x')).toBe(10_000)
  expect(requireTimeout('x', Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY)
  for (const wrong of [0, -1, Number.NaN])
    expect(() => requireTimeout('x', wrong)).toThrow('x: timeoutMs must be a number of ms above 0, or Infinity.')
})

it('wants somebody to ask for a token', () => {
  expect(() => requireTokenSource('x', () => 'token')).not.toThrow()
  for (const wrong of ['token', null, undefined])
    expect(() => requireTokenSource('x', wrong)).toThrow(
      'x: getAccessToken must be a function that gives the access token, or null.',
    )
})

const answer = (status: number, body: HttpAnswer['body']): HttpAnswer => ({
  status,
  header: () => null,
  body,
  token: null,
})

it('takes JSON for an answer only with a 200, and nothing only with a 204', () => {
  const json = { kind: 'json', value: [1] } as const
  const none = { kind: 'none' } as const
  expect([200, 201, 204, 500].map((status) => isJson(answer(status, json)))).toEqual([true, false, false, false])
  expect(isJson(answer(200, none))).toBe(false)
  expect([200, 204, 205].map((status) => isNoContent(answer(status, none)))).toEqual([false, true, false])
  expect(jsonOf(answer(500, json))).toEqual([1])
  expect(jsonOf(answer(200, none))).toBeNull()
})
