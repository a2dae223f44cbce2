import { afterEach, beforeEach, expect, it } from 'vitest'
import { bioreList } from './biore.ts'
import { fields, type RunningServer, signedInClient, startServer, testClock } from './client.ts'

const clock = testClock()
let server: RunningServer
beforeEach(async () => {
  server = await startServer({ now: clock.now })
})
afterEach(() => server.close())

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1'

it('lists each session with the documented fields and nothing else', async () => {
  const me = await signedInClient(server, { api: 'biore' })
  const signedInAt = new Date(clock.now()).toISOString()
  clock.advance(60_000)
  const response = await me.call('GET', '/api/v1/auth/sessions')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toEqual({
    success: true,
    data: {
      sessions: [
        {
          id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
          device: 'Chrome on macOS',
          ipMasked: '127.0.0.***',
          location: null,
          isCurrent: true,
          createdAt: signedInAt,
          lastActiveAt: new Date(clock.now()).toISOString(),
        },
      ],
    },
  })
})

const marked = (rows: readonly Record<string, unknown>[]) => rows.filter((row) => row['isCurrent'] === true)

it('marks the session of the cookie as current, on each device its own', async () => {
  const laptop = await signedInClient(server, { api: 'biore' })
  const phone = await signedInClient(server, { api: 'biore', email: laptop.email, userAgent: iphone })
  expect(marked(await bioreList(laptop))).toMatchObject([{ device: 'Chrome on macOS' }])
  expect(marked(await bioreList(phone))).toMatchObject([{ device: 'Safari on iOS' }])
})

it('marks nobody without the cookie, with a made-up one, and with one of another user', async () => {
  const me = await signedInClient(server, { api: 'biore' })
  const other = await signedInClient(server, { api: 'biore' })
  const isCurrent = async () => (await bioreList(me)).map((row) => row['isCurrent'])
  expect(await isCurrent()).toEqual([true])
  me.cookies.set('biore_refresh', 'made-up', '/')
  expect(await isCurrent()).toEqual([false])
  clock.advance(60_000)
  me.cookies.set('biore_refresh', other.cookies.get('biore_refresh') ?? '', '/')
  expect(await isCurrent()).toEqual([false])
  expect(server.sessions.list(other.userId)).toMatchObject([{ lastActiveAt: clock.now() - 60_000 }])
  me.cookies.clear()
  expect(await isCurrent()).toEqual([false])
})

it('shows only the sessions of the user who asks', async () => {
  const me = await signedInClient(server, { api: 'biore' })
  await signedInClient(server, { api: 'biore' })
  expect(await bioreList(me)).toHaveLength(1)
})

it('drops a session once its refresh token has expired', async () => {
  const me = await signedInClient(server, { api: 'biore' })
  clock.advance(20 * 24 * 60 * 60 * 1000)
  const phone = await signedInClient(server, { api: 'biore', email: me.email, userAgent: iphone })
  expect(await bioreList(phone)).toHaveLength(2)
  clock.advance(10 * 24 * 60 * 60 * 1000)
  expect(await phone.refresh()).toBe(true)
  expect(await bioreList(phone)).toMatchObject([{ device: 'Safari on iOS' }])
})

it.each([
  ['no token', null],
  ['no JWT', 'abc'],
  ['an unsigned JWT', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c3JfMSJ9.'],
])('answers 401 in the envelope for %s', async (_, token) => {
  const me = await signedInClient(server, { api: 'biore' })
  me.setAccessToken(token)
  const response = await me.call('GET', '/api/v1/auth/sessions')
  expect(response.status).toBe(401)
  expect(await response.json()).toEqual({
    success: false,
    error: { code: 'UNAUTHORIZED', message: expect.any(String) },
  })
})

it('refuses an access token of the other API and one signed by another server', async () => {
  const me = await signedInClient(server, { api: 'biore' })
  const prelude = await signedInClient(server, { api: 'prelude', email: me.email })
  const elsewhere = await startServer({ now: clock.now })
  const stranger = await signedInClient(elsewhere, { api: 'biore', email: me.email })
  await elsewhere.close()
  for (const { getAccessToken } of [prelude, stranger]) {
    me.setAccessToken(getAccessToken())
    expect((await me.call('GET', '/api/v1/auth/sessions')).status).toBe(401)
  }
})

it('takes an access token for 15 minutes by the clock of the server, and no second longer', async () => {
  const me = await signedInClient(server, { api: 'biore' })
  clock.advance(899_000)
  expect((await me.call('GET', '/api/v1/auth/sessions')).status).toBe(200)
  clock.advance(1000)
  expect((await me.call('GET', '/api/v1/auth/sessions')).status).toBe(401)
  expect(await me.refresh()).toBe(true)
  expect((await me.call('GET', '/api/v1/auth/sessions')).status).toBe(200)
})

it('takes another lifetime as an option, and says it', async () => {
  const short = await startServer({ now: clock.now, accessTokenTtlSeconds: 5 })
  const me = await signedInClient(short, { api: 'biore' })
  const { data } = await fields(await me.call('POST', '/api/v1/auth/refresh'))
  expect(data).toMatchObject({ expiresIn: 5 })
  clock.advance(6000)
  expect((await me.call('GET', '/api/v1/auth/sessions')).status).toBe(401)
  await short.close()
})
