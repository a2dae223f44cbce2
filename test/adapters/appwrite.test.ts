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
