import { afterEach, beforeEach, expect, it } from 'vitest'
import { fields, type RunningServer, type SignedInClient, signedInClient, startServer, testClock } from './client.ts'
import { answerOf, preludeList, sidOf } from './prelude.ts'

const clock = testClock()
let server: RunningServer
let me: SignedInClient
beforeEach(async () => {
  server = await startServer({ now: clock.now })
  me = await signedInClient(server, { api: 'prelude' })
})
afterEach(() => server.close())

const refresh = () => me.call('POST', '/v1/session/refresh')
const unauthorized = [401, { code: 'unauthorized', type: 'unauthorized' }]

it('refreshes: a new token and cookie, and the same session id', async () => {
  const sid = sidOf(me)
  const cookie = me.cookies.get('prelude_refresh')
  clock.advance(900_000)
  const response = await refresh()
  expect(response.status).toBe(200)
  const body = await fields(response)
  expect(body).toEqual({ access_token: expect.any(String), expires_at: clock.now() / 1000 + 900 })
  expect(response.headers.get('x-refresh-token')).toBeNull()
  expect(me.cookies.get('prelude_refresh')).not.toBe(cookie)
  me.setAccessToken(String(body['access_token']))
  expect(sidOf(me)).toBe(sid)
  expect((await preludeList(me)).map((row) => row['id'])).toEqual([sid])
})

it('ends the session, and only it, when a used token comes back', async () => {
  const phone = await signedInClient(server, { api: 'prelude', email: me.email })
  const used = me.cookies.get('prelude_refresh') ?? ''
  expect(await me.refresh()).toBe(true)
  const fresh = me.cookies.get('prelude_refresh') ?? ''
  me.cookies.set('prelude_refresh', used, '/')
  expect(await answerOf(await refresh())).toEqual(unauthorized)
  me.cookies.set('prelude_refresh', fresh, '/')
  expect(await answerOf(await refresh())).toEqual(unauthorized)
  expect(await phone.refresh()).toBe(true)
})

it('answers 401 for no and for a made-up refresh token, and 400 for a broken body', async () => {
  const broken = await me.fetch('/v1/session/refresh', { method: 'POST', body: '{"step_up_token":' })
  expect(await answerOf(broken)).toEqual([400, { code: 'bad_request', type: 'bad_request' }])
  me.cookies.set('prelude_refresh', 'made-up', '/')
  expect(await answerOf(await refresh())).toEqual(unauthorized)
  me.cookies.clear()
  expect(await answerOf(await refresh())).toEqual(unauthorized)
})

it('works with the headers of the SDK, and with its refresh token in a header', async () => {
  const refreshToken = me.cookies.get('prelude_refresh') ?? ''
  me.cookies.clear()
  const response = await me.fetch('/v1/session/refresh', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      dpop: 'e30.e30.e30',
      'x-sdk-user-agent': 'Prelude/0.6.0 Core/1 (Web)',
      'x-refresh-token': refreshToken,
    },
  })
  expect(response.status).toBe(200)
  const next = response.headers.get('x-refresh-token') ?? ''
  expect(next).toHaveLength(43)
  expect(next).not.toBe(refreshToken)
  expect(response.headers.get('x-refresh-token-expires-at')).toBe(
    new Date(clock.now() + 30 * 24 * 60 * 60 * 1000).toISOString(),
  )
})

it('logs out by the cookie', async () => {
  const phone = await signedInClient(server, { api: 'prelude', email: me.email })
  const token = me.cookies.get('prelude_refresh') ?? ''
  const response = await me.fetch('/v1/session/revoke', { method: 'POST' })
  expect(response.status).toBe(204)
  expect(me.cookies.get('prelude_refresh')).toBeNull()
  expect((await preludeList(phone)).map((row) => row['id'])).toEqual([sidOf(phone)])
  me.cookies.set('prelude_refresh', token, '/')
  expect(await me.refresh()).toBe(false)
  me.cookies.clear()
  expect(await answerOf(await me.fetch('/v1/session/revoke', { method: 'POST' }))).toEqual(unauthorized)
})

it('keeps the cookie from scripts, other sites and other paths', async () => {
  const [line = ''] = (await refresh()).headers.getSetCookie()
  expect(line.split('; ').slice(1).sort()).toEqual([
    'HttpOnly',
    'Max-Age=2592000',
    'Path=/v1/session',
    'SameSite=Strict',
  ])
})
