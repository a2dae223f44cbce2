import type { Operation } from '../../core/capabilities.ts'
import { isSessionError, SessionError, toSessionError } from '../../core/session-error.ts'
import { Deadline } from './deadline.ts'
import { type HttpBody, readBody } from './http-body.ts'
import { type ErrorDialect, errorFrom } from './http-error.ts'
import { type HttpOptions, requireTimeout } from './http-options.ts'
import { SingleFlight } from './single-flight.ts'

/** One request of an adapter. */
export interface HttpCall {
  readonly operation: Operation
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Whole, made with `buildUrl`. */
  readonly url: string
  /** Sent as JSON. */
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Default `include`. */
  readonly credentials?: RequestCredentials
  /** `public`: the route needs no token, so none is asked for, sent or refreshed. Default `token`. */
  readonly auth?: 'token' | 'public'
  /** True for the answer that means success; every other one becomes a `SessionError`. */
  readonly succeeded: (answer: HttpAnswer) => boolean
  readonly signal?: AbortSignal | undefined
}

export interface HttpAnswer {
  readonly status: number
  readonly header: (name: string) => string | null
  readonly body: HttpBody
  /** The access token that this very request carried. Stays inside the adapter. */
  readonly token: string | null
}

/** What an adapter tells about its server. Without `getAccessToken` no bearer is sent: cookies, or `headers`, carry the session. */
export interface HttpClientOptions extends Partial<HttpOptions> {
  /** For the messages that developers see. */
  readonly adapter: string
  readonly dialect: ErrorDialect
  /** The header that carries the access token, where that is not `Authorization: Bearer`. */
  readonly tokenHeader?: string
}

/** The one way in which adapters talk to their server. Both functions reject with nothing but a `SessionError`. */
export interface HttpClient {
  /** The limit for one request, in ms, checked: it holds for the application's own functions too. */
  readonly timeoutMs: number
  /** Sends a request and gives the answer back if it is a success. */
  readonly request: (call: HttpCall) => Promise<HttpAnswer>
  /** The access token that a request would carry now; `null` where the application has none to give. */
  readonly token: (signal?: AbortSignal) => Promise<string | null>
}

/** Create one for each adapter: it holds the single flight of `refresh`. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { getAccessToken, dialect, fetch = (url, init) => globalThis.fetch(url, init) } = options
  const timeoutMs = requireTimeout(options.adapter, options.timeoutMs)
  const flight = new SingleFlight(options.refresh ?? (() => Promise.resolve(false)))

  return {
    timeoutMs,
    request: (call) => within(call.signal, (deadline) => request(call, deadline)),
    token: (signal) => within(signal, async (deadline) => (await authenticate(deadline)).token),
  }

  async function within<T>(signal: AbortSignal | undefined, run: (deadline: Deadline) => Promise<T>): Promise<T> {
    const deadline = new Deadline(timeoutMs, signal)
    try {
      deadline.check()
      return await run(deadline)
    } catch (error) {
      throw toSessionError(error)
    } finally {
      deadline.end()
    }
  }

  async function request(call: HttpCall, deadline: Deadline): Promise<HttpAnswer> {
    if (call.auth === 'public') return answerOf(await send(call, null, deadline))
    const since = flight.settled
    const { token, refreshed } = await authenticate(deadline)
    const first = await send(call, token, deadline)
    if (refreshed || !(first instanceof SessionError) || first.code !== 'unauthenticated') return answerOf(first)
    if (!(await flight.renew(since, deadline))) throw first
    return answerOf(await send(call, await takeToken(deadline), deadline))
  }

  /** Without a token no request is sent. */
  async function authenticate(deadline: Deadline): Promise<{ token: string | null; refreshed: boolean }> {
    const since = flight.settled
    const token = await takeToken(deadline)
    if (token !== null || !getAccessToken) return { token, refreshed: false }
    if (!(await flight.renew(since, deadline))) throw signedOut()
    return { token: await takeToken(deadline), refreshed: true }
  }

  async function takeToken(deadline: Deadline): Promise<string | null> {
    if (!getAccessToken) return null
    const token: unknown = await deadline.race(byApplication('getAccessToken', getAccessToken))
    return typeof token === 'string' && token.trim() !== '' ? token : null
  }

  async function send(call: HttpCall, token: string | null, deadline: Deadline): Promise<HttpAnswer | SessionError> {
    if (token === null && getAccessToken && call.auth !== 'public') throw signedOut()
    const headers = await deadline.race(byApplication('headers', () => makeHeaders(call, token)))
    const response = await fetchOnce(call, headers, deadline)
    const answer: HttpAnswer = {
      status: response.status,
      header: (name) => response.headers.get(name),
      body: await readBody(response, deadline),
      token,
    }
    return call.succeeded(answer) ? answer : errorFrom(answer, call.operation, dialect)
  }

  async function makeHeaders({ method, url, headers, json }: HttpCall, token: string | null): Promise<Headers> {
    const all = new Headers({ accept: 'application/json' })
    if (json !== undefined) all.set('content-type', 'application/json')
    const { tokenHeader } = options
    if (token !== null) all.set(tokenHeader ?? 'authorization', tokenHeader === undefined ? `Bearer ${token}` : token)
    for (const [name, value] of Object.entries(headers ?? {})) all.set(name, value)
    new Headers(await options.headers?.({ method, url })).forEach((value, name) => all.set(name, value))
    return all
  }

  async function fetchOnce(call: HttpCall, headers: Headers, deadline: Deadline): Promise<Response> {
    // Not every `fetch` looks at its signal before it sends.
    deadline.check()
    let response: unknown
    try {
      response = await deadline.race(
        fetch(call.url, {
          method: call.method,
          headers,
          credentials: call.credentials ?? 'include',
          cache: 'no-store',
          // A redirect leads to a login page, and would turn a POST into a GET: it is never followed.
          redirect: 'manual',
          signal: deadline.signal,
          // `undefined` without `json`: then no body is sent.
          body: JSON.stringify(call.json),
        }),
      )
    } catch {
      deadline.check()
      throw new SessionError('network', 'No answer came: the connection failed, or the browser refused the request.')
    }
    if (!isResponse(response)) throw new SessionError('bad_response', 'fetch() gave something that is no response.')
    // In a browser a redirect has no status; elsewhere it keeps its own, and a `fetch` may have followed it all the same.
    if (response.type === 'opaqueredirect' || response.redirected)
      throw new SessionError('bad_response', 'The answer was a redirect, as to a login page.')
    return response
  }
}

function answerOf(outcome: HttpAnswer | SessionError): HttpAnswer {
  if (outcome instanceof SessionError) throw outcome
  return outcome
}

/** What the application's own function threw may hold anything, a token too: only a `SessionError` passes. */
async function byApplication<T>(name: string, run: () => T | PromiseLike<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw isSessionError(error) ? error : new SessionError('unknown', `The application's ${name}() failed.`)
  }
}

function isResponse(value: unknown): value is Response {
  return (
    typeof value === 'object' &&
    value !== null &&
    'status' in value &&
    typeof value.status === 'number' &&
    'headers' in value &&
    typeof value.headers === 'object' &&
    value.headers !== null &&
    'get' in value.headers &&
    'text' in value &&
    typeof value.text === 'function'
  )
}

function signedOut(): SessionError {
  return new SessionError('unauthenticated', 'There is no access token, and refreshing gave none.')
}
