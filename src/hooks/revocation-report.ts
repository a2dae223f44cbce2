import type { Session } from '../core/session.ts'
import type { SessionError } from '../core/session-error.ts'

/** A session that is still there, and why. */
export interface FailedRevocation {
  readonly session: Session
  readonly error: SessionError
}

/**
 * What became of each session. The lists hold the sessions as they were at the click, because texts need names after the row is
 * gone. Only `revoked` may be called "signed out".
 */
export interface RevocationReport {
  /** Absent from a complete read that began after the revoke. */
  readonly revoked: readonly Session[]
  /** The server accepted; nothing could be read afterwards. */
  readonly accepted: readonly Session[]
  /** Fate unknown, or accepted and still listed. */
  readonly unconfirmed: readonly Session[]
  /** Certainly not ended. */
  readonly failed: readonly FailedRevocation[]
  /** Other sessions that are still listed; `null` when no complete read says so. */
  readonly left: number | null
  /** Sessions that appeared between the click and the re-read; 0 where the list was not known to its end at the click. */
  readonly newSince: number
  readonly endedCurrent: boolean
  /** What the revoke request itself ended in, when it did not succeed; `null` when the server accepted. */
  readonly error: SessionError | null
}
