import type { FailedRevoke, RevokeResult } from '../../core/session-adapter.ts'
import { type SessionError, type SessionErrorCode, toSessionError } from '../../core/session-error.ts'

/** After these the next request would fail as well, or cost what is already short. */
const stops: ReadonlySet<SessionErrorCode> = new Set<SessionErrorCode>([
  'rate_limited',
  'unauthenticated',
  'step_up_required',
  'network',
  'timeout',
  'aborted',
])

/** What became of each id. */
export interface RevokedEach {
  readonly revokedIds: readonly string[]
  readonly failed: readonly FailedRevoke[]
  /** True when the one to be ended last was. */
  readonly endedLast: boolean
}

/**
 * Ends sessions one after the other, in the order given. Stops when going on is pointless, and then the ids that were
 * never sent are `failed` for the same reason. The current session, `last`, is only ended when nothing before it failed:
 * once it is gone, no request can look or try again.
 */
export async function revokeEach(
  ids: readonly string[],
  revokeOne: (id: string) => Promise<unknown>,
  last: string | null = null,
): Promise<RevokedEach> {
  const revokedIds: string[] = []
  const failed: FailedRevoke[] = []
  let stopped: SessionError | null = null
  for (const id of last === null ? ids : [...ids.filter((other) => other !== last), last]) {
    if (id === last) stopped ??= failed[0]?.error ?? null
    if (stopped) {
      failed.push({ id, error: stopped })
      continue
    }
    try {
      await revokeOne(id)
      revokedIds.push(id)
    } catch (thrown) {
      const error = toSessionError(thrown)
      failed.push({ id, error })
      if (stops.has(error.code)) stopped = error
    }
  }
  return { revokedIds, failed, endedLast: revokedIds.at(-1) === last }
}

/** Rejects when nothing was done for one and the same reason; whatever is mixed resolves, each id with its own. */
export function settleRevoke({ revokedIds, failed, endedLast }: RevokedEach, endedCurrent = endedLast): RevokeResult {
  const first = failed[0]
  if (first && revokedIds.length === 0 && failed.every(({ error }) => error.code === first.error.code))
    throw first.error
  return { revokedIds, failed, endedCurrent, sessions: null }
}
