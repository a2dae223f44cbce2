import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Session } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import { SessionError, type SessionErrorCode } from '../core/session-error.ts'
import { isJson, isNoContent, jsonOf } from './lib/answers.ts'
import { createHttpClient, type HttpAnswer, type HttpCall } from './lib/http-client.ts'
import { type HttpOptions, requireBaseUrl } from './lib/http-options.ts'
import { linkTarget, queryOf } from './lib/link-header.ts'
import { type DeviceOptions, deviceReader, type ReadDevice } from './lib/read-device.ts'
import { type RevokeCall, revokeByTarget } from './lib/revoke-by-target.ts'
import { plainIp, sessionFrom, words } from './lib/session-row.ts'
import { challengeOf, webAddress } from './lib/step-up-challenge.ts'
import { buildUrl } from './lib/url.ts'
import { isUuid } from './lib/uuid.ts'
import { badResponse, count, field, rows, text, wholeText } from './lib/wire.ts'
import { timeFromIso } from './lib/wire-time.ts'

export type { HttpOptions } from './lib/http-options.ts'

export interface OryKratosAdapterOptions extends Partial<HttpOptions>, DeviceOptions {
  /** Kratos' public address; of Ory Network `https://{slug}.projects.oryapis.com` or a custom domain. */
  readonly baseUrl: string
}

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'extra-call',
  revokeOne: 'native',
  revokeCurrentById: 'rejected',
  revokeOthers: 'native',
  othersNeedCurrent: false,
  revokeAll: 'emulated',
  signOut: 'request',
  pagination: 'cursor',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: 'redirect', list: 'maybe', revoke: 'never' },
  accessTokenLagSeconds: null,
}

/** The largest page that their API documents. Paging is broken there (ory/kratos#3883), so a second page should not be needed. */
const PAGE_SIZE = 500
/** The cursor after a full page where CORS hides the `Link` header, so that it is not known whether the page is the last one. */
const BEYOND = 'beyond'

/** The `id` of their error, which says why. "Cannot revoke current session" has none and is known by its text. */
const errorOf = (body: unknown, name: string): unknown => field(field(body, 'error'), name)
const codes: ReadonlyMap<string | null, SessionErrorCode> = new Map([
  ['session_inactive', 'unauthenticated'],
  ['session_aal2_required', 'step_up_required'],
])

/**
 * Experimental. Ory Kratos and Ory Network: by cookie in a browser, or by a session token if `getAccessToken` is given (it is
 * sent as `X-Session-Token`). Checked with the types and requests of `@ory/client-fetch` 1.22.66 against a server written to
 * Kratos' source, and never run against a Kratos. Create it once, at module level.
 *
 * - The list leaves out the session that asks: it comes from `whoami`, with the first page.
 * - Where a second factor is wanted, the list is `step_up_required`, kind `redirect`, with the address to go to.
 * - Ending an id that is unknown, or is another user's, succeeds: only the next read shows what has ended.
 * - A session has no last activity. Of its devices the last one is shown; their order is not documented.
 *
 * Throws a plain `Error` for an unusable `baseUrl` or `timeoutMs`; everything later is a `SessionError`.
 */
export function oryKratosAdapter(options: OryKratosAdapterOptions): SessionAdapter {
  const baseUrl = requireBaseUrl('oryKratosAdapter', options.baseUrl)
  const { getAccessToken } = options
  const readDevice = deviceReader(options)
  const http = createHttpClient({
    ...options,
    adapter: 'oryKratosAdapter',
    tokenHeader: 'X-Session-Token',
    dialect: {
      serverCode: (body) => errorOf(body, 'id'),
      codeOf: (answer, serverCode) =>
        errorOf(jsonOf(answer), 'message') === 'cannot revoke current session'
          ? 'cannot_revoke_current'
          : (codes.get(serverCode) ?? null),
      stepUpOf: (answer, operation) =>
        challengeOf('redirect', operation, {
          redirectTo: webAddress(field(jsonOf(answer), 'redirect_browser_to')),
          methods: ['aal2'],
        }),
    },
  })

  const send = (
    operation: Operation,
    method: HttpCall['method'],
    path: readonly string[],
    more: Pick<HttpCall, 'succeeded' | 'signal' | 'json'>,
    query: Readonly<Record<string, string>> = {},
  ): Promise<HttpAnswer> =>
    http.request({
      ...more,
      operation,
      method,
      url: buildUrl(baseUrl, path, query),
      credentials: getAccessToken ? 'omit' : 'include',
    })

  async function list({ signal, cursor }: ListOptions = {}): Promise<SessionPage> {
    // The same cursor once more makes `readSessions` stop with an incomplete read.
    if (cursor === BEYOND) return { sessions: [], nextCursor: BEYOND, total: null }
    const query = { page_size: String(PAGE_SIZE), ...readCursor(cursor) }
    const [others, own] = await Promise.all([
      send('list', 'GET', ['sessions'], { succeeded: isJson, signal }, query),
      cursor ? null : send('list', 'GET', ['sessions', 'whoami'], { succeeded: isJson, signal }),
    ])
    const found = rows(jsonOf(others)).map((row) => readSession(row, false, readDevice))
    const total = count(Number(others.header('x-total-count') ?? Number.NaN))
    return {
      sessions: own ? [readSession(jsonOf(own), true, readDevice), ...found] : found,
      nextCursor: nextCursor(others, found.length),
      total: total === null ? null : total + 1,
    }
  }

  async function signOut({ signal }: RevokeCall): Promise<void> {
    if (getAccessToken) {
      const json = { session_token: await http.token(signal) }
      await send('signOut', 'DELETE', ['self-service', 'logout', 'api'], { succeeded: isNoContent, json, signal })
      return
    }
    const flow = await send('signOut', 'GET', ['self-service', 'logout', 'browser'], { succeeded: isJson, signal })
    const token = wholeText(field(jsonOf(flow), 'logout_token'))
    if (token === null) throw badResponse('The answer has no logout token.')
    // Their API wants this token, which is good for this one purpose, in the address.
    await send('signOut', 'GET', ['self-service', 'logout'], { succeeded: isNoContent, signal }, { token })
  }

  const adapter: SessionAdapter = {
    id: options.id ?? `ory-kratos:${baseUrl}`,
    capabilities,
    list,
    revoke: (request, more) =>
      revokeByTarget(
        adapter,
        {
          // `whoami` is a route of its own.
          isId: isUuid,
          one: (id, { signal }) => send('revoke', 'DELETE', ['sessions', id], { succeeded: isNoContent, signal }),
          others: ({ signal }) => send('revokeOthers', 'DELETE', ['sessions'], { succeeded: isJson, signal }),
          mine: signOut,
        },
        request,
        more,
      ),
  }
  return adapter
}

/** Never follows the link itself: what is taken from it is one parameter. An empty page is the last one, whatever it links to. */
function nextCursor(answer: HttpAnswer, found: number): string | null {
  const link = answer.header('link')
  if (link === null && found >= PAGE_SIZE) return BEYOND
  const token = queryOf(linkTarget(link, 'next'), 'page_token')
  return token === null || found === 0 ? null : `page_token:${token}`
}

function readCursor(cursor: string | null | undefined): { readonly page_token?: string } {
  if (!cursor) return {}
  const token = /^page_token:([\w.~=+/-]{1,512})$/.exec(cursor)?.[1]
  if (token === undefined) throw new SessionError('invalid_request', 'This cursor was not made by this adapter.')
  return { page_token: token }
}

/** Takes the named fields and no other: a row has the whole identity in it. */
function readSession(row: unknown, isCurrent: boolean, readDevice: ReadDevice): Session {
  const devices = field(row, 'devices')
  const device = Array.isArray(devices) ? rows(devices).at(-1) : null
  const place = text(field(device, 'location'))
  const methods = field(row, 'authentication_methods')
  return sessionFrom(field(row, 'id'), {
    isCurrent,
    device: readDevice(text(field(device, 'user_agent'))),
    ip: plainIp(field(device, 'ip_address')),
    location: place === null ? null : { city: null, region: null, countryCode: null, label: place },
    createdAt: timeFromIso(field(row, 'issued_at')),
    expiresAt: timeFromIso(field(row, 'expires_at')),
    authMethods: words(Array.isArray(methods) ? methods.map((method) => field(method, 'method')) : null),
  })
}
