import type { Api } from '../../demo/server/access-tokens.ts'
import type { AuthServerOptions } from '../../demo/server/options.ts'
import { bioreAdapter } from '../../src/adapters/biore.ts'
import type { FetchLike, HttpOptions } from '../../src/adapters/lib/http-options.ts'
import { preludeAdapter } from '../../src/adapters/prelude.ts'
import type { SessionAdapter } from '../../src/core/session-adapter.ts'
import { type RunningServer, type SignedInClient, signedInClient, startServer, testClock } from '../demo/client.ts'
import type { Backend } from './conformance/backend.ts'

/** One request as the adapter sent it. */
export interface Sent {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly init: RequestInit
}

/** A backend over HTTP, with everything behind it. */
export interface DemoBackend extends Backend {
  readonly server: RunningServer
  readonly client: SignedInClient
  readonly clock: ReturnType<typeof testClock>
  readonly sent: readonly Sent[]
  /** The options of the adapter, to make another one. */
  readonly options: HttpOptions & { readonly baseUrl: string; readonly fetch: FetchLike }
  readonly close: () => Promise<void>
}

const adapters: Record<Api, (options: HttpOptions & { baseUrl: string }) => SessionAdapter> = {
  biore: bioreAdapter,
  prelude: preludeAdapter,
}

const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
]

/** The demo's auth server on a free port, one user, and an adapter that talks to it over real HTTP. */
export async function demoBackend(
  api: Api,
  others: number,
  serverOptions: AuthServerOptions = {},
): Promise<DemoBackend> {
  const clock = testClock()
  const server = await startServer({ rateLimits: 'off', now: clock.now, ...serverOptions })
  const client = await signedInClient(server, { api })
  for (let index = 0; index < Math.min(others, agents.length); index += 1) {
    clock.advance(1000)
    await signedInClient(server, { api, email: client.email, userAgent: agents[index] ?? '' })
  }
  if (others > agents.length) await client.call('POST', '/demo/devices', { count: others - agents.length })

  const sent: Sent[] = []
  let refreshes = true
  const options = {
    baseUrl: api === 'biore' ? `${server.origin}/api/v1` : server.origin,
    getAccessToken: client.getAccessToken,
    refresh: async () => refreshes && client.refresh(),
    fetch: (url: string, init: RequestInit) => {
      const { pathname, search } = new URL(url)
      sent.push({ method: init.method ?? 'GET', path: pathname + search, init })
      return client.fetch(url, init)
    },
  }
  return {
    server,
    client,
    clock,
    sent,
    options,
    adapter: adapters[api](options),
    alive: async () =>
      server.sessions.list(client.userId).map((session) => (api === 'biore' ? session.id : session.familyId)),
    requests: () => sent.length,
    loseCredential() {
      client.setAccessToken(null)
      refreshes = false
    },
    close: () => server.close(),
  }
}
