import { Hono } from 'hono'
import { activeAt, beganAt, type TestServer, userAgent } from './in-process.ts'

export interface OwnRoutesState {
  /** Proving again who one is may be wanted before anything. */
  reauth: 'not wanted' | 'wanted'
  limited: 'no' | 'yes'
}

export const handle = (index: number): string => `s_${index}`

/**
 * Routes as an application would write them for `restAdapter`, to the letter of the default contract. The session that asks is known by
 * a bearer or the cookie `session`: `token-of-0`. By cookie, every change wants `X-CSRF: csrf-1`.
 */
export function ownRoutes(
  others: number,
  ownById: 'rejected' | 'allowed' = 'rejected',
): TestServer & { readonly state: OwnRoutesState } {
  const state: OwnRoutesState = { reauth: 'not wanted', limited: 'no' }
  let ids: readonly string[] = Array.from({ length: others + 1 }, (_, index) => handle(index))
  const own = handle(0)
  const app = new Hono().basePath('/api/auth')
  app.use(async (c, next) => {
    if (state.limited === 'yes') return problem(429, 'rate_limited', { retryAfter: 30 })
    const cookie = /session=([^;]+)/.exec(c.req.header('cookie') ?? '')?.[1]
    const bearer = c.req.header('authorization')?.replace('Bearer ', '')
    if ((bearer ?? cookie) !== 'token-of-0' || !ids.includes(own)) return problem(401, 'unauthenticated')
    if (bearer === undefined && c.req.method !== 'GET' && c.req.header('x-csrf') !== 'csrf-1')
      return problem(403, 'csrf')
    if (state.reauth === 'wanted' && c.req.header('x-proof') !== 'hunter2')
      return problem(403, 'reauth_required', { methods: ['password'], redirectTo: 'https://app.example/again' })
    return next()
  })
  app.get('/sessions', (c) => {
    const from = Number(c.req.query('cursor') ?? 0)
    const to = from + Number(c.req.query('limit') ?? 50)
    return c.json({
      sessions: ids.slice(from, to).map((id) => {
        const index = Number(id.slice(2))
        return {
          id,
          isCurrent: id === own,
          userAgent: userAgent(index),
          ip: '203.0.113.*',
          ipMasked: true,
          location: { city: 'Lyon', countryCode: 'fr' },
          createdAt: new Date(beganAt(index)).toISOString(),
          lastActiveAt: new Date(activeAt(index)).toISOString(),
          authMethods: ['passkey'],
        }
      }),
      nextCursor: to < ids.length ? to : null,
      total: ids.length,
    })
  })
  app.delete('/sessions/:id', (c) => {
    const id = c.req.param('id')
    if (!ids.includes(id)) return problem(404, 'not_found')
    if (id === own && ownById === 'rejected') return problem(409, 'cannot_revoke_current')
    ids = ids.filter((other) => other !== id)
    return c.body(null, 204)
  })
  app.post('/sessions/revoke-others', (c) => {
    const revoked = ids.length - 1
    ids = [own]
    return c.json({ revoked })
  })
  app.post('/sessions/revoke-all', (c) => {
    const revoked = ids.length
    ids = []
    return c.json({ revoked })
  })
  app.post('/logout', (c) => {
    ids = ids.filter((id) => id !== own)
    return c.body(null, 204)
  })
  return { app, alive: () => ids, state }
}

const problem = (status: number, code: string, more: object = {}) =>
  new Response(JSON.stringify({ type: 'about:blank', title: 'CANARY_TEXT', status, code, ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })
