import { json, noContent } from './lib/answers.ts'
import { beganAt, TOKEN, userAgent } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import { bearerOf, type TestServer, type TestServerOptions, testServer } from './lib/test-server.ts'

/** What an administrator set up, and which version runs. */
export interface LogtoState {
  sessionField: 'Off' | 'ReadOnly' | 'Edit'
  scopes: 'sessions' | 'openid'
  client: 'first-party' | 'third-party'
  version: '1.38' | '1.40'
  /** The sessions whose grants were to be ended as well. */
  readonly grantsOf: string[]
}

/** Ids as `nanoid` makes them. */
const uid = (index: number): string => `m2Vq0-_${index}`

/**
 * Logto's account API for one user, as its `sessions.ts` has it. The token is a bearer; every call needs the verified record
 * `verified`.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function logtoServer(options: TestServerOptions = {}): TestServer<LogtoState> {
  const { baseUrl = 'https://auth.example/api', others = 2 } = options
  const state: LogtoState = {
    sessionField: 'Edit',
    scopes: 'sessions',
    client: 'first-party',
    version: '1.40',
    grantsOf: [],
  }
  const sessions = new SessionTable(others, uid)
  return testServer({
    baseUrl,
    state,
    sessions,
    guard: (call) => {
      const isRead = call.method === 'GET'
      if (bearerOf(call) !== TOKEN || !sessions.has(sessions.own)) return error(401, 'auth.unauthorized')
      if (call.headers.get('logto-verification-id') !== 'verified')
        return error(401, 'verification_record.permission_denied')
      if (state.sessionField === 'Off' || (!isRead && state.sessionField !== 'Edit'))
        return error(400, `account_center.field_not_${isRead ? 'enabled' : 'editable'}`)
      return state.scopes === 'sessions' ? null : error(401, 'auth.unauthorized')
    },
    routes: {
      'GET /my-account/sessions': () =>
        json(200, {
          sessions: sessions.map((id, index) => ({
            ...rowOf(id, index),
            ...(state.version === '1.40' && { isCurrent: id === sessions.own }),
          })),
        }),
      'DELETE /my-account/sessions/:id': ({ id, query }) => {
        if (state.client === 'third-party') return error(403, 'auth.third_party_application_forbidden')
        if (!sessions.has(id)) return error(404, 'oidc.session_not_found')
        if (query.get('revokeGrantsTarget') === 'all') state.grantsOf.push(id)
        sessions.end(id)
        return noContent()
      },
    },
  })
}

function rowOf(id: string, index: number) {
  const at = beganAt(index) / 1000
  const context = { ip: '198.51.100.7', userAgent: userAgent(index), country: 'FR', city: 'Lyon' }
  return {
    payload: {
      uid: id,
      jti: `jti-of-${id}`,
      kind: 'Session',
      iat: at,
      exp: at + 14 * 86_400,
      loginTs: at,
      accountId: 'u1',
      authorizations: { app1: { sid: 's1', grantId: `grant-of-${id}` } },
    },
    lastSubmission:
      index === 2
        ? null
        : {
            interactionEvent: 'SignIn',
            userId: 'u1',
            verificationRecords: [{ type: 'Password' }, { type: 'Totp' }],
            signInContext: index === 1 ? {} : context,
          },
    clientId: 'app1',
    accountId: 'u1',
    expiresAt: (at + 14 * 86_400) * 1000,
  }
}

const error = (status: number, code: string) => json(status, { code, message: 'CANARY_TEXT', data: null })
