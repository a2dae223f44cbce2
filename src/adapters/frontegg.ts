import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Session } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import { SessionError } from '../core/session-error.ts'
import { deviceFromUserAgent } from '../recognition/user-agent.ts'
import { callForeign } from './lib/foreign-call.ts'
import { checkServerCode, codeOfStatus } from './lib/http-error.ts'
import { requireTimeout, type SharedOptions } from './lib/http-options.ts'
import { revokeByTarget } from './lib/revoke-by-target.ts'
import { plainIp, requireFirstPage, sessionFrom } from './lib/session-row.ts'
import { badResponse, count, field, flag, rows, text } from './lib/wire.ts'
import { timeFromIso } from './lib/wire-time.ts'

/** How an answer is wanted: as the text that it is. */
export interface FronteggCallOptions {
  readonly responseType: 'plain'
}

/** The part of the SDK's `FetchClient` that is used. */
export interface FronteggClient {
  get(url: string): Promise<unknown>
  post(url: string, body: undefined, options: FronteggCallOptions): Promise<unknown>
  delete(url: string, body: undefined, options: FronteggCallOptions): Promise<unknown>
}

export interface FronteggAdapterOptions extends SharedOptions {
  /** `new FetchClient('default')` of `@frontegg/rest-api`, with the name of your application in place of `default` if it has one. */
  readonly client: FronteggClient
  /** The name that the client was made with; it tells two Frontegg applications on one page apart. */
  readonly appName?: string
  /** For one call of the SDK, in ms. Default 10,000; `Infinity` for none. */
  readonly timeoutMs?: number
  /** How long your access tokens live, in seconds: for so long a revoked device may go on. Default: not known. */
  readonly accessTokenLagSeconds?: number
}

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'flag',
  revokeOne: 'native',
  revokeCurrentById: 'unknown',
  revokeOthers: 'emulated',
  othersNeedCurrent: true,
  revokeAll: 'native',
  signOut: 'request',
  pagination: 'none',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: null, list: 'never', revoke: 'never' },
  accessTokenLagSeconds: null,
}

const SESSIONS = '/identity/resources/users/sessions/v1/me'
const LOGOUT = '/identity/resources/auth/v1/logout'

/** The SDK puts an id into the address as it is, where `all` would be every session. */
const isId = (id: string): boolean => /^[\w-]{1,128}$/.test(id) && !/^(?:all|current)$/i.test(id)

/**
 * Experimental. Frontegg, through the `FetchClient` of its SDK, which knows address and token. Checked with `@frontegg/rest-api`
 * 7.119.0, really driven, against a server written to its types, and never run against Frontegg. Nothing of the SDK is imported.
 * Create it once, at module level.
 *
 * - **The SDK's own methods for sessions take any page for a success**, also the sign-in page of a network. So its client is asked
 *   for the text of the answer: only an empty one, JSON or "OK" is a success.
 * - `others` ends the sessions one by one, and only when the list marks one as current.
 * - The SDK renews no token: a 401 is a sign-out.
 *
 * Throws a plain `Error` for an unusable `client` or `timeoutMs`; everything later is a `SessionError`.
 */
export function fronteggAdapter({ client, appName, ...options }: FronteggAdapterOptions): SessionAdapter {
  const timeoutMs = requireTimeout('fronteggAdapter', options.timeoutMs)
  if (typeof client?.get !== 'function' || typeof client.delete !== 'function')
    throw new Error("fronteggAdapter: client must be the SDK's FetchClient, made with the name of your application.")

  const call = <T>(operation: Operation, run: () => Promise<T>, signal?: AbortSignal): Promise<T> =>
    callForeign(run, { name: `"${operation}"`, timeoutMs, signal, errorOf: (thrown) => errorFrom(thrown, operation) })

  const change = async (
    operation: Operation,
    method: 'post' | 'delete',
    path: string,
    signal: AbortSignal | undefined,
  ): Promise<void> => {
    const answer = await call(operation, () => client[method](path, undefined, { responseType: 'plain' }), signal)
    if (!isYes(answer)) throw badResponse(`"${operation}" was answered by something else, as a network's sign-in page.`)
  }

  async function list({ signal, cursor }: ListOptions = {}): Promise<SessionPage> {
    requireFirstPage(cursor)
    // The SDK reads a page of HTML as an empty object, which `rows` refuses.
    const answer = await call('list', () => client.get(SESSIONS), signal)
    return { sessions: rows(answer).map(readSession), nextCursor: null, total: null }
  }

  const adapter: SessionAdapter = {
    id: options.id ?? `frontegg:${appName ?? ''}`,
    capabilities: { ...capabilities, accessTokenLagSeconds: options.accessTokenLagSeconds ?? null },
    list,
    revoke: (request, more) =>
      revokeByTarget(
        adapter,
        {
          isId,
          one: (id, { signal }) => change('revoke', 'delete', `${SESSIONS}/${id}`, signal),
          all: ({ signal }) => change('revokeAll', 'delete', `${SESSIONS}/all`, signal),
          mine: ({ signal }) => change('signOut', 'post', LOGOUT, signal),
          // Whether it succeeds without a session is not documented.
          mineTakesAnybody: true,
        },
        request,
        more,
      ),
  }
  return adapter
}

/** True for an empty answer, JSON or a plain "OK": which of them follows a sign-out is not documented. False for a page of HTML. */
function isYes(answer: unknown): boolean {
  if (typeof answer !== 'string') return false
  if (/^\s*(?:OK)?\s*$/.test(answer)) return true
  try {
    JSON.parse(answer)
    return true
  } catch {
    return false
  }
}

/** What the SDK calls an error of which the server told no code. */
const NO_CODE = 'ER-ADMIN-PORTAL-GENERIC-ERROR'

/** A `FronteggApiError`, known by its shape: there may be two copies of the package. Its fields stand in its prototype. */
function errorFrom(thrown: unknown, operation: Operation): SessionError | null {
  if (!(thrown instanceof Error) || !('statusCode' in thrown)) return null
  const status = count(thrown.statusCode)
  if (!status) return null
  const serverCode = 'errorCode' in thrown && thrown.errorCode !== NO_CODE ? checkServerCode(thrown.errorCode) : null
  return new SessionError(codeOfStatus(status, operation), `Frontegg answered "${operation}" with status ${status}.`, {
    status,
    serverCode,
  })
}

function readSession(row: unknown): Session {
  return sessionFrom(field(row, 'id'), {
    isCurrent: flag(field(row, 'current')),
    device: deviceFromUserAgent(text(field(row, 'userAgent'))),
    ip: plainIp(field(row, 'ipAddress')),
    createdAt: timeFromIso(field(row, 'createdAt')),
    expiresAt: timeFromIso(field(row, 'expires')),
  })
}
