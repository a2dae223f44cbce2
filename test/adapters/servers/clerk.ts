import { ClerkAPIResponseError, ClerkRuntimeError } from '@clerk/shared/error'
import type { ClerkAPIErrorJSON, SessionWithActivitiesJSON } from '@clerk/shared/types'
import { Hono } from 'hono'
import type { ClerkClient, ClerkSession, ClerkUser } from '../../../src/adapters/clerk.ts'
import { activeAt, type Browser, ORIGIN, type TestServer } from './in-process.ts'

export const clerkId = (index: number): string => `sess_2xCanNotGuess${String(index).padStart(3, '0')}`

/** Of the SDK's own type what the API answers here, so that a field of the wrong name or kind does not compile. */
type Row = Pick<
  SessionWithActivitiesJSON,
  'object' | 'id' | 'status' | 'expire_at' | 'abandon_at' | 'last_active_at' | 'actor' | 'latest_activity'
>

const devices: readonly Partial<SessionWithActivitiesJSON['latest_activity']>[] = [
  {
    device_type: 'Macintosh',
    is_mobile: false,
    browser_name: 'Chrome',
    browser_version: '142.0.0.0',
    city: 'Lyon',
    country: 'FR',
  },
  { device_type: 'iPhone', is_mobile: true, browser_name: 'Safari', browser_version: '26.1' },
  // What every field may be: not there.
  {},
]

function rowOf(index: number): Row {
  return {
    object: 'session',
    id: clerkId(index),
    status: 'active',
    expire_at: Date.UTC(2026, 10, 28),
    abandon_at: Date.UTC(2026, 11, 18),
    last_active_at: activeAt(index),
    actor: null,
    latest_activity: {
      object: 'session_activity',
      id: `sessact_${index}`,
      ...(index % 3 !== 2 && { ip_address: '198.51.100.7' }),
      ...devices[index % devices.length],
    },
  }
}

interface State {
  /** What the requests are answered with, from the given path on. */
  down: {
    readonly path: RegExp
    readonly status: 401 | 403 | 404 | 422 | 429 | 500
    readonly retryAfter?: string
  } | null
}

/** Clerk's Frontend API for one user, as its OpenAPI document has it; the browser is known by its `__client` cookie. */
export function clerkServer(others: number): TestServer & { readonly state: State } {
  const state: State = { down: null }
  const own = clerkId(0)
  let ids: readonly string[] = Array.from({ length: others + 1 }, (_, index) => clerkId(index))
  const end = (id: string): void => {
    ids = ids.filter((other) => other !== id)
  }
  const client = () => ({ sessions: ids.includes(own) ? [{ id: own }] : [] })
  const app = new Hono().basePath('/v1')
  app.use(async (c, next) => {
    const { down } = state
    if (down?.path.test(c.req.path))
      return c.json(
        errors('down'),
        down.status,
        down.retryAfter === undefined ? {} : { 'Retry-After': down.retryAfter },
      )
    const isSignedIn = /__client=token-of-0/.test(c.req.header('cookie') ?? '') && ids.includes(own)
    return isSignedIn && c.req.query('_clerk_session_id') === own ? next() : c.json(errors('signed_out'), 401)
  })
  app.get('/me', (c) => c.json({ response: { object: 'user', id: 'user_1' }, client: client() }))
  app.get('/me/sessions/active', (c) => c.json(ids.map((id) => rowOf(Number(id.slice(-3))))))
  app.post('/me/sessions/:id/revoke', (c) => {
    const id = c.req.param('id')
    if (!ids.includes(id)) return c.json(errors('resource_not_found'), 404)
    end(id)
    return c.json({ response: { ...rowOf(Number(id.slice(-3))), status: 'revoked' }, client: client() })
  })
  app.post('/client/sessions/:id/remove', (c) => {
    end(c.req.param('id'))
    return c.json({ response: { object: 'session', id: own, status: 'removed' }, client: client() })
  })
  return { app, alive: () => ids, state }
}

const errors = (code: string) => ({ errors: [{ code, message: 'CANARY_TEXT', long_message: 'CANARY_TEXT' }] })

/** How the browser is connected, as the SDK sees it. */
export interface Line {
  state: 'online' | 'offline' | 'offline, and errors are thrown'
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
): ClerkClient & { readonly signedOut: string[] } {
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
      if (line.state === 'offline, and errors are thrown')
        throw new ClerkRuntimeError('CANARY', { code: 'network_error' })
      if (line.state === 'offline') return null
      throw error
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

  const clerk = {
    user: new User() as User | null,
    session: { id: clerkId(0) } as { id: string } | null,
    signedOut: [] as string[],
    take(sessions: readonly { readonly id: string }[]): void {
      const own = sessions.find(({ id }) => id === clerkId(0)) ?? null
      clerk.session = own
      clerk.user = own && new User()
    },
    async signOut(done: () => void, { sessionId }: { sessionId: string }): Promise<void> {
      await fetchBase('POST', `/client/sessions/${sessionId}/remove`)
      clerk.take([])
      clerk.signedOut.push(sessionId)
      done()
    },
  }
  return clerk
}
