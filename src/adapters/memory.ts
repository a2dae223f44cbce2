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
import { SessionError, type SessionErrorDetails } from '../core/session-error.ts'
import { requireRevocableIds } from '../core/session-ids.ts'
import type { StepUpProof } from '../core/step-up.ts'
import { throwIfAborted } from './lib/deadline.ts'
import { threeSessions } from './lib/make-session.ts'
import { type Fault, FaultScript } from './lib/memory-faults.ts'
import { Held, wait } from './lib/memory-waits.ts'
import { endsCurrent, operationOf } from './lib/operations.ts'
import { revokeEach, settleRevoke } from './lib/revoke-each.ts'

export interface MemoryAdapterOptions {
  /** Default `memory`. */
  readonly id?: string
  /** What the server knows at first. Default: a laptop (current), a phone and a tablet. */
  readonly sessions?: readonly Session[]
  /** What the server can do; a capability that is switched off is refused as `unsupported`. Default: every capability but the optional ones. */
  readonly capabilities?: Partial<SessionCapabilities>
  /** How long each call takes, in ms. Default 0: it settles without a timer. */
  readonly latencyMs?: number
  /** How many sessions fit in one page. Default: all. */
  readonly pageSize?: number
  /** `false`: pages come without a `total`. Default `true`. */
  readonly reportsTotal?: boolean
  /** What revoking an id that is not there answers. Default `not_found`; Prelude or Keycloak may accept it. */
  readonly unknownId?: 'not_found' | 'accepted'
  readonly faults?: readonly MemoryFault[]
  /** The clock, in ms since 1970. Default `Date.now`. */
  readonly now?: () => number
}

/** One call, as it came in. `at` is in ms since 1970. */
export type MemoryCall = { readonly at: number; readonly stepUp: StepUpProof | null } & (
  | { readonly operation: 'list'; readonly cursor: string | null; readonly limit: number | null }
  | { readonly operation: 'revoke'; readonly request: RevokeRequest; readonly known: readonly Session[] | null }
)

/** The calls of an adapter. */
export type MemoryOperation = MemoryCall['operation']

/**
 * What shall happen to the next call of `on`:
 * - `fail`: it rejects and nothing is done. With `ids`, only these fail and the others are ended.
 * - `commit-then-fail`: it is done, and yet rejects; `code` is `timeout` by default.
 * - `ignore`: it is accepted and nothing is done.
 * - `lag`: a revoke is done, but the next `reads` reads (default 1) still show the list from before. A list call shows the list
 *   from before the last revoke, as a replica does that is behind.
 * - `hang`: it waits for `release()`, or for its signal, and then goes on.
 * - `delay`: it takes `ms` longer.
 * - `rotate-ids`: every session but the current one gets a new id first; `key` stays.
 * - `step-up`: it asks for proof. `times: 'until-proof'` asks each call that brings none.
 */
export type MemoryFault = Fault<MemoryOperation>

/** A `SessionAdapter` with a handle on the server behind it. */
export interface MemoryAdapter extends SessionAdapter {
  /** Every call since the start, in order. */
  readonly calls: readonly MemoryCall[]
  /** What the server knows at this moment, whatever the list says. */
  readonly serverSessions: readonly Session[]
  /** Scripts a fault for one of the next calls. Faults happen in the order in which they were added. */
  fault(fault: MemoryFault): void
  /** The faults that have still to happen, as they were given and in their order: empty once each has happened as often as asked. */
  readonly pendingFaults: readonly MemoryFault[]
  /** Drops the faults that have not happened yet. */
  clearFaults(): void
  /** Lets every hanging call go on. */
  release(): void
  /** The user signs in on other devices. */
  add(...sessions: readonly Session[]): void
  /** A session ends without this adapter: it expired, or was revoked from another device. */
  remove(...ids: readonly string[]): void
  /** This browser is not signed in any more: calls are refused as `unauthenticated`, and are not counted in `calls`. */
  loseCredential(): void
  /** Every session but the current one gets a new id and keeps its key, as when devices refresh their tokens on bio.re. */
  rotateIds(): void
}

const everything: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'flag',
  revokeOne: 'native',
  revokeCurrentById: 'allowed',
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

type Optional<T> = { [Key in keyof T as object extends Pick<T, Key> ? Key : never]-?: NonNullable<T[Key]> }

/** What a server may do besides: off unless it is asked for. The conformance suite is run with all of it. */
export const whatIsOptional: Optional<SessionCapabilities> = {
  hidesSessions: true,
  limitsPerHour: { list: 30, revoke: 20, revokeOthers: 5 },
}

/** The reference implementation: an auth server in memory, with scripted faults. For stories and tests; needs no network. */
export function memoryAdapter(options: MemoryAdapterOptions = {}): MemoryAdapter {
  const { latencyMs = 0, pageSize, reportsTotal = true, unknownId = 'not_found', now = Date.now } = options
  const capabilities: SessionCapabilities = {
    ...everything,
    ...(pageSize !== undefined && { pagination: 'cursor' as const }),
    ...options.capabilities,
  }
  const calls: MemoryCall[] = []
  const script = new FaultScript<MemoryOperation>()
  for (const fault of options.faults ?? []) script.add(fault)
  const held = new Held()
  let sessions: readonly Session[] = options.sessions ?? threeSessions()
  let beforeRevoke = sessions
  let lagging: { sessions: readonly Session[]; readsLeft: number } | null = null
  let rotations = 0
  let signedIn = true
  let hasCredential = true

  const end = (ids: readonly string[]): void => {
    if (sessions.some(({ id, isCurrent }) => isCurrent && ids.includes(id))) signedIn = false
    sessions = sessions.filter((session) => !ids.includes(session.id))
  }

  const rotateIds = (): void => {
    rotations += 1
    sessions = sessions.map((session) =>
      session.isCurrent ? session : { ...session, id: `${session.key}~${rotations}` },
    )
  }

  /** Waits as scripted; what remains of the fault is for the caller to apply. */
  async function begin(
    operation: MemoryOperation,
    asks: Operation,
    stepUp: StepUpProof | undefined,
    signal?: AbortSignal,
  ): Promise<MemoryFault | null> {
    const fault = script.next(operation, stepUp !== undefined)
    if (fault?.do === 'hang') await held.hold(signal)
    await wait(latencyMs + (fault?.do === 'delay' ? fault.ms : 0), signal)
    throwIfAborted(signal)
    if (fault?.do === 'rotate-ids') rotateIds()
    if (fault?.do === 'fail' && fault.ids === undefined) throw scripted(fault)
    if (fault?.do === 'step-up')
      throw new SessionError('step_up_required', 'The server asks for proof.', {
        status: 401,
        stepUp: {
          kind: capabilities.stepUp.kind ?? 'password',
          operation: asks,
          redirectTo: null,
          methods: [],
          acrValues: [],
          maxAgeSeconds: null,
          ...fault.challenge,
        },
      })
    if (!signedIn) throw unauthenticated(401)
    return fault
  }

  async function list({ signal, cursor = null, limit, stepUp }: ListOptions = {}): Promise<SessionPage> {
    if (capabilities.list === 'none') throw unsupported('This server has no list of sessions.')
    const from = readCursor(cursor)
    throwIfAborted(signal)
    if (!hasCredential) throw unauthenticated()
    calls.push({ operation: 'list', at: now(), cursor, limit: limit ?? null, stepUp: stepUp ?? null })
    const fault = await begin('list', 'list', stepUp, signal)

    if (fault?.do === 'lag') lagging = { sessions: beforeRevoke, readsLeft: cursor === null ? 1 : 0 }
    if (cursor === null && lagging !== null && (lagging.readsLeft -= 1) < 0) lagging = null
    const all = lagging?.sessions ?? sessions
    const asked = capabilities.pagination === 'none' ? undefined : limit
    const to = from + Math.max(1, Math.min(asked ?? all.length, pageSize ?? all.length))
    return {
      sessions: all
        .slice(from, to)
        .map((session) => (capabilities.currentFrom === 'none' ? unmarked(session) : session)),
      nextCursor: to < all.length ? `from:${to}` : null,
      total: reportsTotal ? all.length : null,
    }
  }

  async function revoke(request: RevokeRequest, { known, stepUp, signal }: RevokeOptions = {}): Promise<RevokeResult> {
    const asked = request.target === 'session' ? requireRevocableIds(request) : []
    requireSupport(capabilities, request)
    throwIfAborted(signal)
    if (!hasCredential) throw unauthenticated()
    calls.push({ operation: 'revoke', at: now(), request, known: known ?? null, stepUp: stepUp ?? null })
    const fault = await begin('revoke', operationOf[request.target], stepUp, signal)

    const current = currentSession(sessions)
    const knows = current !== null && capabilities.currentFrom !== 'none'
    if (request.target === 'others' && capabilities.othersNeedCurrent && !knows)
      throw unsupported('No session is known to be the current one, so it would not be spared.')

    const ids = request.target === 'session' ? asked : idsOf(request.target, sessions)
    const tells = knows || request.target !== 'session'
    const last = current && tells && ids.includes(current.id) ? current.id : null
    const each = await revokeEach(ids, async (id) => check(id, fault), last)
    const ended = each.revokedIds
    const endedCurrent = last === null ? request.target !== 'session' && endsCurrent[request.target] : each.endedLast
    const result = settleRevoke(each, endedCurrent)

    beforeRevoke = sessions
    if (fault?.do === 'lag' && fault.on === 'revoke') lagging = { sessions, readsLeft: fault.reads ?? 1 }
    if (fault?.do !== 'ignore') end(ended)
    if (fault?.do === 'commit-then-fail') throw scripted({ code: 'timeout', ...fault })
    return { ...result, revokedIds: request.target === 'session' || capabilities.reportsCount ? ended : null }
  }

  /** Throws for an id that shall fail, or that is not there. */
  function check(id: string, fault: MemoryFault | null): void {
    if (fault?.do === 'fail' && fault.ids?.includes(id)) throw scripted(fault)
    if (unknownId === 'not_found' && !sessions.some((session) => session.id === id)) throw notFound()
  }

  return {
    id: options.id ?? 'memory',
    capabilities,
    calls,
    get serverSessions() {
      return sessions
    },
    fault: (fault) => script.add(fault),
    get pendingFaults() {
      return script.pending()
    },
    clearFaults: () => script.clear(),
    release: () => held.release(),
    add: (...added) => {
      sessions = [...sessions, ...added]
    },
    remove: (...ids) => end(ids),
    loseCredential: () => {
      hasCredential = false
    },
    rotateIds,
    list,
    revoke,
  }
}

/** The server knows the session that asks by its credential, so `others` spares a session even when the list marks several. */
function idsOf(target: 'others' | 'mine' | 'all', sessions: readonly Session[]): readonly string[] {
  const others = sessions.filter(({ isCurrent }) => !isCurrent).map(({ id }) => id)
  const mine = sessions.filter(({ isCurrent }) => isCurrent).map(({ id }) => id)
  return { others, mine, all: [...others, ...mine] }[target]
}

function requireSupport(capabilities: SessionCapabilities, request: RevokeRequest): void {
  const { revokeOne, revokeOthers, signOut, revokeAll } = capabilities
  const supported = {
    session: revokeOne !== 'none',
    others: revokeOthers !== 'none',
    mine: signOut === 'request',
    all: revokeAll !== 'none',
  }
  if (!supported[request.target]) throw unsupported(`This server cannot revoke "${request.target}".`)
}

function readCursor(cursor: string | null): number {
  if (cursor === null) return 0
  const from = /^from:(\d+)$/.exec(cursor)?.[1]
  if (from === undefined) throw new SessionError('invalid_request', 'This cursor was not made by this adapter.')
  return Number(from)
}

const unmarked = (session: Session): Session => ({ ...session, isCurrent: null })
const unsupported = (message: string): SessionError => new SessionError('unsupported', message)
const notFound = (): SessionError => new SessionError('not_found', 'There is no such session.', { status: 404 })
const unauthenticated = (status: number | null = null): SessionError =>
  new SessionError('unauthenticated', 'Nobody is signed in.', { status })
const scripted = ({ code, ...details }: SessionErrorDetails & { readonly code: SessionError['code'] }): SessionError =>
  new SessionError(code, 'A scripted fault.', details)
