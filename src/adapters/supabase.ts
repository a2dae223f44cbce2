import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Session } from '../core/session.ts'
import type {
  ListOptions,
  RevokeOptions,
  RevokeRequest,
  RevokeResult,
  SessionAdapter,
  SessionPage,
} from '../core/session-adapter.ts'
import { SessionError, type SessionErrorCode } from '../core/session-error.ts'
import { requireRevocableIds } from '../core/session-ids.ts'
import { callForeign } from './lib/foreign-call.ts'
import { checkServerCode, codeOfStatus } from './lib/http-error.ts'
import { requireTimeout, type SharedOptions } from './lib/http-options.ts'
import { readClaim } from './lib/jwt.ts'
import { type DeviceOptions, deviceReader, type ReadDevice } from './lib/read-device.ts'
import { accepted, revokeByTarget } from './lib/revoke-by-target.ts'
import { plainIp, requireFirstPage, sessionFrom } from './lib/session-row.ts'
import { isUuid } from './lib/uuid.ts'
import { count, field, flag, rows, text } from './lib/wire.ts'
import { timeFromIso } from './lib/wire-time.ts'

/** The part of `supabase.auth` that is used. */
export interface SupabaseAuth {
  getSession(): Promise<{ readonly data: unknown; readonly error: unknown }>
  signOut(options: { scope: 'local' }): Promise<unknown>
  readonly admin: {
    signOut(jwt: string, scope: 'global' | 'local' | 'others'): Promise<{ readonly error: unknown }>
  }
}

/** `(name, args) => supabase.rpc(name, args)`. */
export type SupabaseRpc = (
  name: 'list_device_sessions' | 'end_device_sessions',
  args?: { readonly session_ids: readonly string[] },
) => PromiseLike<{ readonly data: unknown; readonly error: unknown; readonly status?: number }>

export interface SupabaseAdapterOptions extends SharedOptions, DeviceOptions {
  /** `supabase.auth` of `@supabase/supabase-js`, or the client of `@supabase/auth-js`. */
  readonly auth: SupabaseAuth
  /**
   * Calls a function of your database, where it has the two of `docs/adapters/supabase-sessions.sql`: then there is a list, and one session
   * can be ended. Left out: neither.
   */
  readonly rpc?: SupabaseRpc
  /** The project's address; it tells two projects on one page apart. */
  readonly url?: string
  /** How long your access tokens live, in seconds: for so long a revoked device may go on. Default 3,600, as there. */
  readonly accessTokenLagSeconds?: number
  /** For one call of the client, in ms. Default 10,000; `Infinity` for none. */
  readonly timeoutMs?: number
}

const capabilities: SessionCapabilities = {
  list: 'none',
  currentFrom: 'none',
  revokeOne: 'none',
  revokeCurrentById: 'rejected',
  revokeOthers: 'native',
  othersNeedCurrent: false,
  revokeAll: 'native',
  signOut: 'request',
  pagination: 'none',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: null, list: 'never', revoke: 'never' },
  accessTokenLagSeconds: null,
}

/** What two functions of the application's own add. */
const withFunctions: Partial<SessionCapabilities> = {
  list: 'sessions',
  currentFrom: 'flag',
  revokeOne: 'native',
}

/** What their server answers a token with that it does not take any more. */
const codes: ReadonlyMap<string | null, SessionErrorCode> = new Map([
  ['bad_jwt', 'unauthenticated'],
  ['session_not_found', 'unauthenticated'],
  ['user_not_found', 'unauthenticated'],
  ['over_request_rate_limit', 'rate_limited'],
])
const codeOfName: ReadonlyMap<string, SessionErrorCode> = new Map([
  ['AuthSessionMissingError', 'unauthenticated'],
  // The answer was no JSON.
  ['AuthUnknownError', 'bad_response'],
  // Another tab signed in or out meanwhile.
  ['AuthRefreshDiscardedError', 'conflict'],
])

/**
 * Supabase Auth, through its own client, which holds the tokens and refreshes them. Stable: checked with `@supabase/auth-js`
 * 2.119.1, really driven, against a server written to the source of supabase/auth. Nothing of it is imported.
 *
 * - **There is no list**, and no way to end one session: `others`, `mine` and `all` are all there is, and `list` is
 *   `unsupported`. Nothing can be shown to be gone: the screen says "requested".
 * - **With `rpc` there is**, by two functions of your own database, which its page has. They show and end the sessions of the user who
 *   asks, and nothing to a session that has ended.
 * - `auth.signOut()` hides a 401, 403 and 404, and says "no error" when it sent nothing. So the request goes through
 *   `auth.admin.signOut`, which is what it calls itself: no more than the user's own token is needed. `auth.signOut` only clears
 *   this browser, after the server has agreed.
 * - A token without `session_id` claim would end every session, this one too, for `others` and `mine`: `unsupported`, no request.
 *
 * Throws a plain `Error` for an unusable `auth` or `timeoutMs`; everything later is a `SessionError`.
 */
export function supabaseAdapter({
  auth,
  rpc,
  url,
  accessTokenLagSeconds = 3600,
  ...options
}: SupabaseAdapterOptions): SessionAdapter {
  const timeoutMs = requireTimeout('supabaseAdapter', options.timeoutMs)
  const readDevice = deviceReader(options)
  if (typeof auth?.getSession !== 'function' || typeof auth.admin?.signOut !== 'function')
    throw new Error('supabaseAdapter: auth must be supabase.auth, or a client of @supabase/auth-js.')
  if (rpc !== undefined && typeof rpc !== 'function')
    throw new Error('supabaseAdapter: rpc must be a function: (name, args) => supabase.rpc(name, args).')

  const call = <T>(operation: Operation, name: string, run: () => Promise<T>, signal?: AbortSignal): Promise<T> =>
    callForeign(run, { name, timeoutMs, signal, errorOf: (thrown) => errorFrom(thrown, operation) })

  /** The access token, made anew by the client where it is about to expire. */
  async function takeToken(operation: Operation, signal?: AbortSignal): Promise<string> {
    const { data, error } = await call(operation, 'getSession()', () => auth.getSession(), signal)
    if (error) throw whyNoSession(error, operation)
    const token = tokenText(field(field(data, 'session'), 'access_token'))
    if (token === null) throw new SessionError('unauthenticated', 'The client has no session.')
    return token
  }

  async function end(
    operation: Operation,
    scope: 'global' | 'local' | 'others',
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const token = await takeToken(operation, signal)
    const sessionId = readClaim(token, 'session_id')
    if (scope !== 'global' && (typeof sessionId !== 'string' || !isUuid(sessionId) || sessionId === NO_SESSION))
      throw new SessionError('unsupported', 'The access token names no session: the server would end every one.')
    const { error } = await call(operation, 'admin.signOut()', () => auth.admin.signOut(token, scope), signal)
    if (error) throw errorFrom(error, operation) ?? new SessionError('unknown', 'The client told an unknown error.')
  }

  /**
   * Clears this browser. The server has ended the session already, so a failure here changes nothing. Left out when another user has
   * signed in meanwhile: it is their session that it would end.
   */
  async function forgetHere(signal: AbortSignal | undefined): Promise<RevokeResult> {
    await call('signOut', 'signOut()', () => auth.signOut({ scope: 'local' }), signal).catch(() => {})
    return accepted(true)
  }

  async function query(operation: Operation, run: () => ReturnType<SupabaseRpc>, signal?: AbortSignal) {
    await takeToken(operation, signal)
    const { data, error, status } = await callForeign(run, { name: 'rpc()', timeoutMs, signal })
    if (error) throw rpcError(error, status, operation)
    return rows(data)
  }

  if (rpc) {
    const list = async ({ signal, cursor }: ListOptions = {}): Promise<SessionPage> => {
      requireFirstPage(cursor)
      const found = await query('list', () => rpc('list_device_sessions'), signal)
      return { sessions: found.map((row) => readSession(row, readDevice)), nextCursor: null, total: null }
    }
    const one = async (id: string, { signal }: RevokeOptions): Promise<void> => {
      const ended = await query('revoke', () => rpc('end_device_sessions', { session_ids: [id] }), signal)
      if (!ended.includes(id)) throw new SessionError('not_found', 'This user has no such session that can be ended.')
    }
    const local = async (operation: Operation, scope: 'global' | 'local', signal: AbortSignal | undefined) => {
      await end(operation, scope, signal)
      await forgetHere(signal)
    }
    const adapter: SessionAdapter = {
      id: options.id ?? `supabase:${url ?? ''}`,
      capabilities: { ...capabilities, ...withFunctions, accessTokenLagSeconds },
      list,
      revoke: (request, more) =>
        revokeByTarget(
          adapter,
          {
            isId: isUuid,
            one,
            mine: ({ signal }) => local('signOut', 'local', signal),
            others: ({ signal }) => end('revokeOthers', 'others', signal),
            all: ({ signal }) => local('revokeAll', 'global', signal),
          },
          request,
          more,
        ),
    }
    return adapter
  }

  return {
    id: options.id ?? `supabase:${url ?? ''}`,
    capabilities: { ...capabilities, accessTokenLagSeconds },
    async list({ cursor } = {}): Promise<SessionPage> {
      requireFirstPage(cursor)
      throw new SessionError('unsupported', 'This server has no list of sessions.')
    },
    async revoke(request: RevokeRequest, { signal }: RevokeOptions = {}): Promise<RevokeResult> {
      switch (request.target) {
        case 'session':
          requireRevocableIds(request)
          throw new SessionError('unsupported', 'This server cannot end a session by its id.')
        case 'others':
          await end('revokeOthers', 'others', signal)
          return accepted(false)
        case 'mine':
          await end('signOut', 'local', signal)
          return forgetHere(signal)
        case 'all':
          await end('revokeAll', 'global', signal)
          return forgetHere(signal)
        default:
          throw new SessionError('invalid_request', 'There is no such target.')
      }
    },
  }
}

/** Their server reads this id as none. */
const NO_SESSION = '00000000-0000-0000-0000-000000000000'

const tokenText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** A refusal of the refresh token has removed the session already; without an answer nothing is known. */
function whyNoSession(error: unknown, operation: Operation): SessionError {
  const why = errorFrom(error, operation)
  if (why?.code !== 'invalid_request' && why?.code !== 'forbidden')
    return why ?? new SessionError('unknown', 'The client told an unknown error.')
  return new SessionError('unauthenticated', 'The session could not be renewed.', why)
}

/** An `AuthError`, known by its shape: there may be two copies of the package. */
function errorFrom(thrown: unknown, operation: Operation): SessionError | null {
  if (!(thrown instanceof Error) || !('__isAuthError' in thrown)) return null
  const serverCode = 'code' in thrown ? checkServerCode(thrown.code) : null
  const wire = 'status' in thrown ? count(thrown.status) : null
  const named = codeOfName.get(thrown.name)
  // Their own errors bring a status of their own; 0 stands for no answer.
  const status = named === undefined && wire !== 0 ? wire : null
  const code =
    named ??
    codes.get(serverCode) ??
    (status === null ? (wire === 0 ? 'network' : 'unknown') : codeOfStatus(status, operation))
  return new SessionError(code, `The client refused "${operation}" with ${thrown.name}.`, { status, serverCode })
}

/** A `PostgrestError`. Status 0: no answer came. A function that is not there is a 404. */
function rpcError(error: unknown, status: unknown, operation: Operation): SessionError {
  const wire = count(status)
  const serverCode = checkServerCode(field(error, 'code'))
  const code = !wire ? 'network' : wire === 404 ? 'unsupported' : codeOfStatus(wire, operation)
  return new SessionError(code, `The database refused "${operation}".`, { status: wire || null, serverCode })
}

function readSession(row: unknown, readDevice: ReadDevice): Session {
  return sessionFrom(field(row, 'id'), {
    isCurrent: flag(field(row, 'is_current')),
    device: readDevice(text(field(row, 'user_agent'))),
    ip: plainIp(field(row, 'ip')),
    createdAt: timeFromIso(field(row, 'created_at')),
    lastActiveAt: timeFromIso(field(row, 'last_active_at')),
    expiresAt: timeFromIso(field(row, 'expires_at')),
  })
}
