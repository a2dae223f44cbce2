import type { Query, QueryClient } from '@tanstack/react-query'
import { checkError } from '../../core/check-error.ts'
import type { SessionsRead } from '../../core/read-sessions.ts'
import type { RevokeRequest } from '../../core/session-adapter.ts'
import { isDefinite } from '../../core/session-error.ts'
import { targetedSessions } from '../../core/targeted-sessions.ts'
import { type RevocationReport, type SessionScope, sessionKeys } from '../../hooks/index.ts'
import { eventsBetween, type ScreenEvent } from './events.ts'
import { withVanished } from './fate.ts'
import { type Fact, reduce, SLOW_MS } from './reduce.ts'
import { type Answered, type Ask, atFirst, type State, type Surface } from './state.ts'
import { operationOf, rowKeys } from './target.ts'

type Identity = Pick<SessionScope, 'adapter' | 'userId'>

/** Tells what is new, in words. `shows`: a list tells of the list itself too; a prompt works without one. */
export interface Speaker {
  readonly shows: 'list' | 'prompt'
  readonly tell: (event: ScreenEvent, state: State) => void
}

/** What is looked at of a mutation, whatever it is called with. */
interface SomeMutation {
  readonly state: {
    readonly status: string
    readonly data: unknown
    readonly error: unknown
    readonly variables: unknown
  }
}

/** The longest delay that a timer can hold; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/**
 * Keeps the state of one user at one server beside the query client, and finds out by itself what happens: it listens to the
 * client's caches while anything is on screen, and while anything is on its way. Each event is told by one speaker.
 */
export class Ledger {
  state = atFirst
  readonly #client: QueryClient
  readonly #of: Identity
  readonly #listeners = new Set<() => void>()
  readonly #speakers = new Map<Surface, Speaker>()
  /** The requests of what was asked for here. */
  readonly #own = new WeakSet<object>()
  #stopListening: (() => void) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  /** What the list's query held when it was last looked at. */
  #seen: Partial<Pick<Query['state'], 'data' | 'error' | 'status'>> = {}

  constructor(client: QueryClient, of: Identity) {
    this.#client = client
    this.#of = of
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Registers a list or prompt that is on screen. Returns a function that undoes it. */
  attach(surface: Surface, speaker: Speaker): () => void {
    forgetOtherUsers(this.#client, this.#of, this)
    this.#speakers.set(surface, speaker)
    this.dispatch({ type: 'came', by: surface })
    return () => {
      this.#speakers.delete(surface)
      this.dispatch({ type: 'left', by: surface })
    }
  }

  /**
   * Sends what a person asked for: known at once, and told when it is answered. Gives the report, or `null` where there is none.
   * Every request is a new object, by which its sign-out is known.
   */
  async signOut(
    ask: Ask,
    by: Surface,
    request: RevokeRequest,
    send: (request: RevokeRequest) => Promise<RevocationReport>,
  ): Promise<RevocationReport | null> {
    this.#own.add(request)
    this.dispatch({ type: 'asked', id: request, ask, by })
    let report: RevocationReport | null = null
    let answer: Answered['answer']
    try {
      report = await send(request)
      answer = { type: 'reported', report }
    } catch (thrown) {
      const error = checkError(thrown)
      // Thrown by a callback of the application: whether the server was asked is not known.
      answer = isDefinite(error) ? { type: 'refused', error } : { type: 'reported', report: openReport(ask, error) }
    }
    const known = withVanished(ask, answer, this.#read())
    this.dispatch({ ...known, id: request, at: Date.now() })
    return known !== answer && known.type === 'reported' ? known.report : report
  }

  /** The last good read. Not by `getQueryData`: it would look with the application's hash function. */
  #read(): SessionsRead | undefined {
    return this.#client.getQueryCache().find<SessionsRead>({ queryKey: sessionKeys.list(this.#of) })?.state.data
  }

  dispatch(fact: Fact): void {
    const before = this.state
    const after = reduce(before, fact)
    if (after === before) return
    this.state = after
    // Before the events: what `#follow` dispatches in turn comes later.
    this.#follow()
    for (const listener of this.#listeners) listener()
    for (const event of eventsBetween(before, after)) this.#speakerOf(event)?.tell(event, after)
  }

  /** Where it was asked for, as long as that is on screen; else a list; a prompt tells nothing of the list itself. */
  #speakerOf({ type, by }: ScreenEvent): Speaker | undefined {
    const all = [...this.#speakers.values()]
    const own = by && this.#speakers.get(by)
    return own ?? all.find(({ shows }) => shows === 'list') ?? (aboutTheList.has(type) ? undefined : all[0])
  }

  /** Subscribes to the caches and sets the timer while there is a reason to, and stops both otherwise. */
  #follow(): void {
    const isShown = this.#speakers.size > 0
    clearTimeout(this.#timer)
    const next = isShown ? this.#nextMoment() : Number.POSITIVE_INFINITY
    if (next < Number.POSITIVE_INFINITY)
      this.#timer = setTimeout(
        () => {
          this.dispatch({ type: 'ticked', at: Date.now() })
          // Sets the timer anew where the tick changed nothing.
          this.#follow()
        },
        Math.min(Math.max(0, next - Date.now()), LONGEST_TIMER_MS),
      )
    const hasReason = isShown || this.state.running.length > 0
    if (hasReason && !this.#stopListening) this.#listen()
    else if (!hasReason) {
      this.#stopListening?.()
      this.#stopListening = null
    }
  }

  #nextMoment(): number {
    const { list, cooldowns } = this.state
    const slowAt = list.type === 'loading' && !list.isSlow ? list.since + SLOW_MS : Number.POSITIVE_INFINITY
    return Math.min(slowAt, ...Object.values(cooldowns))
  }

  #listen(): void {
    const queries = this.#client.getQueryCache()
    const mutations = this.#client.getMutationCache()
    const queryKey = sessionKeys.list(this.#of)
    const ours = JSON.stringify(queryKey)
    // In brackets, as a mutation may have no key.
    const revoke = JSON.stringify([sessionKeys.revoke(this.#of)]).slice(0, -2)
    const stop = [
      // Not `added`: that comes while React renders, when nothing may change. What it holds is seen at the first update.
      queries.subscribe(({ type, query }) => {
        if (type === 'updated' && JSON.stringify(query.queryKey) === ours) this.#lookAtList(query)
      }),
      mutations.subscribe(({ type, mutation }) => {
        if (type === 'updated' && JSON.stringify([mutation.options.mutationKey]).startsWith(revoke))
          this.#lookAtMutation(mutation)
      }),
    ]
    this.#stopListening = () => stop.forEach((each) => each())
    // Looks at what happened before it subscribed.
    const list = queries.find({ queryKey })
    if (list) this.#lookAtList(list)
    for (const mutation of mutations.findAll({ mutationKey: sessionKeys.revoke(this.#of) }))
      this.#lookAtMutation(mutation)
  }

  #lookAtList({ state }: Pick<Query, 'state'>): void {
    const { data, error, status, errorUpdatedAt, fetchStatus } = state
    const seen = this.#seen
    this.#seen = { data, error, status }
    if (data !== seen.data && isRead(data)) this.dispatch({ type: 'listRead', read: data })
    if (error !== null && error !== seen.error) {
      const why = checkError(error)
      this.dispatch(
        why.code === 'unauthenticated' ? { type: 'ended' } : { type: 'listFailed', error: why, at: errorUpdatedAt },
      )
    }
    if (status === 'pending' && fetchStatus === 'fetching') this.dispatch({ type: 'listLoading', at: Date.now() })
  }

  /** Follows a mutation of another part of the page: that it runs, and which cooldown its answer sets. */
  #lookAtMutation(mutation: SomeMutation): void {
    const { status, data, error, variables } = mutation.state
    if (isObject(variables) && this.#own.has(variables)) return
    const at = Date.now()
    if (status === 'pending') {
      // It is pending twice where the application's `onMutate` gives a context.
      if (this.state.running.every(({ id }) => id !== mutation))
        this.dispatch({ type: 'started', id: mutation, ask: this.#askOf(variables) })
    } else if (isReport(data)) this.dispatch({ type: 'reported', id: mutation, report: data, at })
    else this.dispatch({ type: 'refused', id: mutation, error: checkError(error), at })
  }

  /** The sign-out that a mutation of another part of the page asks for. That of `useRevokeAllSessions` has no variables. */
  #askOf(variables: unknown): Ask {
    const request: RevokeRequest = isRequest(variables) ? variables : { target: 'others' }
    const listed = this.#read()?.sessions ?? []
    const keys = rowKeys(listed)
    const meant = targetedSessions(listed, request)
    return {
      operation: operationOf(request),
      meant: meant.map((session) => ({ key: keys.get(session.id) ?? session.key, session, apart: null })),
    }
  }
}

const aboutTheList: ReadonlySet<ScreenEvent['type']> = new Set(['loading', 'loaded', 'loadFailed'])

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const isRead = (data: unknown): data is SessionsRead => isObject(data) && 'readAt' in data && 'sessions' in data
const isReport = (data: unknown): data is RevocationReport => isObject(data) && 'revoked' in data
const isRequest = (variables: unknown): variables is RevokeRequest => isObject(variables) && 'target' in variables

function openReport({ meant }: Ask, error: RevocationReport['error']): RevocationReport {
  const unconfirmed = meant.map(({ session }) => session)
  return { revoked: [], accepted: [], unconfirmed, failed: [], left: null, newSince: 0, endedCurrent: false, error }
}

/** By server, and by user. */
const ledgers = new WeakMap<QueryClient, Map<string, Map<string, Ledger>>>()

/** The ledger of this user at this server, for as long as the client lives and no other user comes. */
export function ledgerOf(client: QueryClient, of: Identity): Ledger {
  const ofServer = ledgersAt(client, of)
  const ledger = ofServer.get(of.userId) ?? new Ledger(client, of)
  ofServer.set(of.userId, ledger)
  return ledger
}

function ledgersAt(client: QueryClient, { adapter }: Identity): Map<string, Ledger> {
  const ofClient = ledgers.get(client) ?? new Map<string, Map<string, Ledger>>()
  ledgers.set(client, ofClient)
  const ofServer = ofClient.get(adapter.id) ?? new Map<string, Ledger>()
  ofClient.set(adapter.id, ofServer)
  return ofServer
}

/** The user of the list on screen is the one signed in. State of other users at this server is dropped. */
function forgetOtherUsers(client: QueryClient, of: Identity, ledger: Ledger): void {
  const ofServer = ledgersAt(client, of)
  ofServer.clear()
  ofServer.set(of.userId, ledger)
}
