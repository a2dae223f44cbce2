import { type Context, Hono } from 'hono'
import { activeAt, beganAt, type TestServer, userAgent } from './in-process.ts'

export interface AllauthState {
  /** `allauth.usersessions` may not be installed. */
  usersessions: 'installed' | 'missing'
  /** What a project may put before the view; the view itself never asks. */
  reauthentication: 'not wanted' | 'wanted'
  trackActivity: 'on' | 'off'
  /** Ids that end after the list was read and before they are asked for. */
  readonly expires: Set<number>
  /** The next answers hand out a new session token. */
  newToken: string | null
}

/** django-allauth, headless, for one user, as `usersessions/views.py` and its form have it. Ids begin at 100. */
export function allauthServer(
  others: number,
  client: 'app' | 'browser',
): TestServer & { readonly state: AllauthState } {
  const state: AllauthState = {
    usersessions: 'installed',
    reauthentication: 'not wanted',
    trackActivity: 'on',
    expires: new Set(),
    newToken: null,
  }
  let ids: readonly number[] = Array.from({ length: others + 1 }, (_, index) => 100 + index)
  const own = 100
  const app = new Hono().basePath(`/_allauth/${client}/v1/auth`)
  const isSignedIn = (c: Context) =>
    ids.includes(own) &&
    (client === 'app' ? c.req.header('x-session-token') : cookie(c, 'sessionid')) === 'token-of-100'
  const authentication = (c: Context, signedIn: boolean, flows: readonly object[]) =>
    c.json(
      {
        status: 401,
        data: { flows },
        meta: { is_authenticated: signedIn, ...(state.newToken && { session_token: state.newToken }) },
      },
      401,
    )
  const signIn = (c: Context) => authentication(c, false, [{ id: 'login' }, { id: 'provider_redirect', providers: [] }])
  const list = (c: Context) =>
    c.json({
      status: 200,
      data: ids.map((id) => ({
        id,
        user_agent: userAgent(id - 100),
        ip: '203.0.113.5',
        created_at: beganAt(id - 100) / 1000 + 0.25,
        is_current: id === own,
        ...(state.trackActivity === 'on' && { last_seen_at: activeAt(id - 100) / 1000 + 0.5 }),
      })),
      ...(state.newToken && { meta: { session_token: state.newToken } }),
    })

  app.use(async (c, next) => {
    const isWrite = c.req.method !== 'GET'
    if (client === 'browser' && isWrite && (c.req.header('x-csrftoken') ?? '-') !== cookie(c, 'csrftoken'))
      return c.html('<h1>Forbidden</h1><p>CSRF verification failed.</p>', 403)
    // The token of a session that is gone.
    if (client === 'app' && c.req.header('x-session-token') === 'dead')
      return c.json({ status: 410, data: { flows: [{ id: 'login' }] }, meta: { is_authenticated: false } }, 410)
    return next()
  })
  app.get('/sessions', (c) => {
    if (state.usersessions === 'missing') return c.html('<h1>Not Found</h1>', 404)
    return isSignedIn(c) ? list(c) : signIn(c)
  })
  app.delete('/sessions', async (c) => {
    if (state.usersessions === 'missing') return c.html('<h1>Not Found</h1>', 404)
    if (!isSignedIn(c)) return signIn(c)
    if (state.reauthentication === 'wanted')
      return authentication(c, true, [{ id: 'reauthenticate' }, { id: 'mfa_reauthenticate' }])
    ids = ids.filter((id) => !state.expires.has(id))
    const body: unknown = await c.req.json()
    const named: unknown = typeof body === 'object' && body !== null && 'sessions' in body ? body.sessions : null
    const invalid = (code: string) =>
      c.json({ status: 400, errors: [{ message: 'CANARY_TEXT', code, param: 'sessions' }] }, 400)
    if (!Array.isArray(named) || named.length === 0) return invalid('required')
    if (!named.every((id) => Number.isInteger(id))) return invalid('invalid_pk_value')
    if (!named.every((id: number) => ids.includes(id))) return invalid('invalid_choice')
    ids = ids.filter((id) => !named.includes(id))
    return ids.includes(own) ? list(c) : signIn(c)
  })
  app.delete('/session', (c) => {
    if (isSignedIn(c)) ids = ids.filter((id) => id !== own)
    return signIn(c)
  })
  return { app, alive: () => ids.map(String), state }
}

const cookie = (c: Context, name: string) => new RegExp(`${name}=([^;]+)`).exec(c.req.header('cookie') ?? '')?.[1]
