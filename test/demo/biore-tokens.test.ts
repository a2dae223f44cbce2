import { afterEach, beforeEach, expect, it } from 'vitest'
import { auditOf, bioreFailure, bioreId, bioreList } from './biore.ts'
import {
  fields,
  fieldsOf,
  type RunningServer,
  type SignedInClient,
  signedInClient,
  startServer,
  testClock,
} from './client.ts'

const clock = testClock()
let server: RunningServer
let me: SignedInClient
beforeEach(async () => {
  server = await startServer({ now: clock.now })
  me = await signedInClient(server, { api: 'biore' })
})
afterEach(() => server.close())

const refresh = (body?: unknown) => me.call('POST', '/api/v1/auth/refresh', body)
const logout = (body?: unknown) => me.call('POST', '/api/v1/auth/logout', body)
const cookie = () => me.cookies.get('biore_refresh') ?? ''
const putBack = (token: string) => me.cookies.set('biore_refresh', token, '/')

it('refreshes: a new token, cookie and id; the sign-in time is carried over', async () => {
  const [before] = await bioreList(me)
  const oldCookie = cookie()
  clock.advance(900_000)
  const response = await refresh()
  expect(response.status).toBe(200)
  const body = await fields(response)
  expect(body).toEqual({ success: true, data: { accessToken: expect.any(String), expiresIn: 900 } })
  expect(cookie()).not.toBe(oldCookie)
  me.setAccessToken(String(fieldsOf(body['data'])['accessToken']))
  const after = await bioreList(me)
  expect(after).toMatchObject([{ isCurrent: true, createdAt: before?.['createdAt'] }])
  expect(after[0]?.['id']).not.toBe(before?.['id'])
  expect(after[0]?.['lastActiveAt']).toBe(new Date(clock.now()).toISOString())
})

it('takes the token from the body when there is no cookie', async () => {
  const refreshToken = cookie()
  me.cookies.clear()
  expect((await refresh({ refreshToken })).status).toBe(200)
  expect(cookie()).not.toBe('')
})

it('ends every session when a used token comes back, also for the one who holds the new one', async () => {
  const phone = await signedInClient(server, { api: 'biore', email: me.email })
  const stranger = await signedInClient(server, { api: 'biore' })
  const stolen = cookie()
  expect(await me.refresh()).toBe(true)
  const fresh = cookie()
  putBack(stolen)
  expect(await bioreFailure(await refresh())).toEqual([401, 'auth.refresh.token_reuse_detected'])
  putBack(fresh)
  expect(await bioreFailure(await refresh())).toEqual([401, 'auth.refresh.invalid_token'])
  expect(await phone.refresh()).toBe(false)
  expect(await stranger.refresh()).toBe(true)
  expect(await auditOf(me)).toMatchObject([{ action: 'auth.refresh.token_reuse_detected', count: 2 }])
})

it('lets one of two parallel refreshes win, and ends everything for the other', async () => {
  const answers = await Promise.all([refresh(), refresh()])
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 401]))
  expect(await bioreList(me)).toEqual([])
})

const code = async () => bioreFailure(await refresh())

it('answers invalid_token for none, a made-up, a revoked and an expired one', async () => {
  const token = cookie()
  me.cookies.clear()
  expect(await code()).toEqual([401, 'auth.refresh.invalid_token'])
  putBack('made-up')
  expect(await code()).toEqual([401, 'auth.refresh.invalid_token'])
  putBack(token)
  clock.advance(30 * 24 * 60 * 60 * 1000)
  expect(await code()).toEqual([401, 'auth.refresh.invalid_token'])
  const again = await signedInClient(server, { api: 'biore', email: me.email })
  const revoked = again.cookies.get('biore_refresh') ?? ''
  await again.call('POST', '/api/v1/auth/logout')
  putBack(revoked)
  expect(await code()).toEqual([401, 'auth.refresh.invalid_token'])
})

it('logs out: the session is gone, the cookie cleared, and the access token lives on', async () => {
  const id = await bioreId(me, 'current')
  const token = cookie()
  const response = await logout()
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ success: true, data: { message: 'Logged out successfully' } })
  expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^biore_refresh=; Max-Age=0; /)])
  expect(cookie()).toBe('')
  expect(await bioreList(me)).toEqual([])
  expect(await auditOf(me)).toMatchObject([{ action: 'auth.logout.success', sessionId: id }])
  putBack(token)
  expect(await me.refresh()).toBe(false)
})

it('logs out without a bearer, by the body, and twice, with the same answer', async () => {
  const refreshToken = cookie()
  me.cookies.clear()
  me.setAccessToken(null)
  expect((await logout({ refreshToken })).status).toBe(200)
  expect((await logout({ refreshToken })).status).toBe(200)
  expect((await logout()).status).toBe(200)
  putBack(refreshToken)
  expect(await me.refresh()).toBe(false)
})

it.each([
  ['refresh', { refreshToken: 5 }],
  ['logout', { refreshToken: ['x'] }],
  ['refresh', []],
])('answers 400 to a %s with the body %j', async (endpoint, body) => {
  expect(await bioreFailure(await me.call('POST', `/api/v1/auth/${endpoint}`, body))).toEqual([400, 'VALIDATION_ERROR'])
  expect(await me.refresh()).toBe(true)
})

it('keeps the cookie from scripts, other sites and other paths, and lets it go over plain http here', async () => {
  const [line = ''] = (await refresh()).headers.getSetCookie()
  const attributes = line.split('; ').slice(1).sort()
  expect(attributes).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/api/v1/auth', 'SameSite=Strict'])
})

it.each([
  ['a proxy that speaks TLS', { 'x-forwarded-proto': 'https' }, 'http://localhost/api/v1/auth/logout'],
  ['any other host', {}, 'http://demo.example/api/v1/auth/logout'],
])('asks for a secure channel behind %s', async (_, headers, url) => {
  const response = await server.app.request(url, { method: 'POST', headers }, {})
  expect(response.headers.getSetCookie()[0]).toMatch(/; Secure/)
})
