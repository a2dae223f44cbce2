import { describe, expect, it } from 'vitest'
import { immichAdapter } from '../../src/adapters/immich.ts'
import { immichServer } from '../../src/testing/servers/immich.ts'
import { errorOf } from './adapter-set-up.ts'
import { mineAndOthers } from './conformance/backend.ts'
import { describeAdapter } from './describe-adapter.ts'
import { html, json } from './fake-fetch.ts'
import { backendOf, browser, cookiesOf, ORIGIN, tokenSource, uuid } from './servers/in-process.ts'

const baseUrl = `${ORIGIN}/api`

function byCookie(others = 2) {
  const server = immichServer({ others })
  const client = browser(server)
  client.cookies.set('immich_access_token', 'token-of-0', '/')
  const adapter = immichAdapter({ fetch: client.fetch })
  return {
    server,
    client,
    adapter,
    backend: backendOf(server, client, adapter, cookiesOf(client)),
  }
}

function byToken(others = 2) {
  const server = immichServer({ others })
  const client = browser(server)
  const { getAccessToken, loseCredential } = tokenSource('token-of-0')
  const adapter = immichAdapter({ baseUrl, getAccessToken, fetch: client.fetch })
  return { client, adapter, backend: backendOf(server, client, adapter, { loseCredential }) }
}

function byApiKey() {
  const server = immichServer()
  const client = browser(server)
  const adapter = immichAdapter({ baseUrl, headers: () => ({ 'x-api-key': 'api-key' }), fetch: client.fetch })
  return { server, client, adapter }
}

const api = { describe, it, expect }
describeAdapter('Immich, by cookie', { create: async ({ others }) => byCookie(others).backend }, api)
describeAdapter('Immich, by token', { create: async ({ others }) => byToken(others).backend }, api)

it('asked with an API key, nobody is current, and "others" and "all" are refused before any revoke', async () => {
  const { adapter, client, server } = byApiKey()
  expect((await adapter.list()).sessions.map(({ isCurrent }) => isCurrent)).toEqual([false, false, false])
  for (const target of ['others', 'all'] as const)
    expect((await errorOf(adapter.revoke({ target }))).code).toBe('unsupported')
  expect(client.routes().filter((route) => !route.startsWith('GET'))).toEqual([])
  expect(server.alive()).toHaveLength(3)
})

it('asked with an API key, a sign-out claims nothing, though the server says "successful"', async () => {
  const { adapter, server } = byApiKey()
  const known = (await adapter.list()).sessions
  expect((await adapter.revoke({ target: 'mine' }, { known })).endedCurrent).toBe(false)
  expect(server.alive()).toHaveLength(3)
})

it('a 400 to one session means that it is not there', async () => {
  const { adapter, server } = byCookie()
  const gone = adapter.revoke({ target: 'session', sessionIds: [uuid(99)] })
  expect(await errorOf(gone)).toMatchObject({ code: 'not_found', status: 400 })
  expect(server.alive()).toHaveLength(3)
})

it('another refusal does not mean that a session is not there', async () => {
  const known = (await byCookie().adapter.list()).sessions
  const adapter = immichAdapter({ baseUrl, fetch: async () => json(409, {}) })
  const revoke = adapter.revoke({ target: 'session', sessionIds: [uuid(1)] }, { known })
  expect((await errorOf(revoke)).code).toBe('conflict')
})

it('a 400 that is not of Immich means nothing of the kind', async () => {
  const known = (await byCookie().adapter.list()).sessions
  const adapter = immichAdapter({ baseUrl, fetch: async () => html(400) })
  const revoke = adapter.revoke({ target: 'session', sessionIds: [uuid(1)] }, { known })
  expect((await errorOf(revoke)).code).toBe('invalid_request')
})

it('refuses ids that are none of Immich’s before any request', async () => {
  const { adapter, client } = byCookie()
  const revoke = adapter.revoke({ target: 'session', sessionIds: [uuid(1), 'lock'] })
  expect((await errorOf(revoke)).code).toBe('invalid_request')
  expect(client.sent).toEqual([])
})

it('"all" is DELETE /sessions and then a logout, which it tells when it fails', async () => {
  const { adapter, client, server } = byCookie()
  const { mine } = await mineAndOthers(adapter)
  expect(await adapter.revoke({ target: 'all' })).toMatchObject({ endedCurrent: true, failed: [] })
  expect(client.routes().slice(-2)).toEqual(['DELETE /api/sessions', 'POST /api/auth/logout'])
  expect(server.alive()).toEqual([])

  const failing = byCookie()
  const adapterWithout = immichAdapter({
    fetch: async (url, init) => (url.endsWith('/logout') ? json(500, {}) : failing.client.fetch(url, init)),
  })
  const result = await adapterWithout.revoke({ target: 'all' })
  expect(result.endedCurrent).toBe(false)
  expect(result.failed).toMatchObject([{ id: mine.id, error: { code: 'server' } }])
  expect(failing.server.alive()).toEqual([mine.id])
})

it('a logout that does not say "successful" is none', async () => {
  const known = (await byCookie().adapter.list()).sessions
  const adapter = immichAdapter({ baseUrl, fetch: async () => json(200, { successful: false }) })
  expect((await errorOf(adapter.revoke({ target: 'mine' }, { known }))).code).toBe('bad_response')
})

it('tells the browser from the model of Immich’s own application, and blanks from both', async () => {
  const { sessions } = await byCookie(4).adapter.list()
  expect(sessions.map(({ device }) => [device.type, device.browser?.name, device.model, device.os?.name])).toEqual([
    ['desktop', 'Chrome', null, 'macOS'],
    ['mobile', 'Immich', 'Pixel 9', 'Android'],
    ['tablet', 'Immich', 'iPad13,4', 'iOS'],
    ['unknown', undefined, null, undefined],
    ['mobile', undefined, null, 'Android'],
  ])
})

it.each([
  [
    { deviceType: 'mobile', deviceOS: 'Linux' },
    { type: 'mobile', browser: null, model: null },
  ],
  [
    { deviceType: 'tablet', deviceOS: 'Android' },
    { type: 'tablet', browser: null, model: null },
  ],
  [
    { deviceType: 'desktop', deviceOS: 'Android' },
    { type: 'desktop', browser: null, model: null },
  ],
  [
    { deviceType: 'tablet', appVersion: '2.0' },
    { type: 'tablet', browser: null, model: null },
  ],
  [{ deviceType: 'Firefox' }, { type: 'unknown', browser: { name: 'Firefox', version: null }, model: null }],
  [{ appVersion: '2.0' }, { type: 'unknown', browser: null, model: null }],
  [
    { deviceType: 'iPhone15,2', appVersion: '2.0' },
    { type: 'mobile', browser: { name: 'Immich', version: '2.0' }, model: 'iPhone15,2' },
  ],
])('reads the device %j', async (row, device) => {
  const adapter = immichAdapter({ fetch: async () => json(200, [{ id: uuid(0), ...row }]) })
  expect((await adapter.list()).sessions[0]?.device).toMatchObject({ ...device, label: null })
})

it('reads times, and is on the page’s own origin unless told otherwise', async () => {
  const { adapter } = byCookie()
  expect((await adapter.list()).sessions[0]).toMatchObject({
    createdAt: '2026-11-18T10:00:00.000Z',
    lastActiveAt: '2026-11-21T08:00:00.000Z',
  })
  const expiresAt = '2026-12-18T10:00:00.000Z'
  const other = immichAdapter({ fetch: async () => json(200, [{ id: uuid(0), expiresAt }]) })
  expect((await other.list()).sessions[0]?.expiresAt).toBe(expiresAt)
  expect(adapter.id).toBe('immich:/api')
})

it('a 400 to anything but one session is a bad request', async () => {
  const adapter = immichAdapter({ baseUrl, fetch: async () => json(400, {}) })
  expect((await errorOf(adapter.list())).code).toBe('invalid_request')
  expect((await errorOf(adapter.revoke({ target: 'mine' }))).code).toBe('invalid_request')
})

it.each([json(201, { successful: true }), html(200), json(200, { successful: 'yes' })])(
  'takes no other answer for a sign-out (%#)',
  async (answer) => {
    const adapter = immichAdapter({ baseUrl, fetch: async () => answer })
    expect((await errorOf(adapter.revoke({ target: 'mine' }))).code).toBe('bad_response')
  },
)
