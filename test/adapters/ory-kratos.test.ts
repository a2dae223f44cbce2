// Longer than other files: all that is particular to this system, and no other system, stands here.
import { Configuration, FrontendApi, type Session as OrySession } from '@ory/client-fetch'
import { describe, expect, it } from 'vitest'
import { oryKratosAdapter } from '../../src/adapters/ory-kratos.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import { oryKratosServer } from '../../src/testing/servers/ory-kratos.ts'
import { makeSession } from '../../src/testing.ts'
import { errorOf } from './adapter-set-up.ts'
import { mineAndOthers } from './conformance/backend.ts'
import { describeAdapter } from './describe-adapter.ts'
import { fakeFetch, html, json } from './fake-fetch.ts'
import { asFetch, backendOf, browser, cookiesOf, ORIGIN, tokenSource, uuid } from './servers/in-process.ts'

function byCookie(others = 2) {
  const server = oryKratosServer({ others })
  const client = browser(server)
  client.cookies.set('ory_kratos_session', 'token-of-0', '/')
  const adapter = oryKratosAdapter({ baseUrl: ORIGIN, fetch: client.fetch })
  return { server, client, adapter, backend: backendOf(server, client, adapter, cookiesOf(client)) }
}

function byToken(others = 2) {
  const server = oryKratosServer({ others })
  const client = browser(server)
  const { getAccessToken, loseCredential } = tokenSource('token-of-0')
  const adapter = oryKratosAdapter({ baseUrl: ORIGIN, getAccessToken, fetch: client.fetch })
  return { server, client, adapter, backend: backendOf(server, client, adapter, { loseCredential }) }
}

const api = { describe, it, expect }
describeAdapter('Ory Kratos, by cookie', { create: async ({ others }) => byCookie(others).backend }, api)
describeAdapter('Ory Kratos, by session token', { create: async ({ others }) => byToken(others).backend }, api)

const list = 'GET /sessions?page_size=500'

it('adds the session that asks to a list that leaves it out, and counts it', async () => {
  const { adapter, client } = byCookie()
  const page = await adapter.list()
  expect(page.sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
    [uuid(0), true],
    [uuid(1), false],
    [uuid(2), false],
  ])
  expect(page.total).toBe(3)
  expect(client.routes().toSorted()).toEqual(['GET /sessions/whoami', list].toSorted())
})

it('with no other session, does not follow the next page that is linked to all the same', async () => {
  const { adapter, client } = byCookie(0)
  expect(await readSessions(adapter)).toMatchObject({ complete: true, total: 1 })
  expect(client.sent).toHaveLength(2)
})

it('asks for as many as fit in a page; where there are more, it says honestly that pages repeat', async () => {
  const { adapter, client } = byCookie(501)
  const read = await readSessions(adapter)
  expect(read.complete).toBe(false)
  expect(read.sessions).toHaveLength(501)
  expect(client.sent[2]?.path).toMatch(/^\/sessions\?page_size=500&page_token=[\w-]+$/)
})

it('reads every page where paging works, and asks who is current only once', async () => {
  const { adapter, client, server } = byCookie(1100)
  server.state.paging = 'fixed'
  const read = await readSessions(adapter, { maxSessions: 2000 })
  expect(read).toMatchObject({ complete: true, total: 1101 })
  expect(client.routes().filter((route) => route.includes('whoami'))).toHaveLength(1)
})

it('never follows a link to wherever it leads: only the token is taken from it', async () => {
  const { adapter, client, server } = byCookie(600)
  server.state.paging = 'fixed'
  const { nextCursor } = await adapter.list()
  await adapter.list({ cursor: nextCursor })
  expect(client.sent.map(({ path }) => path.split('?')[0])).toEqual(['/sessions', '/sessions/whoami', '/sessions'])
})

it('without readable headers, as from another origin, reads one page and no total', async () => {
  const { adapter, server } = byCookie()
  server.state.exposedHeaders = 'none'
  expect(await adapter.list()).toMatchObject({ nextCursor: null, total: null })
  expect((await readSessions(adapter)).complete).toBe(true)
})

it('without readable headers, does not take a full page for the last one', async () => {
  const { adapter, server, client } = byCookie(501)
  server.state.exposedHeaders = 'none'
  expect(await readSessions(adapter)).toMatchObject({ complete: false, total: null })
  expect(client.sent).toHaveLength(2)
})

it('asks for the second factor that is wanted, with the address to go to', async () => {
  const { adapter, server } = byCookie()
  server.state.aal2 = 'wanted'
  expect(await errorOf(adapter.list())).toMatchObject({
    code: 'step_up_required',
    status: 403,
    serverCode: 'session_aal2_required',
    stepUp: { kind: 'redirect', operation: 'list', redirectTo: server.state.redirectTo, methods: ['aal2'] },
  })
})

it('leaves whole what means nothing when it is cut: an address to go to, and the token of a logout', async () => {
  const { adapter, server } = byCookie()
  const redirectTo = `https://auth.example/aal2?return_to=${'x'.repeat(2000)}`
  Object.assign(server.state, { aal2: 'wanted', redirectTo })
  expect((await errorOf(adapter.list())).stepUp?.redirectTo).toBe(redirectTo)
  const token = 't'.repeat(2000)
  const { fetch, sent } = fakeFetch((request) =>
    request.url.endsWith('/browser') ? json(200, { logout_token: token }) : new Response(null, { status: 204 }),
  )
  await oryKratosAdapter({ baseUrl: ORIGIN, fetch }).revoke({ target: 'mine' })
  expect(new URL(sent[1]?.url ?? '').searchParams.get('token')).toBe(token)
})

it.each(['javascript:alert(1)', 'data:text/html,x', '/relative', ''])('hands on no %j to go to', async (redirectTo) => {
  const { adapter, server } = byCookie()
  Object.assign(server.state, { aal2: 'wanted', redirectTo })
  expect((await errorOf(adapter.list())).stepUp?.redirectTo).toBe(null)
})

it('others end all the same while a second factor is wanted to look', async () => {
  const { adapter, server } = byCookie()
  server.state.aal2 = 'wanted'
  await adapter.revoke({ target: 'others' })
  expect(server.alive()).toEqual([uuid(0)])
})

it('never sends "whoami", or anything that is no UUID, as an id', async () => {
  const { adapter, client } = byCookie()
  for (const id of ['whoami', 'x', `${uuid(1)}0`])
    expect((await errorOf(adapter.revoke({ target: 'session', sessionIds: [uuid(1), id] }))).code).toBe(
      'invalid_request',
    )
  expect(client.sent).toEqual([])
})

it('knows by its text alone that a session turned out to be the current one', async () => {
  const known = [makeSession({ id: uuid(1), isCurrent: true })]
  const revoke = byCookie().adapter.revoke({ target: 'session', sessionIds: [uuid(0)] }, { known })
  expect(await errorOf(revoke)).toMatchObject({ code: 'cannot_revoke_current', status: 400 })
})

it('an id that is not there is accepted, and nothing ends', async () => {
  const { adapter, server } = byCookie()
  const result = await adapter.revoke({ target: 'session', sessionIds: [uuid(99)] })
  expect(result).toMatchObject({ revokedIds: [uuid(99)], failed: [] })
  expect(server.alive()).toHaveLength(3)
})

it('signs out of a browser in two requests, and is not sent on to a page', async () => {
  const { adapter, client } = byCookie()
  const { mine, others } = await mineAndOthers(adapter)
  await adapter.revoke({ target: 'mine' }, { known: [mine, ...others] })
  expect(client.routes().slice(2)).toEqual([
    'GET /self-service/logout/browser',
    'GET /self-service/logout?token=logout-1',
  ])
})

it('with a session token, sends it in its own header, without cookies, and signs out in one request', async () => {
  const { adapter, client } = byToken()
  await adapter.revoke({ target: 'mine' })
  expect(client.sent).toMatchObject([
    { method: 'DELETE', path: '/self-service/logout/api', body: { session_token: 'token-of-0' }, credentials: 'omit' },
  ])
  expect(client.sent[0]?.headers.get('x-session-token')).toBe('token-of-0')
  expect(client.sent[0]?.headers.has('authorization')).toBe(false)
})

it('with a session token, signs nobody out once another user has signed in', async () => {
  for (const last of [1, 2]) {
    const controller = new AbortController()
    const { fetch, sent } = fakeFetch(new Response(null, { status: 204 }))
    let asked = 0
    const getAccessToken = () => {
      asked += 1
      if (asked === last) controller.abort()
      // What it hangs at is not waited for.
      return controller.signal.aborted ? new Promise<never>(() => {}) : 'token-of-0'
    }
    const adapter = oryKratosAdapter({ baseUrl: ORIGIN, getAccessToken, fetch })
    expect((await errorOf(adapter.revoke({ target: 'mine' }, { signal: controller.signal }))).code).toBe('aborted')
    expect(sent).toEqual([])
  }
})

it('a sign-out that hands out no token has not begun', async () => {
  const { fetch, sent } = fakeFetch(json(200, {}))
  const adapter = oryKratosAdapter({ baseUrl: ORIGIN, fetch })
  expect((await errorOf(adapter.revoke({ target: 'mine' }))).code).toBe('bad_response')
  expect(sent).toHaveLength(1)
})

it('shows the last device, the sign-in, and no identity', async () => {
  const { sessions } = await byCookie().adapter.list()
  expect(sessions[0]).toMatchObject({
    device: { type: 'desktop', browser: { name: 'Firefox' } },
    ip: { value: '203.0.113.9' },
    location: { label: 'Berlin, DE' },
    createdAt: '2026-11-18T10:00:00.123Z',
    lastActiveAt: null,
    authMethods: ['password', 'totp'],
  })
  expect(JSON.stringify(sessions)).not.toContain('canary')
})

it('Ory’s own client finds in the server of these tests what it expects', async () => {
  const { client, server } = byCookie()
  const ory = new FrontendApi(
    new Configuration({
      basePath: ORIGIN,
      credentials: 'include',
      headers: { accept: 'application/json' },
      fetchApi: asFetch(client),
    }),
  )
  const others: OrySession[] = await ory.listMySessions({ pageSize: 500 })
  const own = await ory.toSession()
  expect([own.id, ...others.map(({ id }) => id)]).toEqual(server.alive())
  await ory.disableMySession({ id: uuid(1) })
  expect((await ory.disableMyOtherSessions()).count).toBe(1)
  const { logout_token: token } = await ory.createBrowserLogoutFlow()
  await ory.updateLogoutFlow({ token })
  expect(server.alive()).toEqual([])
})

it('sends the requests that Ory’s own client sends', async () => {
  const [theirs, ours] = [byToken(), byToken()]
  const ory = new FrontendApi(new Configuration({ basePath: ORIGIN, fetchApi: asFetch(theirs.client) }))
  const xSessionToken = 'token-of-0'
  await ory.listMySessions({ pageSize: 500, xSessionToken })
  await ory.toSession({ xSessionToken })
  await ory.disableMySession({ id: uuid(1), xSessionToken })
  await ory.disableMyOtherSessions({ xSessionToken })
  await ory.performNativeLogout({ performNativeLogoutBody: { session_token: xSessionToken } })

  const known = (await ours.adapter.list()).sessions
  await ours.adapter.revoke({ target: 'session', sessionIds: [uuid(1)] }, { known })
  await ours.adapter.revoke({ target: 'others' })
  await ours.adapter.revoke({ target: 'mine' })
  expect(ours.client.routes()).toEqual(theirs.client.routes())
  expect(ours.client.sent.map(({ body }) => body)).toEqual(theirs.client.sent.map(({ body }) => body))
})

const answering = (answer: Response) => oryKratosAdapter({ baseUrl: ORIGIN, fetch: async () => answer.clone() })

it('refuses a cursor that it did not make, whatever is before or after', async () => {
  const { fetch, sent } = fakeFetch(json(200, []))
  const adapter = oryKratosAdapter({ baseUrl: ORIGIN, fetch })
  for (const cursor of ['xpage_token:a', 'page_token:a b', 'page_token:', `page_token:${'a'.repeat(513)}`])
    expect((await errorOf(adapter.list({ cursor }))).code).toBe('invalid_request')
  expect(sent).toEqual([])
  await adapter.list({ cursor: `page_token:${'a'.repeat(512)}` })
  expect(sent).toHaveLength(1)
})

it('reads a row with nothing in it but an id, and one with fields that make no sense', async () => {
  const rows = [{ id: uuid(1) }, { id: uuid(2), devices: 'x', authentication_methods: 'y' }]
  const adapter = oryKratosAdapter({
    baseUrl: ORIGIN,
    fetch: async (url) => json(200, url.endsWith('whoami') ? { id: uuid(0) } : rows),
  })
  const page = await adapter.list()
  for (const session of page.sessions)
    expect(session).toMatchObject({ ip: null, location: null, authMethods: null, expiresAt: null })
  expect(page).toMatchObject({ nextCursor: null, total: null })
})

it('shows the last of many devices, and says of "who am I" too that it is about the list', async () => {
  const devices = ['Lyon', 'Oslo', 'Rome'].map((location) => ({ location }))
  const adapter = oryKratosAdapter({ baseUrl: ORIGIN, fetch: async () => json(200, [{ id: uuid(1), devices }]) })
  expect((await adapter.list({ cursor: 'page_token:a' })).sessions[0]?.location?.label).toBe('Rome')
  const nobody = oryKratosAdapter({
    baseUrl: ORIGIN,
    fetch: async (url) => (url.endsWith('whoami') ? json(500, {}) : json(200, [])),
  })
  expect((await errorOf(nobody.list())).message).toContain('"list"')
})

it('an inactive session is a sign-out, by its code', async () => {
  const adapter = answering(json(403, { error: { id: 'session_inactive', message: 'CANARY' } }))
  expect(await errorOf(adapter.list())).toMatchObject({ code: 'unauthenticated', serverCode: 'session_inactive' })
})

it('goes by cookies in a browser, and reads the end of a session', async () => {
  const { adapter, client } = byCookie()
  const { sessions } = await adapter.list()
  expect(client.sent[0]?.credentials).toBe('include')
  expect(sessions[0]?.expiresAt).toBe('2026-11-25T10:00:00.000Z')
})

it.each([json(200, {}), json(500, {})])('takes no other answer for the end of a session (%#)', async (answer) => {
  const known = [makeSession({ id: uuid(0), isCurrent: true })]
  const revoke = answering(answer).revoke({ target: 'session', sessionIds: [uuid(1)] }, { known })
  expect((await errorOf(revoke)).message).toMatch(/"revoke"/)
})

it.each([html(200), new Response(null, { status: 204 })])(
  'takes no other answer for the end of the others (%#)',
  async (answer) => {
    expect((await errorOf(answering(answer).revoke({ target: 'others' }))).code).toBe('bad_response')
  },
)

it('says of a sign-out that it failed, whichever of its requests did', async () => {
  const half = oryKratosAdapter({
    baseUrl: ORIGIN,
    fetch: async (url) => (url.endsWith('/browser') ? json(200, { logout_token: 'x' }) : json(200, {})),
  })
  expect((await errorOf(half.revoke({ target: 'mine' }))).message).toContain('"signOut"')
  expect((await errorOf(answering(html(200)).revoke({ target: 'mine' }))).message).toContain('"signOut"')
  const app = oryKratosAdapter({ baseUrl: ORIGIN, getAccessToken: () => 'token', fetch: async () => json(200, {}) })
  expect((await errorOf(app.revoke({ target: 'mine' }))).message).toContain('"signOut"')
})

it('gives a cursor beyond the last page that it can read, which leads nowhere', async () => {
  const { adapter, server } = byCookie(500)
  server.state.exposedHeaders = 'none'
  const { nextCursor } = await adapter.list()
  expect(nextCursor).toBe('beyond')
  expect(await adapter.list({ cursor: nextCursor })).toEqual({ sessions: [], nextCursor, total: null })
})
