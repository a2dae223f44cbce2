import { json } from './lib/answers.ts'
import { beganAt, iso, TOKEN, userAgent } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import { type Call, type Route, type TestServer, type TestServerOptions, testServer } from './lib/test-server.ts'

export interface ParseState {
  /** The key that the application must send as `X-Parse-JavaScript-Key`; `null` for none. */
  javascriptKey: string | null
  /** `no`: as a server would that does not know `keys`: it sends whole rows, with the tokens in them. */
  knowsKeys: 'yes' | 'no'
  /** `maxLimit`: no page is longer. */
  maxLimit: number
  /** `yes`: every request is one too many. */
  isLimited: 'yes' | 'no'
}

/** 10 letters and digits, as theirs. */
const idOf = (index: number): string => `aParseId${String(index).padStart(2, '0')}`

/**
 * Parse Server for one user, as its `sessions` routes have it; `npm run test:servers` compares its answers with those of parse-server. The application's id is
 * `app`. The application keeps the user agent of a sign-in in `userAgent`.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function parseServer(options: TestServerOptions = {}): TestServer<ParseState> {
  const { baseUrl = 'https://auth.example/parse', others = 2 } = options
  const state: ParseState = { javascriptKey: null, knowsKeys: 'yes', maxLimit: 1000, isLimited: 'no' }
  const sessions = new SessionTable(others, idOf)
  const isSignedIn = ({ headers }: Call): boolean =>
    headers.get('x-parse-session-token') === TOKEN && sessions.has(sessions.own)
  const signedIn =
    (route: Route): Route =>
    (call) =>
      isSignedIn(call) ? route(call) : error(400, 209)

  return testServer({
    baseUrl,
    state,
    sessions,
    guard: ({ headers }) => {
      if (state.isLimited === 'yes') return error(429, 100)
      const isKnown =
        headers.get('x-parse-application-id') === 'app' &&
        (state.javascriptKey === null || headers.get('x-parse-javascript-key') === state.javascriptKey)
      return isKnown ? null : json(403, { error: 'unauthorized' })
    },
    routes: {
      'GET /sessions': signedIn(({ query }) => {
        const skip = Number(query.get('skip') ?? 0)
        const limit = Math.min(Number(query.get('limit') ?? 100), state.maxLimit)
        const rows = sessions.map(rowOf)
        // Those of one moment by their ids.
        const ordered = query.get('order')?.startsWith('-createdAt') ? rows.toReversed() : rows
        const keys = state.knowsKeys === 'yes' ? query.get('keys') : null
        const found = ordered.slice(skip, skip + limit).map((row) => (keys === null ? row : pick(row, keys.split(','))))
        return json(200, { results: found, ...(query.get('count') === '1' && { count: rows.length }) })
      }),
      'GET /sessions/me': signedIn(() => json(200, rowOf(sessions.own, 0))),
      'DELETE /sessions/:id': signedIn(({ id }) => {
        if (!sessions.has(id)) return error(404, 101)
        sessions.end(id)
        return json(200, {})
      }),
      'POST /logout': (call) => {
        // Answers yes without a token, and no to a dead token.
        if (call.headers.has('x-parse-session-token') && !isSignedIn(call)) return error(400, 209)
        if (isSignedIn(call)) sessions.end(sessions.own)
        return json(200, {})
      },
    },
  })
}

/** As theirs: a number, and a text for developers. */
const error = (status: number, code: number): Response => json(status, { code, error: 'CANARY_TEXT' })

/** These come always. */
const always = new Set(['objectId', 'createdAt', 'updatedAt', 'ACL'])

const pick = (row: object, keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(row).filter(([name]) => always.has(name) || keys.includes(name)))

function rowOf(objectId: string, index: number) {
  return {
    objectId,
    sessionToken: `r:CANARY_TOKEN_${index}`,
    user: { __type: 'Pointer', className: '_User', objectId: 'aUser' },
    createdWith:
      index % 2 === 0 ? { action: 'login', authProvider: 'password' } : { action: 'signup', authProvider: 'google' },
    expiresAt: { __type: 'Date', iso: iso(beganAt(index) + 365 * 86_400_000) },
    installationId: `CANARY_INSTALLATION_${index}`,
    createdAt: iso(beganAt(index)),
    updatedAt: iso(beganAt(index)),
    ...(index !== 2 && { userAgent: userAgent(index) }),
  }
}
