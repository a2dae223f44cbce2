import { describe, expect, it } from 'vitest'
import { type ZitadelAdapterOptions, zitadelAdapter } from '../../src/adapters/zitadel.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import { zitadelServer, zitadelSessionId, zitadelUserId } from '../../src/testing/servers/zitadel.ts'
import { errorOf } from './adapter-set-up.ts'
import { mineAndOthers, refusal } from './conformance/backend.ts'
import { describeAdapter } from './describe-adapter.ts'
import { html, json } from './fake-fetch.ts'
import { backendOf, browser, ORIGIN, tokenSource } from './servers/in-process.ts'

function zitadel(others = 2, options: Partial<ZitadelAdapterOptions> = {}) {
  const server = zitadelServer({ others })
  const client = browser(server)
  const { getAccessToken, loseCredential } = tokenSource('token-of-0')
  const adapter = zitadelAdapter({
    baseUrl: ORIGIN,
    getAccessToken,
    getUserId: () => zitadelUserId,
    getSessionId: () => zitadelSessionId(0),
    fetch: client.fetch,
    ...options,
  })
  return { server, client, adapter, backend: backendOf(server, client, adapter, { loseCredential }) }
}

/** An adapter whose server gives one answer to everything. */
const answering = (response: () => Response) => zitadel(2, { fetch: async () => response() }).adapter

describeAdapter('ZITADEL', { create: async ({ others }) => zitadel(others).backend }, { describe, it, expect })

it('searches for the sessions of the user, with the token and without cookies', async () => {
  const { adapter, client } = zitadel()
  await adapter.list()
  expect(client.sent[0]).toMatchObject({
    method: 'POST',
    path: '/v2/sessions/search',
    credentials: 'omit',
    body: { query: { offset: '0', limit: 100, asc: false }, queries: [{ userIdQuery: { id: zitadelUserId } }] },
  })
  expect(client.sent[0]?.headers.get('authorization')).toBe('Bearer token-of-0')
})

it('reads numbers of 64 bits, which are texts, and goes on from there', async () => {
  const { adapter, client } = zitadel(4)
  expect(await adapter.list({ limit: 2 })).toMatchObject({ total: 5, nextCursor: 'offset:2' })
  expect(await adapter.list({ limit: 2, cursor: 'offset:4' })).toMatchObject({ total: 5, nextCursor: null })
  expect(client.sent[1]?.body).toMatchObject({ query: { offset: '4', limit: 2 } })
})

it('reads a list to its end where it is longer than a page', async () => {
  const read = await readSessions(zitadel(98 + 1).adapter)
  expect([read.complete, read.total, read.sessions.length]).toEqual([true, 100, 100])
})

it('takes an answer without rows for an empty list only when it counts none', async () => {
  const { adapter } = zitadel(2, { getUserId: () => 'somebody-else' })
  expect(await adapter.list()).toEqual({ sessions: [], nextCursor: null, total: 0 })
  for (const body of [{}, { details: { totalResult: '2' } }, { details: { totalResult: 2 }, sessions: [] }, []])
    expect((await errorOf(answering(() => json(200, body)).list())).code).toBe('bad_response')
})

it('asks for the whole id of the user, however long it is', async () => {
  const userId = 'u'.repeat(600)
  const { adapter, client } = zitadel(2, { getUserId: () => userId })
  await adapter.list()
  expect(client.sent[0]?.body).toMatchObject({ queries: [{ userIdQuery: { id: userId } }] })
})

it('marks the session that the application names, and none where it names none', async () => {
  expect((await zitadel().adapter.list()).sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false])
  const { adapter, client } = zitadel(2, { getSessionId: () => null })
  expect((await adapter.list()).sessions.map(({ isCurrent }) => isCurrent)).toEqual([null, null, null])
  for (const target of ['others', 'all', 'mine'] as const)
    expect((await errorOf(adapter.revoke({ target }))).code).toBe('unsupported')
  expect(client.routes().filter((route) => route.startsWith('DELETE'))).toEqual([])
})

it('spares nobody by mistake when the id that the application names is not listed', async () => {
  const { adapter, server } = zitadel(2, { getSessionId: () => '999' })
  expect((await errorOf(adapter.revoke({ target: 'others' }))).code).toBe('unsupported')
  expect(server.alive()).toHaveLength(3)
})

it('ends the others one by one, and this one last of all', async () => {
  const { adapter, client } = zitadel()
  await adapter.revoke({ target: 'all' })
  expect(client.routes()).toEqual([
    'POST /v2/sessions/search',
    `DELETE /v2/sessions/${zitadelSessionId(1)}`,
    `DELETE /v2/sessions/${zitadelSessionId(2)}`,
    `DELETE /v2/sessions/${zitadelSessionId(0)}`,
  ])
  expect(client.sent.slice(1).map(({ body }) => body)).toEqual([{}, {}, {}])
})

it('reads what the login stored of the device; a session without it is an unknown device', async () => {
  const { sessions } = await zitadel().adapter.list()
  expect(sessions[0]).toMatchObject({
    device: { type: 'desktop', label: 'Firefox, Linux', browser: { name: 'Firefox' }, os: { name: 'Linux' } },
    ip: { value: '198.51.100.7', masked: false },
    createdAt: '2026-11-18T10:00:00.000Z',
    lastActiveAt: '2026-11-21T08:00:00.123Z',
    expiresAt: '2026-12-18T10:00:00.000Z',
    authMethods: ['password'],
  })
  expect(sessions[1]?.authMethods).toEqual(['password', 'webAuthN'])
  expect(sessions[2]).toMatchObject({ device: { type: 'unknown', label: null }, ip: null, expiresAt: null })
})

it('hands on neither metadata nor fingerprint nor names', async () => {
  expect(JSON.stringify(await zitadel().adapter.list())).not.toMatch(/canary|Q0FOQVJZ/i)
})

it('where a plain user may not search, the list is forbidden and not empty', async () => {
  const { adapter, server } = zitadel()
  server.state.search = 'denied'
  const error = await errorOf(adapter.list())
  expect(error).toMatchObject({ code: 'forbidden', status: 403, serverCode: '7' })
  expect(error.message).not.toContain('CANARY')
})

it.each([
  [200, null],
  [403, 'forbidden'],
  [404, 'not_found'],
] as const)('takes a %i for an id that is not there, and ends nothing', async (status, code) => {
  const { adapter, server } = zitadel()
  server.state.unknown = status
  const { mine, others } = await mineAndOthers(adapter)
  const revoke = adapter.revoke({ target: 'session', sessionIds: ['2183'] }, { known: [mine, ...others] })
  expect(await refusal(revoke)).toBe(code)
  expect(server.alive()).toHaveLength(3)
})

it.each([
  [500, { code: 16 }, 'unauthenticated'],
  [500, { code: 8 }, 'rate_limited'],
  [429, {}, 'rate_limited'],
  [500, { code: 13 }, 'server'],
  [412, { code: 9 }, 'invalid_request'],
] as const)('reads a %i with %o as %s', async (status, body, code) => {
  expect((await errorOf(answering(() => json(status, body)).list())).code).toBe(code)
})

it('takes a page in place of the list for no list', async () => {
  expect((await errorOf(answering(() => html(200)).list())).code).toBe('bad_response')
})

it('without a user nobody is asked', async () => {
  const { adapter, client } = zitadel(2, { getUserId: () => null })
  expect((await errorOf(adapter.list())).code).toBe('unauthenticated')
  expect(client.sent).toEqual([])
})

it('wants to be told who asks', () => {
  expect(() => zitadel(2, JSON.parse('{"getSessionId":"2183"}'))).toThrow('getSessionId must be functions')
})

const reading = (row: object) => answering(() => json(200, { details: { totalResult: '1' }, sessions: [row] }))

it('knows of a device and of factors only what is well formed', async () => {
  const odd = { id: '1', userAgent: { header: { 'user-agent': { values: 'curl/8.5.0' } } }, factors: ['user'] }
  expect((await reading(odd).list()).sessions[0]).toMatchObject({ device: { type: 'unknown' } })
  expect((await reading({ id: '1', factors: 'password' }).list()).sessions[0]?.authMethods).toBe(null)
  expect((await reading({ id: '1', factors: { user: {} } }).list()).sessions[0]?.authMethods).toBe(null)
})

it.each(['-1', '1.5', '1e2', '', '1234567890', 'x1', '1x', 7, true])(
  'takes %j for no number of sessions',
  async (totalResult) => {
    const adapter = answering(() => json(200, { details: { totalResult }, sessions: [{ id: '1' }] }))
    expect((await errorOf(adapter.list())).code).toBe('bad_response')
  },
)

it('takes up to nine digits for a number, and ends at an empty page', async () => {
  const adapter = answering(() => json(200, { details: { totalResult: '123456789' }, sessions: [{ id: '1' }] }))
  expect(await adapter.list({ cursor: 'offset:999999' })).toMatchObject({
    total: 123_456_789,
    nextCursor: 'offset:1000000',
  })
  const empty = answering(() => json(200, { details: { totalResult: '5' }, sessions: [] }))
  expect((await empty.list()).nextCursor).toBe(null)
  const counted = answering(() => json(200, { details: {}, sessions: [{ id: '1' }] }))
  expect((await counted.list()).sessions).toHaveLength(1)
})

it.each(['offset:1234567', 'xoffset:1', 'offset:1x', 'offset:'])('refuses the cursor %j', async (cursor) => {
  const { adapter, client } = zitadel()
  expect((await errorOf(adapter.list({ cursor }))).code).toBe('invalid_request')
  expect(client.sent).toEqual([])
})

it('asks for at least one row, and for no more than fit in a page', async () => {
  const { adapter, client } = zitadel()
  for (const limit of [0, 7, 500]) await adapter.list({ limit })
  const limits = client.sent.map(({ body }) => JSON.parse(JSON.stringify(body)).query.limit)
  expect(limits).toEqual([1, 7, 100])
})

it('sends no id that is none of theirs', async () => {
  const { adapter, client } = zitadel()
  for (const id of ['a b', 'a:b', '?a', 'a.'])
    expect((await errorOf(adapter.revoke({ target: 'session', sessionIds: [id] }))).code).toBe('invalid_request')
  expect(client.sent).toEqual([])
})

it.each(['getUserId', 'getSessionId'] as const)(
  'names %s when it fails, and waits no longer than it was told',
  async (name) => {
    const failing = zitadel(2, { [name]: () => Promise.reject(new Error('CANARY')) })
    const { code, message } = await errorOf(failing.adapter.list())
    expect([code, message.includes(`The application's ${name}()`)]).toEqual(['unknown', true])
    const never = { [name]: () => new Promise<never>(() => {}) }
    expect((await errorOf(zitadel(2, { ...never, timeoutMs: 50 }).adapter.list())).code).toBe('timeout')
    const controller = new AbortController()
    const stopped = errorOf(zitadel(2, never).adapter.list({ signal: controller.signal }))
    setTimeout(() => controller.abort(), 20)
    expect((await stopped).code).toBe('aborted')
  },
)

it('says why, and the code of the server only where it is a number', async () => {
  const denied = answering(() => json(500, { code: 7 }))
  expect(await errorOf(denied.list())).toMatchObject({ code: 'forbidden', serverCode: '7' })
  expect(await errorOf(answering(() => json(500, { code: 'seven' })).list())).toMatchObject({
    code: 'server',
    serverCode: null,
  })
  expect((await errorOf(answering(() => json(200, { details: 'none' })).list())).message).toContain('how many')
})

it('tells the lag that it is told, and has an identity for each instance', () => {
  expect(zitadel(2, { accessTokenLagSeconds: 60 }).adapter.capabilities.accessTokenLagSeconds).toBe(60)
  expect(zitadel().adapter.id).toBe(`zitadel:${ORIGIN}`)
  for (const name of ['getUserId', 'getSessionId'])
    expect(() => zitadel(2, JSON.parse(`{"${name}":"2183"}`))).toThrow(/^zitadelAdapter: getUserId and getSessionId/)
  expect(() => zitadel(2, JSON.parse('{"getAccessToken":"t"}'))).toThrow('zitadelAdapter: getAccessToken must be')
})
