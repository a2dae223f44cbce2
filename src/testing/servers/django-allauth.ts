import { html, json } from './lib/answers.ts'
import { activeAt, beganAt, TOKEN, userAgent } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import { type Call, cookieOf, fieldOf, type TestServer, type TestServerOptions, testServer } from './lib/test-server.ts'

export interface AllauthState {
  /** `allauth.usersessions` may not be installed. */
  usersessions: 'installed' | 'missing'
  /** What a project may put before the view; the view itself never asks. */
  reauthentication: 'not wanted' | 'wanted'
  trackActivity: 'on' | 'off'
  /** Ids that end after the list was read and before they are asked for. */
  readonly expires: Set<string>
  /** The next answers hand out a new session token. */
  newToken: string | null
}

/**
 * django-allauth, headless, for one user, as its `usersessions/views.py` and form have it. In a browser the token is the
 * cookie `sessionid`, and every change wants `X-CSRFToken` to be the cookie `csrftoken`; in an app it is `X-Session-Token`.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function djangoAllauthServer(
  options: TestServerOptions & { readonly client?: 'browser' | 'app' } = {},
): TestServer<AllauthState> {
  const { client = 'browser', others = 2, baseUrl = `https://auth.example/_allauth/${client}/v1` } = options
  const state: AllauthState = {
    usersessions: 'installed',
    reauthentication: 'not wanted',
    trackActivity: 'on',
    expires: new Set(),
    newToken: null,
  }
  const sessions = new SessionTable(others, (index) => String(100 + index))
  const tokenOf = (call: Call) => (client === 'app' ? call.headers.get('x-session-token') : cookieOf(call, 'sessionid'))
  const isSignedIn = (call: Call) => sessions.has(sessions.own) && tokenOf(call) === TOKEN

  const authentication = (signedIn: boolean, flows: readonly object[]) => {
    const token = state.newToken && { session_token: state.newToken }
    return json(401, { status: 401, data: { flows }, meta: { is_authenticated: signedIn, ...token } })
  }
  const signIn = () => authentication(false, [{ id: 'login' }, { id: 'provider_redirect', providers: [] }])
  const list = () =>
    json(200, {
      status: 200,
      data: sessions.map((id, index) => ({
        id: Number(id),
        user_agent: userAgent(index),
        ip: '203.0.113.5',
        created_at: beganAt(index) / 1000 + 0.25,
        is_current: id === sessions.own,
        ...(state.trackActivity === 'on' && { last_seen_at: activeAt(index) / 1000 + 0.5 }),
      })),
      ...(state.newToken && { meta: { session_token: state.newToken } }),
    })

  return testServer({
    baseUrl,
    cookies: client === 'browser' ? `sessionid=${TOKEN}; csrftoken=csrf-1` : '',
    state,
    sessions,
    guard: (call) => {
      const proof = call.headers.get('x-csrftoken')
      const isForged = proof === null || proof !== cookieOf(call, 'csrftoken')
      if (client === 'browser' && call.method !== 'GET' && isForged)
        return html(403, '<h1>Forbidden</h1><p>CSRF verification failed.</p>')
      // The token of a session that is gone.
      if (client === 'app' && tokenOf(call) === 'dead')
        return json(410, { status: 410, data: { flows: [{ id: 'login' }] }, meta: { is_authenticated: false } })
      if (call.path === '/auth/sessions' && state.usersessions === 'missing') return html(404, '<h1>Not Found</h1>')
      return null
    },
    routes: {
      'GET /auth/sessions': (call) => (isSignedIn(call) ? list() : signIn()),
      'DELETE /auth/sessions': (call) => {
        if (!isSignedIn(call)) return signIn()
        if (state.reauthentication === 'wanted')
          return authentication(true, [{ id: 'reauthenticate' }, { id: 'mfa_reauthenticate' }])
        sessions.end(...state.expires)
        const named = fieldOf(call.body, 'sessions')
        if (!Array.isArray(named) || named.length === 0) return invalid('required')
        if (!named.every(Number.isInteger)) return invalid('invalid_pk_value')
        if (!named.map(String).every((id) => sessions.has(id))) return invalid('invalid_choice')
        sessions.end(...named.map(String))
        return sessions.has(sessions.own) ? list() : signIn()
      },
      'DELETE /auth/session': (call) => {
        if (isSignedIn(call)) sessions.end(sessions.own)
        return signIn()
      },
    },
  })
}

const invalid = (code: string) =>
  json(400, { status: 400, errors: [{ message: 'CANARY_TEXT', code, param: 'sessions' }] })
