import { inspect } from 'node:util'
import { expect, it, vi } from 'vitest'
import { field } from '../../../src/adapters/lib/wire.ts'
import { json } from '../fake-fetch.ts'
import { call, errorOf, setUp, standStill, yes } from './http-set-up.ts'

standStill()

it('F3: a step-up challenge is no sign-out, and nothing is refreshed', async () => {
  const { http, refresh, sent } = setUp([
    json(401, {}, { 'www-authenticate': 'Bearer error="insufficient_user_authentication", max_age="300"' }),
  ])
  const error = await errorOf(http.request(call))
  expect(error).toMatchObject({
    code: 'step_up_required',
    status: 401,
    stepUp: { operation: 'revoke', maxAgeSeconds: 300 },
  })
  expect(refresh).not.toHaveBeenCalled()
  expect(sent).toHaveLength(1)
})

it('F3: a code that the dialect knows as step-up is one, with its own challenge', async () => {
  const challenge = {
    kind: 'sign-in-again',
    operation: 'list',
    redirectTo: null,
    methods: [],
    acrValues: [],
    maxAgeSeconds: null,
  } as const
  const { http } = setUp([json(403, { code: 'SESSION_NOT_FRESH' })], {
    dialect: {
      serverCode: (body) => field(body, 'code'),
      codeOf: (_answer, code) => (code === 'SESSION_NOT_FRESH' ? 'step_up_required' : null),
      stepUpOf: () => challenge,
    },
  })
  expect(await errorOf(http.request(call))).toMatchObject({ code: 'step_up_required', stepUp: challenge })
})

it('F5: counts the date of Retry-After from the Date of the answer, whatever the clock here says', async () => {
  vi.setSystemTime('2019-01-01')
  const { http } = setUp([
    json(429, {}, { date: 'Sat, 21 Nov 2026 12:00:00 GMT', 'retry-after': 'Sat, 21 Nov 2026 12:00:30 GMT' }),
  ])
  expect(await errorOf(http.request(call))).toMatchObject({ code: 'rate_limited', retryAfterMs: 30_000 })
})

it('takes the wait from where the dialect knows it', async () => {
  const { http } = setUp([json(429, {}, { 'x-retry-after': '7' })], {
    dialect: { retryAfterOf: ({ header }) => Number(header('x-retry-after')) * 1000 },
  })
  expect((await errorOf(http.request(call))).retryAfterMs).toBe(7000)
})

it('F7: never repeats a request that the server failed on', async () => {
  for (const status of [500, 502, 503, 504]) {
    const { http, sent } = setUp([json(status, {})])
    expect(await errorOf(http.request(call))).toMatchObject({ code: 'server', status })
    expect(sent).toHaveLength(1)
  }
})

it('ASVS 16.2.5: holds nothing of what the server or the application said', async () => {
  const { http } = setUp(
    [
      json(
        400,
        { code: 'bad_request', message: 'CANARY_TEXT', token: 'CANARY_TOKEN' },
        { 'x-secret': 'CANARY_HEADER' },
      ),
    ],
    { getAccessToken: () => 'CANARY_ACCESS' },
  )
  const error = await errorOf(http.request(call))
  expect('cause' in error).toBe(false)
  expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain('CANARY')
})

it.each([
  ['auth.sessions.not_found', 'auth.sessions.not_found'],
  ['use_dpop-nonce:1', 'use_dpop-nonce:1'],
  ['has a blank', null],
  ['<script>', null],
  ['ü', null],
  ['x'.repeat(65), null],
  ['', null],
  [404, null],
  [{ code: 'x' }, null],
])('keeps the server code %j as %j', async (code, kept) => {
  expect((await errorOf(setUp([json(400, { code })]).http.request(call))).serverCode).toBe(kept)
})

it('survives a token that no header can hold, and does not tell it', async () => {
  const { http, sent } = setUp([yes()], { getAccessToken: () => 'CANARY\ntoken' })
  const error = await errorOf(http.request(call))
  expect(error.code).toBe('unknown')
  expect(error.message).not.toContain('CANARY')
  expect(sent).toEqual([])
})

it('survives a dialect that throws', async () => {
  const { http } = setUp([json(400, {})], {
    dialect: {
      codeOf: () => {
        throw new Error('CANARY')
      },
    },
  })
  expect(await errorOf(http.request(call))).toMatchObject({ code: 'unknown' })
})
