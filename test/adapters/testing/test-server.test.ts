import { http } from 'msw'
import { setupServer } from 'msw/node'
import { expect, it } from 'vitest'
import { restAdapter } from '../../../src/adapters/rest.ts'
import { zitadelAdapter } from '../../../src/adapters/zitadel.ts'
import { hankoServer } from '../../../src/testing/servers/hanko.ts'
import { restServer } from '../../../src/testing/servers/rest.ts'
import { supabaseServer } from '../../../src/testing/servers/supabase.ts'
import { zitadelServer, zitadelSessionId, zitadelUserId } from '../../../src/testing/servers/zitadel.ts'
import { mswHandlers, type ServerFault, type TestServer } from '../../../src/testing.ts'
import { errorOf } from '../adapter-set-up.ts'

function adapterOf({ baseUrl, fetch }: TestServer) {
  return restAdapter({
    baseUrl,
    getAccessToken: () => 'token-of-0',
    fetch: (url, init) => fetch(new Request(url, init)),
  })
}

function set(...faults: readonly ServerFault[]) {
  const server = restServer()
  for (const fault of faults) server.fault(fault)
  const adapter = adapterOf(server)
  return {
    server,
    adapter,
    ids: async () => (await adapter.list()).sessions.map(({ id }) => id),
    revoke: (id = 's_1') => adapter.revoke({ target: 'session', sessionIds: [id] }, { known: [] }),
  }
}

it('remembers what was ended, and who signed in elsewhere', async () => {
  const { server, revoke, ids } = set()
  await revoke()
  expect(server.add()).toBe('s_3')
  server.remove('s_2')
  expect(await ids()).toEqual(['s_0', 's_3'])
  expect(server.alive()).toEqual(['s_0', 's_3'])
})

it('fails as scripted, as often as scripted, and does nothing', async () => {
  const body = { code: 'rate_limited', retryAfter: 7 }
  const { server, revoke } = set({ on: 'revoke', do: 'fail', status: 429, body, times: 2 })
  const refused = { code: 'rate_limited', status: 429, retryAfterMs: 7000 }
  expect(await errorOf(revoke())).toMatchObject(refused)
  expect(await errorOf(revoke())).toMatchObject(refused)
  expect(server.alive()).toHaveLength(3)
  await revoke()
  expect(server.alive()).toEqual(['s_0', 's_2'])
})

it('breaks the connection before anything is done, or after', async () => {
  const before = set({ on: 'revoke', do: 'unreachable' })
  expect((await errorOf(before.revoke())).code).toBe('network')
  expect(before.server.alive()).toHaveLength(3)
  const after = set({ on: 'revoke', do: 'commit-then-fail' })
  expect((await errorOf(after.revoke())).code).toBe('network')
  expect(after.server.alive()).toHaveLength(2)
})

it('answers with an error though it was done', async () => {
  const { server, revoke } = set({ on: 'revoke', do: 'commit-then-fail', status: 503 })
  expect(await errorOf(revoke())).toMatchObject({ code: 'server', status: 503 })
  expect(server.alive()).toHaveLength(2)
})

it('says that it was done though it was not', async () => {
  const { server, revoke } = set({ on: 'revoke', do: 'ignore' })
  expect((await revoke()).revokedIds).toEqual(['s_1'])
  expect(server.alive()).toHaveLength(3)
})

it('lags behind for as many reads as scripted', async () => {
  const { server, revoke, ids } = set({ on: 'revoke', do: 'lag', reads: 2 })
  await revoke()
  expect(server.alive()).toHaveLength(2)
  expect([await ids(), await ids(), await ids()]).toEqual([
    ['s_0', 's_1', 's_2'],
    ['s_0', 's_1', 's_2'],
    ['s_0', 's_2'],
  ])
})

it('hangs until it is let go', async () => {
  const { server, ids } = set({ on: 'list', do: 'hang' })
  const reads: number[] = []
  const hanging = ids().then((list) => reads.push(list.length))
  await ids()
  expect(reads).toEqual([])
  server.release()
  await hanging
  expect(reads).toEqual([3])
})

it('takes its time', async () => {
  const { ids } = set({ on: 'list', do: 'delay', ms: 40 })
  const start = performance.now()
  await ids()
  expect(performance.now() - start).toBeGreaterThan(30)
})

it('forgets faults that have not happened', async () => {
  const { server, ids } = set({ on: 'list', do: 'unreachable' })
  server.clearFaults()
  expect(await ids()).toHaveLength(3)
})

it('knows the POST that reads a list from one that ends something', async () => {
  const server = zitadelServer()
  const adapter = zitadelAdapter({
    baseUrl: server.baseUrl,
    getAccessToken: () => 'token-of-0',
    getUserId: () => zitadelUserId,
    getSessionId: () => zitadelSessionId(0),
    fetch: (url, init) => server.fetch(new Request(url, init)),
  })
  server.fault({ on: 'revoke', do: 'lag' })
  server.fault({ on: 'list', do: 'fail', status: 503 })
  expect((await errorOf(adapter.list())).status).toBe(503)
  const known = (await adapter.list()).sessions
  await adapter.revoke({ target: 'session', sessionIds: [zitadelSessionId(1)] }, { known })
  expect([(await adapter.list()).total, (await adapter.list()).total]).toEqual([3, 2])

  const hanko = hankoServer()
  const ask = (path: string) => {
    const headers = { authorization: 'Bearer token-of-0' }
    return hanko.fetch(new Request(hanko.baseUrl + path, { method: 'POST', headers }))
  }
  hanko.fault({ on: 'list', do: 'fail', status: 503 })
  hanko.fault({ on: 'revoke', do: 'fail', status: 504 })
  const action = '/profile?action=session_delete%40flow-0'
  const statuses = [await ask(action), await ask('/profile'), await ask('/profile')].map(({ status }) => status)
  expect(statuses).toEqual([504, 503, 200])
})

it('leaves alone what neither reads a list nor ends anything', async () => {
  const server = supabaseServer()
  server.fault({ on: 'revoke', do: 'fail', status: 503 })
  const post = (path: string) =>
    server.fetch(new Request(server.baseUrl + path, { method: 'POST', headers: { apikey: 'anon' } }))
  expect((await post('/token?grant_type=refresh_token')).status).toBe(200)
  expect((await post('/logout?scope=others')).status).toBe(503)
  expect((await post('/logout?scope=others')).status).toBe(401)
})

it('over MSW, a broken connection is one to fetch, and no 500', async () => {
  const server = restServer({ baseUrl: 'https://app.example/auth' })
  server.fault({ on: 'list', do: 'unreachable' })
  const network = setupServer(...mswHandlers(http, server))
  network.listen({ onUnhandledFrame: 'error' })
  try {
    const adapter = restAdapter({ baseUrl: server.baseUrl, getAccessToken: () => 'token-of-0' })
    expect((await errorOf(adapter.list())).code).toBe('network')
    expect((await adapter.list()).sessions).toHaveLength(3)
  } finally {
    network.close()
  }
})
