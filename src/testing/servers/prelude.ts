import { json, noContent } from './lib/answers.ts'
import { activeAt, beganAt, iso } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import { bearerOf, type TestServer, type TestServerOptions, testServer } from './lib/test-server.ts'

export interface PreludeState {
  /** The largest page; which it is, is not documented. */
  maxLimit: number
  /** What an id that is not there is answered with; which it is, is not documented. */
  unknownSession: 'not_found' | 'no_content'
}

const idOf = (index: number): string => `ses_${index}`
const kinds = [
  { device_model: 'Macintosh', device_type: 'desktop', os_version: 'macOS 14.5', country_code: 'FR' },
  { device_model: 'iPhone', device_type: 'mobile', os_version: 'iOS 26.1', country_code: 'TR' },
  { device_model: '', device_type: 'unknown', os_version: '', country_code: '' },
]

/** An access token of the first session: its `sid` claim says so. The signature is not checked. */
export const preludeAccessToken: string = `e30.${btoa(JSON.stringify({ sid: idOf(0) })).replace(/=+$/, '')}.CANARY`

/**
 * Prelude's sessions for one user (https://docs.prelude.so/auth/api-reference/frontend/list-sessions.md). The token is a
 * bearer, and a JWT: `preludeAccessToken`.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function preludeServer(options: TestServerOptions = {}): TestServer<PreludeState> {
  const { baseUrl = 'https://app.session.example', others = 2 } = options
  const state: PreludeState = { maxLimit: 100, unknownSession: 'not_found' }
  const sessions = new SessionTable(others, idOf)
  return testServer({
    baseUrl,
    state,
    sessions,
    guard: (call) =>
      bearerOf(call) === preludeAccessToken && sessions.has(sessions.own) ? null : error(401, 'unauthorized'),
    routes: {
      'GET /v1/session/me/list': ({ query }) => {
        const limit = Number(query.get('limit') ?? 10)
        const offset = Number(query.get('offset') ?? 0)
        if (!(limit >= 1 && limit <= state.maxLimit)) return error(400, 'invalid_pagination_limit', 'bad_request')
        if (!(offset >= 0)) return error(400, 'invalid_pagination_offset', 'bad_request')
        const rows = sessions.map(rowOf)
        return json(200, { sessions: rows.slice(offset, offset + limit), total: rows.length, limit, offset })
      },
      'POST /v1/session/me/revoke': ({ query }) => {
        const id = query.get('session_id') ?? ''
        switch (query.get('target') ?? '') {
          case 'all':
            sessions.endAll()
            return noContent()
          case 'others':
            sessions.endOthers()
            return noContent()
          case 'mine':
            sessions.end(sessions.own)
            return noContent()
          case 'session':
            if (id === '') return error(400, 'bad_request')
            if (!sessions.has(id) && state.unknownSession === 'not_found') return error(404, 'not_found')
            sessions.end(id)
            return noContent()
          default:
            return error(400, 'bad_request')
        }
      },
    },
  })
}

const wholeSeconds = (time: number): string => iso(time).replace('.000Z', 'Z')
const rowOf = (id: string, index: number) => ({
  id,
  ...kinds[index % kinds.length],
  created_at: wholeSeconds(beganAt(index)),
  last_seen_at: wholeSeconds(activeAt(index)),
  expires_at: wholeSeconds(beganAt(index) + 30 * 86_400_000),
})
const error = (status: number, code: string, type = code) => json(status, { code, type, message: 'CANARY_TEXT' })
