import { ClerkAPIResponseError, ClerkRuntimeError } from '@clerk/shared/error'
import type { ClerkAPIErrorJSON } from '@clerk/shared/types'
import { Hono } from 'hono'
import type { ClerkClient, ClerkSession, ClerkUser } from '../../../src/adapters/clerk.ts'
import { clerkId, clientOf, otherAccount, type Row, rowOf, sessionOf, sessionToken, user } from './clerk-json.ts'
import { type Browser, ORIGIN, type TestServer } from './in-process.ts'

export { clerkId } from './clerk-json.ts'

interface State {
  /** What the requests are answered with, from the given path on. */
  down: {
    readonly path: RegExp
    readonly status: 401 | 403 | 404 | 422 | 429 | 500
    readonly code?: string
    readonly retryAfter?: string
  } | null
  /** Another account is signed in in this browser too. */
  hasOtherAccount: boolean
}

/**
 * Clerk's Frontend API for one user, as its OpenAPI document and the SDK's types have it; the browser is known by its `__client` cookie. The
 * real SDK works with it.
 */
export function clerkServer(others: number, now: () => number = Date.now): TestServer & { readonly state: State } {
  const state: State = { down: null, hasOtherAccount: false }
  const own = clerkId(0)
  let ids: readonly string[] = Array.from({ length: others + 1 }, (_, index) => clerkId(index))
  const end = (id: string): void => {
    ids = ids.filter((other) => other !== id)
    if (id === otherAccount) state.hasOtherAccount = false
  }
  const isHere = (id: string) => ids.includes(id) || (state.hasOtherAccount && id === otherAccount)
  const client = () => clientOf([own, otherAccount].filter(isHere), now())
  const app = new Hono().basePath('/v1')
  app.use(async (c, next) => {
    const { down } = state
    if (down?.path.test(`${c.req.method} ${c.req.path}`))
      return c.json(
        errors(down.code ?? 'down'),
        down.status,
        down.retryAfter === undefined ? {} : { 'Retry-After': down.retryAfter },
      )
    return next()
  })
  app.get('/environment', (c) => c.json(environment))
  app.get('/client', (c) => c.json({ response: client(), client: null }))
  app.use(async (c, next) => {
    const isThisBrowser = /__client=token-of-0/.test(c.req.header('cookie') ?? '')
    if (!isThisBrowser || client().sessions.length === 0) return c.json(errors('signed_out'), 401)
    const isOwn = c.req.query('_clerk_session_id') === own && ids.includes(own)
    return isOwn || c.req.path.startsWith('/v1/client') ? next() : c.json(errors('signed_out'), 401)
  })
  app.get('/me', (c) => c.json({ response: user, client: client() }))
  app.get('/me/sessions/active', (c) => c.json(ids.map((id) => rowOf(Number(id.slice(-3))))))
  app.post('/me/sessions/:id/revoke', (c) => {
    const id = c.req.param('id')
    if (!ids.includes(id)) return c.json(errors('resource_not_found'), 404)
    end(id)
    return c.json({ response: { ...rowOf(Number(id.slice(-3))), status: 'revoked' }, client: client() })
  })
  app.delete('/client/sessions', (c) => {
    for (const { id } of client().sessions) end(id)
    return c.json({ response: client(), client: null })
  })
  app.post('/client/sessions/:id/:action{touch|tokens|remove}', (c) => {
    const { id, action } = c.req.param()
    if (!isHere(id)) return c.json(errors('resource_not_found'), 404)
    if (action === 'tokens') return c.json({ object: 'token', jwt: sessionToken(id, now()) })
    if (action === 'remove') end(id)
    const response = sessionOf(id, action === 'remove' ? 'removed' : 'active', now())
    return c.json({ response, client: client() })
  })
  return { app: { fetch: (request) => app.fetch(asMeant(request)) }, alive: () => ids, state }
}

/** The SDK sends GET and POST alone, and says in the address what it means. */
function asMeant(request: Request): Request {
  const method = new URL(request.url).searchParams.get('_method')
  return method === null ? request : new Request(request.url, { method, headers: request.headers })
}

/** As much of an environment as the SDK wants for its sessions. */
const environment = {
  object: 'environment',
  auth_config: { object: 'auth_config', id: 'a', single_session_mode: false, claimed_at: 1, reverification: true },
  display_config: { object: 'display_config', id: 'd', instance_environment_type: 'production', application_name: 'x' },
  user_settings: { attributes: {}, social: {}, sign_in: {}, sign_up: { captcha_enabled: false }, actions: {} },
  organization_settings: { enabled: false },
  maintenance_mode: false,
}

const errors = (code: string) => ({ errors: [{ code, message: 'CANARY_TEXT', long_message: 'CANARY_TEXT' }] })

/**
 * How the browser is connected. `lost`: no answer comes, and an ordinary browser says so. `swallowed`: the same where the SDK says
 * nothing about it, offline or in what it takes for a bot. `rethrown`: the same with its option `rethrowOfflineNetworkErrors`.
 */
export interface Line {
  state: 'online' | 'lost' | 'swallowed' | 'rethrown'
}

interface Fapi {
  readonly response?: Partial<Row>
  readonly client?: { readonly sessions: readonly { readonly id: string }[] }
  readonly errors?: ClerkAPIErrorJSON[]
}

/**
 * Plays the `Clerk` object as `@clerk/clerk-js` 6.40.0 behaves, over a browser: the list that is remembered and in which errors are lost,
 * the user who is replaced with each answer that brings a client, and the silence of a browser that is offline. Errors are those of `@clerk/shared`.
 */
export function clerkDouble(
  browser: Pick<Browser, 'fetch'>,
  line: Line,
): ClerkClient & { readonly activated: unknown[] } {
  async function request(method: 'GET' | 'POST', path: string): Promise<Response> {
    if (line.state !== 'online') throw new TypeError('Failed to fetch')
    const url = `${ORIGIN}/v1${path}?_clerk_session_id=${clerk.session?.id ?? ''}`
    return browser.fetch(url, { method, credentials: 'include' })
  }

  async function fetchBase(method: 'GET' | 'POST', path: string): Promise<Fapi | null> {
    let answer: Response
    try {
      answer = await request(method, path)
    } catch (error) {
      if (line.state === 'rethrown') throw new ClerkRuntimeError('CANARY', { code: 'network_error' })
      if (line.state === 'swallowed') return null
      throw new Error(`ClerkJS: Network error at "${ORIGIN}/CANARY" - TypeError. Please try again.`, { cause: error })
    }
    const body: Fapi = await answer.json()
    if (body.client) clerk.take(body.client.sessions)
    if (answer.ok) return body
    if (answer.status === 401) clerk.take([])
    const retryAfter = Number.parseInt(answer.headers.get('retry-after') ?? '', 10)
    throw new ClerkAPIResponseError(body.errors?.[0]?.long_message ?? '', {
      data: body.errors ?? [],
      status: answer.status,
      ...(answer.status === 429 && !Number.isNaN(retryAfter) && { retryAfter }),
    })
  }

  class SessionWithActivities implements ClerkSession {
    id = ''
    status = ''
    lastActiveAt = new Date()
    expireAt = new Date()
    latestActivity: Readonly<Record<string, unknown>> = {}

    constructor(wire: Row) {
      this.#take(wire)
    }

    async revoke(): Promise<this> {
      const json = await fetchBase('POST', `/me/sessions/${encodeURIComponent(this.id)}/revoke`)
      if (json?.response) this.#take({ ...rowOf(0), ...json.response })
      return this
    }

    #take(wire: Row): void {
      const seen = wire.latest_activity
      this.id = wire.id
      this.status = wire.status
      this.lastActiveAt = new Date(wire.last_active_at)
      this.expireAt = new Date(wire.expire_at)
      this.latestActivity = {
        id: seen.id,
        deviceType: seen.device_type,
        browserName: seen.browser_name,
        browserVersion: seen.browser_version,
        country: seen.country,
        city: seen.city,
        isMobile: seen.is_mobile,
        ipAddress: seen.ip_address,
      }
    }
  }

  class User implements ClerkUser {
    #remembered: readonly ClerkSession[] | null = null

    async getSessions(): Promise<readonly ClerkSession[]> {
      this.#remembered ??= await request('GET', '/me/sessions/active')
        .then((answer) => answer.json())
        .then((wire: Row[]) => wire.map((row) => new SessionWithActivities(row)))
        .catch(() => [])
      return this.#remembered
    }

    async reload(): Promise<this> {
      await fetchBase('GET', '/me')
      return this
    }
  }

  class OwnSession {
    readonly id = clerkId(0)
    status = 'active'

    async remove(): Promise<this> {
      const json = await fetchBase('POST', `/client/sessions/${this.id}/remove`)
      this.status = json?.response?.status ?? this.status
      return this
    }
  }

  const clerk = {
    loaded: true,
    user: new User() as User | null,
    session: new OwnSession() as OwnSession | null,
    activated: [] as unknown[],
    take(sessions: readonly { readonly id: string }[]): void {
      const isSignedIn = sessions.some(({ id }) => id === clerkId(0))
      clerk.session = isSignedIn ? new OwnSession() : null
      clerk.user = isSignedIn ? new User() : null
    },
    async setActive({ session }: { session: null }): Promise<void> {
      clerk.activated.push(session)
      clerk.take([])
    },
  }
  return clerk
}
