import { json } from './lib/answers.ts'
import { beganAt, iso, TOKEN, uuid } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import {
  bearerOf,
  type Call,
  cookieOf,
  fieldOf,
  type Route,
  type TestServer,
  type TestServerOptions,
  testServer,
} from './lib/test-server.ts'

export interface PayloadState {
  /** `off`: `auth.useSessions` is false, and nothing is listed or ended. */
  sessions: 'on' | 'off'
  /** `auth.removeTokenFromResponses`. */
  tokenInResponses: 'yes' | 'no'
  /** Whether the collection has the two endpoints of the docs page. */
  endpoints: 'own' | 'none'
}

/** A token of this session. Its signature is not checked. */
export const payloadAccessToken = (index = 0): string =>
  `CANARY_HEAD.${btoa(JSON.stringify({ id: 1, collection: 'users', sid: uuid(index) }))}.CANARY_SIGNATURE`

/**
 * Payload 3 for one user of the collection `users`; `npm run test:servers` compares its answers with those of payload. The token is the cookie
 * `payload-token`, or a bearer: `token-of-0` or `payloadAccessToken()`.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function payloadServer(options: TestServerOptions = {}): TestServer<PayloadState> {
  const { baseUrl = 'https://auth.example/api', others = 2 } = options
  const state: PayloadState = { sessions: 'on', tokenInResponses: 'yes', endpoints: 'own' }
  const sessions = new SessionTable(others, uuid)
  const tokens = new Set([TOKEN, payloadAccessToken()])
  const isSignedIn = (call: Call): boolean =>
    tokens.has(bearerOf(call) ?? cookieOf(call, 'payload-token') ?? '') && sessions.has(sessions.own)

  /** Endpoints of the application: without a user they say so. */
  const own =
    (route: Route): Route =>
    (call) => {
      if (state.endpoints === 'none') return json(404, { message: 'Route not found "CANARY_TEXT"' })
      return isSignedIn(call) ? route(call) : error(401)
    }

  return testServer({
    baseUrl,
    state,
    sessions,
    cookies: `payload-token=${TOKEN}`,
    routes: {
      'GET /users/me': (call) => {
        if (!isSignedIn(call)) return json(200, { user: null, message: 'CANARY_TEXT' })
        const all = state.sessions === 'on' && { sessions: sessions.map(rowOf) }
        const user =
          call.query.get('select[sessions]') === 'true'
            ? { id: 1, ...all }
            : { id: 1, email: 'canary@example.org', loginAttempts: 0, ...all }
        return json(200, {
          user: { ...user, collection: 'users', _strategy: 'local-jwt' },
          collection: 'users',
          strategy: 'local-jwt',
          exp: beganAt(0) / 1000 + 7200,
          ...(state.tokenInResponses === 'yes' && { token: payloadAccessToken() }),
          message: 'CANARY_TEXT',
        })
      },
      'POST /users/logout': (call) => {
        if (!isSignedIn(call)) return error(400)
        if (state.sessions === 'on') {
          if (call.query.get('allSessions') === 'true') sessions.endAll()
          else sessions.end(sessions.own)
        }
        return json(200, { message: 'CANARY_TEXT' })
      },
      'POST /users/end-session': own(({ body }) => {
        const id = fieldOf(body, 'id')
        if (typeof id !== 'string') return error(400)
        const ended = sessions.has(id) ? 1 : 0
        sessions.end(id)
        return json(200, { ended })
      }),
      'POST /users/end-other-sessions': own(() => {
        const ended = sessions.ids.length - 1
        sessions.endOthers()
        return json(200, { ended })
      }),
    },
  })
}

const rowOf = (id: string, index: number) => ({
  id,
  createdAt: iso(beganAt(index)),
  expiresAt: iso(beganAt(index) + 7_200_000),
})

const error = (status: number): Response => json(status, { errors: [{ message: 'CANARY_TEXT' }] })
