import type { SessionError } from '../../core/session-error.ts'
import type { Answered, Ask, State } from './state.ts'

type Cooldowns = State['cooldowns']

/** A timer may fire this much early by the clock. */
const TIMER_SLACK_MS = 20

/** How long the server wants no further request, by the longest of these refusals; 0 where none says. */
function longestWait(errors: readonly (SessionError | null)[]): number {
  return Math.max(0, ...errors.map((error) => (error?.code === 'rate_limited' && error.retryAfterMs) || 0))
}

/** The cooldowns after an answer. What is refused of one session among several is a request by id, whatever was asked for. */
export function cooldownsAfter(
  before: Cooldowns,
  { operation }: Ask,
  answer: Answered['answer'],
  at: number,
): Cooldowns {
  const errors =
    answer.type === 'refused'
      ? [answer.error]
      : [answer.report.error, ...answer.report.failed.map(({ error }) => error)]
  const [whole] = errors
  const byId = longestWait(errors.filter((error) => error !== whole))
  const all = longestWait(errors)
  return {
    ...before,
    ...(byId > 0 && { revoke: at + byId }),
    ...(all > 0 && { [operation]: at + all }),
  }
}

/** The cooldowns after the list was read, or was refused. */
export function cooldownsAfterList(before: Cooldowns, error: SessionError | null, at: number): Cooldowns {
  const { list: _over, ...others } = before
  const wait = longestWait([error])
  return wait > 0 ? { ...others, list: at + wait } : others
}

/** Those that are not over yet; the same object where none is. */
export function cooldownsAt(before: Cooldowns, at: number): Cooldowns {
  const left = Object.entries(before).filter(([, until]) => until - at > TIMER_SLACK_MS)
  return left.length === Object.keys(before).length ? before : Object.fromEntries(left)
}
