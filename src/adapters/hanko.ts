import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Session } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import { SessionError, type SessionErrorCode } from '../core/session-error.ts'
import { aborted } from './lib/deadline.ts'
import { callForeign } from './lib/foreign-call.ts'
import { checkServerCode, codeOfStatus } from './lib/http-error.ts'
import { requireTimeout, type SharedOptions } from './lib/http-options.ts'
import { type DeviceOptions, deviceReader, type ReadDevice } from './lib/read-device.ts'
import { type RevokeCall, revokeByTarget } from './lib/revoke-by-target.ts'
import { plainIp, requireFirstPage, sessionFrom } from './lib/session-row.ts'
import { isUuid } from './lib/uuid.ts'
import { badResponse, count, field, flag, isRecord, rows, text } from './lib/wire.ts'
import { timeFromIso } from './lib/wire-time.ts'

/** The part of the SDK's `Hanko` that is used. */
export interface HankoClient {
  readonly client: { readonly api: string }
  createState(flow: 'profile', config: HankoStateConfig): Promise<unknown>
  logout(): Promise<unknown>
}

/** How a flow is begun: from the server, and unseen by other parts of the page. */
export interface HankoStateConfig {
  readonly loadFromCache: false
  readonly cacheKey: string
  readonly dispatchAfterStateChangeEvent: false
  readonly excludeAutoSteps: 'all'
}

export interface HankoAdapterOptions extends SharedOptions, DeviceOptions {
  /** `new Hanko(api)` of the package `@teamhanko/hanko-frontend-sdk` (or of `hanko-elements`). */
  readonly hanko: HankoClient
  /** For one call of the SDK, in ms. Default 10,000; `Infinity` for none. */
  readonly timeoutMs?: number
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

const stateConfig: HankoStateConfig = {
  // No state from the cache, which proves nothing; and the state that the application keeps must not change.
  loadFromCache: false,
  cacheKey: 'react-device-sessions',
  dispatchAfterStateChangeEvent: false,
  excludeAutoSteps: 'all',
}

/** Nothing was done: the flow is over, or another part of the page went on with it. */
const overCodes: ReadonlySet<unknown> = new Set(['flow_expired_error', 'operation_not_permitted_error'])
const codes: ReadonlyMap<string | null, SessionErrorCode> = new Map([
  // Only the ids of other sessions are allowed.
  ['form_data_invalid_error', 'not_found'],
  ['operation_not_permitted_error', 'unsupported'],
])

/** The one action that is used; the SDK has it on its states. */
interface SessionDelete {
  run(input: { readonly session_id: string }): Promise<unknown>
}

/**
 * Hanko, through its own SDK and the profile flow: there is no other way to the sessions. Stable: checked with
 * `@teamhanko/hanko-frontend-sdk` 3.0.0, really driven, against a server written to the source of Hanko's backend. Nothing of the
 * SDK is imported. Create it once, at module level.
 *
 * - The server must show sessions in the profile (`session.show_on_profile`), else the list is `unsupported`, and let them be ended
 *   (`session.allow_revocation`), else they are not revocable.
 * - A state of the flow is good for one action. So sign-outs go one after the other, each on the state that the one before gave;
 *   one that waited too long is not sent any more. A flow that has expired is begun anew, once.
 * - `others` and `all` end the sessions one by one, and only when the list marks one as current.
 * - The SDK does not say why there is no answer: no connection, its time limit and a page in place of JSON are all `network`.
 *
 * Throws a plain `Error` for an unusable `hanko` or `timeoutMs`; everything later is a `SessionError`.
 */
export function hankoAdapter({ hanko, ...options }: HankoAdapterOptions): SessionAdapter {
  const timeoutMs = requireTimeout('hankoAdapter', options.timeoutMs)
  const readDevice = deviceReader(options)
  const api = text(field(field(hanko, 'client'), 'api'))
  if (api === null || typeof hanko.createState !== 'function')
    throw new Error("hankoAdapter: hanko must be the SDK's Hanko, made with the address of its API.")
  /** The state that the next action may be run on. */
  let latest: unknown = null
  let turns: Promise<unknown> = Promise.resolve()

  const call = <T>(name: string, run: () => Promise<T>, signal?: AbortSignal): Promise<T> =>
    callForeign(run, { name, timeoutMs, signal, errorOf: thrownError })

  async function open(operation: Operation): Promise<unknown> {
    latest = null
    const state = await hanko.createState('profile', stateConfig)
    const error = errorIn(state, operation)
    if (error) throw error
    latest = state
    return state
  }

  async function list({ signal, cursor }: ListOptions = {}): Promise<SessionPage> {
    requireFirstPage(cursor)
    const state = await call('createState()', () => open('list'), signal)
    const canRevoke = deleteOf(state) !== null
    const sessions = sessionsIn(state).map((row) => readSession(row, canRevoke, readDevice))
    return { sessions, nextCursor: null, total: null }
  }

  /** Ends a session once it is its turn. `requireWanted` throws once the caller has given up: nothing is sent then. */
  async function end(id: string, requireWanted: () => void): Promise<void> {
    for (let isLastTry = false; ; isLastTry = true) {
      requireWanted()
      const state = latest === null || field(latest, 'invokedAction') ? await open('revoke') : latest
      const action = deleteOf(state)
      if (!action) throw whyNot(state, id)
      requireWanted()
      latest = null
      const next = await action.run({ session_id: id })
      const error = errorIn(next, 'revoke')
      if (field(next, 'name') === 'profile_init') latest = next
      if (!error) return
      if (isLastTry || !overCodes.has(error.serverCode)) throw error
      latest = null
    }
  }

  async function one(id: string, { signal }: RevokeCall): Promise<void> {
    let isWanted = true
    const requireWanted = (): void => {
      if (!isWanted || signal?.aborted) throw aborted()
    }
    const turn = () => end(id, requireWanted)
    const takeTurn = (): Promise<void> => {
      const mine = turns.then(turn)
      turns = mine.catch(() => {})
      return mine
    }
    try {
      await call('session_delete.run()', takeTurn, signal)
    } finally {
      isWanted = false
    }
  }

  const adapter: SessionAdapter = {
    id: options.id ?? `hanko:${api}`,
    capabilities,
    list,
    revoke: (request, more) =>
      revokeByTarget(
        adapter,
        {
          isId: isUuid,
          one,
          mine: ({ signal }) => call('logout()', () => hanko.logout(), signal),
          mineTakesAnybody: true,
        },
        request,
        more,
      ),
  }
  return adapter
}

/** The action, where the server offers it. The SDK makes up a disabled one for every other name. */
function deleteOf(state: unknown): SessionDelete | null {
  const action = field(field(state, 'actions'), 'session_delete')
  return isSessionDelete(action) ? action : null
}

const isSessionDelete = (value: unknown): value is SessionDelete =>
  typeof value === 'object' && value !== null && 'run' in value && typeof value.run === 'function'

function sessionsIn(state: unknown): readonly unknown[] {
  const sessions = field(field(state, 'payload'), 'sessions')
  if (sessions === undefined)
    throw new SessionError('unsupported', 'This server does not show sessions in the profile.')
  return rows(sessions)
}

/** Without a session that could be ended there is no action: the id is gone, or ending is switched off. */
function whyNot(state: unknown, id: string): SessionError {
  return sessionsIn(state).some((row) => field(row, 'id') === id)
    ? new SessionError('unsupported', 'This server does not let sessions be ended.')
    : new SessionError('not_found', 'The list has no such session.')
}

/** What the state says went wrong; `null` for the profile. */
function errorIn(state: unknown, operation: Operation): SessionError | null {
  const error = field(state, 'error')
  const status = count(field(state, 'status'))
  if (!isRecord(error)) return field(state, 'name') === 'profile_init' ? null : badResponse('The answer is no profile.')
  const serverCode = checkServerCode(field(error, 'code'))
  const code = codes.get(serverCode) ?? (status ? codeOfStatus(status, operation) : 'network')
  return new SessionError(code, `Hanko answered "${operation}" with status ${status ?? 0}.`, {
    status: status || null,
    serverCode,
  })
}

/** A `HankoError`, known by its code: there may be two copies of the SDK. */
function thrownError(thrown: unknown): SessionError | null {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null
  return code === 'requestTimeout' ? new SessionError('timeout', 'The SDK stopped waiting.') : null
}

function readSession(row: unknown, canRevoke: boolean, readDevice: ReadDevice): Session {
  const isCurrent = flag(field(row, 'current'))
  const label = text(field(row, 'user_agent'))
  return sessionFrom(field(row, 'id'), {
    isCurrent,
    canRevoke: canRevoke || isCurrent === true,
    device: {
      ...readDevice(text(field(row, 'user_agent_raw'))),
      // "macOS (Chrome)", or "()" where neither is known.
      label: label === '()' ? null : label,
    },
    ip: plainIp(field(row, 'ip_address')),
    createdAt: timeFromIso(field(row, 'created_at')),
    lastActiveAt: timeFromIso(field(row, 'last_used')),
    expiresAt: timeFromIso(field(row, 'expires_at')),
  })
}
