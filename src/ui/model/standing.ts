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

// How things stand. What a strip says of them is in `result.ts`, which is fetched with what words it.

/** What is known of a row's session, or `null`. */
export function standingOf(state: Pick<State, 'told'>, row: Pick<Meant, 'key' | 'session'>): Standing | null {
  return toldOf(state, row)?.standing ?? null
}

/** What is told of a row's session. A row that got another key since is found by its id. */
export function toldOf(
  { told }: Pick<State, 'told'>,
  { key, session }: Pick<Meant, 'key' | 'session'>,
): Told | undefined {
  const same = told.get(key) ?? told.get(session.id)
  const other = told.get(session.key)
  return same ?? (other?.session.id === session.id ? other : undefined)
}

/** A strip stands where it was asked for; where that is gone, in whatever came instead. */
export function isShownBy({ surfaces }: State, result: Answered, by: Surface): boolean {
  return result.by === by || !surfaces.has(result.by)
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

/** True for what was refused, and for what is in doubt. */
export function isOpen(standing: Standing): boolean {
  return standing.type === 'failed' || isDoubt(standing)
}

/** True while the strip has more to say than what is done. */
export function hasMoreToSay({ told }: State, { id, answer }: Answered): boolean {
  if (answer.type === 'refused' || namesNone(answer.report)) return true
  return [...told.values()].some(({ of, standing }) => of === id && isOpen(standing))
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
/** True where it is not known whether the session is signed out. */
export const isDoubt = ({ type }: Standing) => doubts.has(type)
