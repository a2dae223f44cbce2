import { json, plain } from './lib/answers.ts'
import { activeAt, beganAt, TOKEN, uuid } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import { type Call, type TestServer, type TestServerOptions, testServer } from './lib/test-server.ts'

export interface StackAuthState {
  /** When set, every request is one too many, and this is its `Retry-After`. */
  retryAfter: string | null
}

const place = {
  ip: '198.51.100.7',
  countryCode: 'US',
  regionCode: 'CA',
  cityName: 'Oakland',
  latitude: 37.8,
  longitude: -122.2,
  tzIdentifier: 'America/Los_Angeles',
}

/**
 * Stack Auth for one user, as its `auth/sessions` routes have it. The token goes in `x-stack-access-token`; the project is
 * `project`, its key `pck_test`.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function stackAuthServer(options: TestServerOptions = {}): TestServer<StackAuthState> {
  const { baseUrl = 'https://auth.example/api/v1', others = 2 } = options
  const state: StackAuthState = { retryAfter: null }
  const sessions = new SessionTable(others, uuid)
  return testServer({
    baseUrl,
    state,
    sessions,
    guard: (call) => {
      const { headers, path, query } = call
      if (state.retryAfter !== null) return json(429, { message: 'Wait.' }, { 'Retry-After': state.retryAfter })
      const token = headers.get('x-stack-access-token')
      if (headers.get('x-stack-access-type') !== 'client') return known(400, 'ACCESS_TYPE_REQUIRED')
      if (headers.get('x-stack-project-id') !== 'project') return known(400, 'CURRENT_PROJECT_NOT_FOUND')
      if (headers.get('x-stack-publishable-client-key') !== 'pck_test')
        return known(401, 'INVALID_PUBLISHABLE_CLIENT_KEY')
      // Without a token there is no user: 400, and not 401.
      if (token === null) return known(400, 'CANNOT_GET_OWN_USER_WITHOUT_USER')
      if (token !== TOKEN || !sessions.has(sessions.own)) return known(401, 'ACCESS_TOKEN_EXPIRED')
      if (path === '/auth/sessions' && query.get('user_id') !== 'me')
        return plain(403, 'Client can only list sessions for their own user.')
      return null
    },
    routes: {
      'GET /auth/sessions': () =>
        json(200, {
          items: sessions.map((id, index) => ({
            id,
            user_id: uuid(500),
            created_at: beganAt(index),
            last_used_at: activeAt(index),
            is_impersonation: false,
            is_current_session: id === sessions.own,
            ...(index !== 2 && { last_used_at_end_user_ip_info: place }),
          })),
          is_paginated: false,
        }),
      'DELETE /auth/sessions/current': ({ body }: Call) => {
        if (body === undefined) return known(400, 'BODY_PARSING_ERROR')
        sessions.end(sessions.own)
        return json(200, { success: true })
      },
      'DELETE /auth/sessions/:id': ({ id, query }) => {
        if (query.get('user_id') !== 'me') return known(400, 'SCHEMA_ERROR')
        if (!sessions.has(id)) return plain(404, 'Session not found.')
        if (id === sessions.own) return known(400, 'CANNOT_DELETE_CURRENT_SESSION')
        sessions.end(id)
        return json(200, { success: true })
      },
    },
  })
}

const known = (status: number, code: string) => json(status, { code, error: 'CANARY_TEXT' })
