import { json } from './lib/answers.ts'
import { activeAt, TOKEN, userAgent } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import { bearerOf, type Call, fieldOf, type TestServer, type TestServerOptions, testServer } from './lib/test-server.ts'

export interface MatrixState {
  /** What ending devices asks for. `nothing`: Synapse, for a while after a sign-in, with `ui_auth.session_timeout`. */
  proof: 'password' | 'sso' | 'nothing'
  /** The user's password, and `completed`: the user was on the page for `m.login.sso`. */
  readonly password: string
  sso: 'not visited' | 'completed'
  /** `oauth`: signing in is left to an OAuth 2.0 server, and devices can be listed and no more. */
  signIn: 'own' | 'oauth'
  /** The device that the token belongs to may not be told. */
  tellsDevice: boolean
}

const api = '/_matrix/client/v3'

/**
 * A Matrix homeserver for one user, `@ada:auth.example`, as the client-server API 1.17 and Synapse have it: devices, `whoami`,
 * user-interactive authentication and both sign-outs. The token is a bearer.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function matrixServer(options: TestServerOptions = {}): TestServer<MatrixState> {
  const { baseUrl = 'https://auth.example', others = 2 } = options
  const state: MatrixState = {
    proof: 'password',
    password: 'correct horse',
    sso: 'not visited',
    signIn: 'own',
    tellsDevice: true,
  }
  const sessions = new SessionTable(others, (index) => `DEVICE${index}`)
  /** The body that each question was asked about. */
  const questions = new Map<string, string>()

  function question(devices: string, known?: string): Response {
    const session = known ?? `uia-${questions.size}`
    questions.set(session, devices)
    const stage = state.proof === 'sso' ? 'm.login.sso' : 'm.login.password'
    const wrong = known !== undefined && { errcode: 'M_FORBIDDEN', error: 'CANARY_TEXT', completed: [] }
    return json(401, { session, flows: [{ stages: [stage] }], params: {}, ...wrong })
  }

  function proven(auth: unknown): boolean {
    if (state.proof === 'sso') return state.sso === 'completed'
    const user = fieldOf(fieldOf(auth, 'identifier'), 'user')
    return (
      fieldOf(auth, 'type') === 'm.login.password' &&
      (user === 'ada' || user === '@ada:auth.example') &&
      fieldOf(auth, 'password') === state.password
    )
  }

  /** What is to be answered in place of doing it; `null`: it may be done. */
  function asks(call: Call): Response | null {
    if (state.proof === 'nothing') return null
    const devices = JSON.stringify(fieldOf(call.body, 'devices'))
    const auth = fieldOf(call.body, 'auth')
    if (auth === undefined) return question(devices)
    const session = fieldOf(auth, 'session')
    if (typeof session !== 'string') return question(devices)
    if (!questions.has(session)) return error(400, 'M_UNKNOWN')
    if (questions.get(session) !== devices) return error(403, 'M_FORBIDDEN')
    return proven(auth) ? null : question(devices, session)
  }

  return testServer({
    baseUrl,
    state,
    sessions,
    guard: (call) => {
      const token = bearerOf(call)
      if (token === undefined) return error(401, 'M_MISSING_TOKEN')
      if (token !== TOKEN || !sessions.has(sessions.own)) return error(401, 'M_UNKNOWN_TOKEN', { soft_logout: false })
      if (state.signIn === 'oauth' && call.method !== 'GET') return error(404, 'M_UNRECOGNIZED')
      return null
    },
    routes: {
      [`GET ${api}/devices`]: () => json(200, { devices: sessions.map(deviceRow) }),
      [`GET ${api}/account/whoami`]: () =>
        json(200, {
          user_id: '@ada:auth.example',
          is_guest: false,
          ...(state.tellsDevice && { device_id: sessions.own }),
        }),
      [`POST ${api}/delete_devices`]: (call) => {
        const devices = fieldOf(call.body, 'devices')
        if (!Array.isArray(devices)) return error(400, 'M_MISSING_PARAM')
        const asked = asks(call)
        if (asked) return asked
        sessions.end(...devices.filter((id) => typeof id === 'string'))
        return json(200, {})
      },
      [`POST ${api}/logout`]: () => {
        sessions.end(sessions.own)
        return json(200, {})
      },
      [`POST ${api}/logout/all`]: () => {
        sessions.endAll()
        return json(200, {})
      },
    },
  })
}

/** The third has no name, and was never seen; of the second the user agent is told (MSC3852). */
function deviceRow(id: string, index: number): object {
  const seen = { last_seen_ip: '203.0.113.5', last_seen_ts: activeAt(index) }
  const names = ['Firefox on Linux', 'Ada’s phone', null]
  const agents = [null, userAgent(1), null]
  return {
    device_id: id,
    display_name: names[index % names.length] ?? null,
    ...(index % names.length === 2 ? { last_seen_ip: null, last_seen_ts: null } : seen),
    'org.matrix.msc3852.last_seen_user_agent': agents[index % agents.length] ?? null,
    user_id: '@ada:auth.example',
  }
}

const error = (status: number, errcode: string, more: object = {}) =>
  json(status, { errcode, error: 'CANARY_TEXT', ...more })
