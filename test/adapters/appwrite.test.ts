import { Account, Client, type Models } from 'appwrite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type AppwriteAccount, appwriteAdapter } from '../../src/adapters/appwrite.ts'
import { appwriteServer } from '../../src/testing/servers/appwrite.ts'
import { appwriteRow } from '../../src/testing/servers/lib/appwrite-row.ts'
import { errorOf } from './adapter-set-up.ts'
import { mineAndOthers } from './conformance/backend.ts'
import { describeAdapter } from './describe-adapter.ts'
import { html, json } from './fake-fetch.ts'
import { asFetch, backendOf, browser, cookiesOf, ORIGIN } from './servers/in-process.ts'

const appwriteId = (index: number) => `673f0000000000000${String(index).padStart(3, '0')}`
/** The SDK's own type, so that a row whose fields do not fit does not compile. */
const rows: readonly Models.Session[] = [0, 1, 2].map((index) => appwriteRow(appwriteId(index), index))

/** The SDK has no option for its `fetch`; each test has its own server behind the global one. */
const network: { fetch: typeof fetch } = {
  fetch: () => {
    throw new TypeError('fetch failed')
  },
}
beforeEach(() => {
  vi.stubGlobal('fetch', (input: string | URL, init: RequestInit) => network.fetch(input, init))
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const answer = (response: Response): void => {
  network.fetch = async () => response
}

const newAccount = (project = 'project') => new Account(new Client().setEndpoint(`${ORIGIN}/v1`).setProject(project))

/** The real SDK, in a browser that is signed in. */
function appwrite(others = 2) {
  const server = appwriteServer({ others })
  const client = browser(server)
  client.cookies.set('a_session_project', 'token-of-0', '/')
  network.fetch = asFetch(client)
  const adapter = appwriteAdapter({ account: newAccount() })
  return { server, client, adapter, backend: backendOf(server, client, adapter, cookiesOf(client)) }
}

describeAdapter(
  'Appwrite, through its SDK',
  { create: async ({ others }) => appwrite(others).backend },
  { describe, it, expect },
)

it('hands on nothing secret that a row may hold', async () => {
  expect(JSON.stringify(rows).match(/canary/gi)).toHaveLength(12)
  const { sessions } = await appwrite().adapter.list()
  expect(sessions).toHaveLength(3)
  expect(JSON.stringify(sessions)).not.toMatch(/canary/i)
})

it('reads the row of the SDK’s own type', async () => {
  const { sessions } = await appwrite().adapter.list()
  expect(sessions[0]).toMatchObject({
    isCurrent: true,
    device: {
      type: 'desktop',
      model: 'Apple',
      browser: { name: 'Chrome', version: '142' },
      os: { name: 'macOS', version: null },
    },
    ip: { value: '198.51.100.7', masked: false },
    location: { city: null, region: null, countryCode: 'FR', label: null },
    createdAt: '2026-11-18T10:00:00.000Z',
    lastActiveAt: null,
    expiresAt: '2027-11-18T10:00:00.000Z',
    authMethods: ['email', 'password'],
  })
  expect(sessions[1]).toMatchObject({
    device: { type: 'mobile', model: 'Apple iPhone', os: { name: 'iOS', version: '18.7' } },
    location: null,
  })
  expect(sessions[2]?.device).toMatchObject({ type: 'cli', browser: { name: 'Appwrite CLI' }, os: { name: 'Linux' } })
})

it('an empty id never becomes DELETE /account/sessions, which would end every session', async () => {
  const { adapter, client, server } = appwrite()
  expect((await errorOf(adapter.revoke({ target: 'session', sessionIds: [''] }))).code).toBe('invalid_request')
  expect(client.sent).toEqual([])
  expect(server.alive()).toHaveLength(3)
})

it('never sends "current" for a session that somebody named', async () => {
  const { adapter, client } = appwrite()
  const revoke = adapter.revoke({ target: 'session', sessionIds: ['current'] })
  expect((await errorOf(revoke)).code).toBe('invalid_request')
  expect(client.sent).toEqual([])
})

it('ends the others one by one, and every session in one request', async () => {
  const { adapter, client } = appwrite()
  await adapter.revoke({ target: 'others' })
  expect(client.routes()).toEqual([
    'GET /v1/account/sessions',
    `DELETE /v1/account/sessions/${appwriteId(2)}`,
    `DELETE /v1/account/sessions/${appwriteId(1)}`,
  ])
  await adapter.revoke({ target: 'all' })
  expect(client.routes().at(-1)).toBe('DELETE /v1/account/sessions')
})

it('signs out by the word for the session that asks', async () => {
  const { adapter, client } = appwrite()
  const { mine, others } = await mineAndOthers(adapter)
  const all = [mine, ...others]
  await adapter.revoke({ target: 'session', sessionIds: [mine.id] }, { known: all })
  expect(client.routes().at(-1)).toBe('DELETE /v1/account/sessions/current')
})

it.each([
  [401, 'general_unauthorized_scope', 'unauthenticated'],
  [401, 'user_unauthorized', 'unauthenticated'],
  [404, 'user_session_not_found', 'not_found'],
  [429, 'general_rate_limit_exceeded', 'rate_limited'],
  [500, 'general_unknown', 'server'],
] as const)('reads the exception of a %i %s as %s', async (status, type, code) => {
  const known = (await appwrite().adapter.list()).sessions
  answer(json(status, { message: 'CANARY_TEXT', code: status, type, version: '1.8.0' }))
  const adapter = appwriteAdapter({ account: newAccount() })
  const error = await errorOf(adapter.revoke({ target: 'session', sessionIds: [appwriteId(1)] }, { known }))
  expect(error).toMatchObject({ code, status, serverCode: type })
  expect(error.message).not.toContain('CANARY')
})

it('knows no time to wait after a rate limit: the SDK keeps the header', async () => {
  const { adapter, server } = appwrite()
  server.state.limited = 'yes'
  expect(await errorOf(adapter.list())).toMatchObject({ code: 'rate_limited', retryAfterMs: null })
})

it('takes a page in place of the list for no list', async () => {
  answer(html(200))
  expect((await errorOf(appwriteAdapter({ account: newAccount() }).list())).code).toBe('bad_response')
})

it('takes broken JSON for no list', async () => {
  answer(json(200, '{"total":1,"sess'))
  expect((await errorOf(appwriteAdapter({ account: newAccount() }).list())).code).toBe('bad_response')
})

it('says "network" when no answer came', async () => {
  network.fetch = () => Promise.reject(new TypeError('fetch failed'))
  expect((await errorOf(appwriteAdapter({ account: newAccount() }).list())).code).toBe('network')
})

it('waits no longer than it was told', async () => {
  network.fetch = () => new Promise(() => {})
  const adapter = appwriteAdapter({ account: newAccount(), timeoutMs: 5 })
  expect((await errorOf(adapter.list())).code).toBe('timeout')
})

it('hands on nothing of what an SDK throws that it does not know', async () => {
  const account: AppwriteAccount = {
    client: { config: { endpoint: ORIGIN, project: 'project' } },
    listSessions: () => Promise.reject(new Error('CANARY')),
    deleteSession: () => Promise.reject(new Error('CANARY')),
    deleteSessions: () => Promise.reject(new Error('CANARY')),
  }
  const error = await errorOf(appwriteAdapter({ account }).list())
  expect(error.code).toBe('unknown')
  expect(`${error.message}${error.stack}`).not.toContain('CANARY')
})

it('has an identity of its own for each server and project', () => {
  const ids = ['a', 'b'].map((project) => appwriteAdapter({ account: newAccount(project) }).id)
  expect(ids).toEqual([`appwrite:${ORIGIN}/v1:a`, `appwrite:${ORIGIN}/v1:b`])
})

it('wants an account of the SDK', () => {
  const options = JSON.parse('{"account":{}}')
  expect(() => appwriteAdapter(options)).toThrow("account must be the SDK's Account")
})

/** An account whose methods all do this. */
const accountThat = (run: () => Promise<unknown>): AppwriteAccount => ({
  client: { config: { endpoint: ORIGIN, project: 'project' } },
  listSessions: run,
  deleteSession: run,
  deleteSessions: run,
})

it.each(['CANARY', 5, null, undefined])(
  'says "unknown" for a %j that is thrown in place of an error',
  async (thrown) => {
    const error = await errorOf(appwriteAdapter({ account: accountThat(() => Promise.reject(thrown)) }).list())
    expect(error.code).toBe('unknown')
    expect(error.message).not.toContain('CANARY')
  },
)

/** What one row is read as. */
async function read(row: object) {
  const account = accountThat(async () => ({ total: 1, sessions: [{ $id: 'a', ...row }] }))
  return (await appwriteAdapter({ account }).list()).sessions[0]
}

it.each([
  ['desktop', 'desktop'],
  ['smartphone', 'mobile'],
  ['mobile', 'mobile'],
  ['feature phone', 'mobile'],
  ['phablet', 'mobile'],
  ['tablet', 'tablet'],
  ['tv', 'tv'],
  ['television', 'tv'],
  ['car', 'unknown'],
  [undefined, 'unknown'],
] as const)('knows the device name %j as %s', async (deviceName, type) => {
  expect((await read({ deviceName }))?.device.type).toBe(type)
})

it.each([
  [{ deviceBrand: 'Apple' }, { model: 'Apple' }],
  [{ deviceModel: 'Pixel' }, { model: 'Pixel' }],
  [{ deviceBrand: 'Google', deviceModel: 'Pixel' }, { model: 'Google Pixel' }],
  [{}, { model: null, browser: null, os: null, label: null }],
  [{ clientName: 'Chrome' }, { browser: { name: 'Chrome', version: null } }],
  [{ clientVersion: '142.0' }, { browser: null }],
  [{ clientCode: 'CLI', osName: 'Windows', deviceName: 'x' }, { type: 'desktop' }],
])('reads the device %j', async (row, device) => {
  expect((await read(row))?.device).toMatchObject(device)
})

it('reads factors that are none, and a place without a country', async () => {
  expect(await read({ provider: 'email', factors: 'password', countryCode: '--' })).toMatchObject({
    authMethods: ['email'],
    location: null,
    isCurrent: null,
  })
})

it('counts what the server counts', async () => {
  const account = accountThat(async () => ({ total: 7, sessions: [] }))
  expect(await appwriteAdapter({ account }).list()).toEqual({ sessions: [], nextCursor: null, total: 7 })
})

const exception = (more: object) => Object.assign(new Error('CANARY'), { name: 'AppwriteException', ...more })

it.each([
  ['an exception without a status', exception({}), { code: 'network', status: null }],
  ['an exception with the status 0', exception({ code: 0, type: 'x' }), { code: 'network', serverCode: 'x' }],
  [
    'an exception of a type that is no code',
    exception({ code: 409, type: 'a b' }),
    { code: 'conflict', serverCode: null },
  ],
  ['an exception without a type', exception({ code: 409 }), { code: 'conflict', status: 409, serverCode: null }],
  ['a parser’s error, which is a plain object', { name: 'SyntaxError' }, { code: 'bad_response' }],
  ['what looks like an exception and is none', { name: 'AppwriteException', code: 409 }, { code: 'unknown' }],
  ['an error of another name', Object.assign(new Error('CANARY'), { code: 409 }), { code: 'unknown' }],
  ['nothing', null, { code: 'unknown' }],
  ['a text', 'SyntaxError', { code: 'unknown' }],
  ['nothing at all', undefined, { code: 'unknown' }],
] as const)('reads %s', async (_what, thrown, expected) => {
  const adapter = appwriteAdapter({ account: accountThat(() => Promise.reject(thrown)) })
  const error = await errorOf(adapter.list())
  expect(error).toMatchObject(expected)
  expect(error.message).not.toContain('CANARY')
})

it('names what failed: the method of the SDK, else what it was about', async () => {
  const known = (await appwrite().adapter.list()).sessions
  const requests = [
    [{ target: 'session', sessionIds: [appwriteId(1)] }, 'deleteSession()', '"revoke"'],
    [{ target: 'mine' }, 'deleteSession()', '"signOut"'],
    [{ target: 'all' }, 'deleteSessions()', '"revokeAll"'],
  ] as const
  for (const [request, method, operation] of requests) {
    const failing = appwriteAdapter({ account: accountThat(() => Promise.reject(new Error('CANARY'))) })
    expect((await errorOf(failing.revoke(request, { known }))).message).toBe(`${method} failed.`)
    const offline = appwriteAdapter({ account: accountThat(() => Promise.reject(exception({}))) })
    expect((await errorOf(offline.revoke(request, { known }))).message).toBe(`${operation} got no answer.`)
    const broken = appwriteAdapter({ account: accountThat(() => Promise.reject(new SyntaxError('CANARY'))) })
    expect((await errorOf(broken.revoke(request, { known }))).message).toContain(operation)
  }
  const failing = appwriteAdapter({ account: accountThat(() => Promise.reject(new Error('CANARY'))) })
  expect((await errorOf(failing.list())).message).toBe('listSessions() failed.')
})

it('names itself, and the fix, for what a developer gets wrong', () => {
  const account = newAccount()
  expect(() => appwriteAdapter({ account, timeoutMs: 0 })).toThrow(/^appwriteAdapter: timeoutMs/)
  for (const config of [{ endpoint: ORIGIN }, { project: 'p' }])
    expect(() => appwriteAdapter(JSON.parse(JSON.stringify({ account: { client: { config } } })))).toThrow(
      /^appwriteAdapter: account must be the SDK's Account/,
    )
})
