import { json } from './lib/answers.ts'
import { activeAt, beganAt, iso, TOKEN, userAgent } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import {
  type Call,
  cookieOf,
  fieldOf,
  type Route,
  type TestServer,
  type TestServerOptions,
  testServer,
} from './lib/test-server.ts'

/** What an administrator set up, and how long ago the session that asks signed in. */
export interface BetterAuthState {
  /** The list wants a sign-in of the last day (`session.freshAge`); revoking does not. */
  signedIn: 'today' | 'days ago'
  /** When set, every request is one too many, and this is its `X-Retry-After`, in seconds. */
  retryAfter: string | null
  /** The origins whose changes are taken. Default `any`, as no `fetch` of Node sends an `Origin`. */
  trustedOrigins: 'any' | readonly string[]
  /** `defaultFindManyLimit`: no more rows are listed, and "revoke other sessions" looks at no more. */
  findManyLimit: number
}

/** 32 characters, as theirs. */
const idOf = (index: number): string => `An1dOf32ChArAcTeRsWiThNoMeAn${String(index).padStart(4, '0')}`
const tokenOf = (index: number): string => `CANARY_TOKEN_${index}`

/**
 * Better Auth for one user; a test compares its answers with those of better-auth 1.7.25. The token is the cookie
 * `better-auth.session_token`, with `__Secure-` before it or not; a signature is not checked. Sessions do not expire.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function betterAuthServer(options: TestServerOptions = {}): TestServer<BetterAuthState> {
  const { baseUrl = 'https://auth.example/api/auth', others = 2 } = options
  const state: BetterAuthState = { signedIn: 'today', retryAfter: null, trustedOrigins: 'any', findManyLimit: 100 }
  const sessions = new SessionTable(others, idOf)
  const isSignedIn = (call: Call): boolean =>
    ['', '__Secure-'].some((prefix) => cookieOf(call, `${prefix}better-auth.session_token`) === TOKEN) &&
    sessions.has(sessions.own)
  /** Every row that one query finds. */
  const rows = () => sessions.map(rowOf).slice(0, state.findManyLimit)
  const signedIn =
    (route: Route): Route =>
    (call) =>
      isSignedIn(call) ? route(call) : error(401, 'UNAUTHORIZED')

  const routes: Readonly<Record<string, Route>> = {
    'GET /list-sessions': signedIn(() =>
      state.signedIn === 'today' ? json(200, rows()) : error(403, 'SESSION_NOT_FRESH'),
    ),
    // A public route: without a sign-in it answers, and that is no error.
    'GET /get-session': (call) =>
      json(200, isSignedIn(call) ? { session: rowOf(sessions.own, 0), user: userRow } : null),
    'POST /revoke-session': (call) => {
      const token = fieldOf(call.body, 'token')
      if (typeof token !== 'string') return error(400, 'VALIDATION_ERROR')
      return signedIn(() => {
        // Succeeds for every token, as their server does.
        sessions.end(...rows().flatMap((row) => (row.token === token ? [row.id] : [])))
        return json(200, { status: true })
      })(call)
    },
    'POST /revoke-other-sessions': signedIn(() => {
      sessions.end(...rows().flatMap(({ id }) => (id === sessions.own ? [] : [id])))
      return json(200, { status: true })
    }),
    'POST /revoke-sessions': signedIn(() => {
      sessions.endAll()
      return json(200, { status: true })
    }),
    // Public as well.
    'POST /sign-out': (call) => {
      if (isSignedIn(call)) sessions.end(sessions.own)
      return json(200, { success: true })
    },
  }

  return testServer({
    baseUrl,
    cookies: `better-auth.session_token=${TOKEN}`,
    state,
    sessions,
    guard: (call) => {
      if (state.retryAfter !== null) return json(429, { message: 'CANARY_TEXT' }, { 'X-Retry-After': state.retryAfter })
      if (!(`${call.method} ${call.path}` in routes)) return new Response(null, { status: 404 })
      return call.method === 'GET' ? null : (unusable(call) ?? foreign(call, state.trustedOrigins))
    },
    routes,
  })
}

/** A body that is no JSON, or does not say that it is. */
function unusable({ headers, body }: Call): Response | null {
  if (!headers.get('content-type')?.startsWith('application/json')) return error(415, 'UNSUPPORTED_MEDIA_TYPE')
  return body === undefined ? error(400, 'BAD_REQUEST') : null
}

/** Only those that bring a cookie are looked at. */
function foreign({ headers }: Call, trusted: BetterAuthState['trustedOrigins']): Response | null {
  const origin = headers.get('origin') ?? 'null'
  if (trusted === 'any' || !headers.has('cookie') || trusted.includes(origin)) return null
  return error(403, origin === 'null' ? 'MISSING_OR_NULL_ORIGIN' : 'INVALID_ORIGIN')
}

const userId = 'u_1'
const userRow = {
  id: userId,
  name: 'CANARY',
  email: 'CANARY@example.org',
  emailVerified: false,
  image: null,
  createdAt: iso(beganAt(0)),
  updatedAt: iso(beganAt(0)),
}

const rowOf = (id: string, index: number) => ({
  id,
  token: tokenOf(index),
  userId,
  createdAt: iso(beganAt(index)),
  updatedAt: iso(activeAt(index)),
  expiresAt: iso(activeAt(index) + 7 * 86_400_000),
  // Empty where the server could not tell.
  ipAddress: index === 2 ? '' : '198.51.100.7',
  userAgent: index === 2 ? '' : userAgent(index),
})

const error = (status: number, code: string) => json(status, { code, message: 'CANARY_TEXT' })
