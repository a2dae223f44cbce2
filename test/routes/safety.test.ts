import { createSessionRoutes } from 'react-device-sessions/routes'
import { describe, expect, it, test } from 'vitest'
import { basePath, brokenStore, byCookie, byToken, FOREIGN, ORIGIN, people, send, TOKEN } from './set-up.ts'

const changes = ['DELETE /sessions/h-1', 'POST /sessions/revoke-others', 'POST /sessions/revoke-all', 'POST /logout']
const everyRoute = ['GET /sessions', ...changes]
const fail = () => Promise.reject(new Error('CANARY'))
const fails = () => {
  throw new Error('CANARY')
}
const authenticate = () => null
const everyAnn = ['h-0', 'h-1', 'h-2']

describe('whose session it is', () => {
  test("another user's session is a 404, letter for letter like one that never was", async () => {
    const { routes, store } = byCookie()
    const foreign = await send(routes, `DELETE /sessions/${FOREIGN}`)
    const unknown = await send(routes, 'DELETE /sessions/never-was')
    expect(foreign.status).toBe(404)
    expect(foreign.text).toBe(unknown.text)
    expect([...foreign.headers]).toEqual([...unknown.headers])
    expect(store.alive('ben')).toEqual([FOREIGN])
  })

  test('the list has the sessions of one user, and marks the one that asks', async () => {
    const { body } = await send(byCookie().routes, 'GET /sessions')
    expect(body).toMatchObject({
      sessions: [
        { id: 'h-0', isCurrent: true },
        { id: 'h-1', isCurrent: false },
        { id: 'h-2', isCurrent: false },
      ],
      nextCursor: null,
      total: 3,
    })
  })

  test('nothing in path, query or body says who asks', async () => {
    const { routes, store } = byCookie()
    const { body } = await send(routes, 'GET /sessions?userId=ben&sessionId=h-1')
    expect(JSON.stringify(body)).not.toContain(FOREIGN)
    await send(routes, 'POST /sessions/revoke-others?userId=ben&sessionId=h-1')
    expect(store.alive('ann')).toEqual(['h-0'])
    expect(store.alive('ben')).toEqual([FOREIGN])
  })

  test.each(everyRoute)('without a credential: %s is a 401, and nothing is done', async (route) => {
    const { routes, store } = byCookie()
    const { status, body, headers } = await send(routes, route, { cookie: null })
    expect([status, body]).toMatchObject([401, { code: 'unauthenticated' }])
    expect(headers.get('www-authenticate')).toBe('Bearer')
    expect(store.alive('ann')).toEqual(everyAnn)
  })

  // As applications without types write it: `{ userId: request.session.userId }`.
  test.each([
    'null',
    '{}',
    '{"sessionId":"h-0"}',
    '{"userId":"","sessionId":"h-0"}',
    '{"userId":1.5}',
    '{"userId":true}',
    '{"userId":{}}',
  ])('authenticate that answers %s says that nobody is signed in', async (answer) => {
    const { routes } = byCookie({ authenticate: () => JSON.parse(answer) })
    expect((await send(routes, 'GET /sessions')).status).toBe(401)
  })

  test('a number is a name of a user too', async () => {
    const store = people()
    store.signIn('7', { id: 'seven' })
    const { routes } = byCookie({ store, authenticate: () => ({ userId: 7, sessionId: 'seven' }) })
    expect((await send(routes, 'GET /sessions')).body).toMatchObject({ total: 1, sessions: [{ id: 'seven' }] })
  })
})

describe('the session that asks', () => {
  test('is never among the others', async () => {
    const { routes, store } = byCookie({}, 9)
    const { status, body } = await send(routes, 'POST /sessions/revoke-others')
    expect([status, body]).toEqual([200, { revoked: 9 }])
    expect(store.alive('ann')).toEqual(['h-0'])
  })

  test('is not ended by its id', async () => {
    const { routes, store } = byCookie()
    const { status, body } = await send(routes, 'DELETE /sessions/h-0')
    expect([status, body]).toMatchObject([409, { code: 'cannot_revoke_current' }])
    expect(store.alive('ann')).toEqual(everyAnn)
  })

  test.each(['POST /sessions/revoke-others', 'POST /logout'])(
    'not known: %s is refused, and nothing is done',
    async (route) => {
      const { routes, store } = byCookie({ authenticate: () => ({ userId: 'ann', sessionId: null }) })
      const { status, body } = await send(routes, route)
      expect([status, body]).toMatchObject([409, { code: 'current_unknown' }])
      expect(store.alive('ann')).toEqual(everyAnn)
    },
  )

  test('not known: the list marks none, and says of none that it is another', async () => {
    const { routes } = byCookie({ authenticate: () => ({ userId: 'ann', sessionId: undefined }) })
    expect((await send(routes, 'GET /sessions')).text).not.toContain('isCurrent')
  })

  test.each(everyRoute)('ended, with a token that still works: %s is a 401, and nothing is done', async (route) => {
    const { routes, store } = byToken()
    await store.end('ann', ['h-0'])
    expect((await send(routes, route)).status).toBe(401)
    expect(store.alive('ann')).toEqual(['h-1', 'h-2'])
  })

  test('of another user, by a mixed-up token: nothing is listed, spared or ended', async () => {
    const { routes, store } = byToken({
      authenticate: () => ({ userId: 'ann', sessionId: FOREIGN, credential: 'bearer' }),
    })
    for (const route of everyRoute) expect((await send(routes, route)).status).toBe(401)
    expect(store.alive('ann')).toEqual(everyAnn)
  })

  test('ended while it asks to end the others: a 401, and nothing is done', async () => {
    const store = people()
    const { routes } = byCookie({ store: { ...store, endOthers: async () => null } })
    expect((await send(routes, 'POST /sessions/revoke-others')).status).toBe(401)
  })
})

describe('a foreign page', () => {
  const own = { 'sec-fetch-site': 'same-origin' }
  const foreign = { origin: 'https://evil.example' }
  const refused: readonly (readonly [string, Record<string, string | null>])[] = [
    ['another site', { ...foreign, 'sec-fetch-site': 'cross-site' }],
    ['another origin of the same site', { origin: 'https://blog.app.example', 'sec-fetch-site': 'same-site' }],
    ['the address bar', { origin: null, 'sec-fetch-site': 'none' }],
    ['a page without an origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['this origin, by way of another site', { origin: ORIGIN, 'sec-fetch-site': 'cross-site' }],
    ['an older browser on another site', { ...foreign, 'sec-fetch-site': null }],
    ['this host without TLS', { origin: 'http://app.example', 'sec-fetch-site': null }],
    ['a client that says nothing', { origin: null, 'sec-fetch-site': null }],
  ]
  describe.each(refused)('with a cookie, from %s', (_what, headers) => {
    test.each(changes)('%s is refused, and nothing is done', async (route) => {
      const { routes, store } = byCookie()
      const { status, body } = await send(routes, route, headers)
      expect([status, body]).toMatchObject([403, { code: 'cross_site' }])
      expect(store.alive('ann')).toEqual(everyAnn)
    })
  })

  test.each([
    ['its own page', own],
    ['its own page, behind a proxy that changes the host', { ...own, origin: 'https://public.example' }],
    ['its own page in an older browser', { 'sec-fetch-site': null, origin: ORIGIN }],
    ['a trusted page', { 'sec-fetch-site': 'same-site', origin: 'https://settings.app.example' }],
  ])('with a cookie, from %s: it is done', async (_what, headers) => {
    for (const route of changes) {
      const { routes } = byCookie({ trustedOrigins: ['https://settings.app.example'] })
      expect((await send(routes, route, headers)).status).toBeLessThan(300)
    }
  })

  test('cannot spend the limit by reading, and reads from a server or an older browser are answered', async () => {
    const { routes } = byCookie()
    const statusFrom = async (headers: Record<string, string | null>) =>
      (await send(routes, 'GET /sessions', headers)).status
    expect(await statusFrom({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await statusFrom({ 'sec-fetch-site': 'same-site' })).toBe(403)
    expect(await statusFrom({ 'sec-fetch-site': 'none' })).toBe(200)
    expect(await statusFrom({ 'sec-fetch-site': null })).toBe(200)
    expect(await statusFrom({ 'sec-fetch-site': null, origin: 'https://evil.example' })).toBe(403)
  })

  test('has no bearer: with one, it does not matter where a request comes from', async () => {
    const { routes } = byToken()
    expect(
      (await send(routes, 'POST /sessions/revoke-others', { ...foreign, 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(200)
  })

  test('is meant, unless authenticate says that it was a bearer', async () => {
    const { routes } = byCookie({ authenticate: () => ({ userId: 'ann', sessionId: 'h-0' }) })
    expect((await send(routes, 'POST /logout', { ...foreign, 'sec-fetch-site': null })).status).toBe(403)
  })
})

describe('answers', () => {
  test.each([...everyRoute, 'GET /nothing', 'PUT /sessions', 'DELETE /sessions/..%2F'])(
    '%s is never stored, and no type is guessed',
    async (route) => {
      const { headers } = await send(byCookie().routes, route)
      expect(headers.get('cache-control')).toBe('private, no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    },
  )

  test.each(everyRoute)('%s says nothing of what the store or its driver threw', async (route) => {
    const told: unknown[] = []
    const { routes } = byCookie({ store: brokenStore(), onError: (error) => told.push(error) })
    const { status, text, headers } = await send(routes, route)
    expect(status).toBe(500)
    expect(text + JSON.stringify([...headers])).not.toMatch(/CANARY|relation|1234/)
    expect(String(told[0])).toContain('CANARY')
  })

  test.each(['authenticate', 'stepUp', 'countRequest'] as const)(
    'what %s throws ends nothing, and is told to the developer alone',
    async (name) => {
      const told: unknown[] = []
      const { routes, store } = byCookie({ limits: {}, [name]: fail, onError: (error) => void told.push(error) })
      for (const route of changes) {
        if (name === 'stepUp' && route === 'POST /logout') continue
        const { status, text } = await send(routes, route)
        expect(status).toBe(500)
        expect(text).not.toContain('CANARY')
      }
      expect(told.length).toBeGreaterThan(2)
      expect(store.alive('ann')).toEqual(everyAnn)
    },
  )

  test('an onError that throws itself changes nothing', async () => {
    expect((await send(byCookie({ store: brokenStore(), onError: fails }).routes, 'GET /sessions')).status).toBe(500)
  })

  test('nothing is logged', async () => {
    const lines: unknown[] = []
    const methods = ['log', 'info', 'warn', 'error', 'debug'] as const
    const kept = methods.map((method) => console[method])
    for (const method of methods) console[method] = (...line: readonly unknown[]) => void lines.push(line)
    const { routes } = byCookie({ store: brokenStore() })
    for (const route of everyRoute) await send(routes, route)
    for (const [index, method] of methods.entries()) console[method] = kept[index] ?? (() => {})
    expect(lines).toEqual([])
  })

  test('hold no field but those of the contract, whatever a row of the database has', async () => {
    const store = people(0)
    const leaky = {
      ...store,
      find: async (userId: string, id: string) => {
        const session = await store.find(userId, id)
        return session && { ...session, tokenHash: 'CANARY', sess: { passport: 'CANARY' }, sessionToken: TOKEN }
      },
    }
    const { text } = await send(byCookie({ store: leaky }).routes, 'GET /sessions')
    expect(text).not.toContain('CANARY')
    const { sessions }: { sessions: readonly object[] } = JSON.parse(text)
    expect(Object.keys(sessions[0] ?? {}).sort()).toEqual([
      'authMethods',
      'clientHints',
      'createdAt',
      'device',
      'deviceType',
      'expiresAt',
      'id',
      'ip',
      'ipMasked',
      'isCurrent',
      'lastActiveAt',
      'location',
      'model',
      'userAgent',
    ])
  })

  test('of a page, a cookie and a token: none of the three is in any answer', async () => {
    const { routes } = byCookie()
    for (const route of everyRoute) {
      const { text, headers } = await send(routes, route)
      expect(text + JSON.stringify([...headers])).not.toContain(TOKEN)
    }
  })
})

describe('input', () => {
  test.each([
    '..',
    '.',
    '%20',
    '%09',
    'a%2Fb',
    'a%5Cb',
    '%00',
    '%E0%A4%A',
    'x'.repeat(201),
    'revoke-others',
    'REVOKE-ALL',
  ])('DELETE /sessions/%s ends nothing', async (id) => {
    const { routes, store } = byCookie()
    const { status } = await send(routes, `DELETE /sessions/${id}`)
    expect([400, 404, 405]).toContain(status)
    expect(store.alive('ann')).toEqual(everyAnn)
  })

  test.each([
    ['DELETE /sessions/a%2Fb', 400, 'invalid_request'],
    ['DELETE /sessions/', 404, 'no_such_route'],
    ['DELETE /sessions', 405, 'method_not_allowed'],
    ['DELETE /sessions/h-1/more', 404, 'no_such_route'],
    ['POST /sessions/h-1', 405, 'method_not_allowed'],
    ['GET /sessions/revoke-others', 405, 'method_not_allowed'],
    ['GET /logout', 405, 'method_not_allowed'],
    ['HEAD /sessions', 405, 'method_not_allowed'],
    ['GET /', 404, 'no_such_route'],
    ['GET /sessions?limit=0', 400, 'invalid_request'],
    ['GET /sessions?limit=-1', 400, 'invalid_request'],
    ['GET /sessions?limit=ten', 400, 'invalid_request'],
    ['GET /sessions?cursor=', 400, 'invalid_request'],
    ['GET /sessions?cursor=..%2F..%2Flogout', 400, 'invalid_request'],
  ])('%s is %d %s', async (route, status, code) => {
    const { routes, store } = byCookie()
    const answer = await send(routes, route)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ code, status })
    expect(answer.headers.has('allow')).toBe(status === 405)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(store.alive('ann')).toEqual(everyAnn)
  })

  test('a path that only begins like the base path is another one', async () => {
    const { routes } = byCookie()
    const answer = await routes(new Request(`${ORIGIN}${basePath}x/sessions`))
    expect(answer.status).toBe(404)
  })

  test('who is nobody learns nothing about ids', async () => {
    expect((await send(byCookie().routes, 'DELETE /sessions/a%2Fb', { cookie: null })).status).toBe(401)
  })
})

describe('options that make no sense', () => {
  const store = people()
  it.each(['api', '/api//x', '/api/../x', '/a?b', 'https://app.example/api'])('basePath %j', (path) => {
    expect(() => createSessionRoutes({ basePath: path, store, authenticate })).toThrow(/basePath/)
  })
  it.each(['https://app.example/', 'app.example', '*', 'https://*.app.example', 'https://app.example/x'])(
    'trustedOrigins %j',
    (origin) => {
      expect(() => createSessionRoutes({ basePath, store, authenticate, trustedOrigins: [origin] })).toThrow(
        /trustedOrigins/,
      )
    },
  )
  it('a closing slash does no harm', async () => {
    const routes = createSessionRoutes({ basePath: `${basePath}/`, store, authenticate })
    expect((await routes(new Request(`${ORIGIN}${basePath}/sessions`))).status).toBe(401)
  })
})
