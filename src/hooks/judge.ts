import type { SessionsRead } from '../core/read-sessions.ts'
import type { Session } from '../core/session.ts'
import type { RevokeResult } from '../core/session-adapter.ts'
import { isDefinite, leavesSessionsAlone, type SessionError } from '../core/session-error.ts'
import type { FailedRevocation } from './revocation-report.ts'

/** What the revoke itself came to. */
export type Outcome = { readonly result: RevokeResult } | { readonly error: SessionError }

/** Everything that is known when a revoke is judged. */
export interface Evidence {
  /** The sessions that were meant, as they were at the click. */
  readonly targets: readonly Session[]
  /** All sessions listed at the click. */
  readonly listed: readonly Session[]
  readonly outcome: Outcome
  /** A complete read that began after the revoke settled, or `null` when there is none. */
  readonly read: SessionsRead | null
}

export interface Verdict {
  readonly revoked: readonly Session[]
  readonly accepted: readonly Session[]
  readonly unconfirmed: readonly Session[]
  readonly failed: readonly FailedRevocation[]
}

type Fate = 'revoked' | 'accepted' | 'unconfirmed' | { readonly error: SessionError }

/**
 * Sorts the targets by what the evidence shows. Pure; the words on the screen follow from it. A session is gone when no row
 * of the read has its key, save rows whose ids show that they are others: a key shared by two rows identifies neither.
 */
export function judge(evidence: Evidence): Verdict {
  const known = lookUp(evidence)
  const fates = evidence.targets.map((session) => ({ session, fate: fateOf(session, evidence, known) }))
  const having = (wanted: Fate) => fates.filter(({ fate }) => fate === wanted).map(({ session }) => session)
  return {
    revoked: having('revoked'),
    accepted: having('accepted'),
    unconfirmed: having('unconfirmed'),
    failed: fates.flatMap(({ session, fate }) => (typeof fate === 'object' ? [{ session, error: fate.error }] : [])),
  }
}

/** Indexes that are made once, so that ten thousand targets do not each search ten thousand sessions. */
interface Known {
  readonly listedIds: ReadonlySet<string>
  readonly listedIdsOf: ReadonlyMap<string, readonly string[]>
  readonly readIdsOf: ReadonlyMap<string, readonly string[]>
}

function lookUp({ listed, read }: Evidence): Known {
  const listedIds = new Set(listed.map(({ id }) => id))
  return { listedIds, listedIdsOf: idsByKey(listed), readIdsOf: idsByKey(read?.sessions ?? []) }
}

function idsByKey(sessions: readonly Session[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>()
  for (const { id, key } of sessions) {
    const same = ids.get(key)
    if (same) same.push(id)
    else ids.set(key, [id])
  }
  return ids
}

function fateOf(session: Session, { outcome, read }: Evidence, { listedIds, listedIdsOf, readIdsOf }: Known): Fate {
  const error = errorFor(session, outcome)
  if (!read) {
    // Without a read, a 404 or a 400 is open: the session may have ended already, or be alive under a new id.
    if (error) return leavesSessionsAlone(error) || error.code === 'cannot_revoke_current' ? { error } : 'unconfirmed'
    return 'accepted'
  }
  const isIt = (id: string) => id === session.id || !listedIds.has(id)
  const maybeIt = (readIdsOf.get(session.key) ?? []).filter(isIt)
  if (maybeIt.length === 0) return 'revoked'
  const isShared = maybeIt.length > 1 || (listedIdsOf.get(session.key) ?? []).some((id) => id !== session.id)
  return error && isDefinite(error) && !isShared ? { error } : 'unconfirmed'
}

function errorFor(session: Session, outcome: Outcome): SessionError | null {
  if ('error' in outcome) return outcome.error
  return outcome.result.failed.find(({ id }) => id === session.id)?.error ?? null
}
