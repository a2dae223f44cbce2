import { describe, expect, it } from 'vitest'
import { type RestAdapterOptions, restAdapter } from '../../src/adapters/rest.ts'
import { restServer } from '../../src/testing/servers/rest.ts'
import { makeSession } from '../../src/testing.ts'
import { errorOf } from './adapter-set-up.ts'
import { mineAndOthers } from './conformance/backend.ts'
import { describeAdapter } from './describe-adapter.ts'
import { type Answer, fakeFetch, html, json } from './fake-fetch.ts'
import { backendOf, browser, cookiesOf, ORIGIN, tokenSource } from './servers/in-process.ts'

const handle = (index: number) => `s_${index}`

const baseUrl = `${ORIGIN}/api/auth`
const csrf = { header: 'X-CSRF', getToken: () => 'csrf-1' }

function byToken(others = 2, options: Partial<RestAdapterOptions> = {}, ownById: 'rejected' | 'allowed' = 'rejected') {
  const server = restServer({ others, ownById })
  const client = browser(server)
  const { getAccessToken, loseCredential } = tokenSource('token-of-0')
  const adapter = restAdapter({ baseUrl, getAccessToken, fetch: client.fetch, ...options })
  return { server, client, adapter, backend: backendOf(server, client, adapter, { loseCredential }) }
}

function byCookie(others = 2, options: Partial<RestAdapterOptions> = {}) {
  const server = restServer({ others })
  const client = browser(server)
  client.cookies.set('session', 'token-of-0', '/')
  const adapter = restAdapter({ baseUrl: '/api/auth', csrf, fetch: client.fetch, ...options })
  return { server, client, adapter, backend: backendOf(server, client, adapter, cookiesOf(client)) }
}

/** An adapter over answers that are written down. */
function over(answers: readonly Answer[], options: Partial<RestAdapterOptions> = {}) {
  const { fetch, sent } = fakeFetch(...answers)
  const adapter = restAdapter({ baseUrl, fetch, ...options })
  return { adapter, sent, routes: () => sent.map(({ url, init }) => `${init.method} ${url.slice(baseUrl.length)}`) }
}

const api = { describe, it, expect }
describeAdapter('own routes, by token', { create: async ({ others }) => byToken(others).backend }, api)
describeAdapter('own routes, by cookie', { create: async ({ others }) => byCookie(others).backend }, api)
describeAdapter(
  'own routes that can only list, revoke one and sign out',
  {
    create: async ({ others }) => byToken(others, { routes: { revokeOthers: null, revokeAll: null } }).backend,
  },
  api,
)
describeAdapter(
  'own routes without a sign-out, where the current session ends by its id',
  {
    create: async ({ others }) =>
      byToken(others, { routes: { signOut: null }, revokeCurrentById: 'allowed' }, 'allowed').backend,
  },
  api,
)

const capabilitiesOf = (options: Partial<RestAdapterOptions>) => restAdapter({ baseUrl, ...options }).capabilities
const known = [0, 1, 2].map((index) => makeSession({ id: handle(index), isCurrent: index === 0 }))

describe('requests', () => {
  it('are those of the contract', async () => {
    const { adapter, client } = byToken()
    await adapter.list()
    await adapter.revoke({ target: 'session', sessionIds: [handle(1)] }, { known })
    await adapter.revoke({ target: 'others' })
    await adapter.revoke({ target: 'all' })
    expect(client.routes()).toEqual([
      'GET /api/auth/sessions?limit=50',
      'DELETE /api/auth/sessions/s_1',
      'POST /api/auth/sessions/revoke-others',
      'POST /api/auth/sessions/revoke-all',
    ])
  })

  it('go where the options say, with the body that they say', async () => {
    const routes = {
      list: 'GET /me/devices?kind=web',
      revoke: 'POST /me/devices/end',
      revokeOthers: 'DELETE /me/devices',
      signOut: 'DELETE /me',
    }
    const { adapter, sent, routes: reached } = over([json(200, [])], { routes, revokeBody: (id) => ({ device: id }) })
    await adapter.list({ limit: 10 })
    await adapter.revoke({ target: 'session', sessionIds: ['a b'] }, { known })
    await adapter.revoke({ target: 'others' })
    await adapter.revoke({ target: 'mine' })
    expect(reached()).toEqual([
      'GET /me/devices?kind=web&limit=10',
      'POST /me/devices/end',
      'DELETE /me/devices',
      'DELETE /me',
    ])
    expect(sent.map(({ init }) => init.body)).toEqual([undefined, '{"device":"a b"}', undefined, undefined])
  })

  it('put the id into path or query, encoded', async () => {
    const id = 'a b?c&d=#e%2F'
    const inPath = over([new Response(null, { status: 204 })], { routes: { revoke: 'POST /s/{id}/end' } })
    await inPath.adapter.revoke({ target: 'session', sessionIds: [id] }, { known })
    expect(inPath.routes()).toEqual([`POST /s/${encodeURIComponent(id)}/end`])
    const inQuery = over([new Response(null, { status: 204 })], { routes: { revoke: 'DELETE /s?id={id}&x=1' } })
    await inQuery.adapter.revoke({ target: 'session', sessionIds: [id] }, { known })
    expect(inQuery.routes()).toEqual([`DELETE /s?id=${encodeURIComponent(id)}&x=1`])
  })

  it.each(['revoke-others', 'REVOKE-ALL'])('are refused for the id %j, which is another route', async (id) => {
    const { adapter, sent } = over([new Response(null, { status: 204 })])
    const revoke = adapter.revoke({ target: 'session', sessionIds: ['good', id] }, { known })
    expect((await errorOf(revoke)).code).toBe('invalid_request')
    expect(sent).toEqual([])
  })

  it('carry the token and cookies of the own origin; without a token, the cookies', async () => {
    const [token, cookie] = [byToken(), byCookie()]
    await token.adapter.list()
    await cookie.adapter.list()
    expect(token.client.sent[0]?.headers.get('authorization')).toBe('Bearer token-of-0')
    expect(token.client.sent[0]?.credentials).toBe('same-origin')
    expect(cookie.client.sent[0]?.headers.has('authorization')).toBe(false)
    expect(cookie.client.sent[0]?.credentials).toBe('include')
  })

  it('carry the CSRF header when they change something, and JSON, which a foreign page cannot send unasked', async () => {
    const { adapter, client } = byCookie()
    await adapter.list()
    await adapter.revoke({ target: 'others' })
    expect(client.sent.map(({ headers }) => headers.get('x-csrf'))).toEqual([null, 'csrf-1'])
    expect(client.sent[1]?.headers.get('content-type')).toBe('application/json')
    expect(client.sent[1]?.body).toEqual({})
  })

  it('leave the CSRF header out where there is no token, and the application’s own headers in', async () => {
    const { adapter, client } = byCookie(2, {
      csrf: { header: 'X-CSRF', getToken: () => null },
      headers: () => ({ 'x-own': 'yes' }),
    })
    expect(await errorOf(adapter.revoke({ target: 'others' }))).toMatchObject({ code: 'forbidden', serverCode: 'csrf' })
    expect(client.sent[0]?.headers.get('x-own')).toBe('yes')
    expect(client.sent[0]?.headers.has('x-csrf')).toBe(false)
  })
})

describe('the list', () => {
  it('is read as the contract has it', async () => {
    const { sessions } = await byToken().adapter.list()
    expect(sessions[0]).toEqual({
      id: 's_0',
      key: 's_0',
      isCurrent: true,
      canRevoke: true,
      device: {
        type: 'desktop',
        label: null,
        model: null,
        browser: { name: 'Firefox', version: '150' },
        os: { name: 'Linux', version: null },
      },
      ip: { value: '203.0.113.*', masked: true },
      location: { city: 'Lyon', region: null, countryCode: 'FR', label: null },
      createdAt: '2026-11-18T10:00:00.000Z',
      lastActiveAt: '2026-11-21T08:00:00.000Z',
      expiresAt: null,
      authMethods: ['passkey'],
      applications: null,
    })
  })

  it('may be a bare array, of rows with little more than an id', async () => {
    const { adapter } = over([json(200, [{ id: 7 }, { id: 'b', device: 'Chrome on macOS', location: ' Berlin ' }])])
    const { sessions, nextCursor, total } = await adapter.list()
    expect(sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
      ['7', null],
      ['b', null],
    ])
    expect(sessions[1]).toMatchObject({
      device: { type: 'desktop', label: 'Chrome on macOS', browser: { name: 'Chrome' }, os: { name: 'macOS' } },
      location: { city: null, label: 'Berlin' },
    })
    expect([nextCursor, total]).toEqual([null, null])
  })

  it('is found and reshaped by the options', async () => {
    const wire = {
      data: { handles: [{ handle: 'h1', mine: true, timeCreated: 1763539200000, expiry: 1764748800, kind: 'tv' }] },
      more: { next: 'p2', of: 9 },
    }
    const { adapter, routes } = over([json(200, wire)], {
      page: (body) => JSON.parse(JSON.stringify(body), (key, value) => (key === '' ? reshape(value) : value)),
      row: ({ handle: id, mine, timeCreated, expiry, kind }) => ({
        id,
        isCurrent: mine,
        createdAt: timeCreated,
        expiresAt: expiry,
        deviceType: kind,
        model: 'Bravia',
      }),
    })
    const { sessions, nextCursor, total } = await adapter.list()
    expect(sessions).toMatchObject([
      {
        id: 'h1',
        isCurrent: true,
        createdAt: '2025-11-19T08:00:00.000Z',
        expiresAt: '2025-12-03T08:00:00.000Z',
        device: { type: 'tv', model: 'Bravia' },
      },
    ])
    expect(total).toBe(9)
    await adapter.list({ cursor: nextCursor })
    expect(routes().at(-1)).toBe('GET /sessions?limit=50&cursor=p2')
  })

  it('gives each row its own key where ids change', async () => {
    const { adapter } = over([json(200, [{ id: 'b', key: 'device-1' }])], { stableIds: false })
    expect((await adapter.list()).sessions[0]).toMatchObject({ id: 'b', key: 'device-1' })
    const [one, two] = ['1', '2'].map((end) => ({ id: end, key: `${'k'.repeat(600)}${end}` }))
    const long = over([json(200, [one, two])], { stableIds: false })
    expect(new Set((await long.adapter.list()).sessions.map(({ key }) => key)).size).toBe(2)
    expect(adapter.capabilities.stableIds).toBe(false)
  })

  it.each([
    ['no list', {}],
    ['a row without an id', { sessions: [{ isCurrent: true }] }],
    ['a row with an id that could reach more', { sessions: [{ id: '..' }] }],
    ['a row that is no object', { sessions: ['a'] }],
    ['a cursor that cannot be read', { sessions: [], nextCursor: { after: 1 } }],
  ])('is refused with %s', async (_what, body) => {
    expect((await errorOf(over([json(200, body)], { row: (row) => ({ id: null, ...row }) }).adapter.list())).code).toBe(
      'bad_response',
    )
  })

  it('says no more than that a function of the application failed', async () => {
    for (const options of [{ page: fails }, { row: fails }]) {
      const error = await errorOf(over([json(200, [{ id: 'a' }])], options).adapter.list())
      expect(error.code).toBe('unknown')
      expect(error.message).not.toContain('CANARY')
    }
  })

  it.each([
    ['', null],
    [null, null],
    [7, 'cursor:7'],
    ['p2', 'cursor:p2'],
  ])('goes on after %j at %j', async (nextCursor, cursor) => {
    const { adapter } = over([json(200, { sessions: [], nextCursor })])
    expect((await adapter.list()).nextCursor).toBe(cursor)
  })

  it('hands only objects to the function that reads a row', async () => {
    const { adapter } = over([json(200, ['a'])], { row: () => ({ id: 'a' }) })
    expect((await errorOf(adapter.list())).code).toBe('bad_response')
  })

  it('without pages knows no cursor', async () => {
    const { adapter, sent } = over([json(200, [])], { pagination: 'none' })
    expect((await errorOf(adapter.list({ cursor: 'cursor:p2' }))).code).toBe('invalid_request')
    expect(sent).toEqual([])
  })

  it('names the function of the application that failed', async () => {
    const answers = [json(200, [{ id: 'a' }])]
    expect((await errorOf(over(answers, { page: fails }).adapter.list())).message).toContain('options.page()')
    expect((await errorOf(over(answers, { row: fails }).adapter.list())).message).toContain('options.row()')
    const asked = over(answers, { revokeBody: fails, proofHeaders: fails, routes: { revoke: 'POST /end' } })
    const revoke = asked.adapter.revoke({ target: 'session', sessionIds: ['a'] }, { known })
    expect((await errorOf(revoke)).message).toContain('options.revokeBody()')
    const proven = asked.adapter.revoke({ target: 'others' }, { stepUp: { password: 'x' } })
    expect((await errorOf(proven)).message).toContain('options.proofHeaders()')
  })

  it('without pages is asked for whole', async () => {
    const { adapter, routes } = over([json(200, { sessions: [{ id: 'a' }], nextCursor: 'more' })], {
      pagination: 'none',
    })
    expect((await adapter.list({ limit: 5 })).nextCursor).toBe(null)
    expect(routes()).toEqual(['GET /sessions'])
    expect(adapter.capabilities.pagination).toBe('none')
  })
})

const read = async (row: object) => (await over([json(200, [{ id: 'a', ...row }])]).adapter.list()).sessions[0]

describe('a row', () => {
  it('may have nothing but an id', async () => {
    expect(await read({})).toEqual({
      id: 'a',
      key: 'a',
      isCurrent: null,
      canRevoke: true,
      device: { type: 'unknown', label: null, model: null, browser: null, os: null },
      ip: null,
      location: null,
      createdAt: null,
      lastActiveAt: null,
      expiresAt: null,
      authMethods: null,
      applications: null,
    })
  })

  it.each(['desktop', 'mobile', 'tablet', 'tv', 'cli'] as const)('may say that it is a %s', async (type) => {
    expect((await read({ deviceType: type, device: 'Chrome on macOS' }))?.device.type).toBe(type)
  })

  it('is read from its user agent, else from its name, and its own type and model count more', async () => {
    const both = await read({ userAgent: 'curl/8.5.0', device: 'Chrome on macOS' })
    expect(both?.device).toMatchObject({ type: 'cli', label: 'Chrome on macOS', browser: { name: 'curl' } })
    const odd = await read({ device: 'Safari on iPad', deviceType: 'watch', model: ' ' })
    expect(odd?.device).toMatchObject({ type: 'tablet', model: 'iPad' })
  })

  it.each([
    [{ city: 'Lyon' }, { city: 'Lyon', region: null, countryCode: null, label: null }],
    [{ region: 'Rhône' }, { city: null, region: 'Rhône', countryCode: null, label: null }],
    [{ countryCode: 'fr' }, { city: null, region: null, countryCode: 'FR', label: null }],
    [{ label: 'At home' }, { city: null, region: null, countryCode: null, label: 'At home' }],
    [{ city: '', countryCode: 'FRA' }, null],
    [['Lyon'], null],
  ])('has the location %j', async (location, read_) => {
    expect((await read({ location }))?.location).toEqual(read_)
  })

  it.each([
    [
      ['passkey', 'passkey', 7, ' ', 'otp'],
      ['passkey', 'otp'],
    ],
    [[7], null],
    [[], null],
    ['passkey', null],
  ])('has the methods %j', async (authMethods, words) => {
    expect((await read({ authMethods }))?.authMethods).toEqual(words)
  })

  it('believes nothing that merely looks like a flag', async () => {
    expect(await read({ canRevoke: false, isCurrent: false })).toMatchObject({ canRevoke: false, isCurrent: false })
    const odd = { canRevoke: 0, isCurrent: 1, ip: '203.0.113.7', ipMasked: 'true', key: ' ' }
    expect(await read(odd)).toMatchObject({
      canRevoke: true,
      isCurrent: null,
      ip: { value: '203.0.113.7', masked: false },
      key: 'a',
    })
  })

  it.each(['2026-11-21T09:00:00+01:00', Date.UTC(2026, 10, 21, 8), Date.UTC(2026, 10, 21, 8) / 1000])(
    'may write a time as %j',
    async (time) => {
      const iso = '2026-11-21T08:00:00.000Z'
      const row = await read({ createdAt: time, lastActiveAt: time, expiresAt: time })
      expect([row?.createdAt, row?.lastActiveAt, row?.expiresAt]).toEqual([iso, iso, iso])
    },
  )
})

describe('errors', () => {
  it('asks for the proof that the server wants, and sends what the user proved', async () => {
    const { adapter, server, client } = byToken(2, {
      stepUp: 'password',
      proofHeaders: ({ password = '' }) => ({ 'x-proof': password }),
    })
    server.state.reauth = 'wanted'
    expect(await errorOf(adapter.revoke({ target: 'others' }))).toMatchObject({
      code: 'step_up_required',
      serverCode: 'reauth_required',
      stepUp: {
        kind: 'password',
        operation: 'revokeOthers',
        methods: ['password'],
        redirectTo: 'https://app.example/again',
      },
    })
    await adapter.revoke({ target: 'others' }, { stepUp: { password: 'hunter2' } })
    expect(server.alive()).toEqual([handle(0)])
    expect((await adapter.list({ stepUp: { password: 'hunter2' } })).sessions).toHaveLength(1)
    expect(client.sent[0]?.headers.has('x-proof')).toBe(false)
  })

  it('asks for a new sign-in where nothing else is said', async () => {
    const { adapter } = over([json(403, { code: 'reauth_required' })])
    expect((await errorOf(adapter.list())).stepUp).toEqual({
      kind: 'sign-in-again',
      operation: 'list',
      redirectTo: null,
      methods: [],
      acrValues: [],
      maxAgeSeconds: null,
    })
  })

  it('knows the code for the session that asks', async () => {
    const { adapter } = over([json(400, { code: 'cannot_revoke_current' })])
    const revoke = adapter.revoke({ target: 'session', sessionIds: ['a'] }, { known })
    expect((await errorOf(revoke)).code).toBe('cannot_revoke_current')
  })

  it.each([new Response(null, { status: 300 }), Response.error()])(
    'takes no other answer for done (%#)',
    async (answer) => {
      expect((await errorOf(over([answer]).adapter.revoke({ target: 'others' }))).code).toBe('bad_response')
    },
  )

  it('takes the wait from the body where no header says it', async () => {
    const { adapter, server } = byToken()
    server.state.limited = 'yes'
    expect(await errorOf(adapter.list())).toMatchObject({ code: 'rate_limited', retryAfterMs: 30_000 })
  })

  it('are named by the application’s own codes, wherever they stand in the body', async () => {
    const options: Partial<RestAdapterOptions> = {
      serverCode: (body) => (Array.isArray(body) ? body[0] : null),
      codes: { gone: 'not_found', own: 'cannot_revoke_current' },
    }
    for (const [wire, code] of [
      ['gone', 'not_found'],
      ['own', 'cannot_revoke_current'],
      ['toString', 'invalid_request'],
    ] as const) {
      const { adapter } = over([json(400, [wire])], options)
      const revoke = adapter.revoke({ target: 'session', sessionIds: ['a'] }, { known })
      expect(await errorOf(revoke)).toMatchObject({ code, serverCode: wire })
    }
  })

  it('takes a page of HTML with status 200 for no success, whatever was asked', async () => {
    const { adapter } = over([html(200)])
    const calls = [
      adapter.list(),
      adapter.revoke({ target: 'session', sessionIds: ['a'] }, { known }),
      adapter.revoke({ target: 'others' }),
      adapter.revoke({ target: 'mine' }),
    ]
    for (const call of calls) expect((await errorOf(call)).code).toBe('bad_response')
  })

  it.each([200, 202, 204])('takes a bare %i for done', async (status) => {
    const { adapter } = over([new Response(null, { status })])
    const revoke = adapter.revoke({ target: 'session', sessionIds: ['a'] }, { known })
    expect((await revoke).revokedIds).toEqual(['a'])
  })
})

describe('capabilities', () => {
  it('follow from the routes', () => {
    expect(capabilitiesOf({})).toMatchObject({
      revokeOthers: 'native',
      othersNeedCurrent: false,
      revokeAll: 'native',
      signOut: 'request',
    })
    expect(capabilitiesOf({ routes: { revokeOthers: null, revokeAll: null } })).toMatchObject({
      revokeOthers: 'emulated',
      othersNeedCurrent: true,
      revokeAll: 'emulated',
    })
    expect(capabilitiesOf({ routes: { revokeAll: null, signOut: null } })).toMatchObject({
      revokeAll: 'none',
      signOut: 'none',
    })
    expect(capabilitiesOf({ routes: { signOut: null }, revokeCurrentById: 'allowed' }).signOut).toBe('request')
    expect(capabilitiesOf({ accessTokenLagSeconds: 900, limitsPerHour: { list: 30 } })).toMatchObject({
      accessTokenLagSeconds: 900,
      limitsPerHour: { list: 30 },
    })
  })

  it('offers no way to end the current session where there is none', async () => {
    const { adapter } = byToken(1, { routes: { signOut: null } })
    expect((await adapter.list()).sessions.map(({ canRevoke }) => canRevoke)).toEqual([false, true])
    expect((await errorOf(adapter.revoke({ target: 'mine' }))).code).toBe('unsupported')
  })

  it('lets the current session end by its id where the server allows it', async () => {
    const { adapter, routes } = over([new Response(null, { status: 204 })], {
      routes: { signOut: null },
      revokeCurrentById: 'allowed',
    })
    expect((await adapter.revoke({ target: 'mine' }, { known })).endedCurrent).toBe(true)
    expect(routes()).toEqual(['DELETE /sessions/s_0'])
  })
})

it('"all" without a route of its own is the others and then a sign-out, which stays undone when one of them fails', async () => {
  const { adapter, server, client } = byToken(2, { routes: { revokeOthers: null, revokeAll: null } })
  const { mine } = await mineAndOthers(adapter)
  const failing = restAdapter({
    baseUrl,
    getAccessToken: () => 'token-of-0',
    routes: { revokeOthers: null, revokeAll: null },
    fetch: async (url, init) => (url.endsWith(handle(1)) ? json(500, {}) : client.fetch(url, init)),
  })
  const { revokedIds, failed, endedCurrent } = await failing.revoke({ target: 'all' })
  expect(revokedIds).toEqual([handle(2)])
  expect(failed.map(({ id, error }) => [id, error.code])).toEqual([
    [handle(1), 'server'],
    [mine.id, 'server'],
  ])
  expect(endedCurrent).toBe(false)
  expect(server.alive()).toEqual([handle(0), handle(1)])
})

it('"all" ends nothing when the list cannot be read to its end: nobody could look for the rest afterwards', async () => {
  const rows = [
    { id: 'a', isCurrent: true },
    { id: 'b', isCurrent: false },
  ]
  const { adapter, sent } = over([json(200, { sessions: rows, total: 5 })], {
    routes: { revokeOthers: null, revokeAll: null },
  })
  expect((await errorOf(adapter.revoke({ target: 'all' }))).code).toBe('conflict')
  expect(sent.every(({ init }) => init.method === 'GET')).toBe(true)
})

it.each<[Partial<RestAdapterOptions>, string]>([
  [{ routes: { revoke: 'DELETE /sessions' } }, 'routes.revoke must hold {id} once'],
  [{ routes: { revoke: 'DELETE /sessions/{id}' }, revokeBody: (id) => id }, 'routes.revoke must not hold braces'],
  [{ routes: { revoke: 'DELETE /{id}/{id}' } }, 'routes.revoke must hold {id} once'],
  [{ routes: { revoke: 'GET /sessions/{id}/end' } }, 'routes.revoke must not be a GET'],
  [{ routes: { signOut: 'GET /logout' } }, 'routes.signOut must not be a GET'],
  [{ routes: { revokeOthers: 'POST /sessions/{id}' } }, 'routes.revokeOthers must not hold braces'],
  [{ routes: { list: '/sessions' } }, 'routes.list must be a verb and a path'],
  [{ routes: { list: 'GET sessions' } }, 'routes.list must be a verb and a path'],
  [{ routes: { list: 'FETCH /sessions' } }, 'routes.list must be a verb and a path'],
  [{ routes: { list: 'GET /../admin' } }, 'routes.list must not hold'],
  [{ routes: { list: 'GET //evil.example/x' } }, 'routes.list must not hold'],
  [{ pageSize: 0 }, 'pageSize must be a whole number'],
  [{ baseUrl: 'https://user:password@api.example' }, 'baseUrl must not hold'],
])('throws a plain error that names the fix: %j', (options, message) => {
  expect(() => restAdapter({ baseUrl, ...options })).toThrow(`restAdapter: ${message}`)
})

function fails(): never {
  throw new Error('CANARY')
}

/** What the wire of one test holds, at its two places. */
function reshape(body: { readonly data: { readonly handles: unknown }; readonly more: Record<string, unknown> }) {
  return { sessions: body.data.handles, nextCursor: body.more['next'], total: body.more['of'] }
}
