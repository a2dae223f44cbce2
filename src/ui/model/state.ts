import type { Operation } from '../../core/capabilities.ts'
import type { Session } from '../../core/session.ts'
import type { SessionError } from '../../core/session-error.ts'
import type { RevocationReport } from '../../hooks/index.ts'

/** What ends sessions: `revoke` those that are named, `revokeOthers`, `revokeAll` with this one last, `signOut` here. */
export type SignOutOperation = Exclude<Operation, 'list'>

/** A session with the key of its row: the session's `key`, or its `id` where several share a key. */
export interface Meant {
  readonly key: string
  readonly session: Session
  /**
   * What told it from its namesakes on screen at the click: `2`, a place, a date. `null` where its device's name was enough, or where it was
   * not on screen.
   */
  readonly apart: string | null
}

/** A sign-out as it was asked for. It stays as it was on screen at the click. */
export interface Ask {
  readonly operation: SignOutOperation
  /** As far as they are listed; empty for `revokeOthers` and `revokeAll` while it is not known which session is current. */
  readonly meant: readonly Meant[]
  /** `not-me`: someone else was signed in there, so the next steps follow. */
  readonly because?: 'not-me'
}

/** A list or prompt on screen. Only its identity matters. */
export type Surface = object

/** Which sign-out it is: its request, or the mutation of another part of the page. Only its identity matters. */
export type Id = object | number

/** A sign-out on its way. `by`: where it was asked for; `null` for one that another part of the page sent. */
export interface Running {
  readonly id: Id
  readonly ask: Ask
  readonly by: Surface | null
}

/** A sign-out that came to its end. */
export interface Answered extends Running {
  readonly by: Surface
  readonly answer:
    | { readonly type: 'reported'; readonly report: RevocationReport }
    | { readonly type: 'refused'; readonly error: SessionError }
  /** Other sessions that are listed, by the latest read; `null` where that read does not show it. */
  readonly left: number | null
}

/**
 * What is known of one session that was asked for. `accepted`: the server said yes, and nothing could be read since. `listed`:
 * the server said yes, and it was listed all the same. `gone`: absent from a complete read.
 */
export type Standing =
  | { readonly type: 'running' }
  | { readonly type: 'accepted' | 'gone' }
  | ({ readonly type: 'listed' } & Seen)
  | ({ readonly type: 'failed'; readonly error: SessionError } & Seen)
  | ({ readonly type: 'unconfirmed'; readonly error: SessionError | null } & Seen)

/** `isSeen`: a read that began after the answer lists it, so that looking once more is not the next step. */
interface Seen {
  readonly isSeen?: true
}

/** What is known of a session, and since when. */
export interface Told extends Meant {
  readonly standing: Standing
  /** The `id` of the sign-out that it was meant by last. */
  readonly of: Id
  /** When that was answered, in ms since 1970: a read that began before shows nothing. */
  readonly at: number
  /** True once the person did something else: a receipt is shown until then. */
  readonly isPast: boolean
}

/** The list, as far as it has to be told. */
export type List =
  | { readonly type: 'unread' | 'ended' }
  /** `isRetry`: it could not be read before, and that was told. */
  | { readonly type: 'loading'; readonly since: number; readonly isSlow: boolean; readonly isRetry: boolean }
  | { readonly type: 'failed'; readonly error: SessionError }
  | { readonly type: 'read'; readonly readAt: string; readonly count: number; readonly error: SessionError | null }

/** A read that a person asked for. `check`: on behalf of a row, or of a sign-out that named no session (`null`). */
export type Wanted =
  | { readonly type: 'refresh'; readonly by: Surface }
  | { readonly type: 'check'; readonly by: Surface; readonly key: string | null }

/** What is known of one user's sign-outs at one server. Facts alone: every word on the screen follows from them. */
export interface State {
  readonly running: readonly Running[]
  /** By the key of the row. */
  readonly told: ReadonlyMap<string, Told>
  /** The sign-out that was answered last. */
  readonly last: Answered | null
  /** The latest sign-out of several that was asked for from each list or prompt: what the strip is about. */
  readonly results: readonly Answered[]
  /** What is on screen. */
  readonly surfaces: ReadonlySet<Surface>
  /** Someone else used this device: the next steps are shown. */
  readonly nextSteps: Meant | null
  /** Until when the server wants no further request of this kind, in ms since 1970. */
  readonly cooldowns: Readonly<Partial<Record<Operation, number>>>
  readonly list: List
  readonly wanted: readonly Wanted[]
}

/** Nothing is known yet. */
export const atFirst: State = {
  running: [],
  told: new Map(),
  last: null,
  results: [],
  surfaces: new Set(),
  nextSteps: null,
  cooldowns: {},
  list: { type: 'unread' },
  wanted: [],
}

/** True for what ends every other session, listed or not. */
export function endsOthers<Asked extends Pick<Ask, 'operation'>>(
  asked: Asked,
): asked is Asked & { readonly operation: 'revokeOthers' | 'revokeAll' } {
  const { operation } = asked
  return operation === 'revokeOthers' || operation === 'revokeAll'
}

/** True where one session was meant: its own row says what became of it. */
export function isAboutOne({ operation, meant }: Ask): boolean {
  return operation === 'signOut' || (operation === 'revoke' && meant.length === 1)
}

/** True where a report names no session, because none was known at the click. */
export function namesNone({ revoked, accepted, unconfirmed, failed }: RevocationReport): boolean {
  return [revoked, accepted, unconfirmed, failed].every(({ length }) => length === 0)
}
