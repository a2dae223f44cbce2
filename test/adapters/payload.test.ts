import { describe, expect, it } from 'vitest'
import { type PayloadAdapterOptions, payloadAdapter } from '../../src/adapters/payload.ts'
import { payloadAccessToken, payloadServer } from '../../src/testing/servers/payload.ts'
import { makeSession } from '../../src/testing.ts'
import { errorOf } from './adapter-set-up.ts'
import { mineAndOthers } from './conformance/backend.ts'
import { describeAdapter } from './describe-adapter.ts'
import { html, json } from './fake-fetch.ts'
import { describeOverMsw } from './over-msw.ts'
import { backendOf, browser, cookiesOf, ORIGIN, tokenSource, uuid } from './servers/in-process.ts'

function payload(others = 2, options: Partial<PayloadAdapterOptions> = {}) {
  const server = payloadServer({ baseUrl: `${ORIGIN}/api`, others })
  const client = browser(server)
  client.cookies.take(new Headers({ 'set-cookie': server.cookies }))
  const adapter = payloadAdapter({ baseUrl: `${ORIGIN}/api`, fetch: client.fetch, endpoints: 'own', ...options })
  return { server, client, adapter, backend: backendOf(server, client, adapter, cookiesOf(client)) }
}

function byToken(others = 2) {
  const { getAccessToken, loseCredential } = tokenSource(payloadAccessToken())
  const made = payload(others, { getAccessToken })
  return { ...made, backend: backendOf(made.server, made.client, made.adapter, { loseCredential }) }
}

/** An adapter whose server gives one answer to everything. */
const answering = (response: () => Response) => payload(2, { fetch: async () => response() }).adapter

const api = { describe, it, expect }
describeAdapter(
  'Payload with two endpoints of its own, by cookie',
  { create: async ({ others }) => payload(others).backend },
  api,
)
describeAdapter(
  'Payload with two endpoints of its own, by token',
  { create: async ({ others }) => byToken(others).backend },
  api,
)
describeAdapter(
  'Payload without endpoints of its own, by cookie',
  {
    create: async ({ others }) => payload(others, { endpoints: 'none' }).backend,
    capabilities: { revokeOne: 'none', revokeOthers: 'none' },
  },
  api,
)
describeOverMsw('payload', {
  create: (others) => payloadServer({ others }),
  adapt: ({ baseUrl, fetch, getAccessToken }) => payloadAdapter({ baseUrl, fetch, getAccessToken, endpoints: 'own' }),
})

const bare = () => payload(2, { endpoints: 'none' })

describe('without endpoints of your own', () => {
  it('says what it cannot do', () => {
    expect(payloadAdapter().capabilities).toMatchObject({
      list: 'sessions',
      revokeOne: 'none',
      revokeOthers: 'none',
      revokeAll: 'native',
      signOut: 'request',
    })
  })

  it('lists, and offers to end none but this session', async () => {
    const { mine, others } = await mineAndOthers(bare().adapter)
    expect(mine.canRevoke).toBe(true)
    expect(others.map(({ canRevoke }) => canRevoke)).toEqual([false, false])
  })

  it.each([
    ['one by its id', { target: 'session', sessionIds: [uuid(1)] }],
    ['the others', { target: 'others' }],
  ] as const)('refuses to end %s, and sends nothing that ends anything', async (_what, request) => {
    const { adapter, client, server } = bare()
    const { mine, others } = await mineAndOthers(adapter)
    expect((await errorOf(adapter.revoke(request, { known: [mine, ...others] }))).code).toBe('unsupported')
    expect(client.routes().filter((route) => !route.startsWith('GET'))).toEqual([])
    expect(server.alive()).toHaveLength(3)
  })

  it('signs out, also by the id of this session, and ends all in one request', async () => {
    for (const [request, left] of [
      [{ target: 'mine' }, 2],
      [{ target: 'session', sessionIds: [uuid(0)] }, 2],
      [{ target: 'all' }, 0],
    ] as const) {
      const { adapter, server } = bare()
      expect(await adapter.revoke(request)).toMatchObject({ endedCurrent: true, failed: [] })
      expect(server.alive()).toHaveLength(left)
    }
  })
})

it('says "unsupported" where the endpoints were forgotten', async () => {
  const { adapter, server } = payload()
  server.state.endpoints = 'none'
  const known = [makeSession({ id: uuid(0), isCurrent: true }), makeSession({ id: uuid(1) })]
  expect((await errorOf(adapter.revoke({ target: 'session', sessionIds: [uuid(1)] }, { known }))).code).toBe(
    'unsupported',
  )
  expect((await errorOf(adapter.revoke({ target: 'others' }, { known }))).code).toBe('unsupported')
})

it('asks for the sessions and nothing else of the user', async () => {
  const { adapter, client } = payload()
  const page = await adapter.list()
  expect(client.routes()).toEqual(['GET /api/users/me?depth=0&select%5Bsessions%5D=true'])
  expect(JSON.stringify(page)).not.toMatch(/CANARY|canary/)
})

it('reads the collection that it is told', async () => {
  const { adapter, client } = payload(2, { collection: 'members' })
  expect((await errorOf(adapter.list())).code).toBe('unsupported')
  expect(client.routes()[0]).toMatch(/^GET \/api\/members\/me\?/)
  expect(() => payloadAdapter({ collection: 'a/b' })).toThrow('payloadAdapter: collection must be')
})

it('knows times and nothing of the device', async () => {
  const { sessions } = await payload().adapter.list()
  expect(sessions[0]).toMatchObject({
    id: uuid(0),
    isCurrent: true,
    createdAt: '2026-11-18T10:00:00.000Z',
    lastActiveAt: null,
    expiresAt: '2026-11-18T12:00:00.000Z',
    device: { type: 'unknown', label: null },
  })
})

it('cannot tell this session where the server keeps the token out of its answers, and still ends the others', async () => {
  const { adapter, server } = payload()
  server.state.tokenInResponses = 'no'
  const { sessions } = await adapter.list()
  expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([null, null, null])
  await adapter.revoke({ target: 'others' })
  expect(server.alive()).toEqual([uuid(0)])
})

it('tells this session by the token that it was given, there too', async () => {
  const { adapter, server } = byToken()
  server.state.tokenInResponses = 'no'
  expect((await adapter.list()).sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false])
})

it('has no list where sessions are off, which is no empty list', async () => {
  const { adapter, server } = payload()
  server.state.sessions = 'off'
  expect((await errorOf(adapter.list())).code).toBe('unsupported')
  expect((await errorOf(adapter.revoke({ target: 'all' }))).code).toBe('unsupported')
})

it('takes 200 without a user for signed out, and so 400 of a sign-out', async () => {
  const { adapter, client } = payload()
  client.cookies.clear()
  expect(await errorOf(adapter.list())).toMatchObject({ code: 'unauthenticated', status: 200 })
  expect(await errorOf(adapter.revoke({ target: 'mine' }))).toMatchObject({ code: 'unauthenticated', status: 400 })
  expect((await errorOf(adapter.revoke({ target: 'all' }))).code).toBe('unauthenticated')
  const known = [makeSession({ id: uuid(0), isCurrent: true })]
  const revoke = adapter.revoke({ target: 'session', sessionIds: [uuid(1)] }, { known })
  expect(await errorOf(revoke)).toMatchObject({ code: 'unauthenticated', status: 401 })
})

it('takes 200 without a user for a reason to refresh once', async () => {
  let token = 'expired'
  const refresh = async () => {
    token = payloadAccessToken()
    return true
  }
  const { adapter, client } = payload(2, { getAccessToken: () => token, refresh })
  expect((await adapter.list()).sessions).toHaveLength(3)
  expect(client.sent).toHaveLength(2)
})

it.each([{}, { user: 'me' }, { user: [] }, { user: { sessions: [{}] } }, { user: { sessions: [null] } }])(
  'takes %j for no list',
  async (body) => {
    expect((await errorOf(answering(() => json(200, body)).list())).code).toBe('bad_response')
  },
)

it.each([{}, { ended: true }, { ended: '1' }, { ended: 2 }])('takes %j for no word that it is done', async (body) => {
  const known = [makeSession({ id: uuid(0), isCurrent: true })]
  const adapter = answering(() => json(200, body))
  const revoke = adapter.revoke({ target: 'session', sessionIds: [uuid(1)] }, { known })
  expect((await errorOf(revoke)).code).toBe('bad_response')
})

it.each([{}, { ended: true }, { ended: '1' }])('takes %j for no number of the others that have ended', async (body) => {
  const adapter = answering(() => json(200, body))
  expect((await errorOf(adapter.revoke({ target: 'others' }))).code).toBe('bad_response')
})

it('takes no page for an answer', async () => {
  expect((await errorOf(answering(() => html(200)).revoke({ target: 'all' }))).code).toBe('bad_response')
})

it('sends JSON with every change, which no foreign form can', async () => {
  const { adapter, client } = payload()
  await adapter.revoke({ target: 'others' })
  await adapter.revoke({ target: 'all' })
  const changes = client.sent.filter(({ method }) => method !== 'GET')
  expect(changes.map(({ headers }) => headers.get('content-type'))).toEqual(['application/json', 'application/json'])
})
