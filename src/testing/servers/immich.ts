import { json, noContent } from './lib/answers.ts'
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

/** An application of Immich's own sends its version, and the model in place of a browser. */
const devices = [
  { deviceType: 'Chrome', deviceOS: 'macOS', appVersion: null },
  { deviceType: 'Pixel 9', deviceOS: 'Android', appVersion: '2.4.1' },
  { deviceType: 'iPad13,4', deviceOS: 'iOS', appVersion: '2.4.1' },
  { deviceType: '', deviceOS: '', appVersion: null },
  { deviceType: 'mobile', deviceOS: 'Android', appVersion: null },
]

/**
 * Immich for one user, as its `session.service.ts` and `auth.service.ts` have it. The token is a bearer or the cookie
 * `immich_access_token`; a request with `x-api-key: api-key` instead is from the user, without any session.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function immichServer(options: TestServerOptions = {}): TestServer {
  const { baseUrl = 'https://auth.example/api', others = 2 } = options
  const sessions = new SessionTable(others, uuid)
  const ownOf = (call: Call): string | null =>
    (bearerOf(call) ?? cookieOf(call, 'immich_access_token')) === TOKEN && sessions.has(sessions.own)
      ? sessions.own
      : null

  return testServer({
    baseUrl,
    cookies: `immich_access_token=${TOKEN}`,
    state: {},
    sessions,
    guard: (call) =>
      ownOf(call) !== null || call.headers.get('x-api-key') === 'api-key'
        ? null
        : json(401, { message: 'Authentication required', error: 'Unauthorized', statusCode: 401 }),
    routes: {
      'GET /sessions': (call) =>
        json(
          200,
          sessions.map((id, index) => ({
            id,
            createdAt: iso(beganAt(index)),
            updatedAt: iso(activeAt(index)),
            current: id === ownOf(call),
            ...devices[index % devices.length],
            isPendingSyncReset: false,
          })),
        ),
      'DELETE /sessions': (call) => {
        if (ownOf(call) === null) sessions.endAll()
        else sessions.endOthers()
        return noContent()
      },
      'DELETE /sessions/:id': ({ id }) => {
        if (!sessions.has(id)) return json(400, notFound)
        sessions.end(id)
        return noContent()
      },
      'POST /auth/logout': (call) => {
        if (ownOf(call) !== null) sessions.end(sessions.own)
        return json(200, { successful: true, redirectUri: '/auth/login?autoLaunch=0' })
      },
    },
  })
}

const notFound = {
  message: 'Not found or no session.delete access',
  error: 'Bad Request',
  statusCode: 400,
  correlationId: 'x',
}
