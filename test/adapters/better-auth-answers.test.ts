import { describe, expect, it } from 'vitest'
import { betterAuthAdapter } from '../../src/adapters/better-auth.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import { errorOf } from './adapter-set-up.ts'
import { betterAuth, one, row, rowOf } from './better-auth-set-up.ts'
import { html, json } from './fake-fetch.ts'

describe('the list', () => {
  it('reads the documented answer field by field', async () => {
    const { adapter, sent } = betterAuth({ '/list-sessions': json(200, [row]) })
    expect(await adapter.list()).toEqual({
      sessions: [
        {
          id: 's_a',
          key: 's_a',
          isCurrent: true,
          canRevoke: true,
          device: {
            type: 'desktop',
            label: null,
            model: null,
            browser: { name: 'Firefox', version: '150' },
            os: { name: 'Linux', version: null },
          },
          ip: { value: '198.51.100.7', masked: false },
          location: null,
          createdAt: '2026-11-20T08:12:03.000Z',
          lastActiveAt: '2026-11-21T09:00:00.000Z',
          expiresAt: '2026-11-28T09:00:00.000Z',
          authMethods: null,
          applications: null,
        },
      ],
      nextCursor: null,
      total: null,
    })
    expect(sent.map(({ url, init }) => `${init.method} ${url} ${init.credentials}`)).toEqual([
      'GET /api/auth/list-sessions include',
      'GET /api/auth/get-session include',
    ])
  })

  it.each([
    ['an empty user agent', { userAgent: '' }],
    ['no user agent', { userAgent: null }],
  ])('knows nothing of a device with %s', async (_what, more) => {
    const { adapter } = betterAuth({ '/list-sessions': json(200, [rowOf('s_a', more)]) })
    const { sessions } = await adapter.list()
    expect(sessions[0]?.device).toEqual({ type: 'unknown', label: null, model: null, browser: null, os: null })
  })

  it.each([
    ['a page instead of the list', '/list-sessions', html(200), 'bad_response'],
    ['an object instead of the list', '/list-sessions', json(200, { sessions: [row] }), 'bad_response'],
    ['a row without an id', '/list-sessions', json(200, [row, { token: 'CANARY' }]), 'bad_response'],
    ['a session of a shape of its own', '/get-session', json(200, { user: { id: 'u_77' } }), 'bad_response'],
    ['nobody', '/get-session', json(200, 'null'), 'unauthenticated'],
    ['a refusal', '/list-sessions', json(401, { code: 'UNAUTHORIZED', message: 'CANARY' }), 'unauthenticated'],
    ['another 403', '/list-sessions', json(403, { code: 'BANNED_USER', message: 'CANARY' }), 'forbidden'],
    ['a failure of the second request', '/get-session', json(500, { code: 'INTERNAL_SERVER_ERROR' }), 'server'],
  ])('refuses %s', async (_what, path, answer, code) => {
    const { adapter } = betterAuth({ [path]: answer })
    const error = await errorOf(adapter.list())
    expect(error.code).toBe(code)
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain('CANARY')
  })

  it('marks nobody when the session that asks is not in it', async () => {
    const { adapter } = betterAuth({ '/list-sessions': json(200, [rowOf('s_b'), rowOf('s_c')]) })
    expect((await readSessions(adapter)).sessions.map(({ isCurrent }) => isCurrent)).toEqual([null, null])
  })

  it('offers no way to end a device whose token the server blanks, and says so when asked all the same', async () => {
    const { adapter, sent } = betterAuth({ '/list-sessions': json(200, [row, rowOf('s_b', { token: '' })]) })
    const { sessions } = await adapter.list()
    expect(sessions.map(({ canRevoke }) => canRevoke)).toEqual([true, false])
    const revoked = adapter.revoke({ target: 'session', sessionIds: ['s_b'] }, { known: sessions })
    expect((await errorOf(revoked)).code).toBe('unsupported')
    expect(sent).toHaveLength(2)
  })
})

describe('waiting', () => {
  it.each([
    ['seconds', { 'x-retry-after': '7' }, 7000],
    ['nothing readable, as across origins, where it is not exposed', {}, null],
    ['nonsense', { 'x-retry-after': 'soon' }, null],
    ['a proxy’s own Retry-After, which wins', { 'retry-after': '3', 'x-retry-after': '7' }, 3000],
  ])('a 429 with %s', async (_what, headers, expected) => {
    const answer = json(429, { message: 'Too many requests. Please try again later.' }, headers)
    const { adapter } = betterAuth({ '/revoke-other-sessions': answer })
    const error = await errorOf(adapter.revoke({ target: 'others' }))
    expect([error.code, error.retryAfterMs, error.serverCode]).toEqual(['rate_limited', expected, null])
  })
})

describe('revoking', () => {
  it('takes a 404 for a server that is not there, never for a session that is not', async () => {
    const { adapter } = betterAuth({ '/revoke-session': new Response(null, { status: 404 }) })
    const { sessions } = await adapter.list()
    const error = await errorOf(adapter.revoke({ target: 'session', sessionIds: ['s_a'] }, { known: sessions }))
    expect([error.code, error.status]).toEqual(['unsupported', 404])
  })

  it.each(['others', 'all'] as const)('"%s" is not done when the answer does not say so', async (target) => {
    const silent = json(200, { status: false })
    const { adapter } = betterAuth({ '/revoke-other-sessions': silent, '/revoke-sessions': silent })
    expect((await errorOf(adapter.revoke({ target }))).code).toBe('bad_response')
  })

  it('sign-out gives no address to go to: a provider’s own sign-out is left to the application', async () => {
    const { adapter } = betterAuth({
      '/sign-out': json(200, { success: true, url: 'https://idp.example/logout', redirect: true }),
    })
    expect(await adapter.revoke({ target: 'mine' })).toEqual({
      revokedIds: null,
      failed: [],
      endedCurrent: true,
      sessions: null,
    })
  })

  it('"others" is one request when nobody says which session is spared', async () => {
    const { adapter, sent } = betterAuth()
    expect(await adapter.revoke({ target: 'others' })).toMatchObject({ failed: [], endedCurrent: false })
    expect(sent).toHaveLength(1)
  })

  it('"others" stands when the list cannot be read afterwards', async () => {
    const { adapter } = betterAuth({ '/list-sessions': json(500, {}) })
    const known = (await betterAuth().adapter.list()).sessions
    expect(await adapter.revoke({ target: 'others' }, { known })).toMatchObject({ failed: [], sessions: null })
  })

  it('"others" gives up after 20 rounds against a server that always has more', async () => {
    let made = 0
    const { adapter, sent } = betterAuth(
      {
        '/list-sessions': () => {
          made += 1
          return json(200, [row, rowOf(`s_${made}`)])
        },
      },
      { listLimit: 2 },
    )
    const known = (await adapter.list()).sessions
    await adapter.revoke({ target: 'others' }, { known })
    expect(sent.filter(({ url }) => url.endsWith('/revoke-other-sessions'))).toHaveLength(20)
  })

  it('keeps the current session for last, and when something else failed', async () => {
    const { adapter, sent } = betterAuth({
      '/list-sessions': json(200, [row, rowOf('s_b')]),
      '/revoke-session': ({ init }) =>
        JSON.stringify(init.body).includes('CANARY_s_b') ? json(500, {}) : json(200, { status: true }),
    })
    const { sessions } = await adapter.list()
    const error = await errorOf(adapter.revoke({ target: 'session', sessionIds: ['s_a', 's_b'] }, { known: sessions }))
    expect(error.code).toBe('server')
    expect(sent.filter(({ url }) => url.endsWith('/revoke-session'))).toHaveLength(1)
  })
})

it.each([
  ['a query in baseUrl', { baseUrl: '/api/auth?x' }],
  ['no time', { timeoutMs: 0 }],
])('throws at once for %s', (_what, options) => {
  expect(() => betterAuthAdapter(options)).toThrow(/^betterAuthAdapter: /)
})

describe('one', () => {
  const both = json(200, [row, rowOf('s_b')])

  it('is ended by its token, and the session that asks after it', async () => {
    const { adapter, sent } = betterAuth({ '/list-sessions': both })
    const { sessions } = await adapter.list()
    const result = await adapter.revoke(one('s_a', 's_b'), { known: sessions })
    expect(result).toEqual({ revokedIds: ['s_b', 's_a'], failed: [], endedCurrent: true, sessions: null })
    expect(sent.slice(2).map(({ init }) => init.body)).toEqual(['{"token":"CANARY_s_b"}', '{"token":"CANARY_A"}'])
    expect((await adapter.revoke(one('s_b'), { known: sessions })).endedCurrent).toBe(false)
  })

  it('of an id that was not listed is looked for first, and asked for only if it is there', async () => {
    const { adapter, sent } = betterAuth({ '/list-sessions': both })
    expect((await adapter.revoke(one('s_b'))).revokedIds).toEqual(['s_b'])
    expect(sent).toHaveLength(3)
    expect((await errorOf(adapter.revoke(one('s_x')))).code).toBe('not_found')
    expect(sent).toHaveLength(5)
  })

  it('of which one was not listed are looked for first, and all ended', async () => {
    let answer = json(200, [row])
    const { adapter } = betterAuth({ '/list-sessions': () => answer.clone() })
    const { sessions } = await adapter.list()
    answer = both
    const result = await adapter.revoke(one('s_a', 's_b'), { known: sessions })
    expect(result).toMatchObject({ revokedIds: ['s_b', 's_a'], failed: [], endedCurrent: true })
  })

  it('asks who asks where nobody says so', async () => {
    const { adapter, sent } = betterAuth({ '/list-sessions': both })
    await adapter.list()
    expect((await adapter.revoke(one('s_a'))).endedCurrent).toBe(true)
    expect(sent.slice(2).map(({ url }) => url)).toEqual(['/api/auth/get-session', '/api/auth/revoke-session'])
  })

  it.each([json(200, {}), json(200, { status: 'true' }), json(201, { status: true }), html(200)])(
    'is not ended when the answer does not say so (%#)',
    async (answer) => {
      const { adapter } = betterAuth({ '/revoke-session': answer })
      const { sessions } = await adapter.list()
      expect((await errorOf(adapter.revoke(one('s_a'), { known: sessions }))).message).toContain('"revoke"')
    },
  )
})

it.each([json(200, { status: true }), json(200, { success: 'true' })])(
  'takes no other answer for a sign-out (%#)',
  async (answer) => {
    const error = await errorOf(betterAuth({ '/sign-out': answer }).adapter.revoke({ target: 'mine' }))
    expect([error.code, error.message]).toEqual(['bad_response', 'The server answered "signOut" with status 200.'])
  },
)

it('asks for a new sign-in where the session is not fresh, and not for another 403', async () => {
  const stale = betterAuth({ '/list-sessions': json(403, { code: 'SESSION_NOT_FRESH' }) }).adapter
  expect(await errorOf(stale.list())).toMatchObject({
    code: 'step_up_required',
    stepUp: { kind: 'sign-in-again', operation: 'list' },
  })
  const other = betterAuth({ '/list-sessions': json(400, { code: 'SESSION_NOT_FRESH' }) }).adapter
  expect((await errorOf(other.list())).code).toBe('invalid_request')
})

it('sends JSON with everything that changes something', async () => {
  const { adapter, sent } = betterAuth()
  for (const target of ['others', 'mine', 'all'] as const) await adapter.revoke({ target })
  expect(sent.map(({ url, init }) => [init.method, url, init.body])).toEqual([
    ['POST', '/api/auth/revoke-other-sessions', '{}'],
    ['POST', '/api/auth/sign-out', '{}'],
    ['POST', '/api/auth/revoke-sessions', '{}'],
  ])
})

it('tells the lag of a cookie cache, and none of 0', () => {
  const lags = [1, 0].map((cookieCacheSeconds) => betterAuth({}, { cookieCacheSeconds }).adapter.capabilities)
  expect(lags.map(({ accessTokenLagSeconds }) => accessTokenLagSeconds)).toEqual([1, null])
  expect(betterAuth().adapter.id).toBe('better-auth:/api/auth')
})

it('stops when the caller has stopped, and says so of either request', async () => {
  const controller = new AbortController()
  for (const path of ['/list-sessions', '/get-session']) {
    const { adapter } = betterAuth({
      [path]: ({ init }) =>
        new Promise((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(new DOMException('Aborted.', 'AbortError')))
          setTimeout(() => controller.abort())
        }),
    })
    expect((await errorOf(adapter.list({ signal: controller.signal }))).code).toBe('aborted')
  }
})

it('refuses a session without an id, and one that nobody has', async () => {
  const nameless = betterAuth({ '/get-session': json(200, { session: { token: 'CANARY' } }) }).adapter
  expect((await errorOf(nameless.list())).code).toBe('bad_response')
  const nobody = betterAuth({ '/get-session': json(200, 'null') }).adapter
  expect(await errorOf(nobody.list())).toMatchObject({ code: 'unauthenticated', status: 200 })
})
