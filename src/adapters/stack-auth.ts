import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Session } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import type { SessionErrorCode } from '../core/session-error.ts'
import { isJson, jsonOf } from './lib/answers.ts'
import { createHttpClient, type HttpAnswer, type HttpCall } from './lib/http-client.ts'
import { type HttpOptions, requireBaseUrl, requireTokenSource } from './lib/http-options.ts'
import { revokeByTarget } from './lib/revoke-by-target.ts'
import { plainIp, requireFirstPage, sessionFrom } from './lib/session-row.ts'
import { buildUrl } from './lib/url.ts'
import { isUuid } from './lib/uuid.ts'
import { countryCode, field, flag, rows, text } from './lib/wire.ts'
import { timeFromMs } from './lib/wire-time.ts'

export type { HttpOptions } from './lib/http-options.ts'

export interface StackAuthAdapterOptions extends HttpOptions {
  readonly projectId: string
  /** `pck_…`. Left out where the project does not want one. */
  readonly publishableClientKey?: string
  /** Default `https://api.stack-auth.com/api/v1`. */
  readonly baseUrl?: string
  /** How long its access tokens live, in seconds: for so long a revoked device may go on. Default 600, as on their server. */
  readonly accessTokenLagSeconds?: number
}

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'flag',
  revokeOne: 'native',
  revokeCurrentById: 'rejected',
  revokeOthers: 'emulated',
  othersNeedCurrent: true,
  revokeAll: 'emulated',
  signOut: 'request',
  pagination: 'none',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: null, list: 'never', revoke: 'never' },
  accessTokenLagSeconds: null,
}

const codes: ReadonlyMap<string | null, SessionErrorCode> = new Map([
  ['CANNOT_DELETE_CURRENT_SESSION', 'cannot_revoke_current'],
  ['CANNOT_GET_OWN_USER_WITHOUT_USER', 'unauthenticated'],
])

/**
 * Experimental. Stack Auth, which is becoming Hexclave. Written from the source of its server and SDK, and never run against
 * it. Create it once, at module level.
 *
 * - The headers are the `X-Stack-*` ones, which its server goes on accepting under the new name.
 * - A session has no device or user agent, only times, address and place.
 * - The list has expired sessions in it too.
 * - `others` and `all` end the sessions one by one, and only when the list marks one as current.
 *
 * Throws a plain `Error` for an unusable `baseUrl`, `getAccessToken` or `timeoutMs`; everything later is a `SessionError`.
 */
export function stackAuthAdapter(options: StackAuthAdapterOptions): SessionAdapter {
  const { projectId, publishableClientKey, accessTokenLagSeconds = 600 } = options
  const baseUrl = requireBaseUrl('stackAuthAdapter', options.baseUrl ?? 'https://api.stack-auth.com/api/v1')
  requireTokenSource('stackAuthAdapter', options.getAccessToken)
  const http = createHttpClient({
    ...options,
    adapter: 'stackAuthAdapter',
    tokenHeader: 'X-Stack-Access-Token',
    dialect: {
      serverCode: (body) => field(body, 'code'),
      codeOf: (_answer, serverCode) => codes.get(serverCode) ?? null,
    },
  })

  const send = (
    operation: Operation,
    method: HttpCall['method'],
    path: readonly string[],
    query: Readonly<Record<string, string>>,
    more: Pick<HttpCall, 'json' | 'signal'> = {},
  ): Promise<HttpAnswer> =>
    http.request({
      ...more,
      operation,
      method,
      url: buildUrl(baseUrl, ['auth', 'sessions', ...path], query),
      // Its CORS answer is `*`, which browsers refuse with cookies.
      credentials: 'omit',
      headers: {
        'X-Stack-Project-Id': projectId,
        'X-Stack-Access-Type': 'client',
        ...(publishableClientKey !== undefined && { 'X-Stack-Publishable-Client-Key': publishableClientKey }),
      },
      succeeded: isJson,
    })

  async function list({ signal, cursor }: ListOptions = {}): Promise<SessionPage> {
    requireFirstPage(cursor)
    const answer = await send('list', 'GET', [], { user_id: 'me' }, { signal })
    return { sessions: rows(field(jsonOf(answer), 'items')).map(readSession), nextCursor: null, total: null }
  }

  const adapter: SessionAdapter = {
    id: options.id ?? `stack-auth:${baseUrl}:${projectId}`,
    capabilities: { ...capabilities, accessTokenLagSeconds },
    list,
    revoke: (request, more) =>
      revokeByTarget(
        adapter,
        {
          // `current` would be the session that asks.
          isId: isUuid,
          one: (id, { signal }) => send('revoke', 'DELETE', [id], { user_id: 'me' }, { signal }),
          mine: ({ signal }) => send('signOut', 'DELETE', ['current'], {}, { json: {}, signal }),
        },
        request,
        more,
      ),
  }
  return adapter
}

function readSession(row: unknown): Session {
  // Their keys change from snake_case to camelCase in here.
  const place = field(row, 'last_used_at_end_user_ip_info')
  const location = {
    city: text(field(place, 'cityName')),
    region: text(field(place, 'regionCode')),
    countryCode: countryCode(field(place, 'countryCode')),
    label: null,
  }
  return sessionFrom(field(row, 'id'), {
    isCurrent: flag(field(row, 'is_current_session')),
    ip: plainIp(field(place, 'ip')),
    location: (location.city ?? location.region ?? location.countryCode) ? location : null,
    createdAt: timeFromMs(field(row, 'created_at')),
    lastActiveAt: timeFromMs(field(row, 'last_used_at')),
  })
}
