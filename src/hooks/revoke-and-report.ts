import type { QueryClient } from '@tanstack/react-query'
import { otherSessions } from '../core/current-session.ts'
import type { SessionsRead } from '../core/read-sessions.ts'
import type { RevokeRequest } from '../core/session-adapter.ts'
import { isDefinite, leavesSessionsAlone } from '../core/session-error.ts'
import { targetedSessions } from '../core/targeted-sessions.ts'
import { isCurrentUser, signalOfUser } from './current-user.ts'
import { endHere } from './forget-sessions.ts'
import { judge, type Outcome, type Verdict } from './judge.ts'
import { hintOtherTabs } from './other-tabs.ts'
import type { RevocationReport } from './revocation-report.ts'
import { revokeWithStepUp } from './revoke-with-step-up.ts'
import { sessionKeys } from './session-keys.ts'
import type { SessionScope } from './session-scope.ts'
import { verifyByReread } from './verify-by-reread.ts'

/**
 * Revokes, marks the lists stale, reads again and reports. All of it is one mutation function, because only its return value
 * cannot be replaced by a caller's callback. Rejects with a `SessionError` when nothing was done. `known`: the list at the click.
 */
export async function revokeAndReport(
  client: QueryClient,
  scope: SessionScope,
  request: RevokeRequest,
  known: SessionsRead | undefined,
): Promise<RevocationReport> {
  const listed = known?.sessions ?? []
  const targets = targetedSessions(listed, request)
  const signal = signalOfUser(client, scope)
  const options = { ...(known && { known: known.sessions }), ...(signal && { signal }) }
  const { outcome, proof } = await revokeWithStepUp(client, scope, request, targets, options)

  void client.invalidateQueries({ queryKey: sessionKeys.all, refetchType: 'none' })
  if (!('error' in outcome && leavesSessionsAlone(outcome.error))) hintOtherTabs()
  if (!isCurrentUser(client, scope))
    return report(judge({ targets, listed, outcome, read: null }), outcome, known, null)

  if ('error' in outcome) {
    if (outcome.error.code === 'unauthenticated') endHere(client, scope, 'unauthenticated')
    // Nothing can have changed: looking would only spend the server's budget.
    if (leavesSessionsAlone(outcome.error)) throw outcome.error
  } else if (outcome.result.endedCurrent) {
    endHere(client, scope, 'here')
    return report(judge({ targets, listed, outcome, read: null }), outcome, known, null)
  }

  const { verdict, read } = await verifyByReread(client, scope, { request, targets, listed, outcome }, proof)
  refetchTheHostsOwn(client, scope)
  const isNothingDone = verdict.failed.length === targets.length
  if ('error' in outcome && isDefinite(outcome.error) && isNothingDone) throw outcome.error
  return report(verdict, outcome, known, read)
}

/** The host's own queries about sessions; ours was just read. */
function refetchTheHostsOwn(client: QueryClient, scope: SessionScope): void {
  const ours = JSON.stringify(sessionKeys.list(scope))
  void client.refetchQueries({
    queryKey: sessionKeys.all,
    type: 'active',
    predicate: ({ queryKey }) => JSON.stringify(queryKey) !== ours,
  })
}

function report(
  verdict: Verdict,
  outcome: Outcome,
  known: SessionsRead | undefined,
  read: SessionsRead | null,
): RevocationReport {
  // A list that was not read to its end does not show which sessions are new since.
  const before = known?.complete ? new Set(known.sessions.map(({ key }) => key)) : null
  const others = read && otherSessions(read.sessions)
  return {
    ...verdict,
    left: others?.length ?? null,
    newSince: before && read ? read.sessions.filter(({ key }) => !before.has(key)).length : 0,
    endedCurrent: 'result' in outcome && outcome.result.endedCurrent,
    error: 'error' in outcome ? outcome.error : null,
  }
}
