import { afterEach, expect, it, vi } from 'vitest'
import { bioreAdapter } from '../../src/adapters/biore.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import { fields, listOf } from '../demo/client.ts'
import { errorOf } from './adapter-set-up.ts'
import { mineAndOthers } from './conformance/backend.ts'
import { type DemoBackend, demoBackend } from './demo-backend.ts'

// Each test starts a server of its own, on a machine that may do other things as well.
vi.setConfig({ testTimeout: 30_000 })

let backend: DemoBackend
afterEach(() => backend.close())

const routes = () => backend.sent.map(({ method, path }) => `${method} ${path}`)
const sessionsPath = '/api/v1/auth/sessions'

/** What the server wrote down, the oldest first: `auth.sessions.revoke_all.success 2`. */
async function audit(): Promise<readonly string[]> {
  const { entries } = await fields(await backend.client.call('GET', '/demo/audit'))
  return listOf(entries)
    .map(({ action, count }) => (typeof count === 'number' ? `${String(action)} ${count}` : String(action)))
    .toReversed()
}

it('F1: an access token that has expired is refreshed, and the list is read', async () => {
  backend = await demoBackend('biore', 2)
  backend.clock.advance(16 * 60 * 1000)
  const read = await readSessions(backend.adapter)
  expect(read.complete).toBe(true)
  expect(read.sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false])
  expect(routes()).toEqual([`GET ${sessionsPath}`, `GET ${sessionsPath}`])
})

it('F2: ten calls with an expired token refresh once; twice would have ended every session', async () => {
  backend = await demoBackend('biore', 2)
  backend.clock.advance(16 * 60 * 1000)
  const { adapter, client, server } = backend
  const pages = await Promise.all(Array.from({ length: 10 }, () => adapter.list()))
  expect(pages.every(({ sessions }) => sessions.length === 3)).toBe(true)
  const refreshes = server.requests.read().filter(({ path }) => path === '/api/v1/auth/refresh')
  expect(refreshes).toHaveLength(1)
  expect(await audit()).not.toContain('auth.refresh.token_reuse_detected')
  expect(server.sessions.list(client.userId)).toHaveLength(3)
})

it('a device that refreshes its token gets a new id and keeps its key; its old id is not found', async () => {
  backend = await demoBackend('biore', 2)
  const { adapter, client, alive } = backend
  const { mine, others } = await mineAndOthers(adapter)
  const [phone] = others
  await client.call('POST', '/demo/devices/refresh', { id: phone?.id })

  const error = await errorOf(
    adapter.revoke({ target: 'session', sessionIds: [phone?.id ?? ''] }, { known: [mine, ...others] }),
  )
  expect(error).toMatchObject({ code: 'not_found', status: 404, serverCode: 'auth.sessions.not_found' })
  const after = (await adapter.list()).sessions
  const same = after.find(({ key }) => key === phone?.key)
  expect(same?.id).not.toBe(phone?.id)
  expect(await alive()).toHaveLength(3)

  await adapter.revoke({ target: 'session', sessionIds: [same?.id ?? ''] })
  expect(await alive()).toHaveLength(2)
})

it('names devices as the server does, splits the names, and shows masked addresses as masked', async () => {
  backend = await demoBackend('biore', 8)
  const { sessions } = await backend.adapter.list()
  const names = sessions.map(({ device }) => [device.label, device.browser?.name, device.os?.name])
  expect(names).toContainEqual(['Chrome on macOS', 'Chrome', 'macOS'])
  expect(names).toContainEqual(['Firefox on Linux', 'Firefox', 'Linux'])
  expect(sessions.every(({ ip }) => ip === null || (ip.masked && ip.value.includes('*')))).toBe(true)
})

it('"all" writes down one revoke of the others, with their number, and one logout', async () => {
  backend = await demoBackend('biore', 2)
  await backend.adapter.revoke({ target: 'all' })
  expect(await audit()).toEqual(['auth.sessions.revoke_all.success 2', 'auth.logout.success'])
})

it('without the cookie nobody is current, "others" and "all" are refused, and a logout claims nothing', async () => {
  backend = await demoBackend('biore', 2)
  const { options, client, sent, alive } = backend
  const adapter = bioreAdapter({
    ...options,
    fetch: (url, init) => options.fetch(url, { ...init, credentials: 'omit' }),
  })
  const { sessions } = await readSessions(adapter)
  expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([null, null, null])
  expect((await errorOf(adapter.revoke({ target: 'others' }, { known: sessions }))).code).toBe('unsupported')
  expect((await errorOf(adapter.revoke({ target: 'all' }))).code).toBe('unsupported')
  expect(sent.every(({ method }) => method === 'GET')).toBe(true)
  expect((await adapter.revoke({ target: 'mine' }, { known: sessions })).endedCurrent).toBe(false)
  expect(await alive()).toHaveLength(3)
  expect(client.getAccessToken()).not.toBe(null)
})

it('a revoked access token goes on working for its 15 minutes, and no longer', async () => {
  backend = await demoBackend('biore', 1)
  const { adapter, clock } = backend
  await adapter.revoke({ target: 'mine' })
  expect((await adapter.list()).sessions).toHaveLength(1)
  clock.advance((adapter.capabilities.accessTokenLagSeconds ?? 0) * 1000 + 1000)
  expect((await errorOf(adapter.list())).code).toBe('unauthenticated')
})

it('F4: the thirty-first list of an hour is rate_limited, and says nothing about the wait', async () => {
  backend = await demoBackend('biore', 1, { rateLimits: 'documented' })
  const { adapter } = backend
  const limit = adapter.capabilities.limitsPerHour?.list ?? 0
  for (let call = 0; call < limit; call += 1) await adapter.list()
  expect(await errorOf(adapter.list())).toMatchObject({ code: 'rate_limited', status: 429, retryAfterMs: null })
})

it.each(['seconds', 'date'] as const)('F4, F5: reads a wait that is told in %s', async (retryAfter) => {
  backend = await demoBackend('biore', 1, { rateLimits: { revokeOthers: 1 }, retryAfter })
  const { adapter, clock } = backend
  await adapter.revoke({ target: 'others' })
  clock.advance(10 * 60 * 1000)
  expect(await errorOf(adapter.revoke({ target: 'others' }))).toMatchObject({
    code: 'rate_limited',
    retryAfterMs: 50 * 60 * 1000,
  })
})

it('F8: a connection that drops after the server has done it is "network", and it is done', async () => {
  backend = await demoBackend('biore', 2)
  const { adapter, server, alive } = backend
  const { mine, others } = await mineAndOthers(adapter)
  server.faults.arm({ method: 'DELETE', effect: 'drop', when: 'after' })
  const error = await errorOf(
    adapter.revoke({ target: 'session', sessionIds: [others[0]?.id ?? ''] }, { known: [mine, ...others] }),
  )
  expect(error.code).toBe('network')
  expect(await alive()).toHaveLength(2)
})

it('F13: an answer that breaks off is "network", and is no list', async () => {
  backend = await demoBackend('biore', 2)
  backend.server.faults.arm({ effect: 'truncate' })
  expect((await errorOf(backend.adapter.list())).code).toBe('network')
})

it('F8: a late answer is "timeout"', async () => {
  backend = await demoBackend('biore', 2)
  backend.server.faults.arm({ effect: 'pass', latencyMs: 400 })
  const adapter = bioreAdapter({ ...backend.options, timeoutMs: 100 })
  expect((await errorOf(adapter.list())).code).toBe('timeout')
})

it.each([
  [
    'a sign-in page',
    { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Sign in to the Wi-Fi</h1>' },
    'bad_response',
  ],
  ['a redirect to one', { status: 302, headers: { location: '/login' } }, 'bad_response'],
  [
    'a network that wants a sign-in',
    { status: 511, headers: { 'content-type': 'text/html' }, body: '<h1>' },
    'network',
  ],
] as const)('F14: %s in between is an error, and "others" has ended nothing', async (_what, effect, code) => {
  backend = await demoBackend('biore', 2)
  const { adapter, server, alive } = backend
  const { mine, others } = await mineAndOthers(adapter)
  server.faults.arm({ times: 2, effect })
  expect((await errorOf(adapter.list())).code).toBe(code)
  expect((await errorOf(adapter.revoke({ target: 'others' }, { known: [mine, ...others] }))).code).toBe(code)
  expect(await alive()).toHaveLength(3)
})

it('F3: a step-up challenge starts no refresh', async () => {
  backend = await demoBackend('biore', 2)
  const challenge = 'Bearer error="insufficient_user_authentication", acr_values="urn:mfa", max_age="300"'
  backend.server.faults.arm({ effect: { status: 401, headers: { 'www-authenticate': challenge }, body: {} } })
  expect(await errorOf(backend.adapter.list())).toMatchObject({
    code: 'step_up_required',
    stepUp: { kind: 'sign-in-again', operation: 'list', acrValues: ['urn:mfa'], maxAgeSeconds: 300 },
  })
  expect(backend.server.requests.read().some(({ path }) => path.endsWith('/refresh'))).toBe(false)
})
