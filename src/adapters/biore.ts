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
import { SessionError, type SessionErrorCode, toSessionError } from '../core/session-error.ts'
import { requireRevocableIds } from '../core/session-ids.ts'
import { deviceFromLabel } from '../recognition/label.ts'
import { plainAddress } from './lib/address.ts'
import { isJson, jsonOf } from './lib/answers.ts'
import { createHttpClient, type HttpAnswer, type HttpCall } from './lib/http-client.ts'
import { type HttpOptions, requireBaseUrl, requireTokenSource } from './lib/http-options.ts'
import type { RevokeCall } from './lib/revoke-by-target.ts'
import { revokeEach, settleRevoke } from './lib/revoke-each.ts'
import { requireFirstPage, sessionFrom } from './lib/session-row.ts'
import { buildUrl } from './lib/url.ts'
import { field, flag, rows, text } from './lib/wire.ts'
import { timeFromIso } from './lib/wire-time.ts'

export type { HttpOptions } from './lib/http-options.ts'

export interface BioreAdapterOptions extends HttpOptions {
  /**
   * Where the API is. Default `/api/v1`, on the page's own origin. From another origin only `*.bio.re` pages work: the
   * cookie that marks the current session is `SameSite=Strict`.
   */
  readonly baseUrl?: string
}

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'flag',
  revokeOne: 'native',
  revokeCurrentById: 'rejected',
  revokeOthers: 'native',
  othersNeedCurrent: true,
  revokeAll: 'emulated',
  signOut: 'request',
  pagination: 'none',
  reportsCount: false,
  stableIds: false,
  stepUp: { kind: null, list: 'never', revoke: 'never' },
  accessTokenLagSeconds: 900,
  limitsPerHour: { list: 30, revoke: 20, revokeOthers: 5, revokeAll: 5, signOut: 60 },
}

/** Their reference table and their prose name the first one differently. */
const codes: ReadonlyMap<string | null, SessionErrorCode> = new Map([
  ['auth.sessions.cannot_revoke_current', 'cannot_revoke_current'],
  ['auth.sessions.cannot_revoke_current_session', 'cannot_revoke_current'],
  ['cannot_revoke_current', 'cannot_revoke_current'],
  ['cannot_revoke_current_session', 'cannot_revoke_current'],
  ['auth.sessions.not_found', 'not_found'],
])

/**
 * bio.re (https://docs.bio.re/docs/auth/sessions). Create it once, at module level.
 *
 * - The server knows the current session by its cookie. `others` and `all` are refused with `unsupported`, before any
 *   revoke request, unless a list marks exactly one session as current: without the cookie no session would be spared.
 * - Its `revoke-all` means `others`. `all` is `others` and then a logout; when the logout fails, its id is in `failed`.
 * - The current session ends by logout, after everything else and only if nothing else failed.
 * - Logout is public: it needs no token, and answers 200 to anybody. So it counts as the end of this session
 *   (`endedCurrent`) unless `known` shows that the cookie does not reach the server.
 * - Ids rotate with each token refresh: a `not_found` may only mean that the other device has refreshed. `Session.key`
 *   is made from sign-in time and device.
 *
 * Throws a plain `Error` for an unusable `baseUrl`, `timeoutMs` or `getAccessToken`; everything later is a `SessionError`.
 */
export function bioreAdapter(options: BioreAdapterOptions): SessionAdapter {
  const baseUrl = requireBaseUrl('bioreAdapter', options.baseUrl ?? '/api/v1')
  requireTokenSource('bioreAdapter', options.getAccessToken)
  const http = createHttpClient({
    ...options,
    adapter: 'bioreAdapter',
    dialect: {
      serverCode: (body) => field(field(body, 'error'), 'code'),
      codeOf: ({ status }, serverCode, operation) => {
        // Logout is public: a 401 comes from something in between, and says nothing about this session.
        if (operation === 'signOut' && status === 401) return 'bad_response'
        return codes.get(serverCode) ?? null
      },
    },
  })

  const send = (
    operation: Operation,
    method: HttpCall['method'],
    path: readonly string[],
    more: Pick<HttpCall, 'auth' | 'signal'> = {},
  ): Promise<HttpAnswer> =>
    http.request({ ...more, operation, method, url: buildUrl(baseUrl, ['auth', ...path]), succeeded })

  const revokeOthers = ({ signal }: RevokeCall) => send('revokeOthers', 'POST', ['sessions', 'revoke-all'], { signal })
  const logOut = ({ signal }: RevokeCall) => send('signOut', 'POST', ['logout'], { auth: 'public', signal })

  async function tryToLogOut(id: string, call: RevokeCall): Promise<Partial<RevokeResult>> {
    try {
      await logOut(call)
      return {}
    } catch (error) {
      return { endedCurrent: false, failed: [{ id, error: toSessionError(error) }] }
    }
  }

  async function list({ signal, cursor }: ListOptions = {}): Promise<SessionPage> {
    requireFirstPage(cursor)
    const wire = jsonOf(await send('list', 'GET', ['sessions'], { signal }))
    return { sessions: rows(field(field(wire, 'data'), 'sessions')).map(readSession), nextCursor: null, total: null }
  }

  async function requireCurrent(known: readonly Session[], call: RevokeCall): Promise<Session> {
    const current = currentSession(known) ?? currentSession((await list(call)).sessions)
    if (current) return current
    throw new SessionError('unsupported', 'The list does not mark one session as current, so it would not be spared.')
  }

  async function revoke(request: RevokeRequest, { known = [], ...call }: RevokeOptions = {}): Promise<RevokeResult> {
    switch (request.target) {
      case 'session': {
        const ids = requireRevocableIds(request)
        const current = currentSession(known.length > 0 ? known : (await list(call)).sessions)
        const last = current && ids.includes(current.id) ? current.id : null
        const endOther = (id: string) => send('revoke', 'DELETE', ['sessions', id], { signal: call.signal })
        const end = (id: string) => (id === last ? logOut(call) : endOther(id))
        return settleRevoke(await revokeEach(ids, end, last))
      }
      case 'others':
        await requireCurrent(known, call)
        await revokeOthers(call)
        return done(false)
      case 'mine':
        await logOut(call)
        return done(known.length === 0 || currentSession(known) !== null)
      case 'all': {
        const { id } = await requireCurrent(known, call)
        await revokeOthers(call)
        return { ...done(true), ...(await tryToLogOut(id, call)) }
      }
      default:
        throw new SessionError('invalid_request', 'There is no such target.')
    }
  }

  return { id: options.id ?? `biore:${baseUrl}`, capabilities, list, revoke }
}

const done = (endedCurrent: boolean): RevokeResult => ({ revokedIds: null, failed: [], endedCurrent, sessions: null })

/** Their own samples check both. */
const succeeded = (answer: HttpAnswer): boolean => isJson(answer) && field(jsonOf(answer), 'success') === true

function readSession(row: unknown): Session {
  const label = text(field(row, 'device'))
  const ip = text(field(row, 'ipMasked'))
  const place = text(field(row, 'location'))
  const createdAt = timeFromIso(field(row, 'createdAt'))
  return sessionFrom(field(row, 'id'), {
    key: JSON.stringify([createdAt, label]),
    isCurrent: flag(field(row, 'isCurrent')),
    device: deviceFromLabel(label),
    ip: ip === null ? null : { value: plainAddress(ip), masked: true },
    location: place === null ? null : { city: null, region: null, countryCode: null, label: place },
    createdAt,
    lastActiveAt: timeFromIso(field(row, 'lastActiveAt')),
  })
}
