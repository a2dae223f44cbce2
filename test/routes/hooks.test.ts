import { countInMemory, defaultLimits, recentSignIn, type SessionAudit } from 'react-device-sessions/routes'
import { describe, expect, it, test } from 'vitest'
import { errorOf } from '../adapters/adapter-set-up.ts'
import { browser, tokenSource } from '../adapters/servers/in-process.ts'
import { adapterOver, byCookie, byToken, send, TOKEN } from './set-up.ts'

const OTHERS = 'POST /sessions/revoke-others'
const fail = () => Promise.reject(new Error('the log is full'))

describe('limits', () => {
  test('are those of bio.re', () => {
    expect(defaultLimits).toMatchObject({ list: 30, revoke: 20, revokeOthers: 5, signOut: 60 })
  })

  test.each([
    ['GET /sessions', 30],
    ['DELETE /sessions/never-was', 20],
    [OTHERS, 5],
  ])('%s is answered %d times an hour, and then says how long to wait', async (route, allowed) => {
    let now = Date.UTC(2026, 10, 21)
    const { routes } = byCookie({ limits: {}, countRequest: countInMemory(() => now) })
    for (let time = 0; time < allowed; time += 1) {
      expect((await send(routes, route)).status).not.toBe(429)
      now += 1000
    }
    const { status, body, headers } = await send(routes, route)
    const wait = 3600 - allowed
    expect([status, body]).toMatchObject([429, { code: 'rate_limited', retryAfter: wait }])
    expect(headers.get('retry-after')).toBe(String(wait))
    now += wait * 1000
    expect((await send(routes, route)).status).not.toBe(429)
  })

  test('of one too many, nothing is done', async () => {
    const { routes, store } = byCookie({ limits: { revokeOthers: 1 } })
    await send(routes, OTHERS)
    store.signIn('ann', { id: 'new' })
    expect((await send(routes, OTHERS)).status).toBe(429)
    expect(store.alive('ann')).toEqual(['h-0', 'new'])
  })

  test('are for one user: another one is not kept waiting', async () => {
    let userId = 'ann'
    const { routes } = byCookie({
      limits: { list: 1 },
      authenticate: () => ({ userId, sessionId: userId === 'ann' ? 'h-0' : 'h-foreign' }),
    })
    await send(routes, 'GET /sessions')
    expect((await send(routes, 'GET /sessions')).status).toBe(429)
    userId = 'ben'
    expect((await send(routes, 'GET /sessions')).status).toBe(200)
  })

  test('count what an ended session asks for against nobody', async () => {
    const { routes, store } = byToken({ limits: { list: 1 } })
    await store.end('ann', ['h-0'])
    for (let time = 0; time < 3; time += 1) expect((await send(routes, 'GET /sessions')).status).toBe(401)
    store.signIn('ann', { id: 'h-0' })
    expect((await send(routes, 'GET /sessions')).status).toBe(200)
  })

  test('let a long list be read to its end', async () => {
    const { routes } = byToken({ limits: {} }, 2000)
    const client = browser({ fetch: routes })
    const adapter = adapterOver(client, tokenSource(TOKEN))
    const ids = new Set<string>()
    let cursor: string | null = null
    do {
      const page = await adapter.list({ cursor })
      for (const { id } of page.sessions) ids.add(id)
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(ids.size).toBe(2001)
  })

  test('may be counted by the application, and are told to it by name', async () => {
    const asked: unknown[] = []
    const { routes } = byCookie({
      limits: { list: 9 },
      countRequest: (request) => {
        asked.push(request)
        return request.operation === 'list' ? 1 : null
      },
    })
    expect((await send(routes, 'GET /sessions')).headers.get('retry-after')).toBe('1')
    await send(routes, 'GET /sessions?cursor=h-1')
    expect(asked).toEqual([
      { userId: 'ann', operation: 'list', perHour: 9 },
      { userId: 'ann', operation: 'listMore', perHour: 1200 },
    ])
  })

  // As applications without types write it: `Number(process.env.LISTS)`.
  test.each([Number.NaN, -1, '30'])('%s is none: with it nothing would be counted', (list) => {
    const limits = JSON.parse('{}')
    limits.list = list
    expect(() => byCookie({ limits })).toThrow(/limits\.list/)
  })

  test('left undefined are the usual ones', async () => {
    const limits = JSON.parse('{}')
    limits.revokeOthers = undefined
    const { routes } = byCookie({ limits })
    for (let time = 0; time < 5; time += 1) expect((await send(routes, OTHERS)).status).toBe(200)
    expect((await send(routes, OTHERS)).status).toBe(429)
  })

  test('do not keep a user waiting for longer than an hour when the clock is set back', () => {
    let now = Date.UTC(2026, 10, 21)
    const count = countInMemory(() => now)
    const one = () => count({ userId: 'ann', operation: 'list', perHour: 1 })
    one()
    now -= 24 * 3_600_000
    expect(one()).toBe(null)
    expect(one()).toBe(3_600_000)
  })

  test('say no time where the counter of the application says none that is a number', async () => {
    const { routes } = byCookie({ limits: {}, countRequest: () => Number.NaN })
    const { status, text, headers } = await send(routes, 'GET /sessions')
    expect(status).toBe(429)
    expect(headers.has('retry-after')).toBe(false)
    expect(text).not.toContain('retryAfter')
  })

  test('forget the oldest users first, so that a flood fills no memory', () => {
    const count = countInMemory(() => 0)
    const one = (userId: string) => count({ userId, operation: 'list', perHour: 1 })
    one('first')
    one('second')
    expect(one('first')).toBe(3_600_000)
    for (let user = 0; user < 49_999; user += 1) one(`flood-${user}`)
    expect(one('second')).toBe(3_600_000)
    expect(one('first')).toBe(null)
  })
})

describe('step-up', () => {
  test('RFC 9470 is understood by the adapter', async () => {
    const { routes, store } = byToken({ stepUp: () => ({ maxAgeSeconds: 300, acrValues: ['urn:mfa', 'phr'] }) })
    const client = browser({ fetch: routes })
    const adapter = adapterOver(client, tokenSource(TOKEN))
    const error = await errorOf(adapter.revoke({ target: 'others' }))
    expect(error).toMatchObject({
      code: 'step_up_required',
      status: 401,
      serverCode: 'reauth_required',
      stepUp: { kind: 'sign-in-again', operation: 'revokeOthers', maxAgeSeconds: 300, acrValues: ['urn:mfa', 'phr'] },
    })
    expect(store.alive('ann')).toHaveLength(3)
  })

  test('without the header, which another origin may not see, the body says it too', async () => {
    const { routes } = byToken({ stepUp: () => ({ maxAgeSeconds: 300, redirectTo: 'https://app.example/again' }) })
    const { body } = await send(routes, OTHERS)
    expect(body).toMatchObject({ code: 'reauth_required', redirectTo: 'https://app.example/again' })
  })

  test('what a page asks for itself is the 403 of the contract', async () => {
    const { routes } = byToken({ stepUp: () => ({ methods: ['password'], redirectTo: 'https://app.example/again' }) })
    const client = browser({ fetch: routes })
    const adapter = adapterOver(client, { ...tokenSource(TOKEN), stepUp: 'password' })
    const { stepUp, status } = await errorOf(adapter.list())
    expect(status).toBe(403)
    expect(stepUp).toMatchObject({ kind: 'password', methods: ['password'], redirectTo: 'https://app.example/again' })
  })

  test('may look at the request, and then it is done', async () => {
    const { routes, store } = byCookie({
      stepUp: (operation, { userId }, { request }) =>
        operation === 'revokeOthers' && userId === 'ann' && request.headers.get('x-password') !== 'hunter2'
          ? { methods: ['password'] }
          : null,
    })
    expect((await send(routes, OTHERS, { 'x-password': 'wrong' })).status).toBe(403)
    expect(store.alive('ann')).toHaveLength(3)
    expect((await send(routes, OTHERS, { 'x-password': 'hunter2' })).status).toBe(200)
  })

  test('nobody guesses passwords: each guess is counted', async () => {
    const { routes } = byCookie({ limits: {}, stepUp: () => ({ methods: ['password'] }) })
    for (let guess = 0; guess < 5; guess += 1) expect((await send(routes, OTHERS)).status).toBe(403)
    expect((await send(routes, OTHERS)).status).toBe(429)
  })

  test('signing out asks for none', async () => {
    expect((await send(byCookie({ stepUp: () => ({ methods: ['password'] }) }).routes, 'POST /logout')).status).toBe(
      204,
    )
  })

  test('recentSignIn wants a recent one before sessions end, and none for the list', async () => {
    const now = Date.UTC(2026, 10, 21)
    const stepUp = recentSignIn(300, () => now)
    expect(stepUp('list', { authenticatedAt: null })).toBe(null)
    expect(stepUp('revoke', { authenticatedAt: null })).toEqual({ maxAgeSeconds: 300 })
    expect(stepUp('revoke', { authenticatedAt: new Date(now - 300_000) })).toBe(null)
    expect(stepUp('revokeOthers', { authenticatedAt: new Date(now - 300_001) })).toEqual({ maxAgeSeconds: 300 })
    const { routes } = byToken({
      stepUp,
      authenticate: () => ({ userId: 'ann', sessionId: 'h-0', authenticatedAt: new Date('x') }),
    })
    expect((await send(routes, OTHERS)).status).toBe(401)
  })

  test('recentSignIn does not believe a sign-in that is yet to come, but for clocks that differ', () => {
    const now = Date.UTC(2026, 10, 21)
    const stepUp = recentSignIn(300, () => now)
    expect(stepUp('revoke', { authenticatedAt: new Date(now + 60_000) })).toBe(null)
    expect(stepUp('revoke', { authenticatedAt: new Date(now + 60_001) })).toEqual({ maxAgeSeconds: 300 })
    // `auth_time` in milliseconds, by mistake: recent for ever.
    expect(stepUp('revoke', { authenticatedAt: new Date(now * 1000) })).toEqual({ maxAgeSeconds: 300 })
  })

  test('nothing that it is given breaks out of the header', async () => {
    const { routes } = byToken({ stepUp: () => ({ acrValues: ['a"\r\nset-cookie: x=1', 'b\\'], maxAgeSeconds: 1.7 }) })
    const { headers } = await send(routes, OTHERS)
    expect(headers.get('www-authenticate')).toBe(
      'Bearer error="insufficient_user_authentication", acr_values="aset-cookie:x=1 b", max_age="1"',
    )
  })
})

describe('the audit hook', () => {
  test('is told what was ended, by whom, and how many', async () => {
    const log: SessionAudit[] = []
    const { routes } = byCookie({ onAudit: (entry) => void log.push(entry) }, 4)
    await send(routes, 'GET /sessions')
    await send(routes, 'DELETE /sessions/h-1')
    await send(routes, OTHERS)
    await send(routes, 'POST /logout')
    const by = { userId: 'ann', sessionId: 'h-0' }
    expect(log).toEqual([
      { operation: 'revoke', ...by, endedId: 'h-1', count: 1 },
      { operation: 'revokeOthers', ...by, endedId: null, count: 3 },
      { operation: 'signOut', ...by, endedId: 'h-0', count: 1 },
    ])
  })

  test('is told nothing of what was refused', async () => {
    const log: unknown[] = []
    const { routes } = byCookie({ onAudit: (entry) => void log.push(entry) })
    await send(routes, 'DELETE /sessions/never-was')
    await send(routes, 'DELETE /sessions/h-0')
    await send(routes, OTHERS, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })
    expect(log).toEqual([])
  })

  test('that fails is told to the developer; the sessions have ended all the same, and so says the answer', async () => {
    const told: unknown[] = []
    const { routes, store } = byCookie({ onAudit: fail, onSignedOut: fail, onError: (error) => void told.push(error) })
    expect((await send(routes, 'POST /sessions/revoke-all')).status).toBe(200)
    expect(store.alive('ann')).toEqual([])
    expect(told).toHaveLength(2)
  })
})

describe('onSignedOut', () => {
  it.each(['POST /logout', 'POST /sessions/revoke-all'])('clears the cookie after %s', async (route) => {
    const { headers } = await send(byCookie().routes, route)
    expect(headers.getSetCookie()).toEqual(['__Host-session=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax'])
    expect(headers.get('cache-control')).toBe('private, no-store')
  })

  it.each(['DELETE /sessions/h-1', OTHERS, 'GET /sessions'])('is not called after %s', async (route) => {
    expect((await send(byCookie().routes, route)).headers.getSetCookie()).toEqual([])
  })

  it('may answer headers that are none: that is told to the developer, and the session has ended all the same', async () => {
    const told: unknown[] = []
    const { routes, store } = byCookie({
      onSignedOut: () => ({ 'set-cookie': 'name=Zo\u0142a' }),
      onError: (error) => void told.push(error),
    })
    expect((await send(routes, 'POST /logout')).status).toBe(204)
    expect(store.alive('ann')).toEqual(['h-1', 'h-2'])
    expect(told).toHaveLength(1)
  })

  it('may set several cookies', async () => {
    const { routes } = byCookie({
      onSignedOut: () => [
        ['set-cookie', 'a='],
        ['set-cookie', 'b='],
      ],
    })
    expect((await send(routes, 'POST /logout')).headers.getSetCookie()).toEqual(['a=', 'b='])
  })
})
