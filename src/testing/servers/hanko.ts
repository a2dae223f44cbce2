import { json, noContent } from './lib/answers.ts'
import { TOKEN, uuid } from './lib/fixtures.ts'
import { hankoRow } from './lib/hanko-row.ts'
import { SessionTable } from './lib/session-table.ts'
import {
  bearerOf,
  type Call,
  cookieOf,
  fieldOf,
  type TestServer,
  type TestServerOptions,
  testServer,
} from './lib/test-server.ts'

/** What an administrator set up, and which flows are over. */
export interface HankoState {
  /** `session.show_on_profile` */
  shows: 'sessions' | 'nothing'
  /** `session.allow_revocation` */
  revocation: 'allowed' | 'switched off'
  /** Flows are numbered from 0, and those before this one have expired. `Infinity`: each is over at once. */
  firstLiveFlow: number
}

/**
 * Hanko for one user, as `flow_api/handler.go`, `flow/profile` and `flowpilot` have it; its SDK speaks to it. The token is a
 * bearer or the cookie `hanko`. To `fault`, the beginning of a profile flow is the `list`.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function hankoServer(options: TestServerOptions = {}): TestServer<HankoState> {
  const { baseUrl = 'https://auth.example', others = 2 } = options
  const state: HankoState = { shows: 'sessions', revocation: 'allowed', firstLiveFlow: 0 }
  const sessions = new SessionTable(others, uuid)
  /** What the next action of each flow must bring along: a state is good for one. */
  const csrfTokens: string[] = []
  let csrfs = 0
  const isSignedIn = (call: Call): boolean =>
    (bearerOf(call) ?? cookieOf(call, 'hanko')) === TOKEN && sessions.has(sessions.own)
  const deletable = () => sessions.ids.filter((id) => id !== sessions.own)
  const isOffered = () => state.revocation === 'allowed' && deletable().length > 0

  /** The state that a flow is in now. */
  function profile(flow: number, error?: { readonly code: string; readonly status: number }): Response {
    const csrf = `CANARY_CSRF_${(csrfs += 1)}`
    csrfTokens[flow] = csrf
    const status = error?.status ?? 200
    return json(status, {
      name: 'profile_init',
      status,
      csrf_token: csrf,
      payload: {
        user: { user_id: uuid(900), emails: [{ address: 'CANARY@example.org' }] },
        ...(state.shows === 'sessions' && { sessions: sessions.map(hankoRow) }),
      },
      actions: {
        account_delete: actionOf('account_delete', flow, {}),
        ...(isOffered() && {
          session_delete: actionOf('session_delete', flow, {
            session_id: {
              name: 'session_id',
              type: 'string',
              required: true,
              hidden: true,
              allowed_values: deletable().map((id) => ({ value: id, name: id })),
            },
          }),
        }),
      },
      ...(error && { error: { code: error.code, message: 'CANARY_TEXT' } }),
      links: [],
    })
  }

  function act(action: string, flow: number, body: unknown): Response {
    if (flow < state.firstLiveFlow) return failure(410, 'flow_expired_error')
    const isNext = csrfTokens[flow] !== undefined && csrfTokens[flow] === fieldOf(body, 'csrf_token')
    if (!isNext || action !== 'session_delete' || !isOffered()) return failure(403, 'operation_not_permitted_error')
    const id = deletable().find((other) => other === fieldOf(fieldOf(body, 'input_data'), 'session_id'))
    if (id === undefined) return profile(flow, { code: 'form_data_invalid_error', status: 400 })
    sessions.end(id)
    return profile(flow)
  }

  return testServer({
    baseUrl,
    cookies: `hanko=${TOKEN}`,
    state,
    sessions,
    on: ({ path, query }) => (path === '/profile' && !query.has('action') ? 'list' : 'revoke'),
    routes: {
      'POST /profile': (call) => {
        if (!isSignedIn(call)) return failure(401, 'unauthorized')
        const [action = '', flow] = (call.query.get('action') ?? '').split('@flow-')
        return flow === undefined ? profile(csrfTokens.length) : act(action, Number(flow), call.body)
      },
      'POST /logout': (call) => {
        if (!isSignedIn(call)) return json(401, { code: 401 })
        sessions.end(sessions.own)
        return noContent()
      },
    },
  })
}

const actionOf = (action: string, flow: number, inputs: object) => ({
  action,
  href: `/profile?action=${action}%40flow-${flow}`,
  inputs,
  description: '',
})

const failure = (status: number, code: string) =>
  json(status, {
    name: 'error',
    status,
    csrf_token: '',
    actions: {},
    error: { code, message: 'CANARY_TEXT' },
    links: null,
  })
