import { json } from './lib/answers.ts'
import { activeAt, beganAt, iso, TOKEN, userAgent } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import { bearerOf, fieldOf, type TestServer, type TestServerOptions, testServer } from './lib/test-server.ts'

export interface ZitadelState {
  /** What an id that is not there is answered with; which it is, is not documented. */
  unknown: 200 | 403 | 404
  /** Whether a plain user may search. */
  search: 'allowed' | 'denied'
}

/** The id of the user. */
export const zitadelUserId = '77000000000000000'

/** The id of a session, 18 digits; 0 is the one that asks. */
export const zitadelSessionId = (index: number): string => `2183000000000000${String(index).padStart(2, '0')}`

/**
 * ZITADEL's session service for one user, as its documents have it. The token is a bearer; the user is `zitadelUserId`, and
 * the session that asks `zitadelSessionId(0)`. JSON as of protobuf: numbers of 64 bits are texts, and what is empty is left out.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function zitadelServer(options: TestServerOptions = {}): TestServer<ZitadelState> {
  const { baseUrl = 'https://auth.example', others = 2 } = options
  const state: ZitadelState = { unknown: 404, search: 'allowed' }
  const sessions = new SessionTable(others, zitadelSessionId)
  return testServer({
    baseUrl,
    state,
    sessions,
    on: ({ method }) => (method === 'POST' ? 'list' : 'revoke'),
    guard: (call) =>
      bearerOf(call) === TOKEN && sessions.has(sessions.own) ? null : problem(401, 16, 'auth header missing'),
    routes: {
      'POST /v2/sessions/search': ({ body }) => {
        if (state.search === 'denied') return problem(403, 7, 'membership not found (AUTHZ-cdgFk)')
        const mine = asksFor(body) === zitadelUserId ? sessions.map(rowOf) : []
        const query = fieldOf(body, 'query')
        const from = Number(fieldOf(query, 'offset') ?? 0)
        // A limit of 0 is none in protobuf; their default is 100.
        const page = mine.slice(from, from + (Number(fieldOf(query, 'limit') ?? 0) || 100))
        return json(200, {
          details: {
            ...(mine.length > 0 && { totalResult: String(mine.length) }),
            timestamp: '2026-11-21T08:00:00Z',
          },
          ...(page.length > 0 && { sessions: page }),
        })
      },
      'DELETE /v2/sessions/:id': ({ id }) => {
        if (!sessions.has(id) && state.unknown === 404) return problem(404, 5, 'Session not found (QUERY-SFeaa)')
        if (!sessions.has(id) && state.unknown === 403)
          return problem(403, 7, 'No matching permissions found (AUTHZ-AWfge)')
        sessions.end(id)
        return json(200, { details: { sequence: '580', changeDate: '2026-11-21T08:00:00Z', resourceOwner: '1' } })
      },
    },
  })
}

/** Whose sessions are searched for. */
function asksFor(body: unknown): unknown {
  const queries = fieldOf(body, 'queries')
  return fieldOf(fieldOf(Array.isArray(queries) ? queries[0] : null, 'userIdQuery'), 'id')
}

function rowOf(id: string, index: number): object {
  return {
    id,
    creationDate: iso(beganAt(index)),
    changeDate: iso(activeAt(index)).replace('.000Z', '.123456Z'),
    sequence: '574',
    factors: {
      user: {
        verifiedAt: '2026-11-18T10:00:00Z',
        id: zitadelUserId,
        loginName: 'CANARY@example.org',
        displayName: 'CANARY',
      },
      password: { verifiedAt: '2026-11-18T10:00:05Z' },
      ...(index === 1 && { webAuthN: { verifiedAt: '2026-11-18T10:00:07Z', userVerified: true } }),
    },
    metadata: { secret: 'Q0FOQVJZ', note: 'CANARY' },
    // A login need not store any of it.
    ...(index !== 2 && {
      userAgent: {
        fingerprintId: 'CANARY_FINGERPRINT',
        ip: '198.51.100.7',
        description: 'Firefox, Linux',
        header: { 'user-agent': { values: [userAgent(index)] } },
      },
      expirationDate: '2026-12-18T10:00:00Z',
    }),
  }
}

const problem = (status: number, code: number, message: string) =>
  json(status, { code, message: `CANARY ${message}`, details: [] })
