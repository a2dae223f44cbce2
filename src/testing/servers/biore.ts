import { json } from './lib/answers.ts'
import { activeAt, beganAt, iso, TOKEN, uuid } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import {
  bearerOf,
  type Call,
  cookieOf,
  type TestServer,
  type TestServerOptions,
  testServer,
} from './lib/test-server.ts'

export interface BioreState {
  /** Every request but a logout is one too many. */
  limited: 'no' | 'yes'
}

const labels = ['Firefox on Linux', 'Chrome on Windows', 'Safari on iOS', null]

/**
 * bio.re for one user (https://docs.bio.re/docs/auth/sessions). The bearer names the user, and the cookie `biore_refresh` the
 * session: without it no session is marked, and none is spared. Ids do not rotate here; limits are not counted.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function bioreServer(options: TestServerOptions = {}): TestServer<BioreState> {
  const { baseUrl = 'https://auth.example/api/v1', others = 2 } = options
  const state: BioreState = { limited: 'no' }
  const sessions = new SessionTable(others, uuid)
  const ownOf = (call: Call): string | null =>
    cookieOf(call, 'biore_refresh') === TOKEN && sessions.has(sessions.own) ? sessions.own : null
  return testServer({
    baseUrl,
    cookies: `biore_refresh=${TOKEN}`,
    state,
    sessions,
    guard: (call) => {
      if (call.path === '/auth/logout') return null
      if (bearerOf(call) !== TOKEN || sessions.ids.length === 0) return error(401, 'UNAUTHORIZED')
      return state.limited === 'yes' ? error(429, 'TOO_MANY_REQUESTS') : null
    },
    routes: {
      'GET /auth/sessions': (call) =>
        json(200, {
          success: true,
          data: {
            sessions: sessions.map((id, index) => ({
              id,
              device: labels[index % labels.length],
              ipMasked: '203.0.113.***',
              location: null,
              isCurrent: id === ownOf(call),
              createdAt: iso(beganAt(index)),
              lastActiveAt: iso(activeAt(index)),
            })),
          },
        }),
      'POST /auth/sessions/revoke-all': (call) => {
        if (ownOf(call) === null) sessions.endAll()
        else sessions.endOthers()
        return done()
      },
      'DELETE /auth/sessions/:id': (call) => {
        if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(call.id)) return error(400, 'VALIDATION_ERROR')
        if (!sessions.has(call.id)) return error(404, 'auth.sessions.not_found')
        if (call.id === ownOf(call)) return error(400, 'auth.sessions.cannot_revoke_current')
        sessions.end(call.id)
        return done()
      },
      // Public: it answers 200 to anybody.
      'POST /auth/logout': (call) => {
        if (ownOf(call) !== null) sessions.end(sessions.own)
        return json(200, { success: true, data: { message: 'CANARY_TEXT' } })
      },
    },
  })
}

const done = () => json(200, { success: true })
const error = (status: number, code: string) =>
  json(status, { success: false, error: { code, message: 'CANARY_TEXT' } })
