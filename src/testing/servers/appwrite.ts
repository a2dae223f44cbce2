import { json, noContent } from './lib/answers.ts'
import { appwriteRow } from './lib/appwrite-row.ts'
import { TOKEN } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import { cookieOf, type TestServer, type TestServerOptions, testServer } from './lib/test-server.ts'

export interface AppwriteState {
  limited: 'no' | 'yes'
}

/** Ids as `ID.unique()` makes them. */
const idOf = (index: number): string => `673f0000000000000${String(index).padStart(3, '0')}`

/**
 * Appwrite for one user of `project`, as its `account.php` has it. The token is the header `x-appwrite-session` or the cookie
 * `a_session_project`. The `baseUrl` is the endpoint of the SDK.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function appwriteServer(options: TestServerOptions = {}): TestServer<AppwriteState> {
  const { baseUrl = 'https://auth.example/v1', others = 2 } = options
  const state: AppwriteState = { limited: 'no' }
  const sessions = new SessionTable(others, idOf)
  const endAll = () => {
    sessions.endAll()
    return noContent()
  }
  return testServer({
    baseUrl,
    cookies: `a_session_project=${TOKEN}`,
    state,
    sessions,
    guard: (call) => {
      if (state.limited === 'yes') return error(429, 'general_rate_limit_exceeded', limits)
      const token = call.headers.get('x-appwrite-session') ?? cookieOf(call, 'a_session_project')
      const isSignedIn =
        token === TOKEN && sessions.has(sessions.own) && call.headers.get('x-appwrite-project') === 'project'
      return isSignedIn ? null : error(401, 'general_unauthorized_scope')
    },
    routes: {
      'GET /account/sessions': () => {
        const rows = sessions.map((id, index) => ({ ...appwriteRow(id, index), current: id === sessions.own }))
        return json(200, { total: rows.length, sessions: rows })
      },
      'DELETE /account/sessions': endAll,
      // An empty id, as of a client that does not check: the router of the server sees the collection.
      'DELETE /account/sessions/': endAll,
      'DELETE /account/sessions/:id': ({ id }) => {
        const named = id === 'current' ? sessions.own : id
        if (!sessions.has(named)) return error(404, 'user_session_not_found')
        sessions.end(named)
        return noContent()
      },
    },
  })
}

const limits = { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1795000000' }
const error = (status: number, type: string, headers: Readonly<Record<string, string>> = {}) =>
  json(status, { message: 'CANARY_TEXT', code: status, type, version: '1.8.0' }, headers)
