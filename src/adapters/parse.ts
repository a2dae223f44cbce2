import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Session } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import type { SessionErrorCode } from '../core/session-error.ts'
import { isRevocableId } from '../core/session-ids.ts'
import { isJson, jsonOf } from './lib/answers.ts'
import { createHttpClient, type HttpAnswer, type HttpCall } from './lib/http-client.ts'
import { type HttpOptions, requireBaseUrl, requireTokenSource } from './lib/http-options.ts'
import { type DeviceOptions, deviceReader } from './lib/read-device.ts'
import { revokeByTarget } from './lib/revoke-by-target.ts'
import { cursorAt, offsetOf, sessionFrom, words } from './lib/session-row.ts'
import { buildUrl } from './lib/url.ts'
import { badResponse, count, field, isRecord, rows, text } from './lib/wire.ts'
import { timeFromIso } from './lib/wire-time.ts'

export type { HttpOptions } from './lib/http-options.ts'

export interface ParseAdapterOptions extends HttpOptions, DeviceOptions {
  /** Sent as `X-Parse-Application-Id`. */
  readonly applicationId: string
  /** Where the server is mounted. Default `/parse`. */
  readonly baseUrl?: string
  /** Sent as `X-Parse-JavaScript-Key`. Left out where the server wants none. */
  readonly javascriptKey?: string
  /**
   * The field of `_Session` in which your application keeps the user agent of a sign-in. Parse keeps none by itself. Default: none,
   * and then no device is known.
   */
  readonly userAgentField?: string
}

const PAGE_SIZE = 100

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'extra-call',
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

/** Nearly all of its errors have status 400: its own number says which error it is. */
const codes: ReadonlyMap<unknown, SessionErrorCode> = new Map<unknown, SessionErrorCode>([
  [101, 'not_found'],
  [119, 'forbidden'],
  [124, 'timeout'],
  [155, 'rate_limited'],
  [206, 'unauthenticated'],
  [209, 'unauthenticated'],
])

/**
 * Parse Server (https://docs.parseplatform.org/rest/guide/#sessions), by its session token. Stable: checked against parse-server
 * 9.10.0. Create it once, at module level.
 *
 * - Its list holds the tokens of all devices. They are not asked for, and where a server sends them all the same they stay in here.
 * - Which session asks is a request of its own. `others` and `all` end the sessions one by one.
 * - A session has no device, address or activity: only what the application itself keeps in it (`userAgentField`).
 * - The list has expired sessions in it too.
 *
 * Throws a plain `Error` for an unusable `baseUrl`, `applicationId`, `userAgentField`, `getAccessToken` or `timeoutMs`; everything later is
 * a `SessionError`.
 */
export function parseAdapter(options: ParseAdapterOptions): SessionAdapter {
  const { applicationId, javascriptKey, userAgentField } = options
  const readDevice = deviceReader(options)
  const baseUrl = requireBaseUrl('parseAdapter', options.baseUrl ?? '/parse')
  requireTokenSource('parseAdapter', options.getAccessToken)
  if (typeof applicationId !== 'string' || applicationId === '')
    throw new Error('parseAdapter: applicationId must be the id of the application.')
  // The field becomes part of a query: `sessionToken` would make the server send tokens.
  if (userAgentField !== undefined && (!/^[a-z]\w*$/i.test(userAgentField) || userAgentField === 'sessionToken'))
    throw new Error('parseAdapter: userAgentField must be the name of a field of yours.')
  const keys = ['createdAt', 'expiresAt', 'createdWith', ...(userAgentField === undefined ? [] : [userAgentField])]
  const http = createHttpClient({
    ...options,
    adapter: 'parseAdapter',
    tokenHeader: 'X-Parse-Session-Token',
    dialect: {
      // `serverCode` is a text, and Parse sends a number.
      serverCode: (body) => (typeof field(body, 'code') === 'number' ? String(field(body, 'code')) : null),
      codeOf: (answer) => (answer.status < 429 ? (codes.get(field(jsonOf(answer), 'code')) ?? null) : null),
    },
  })

  const send = (
    operation: Operation,
    method: HttpCall['method'],
    path: readonly string[],
    { query, ...more }: Pick<HttpCall, 'json' | 'signal'> & { readonly query?: Readonly<Record<string, string>> } = {},
  ): Promise<HttpAnswer> =>
    http.request({
      ...more,
      operation,
      method,
      url: buildUrl(baseUrl, path, query),
      // Its CORS answer is `*`, which browsers refuse with cookies.
      credentials: 'omit',
      headers: {
        'X-Parse-Application-Id': applicationId,
        ...(javascriptKey !== undefined && { 'X-Parse-JavaScript-Key': javascriptKey }),
      },
      succeeded: (answer) => isJson(answer) && isRecord(jsonOf(answer)),
    })

  /** The answer holds the session's token too, whatever is asked for: the id is taken and nothing else. */
  async function readOwnId(signal?: AbortSignal): Promise<string> {
    const id = field(jsonOf(await send('list', 'GET', ['sessions', 'me'], { signal })), 'objectId')
    if (!isRevocableId(id)) throw badResponse('The answer does not say which session asks.')
    return id
  }

  async function list({ signal, cursor, limit = PAGE_SIZE }: ListOptions = {}): Promise<SessionPage> {
    const skip = offsetOf(cursor)
    const size = Math.max(1, Math.min(limit, PAGE_SIZE))
    const query = {
      keys: keys.join(),
      // Sessions of one moment would otherwise change places between two pages.
      order: '-createdAt,objectId',
      count: '1',
      limit: String(size),
      skip: String(skip),
    }
    const [answer, own] = await Promise.all([send('list', 'GET', ['sessions'], { query, signal }), readOwnId(signal)])
    const found = rows(field(jsonOf(answer), 'results'))
    const total = count(field(jsonOf(answer), 'count'))
    if (total === null) throw badResponse('The answer does not say how many sessions there are.')
    const next = skip + found.length
    return {
      sessions: found.map((row) => readSession(row, own)),
      nextCursor: found.length > 0 && next < total ? cursorAt(next) : null,
      total,
    }
  }

  /** Takes the named fields and no other: a row may hold a token. */
  function readSession(row: unknown, own: string): Session {
    const id = field(row, 'objectId')
    const expires = field(row, 'expiresAt')
    return sessionFrom(id, {
      isCurrent: id === own,
      ...(userAgentField !== undefined && { device: readDevice(text(field(row, userAgentField))) }),
      createdAt: timeFromIso(field(row, 'createdAt')),
      expiresAt: timeFromIso(field(expires, 'iso')),
      authMethods: words([field(field(row, 'createdWith'), 'authProvider')].filter((word) => typeof word === 'string')),
    })
  }

  const adapter: SessionAdapter = {
    id: options.id ?? `parse:${baseUrl}:${applicationId}`,
    capabilities,
    list,
    revoke: (request, more) =>
      revokeByTarget(
        adapter,
        {
          // `me` would be the session that asks.
          isId: (id) => /^[\w-]{1,64}$/.test(id) && id !== 'me',
          one: (id, { signal }) => send('revoke', 'DELETE', ['sessions', id], { signal }),
          mine: ({ signal }) => send('signOut', 'POST', ['logout'], { json: {}, signal }),
        },
        request,
        more,
      ),
  }
  return adapter
}
