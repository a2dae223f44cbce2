import { describe, expect, it } from 'vitest'
import { errorOf } from './adapter-set-up.ts'
import { describeAdapter } from './describe-adapter.ts'
import { json } from './fake-fetch.ts'
import { byCookie, byToken, handle, known, over } from './rest-set-up.ts'

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

function fails(): never {
  throw new Error('CANARY')
}

/** What the wire of one test holds, at its two places. */
function reshape(body: { readonly data: { readonly handles: unknown }; readonly more: Record<string, unknown> }) {
  return { sessions: body.data.handles, nextCursor: body.more['next'], total: body.more['of'] }
}
