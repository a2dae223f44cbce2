import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Session } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import { SessionError } from '../core/session-error.ts'
import { isJson, jsonOf } from './lib/answers.ts'
import { createHttpClient, type HttpAnswer } from './lib/http-client.ts'
import { type HttpOptions, requireBaseUrl } from './lib/http-options.ts'
import { readClaim } from './lib/jwt.ts'
import { type RevokeCall, revokeByTarget } from './lib/revoke-by-target.ts'
import { requireFirstPage, sessionFrom } from './lib/session-row.ts'
import { buildUrl } from './lib/url.ts'
import { isUuid } from './lib/uuid.ts'
import { badResponse, field, isRecord, rows, wholeText } from './lib/wire.ts'
import { timeFromIso } from './lib/wire-time.ts'

export type { HttpOptions } from './lib/http-options.ts'

export interface PayloadAdapterOptions extends Partial<HttpOptions> {
  /** Default `/api`, on the page's own origin. */
  readonly baseUrl?: string
  /** The slug of the collection whose users sign in. Default `users`. */
  readonly collection?: string
  /**
   * `own`: the collection has the two endpoints of the docs page, which Payload itself lacks. Default `none`: then sessions end all
   * at once or not at all.
   */
  readonly endpoints?: 'own' | 'none'
}

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'token-claim',
  revokeOne: 'none',
  revokeCurrentById: 'unknown',
  revokeOthers: 'none',
  othersNeedCurrent: false,
  revokeAll: 'native',
  signOut: 'request',
  pagination: 'none',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: null, list: 'never', revoke: 'never' },
  accessTokenLagSeconds: null,
}

const withEndpoints: Partial<SessionCapabilities> = {
  revokeOne: 'native',
  revokeCurrentById: 'allowed',
  revokeOthers: 'native',
}

/**
 * Payload 3 (https://payloadcms.com/docs/authentication/overview), by its cookie, or by its token if `getAccessToken` is given. Stable:
 * checked against payload 3.90.2. Create it once, at module level.
 *
 * - Payload lists sessions and ends this one or all of them; to end one, or the others, it needs two endpoints of your own.
 * - A session has no device, address or activity, only times.
 * - Which session asks is a claim of the token, which Payload sends with the list unless `removeTokenFromResponses` is set. Then, by
 *   cookie, it is not known.
 * - Without `useSessions` there is no list: `unsupported`, and nothing is claimed to have ended.
 *
 * Throws a plain `Error` for an unusable `baseUrl`, `collection` or `timeoutMs`; everything later is a `SessionError`.
 */
export function payloadAdapter(options: PayloadAdapterOptions = {}): SessionAdapter {
  const { collection = 'users', endpoints = 'none', getAccessToken } = options
  const baseUrl = requireBaseUrl('payloadAdapter', options.baseUrl ?? '/api')
  if (!/^[\w-]+$/.test(collection)) throw new Error('payloadAdapter: collection must be the slug of a collection.')
  const http = createHttpClient({
    ...options,
    adapter: 'payloadAdapter',
    dialect: {
      codeOf: (answer, _serverCode, operation) => {
        const { status } = answer
        if (hasNoUser(answer)) return 'unauthenticated'
        // "No User": its texts are in the user's language, and there is no code.
        if (status === 400 && (operation === 'signOut' || operation === 'revokeAll')) return 'unauthenticated'
        // The collection, or an endpoint of yours, is not there. A session that is not there has an answer of its own.
        return status === 404 ? 'unsupported' : null
      },
    },
  })

  const send = (
    operation: Operation,
    method: 'GET' | 'POST',
    path: string,
    more: {
      readonly query?: Readonly<Record<string, string>>
      readonly json?: object
      readonly signal?: AbortSignal | undefined
    } = {},
  ): Promise<HttpAnswer> =>
    http.request({
      operation,
      method,
      url: buildUrl(baseUrl, [collection, path], more.query),
      json: more.json,
      signal: more.signal,
      credentials: getAccessToken ? 'omit' : 'include',
      succeeded: (answer) => isJson(answer) && isRecord(jsonOf(answer)) && !hasNoUser(answer),
    })

  /** Nothing but the sessions is asked for: the user may have any field. */
  async function list({ signal, cursor }: ListOptions = {}): Promise<SessionPage> {
    requireFirstPage(cursor)
    const query = { depth: '0', 'select[sessions]': 'true' }
    const answer = await send('list', 'GET', 'me', { query, signal })
    const user = field(jsonOf(answer), 'user')
    if (!isRecord(user)) throw badResponse('The answer to the list has no user.')
    if (!Array.isArray(user['sessions']))
      throw new SessionError('unsupported', 'The list of this collection is off: useSessions is not set.', {
        status: 200,
      })
    const own = ownIdOf(answer)
    return { sessions: rows(user['sessions']).map((row) => readSession(row, own)), nextCursor: null, total: null }
  }

  function readSession(row: unknown, own: string | null): Session {
    const id = field(row, 'id')
    const isCurrent = own === null ? null : id === own
    return sessionFrom(id, {
      isCurrent,
      canRevoke: endpoints === 'own' || isCurrent === true,
      createdAt: timeFromIso(field(row, 'createdAt')),
      expiresAt: timeFromIso(field(row, 'expiresAt')),
    })
  }

  async function endOne(id: string, { signal }: RevokeCall): Promise<void> {
    if (endpoints === 'none') throw new SessionError('unsupported', 'Payload ends no session by its id.')
    const ended = field(jsonOf(await send('revoke', 'POST', 'end-session', { json: { id }, signal })), 'ended')
    if (ended === 0) throw new SessionError('not_found', 'There is no such session.', { status: 200 })
    if (ended !== 1) throw badResponse('The answer does not say whether the session has ended.')
  }

  async function endOthers({ signal }: RevokeCall): Promise<void> {
    if (endpoints === 'none') throw new SessionError('unsupported', 'Payload ends all sessions or none.')
    const ended = field(jsonOf(await send('revokeOthers', 'POST', 'end-other-sessions', { json: {}, signal })), 'ended')
    if (typeof ended !== 'number') throw badResponse('The answer does not say how many sessions have ended.')
  }

  /** Where sessions are off it would be told "done", and nothing would have ended: the list says so. */
  async function endAll(call: RevokeCall): Promise<void> {
    await list(call)
    await send('revokeAll', 'POST', 'logout', { query: { allSessions: 'true' }, json: {}, signal: call.signal })
  }

  const adapter: SessionAdapter = {
    id: options.id ?? `payload:${baseUrl}/${collection}`,
    capabilities: { ...capabilities, ...(endpoints === 'own' && withEndpoints) },
    list,
    revoke: (request, more) =>
      revokeByTarget(
        adapter,
        {
          isId: isUuid,
          one: endOne,
          others: endOthers,
          mine: ({ signal }) => send('signOut', 'POST', 'logout', { json: {}, signal }),
          all: endAll,
        },
        request,
        more,
      ),
  }
  return adapter
}

/** Without a sign-in, the route about the user answers 200 and no user. */
const hasNoUser = (answer: HttpAnswer): boolean => answer.status === 200 && field(jsonOf(answer), 'user') === null

/** The `sid` claim of the token that was sent; by cookie, of the token in the answer, because no script can read the cookie. The tokens stay here. */
function ownIdOf(answer: HttpAnswer): string | null {
  const tokens = [answer.token, field(jsonOf(answer), 'token')]
  const ids = tokens.map((token) => (typeof token === 'string' ? wholeText(readClaim(token, 'sid')) : null))
  return ids.find((id) => id !== null) ?? null
}
