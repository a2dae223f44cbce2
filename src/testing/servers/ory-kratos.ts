import { json, noContent } from './lib/answers.ts'
import { beganAt, iso, TOKEN, userAgent, uuid } from './lib/fixtures.ts'
import { linksOf, readPage } from './lib/kratos-pages.ts'
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

export interface KratosState {
  /** A second factor is wanted for `whoami` and the list, and this session has none. */
  aal2: 'not wanted' | 'wanted'
  redirectTo: string
  /** What a page of another origin may read. */
  exposedHeaders: 'all' | 'none'
  /** Whether the pages 0 and 1 are the same one (ory/kratos#3883), as they are since 2022. */
  paging: 'broken' | 'fixed'
}

/**
 * Kratos for one identity, as its `session/handler.go` and paginator have it. The token is `X-Session-Token`, the cookie
 * `ory_kratos_session`, or a bearer, in this order.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function oryKratosServer(options: TestServerOptions = {}): TestServer<KratosState> {
  const { baseUrl = 'https://auth.example', others = 2 } = options
  const state: KratosState = {
    aal2: 'not wanted',
    redirectTo: 'https://auth.example/self-service/login/browser?aal=aal2',
    exposedHeaders: 'all',
    paging: 'broken',
  }
  const sessions = new SessionTable(others, uuid)
  const isSignedIn = (call: Call) => tokenOf(call) === TOKEN && sessions.has(sessions.own)
  const signedIn =
    (route: Route): Route =>
    (call) =>
      isSignedIn(call) ? route(call) : refused()
  const own = () => rowOf(sessions.own, 0)
  const withFactors = (route: Route): Route =>
    signedIn((call) => {
      if (state.aal2 === 'not wanted') return route(call)
      const wanted = error({
        code: 403,
        id: 'session_aal2_required',
        details: { redirect_browser_to: state.redirectTo },
      })
      return json(403, { ...wanted, redirect_browser_to: state.redirectTo })
    })

  return testServer({
    baseUrl,
    cookies: `ory_kratos_session=${TOKEN}`,
    state,
    sessions,
    routes: {
      'GET /sessions/whoami': withFactors(() => json(200, own())),
      'GET /sessions': withFactors(({ query }) => {
        const rows = sessions.map((id, index) => rowOf(id, index)).filter(({ id }) => id !== sessions.own)
        const { page, size } = readPage(query)
        const first = (state.paging === 'broken' ? Math.max(page - 1, 0) : page) * size
        const exposed = { 'X-Total-Count': String(rows.length), Link: linksOf(rows.length, { page, size }) }
        return json(200, rows.slice(first, first + size), state.exposedHeaders === 'all' ? exposed : {})
      }),
      'DELETE /sessions': signedIn(() => {
        const count = sessions.ids.length - 1
        sessions.endOthers()
        return json(200, { count })
      }),
      'DELETE /sessions/:id': signedIn(({ id }) => {
        if (id === 'whoami') return json(200, own())
        if (!/^[\da-f-]{36}$/.test(id)) return json(400, error({ code: 400, message: 'uuid: incorrect UUID length' }))
        if (id === sessions.own) return json(400, error({ code: 400, message: 'cannot revoke current session' }))
        sessions.end(id)
        return noContent()
      }),
      'GET /self-service/logout/browser': signedIn(() =>
        json(200, {
          logout_url: 'https://auth.example/self-service/logout?token=logout-1',
          logout_token: 'logout-1',
        }),
      ),
      'GET /self-service/logout': (call) => {
        if (call.query.get('token') !== 'logout-1' || !isSignedIn(call)) return json(403, error({ code: 403 }))
        sessions.end(sessions.own)
        // A request that does not ask for JSON is redirected to a page.
        const asksForJson = call.headers.get('accept')?.includes('application/json') === true
        return asksForJson ? noContent() : Response.redirect('https://app.example/', 302)
      },
      'DELETE /self-service/logout/api': ({ body }) => {
        if (fieldOf(body, 'session_token') !== TOKEN) return json(403, error({ code: 403 }))
        sessions.end(sessions.own)
        return noContent()
      },
    },
  })
}

const error = (about: object) => ({ error: { status: 'CANARY', reason: 'CANARY', ...about } })
const refused = () =>
  json(
    401,
    error({ code: 401, id: 'session_inactive', message: 'request does not have a valid authentication session' }),
  )
const tokenOf = (call: Call) =>
  call.headers.get('x-session-token') ?? cookieOf(call, 'ory_kratos_session') ?? bearerOf(call)

function rowOf(id: string, index: number) {
  const at = iso(beganAt(index)).replace('.000Z', '.123456Z')
  return {
    id,
    active: true,
    expires_at: iso(beganAt(index) + 7 * 86_400_000),
    authenticated_at: at,
    authenticator_assurance_level: 'aal1',
    authentication_methods: [
      { method: 'password', aal: 'aal1', completed_at: at },
      { method: 'totp', aal: 'aal2', completed_at: at },
    ],
    issued_at: at,
    identity: {
      id: uuid(500),
      schema_id: 'default',
      schema_url: 'https://auth.example/schemas/default',
      traits: { email: 'canary@example.org' },
    },
    devices: [
      { id: uuid(600), ip_address: '192.0.2.1', user_agent: 'old', location: 'Elsewhere' },
      { id: uuid(601), ip_address: '203.0.113.9', user_agent: userAgent(index), location: 'Berlin, DE' },
    ],
  }
}
