import { describe, expect, it } from 'vitest'
import { type RestAdapterOptions, restAdapter } from '../../src/adapters/rest.ts'
import { errorOf } from './adapter-set-up.ts'
import { mineAndOthers } from './conformance/backend.ts'
import { json } from './fake-fetch.ts'
import { baseUrl, byToken, capabilitiesOf, handle, known, over } from './rest-set-up.ts'

describe('capabilities', () => {
  it('follow from the routes', () => {
    expect(capabilitiesOf({})).toMatchObject({
      revokeOthers: 'native',
      othersNeedCurrent: false,
      revokeAll: 'native',
      signOut: 'request',
    })
    expect(capabilitiesOf({ routes: { revokeOthers: null, revokeAll: null } })).toMatchObject({
      revokeOthers: 'emulated',
      othersNeedCurrent: true,
      revokeAll: 'emulated',
    })
    expect(capabilitiesOf({ routes: { revokeAll: null, signOut: null } })).toMatchObject({
      revokeAll: 'none',
      signOut: 'none',
    })
    expect(capabilitiesOf({ routes: { signOut: null }, revokeCurrentById: 'allowed' }).signOut).toBe('request')
    expect(capabilitiesOf({ accessTokenLagSeconds: 900, limitsPerHour: { list: 30 } })).toMatchObject({
      accessTokenLagSeconds: 900,
      limitsPerHour: { list: 30 },
    })
  })

  it('offers no way to end the current session where there is none', async () => {
    const { adapter } = byToken(1, { routes: { signOut: null } })
    expect((await adapter.list()).sessions.map(({ canRevoke }) => canRevoke)).toEqual([false, true])
    expect((await errorOf(adapter.revoke({ target: 'mine' }))).code).toBe('unsupported')
  })

  it('lets the current session end by its id where the server allows it', async () => {
    const { adapter, routes } = over([new Response(null, { status: 204 })], {
      routes: { signOut: null },
      revokeCurrentById: 'allowed',
    })
    expect((await adapter.revoke({ target: 'mine' }, { known })).endedCurrent).toBe(true)
    expect(routes()).toEqual(['DELETE /sessions/s_0'])
  })
})

it('"all" without a route of its own is the others and then a sign-out, which stays undone when one of them fails', async () => {
  const { adapter, server, client } = byToken(2, { routes: { revokeOthers: null, revokeAll: null } })
  const { mine } = await mineAndOthers(adapter)
  const failing = restAdapter({
    baseUrl,
    getAccessToken: () => 'token-of-0',
    routes: { revokeOthers: null, revokeAll: null },
    fetch: async (url, init) => (url.endsWith(handle(1)) ? json(500, {}) : client.fetch(url, init)),
  })
  const { revokedIds, failed, endedCurrent } = await failing.revoke({ target: 'all' })
  expect(revokedIds).toEqual([handle(2)])
  expect(failed.map(({ id, error }) => [id, error.code])).toEqual([
    [handle(1), 'server'],
    [mine.id, 'server'],
  ])
  expect(endedCurrent).toBe(false)
  expect(server.alive()).toEqual([handle(0), handle(1)])
})

it('"all" ends nothing when the list cannot be read to its end: nobody could look for the rest afterwards', async () => {
  const rows = [
    { id: 'a', isCurrent: true },
    { id: 'b', isCurrent: false },
  ]
  const { adapter, sent } = over([json(200, { sessions: rows, total: 5 })], {
    routes: { revokeOthers: null, revokeAll: null },
  })
  expect((await errorOf(adapter.revoke({ target: 'all' }))).code).toBe('conflict')
  expect(sent.every(({ init }) => init.method === 'GET')).toBe(true)
})

it.each<[Partial<RestAdapterOptions>, string]>([
  [{ routes: { revoke: 'DELETE /sessions' } }, 'routes.revoke must hold {id} once'],
  [{ routes: { revoke: 'DELETE /sessions/{id}' }, revokeBody: (id) => id }, 'routes.revoke must not hold braces'],
  [{ routes: { revoke: 'DELETE /{id}/{id}' } }, 'routes.revoke must hold {id} once'],
  [{ routes: { revoke: 'GET /sessions/{id}/end' } }, 'routes.revoke must not be a GET'],
  [{ routes: { signOut: 'GET /logout' } }, 'routes.signOut must not be a GET'],
  [{ routes: { revokeOthers: 'POST /sessions/{id}' } }, 'routes.revokeOthers must not hold braces'],
  [{ routes: { list: '/sessions' } }, 'routes.list must be a verb and a path'],
  [{ routes: { list: 'GET sessions' } }, 'routes.list must be a verb and a path'],
  [{ routes: { list: 'FETCH /sessions' } }, 'routes.list must be a verb and a path'],
  [{ routes: { list: 'GET /../admin' } }, 'routes.list must not hold'],
  [{ routes: { list: 'GET //evil.example/x' } }, 'routes.list must not hold'],
  [{ pageSize: 0 }, 'pageSize must be a whole number'],
  [{ baseUrl: 'https://user:password@api.example' }, 'baseUrl must not hold'],
])('throws a plain error that names the fix: %j', (options, message) => {
  expect(() => restAdapter({ baseUrl, ...options })).toThrow(`restAdapter: ${message}`)
})
