import { readClaim } from '../../adapters/lib/jwt.ts'
import { json, noContent } from './lib/answers.ts'
import { uuid } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import { bearerOf, type Call, type TestServer, type TestServerOptions, testServer } from './lib/test-server.ts'

export interface SupabaseState {
  /** How long the tokens live that it gives out from now on, in seconds. */
  lifetime: number
  /** A custom access token hook may leave the claim out. */
  claim: 'session_id' | 'none'
}

/**
 * An access token as theirs, with these claims; the signature is not checked. `{ session_id: server.alive()[0] }` is the session
 * that asks. One without `exp` does not expire.
 */
export const supabaseAccessToken = (claims: Readonly<Record<string, unknown>>): string =>
  `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: user.id, role: 'authenticated', ...claims })}.CANARY_SIGNATURE`

const part = (value: object): string =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/**
 * Supabase Auth for one user, as `internal/api/logout.go` and `auth.go` have it: no list, and three ways to end sessions. Its
 * client signs in to it with any password, as the session that asks, and renews its tokens. The `apikey` is `anon`. To
 * `fault`, only the logout is a `revoke`. Tokens expire by the machine's clock, as the client reads that one too.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function supabaseServer(options: TestServerOptions = {}): TestServer<SupabaseState> {
  const { baseUrl = 'https://auth.example/auth/v1', others = 2 } = options
  const state: SupabaseState = { lifetime: 3600, claim: 'session_id' }
  const sessions = new SessionTable(others, uuid)
  return testServer({
    baseUrl,
    state,
    sessions,
    on: ({ path }) => (path === '/logout' ? 'revoke' : null),
    guard: ({ headers }) =>
      headers.get('apikey') === 'anon' ? null : json(401, { message: 'No API key found in request' }),
    routes: {
      'POST /token': ({ query }) => {
        if (query.get('grant_type') === 'password')
          sessions.ids = [sessions.own, ...sessions.ids.filter((id) => id !== sessions.own)]
        else if (!sessions.has(sessions.own)) return error(400, 'refresh_token_not_found')
        const { lifetime, claim } = state
        const expires = Math.floor(Date.now() / 1000) + lifetime
        return json(200, {
          access_token: supabaseAccessToken({
            exp: expires,
            iat: expires - lifetime,
            ...(claim !== 'none' && { session_id: sessions.own }),
          }),
          token_type: 'bearer',
          expires_in: lifetime,
          expires_at: expires,
          refresh_token: 'CANARY_REFRESH',
          user,
        })
      },
      'POST /logout': (call) => {
        const refused = refusalOf(call)
        if (refused) return refused
        const session = readClaim(bearerOf(call) ?? '', 'session_id')
        if (session !== undefined && !sessions.ids.some((id) => id === session)) return error(403, 'session_not_found')
        const scope = call.query.get('scope') ?? 'global'
        if (!['global', 'local', 'others'].includes(scope)) return error(400, 'validation_failed')
        // Without a session the scope is not looked at: everything ends.
        if (session === undefined || scope === 'global') sessions.endAll()
        else sessions.end(...sessions.ids.filter((id) => (id === session) === (scope === 'local')))
        return noContent()
      },
    },
  })
}

/** What is wrong with the token. */
function refusalOf(call: Call): Response | null {
  const token = bearerOf(call)
  if (token === undefined) return error(401, 'no_authorization')
  const isOurs = token.endsWith('.CANARY_SIGNATURE') && readClaim(token, 'sub') === user.id
  return isOurs && !(Number(readClaim(token, 'exp')) * 1000 < Date.now()) ? null : error(403, 'bad_jwt')
}

const user = {
  id: uuid(900),
  aud: 'authenticated',
  app_metadata: {},
  user_metadata: {},
  created_at: '2026-11-18T10:00:00Z',
}

/** The client reads the code only where the version of the API is told. */
const error = (status: number, code: string) =>
  json(status, { code, message: 'CANARY_TEXT' }, { 'x-supabase-api-version': '2024-01-01' })
