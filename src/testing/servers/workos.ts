import { json } from './lib/answers.ts'
import { activeAt, beganAt, iso, userAgent } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import { bearerOf, fieldOf, type TestServer, type TestServerOptions, testServer } from './lib/test-server.ts'

export interface WorkosState {
  /** `expired`: the token of the first session is refused until a new one is taken, `workosAccessToken(2)`. */
  token: 'good' | 'expired'
  /** Whether the user may use the widget at all. */
  permission: 'granted' | 'missing'
}

const idOf = (index: number): string => `session_01K${String(index).padStart(4, '0')}`

/**
 * The first, or the second access token of the first session: its `sid` claim says so. The signature is not checked.
 *
 * Unstable, as the server is.
 */
export const workosAccessToken = (number: 1 | 2 = 1): string =>
  `e30.${btoa(JSON.stringify({ sid: idOf(0), jti: number })).replace(/=+$/, '')}.CANARY`

/**
 * WorkOS for one user, as the requests and types of `@workos-inc/widgets` 1.18.0 have its User Sessions widget. The token is a
 * bearer, and a JWT: `workosAccessToken()`.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function workosServer(options: TestServerOptions = {}): TestServer<WorkosState> {
  const { baseUrl = 'https://auth.example', others = 2 } = options
  const state: WorkosState = { token: 'good', permission: 'granted' }
  const sessions = new SessionTable(others, idOf)
  const api = '/_widgets/UserProfile/sessions'
  return testServer({
    baseUrl,
    state,
    sessions,
    guard: (call) => {
      const tokens = [...(state.token === 'good' ? [workosAccessToken(1)] : []), workosAccessToken(2)]
      const isWidget = call.headers.get('workos-widgets-version') === '1'
      if (!isWidget || call.headers.get('workos-widgets-type') !== 'user-sessions') return refused(400)
      // WorkOS answers an expired token and a missing permission alike.
      const isKnown = sessions.has(sessions.own) && tokens.includes(bearerOf(call) ?? '')
      return isKnown && state.permission === 'granted' ? null : refused(403)
    },
    routes: {
      [`GET ${api}`]: () => json(200, { data: sessions.map(sessionRow) }),
      [`DELETE ${api}/revoke-all`]: ({ body }) => {
        const spared = fieldOf(body, 'currentSessionId')
        if (typeof spared !== 'string') return refused(400)
        sessions.end(...sessions.ids.filter((id) => id !== spared))
        return json(200, { success: true })
      },
      [`DELETE ${api}/revoke/:id`]: ({ id }) => {
        if (!sessions.has(id)) return refused(400)
        sessions.end(id)
        return json(200, { success: true })
      },
    },
  })
}

const refused = (status: number) => json(status, { message: 'CANARY_TEXT' })

/** Of the third nothing is known but when it began. */
function sessionRow(id: string, index: number): object {
  const isKnown = index % 3 !== 2
  return {
    id,
    userlandUserId: 'user_01K',
    ipAddress: isKnown ? '198.51.100.7' : null,
    userAgent: isKnown ? userAgent(index) : null,
    organizationId: null,
    state: { tag: 'active', expiresAt: isKnown ? '2026-12-18T10:00:00.000Z' : null },
    currentLocation: isKnown ? { cityName: 'Lyon', countryISOCode: 'FR' } : null,
    ...signInMethods,
    usedPasswordAuth: index === 0,
    usedPasskeyAuth: index === 1,
    impersonatorUserId: null,
    impersonatorEmail: 'canary@example.org',
    impersonationReason: 'CANARY_REASON',
    lastActivityAt: isKnown ? iso(activeAt(index)) : null,
    createdAt: iso(beganAt(index)),
    updatedAt: iso(activeAt(index)),
  }
}

const signInMethods = {
  usedSsoAuth: false,
  usedAppleOauth: false,
  usedBitbucketOauth: false,
  usedGithubOauth: false,
  usedGitLabOauth: false,
  usedGoogleOauth: false,
  usedLinkedInOauth: false,
  usedImpersonation: false,
  usedMicrosoftOauth: false,
  usedSlackOauth: false,
  usedXeroOauth: false,
  usedMagicAuth: false,
}
