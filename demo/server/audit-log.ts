import type { DatabaseSync } from 'node:sqlite'
import { number, numberOrNull, text, textOrNull } from './database.ts'

/** bio.re's three audit actions, the alarm of its refresh page, and one for each of Prelude's targets and of the own routes (ours). */
export type AuditAction =
  | 'auth.sessions.revoke_all.success'
  | 'auth.sessions.revoke.success'
  | 'auth.logout.success'
  | 'auth.refresh.token_reuse_detected'
  | 'session.revoke.all'
  | 'session.revoke.others'
  | 'session.revoke.mine'
  | 'session.revoke.session'
  | `own.${'revoke' | 'revokeOthers' | 'revokeAll' | 'signOut'}`

/** One thing that was done, as `GET /demo/audit` answers it. */
export interface AuditEntry {
  readonly action: string
  /** How many sessions it ended, where that is not plainly one. */
  readonly count: number | null
  /** The session that was ended, where it was one. */
  readonly sessionId: string | null
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

/** Entries kept in all; older ones are forgotten. */
const KEPT = 50_000
/** Entries read at once. */
const READ = 200

/** The `AuditLog` table. */
export class AuditLog {
  readonly #database: DatabaseSync
  readonly #now: () => number

  constructor(database: DatabaseSync, now: () => number) {
    this.#database = database
    this.#now = now
  }

  /** Writes one entry. */
  write(userId: string, action: AuditAction, about: { count?: number; sessionId?: string } = {}): void {
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO AuditLog (userId, action, count, sessionId, createdAt) VALUES (?, ?, ?, ?, ?)')
      .run(userId, action, about.count ?? null, about.sessionId ?? null, this.#now())
    this.#database.prepare('DELETE FROM AuditLog WHERE id <= ?').run(Number(lastInsertRowid) - KEPT)
  }

  /** A user's 200 latest entries, the newest first. */
  read(userId: string): readonly AuditEntry[] {
    return this.#database
      .prepare('SELECT * FROM AuditLog WHERE userId = ? ORDER BY id DESC LIMIT ?')
      .all(userId, READ)
      .map((row) => ({
        action: text(row, 'action'),
        count: numberOrNull(row, 'count'),
        sessionId: textOrNull(row, 'sessionId'),
        createdAt: new Date(number(row, 'createdAt')).toISOString(),
      }))
  }
}
