import { afterEach, expect, it } from 'vitest'
import { bioreFailure } from './biore.ts'
import { fields, type RunningServer, signedInClient, startServer, testClock } from './client.ts'

const clock = testClock()
const unknownId = '3f0d1c9a-0000-4000-8000-000000000001'
let server: RunningServer
afterEach(() => server.close())

it.each([
  ['GET', '/api/v1/auth/sessions', 30, 200],
  ['DELETE', `/api/v1/auth/sessions/${unknownId}`, 20, 404],
  ['POST', '/api/v1/auth/sessions/revoke-all', 5, 200],
  ['POST', '/api/v1/auth/refresh', 60, 200],
  ['POST', '/api/v1/auth/logout', 60, 200],
])('allows %s %s %i times an hour and user', async (method, path, limit, usual) => {
  server = await startServer({ now: clock.now })
  const me = await signedInClient(server, { api: 'biore' })
  const other = await signedInClient(server, { api: 'biore' })
  // Logging out takes the cookie away, by which the user is known: send it all the same.
  const logout = path.endsWith('logout') ? { refreshToken: me.cookies.get('biore_refresh') } : undefined
  for (let count = 0; count < limit; count += 1) expect((await me.call(method, path, logout)).status).toBe(usual)
  const response = await me.call(method, path, logout)
  expect(response.headers.get('retry-after')).toBeNull()
  expect(await bioreFailure(response)).toEqual([429, 'TOO_MANY_REQUESTS'])
  expect((await other.call(method, path)).status).toBe(usual)
  clock.advance(3_600_000)
  await me.refresh()
  expect((await me.call(method, path, logout)).status).toBe(usual)
})

it('opens the next hour an hour after the first request, and not earlier', async () => {
  server = await startServer({ now: clock.now, rateLimits: { list: 1 }, accessTokenTtlSeconds: 7200 })
  const me = await signedInClient(server, { api: 'biore' })
  expect((await me.call('GET', '/api/v1/auth/sessions')).status).toBe(200)
  clock.advance(3_599_999)
  expect((await me.call('GET', '/api/v1/auth/sessions')).status).toBe(429)
  clock.advance(1)
  expect((await me.call('GET', '/api/v1/auth/sessions')).status).toBe(200)
})

it('does nothing for a request over the limit', async () => {
  server = await startServer({ rateLimits: { revokeOthers: 0 } })
  const me = await signedInClient(server, { api: 'biore' })
  const phone = await signedInClient(server, { api: 'biore', email: me.email })
  expect((await me.call('POST', '/api/v1/auth/sessions/revoke-all')).status).toBe(429)
  expect(await phone.refresh()).toBe(true)
})

it.each([
  ['seconds', '1800'],
  ['date', 'Sat, 21 Nov 2026 13:00:00 GMT'],
] as const)('can say when to come back, in %s', async (retryAfter, expected) => {
  const fixed = testClock()
  server = await startServer({ now: fixed.now, rateLimits: { list: 1 }, retryAfter })
  const me = await signedInClient(server, { api: 'biore' })
  await me.call('GET', '/api/v1/auth/sessions')
  fixed.advance(1_800_000)
  await me.refresh()
  const response = await me.call('GET', '/api/v1/auth/sessions')
  expect(response.status).toBe(429)
  expect(response.headers.get('retry-after')).toBe(expected)
  expect(response.headers.get('date')).toBe('Sat, 21 Nov 2026 12:30:00 GMT')
})

it('can be switched off, and set back', async () => {
  server = await startServer({ rateLimits: 'off' })
  const me = await signedInClient(server, { api: 'biore' })
  for (let count = 0; count < 31; count += 1) expect((await me.call('GET', '/api/v1/auth/sessions')).status).toBe(200)

  const limited = await startServer({ rateLimits: { list: 1 } })
  const other = await signedInClient(limited, { api: 'biore' })
  await other.call('GET', '/api/v1/auth/sessions')
  expect((await other.call('GET', '/api/v1/auth/sessions')).status).toBe(429)
  expect((await other.call('DELETE', '/demo/limits')).status).toBe(204)
  expect((await other.call('GET', '/api/v1/auth/sessions')).status).toBe(200)
  await limited.close()
})

it('limits Prelude only when told to', async () => {
  server = await startServer({ rateLimits: { preludeList: 1, preludeRevoke: 0, preludeRefresh: 0 } })
  const me = await signedInClient(server, { api: 'prelude' })
  expect((await me.call('GET', '/v1/session/me/list')).status).toBe(200)
  for (const [method, path] of [
    ['GET', '/v1/session/me/list'],
    ['POST', '/v1/session/me/revoke?target=others'],
    ['POST', '/v1/session/refresh'],
  ] as const) {
    const response = await me.call(method, path)
    expect(response.status).toBe(429)
    expect(await fields(response)).toEqual({ code: 'rate_limited', type: 'rate_limited' })
  }
})

it('limits guessing passwords, by address', async () => {
  server = await startServer({ rateLimits: { signIn: 2 } })
  const me = await signedInClient(server, { api: 'biore' })
  const signIn = (email: string) =>
    me.call('POST', '/demo/sign-in', { email, password: 'wrong password', api: 'biore' })
  expect((await signIn(me.email)).status).toBe(401)
  expect((await signIn(` ${me.email.toUpperCase()} `)).status).toBe(429)
  expect((await signIn('somebody-else@example.com')).status).toBe(401)
})
