import { Hono } from 'hono'
import { type TestServer, uuid } from './in-process.ts'

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** An access token as theirs; nobody here checks the signature. */
export const tokenOf = (claims: Readonly<Record<string, unknown>>): string =>
  `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: uuid(900), role: 'authenticated', ...claims })}.CANARY_SIGNATURE`

function claimsOf(header: string | undefined): Readonly<Record<string, unknown>> | null {
  const payload = /^Bearer [^.]+\.([^.]+)\.CANARY_SIGNATURE$/.exec(header ?? '')?.[1]
  return payload === undefined ? null : JSON.parse(Buffer.from(payload, 'base64url').toString())
}

interface State {
  /** What the next requests are answered with, whatever they ask. */
  down: { readonly status: 401 | 403 | 404 | 429 | 500 | 502; readonly body: string } | null
  /** How long tokens live, in seconds. */
  lifetime: number
  /** A custom access token hook may leave the claim out. */
  claim: 'session_id' | 'none'
}

/** Supabase Auth for one user, as `internal/api/logout.go` and `auth.go` have it. */
export function supabaseServer(
  others: number,
): TestServer & { readonly state: State; readonly end: (id: string) => void } {
  const state: State = { down: null, lifetime: 3600, claim: 'session_id' }
  let ids: readonly string[] = Array.from({ length: others }, (_, index) => uuid(index + 1))
  const own = uuid(0)
  const error = (status: 400 | 401 | 403, code: string) =>
    new Response(JSON.stringify({ code, message: 'CANARY_TEXT' }), { status, headers })
  const headers = { 'content-type': 'application/json', 'x-supabase-api-version': '2024-01-01' }

  const app = new Hono().basePath('/auth/v1')
  app.use(async (c, next) => {
    if (state.down) return new Response(state.down.body, { status: state.down.status, headers })
    return c.req.header('apikey') === 'anon' ? next() : c.json({ message: 'No API key found in request' }, 401)
  })
  app.post('/token', (c) => {
    if (c.req.query('grant_type') === 'password') ids = [own, ...ids.filter((id) => id !== own)]
    else if (!ids.includes(own)) return error(400, 'refresh_token_not_found')
    const expires = Math.floor(Date.now() / 1000) + state.lifetime
    return c.json({
      access_token: tokenOf({ exp: expires, iat: state.lifetime, ...(state.claim !== 'none' && { session_id: own }) }),
      token_type: 'bearer',
      expires_in: state.lifetime,
      expires_at: expires,
      refresh_token: 'CANARY_REFRESH',
      user: {
        id: uuid(900),
        aud: 'authenticated',
        app_metadata: {},
        user_metadata: {},
        created_at: '2026-11-18T10:00:00Z',
      },
    })
  })
  app.post('/logout', (c) => {
    const authorization = c.req.header('authorization')
    if (authorization === undefined) return error(401, 'no_authorization')
    const claims = claimsOf(authorization)
    if (!claims || Number(claims['exp']) * 1000 < Date.now()) return error(403, 'bad_jwt')
    const session = claims['session_id']
    if (session !== undefined && !ids.some((id) => id === session)) return error(403, 'session_not_found')
    const scope = c.req.query('scope') ?? 'global'
    if (!['global', 'local', 'others'].includes(scope)) return error(400, 'validation_failed')
    // Without a session the scope is not looked at: everything ends.
    if (session === undefined || scope === 'global') ids = []
    else ids = ids.filter((id) => (id === session) !== (scope === 'local'))
    return c.body(null, 204)
  })
  return {
    app,
    state,
    alive: () => ids,
    end: (id) => {
      ids = ids.filter((other) => other !== id)
    },
  }
}
