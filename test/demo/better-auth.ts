import { betterAuthAdapter } from '../../src/adapters/better-auth.ts'
import type { SessionAdapter } from '../../src/core/session-adapter.ts'
import type { RunningServer } from './client.ts'
import { CookieJar } from './cookie-jar.ts'

/** One browser at Better Auth's face. */
export interface BetterAuthClient {
  readonly cookies: CookieJar
  readonly adapter: SessionAdapter
  /** A request as a page of `from` sends it, JSON where there is a body. */
  send(method: string, path: string, body?: unknown): Promise<Response>
}

const firefoxOnLinux = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0'

/** A browser that is not signed in. `from`: the origin of its page; default the server's own. */
export function betterAuthClient(
  { origin }: RunningServer,
  { from = origin, cookies = new CookieJar() }: { readonly from?: string; readonly cookies?: CookieJar } = {},
): BetterAuthClient {
  const carry = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('origin', from)
    headers.set('user-agent', firefoxOnLinux)
    const cookie = cookies.header(new URL(url).pathname)
    if (cookie !== null) headers.set('cookie', cookie)
    const response = await fetch(url, { ...init, headers })
    cookies.take(response.headers)
    return response
  }
  return {
    cookies,
    adapter: betterAuthAdapter({ baseUrl: `${origin}/api/auth`, fetch: carry, listLimit: 20_000 }),
    send: (method, path, body) =>
      carry(origin + path, {
        method,
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      }),
  }
}
