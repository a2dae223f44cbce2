// Longer than other files: all that is particular to this system, and no other system, stands here.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type DjangoAllauthAdapterOptions, djangoAllauthAdapter } from '../../src/adapters/django-allauth.ts'
import { djangoAllauthServer } from '../../src/testing/servers/django-allauth.ts'
import { makeSession } from '../../src/testing.ts'
import { errorOf } from './adapter-set-up.ts'
import { mineAndOthers } from './conformance/backend.ts'
import { describeAdapter } from './describe-adapter.ts'
import { json } from './fake-fetch.ts'
import { backendOf, browser, cookiesOf, ORIGIN, tokenSource } from './servers/in-process.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

function inBrowser(others = 2, options: DjangoAllauthAdapterOptions = {}) {
  const server = djangoAllauthServer({ others })
  const client = browser(server)
  client.cookies.set('sessionid', 'token-of-0', '/')
  client.cookies.set('csrftoken', 'csrf-1', '/')
  const adapter = djangoAllauthAdapter({ fetch: client.fetch, getCsrfToken: () => 'csrf-1', ...options })
  const credential = { ...cookiesOf(client), loseCredential: () => client.cookies.set('sessionid', 'gone', '/') }
  return { server, client, adapter, backend: backendOf(server, client, adapter, credential) }
}

function inApp(others = 2, options: DjangoAllauthAdapterOptions = {}) {
  const server = djangoAllauthServer({ others, client: 'app' })
  const client = browser(server)
  const { getAccessToken, loseCredential } = tokenSource('token-of-0')
  const baseUrl = `${ORIGIN}/_allauth/app/v1`
  const adapter = djangoAllauthAdapter({ baseUrl, getAccessToken, fetch: client.fetch, ...options })
  return { server, client, adapter, backend: backendOf(server, client, adapter, { loseCredential }) }
}

const api = { describe, it, expect }
describeAdapter('django-allauth, in a browser', { create: async ({ others }) => inBrowser(others).backend }, api)
describeAdapter('django-allauth, in an app', { create: async ({ others }) => inApp(others).backend }, api)

const bodies = ({ sent }: { readonly sent: readonly { readonly body: unknown }[] }) =>
  sent.map(({ body }) => body).filter((body) => body !== null)

it('takes the 401 of a sign-out for what it is: success', async () => {
  const { adapter, client, server } = inBrowser()
  const { mine, others } = await mineAndOthers(adapter)
  const result = await adapter.revoke({ target: 'mine' }, { known: [mine, ...others] })
  expect(result).toMatchObject({ endedCurrent: true, failed: [] })
  expect(client.routes().at(-1)).toBe('DELETE /_allauth/browser/v1/auth/session')
  expect(server.alive()).toEqual(['101', '102'])
})

it('does not refresh after the 401 of a sign-out', async () => {
  const refresh = vi.fn<() => Promise<boolean>>(async () => true)
  await inApp(2, { refresh }).adapter.revoke({ target: 'mine' })
  expect(refresh).not.toHaveBeenCalled()
})

it('does not claim to have ended a session that nobody saw, for that 401 comes to anybody', async () => {
  const { adapter } = inBrowser()
  const known = (await adapter.list()).sessions.filter(({ isCurrent }) => !isCurrent)
  expect((await adapter.revoke({ target: 'mine' }, { known })).endedCurrent).toBe(false)
})

it.each([
  [json(200, {}), 'bad_response'],
  [json(401, {}), 'unauthenticated'],
  [json(401, { meta: { is_authenticated: true } }), 'step_up_required'],
] as const)('takes no other answer for a sign-out (%#)', async (answer, code) => {
  const adapter = djangoAllauthAdapter({ fetch: async () => answer, getCsrfToken: () => 'csrf-1' })
  expect((await errorOf(adapter.revoke({ target: 'mine' }))).code).toBe(code)
})

it('ends several in one request, with integers, and takes the answer as the new list', async () => {
  const { adapter, client } = inBrowser(3)
  const { mine, others } = await mineAndOthers(adapter)
  const result = await adapter.revoke({ target: 'session', sessionIds: ['101', '103'] }, { known: [mine, ...others] })
  expect(bodies(client)).toEqual([{ sessions: [101, 103] }])
  expect(client.sent.at(-1)?.headers.get('content-type')).toBe('application/json')
  expect(result.revokedIds).toEqual(['101', '103'])
  expect(result.sessions?.map(({ id }) => id)).toEqual(['100', '102'])
})

it('ends the others in one request, after a look at who is current', async () => {
  const { adapter, client } = inBrowser(3)
  const result = await adapter.revoke({ target: 'others' })
  expect(client.routes()).toEqual([
    'GET /_allauth/browser/v1/auth/sessions',
    'DELETE /_allauth/browser/v1/auth/sessions',
  ])
  expect(result.sessions?.map(({ id }) => id)).toEqual(['100'])
})

it('when one of several is gone, which the server refuses as a whole, ends the rest one by one', async () => {
  const { adapter, client, server } = inBrowser(3)
  const { mine, others } = await mineAndOthers(adapter)
  server.state.expires.add('102')
  const sessionIds = ['101', '102', '103']
  const result = await adapter.revoke({ target: 'session', sessionIds }, { known: [mine, ...others] })
  expect(bodies(client)).toEqual([
    { sessions: [101, 102, 103] },
    { sessions: [101] },
    { sessions: [102] },
    { sessions: [103] },
  ])
  expect(result.revokedIds).toEqual(['101', '103'])
  expect(result.failed).toMatchObject([{ id: '102', error: { code: 'not_found', serverCode: 'invalid_choice' } }])
  expect(server.alive()).toEqual(['100'])
})

it('a session that ends by itself meanwhile is no failure of "others"', async () => {
  const { adapter, server } = inBrowser(3)
  server.state.expires.add('102')
  expect((await adapter.revoke({ target: 'others' })).failed).toEqual([])
  expect(server.alive()).toEqual(['100'])
})

it.each(['007', '1e2', '100.0', '0x64', '99999999999999999999', 'x'])(
  'never turns the id %j into another session’s number',
  async (id) => {
    const { adapter, client, server } = inBrowser()
    const { mine, others } = await mineAndOthers(adapter)
    const revoke = adapter.revoke({ target: 'session', sessionIds: [id] }, { known: [mine, ...others] })
    expect((await errorOf(revoke)).code).toBe('not_found')
    expect(client.sent).toHaveLength(1)
    expect(server.alive()).toHaveLength(3)
  },
)

it('gives no list along when this session ended too', async () => {
  const { adapter } = inBrowser()
  const { mine, others } = await mineAndOthers(adapter)
  const sessionIds = ['101', mine.id]
  const result = await adapter.revoke({ target: 'session', sessionIds }, { known: [mine, ...others] })
  expect(result).toMatchObject({ endedCurrent: true, sessions: null, revokedIds: ['101', '100'] })
})

it('a 401 to somebody who is signed in asks for a fresh sign-in', async () => {
  const { adapter, server } = inBrowser()
  server.state.reauthentication = 'wanted'
  const refused = await errorOf(adapter.revoke({ target: 'session', sessionIds: ['101'] }))
  expect(refused).toMatchObject({
    code: 'step_up_required',
    stepUp: { kind: 'sign-in-again', operation: 'revoke', methods: ['reauthenticate', 'mfa_reauthenticate'] },
  })
  expect(server.alive()).toHaveLength(3)
})

it('a dead session token of an app is a sign-out', async () => {
  const { adapter } = inApp(2, { getAccessToken: () => 'dead' })
  expect(await errorOf(adapter.list())).toMatchObject({ code: 'unauthenticated', status: 410 })
})

it('an app sends its session token in its own header, and neither cookie nor CSRF token', async () => {
  const { adapter, client } = inApp(2, { getCsrfToken: () => 'csrf-1' })
  await adapter.revoke({ target: 'session', sessionIds: ['101'] })
  for (const { headers, credentials } of client.sent) {
    expect(headers.get('x-session-token')).toBe('token-of-0')
    expect([headers.has('authorization'), headers.has('x-csrftoken'), credentials]).toEqual([false, false, 'omit'])
  }
})

it('hands each new session token to the application, and keeps it out of everything else', async () => {
  const tokens: string[] = []
  const { adapter, server } = inApp(2, { onSessionToken: (token) => tokens.push(token) })
  server.state.newToken = 'CANARY_TOKEN'
  const page = await adapter.list()
  await adapter.revoke({ target: 'mine' })
  expect(tokens).toEqual(['CANARY_TOKEN', 'CANARY_TOKEN'])
  expect(JSON.stringify(page)).not.toContain('CANARY')
})

it('sends the CSRF token with what changes something, and only then', async () => {
  const { adapter, client } = inBrowser()
  await adapter.revoke({ target: 'others' })
  expect(client.sent.map(({ headers }) => headers.get('x-csrftoken'))).toEqual([null, 'csrf-1'])
})

it('names itself when nobody can be asked for a CSRF token', () => {
  expect(() => djangoAllauthAdapter({})).toThrow(
    'djangoAllauthAdapter: getCsrfToken must be a function that gives Django’s CSRF token, or null',
  )
})

it('a CSRF failure, a page of HTML, is forbidden and no sign-out', async () => {
  const { adapter } = inBrowser(2, { getCsrfToken: () => null })
  expect(await errorOf(adapter.revoke({ target: 'others' }))).toMatchObject({ code: 'forbidden', status: 403 })
})

it('is unsupported where the application for sessions is not installed', async () => {
  const { adapter, server } = inBrowser()
  server.state.usersessions = 'missing'
  expect((await errorOf(adapter.list())).code).toBe('unsupported')
})

it('reads times as seconds with a fraction, and does without the activity that a project may not track', async () => {
  const { adapter, server } = inBrowser()
  expect((await adapter.list()).sessions[0]).toMatchObject({
    createdAt: '2026-11-18T10:00:00.250Z',
    lastActiveAt: '2026-11-21T08:00:00.500Z',
  })
  server.state.trackActivity = 'off'
  expect((await adapter.list()).sessions[0]?.lastActiveAt).toBe(null)
})

it('refuses a list whose ids are no integers that can be sent back', async () => {
  for (const id of ['123', 1.5, -1, 2 ** 53, null]) {
    const adapter = djangoAllauthAdapter({
      fetch: async () => json(200, { status: 200, data: [{ id, is_current: true }] }),
      getCsrfToken: () => 'csrf-1',
    })
    expect((await errorOf(adapter.list())).code).toBe('bad_response')
  }
})

const answering = (answer: Response, options: DjangoAllauthAdapterOptions = {}) =>
  djangoAllauthAdapter({ fetch: async () => answer.clone(), getCsrfToken: () => null, ...options })

it.each([
  [400, { errors: [{ param: 'sessions', code: 'invalid_choice' }] }, 'not_found'],
  [400, { errors: [{ param: 'email', code: 'invalid_choice' }] }, 'invalid_request'],
  [400, { errors: 'sessions' }, 'invalid_request'],
  [400, {}, 'invalid_request'],
  [401, { meta: { is_authenticated: true } }, 'step_up_required'],
  [401, { meta: { is_authenticated: 'true' } }, 'unauthenticated'],
  [404, {}, 'unsupported'],
  [409, {}, 'conflict'],
  [410, {}, 'unauthenticated'],
] as const)('reads a %i with %j as %s', async (status, body, code) => {
  const known = [makeSession({ id: '1', isCurrent: true })]
  const revoke = answering(json(status, body)).revoke({ target: 'session', sessionIds: ['2'] }, { known })
  expect((await errorOf(revoke)).code).toBe(code)
})

it.each([
  [
    [{ id: 'a' }, { id: 'a' }, { id: 7 }, null, { id: 'b' }],
    ['a', 'b'],
  ],
  ['a', []],
  [undefined, []],
])('asks for the flows %j as the methods %j', async (flows, methods) => {
  const adapter = answering(json(401, { meta: { is_authenticated: true }, data: { flows } }))
  expect((await errorOf(adapter.list())).stepUp).toEqual({
    kind: 'sign-in-again',
    operation: 'list',
    redirectTo: null,
    methods,
    acrValues: [],
    maxAgeSeconds: null,
  })
})

it.each(['', 7, null])('takes %j for no session token', async (session_token) => {
  const tokens: unknown[] = []
  const answer = json(200, { data: [], meta: { session_token } })
  await answering(answer, { getAccessToken: () => 'token', onSessionToken: (token) => tokens.push(token) }).list()
  expect(tokens).toEqual([])
})

it('needs nobody who wants to know the session token', async () => {
  const answer = json(200, { data: [], meta: { session_token: 'next' } })
  expect((await answering(answer, { getAccessToken: () => 'token' }).list()).sessions).toEqual([])
})

it.each([
  [json(401, { meta: { is_authenticated: 0 } }), 'unauthenticated'],
  [json(403, { meta: { is_authenticated: false } }), 'forbidden'],
] as const)('takes nothing like it for a sign-out (%#)', async (answer, code) => {
  expect((await errorOf(answering(answer).revoke({ target: 'mine' }))).code).toBe(code)
})

it('is where a browser, or an app, finds it by default', () => {
  const browserOne = djangoAllauthAdapter({ getCsrfToken: () => null })
  expect(browserOne.id).toBe('django-allauth:/_allauth/browser/v1')
  expect(djangoAllauthAdapter({ getAccessToken: () => null }).id).toBe('django-allauth:/_allauth/app/v1')
})

it('goes by cookies in a browser, and asks by the session that is listed', async () => {
  const { adapter, client } = inBrowser()
  const { sessions } = await adapter.list()
  expect(client.sent[0]?.credentials).toBe('include')
  expect(sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
    ['100', true],
    ['101', false],
    ['102', false],
  ])
  expect(sessions[0]).toMatchObject({ device: { type: 'desktop' }, ip: { masked: false } })
})

const ownHeaders = async ({ method }: { readonly method: string }) => ({
  'X-CSRFToken': `own-${method}`,
  'X-Own': '1',
})

it('lets the application’s own headers win over the CSRF token', async () => {
  const { adapter, client } = inBrowser(2, { headers: ownHeaders })
  await adapter.list()
  await errorOf(adapter.revoke({ target: 'session', sessionIds: ['101'] }))
  expect(client.sent.map((request) => request.headers.get('x-csrftoken')).slice(0, 1)).toEqual(['own-GET'])
  expect(client.sent.at(-1)?.headers.get('x-csrftoken')).toBe('own-DELETE')
  expect(client.sent[0]?.headers.get('x-own')).toBe('1')
  const app = inApp(2, { headers: () => ({ 'X-Own': '2' }) })
  await app.adapter.list()
  expect(app.client.sent[0]?.headers.get('x-own')).toBe('2')
})

const gone = async () => json(410, { status: 410, meta: { is_authenticated: false } })

it.each([
  ['a session token', 'session-token', 'unauthenticated'],
  ['a JWT, which belongs elsewhere', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'unsupported'],
])('F9: takes the 410 to %s for what it means', async (_what, token, code) => {
  const adapter = djangoAllauthAdapter({
    baseUrl: `${ORIGIN}/_allauth/app/v1`,
    getAccessToken: () => token,
    fetch: gone,
  })
  expect((await errorOf(adapter.list())).code).toBe(code)
})

it('tells how long an access token of its JWT strategy goes on, where it is told', () => {
  expect(inApp().adapter.capabilities.accessTokenLagSeconds).toBeNull()
  expect(inApp(2, { accessTokenLagSeconds: 300 }).adapter.capabilities.accessTokenLagSeconds).toBe(300)
})
