import type { Session } from '../../core/session.ts'
import type { SessionError } from '../../core/session-error.ts'
import type { FailedRevocation } from '../../hooks/index.ts'
import { hasMoreToSay, isDoubt, isOpen, isReceipt, isShownBy, toldOf } from './standing.ts'
import { type Answered, type Ask, type Meant, namesNone, type State, type Surface, type Told } from './state.ts'

/** What the strip above the list says of the last sign-out of several, with what later reads showed. */
export type Result = { readonly type: 'refused'; readonly ask: Ask; readonly error: SessionError } | Reported

/** What became of several sessions. */
export interface Reported {
  readonly type: 'reported'
  readonly ask: Ask
  readonly revoked: readonly Meant[]
  readonly failed: readonly FailedRevocation[]
  /** It is not known whether these are signed out. */
  readonly doubtful: readonly Session[]
  /** Why these are open, where it is the same for all of them: then the strip says it, and no row does. */
  readonly reason: SessionError | null
  /** What the request itself ended in, when it did not succeed. */
  readonly error: SessionError | null
  /** True where it names no session, because none was known: `left` is all that can be told. */
  readonly namesNone: boolean
  readonly left: number | null
  readonly newSince: number
}

/** What the strip says there, or `null`. */
export function resultOf(state: State, by: Surface): Result | null {
  const shown = shownBy(state, by)
  return shown ? resultAfter(state, shown) : null
}

/** The latest of which something is left: the same devices may have been meant again, from elsewhere. */
const shownBy = (state: State, by: Surface) =>
  state.results.findLast((each) => isShownBy(state, each, by) && (hasReceipt(state, each) || hasMoreToSay(state, each)))

/** True where the strip there says why this row's session is open. */
export function isReasonAbove(state: State, row: Pick<Meant, 'key' | 'session'>, by: Surface): boolean {
  const shown = shownBy(state, by)
  if (shown === undefined || toldOf(state, row)?.of !== shown.id) return false
  const result = resultAfter(state, shown)
  return result.type === 'refused' || result.reason !== null
}

/** What a sign-out came to, as things stand now. */
export function resultAfter(state: State, { id, ask, answer, left }: Answered): Result {
  if (answer.type === 'refused') return { type: 'refused', ask, error: answer.error }
  const told = [...state.told.values()].filter((each) => each.of === id)
  const { error, newSince } = answer.report
  return {
    type: 'reported',
    ask,
    revoked: told.filter(isReceipt),
    failed: told.flatMap(({ session, standing }) =>
      standing.type === 'failed' ? [{ session, error: standing.error }] : [],
    ),
    doubtful: told.filter(({ standing }) => isDoubt(standing)).map(({ session }) => session),
    reason: sharedReason(told),
    error,
    namesNone: namesNone(answer.report),
    left,
    newSince,
  }
}

function sharedReason(told: readonly Told[]): SessionError | null {
  const open = told.flatMap(({ standing }) => (isOpen(standing) ? [standing] : []))
  const [first = null, ...others] = open.map((standing) => ('error' in standing ? standing.error : null))
  return others.every((error) => error?.code === first?.code) ? first : null
}

/** What is open: refused, or in doubt. Also of sessions that are not on the list any more. */
export function openIn({ told }: State): readonly Told[] {
  return [...told.values()].filter(({ standing }) => isOpen(standing))
}

const hasReceipt = ({ told }: State, { id }: Answered) =>
  [...told.values()].some((each) => each.of === id && isReceipt(each))
