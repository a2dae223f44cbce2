import type { Api } from '../../demo/server/access-tokens.ts'
import { type AuthServer, createAuthServer } from '../../demo/server/create-server.ts'
import type { AuthServerOptions } from '../../demo/server/options.ts'
import { CookieJar } from './cookie-jar.ts'

/** An auth server that listens, over a database in memory. */
export interface RunningServer extends AuthServer {
  /** `http://127.0.0.1:1234` */
  readonly origin: string
}

/** A password hash that costs next to nothing: tests sign up all the time. */
const cheap = { N: 2, r: 1, p: 1 }

/** Starts a server of one's own on a free port. Close it in `afterEach`. */
export async function startServer(options: AuthServerOptions = {}): Promise<RunningServer> {
  const server = createAuthServer({ passwordCost: cheap, ...options })
  const origin = await server.listen()
  return { ...server, origin }
}

/** A clock that stands still until it is moved. */
export function testClock(start = Date.parse('2026-11-21T12:00:00.000Z')): {
  now: () => number
  advance(ms: number): void
} {
  let time = start
  return {
    now: () => time,
    advance(ms) {
      time += ms
    },
  }
}

export interface SignInOptions {
  readonly api: Api
  /** Default: Chrome on macOS. */
  readonly userAgent?: string
  /** Default: an address of its own. Give the same again for a second device of one user. */
  readonly email?: string
}

/** One browser profile of one user: its cookies, its access token, and a `fetch` that carries the cookies. */
export interface SignedInClient {
  readonly api: Api
  readonly origin: string
  readonly email: string
  readonly userId: string
  readonly cookies: CookieJar
  /** As `fetch` in a page of the server's origin: a path or a URL, cookies unless `credentials` is `omit`. No bearer. */
  readonly fetch: typeof fetch
  /** `fetch` with the bearer, and a JSON body when there is one. */
  call(method: string, path: string, body?: unknown): Promise<Response>
  /** What an adapter's `getAccessToken` is given. */
  readonly getAccessToken: () => string | null
  setAccessToken(token: string | null): void
  /** What an adapter's `refresh` is given: one request, then true, or false when the server refuses. */
  readonly refresh: () => Promise<boolean>
}

const chromeOnMac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
const password = 'correct horse battery staple'
let users = 0

/** Signs up, unless that was done, and signs in. */
export async function signedInClient(server: RunningServer, options: SignInOptions): Promise<SignedInClient> {
  const { api, userAgent = chromeOnMac } = options
  users += 1
  const email = options.email ?? `user-${users}@example.com`
  const cookies = new CookieJar()
  let accessToken: string | null = null

  const carry: typeof fetch = async (input, init) => {
    const request = new Request(input instanceof Request ? input : new URL(input, server.origin), init)
    const cookie = request.credentials === 'omit' ? null : cookies.header(new URL(request.url).pathname)
    if (cookie !== null) request.headers.set('cookie', cookie)
    request.headers.set('user-agent', userAgent)
    const response = await fetch(request)
    if (request.credentials !== 'omit') cookies.take(response.headers)
    return response
  }
  const post = (path: string, body: unknown) =>
    carry(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

  const signUp = await post('/demo/sign-up', { email, password })
  if (signUp.status !== 201 && signUp.status !== 409) throw new Error(`Sign-up answered ${signUp.status}.`)
  const signIn = await post('/demo/sign-in', { email, password, api })
  if (signIn.status !== 200) throw new Error(`Sign-in answered ${signIn.status}.`)
  const answer = await fields(signIn)
  accessToken = String(answer['accessToken'])

  return {
    api,
    origin: server.origin,
    email,
    userId: String(answer['userId']),
    cookies,
    fetch: carry,
    call: (method, path, body) =>
      carry(path, {
        method,
        headers: {
          ...(accessToken !== null && { authorization: `Bearer ${accessToken}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    getAccessToken: () => accessToken,
    setAccessToken(token) {
      accessToken = token
    },
    async refresh() {
      const response = await carry(api === 'biore' ? '/api/v1/auth/refresh' : '/v1/session/refresh', { method: 'POST' })
      if (!response.ok) return false
      const body = await fields(response)
      accessToken = String(api === 'biore' ? fieldsOf(body['data'])['accessToken'] : body['access_token'])
      return true
    },
  }
}

/** The fields of a JSON answer. Throws when it is no JSON object. */
export async function fields(response: Response): Promise<Record<string, unknown>> {
  return fieldsOf(await response.json())
}

/** The fields of a JSON object. Throws for anything else. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('No JSON object')
  return { ...value }
}

/** The entries of a JSON array of objects. Throws for anything else. */
export function listOf(value: unknown): readonly Record<string, unknown>[] {
  if (!Array.isArray(value)) throw new TypeError('No JSON array')
  return value.map(fieldsOf)
}
