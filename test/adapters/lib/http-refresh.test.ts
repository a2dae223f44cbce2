import { expect, it, vi } from 'vitest'
import { Deadline } from '../../../src/adapters/lib/deadline.ts'
import { createHttpClient } from '../../../src/adapters/lib/http-client.ts'
import { SingleFlight } from '../../../src/adapters/lib/single-flight.ts'
import { SessionError } from '../../../src/core/session-error.ts'
import { fakeFetch, json, type Sent } from '../fake-fetch.ts'
import { bearers, call, deferred, errorOf, setUp, standStill, unauthorized, yes } from './http-set-up.ts'

standStill()

it('F1: refreshes once after a 401, and retries once with the new token', async () => {
  const { http, sent, refresh } = setUp([unauthorized(), yes()])
  await http.request(call)
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(bearers(sent)).toEqual(['Bearer token-1', 'Bearer token-2'])
})

it('gives up as "unauthenticated" when the retry is refused too', async () => {
  const { http, sent, refresh } = setUp([unauthorized()])
  expect(await errorOf(http.request(call))).toMatchObject({
    code: 'unauthenticated',
    status: 401,
    serverCode: 'expired',
  })
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(sent).toHaveLength(2)
})

it('F2: refreshes once for ten parallel 401s, and retries each once', async () => {
  const { http, sent, refresh } = setUp([
    ({ headers }: Sent) => (headers.get('authorization') === 'Bearer token-1' ? unauthorized() : yes()),
  ])
  await Promise.all(Array.from({ length: 10 }, () => http.request(call)))
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(sent).toHaveLength(20)
})

it('F2: a 401 that comes late shares the refresh that has settled meanwhile', async () => {
  const late = deferred<Response>()
  const { http, sent, refresh } = setUp([() => late.promise, unauthorized(), yes(), yes()])
  const first = http.request(call)
  await http.request(call)
  expect(refresh).toHaveBeenCalledTimes(1)
  late.resolve(unauthorized())
  await first
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(bearers(sent).at(-1)).toBe('Bearer token-2')
})

it('refreshes again for a 401 that a later token gets', async () => {
  const { http, refresh } = setUp([unauthorized(), yes(), unauthorized(), yes()])
  await http.request(call)
  await http.request(call)
  expect(refresh).toHaveBeenCalledTimes(2)
})

it('F2: is a sign-out for everybody who waits when refresh says false', async () => {
  const refresh = vi.fn(async () => false)
  const { http, sent } = setUp([unauthorized()], { refresh })
  const codes = await Promise.all(Array.from({ length: 10 }, async () => (await errorOf(http.request(call))).code))
  expect(new Set(codes)).toEqual(new Set(['unauthenticated']))
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(sent).toHaveLength(10)
})

it('F2: a 401 that comes late waits for the refresh that runs by then, and not for the one before', async () => {
  const outcomes = [deferred<boolean>(), deferred<boolean>()]
  let asked = 0
  const flight = new SingleFlight(() => outcomes[(asked += 1) - 1]?.promise ?? Promise.reject(new Error('asked')))
  const deadline = new Deadline(1000)
  const since = flight.settled
  const first = flight.renew(since, deadline)
  outcomes[0]?.resolve(true)
  expect(await first).toBe(true)
  const second = flight.renew(flight.settled, deadline)
  const late = flight.renew(since, deadline)
  outcomes[1]?.resolve(false)
  expect([await second, await late, asked]).toEqual([false, false, 2])
  deadline.end()
})

it('F2: a refresh that hangs is a timeout and no sign-out, and no second one starts beside it', async () => {
  const renewed = deferred<boolean>()
  const refresh = vi.fn(() => renewed.promise)
  const { http, sent } = setUp([unauthorized(), unauthorized(), yes()], { refresh, timeoutMs: 1000 })
  const first = errorOf(http.request(call))
  await vi.advanceTimersByTimeAsync(1000)
  expect((await first).code).toBe('timeout')

  const second = http.request(call)
  await vi.advanceTimersByTimeAsync(500)
  expect(refresh).toHaveBeenCalledTimes(1)
  renewed.resolve(true)
  await second
  expect(sent).toHaveLength(3)
})

it.each([
  ['network', () => Promise.reject(new TypeError('fetch failed'))],
  ['unknown', () => Promise.reject(new Error('CANARY_TOKEN'))],
  ['unknown', () => Promise.reject('CANARY_TOKEN')],
  [
    'unknown',
    () => {
      throw new Error('CANARY_TOKEN')
    },
  ],
  ['rate_limited', () => Promise.reject(new SessionError('rate_limited', 'Sixty an hour.'))],
] as const)('a refresh that throws is %s and no sign-out', async (code, fail) => {
  const refresh = vi.fn<() => Promise<boolean>>(fail)
  const { http, sent } = setUp([unauthorized()], { refresh })
  const error = await errorOf(http.request(call))
  expect(error.code).toBe(code)
  expect(error.message).not.toContain('CANARY')
  expect(sent).toHaveLength(1)
  // It was only this time: the next call tries again.
  expect((await errorOf(http.request(call))).code).toBe(code)
  expect(refresh).toHaveBeenCalledTimes(2)
})

it('takes anything but false as worth a retry', async () => {
  const refresh: () => Promise<boolean> = JSON.parse.bind(null, 'null')
  const { http, sent } = setUp([unauthorized(), yes()], { refresh })
  await http.request(call)
  expect(sent).toHaveLength(2)
})

it('takes a 401 as final where there is no refresh', async () => {
  const { fetch, sent } = fakeFetch(unauthorized())
  const http = createHttpClient({ adapter: 'test', dialect: {}, getAccessToken: () => 'token', fetch })
  expect((await errorOf(http.request(call))).code).toBe('unauthenticated')
  expect(sent).toHaveLength(1)
})

it('refreshes and retries for cookies too, where there is no token', async () => {
  const refresh = vi.fn(async () => true)
  const { fetch, sent } = fakeFetch(unauthorized(), yes())
  const http = createHttpClient({ adapter: 'test', dialect: {}, refresh, fetch })
  await http.request(call)
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(bearers(sent)).toEqual([null, null])
})

it('does not refresh for a 403, a 404 or a 500', async () => {
  for (const status of [403, 404, 500]) {
    const { http, refresh, sent } = setUp([json(status, {})])
    await errorOf(http.request(call))
    expect(refresh).not.toHaveBeenCalled()
    expect(sent).toHaveLength(1)
  }
})
