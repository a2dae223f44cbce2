/** Any `fetch`: the browser's, or one with the same shape. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>

/** What every adapter takes. */
export interface SharedOptions {
  /**
   * Part of the query key, and what tells two servers on one page apart. Default: the system and its address. Where a server reads the
   * list beforehand at another address than the browser, give both the same.
   */
  readonly id?: string
}

/** What every adapter that talks HTTP needs to know about the application. */
export interface HttpOptions extends SharedOptions {
  /**
   * Gives the access token at hand, or `null`. On `null` the adapter calls `refresh` once and asks again; still `null` is
   * `unauthenticated`, and no request is sent.
   */
  readonly getAccessToken: () => string | null | Promise<string | null>
  /**
   * Renews the access token; resolves `true` when a retry makes sense, `false` when the user is signed out. The adapter
   * calls it once for any number of parallel 401s, but knows nothing of your other requests and tabs: **it must be the
   * single flight of your application**. A rejection is `network` or `unknown`, never a sign-out. Without it, a 401 is final.
   */
  readonly refresh?: () => Promise<boolean>
  /** Default: the global `fetch`, looked up at each request. */
  readonly fetch?: FetchLike
  /** Further headers for each request, e.g. a DPoP proof (RFC 9449). They win over the adapter's own. */
  readonly headers?: (request: { readonly method: string; readonly url: string }) => HeadersInit | Promise<HeadersInit>
  /** For one request, in ms: answer, body, and the wait for `refresh`. Default 10,000; `Infinity` for none. */
  readonly timeoutMs?: number
}

/** Checks what a developer passed in. Throws a plain `Error` that names the fix. */
export function requireBaseUrl(adapter: string, baseUrl: string): string {
  if (/[?#\\\s]/.test(baseUrl))
    throw new Error(`${adapter}: baseUrl must be a path or a URL without "?", "#", backslash or blank.`)
  // It becomes part of the query key, and browsers refuse to fetch it anyway.
  if (/^[a-z][a-z\d+.-]*:\/\/[^/]*@/i.test(baseUrl))
    throw new Error(`${adapter}: baseUrl must not hold a user name or a password.`)
  return baseUrl.replace(/\/+$/, '')
}

/** Checks the time limit. Throws a plain `Error` that names the fix. */
export function requireTimeout(adapter: string, timeoutMs = 10_000): number {
  if (!(timeoutMs > 0)) throw new Error(`${adapter}: timeoutMs must be a number of ms above 0, or Infinity.`)
  return timeoutMs
}

/** Checks that there is a source of tokens: without one every request would go out bare. */
export function requireTokenSource(adapter: string, getAccessToken: unknown): void {
  if (typeof getAccessToken !== 'function')
    throw new Error(`${adapter}: getAccessToken must be a function that gives the access token, or null.`)
}
