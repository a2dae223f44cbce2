import { DatabaseSync } from 'node:sqlite'
import { createAdaptorServer } from '@hono/node-server'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { type BetterAuthAdapterOptions, betterAuthAdapter } from '../../src/adapters/better-auth.ts'
import type { FetchLike } from '../../src/adapters/lib/http-options.ts'
import { fieldsOf, listOf } from '../demo/client.ts'
import { CookieJar } from '../demo/cookie-jar.ts'
import type { Backend } from './conformance/backend.ts'

/** One request as it left the adapter. */
export interface SentToBetterAuth {
  readonly method: string
  /** Below `/api/auth`. */
  readonly path: string
  readonly init: RequestInit
}

export interface BetterAuthBackend extends Backend {
  /** The tables of the server itself. */
  readonly database: DatabaseSync
  readonly origin: string
  readonly userId: string
  readonly sent: readonly SentToBetterAuth[]
  /** `METHOD /path` of each request. */
  readonly routes: () => readonly string[]
  /** The cookies of the browser that asks. */
  readonly cookies: CookieJar
  /** Signs the same user in on one more device; its cookies come back. */
  readonly signIn: (userAgent: string) => Promise<CookieJar>
  /** Signs the browser that asks in again, as a step-up does. */
  readonly signInAgain: () => Promise<void>
  /** Moves the sign-in of the browser that asks into the past. */
  readonly signedInDaysAgo: (days: number) => void
  /** More sessions of the user, straight into the table. */
  readonly insertSessions: (count: number, expiry: 'tomorrow' | 'yesterday') => void
  /** A request of the browser that asks, past the adapter. */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>
  /** The adapter, with other options. */
  readonly withOptions: (options: BetterAuthAdapterOptions) => BetterAuthBackend['adapter']
  readonly close: () => Promise<void>
}

export const agents = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
] as const

const DAY_MS = 86_400_000

const email = 'somebody@example.com'
const password = 'correct horse battery staple'

/** A real Better Auth server on a free port of 127.0.0.1, its tables in memory, one user on `others` devices besides this one. */
export async function betterAuthBackend(
  others: number,
  { session, rateLimit, advanced, ...more }: Partial<BetterAuthOptions> = {},
): Promise<BetterAuthBackend> {
  const database = new DatabaseSync(':memory:')
  let handle: ((request: Request) => Promise<Response>) | null = null
  const server = createAdaptorServer({
    fetch: (request: Request) => handle?.(request) ?? new Response(null, { status: 503 }),
    overrideGlobalObjects: false,
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const auth = betterAuth({
    database,
    baseURL: origin,
    secret: 'only-for-tests-'.repeat(4),
    // What is checked in production is checked here: Better Auth switches its CSRF check off where it sees a test.
    advanced: { disableOriginCheck: false, disableCSRFCheck: false, ...advanced },
    emailAndPassword: {
      enabled: true,
      // Its own hash takes a tenth of a second, and every test signs in several times.
      password: {
        hash: async (given) => `plain:${given}`,
        verify: async ({ hash, password: given }) => hash === `plain:${given}`,
      },
    },
    rateLimit: { enabled: false, storage: 'database', ...rateLimit },
    session: { ...session },
    logger: { disabled: true },
    telemetry: { enabled: false },
    ...more,
  })
  await (await getMigrations(auth.options)).runMigrations()
  handle = auth.handler

  const browser =
    (cookies: CookieJar, userAgent: string): FetchLike =>
    async (url, init) => {
      const headers = new Headers(init.headers)
      headers.set('user-agent', userAgent)
      headers.set('origin', origin)
      const cookie = init.credentials === 'omit' ? null : cookies.header(new URL(url).pathname)
      if (cookie !== null) headers.set('cookie', cookie)
      const response = await fetch(url, { ...init, headers })
      cookies.take(response.headers)
      return response
    }
  const post = (from: FetchLike, path: string, body: unknown): Promise<Response> =>
    from(`${origin}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const signIn = async (userAgent: string, cookies = new CookieJar()): Promise<CookieJar> => {
    const response = await post(browser(cookies, userAgent), '/sign-in/email', { email, password })
    if (!response.ok) throw new Error(`Sign-in answered ${response.status}.`)
    return cookies
  }

  const cookies = new CookieJar()
  const here = browser(cookies, agents[0])
  const signedUp = await post(here, '/sign-up/email', { name: 'Somebody', email, password })
  if (!signedUp.ok) throw new Error(`Sign-up answered ${signedUp.status}.`)
  const userId = String(fieldsOf(fieldsOf(await signedUp.json())['user'])['id'])
  for (let index = 1; index <= others; index += 1) await signIn(agents[index] ?? `device/${index}.0`)

  const sent: SentToBetterAuth[] = []
  const base: BetterAuthAdapterOptions = {
    baseUrl: `${origin}/api/auth`,
    fetch: (url, init) => {
      sent.push({ method: init.method ?? 'GET', path: new URL(url).pathname.slice('/api/auth'.length), init })
      return here(url, init)
    },
  }
  return {
    adapter: betterAuthAdapter(base),
    credential: 'cookie',
    database,
    origin,
    userId,
    sent,
    cookies,
    alive: async () =>
      listOf(database.prepare('SELECT id, expiresAt FROM session WHERE userId = ?').all(userId))
        .filter(({ expiresAt }) => Date.parse(String(expiresAt)) > Date.now())
        .map(({ id }) => String(id)),
    requests: () => sent.length,
    routes: () => sent.map(({ method, path }) => `${method} ${path}`),
    loseCredential: () => cookies.clear(),
    signIn: (userAgent) => signIn(userAgent),
    signInAgain: async () => {
      await signIn(agents[0], cookies)
    },
    signedInDaysAgo(days) {
      // The browser that asks signed up, so its session is the first row.
      const rewind = 'UPDATE session SET createdAt = ? WHERE rowid = (SELECT min(rowid) FROM session)'
      database.prepare(rewind).run(new Date(Date.now() - days * DAY_MS).toISOString())
    },
    insertSessions(count, expiry) {
      const insert = database.prepare(
        `INSERT INTO session (id, token, userId, createdAt, updatedAt, expiresAt, userAgent, ipAddress)
         VALUES (?, ?, ?, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', ?, '', '')`,
      )
      const expiresAt = new Date(Date.now() + (expiry === 'tomorrow' ? DAY_MS : -DAY_MS)).toISOString()
      for (let index = 0; index < count; index += 1) insert.run(`id-${index}`, `token-${index}`, userId, expiresAt)
    },
    request: (path, init = {}) => here(`${origin}/api/auth${path}`, init),
    withOptions: (options) => betterAuthAdapter({ ...base, ...options }),
    async close() {
      const closed = new Promise((resolve) => {
        server.close(resolve)
      })
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
      database.close()
    },
  }
}
