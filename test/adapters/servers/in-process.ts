import type { FetchLike } from '../../../src/adapters/lib/http-options.ts'
import type { SessionAdapter } from '../../../src/core/session-adapter.ts'
import { CookieJar } from '../../demo/cookie-jar.ts'
import type { Backend } from '../conformance/backend.ts'

export { activeAt, beganAt, userAgent, uuid } from '../../../src/testing/servers/lib/fixtures.ts'

/** Where the servers of the tests seem to be. */
export const ORIGIN = 'https://auth.example'

/** One request, as it reached the server. */
export interface Sent {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers: Headers
  readonly body: unknown
  readonly credentials: RequestCredentials | undefined
}

/** A Hono application, or anything that answers requests. */
export interface Answers {
  readonly fetch: (request: Request) => Response | Promise<Response>
}

/** A browser that reaches one server without a network: it keeps cookies, and remembers what was sent. */
export interface Browser {
  readonly fetch: FetchLike
  readonly sent: Sent[]
  readonly cookies: CookieJar
  /** `GET /sessions?limit=50` of each request. */
  readonly routes: () => readonly string[]
}

export function browser(app: Answers): Browser {
  const cookies = new CookieJar()
  const sent: Sent[] = []
  return {
    sent,
    cookies,
    routes: () => sent.map(({ method, path }) => `${method} ${path}`),
    fetch: async (url, init) => {
      const { href, pathname, search } = new URL(url, ORIGIN)
      const headers = new Headers(init.headers)
      const cookie = init.credentials === 'omit' ? null : cookies.header(pathname)
      if (cookie !== null) headers.set('cookie', cookie)
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null
      sent.push({ method: init.method ?? 'GET', path: pathname + search, headers, body, credentials: init.credentials })
      const request = new Request(href, { ...init, headers, signal: null })
      const response = await app.fetch(request)
      cookies.take(response.headers)
      return response
    },
  }
}

/** A server, and what may stand in front of it: an answer that its contract does not have, to every request. */
export function behindFront(server: Answers): Answers & {
  down: { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> } | null
} {
  const front: ReturnType<typeof behindFront> = {
    down: null,
    fetch: (request) => {
      const { down } = front
      if (!down) return server.fetch(request)
      return new Response(down.body, {
        status: down.status,
        headers: { 'content-type': 'application/json', ...down.headers },
      })
    },
  }
  return front
}

/** A server of the tests that is written with Hono: what it holds to be alive, and who asks. */
export interface TestServer {
  readonly app: Answers
  /** The ids of the sessions that are alive. The first one is the session that asks, for as long as it lives. */
  readonly alive: () => readonly string[]
}

/** A backend for the conformance suite. The caller gives the credential, and takes it away. */
export function backendOf(
  server: Pick<TestServer, 'alive'>,
  client: Browser,
  adapter: SessionAdapter,
  credential: Pick<Backend, 'credential' | 'loseCredential'>,
): Backend {
  return { adapter, alive: async () => server.alive(), requests: () => client.sent.length, ...credential }
}

/** The same, for an SDK that calls `fetch` as it likes. */
export function asFetch({ fetch: send }: Pick<Browser, 'fetch'>): typeof fetch {
  return (input, init) => send(input instanceof Request ? input.url : input.toString(), init ?? {})
}

/** Clears the cookies of a browser. */
export function cookiesOf({ cookies }: Browser): Pick<Backend, 'credential' | 'loseCredential'> {
  return { credential: 'cookie', loseCredential: () => cookies.clear() }
}

/** An access token that can be taken away. */
export function tokenSource(token: string): {
  readonly getAccessToken: () => string | null
  readonly loseCredential: () => void
} {
  let current: string | null = token
  return {
    getAccessToken: () => current,
    loseCredential: () => {
      current = null
    },
  }
}
