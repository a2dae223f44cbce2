import type { Session } from '../../core/session.ts'
import type { SessionError } from '../../core/session-error.ts'
import type { FailedRevocation } from '../../hooks/index.ts'
import {
  type Answered,
  type Ask,
  endsOthers,
  isAboutOne,
  type Meant,
  namesNone,
  type Standing,
  type State,
  type Surface,
  type Told,
} from './state.ts'

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

/** What is known of a row's session, or `null`. */
export function standingOf(state: Pick<State, 'told'>, row: Pick<Meant, 'key' | 'session'>): Standing | null {
  return toldOf(state, row)?.standing ?? null
}

/** A row that got another key since is found by its id. */
function toldOf({ told }: Pick<State, 'told'>, { key, session }: Pick<Meant, 'key' | 'session'>): Told | undefined {
  const same = told.get(key) ?? told.get(session.id)
  const other = told.get(session.key)
  return same ?? (other?.session.id === session.id ? other : undefined)
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

/** A strip stands where it was asked for; where that is gone, in whatever came instead. */
export function isShownBy({ surfaces }: State, result: Answered, by: Surface): boolean {
  return result.by === by || !surfaces.has(result.by)
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

/** Sessions that are gone and are told by no strip: each stands for itself until the person does something else. */
export function receiptsOf({ told, results }: State): readonly Told[] {
  return [...told.values()].filter((each) => isReceipt(each) && results.every(({ id }) => id !== each.of))
}

/**
 * What stays in its place though it is not listed: the receipt of a single sign-out; before it, the row itself, until the answer that follows the
 * look at the list.
 */
export function staysInPlace(state: State, key: string): boolean {
  const of = state.told.get(key)?.of
  if (state.running.some(({ id, ask }) => id === of && isAboutOne(ask))) return true
  return receiptsOf(state).some((each) => each.key === key)
}

/** What is open: refused, or in doubt. Also of sessions that are not on the list any more. */
export function openIn({ told }: State): readonly Told[] {
  return [...told.values()].filter(({ standing }) => isOpen(standing))
}

/** True for what was refused, and for what is in doubt. */
export function isOpen(standing: Standing): boolean {
  return standing.type === 'failed' || isDoubt(standing)
}

const hasReceipt = ({ told }: State, { id }: Answered) =>
  [...told.values()].some((each) => each.of === id && isReceipt(each))

/** True while the strip has more to say than what is done. */
export function hasMoreToSay(state: State, answered: Answered): boolean {
  const result = resultAfter(state, answered)
  if (result.type === 'refused') return true
  return result.namesNone || result.failed.length + result.doubtful.length > 0
}

/** True while nothing more of this kind may be asked for: it is on its way already, or the server wants a pause. */
export function mustWait(state: State, ask: Ask, now: number): boolean {
  if (now < (state.cooldowns[ask.operation] ?? 0)) return true
  if (endsOthers(ask)) return isEndingOthers(state)
  return ask.meant.some((each) => standingOf(state, each)?.type === 'running')
}

/** True while all others are being signed out. */
export function isEndingOthers({ running }: State): boolean {
  return running.some(({ ask }) => endsOthers(ask))
}

/** True for what was shown to be gone, until the person does something else. */
export const isReceipt = ({ standing, isPast }: Told) => standing.type === 'gone' && !isPast
const doubts: ReadonlySet<Standing['type']> = new Set(['unconfirmed', 'accepted', 'listed'])
const isDoubt = ({ type }: Standing) => doubts.has(type)
