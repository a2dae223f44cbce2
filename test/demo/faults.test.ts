import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Fault } from '../../demo/server/fault-switch.ts'
import { bioreId, bioreList } from './biore.ts'
import { fields, listOf, type RunningServer, type SignedInClient, signedInClient, startServer } from './client.ts'

let server: RunningServer
let me: SignedInClient
let phone: SignedInClient
beforeEach(async () => {
  server = await startServer()
  me = await signedInClient(server, { api: 'biore' })
  phone = await signedInClient(server, { api: 'biore', email: me.email })
})
afterEach(() => server.close())

const list = () => me.call('GET', '/api/v1/auth/sessions')
const revokeAll = () => me.call('POST', '/api/v1/auth/sessions/revoke-all')
async function arm(fault: Fault): Promise<void> {
  expect((await me.call('POST', '/demo/faults', fault)).status).toBe(201)
}

it('answers the next request with a status, headers and a body, then is over', async () => {
  const body = { code: 'maintenance' }
  const date = 'Sat, 21 Nov 2026 13:00:00 GMT'
  await arm({ effect: { status: 503, headers: { 'Retry-After': '7', Date: date }, body } })
  const response = await list()
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('7')
  expect(response.headers.get('date')).toBe(date)
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  expect(await response.json()).toEqual(body)
  expect((await list()).status).toBe(200)
})

it('sends a text as it is, and lets a header say what it is', async () => {
  await arm({ effect: { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' } })
  const response = await list()
  expect(response.headers.get('content-type')).toBe('text/html')
  expect(await response.text()).toBe('<h1>Bad gateway</h1>')
})

it('hits only what it matches, as often as it says', async () => {
  await arm({ times: 2, method: 'post', path: '/api/v1/auth/sessions/*', effect: { status: 500 } })
  expect((await list()).status).toBe(200)
  expect((await me.call('POST', '/api/v1/auth/refresh')).status).toBe(200)
  expect((await revokeAll()).status).toBe(500)
  expect((await revokeAll()).status).toBe(500)
  expect((await revokeAll()).status).toBe(200)
})

it('does nothing before: the work is not done', async () => {
  await arm({ effect: { status: 500 } })
  expect((await revokeAll()).status).toBe(500)
  expect(await bioreList(me)).toHaveLength(2)
})

it('loses only the answer after: the work is done, and its cookie lost with it', async () => {
  await arm({ when: 'after', path: '/api/v1/auth/sessions/revoke-all', effect: { status: 504 } })
  expect((await revokeAll()).status).toBe(504)
  expect(await bioreList(me)).toHaveLength(1)
  await arm({ when: 'after', effect: { status: 504 } })
  const refresh = await me.call('POST', '/api/v1/auth/refresh')
  expect(refresh.headers.getSetCookie()).toEqual([])
  expect(await me.refresh()).toBe(false)
})

it.each(['before', 'after'] as const)('drops the connection %s the work', async (when) => {
  await arm({ when, effect: 'drop' })
  await expect(revokeAll()).rejects.toThrow('fetch failed')
  expect(await bioreList(me)).toHaveLength(when === 'before' ? 2 : 1)
})

it.each(['before', 'after'] as const)('closes in the middle of the body %s the work', async (when) => {
  await arm({ when, effect: 'truncate' })
  const response = await revokeAll()
  expect(response.status).toBe(200)
  await expect(response.json()).rejects.toThrow('terminated')
  expect(await bioreList(me)).toHaveLength(when === 'before' ? 2 : 1)
})

it.each(['before', 'after'] as const)('waits, %s the work, and lets a caller give up', async (when) => {
  const id = await bioreId(me, 'other')
  await arm({ when, latencyMs: 60_000, effect: 'pass' })
  const slow = me.fetch(`/api/v1/auth/sessions/${id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${me.getAccessToken()}` },
    signal: AbortSignal.timeout(100),
  })
  await expect(slow).rejects.toThrow('aborted')
  expect(await bioreList(me)).toHaveLength(when === 'before' ? 2 : 1)
})

it('waits for as long as it says, and passes the real answer on', async () => {
  await arm({ latencyMs: 80, effect: 'pass' })
  const began = performance.now()
  expect(await bioreList(me)).toHaveLength(2)
  expect(performance.now() - began).toBeGreaterThan(75)
})

it('hits no request to /demo/ and no preflight', async () => {
  await arm({ effect: 'drop' })
  expect((await me.call('GET', '/demo/health')).status).toBe(200)
  await me.fetch('/api/v1/auth/sessions', { method: 'OPTIONS' })
  await expect(list()).rejects.toThrow('fetch failed')
})

it('hands out no reusable connection while it will drop one, or a browser would quietly resend', async () => {
  expect((await list()).headers.get('connection')).toBe('keep-alive')
  const armed = await me.call('POST', '/demo/faults', { path: '/nowhere', effect: 'drop' })
  expect(armed.headers.get('connection')).toBe('close')
  expect((await list()).headers.get('connection')).toBe('close')
})

it('shows what is armed, and disarms', async () => {
  await arm({ times: 3, effect: 'drop' })
  await expect(list()).rejects.toThrow('fetch failed')
  const armed = listOf((await fields(await me.call('GET', '/demo/faults')))['faults'])
  expect(armed).toMatchObject([{ times: 3, left: 2, when: 'before', latencyMs: 0, effect: 'drop' }])
  expect((await me.call('DELETE', '/demo/faults')).status).toBe(204)
  expect((await list()).status).toBe(200)
})

it('can be armed in the same process too', async () => {
  server.faults.arm({ effect: { status: 418 } })
  expect((await list()).status).toBe(418)
  expect((await list()).status).toBe(200)
})

it('arms fifty at most', async () => {
  for (let count = 0; count < 50; count += 1) await arm({ path: '/nowhere', effect: 'drop' })
  const response = await me.call('POST', '/demo/faults', { effect: 'drop' })
  expect([response.status, (await fields(response))['error']]).toEqual([409, 'too_many_faults'])
  expect(() => server.faults.arm({ effect: 'drop' })).toThrow(RangeError)
})

it.each([
  { times: 0 },
  { times: 10_001 },
  { latencyMs: 60_001 },
  { latencyMs: -1 },
  { method: 'GET /' },
  { path: 'api' },
  { when: 'later' },
  { effect: 'explode' },
  { effect: { status: 99 } },
  { effect: { status: 600 } },
  { effect: { status: 204, body: {} } },
  { effect: { status: 500, headers: { 'x-bad name': 'x' } } },
  { effect: { status: 500, headers: { 'x-split': 'a\r\nb: c' } } },
  { status: 500 },
])('answers 400 for %j', async (body) => {
  const response = await me.call('POST', '/demo/faults', body)
  expect([response.status, (await fields(response))['error']]).toEqual([400, 'invalid_request'])
  expect(await phone.refresh()).toBe(true)
})

it('stops at once, and does no work for whoever still waits', async () => {
  const log: string[] = []
  const stopping = await startServer({ log: (line) => log.push(line) })
  const client = await signedInClient(stopping, { api: 'biore' })
  await client.call('POST', '/demo/faults', { latencyMs: 60_000, effect: 'pass' })
  const waiting = client.call('POST', '/api/v1/auth/sessions/revoke-all').then(
    () => 'answered',
    () => 'closed',
  )
  await expect.poll(() => stopping.requests.read()).toHaveLength(1)
  await stopping.close()
  expect(await waiting).toBe('closed')
  await expect.poll(() => log.at(-1)).toMatch(/^POST \/api\/v1\/auth\/sessions\/revoke-all dropped /)
  expect(log.filter((line) => line.startsWith('error'))).toEqual([])
})
