import { afterEach, beforeEach, expect, it } from 'vitest'
import { bioreFailure, bioreId, bioreList } from './biore.ts'
import { fields, type RunningServer, signedInClient, startServer, testClock } from './client.ts'
import { preludeList, preludeRevoke } from './prelude.ts'

const clock = testClock()
let server: RunningServer
beforeEach(async () => {
  server = await startServer({ now: clock.now })
})
afterEach(() => server.close())

type Client = Awaited<ReturnType<typeof signedInClient>>

const demand = (client: Client, on: readonly string[], maxAgeSeconds = 300) =>
  client.call('POST', '/demo/step-up', { on, maxAgeSeconds })

/** Proves who one is, and carries the new token from then on. */
async function confirm(client: Client, password = 'correct horse battery staple'): Promise<number> {
  const response = await client.call('POST', '/demo/confirm', { password })
  const { accessToken } = await fields(response)
  if (typeof accessToken === 'string') client.setAccessToken(accessToken)
  return response.status
}

it('asks nobody until it is told to', async () => {
  const me = await signedInClient(server, { api: 'biore' })
  clock.advance(86_400)
  expect(await bioreList(me)).toHaveLength(1)
  expect(await (await me.call('GET', '/demo/step-up')).json()).toEqual({ on: [], maxAgeSeconds: 300 })
})

it('asks on bio.re, as RFC 9470 words it, until the password was right', async () => {
  const me = await signedInClient(server, { api: 'biore' })
  clock.advance(1)
  expect((await demand(me, ['list', 'revoke'], 60)).status).toBe(201)
  const refused = await me.call('GET', '/api/v1/auth/sessions')
  expect(await bioreFailure(refused)).toEqual([401, 'UNAUTHORIZED'])
  expect(refused.headers.get('www-authenticate')).toMatch(
    /^Bearer error="insufficient_user_authentication", .*max_age="60"$/,
  )
  expect((await me.call('POST', '/api/v1/auth/sessions/revoke-all')).status).toBe(401)

  expect(await confirm(me, 'wrong horse battery')).toBe(401)
  expect((await me.call('GET', '/api/v1/auth/sessions')).status).toBe(401)
  expect(await confirm(me)).toBe(200)
  expect(await bioreList(me)).toHaveLength(1)
  // The same session, not another one.
  expect(await bioreId(me, 'current')).toBeDefined()

  clock.advance(61_000)
  expect((await me.call('GET', '/api/v1/auth/sessions')).status).toBe(401)
})

it('asks on Prelude, and never for signing oneself out', async () => {
  const me = await signedInClient(server, { api: 'prelude' })
  clock.advance(1)
  await demand(me, ['revoke'])
  expect(await preludeList(me)).toHaveLength(1)
  const refused = await preludeRevoke(me, '?target=others')
  expect(refused.status).toBe(401)
  expect(refused.headers.get('www-authenticate')).toContain('insufficient_user_authentication')
  expect(await confirm(me)).toBe(200)
  expect((await preludeRevoke(me, '?target=others')).status).toBe(204)

  await demand(me, ['revoke'])
  clock.advance(1)
  expect((await preludeRevoke(me, '?target=mine')).status).toBe(204)
})

it('takes no refreshed token for a sign-in', async () => {
  const me = await signedInClient(server, { api: 'biore' })
  await demand(me, ['list'])
  await confirm(me)
  expect((await me.call('GET', '/api/v1/auth/sessions')).status).toBe(200)
  await me.refresh()
  expect((await me.call('GET', '/api/v1/auth/sessions')).status).toBe(401)
})

it('shows the challenge to a page of another origin: hidden, it would be a sign-out', async () => {
  const other = await startServer({ now: clock.now, cors: { origin: 'http://127.0.0.1:5173' } })
  try {
    const me = await signedInClient(other, { api: 'biore' })
    clock.advance(1)
    await demand(me, ['list'])
    const headers = { origin: 'http://127.0.0.1:5173', authorization: `Bearer ${me.getAccessToken() ?? ''}` }
    const refused = await fetch(`${other.origin}/api/v1/auth/sessions`, { headers })
    expect(refused.headers.get('access-control-expose-headers')).toBe('WWW-Authenticate')
  } finally {
    await other.close()
  }
})

it('is ended by whoever ended the rest of the trouble', async () => {
  const me = await signedInClient(server, { api: 'biore' })
  clock.advance(1)
  await demand(me, ['list'])
  expect((await me.call('DELETE', '/demo/step-up')).status).toBe(204)
  expect(await bioreList(me)).toHaveLength(1)
})

it.each([{ on: 'list' }, { on: ['all'] }, {}, { on: ['list'], maxAgeSeconds: 0 }])('refuses %j', async (body) => {
  const me = await signedInClient(server, { api: 'biore' })
  expect((await me.call('POST', '/demo/step-up', body)).status).toBe(400)
})

it('confirms nobody who is not signed in, and limits the tries', async () => {
  const strict = await startServer({ now: clock.now, rateLimits: { signIn: 3 } })
  try {
    const me = await signedInClient(strict, { api: 'biore' })
    expect(await confirm(me, 'wrong horse battery')).toBe(401)
    expect(await confirm(me, 'wrong horse battery')).toBe(401)
    expect(await confirm(me)).toBe(429)
    me.setAccessToken(null)
    expect(await confirm(me)).toBe(401)
  } finally {
    await strict.close()
  }
})
