import { json, noContent } from './lib/answers.ts'
import { activeAt, beganAt, iso, TOKEN, userAgent } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import { bearerOf, cookieOf, type TestServer, type TestServerOptions, testServer } from './lib/test-server.ts'

export interface RestState {
  /** Proving again who one is may be wanted before anything: `X-Proof: hunter2`. */
  reauth: 'not wanted' | 'wanted'
  limited: 'no' | 'yes'
  /** What the route for one session does with the one that asks. */
  ownById: 'rejected' | 'allowed'
}

/**
 * Routes as an application would write them for `restAdapter`, to the letter of the default contract. The token is a bearer
 * or the cookie `session`; by cookie, every change wants `X-CSRF: csrf-1`.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function restServer(
  options: TestServerOptions & { readonly ownById?: RestState['ownById'] } = {},
): TestServer<RestState> {
  const { baseUrl = 'https://auth.example/api/auth', others = 2, ownById = 'rejected' } = options
  const state: RestState = { reauth: 'not wanted', limited: 'no', ownById }
  const sessions = new SessionTable(others, (index) => `s_${index}`)
  return testServer({
    baseUrl,
    cookies: `session=${TOKEN}`,
    state,
    sessions,
    guard: (call) => {
      if (state.limited === 'yes') return problem(429, 'rate_limited', { retryAfter: 30 })
      const bearer = bearerOf(call)
      if ((bearer ?? cookieOf(call, 'session')) !== TOKEN || !sessions.has(sessions.own))
        return problem(401, 'unauthenticated')
      if (bearer === undefined && call.method !== 'GET' && call.headers.get('x-csrf') !== 'csrf-1')
        return problem(403, 'csrf')
      if (state.reauth === 'wanted' && call.headers.get('x-proof') !== 'hunter2')
        return problem(403, 'reauth_required', { methods: ['password'], redirectTo: 'https://app.example/again' })
      return null
    },
    routes: {
      'GET /sessions': ({ query }) => {
        const from = Number(query.get('cursor') ?? 0)
        const to = from + Number(query.get('limit') ?? 50)
        const rows = sessions.map((id, index) => rowOf(id, index, id === sessions.own))
        return json(200, {
          sessions: rows.slice(from, to),
          nextCursor: to < rows.length ? to : null,
          total: rows.length,
        })
      },
      'DELETE /sessions/:id': ({ id }) => {
        if (!sessions.has(id)) return problem(404, 'not_found')
        if (id === sessions.own && state.ownById === 'rejected') return problem(409, 'cannot_revoke_current')
        sessions.end(id)
        return noContent()
      },
      'POST /sessions/revoke-others': () => {
        const revoked = sessions.ids.length - 1
        sessions.endOthers()
        return json(200, { revoked })
      },
      'POST /sessions/revoke-all': () => {
        const revoked = sessions.ids.length
        sessions.endAll()
        return json(200, { revoked })
      },
      'POST /logout': () => {
        sessions.end(sessions.own)
        return noContent()
      },
    },
  })
}

const rowOf = (id: string, index: number, isCurrent: boolean) => ({
  id,
  isCurrent,
  userAgent: userAgent(index),
  ip: '203.0.113.*',
  ipMasked: true,
  location: { city: 'Lyon', countryCode: 'fr' },
  createdAt: iso(beganAt(index)),
  lastActiveAt: iso(activeAt(index)),
  authMethods: ['passkey'],
})

/** RFC 9457. */
const problem = (status: number, code: string, more: object = {}) =>
  json(
    status,
    { type: 'about:blank', title: 'CANARY_TEXT', status, code, ...more },
    { 'content-type': 'application/problem+json' },
  )
