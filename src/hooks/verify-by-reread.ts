import type { QueryClient } from '@tanstack/react-query'
import { checkError } from '../core/check-error.ts'
import { settleCurrent } from '../core/current-session.ts'
import type { SessionsRead } from '../core/read-sessions.ts'
import type { RevokeRequest } from '../core/session-adapter.ts'
import { sortSessions } from '../core/sort-sessions.ts'
import type { StepUpProof } from '../core/step-up.ts'
import { targetedSessions } from '../core/targeted-sessions.ts'
import { isCurrentUser } from './current-user.ts'
import { endHere } from './forget-sessions.ts'
import { type Evidence, judge, type Verdict } from './judge.ts'
import { putRead } from './list-query.ts'
import { rereadSessions } from './reread.ts'
import type { SessionScope } from './session-scope.ts'

const RECHECK_AFTER_MS = 2000

interface Seen {
  readonly verdict: Verdict
  /** The complete read that the verdict rests on. */
  readonly read: SessionsRead | null
}

/**
 * Verifies a revoke by a re-read of the list. Where the server accepted and the row is still listed, it reads once more, a little
 * later. The re-read never asks for proof (step-up). It uses the `proof` of this revoke, where there is one.
 */
export async function verifyByReread(
  client: QueryClient,
  scope: SessionScope,
  evidence: Omit<Evidence, 'read'> & { readonly request: RevokeRequest },
  proof: StepUpProof | null,
): Promise<Seen> {
  const { outcome } = evidence
  const read =
    ('result' in outcome && listInAnswer(client, scope, outcome.result.sessions)) ||
    (await completeRead(client, scope, proof))
  const verdict = judge({ ...evidence, read })
  const mayLag = read && 'result' in outcome && isStillListed(evidence, verdict, read)
  if (!mayLag) return { verdict, read }

  await new Promise((resolve) => setTimeout(resolve, scope.recheckAfterMs ?? RECHECK_AFTER_MS))
  const later = await completeRead(client, scope, proof)
  return later ? { verdict: judge({ ...evidence, read: later }), read: later } : { verdict, read }
}

/** Whether anything that was meant is listed. Where no session was known at the click, what the request means is looked up now. */
function isStillListed(
  { request, targets }: Pick<Evidence, 'targets'> & { readonly request: RevokeRequest },
  { unconfirmed }: Verdict,
  { sessions }: SessionsRead,
): boolean {
  return (targets.length > 0 ? unconfirmed : targetedSessions(sessions, request)).length > 0
}

/** A list that came with the answer is a read of its own: django-allauth answers a revoke with what is left. */
function listInAnswer(
  client: QueryClient,
  scope: SessionScope,
  sessions: Evidence['listed'] | null,
): SessionsRead | null {
  if (!sessions) return null
  const read: SessionsRead = {
    sessions: sortSessions(settleCurrent(sessions)),
    total: sessions.length,
    complete: true,
    readAt: new Date().toISOString(),
  }
  putRead(client, scope, read)
  return read
}

/** A complete read that began after this call and is about this user, or `null`. */
async function completeRead(
  client: QueryClient,
  scope: SessionScope,
  proof: StepUpProof | null,
): Promise<SessionsRead | null> {
  try {
    const read = await rereadSessions(client, scope).catch((thrown: unknown) => {
      if (!proof || checkError(thrown).code !== 'step_up_required' || !isCurrentUser(client, scope)) throw thrown
      return rereadSessions(client, scope, proof)
    })
    return read.complete && isCurrentUser(client, scope) ? read : null
  } catch (error) {
    if (checkError(error).code === 'unauthenticated' && isCurrentUser(client, scope))
      endHere(client, scope, 'unauthenticated')
    return null
  }
}
