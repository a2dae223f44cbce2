import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Session } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import { SessionError, type SessionErrorCode } from '../core/session-error.ts'
import { isJson, jsonOf } from './lib/answers.ts'
import { callForeign } from './lib/foreign-call.ts'
import { createHttpClient, type HttpAnswer, type HttpCall } from './lib/http-client.ts'
import { type HttpOptions, requireBaseUrl, requireTokenSource } from './lib/http-options.ts'
import { type DeviceOptions, deviceReader, type ReadDevice } from './lib/read-device.ts'
import { revokeByTarget } from './lib/revoke-by-target.ts'
import { cursorAt, offsetOf, plainIp, sessionFrom, words } from './lib/session-row.ts'
import { buildUrl } from './lib/url.ts'
import { badResponse, field, isRecord, rows, text, wholeText } from './lib/wire.ts'
import { timeFromIso } from './lib/wire-time.ts'

export type { HttpOptions } from './lib/http-options.ts'

export interface ZitadelAdapterOptions extends HttpOptions, DeviceOptions {
  /** Your instance, `https://{domain}`. */
  readonly baseUrl: string
  /** The user's own id (`sub`): whose sessions are searched for. */
  readonly getUserId: () => string | null | Promise<string | null>
  /**
   * The id of the session that asks: the one that your login made, or the `sid` claim of the ID token. `null`: it is not known,
   * and then `others`, `mine` and `all` are refused.
   */
  readonly getSessionId: () => string | null | Promise<string | null>
  /** How long your access tokens live, in seconds: for so long a revoked device may go on. Default: not known. */
  readonly accessTokenLagSeconds?: number
}

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'caller',
  revokeOne: 'native',
  revokeCurrentById: 'allowed',
  revokeOthers: 'emulated',
  othersNeedCurrent: true,
  revokeAll: 'emulated',
  signOut: 'request',
  pagination: 'offset',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: null, list: 'never', revoke: 'never' },
  accessTokenLagSeconds: null,
}

const PAGE_SIZE = 100

/** Codes of gRPC, which say more than the status where a proxy in between translates. */
const codes: ReadonlyMap<unknown, SessionErrorCode> = new Map([
  [16, 'unauthenticated'],
  [7, 'forbidden'],
  [8, 'rate_limited'],
])

/**
 * Experimental. ZITADEL's session service, version 2. Written from its documents and the types of `@zitadel/proto` 1.3.1, and
 * never run against a ZITADEL. Create it once, at module level.
 *
 * - **Not sure:** whether a user may search for their own sessions without `session.read`, and end them without `session.delete`.
 *   Where not, the list is `forbidden`, or ZITADEL leaves out what may not be seen. Try it with a plain user first.
 * - Only sessions of a login that uses the session service are in it: not those of the old login, nor refresh tokens.
 * - The server does not mark the session that asks: `getSessionId` does. `others` and `all` end the sessions one by one.
 * - Signing out here ends the session by its id. To clear the login's own cookie, go to `/oidc/v1/end_session` from `onSignedOut`.
 *
 * Throws a plain `Error` for an unusable `baseUrl`, `getAccessToken`, `getUserId`, `getSessionId` or `timeoutMs`; everything later
 * is a `SessionError`.
 */
export function zitadelAdapter(options: ZitadelAdapterOptions): SessionAdapter {
  const baseUrl = requireBaseUrl('zitadelAdapter', options.baseUrl)
  requireTokenSource('zitadelAdapter', options.getAccessToken)
  const { getUserId, getSessionId } = options
  const readDevice = deviceReader(options)
  if (typeof getUserId !== 'function' || typeof getSessionId !== 'function')
    throw new Error('zitadelAdapter: getUserId and getSessionId must be functions that give an id, or null.')
  const http = createHttpClient({
    ...options,
    adapter: 'zitadelAdapter',
    dialect: {
      // `serverCode` is a text, and ZITADEL sends a number.
      serverCode: (body) => (typeof field(body, 'code') === 'number' ? String(field(body, 'code')) : null),
      codeOf: (answer) => codes.get(field(jsonOf(answer), 'code')) ?? null,
    },
  })

  const send = (
    operation: Operation,
    method: HttpCall['method'],
    path: string,
    more: Pick<HttpCall, 'json' | 'signal'>,
  ): Promise<HttpAnswer> =>
    http.request({
      ...more,
      operation,
      method,
      url: buildUrl(baseUrl, ['v2', 'sessions', path]),
      credentials: 'omit',
      succeeded: isJson,
    })

  const ask = (name: string, run: typeof getUserId, signal?: AbortSignal): Promise<string | null> =>
    callForeign(run, { name: `The application's ${name}()`, timeoutMs: http.timeoutMs, signal })

  async function list({ signal, cursor, limit = PAGE_SIZE }: ListOptions = {}): Promise<SessionPage> {
    const offset = offsetOf(cursor)
    const userId = wholeText(await ask('getUserId', getUserId, signal))
    if (userId === null) throw new SessionError('unauthenticated', 'The application knows no user.')
    const answer = await send('list', 'POST', 'search', {
      json: {
        query: { offset: String(offset), limit: Math.max(1, Math.min(limit, PAGE_SIZE)), asc: false },
        queries: [{ userIdQuery: { id: userId } }],
      },
      signal,
    })
    const own = wholeText(await ask('getSessionId', getSessionId, signal))
    const wire = jsonOf(answer)
    const total = readTotal(field(wire, 'details'))
    // What is empty is left out of their JSON.
    const found = total === 0 && field(wire, 'sessions') === undefined ? [] : rows(field(wire, 'sessions'))
    const next = offset + found.length
    return {
      sessions: found.map((row) => readSession(row, own, readDevice)),
      nextCursor: found.length > 0 && next < total ? cursorAt(next) : null,
      total,
    }
  }

  const adapter: SessionAdapter = {
    id: options.id ?? `zitadel:${baseUrl}`,
    capabilities: { ...capabilities, accessTokenLagSeconds: options.accessTokenLagSeconds ?? null },
    list,
    revoke: (request, more) =>
      revokeByTarget(
        adapter,
        {
          isId: (id) => /^[\w-]+$/.test(id),
          one: (id, { signal }) => send('revoke', 'DELETE', id, { json: {}, signal }),
        },
        request,
        more,
      ),
  }
  return adapter
}

/** Numbers of 64 bits are texts in their JSON, and a 0 is left out. */
function readTotal(details: unknown): number {
  if (!isRecord(details)) throw badResponse('The answer does not say how many sessions there are.')
  const total = field(details, 'totalResult') ?? '0'
  if (typeof total !== 'string' || !/^\d{1,9}$/.test(total)) throw badResponse('The number of sessions is none.')
  return Number(total)
}

/** Takes the named fields and no other: metadata may hold anything. */
function readSession(row: unknown, own: string | null, readDevice: ReadDevice): Session {
  const id = field(row, 'id')
  const agent = field(row, 'userAgent')
  const raw = field(field(field(agent, 'header'), 'user-agent'), 'values')
  const factors = field(row, 'factors')
  const device = readDevice(text(Array.isArray(raw) ? raw[0] : null))
  return sessionFrom(id, {
    isCurrent: own === null ? null : id === own,
    device: { ...device, label: text(field(agent, 'description')) },
    ip: plainIp(field(agent, 'ip')),
    createdAt: timeFromIso(field(row, 'creationDate')),
    lastActiveAt: timeFromIso(field(row, 'changeDate')),
    expiresAt: timeFromIso(field(row, 'expirationDate')),
    authMethods: words(isRecord(factors) ? Object.keys(factors).filter((name) => name !== 'user') : null),
  })
}
