import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import { currentSession } from '../core/current-session.ts'
import type { Session } from '../core/session.ts'
import type {
  ListOptions,
  RevokeOptions,
  RevokeRequest,
  RevokeResult,
  SessionAdapter,
  SessionPage,
} from '../core/session-adapter.ts'
import { SessionError, toSessionError } from '../core/session-error.ts'
import { isRevocableId, requireRevocableIds } from '../core/session-ids.ts'
import { isJson, jsonOf } from './lib/answers.ts'
import { createHttpClient, type HttpAnswer, type HttpCall } from './lib/http-client.ts'
import type { ErrorDialect } from './lib/http-error.ts'
import { type HttpOptions, requireBaseUrl } from './lib/http-options.ts'
import { operationOf } from './lib/operations.ts'
import { type DeviceOptions, deviceReader, type ReadDevice } from './lib/read-device.ts'
import { parseRetryAfter } from './lib/retry-after.ts'
import { accepted, type RevokeCall } from './lib/revoke-by-target.ts'
import { revokeEach, settleRevoke } from './lib/revoke-each.ts'
import { plainIp, requireFirstPage, sessionFrom } from './lib/session-row.ts'
import { challengeOf } from './lib/step-up-challenge.ts'
import { buildUrl } from './lib/url.ts'
import { badResponse, field, isRecord, rows, text } from './lib/wire.ts'
import { timeFromIso } from './lib/wire-time.ts'

export type { HttpOptions } from './lib/http-options.ts'

export interface BetterAuthAdapterOptions
  extends Pick<HttpOptions, 'fetch' | 'headers' | 'timeoutMs' | 'id'>,
    DeviceOptions {
  /** Where Better Auth is mounted (its `basePath`). Default `/api/auth`, on the page's own origin. */
  readonly baseUrl?: string
  /**
   * The server's `session.cookieCache.maxAge`, in seconds, if its cookie cache is on (its own default is then 300): a
   * revoked device keeps working for so long, and the screen says so. Default: off.
   */
  readonly cookieCacheSeconds?: number
  /**
   * The server's `advanced.database.defaultFindManyLimit`. It lists no more sessions than this, without saying so: a list of
   * that length is taken as cut, and proves nothing gone. Default 100, as there.
   */
  readonly listLimit?: number
}

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'extra-call',
  revokeOne: 'native',
  revokeCurrentById: 'allowed',
  revokeOthers: 'native',
  othersNeedCurrent: false,
  revokeAll: 'native',
  signOut: 'request',
  pagination: 'none',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: 'sign-in-again', list: 'maybe', revoke: 'never' },
  accessTokenLagSeconds: null,
}

/** The cursor after a list that was cut. The server does not give the rest, so nothing follows it. */
const BEYOND = 'beyond'
/** Each round of "others" ends up to `listLimit` sessions. */
const MOST_ROUNDS = 20

const dialect: ErrorDialect = {
  serverCode: (body) => field(body, 'code'),
  codeOf({ status }, serverCode) {
    if (status === 403 && serverCode === 'SESSION_NOT_FRESH') return 'step_up_required'
    // Better Auth answers no session route with 404, so it is not mounted at this address.
    return status === 404 ? 'unsupported' : null
  },
  stepUpOf: (_answer, operation) => challengeOf('sign-in-again', operation),
  retryAfterOf: ({ header }) => parseRetryAfter(header('x-retry-after'), null),
}

/**
 * Better Auth (https://www.better-auth.com/docs/concepts/session-management), by its cookie. Stable: checked against
 * better-auth 1.7.25. Create it once, at module level: it holds what the server revokes by.
 *
 * - The server revokes by session token, and its list holds the tokens of all devices. They stay in here: `Session.id` is
 *   the session's id. An id that this adapter has not listed makes it list first.
 * - Since 1.6.15 the list wants a sign-in of the last day (`session.freshAge`): `step_up_required`, kind `sign-in-again`.
 *   Sessions that were listed before can still be revoked.
 * - A revoke succeeds for every id: of this user, of another one, of no session. Only the next read shows what has ended.
 * - Its "revoke other sessions" looks no further than 100 rows (`listLimit`), expired ones included. So `others`, where
 *   `known` says which session is spared, reads the list afterwards and ends what is left.
 *
 * - With its admin plugin the sessions in which an admin acts as the user are in no list. `capabilities.hidesSessions` is
 *   `true` until a list shows that the plugin is off.
 *
 * Throws a plain `Error` for an unusable `baseUrl` or `timeoutMs`; everything later is a `SessionError`.
 */
export function betterAuthAdapter(options: BetterAuthAdapterOptions = {}): SessionAdapter {
  const baseUrl = requireBaseUrl('betterAuthAdapter', options.baseUrl ?? '/api/auth')
  const { cookieCacheSeconds = 0, listLimit = 100 } = options
  const readDevice = deviceReader(options)
  const http = createHttpClient({ ...options, adapter: 'betterAuthAdapter', dialect })
  /** True until a list has a row without `impersonatedBy`. With the admin plugin each row has that field, and sessions with a value in it are not listed. */
  let hidesSessions = true
  /** Session id → what revokes it, as listed last. */
  let tokens: ReadonlyMap<string, string | null> = new Map()

  const get = async (path: string, signal?: AbortSignal): Promise<unknown> => {
    const url = buildUrl(baseUrl, [path])
    return jsonOf(await http.request({ operation: 'list', method: 'GET', url, succeeded: isJson, signal }))
  }

  /** Always with a JSON body: without one their server answers 400, and a foreign page could send it unasked. */
  const post = (
    operation: Operation,
    path: string,
    says: 'status' | 'success',
    { json = {}, signal }: Pick<HttpCall, 'json' | 'signal'>,
  ): Promise<HttpAnswer> =>
    http.request({
      operation,
      method: 'POST',
      url: buildUrl(baseUrl, [path]),
      json,
      signal,
      succeeded: (answer) => isJson(answer) && field(jsonOf(answer), says) === true,
    })

  /** The row of the session that asks. Their server answers `null`, not 401, when there is none. */
  async function readOwn(signal?: AbortSignal): Promise<Row> {
    const answer = await get('get-session', signal)
    if (answer === null) throw new SessionError('unauthenticated', 'Nobody is signed in.', { status: 200 })
    return readRow(field(answer, 'session'))
  }

  async function list({ signal, cursor }: ListOptions = {}): Promise<SessionPage> {
    // The same cursor once more makes `readSessions` stop with an incomplete read.
    if (cursor === BEYOND) return { sessions: [], nextCursor: BEYOND, total: null }
    requireFirstPage(cursor)
    const [listed, own] = await Promise.all([get('list-sessions', signal), readOwn(signal)])
    const all = rows(listed).map(readRow)
    const isCut = all.length >= listLimit
    if (isCut && !all.some(({ id }) => id === own.id)) all.push(own)
    hidesSessions = isRecord(own.wire) && 'impersonatedBy' in own.wire
    tokens = new Map(all.map(({ id, token }) => [id, token]))
    return {
      sessions: all.map((row) => readSession(row, own, readDevice)),
      nextCursor: isCut ? BEYOND : null,
      total: null,
    }
  }

  async function revokeById(id: string, { signal }: RevokeCall): Promise<void> {
    const token = tokens.get(id)
    if (token === undefined) throw new SessionError('not_found', 'The list has no such session.')
    if (token === null) throw new SessionError('unsupported', 'The list does not say what revokes this session.')
    await post('revoke', 'revoke-session', 'status', { json: { token }, signal })
  }

  async function revokeByIds(
    ids: readonly string[],
    known: readonly Session[],
    call: RevokeCall,
  ): Promise<RevokeResult> {
    const listed = ids.every((id) => tokens.has(id)) ? known : (await list(call)).sessions
    const current = currentSession(listed)?.id ?? (await readOwn(call.signal)).id
    const last = ids.includes(current) ? current : null
    return settleRevoke(await revokeEach(ids, (id) => revokeById(id, call), last))
  }

  /** The list after "others"; `null` when it cannot be read, or when the current session is no longer `spared`. */
  async function readAfter(spared: string, call: RevokeCall): Promise<SessionPage | null> {
    const page = await list(call).catch(() => null)
    return page && currentSession(page.sessions)?.id === spared ? page : null
  }

  const sendOthers = (call: RevokeCall) => post('revokeOthers', 'revoke-other-sessions', 'status', call)

  async function endTheRest(spared: string, call: RevokeCall): Promise<RevokeResult> {
    let before: readonly string[] = []
    for (let round = 1; ; round += 1) {
      const page = await readAfter(spared, call)
      if (page === null) return accepted(false)
      const isCut = page.nextCursor !== null
      const left = page.sessions.filter(({ isCurrent, canRevoke }) => !isCurrent && canRevoke).map(({ id }) => id)
      if (left.length === 0) return { ...accepted(false), sessions: isCut ? null : page.sessions }
      const isStuck = left.length === before.length && left.every((id) => before.includes(id))
      if (isStuck || round === MOST_ROUNDS)
        return { ...accepted(false), failed: (await revokeEach(left, (id) => revokeById(id, call))).failed }
      try {
        await sendOthers(call)
      } catch (thrown) {
        const error = toSessionError(thrown)
        return { ...accepted(false), failed: left.map((id) => ({ id, error })) }
      }
      before = left
    }
  }

  async function revoke(request: RevokeRequest, { known = [], ...call }: RevokeOptions = {}): Promise<RevokeResult> {
    switch (request.target) {
      case 'session':
        return revokeByIds(requireRevocableIds(request), known, call)
      case 'others': {
        await sendOthers(call)
        const spared = currentSession(known)
        return spared ? endTheRest(spared.id, call) : accepted(false)
      }
      case 'mine':
        await post(operationOf.mine, 'sign-out', 'success', call)
        return accepted(true)
      case 'all':
        await post(operationOf.all, 'revoke-sessions', 'status', call)
        return accepted(true)
      default:
        throw new SessionError('invalid_request', 'There is no such target.')
    }
  }

  return {
    id: options.id ?? `better-auth:${baseUrl}`,
    capabilities: {
      ...capabilities,
      accessTokenLagSeconds: cookieCacheSeconds > 0 ? cookieCacheSeconds : null,
      get hidesSessions() {
        return hidesSessions
      },
    },
    list,
    revoke,
  }
}

/** One row as it came, which must not leave the adapter. */
interface Row {
  readonly id: string
  /** What revokes it; `null` where a server blanks the tokens of other devices. */
  readonly token: string | null
  readonly wire: unknown
}

/** Throws for a row that cannot be read, so that the whole list is refused: a list without that session would be untrue. */
function readRow(wire: unknown): Row {
  const id = field(wire, 'id')
  if (!isRevocableId(id)) throw badResponse('A session in the answer has no usable id.')
  const token = field(wire, 'token')
  return { id, token: typeof token === 'string' && token !== '' ? token : null, wire }
}

function readSession({ id, token, wire }: Row, own: Row, readDevice: ReadDevice): Session {
  return sessionFrom(id, {
    isCurrent: id === own.id,
    canRevoke: token !== null,
    device: readDevice(text(field(wire, 'userAgent'))),
    ip: plainIp(field(wire, 'ipAddress')),
    createdAt: timeFromIso(field(wire, 'createdAt')),
    lastActiveAt: timeFromIso(field(wire, 'updatedAt')),
    expiresAt: timeFromIso(field(wire, 'expiresAt')),
  })
}
