import type { Session } from '../../core/session.ts'
import type { SessionError } from '../../core/session-error.ts'
import type { RevocationReport } from '../../hooks/index.ts'

/** A session as it stands on the screen. */
export interface Row {
  /** Unique in the list: the session's `key`, or its `id` where several share a key. */
  readonly key: string
  readonly session: Session
  /** The device's name, never empty. */
  readonly name: string
  /** The name with what tells it apart from its namesakes, for button names. */
  readonly label: string
}

/** What a "Sign out" button asks for; `all` ends this device too, last. It stays as it was on screen at the click. */
export interface Target {
  readonly action: 'one' | 'selected' | 'others' | 'all'
  /** What is meant, as far as it is listed; empty for "others" and "all" while nobody knows which session is current. */
  readonly rows: readonly Row[]
  /** How many that are; `null` while the list is not known to its end. */
  readonly count: number | null
  /** `not-me`: somebody else was signed in there, so the list leads on from there. */
  readonly because?: 'not-me'
}

/** What a server counts apart: ending sessions by id, all others, and this one, which is a logout. */
export type Wait = 'one' | 'others' | 'here'

export function waitOf({ action, rows }: Target): Wait {
  if (endsOthers({ action })) return 'others'
  return action === 'one' && rows[0]?.session.isCurrent === true ? 'here' : 'one'
}

/** True for what ends every other session, listed or not. */
export function endsOthers({ action }: Pick<Target, 'action'>): boolean {
  return action === 'others' || action === 'all'
}

/** What became of one session, until it is resolved. `at`: when it was said, ISO 8601. */
export interface Outcome {
  readonly session: Session
  readonly fate: 'running' | 'failed' | 'unconfirmed' | 'accepted'
  readonly error: SessionError | null
  /** True when the server is known to have accepted this very sign-out. */
  readonly isAccepted: boolean
  readonly at: string
}

/**
 * What the strip above the list tells: a report, a refusal of "others", or a device that a later read showed to be gone. `at`:
 * when it was said, ISO 8601.
 */
export type Result =
  | { readonly target: Target; readonly report: RevocationReport; readonly at: string }
  | { readonly target: Target; readonly error: SessionError }
  | { readonly gone: readonly Session[]; readonly at: string }

/** One announcement. Its own `id`, because a text that is said twice is two of them. */
export interface Saying {
  readonly id: number
  readonly text: string
}

/** What the parts of one list share and TanStack's caches do not hold. */
export interface ListState {
  /** What the dialog asks about. */
  readonly asking: Target | null
  /** A dialog is open that asks for proof of who the user is. */
  readonly isProving: boolean
  readonly endingOthers: boolean
  readonly outcomes: ReadonlyMap<string, Outcome>
  readonly result: Result | null
  /** Until when the server wants no further request of this kind, in ms since 1970; 0: it said nothing. */
  readonly waits: Readonly<Record<Wait, number>>
  /** What is still to be announced. */
  readonly toSay: readonly Saying[]
  /** The rows whose details are open, each with a number that no other panel has. */
  readonly details: ReadonlyMap<string, number>
  /** The device that somebody else used: the next steps are shown. */
  readonly notMe: Row | null
}

const nothing: ListState = {
  asking: null,
  isProving: false,
  endingOthers: false,
  outcomes: new Map(),
  result: null,
  waits: { one: 0, others: 0, here: 0 },
  toSay: [],
  details: new Map(),
  notMe: null,
}

/** State outside React, so that a row renders for its own outcome and for no other's. */
export class ListStore {
  state = nothing
  /** Set when the dialog opens: puts the focus where it came from, or near. */
  giveFocusBack = () => {}
  #said = 0
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  set(change: Partial<ListState>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** Forgets the devices; announcements stay. */
  forget(): void {
    this.set({ ...nothing, toSay: this.state.toSay })
  }

  say(text: string): void {
    this.#said += 1
    this.set({ toSay: [...this.state.toSay, { id: this.#said, text }] })
  }
}
