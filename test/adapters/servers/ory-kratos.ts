import { type Context, Hono } from 'hono'
import { beganAt, type TestServer, userAgent, uuid } from './in-process.ts'

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
 * Kratos for one identity, as `session/handler.go` and its paginator have it. The session that asks is known by `X-Session-Token`,
 * the cookie, or a bearer, in this order: `token-of-0`.
 */
export function kratosServer(others: number): TestServer & { readonly state: KratosState } {
  const state: KratosState = {
    aal2: 'not wanted',
    redirectTo: 'https://auth.example/self-service/login/browser?aal=aal2',
    exposedHeaders: 'all',
    paging: 'broken',
  }
  let ids: readonly string[] = Array.from({ length: others + 1 }, (_, index) => uuid(index))
  const own = uuid(0)
  const app = new Hono()

  const isSignedIn = (c: Context) => tokenOf(c) === 'token-of-0' && ids.includes(own)
  const wantsMore = (c: Context) =>
    c.json(
      {
        ...error(403, { id: 'session_aal2_required', details: { redirect_browser_to: state.redirectTo } }),
        redirect_browser_to: state.redirectTo,
      },
      403,
    )
  app.get('/sessions/whoami', (c) => {
    if (!isSignedIn(c)) return refused(c)
    return state.aal2 === 'wanted' ? wantsMore(c) : c.json(row(own))
  })
  app.get('/sessions', (c) => {
    if (!isSignedIn(c)) return refused(c)
    if (state.aal2 === 'wanted') return wantsMore(c)
    const found = ids.filter((id) => id !== own)
    const { page, size } = readPage(c.req.query())
    const first = (state.paging === 'broken' ? Math.max(page - 1, 0) : page) * size
    if (state.exposedHeaders === 'all') {
      c.header('X-Total-Count', String(found.length))
      c.header('Link', linksOf(found.length, page, size))
    }
    return c.json(found.slice(first, first + size).map(row))
  })
  app.delete('/sessions', (c) => {
    if (!isSignedIn(c)) return refused(c)
    const count = ids.length - 1
    ids = [own]
    return c.json({ count })
  })
  app.delete('/sessions/:id', (c) => {
    const id = c.req.param('id')
    if (!isSignedIn(c)) return refused(c)
    if (id === 'whoami') return c.json(row(own))
    if (!/^[\da-f-]{36}$/.test(id)) return c.json(error(400, { message: `uuid: incorrect UUID length ${id}` }), 400)
    if (id === own) return c.json(error(400, { message: 'cannot revoke current session' }), 400)
    ids = ids.filter((other) => other !== id)
    return c.body(null, 204)
  })
  app.get('/self-service/logout/browser', (c) =>
    isSignedIn(c)
      ? c.json({ logout_url: 'https://auth.example/self-service/logout?token=logout-1', logout_token: 'logout-1' })
      : refused(c),
  )
  app.get('/self-service/logout', (c) => {
    if (c.req.query('token') !== 'logout-1' || !isSignedIn(c)) return c.json(error(403, {}), 403)
    ids = ids.filter((id) => id !== own)
    // Whoever does not ask for JSON is sent on to a page.
    return c.req.header('accept')?.includes('application/json') ? c.body(null, 204) : c.redirect('https://app.example/')
  })
  app.delete('/self-service/logout/api', async (c) => {
    const body: unknown = await c.req.json()
    const named = typeof body === 'object' && body !== null && 'session_token' in body ? body.session_token : null
    if (named !== 'token-of-0') return c.json(error(403, {}), 403)
    ids = ids.filter((id) => id !== own)
    return c.body(null, 204)
  })
  return { app, alive: () => ids, state }
}

/** `page_size` and `page_token`, else `per_page` and `page`; both count pages from 0. */
function readPage(query: Readonly<Record<string, string>>): { readonly page: number; readonly size: number } {
  const { page_size: pageSize, page_token: token, per_page: perPage, page } = query
  const byToken = pageSize !== undefined || token !== undefined
  const size = Math.min(Math.max(Number((byToken ? pageSize : perPage) ?? 250) || 1, 1), 1000)
  if (!byToken) return { page: Number(page ?? 0) || 0, size }
  const decoded: unknown = JSON.parse(token === undefined ? '{}' : atob(token))
  const offset = typeof decoded === 'object' && decoded !== null && 'offset' in decoded ? Number(decoded.offset) : 0
  return { page: Math.floor(offset / size), size }
}

/** With nothing to list, it links to a next page all the same. */
function linksOf(total: number, page: number, size: number): string {
  const link = (relation: string, number: number) => {
    const token = btoa(JSON.stringify({ offset: String(number * size), v: 2 })).replace(/=+$/, '')
    const query = `page=${number}&page_size=${size}&page_token=${token}&per_page=${size}`
    return `<https://kratos.internal/sessions?${query}>; rel="${relation}"`
  }
  const last = Math.max(Math.ceil(total / size) - 1, 0)
  if (total === 0) return [link('first', 0), link('next', page + 1), link('prev', page - 1)].join(',')
  if (page >= last) return total <= size ? link('first', 0) : [link('first', 0), link('prev', last - 1)].join(',')
  if (page === 0) return [link('next', 1), link('last', last)].join(',')
  return [link('first', 0), link('next', page + 1), link('prev', page - 1), link('last', last)].join(',')
}

const error = (code: number, more: object) => ({ error: { code, status: 'CANARY', reason: 'CANARY', ...more } })
const tokenOf = (c: Context) =>
  c.req.header('x-session-token') ??
  /ory_kratos_session=([^;]+)/.exec(c.req.header('cookie') ?? '')?.[1] ??
  c.req.header('authorization')?.replace('Bearer ', '')

const row = (id: string) => {
  const index = Number(id.slice(-12))
  const at = new Date(beganAt(index)).toISOString().replace('.000Z', '.123456Z')
  return {
    id,
    active: true,
    expires_at: new Date(beganAt(index) + 7 * 86_400_000).toISOString(),
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

const refused = (c: Context) =>
  c.json(error(401, { id: 'session_inactive', message: 'request does not have a valid authentication session' }), 401)
