import type { SessionError } from '../../core/session-error.ts'
import type { Answered, List, State, Surface, Told } from './state.ts'

/** Something to be told once. `by`: where it was asked for; `null` where it was not asked for. */
export type ScreenEvent = SignOutEvent | ListEvent

/** What there is to tell of sign-outs. */
export type SignOutEvent =
  /** A sign-out came to its end. */
  | { readonly type: 'answered'; readonly by: Surface | null; readonly signOut: Answered }
  /** A read has shown that these are gone, or that they are back. */
  | { readonly type: 'gone' | 'back'; readonly by: null; readonly told: readonly Told[] }
  /** What was asked for on behalf of a row, or of all others (`null`), was read, or could not be. */
  | { readonly type: 'checked'; readonly by: Surface; readonly key: string | null; readonly isRead: boolean }

/** What there is to tell of the list itself. */
export type ListEvent =
  | { readonly type: 'refreshed'; readonly by: Surface }
  | { readonly type: 'loading' | 'cooldownOver' | 'signedOut'; readonly by: null }
  | { readonly type: 'loaded'; readonly by: null; readonly count: number }
  /** `readAt`: when the list that is shown instead was read. */
  | { readonly type: 'loadFailed'; readonly by: null; readonly error: SessionError; readonly readAt: string | null }

const ofSignOuts: ReadonlySet<ScreenEvent['type']> = new Set(['answered', 'gone', 'back', 'checked'])
export const isOfSignOut = (event: ScreenEvent): event is SignOutEvent => ofSignOuts.has(event.type)

/** What is new between two states, in the order in which it is told. */
export function eventsBetween(before: State, after: State): readonly ScreenEvent[] {
  if (after.list.type === 'ended' && before.list.type !== 'ended') return [{ type: 'signedOut', by: null }]
  return [...answersBetween(before, after), ...readsBetween(before, after), ...cooldownsBetween(before, after)]
}

function answersBetween(before: State, { last }: State): readonly ScreenEvent[] {
  return last === null || last === before.last ? [] : [{ type: 'answered', by: last.by, signOut: last }]
}

function readsBetween(before: State, after: State): readonly ScreenEvent[] {
  if (before.list === after.list) return []
  return [
    ...movedBetween(before, after, 'back'),
    ...movedBetween(before, after, 'gone'),
    ...listBetween(before.list, after.list),
    ...wantedBetween(before, after),
  ]
}

/** What a read has shown of sessions. What an answer says of them is told with the answer. */
function movedBetween(before: State, after: State, type: 'gone' | 'back'): readonly ScreenEvent[] {
  const told = [...after.told.values()].filter(({ key, standing }) => {
    const was = before.told.get(key)?.standing.type ?? standing.type
    return was !== standing.type && (type === 'gone' ? standing.type : was) === 'gone'
  })
  return told.length > 0 ? [{ type, by: null, told }] : []
}

function listBetween(before: List, after: List): readonly ScreenEvent[] {
  if (after.type === 'loading') return after.isSlow ? [{ type: 'loading', by: null }] : []
  const error = errorOf(after)
  if (error !== null && error !== errorOf(before))
    return [{ type: 'loadFailed', by: null, error, readAt: after.type === 'read' ? after.readAt : null }]
  return after.type === 'read' && wasAway(before) ? [{ type: 'loaded', by: null, count: after.count }] : []
}

const errorOf = (list: List) => (list.type === 'failed' || list.type === 'read' ? list.error : null)

/** True where it was said that there is no list, or not yet. */
const wasAway = (list: List) =>
  list.type === 'failed' || list.type === 'ended' || (list.type === 'loading' && (list.isSlow || list.isRetry))

function wantedBetween({ wanted }: State, after: State): readonly ScreenEvent[] {
  const isRead = after.list.type === 'read' && after.list.error === null
  return wanted.flatMap((each): readonly ScreenEvent[] => {
    if (after.wanted.includes(each)) return []
    if (each.type === 'check') return [{ type: 'checked', by: each.by, key: each.key, isRead }]
    return isRead ? [{ type: 'refreshed', by: each.by }] : []
  })
}

function cooldownsBetween(before: State, after: State): readonly ScreenEvent[] {
  const isOver = Object.keys(before.cooldowns).some((operation) => !(operation in after.cooldowns))
  // A list that was read again was not waited for.
  return isOver && before.list === after.list ? [{ type: 'cooldownOver', by: null }] : []
}
