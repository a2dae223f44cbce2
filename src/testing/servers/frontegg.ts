import { json } from './lib/answers.ts'
import { beganAt, iso, TOKEN, userAgent, uuid } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import { bearerOf, type TestServer, type TestServerOptions, testServer } from './lib/test-server.ts'

export interface FronteggState {
  /** Whether the session that asks is marked, which is optional in the SDK's types. */
  current: 'marked' | 'not told'
}

/**
 * Frontegg for one user, as the requests and types of `@frontegg/rest-api` 7.119.0 have it, below `/frontegg` where its client
 * looks for it. The token is a bearer.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function fronteggServer(options: TestServerOptions = {}): TestServer<FronteggState> {
  const { baseUrl = 'https://auth.example', others = 2 } = options
  const state: FronteggState = { current: 'marked' }
  const sessions = new SessionTable(others, uuid)
  const api = '/frontegg/identity/resources'
  return testServer({
    baseUrl,
    state,
    sessions,
    guard: (call) => (bearerOf(call) === TOKEN && sessions.has(sessions.own) ? null : failed(401, 'ER-01010')),
    routes: {
      [`GET ${api}/users/sessions/v1/me`]: () =>
        json(
          200,
          sessions.map((id, index) => ({
            id,
            createdAt: iso(beganAt(index)),
            expires: '2026-12-18T10:00:00.000Z',
            ...(index % 3 !== 2 && { ipAddress: '198.51.100.7', userAgent: userAgent(index) }),
            ...(state.current === 'marked' && { current: id === sessions.own }),
            impersonated: false,
          })),
        ),
      [`DELETE ${api}/users/sessions/v1/me/all`]: () => {
        sessions.endAll()
        return empty()
      },
      [`DELETE ${api}/users/sessions/v1/me/:id`]: ({ id }) => {
        if (!sessions.has(id)) return failed(404, 'ER-01012')
        sessions.end(id)
        return empty()
      },
      [`POST ${api}/auth/v1/logout`]: () => {
        sessions.end(sessions.own)
        return empty()
      },
    },
  })
}

const empty = (): Response => new Response('', { status: 200 })

const failed = (status: number, errorCode: string) =>
  json(status, { errors: ['CANARY_TEXT'], errorCode, traceId: 'CANARY_TRACE' })
