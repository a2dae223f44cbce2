import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { number, transaction } from './database.ts'
import { prefixedId, uuid } from './ids.ts'
import type { AuthServerSettings } from './options.ts'
import { hashRefreshToken, newRefreshToken } from './refresh-token.ts'
import { type SessionRow, sessionRow } from './session-row.ts'

/** Where a session is used from. */
export interface Client {
  readonly userAgent: string | null
  readonly ip: string | null
  readonly countryCode?: string | null
}

/** A session and the only copy of its refresh token. */
export interface StartedSession {
  readonly session: SessionRow
  readonly refreshToken: string
}

/** When a made-up device signed in, was last used, and will have to sign in again. */
export interface SessionTimes {
  readonly createdAt: number
  readonly lastActiveAt: number
  readonly expiresAt: number
}

/** Listed, and able to refresh: not revoked (a rotated row is), not expired. */
const alive = 'userId = ? AND revokedAt IS NULL AND expiresAt > ?'

/** The `Session` table. Every statement is prepared with parameters; no value is ever put into SQL text. */
export class SessionStore {
  readonly #database: DatabaseSync
  readonly #settings: AuthServerSettings
  readonly #statements = new Map<string, StatementSync>()

  constructor(database: DatabaseSync, settings: AuthServerSettings) {
    this.#database = database
    this.#settings = settings
  }

  /** Signs in: a new family with its first row. Rows that have expired are cleared away on the occasion. */
  start(userId: string, client: Client, times?: SessionTimes): StartedSession {
    const { now, randomBytes } = this.#settings
    this.#prepare('DELETE FROM Session WHERE expiresAt <= ?').run(now())
    const familyId = prefixedId('ses', now(), randomBytes)
    return this.#insert(userId, familyId, client, times ?? { createdAt: now(), lastActiveAt: now(), ...this.#expiry() })
  }

  /** Signs in many devices at once. */
  startMany(userId: string, devices: readonly (Client & SessionTimes)[]): readonly SessionRow[] {
    return transaction(this.#database, () => devices.map((device) => this.start(userId, device, device).session))
  }

  /** The row of a refresh token, whatever became of it; `null` when there never was one. */
  ofRefreshToken(token: string): SessionRow | null {
    const row = this.#prepare('SELECT * FROM Session WHERE refreshTokenHash = ?').get(hashRefreshToken(token))
    return row ? sessionRow(row) : null
  }

  /** A user's session by either of its ids; `null` when it is foreign, ended or unknown. */
  find(userId: string, by: { readonly id: string } | { readonly familyId: string }): SessionRow | null {
    const [column, value] = 'id' in by ? ['id', by.id] : ['familyId', by.familyId]
    const row = this.#prepare(`SELECT * FROM Session WHERE ${alive} AND ${column} = ?`).get(
      userId,
      this.#settings.now(),
      value,
    )
    return row ? sessionRow(row) : null
  }

  /** All sessions of a user, the most recently used first. */
  list(userId: string): readonly SessionRow[] {
    return this.#prepare(`SELECT * FROM Session WHERE ${alive} ORDER BY lastActiveAt DESC, id`)
      .all(userId, this.#settings.now())
      .map(sessionRow)
  }

  /** One page, the newest sign-in first: an order that use does not change while somebody pages through it. */
  page(userId: string, limit: number, offset: number): { sessions: readonly SessionRow[]; total: number } {
    const now = this.#settings.now()
    const sessions = this.#prepare(
      `SELECT * FROM Session WHERE ${alive} ORDER BY createdAt DESC, familyId LIMIT ? OFFSET ?`,
    )
      .all(userId, now, limit, offset)
      .map(sessionRow)
    return { sessions, total: this.count(userId) }
  }

  /** How many sessions a user has. */
  count(userId: string): number {
    const row = this.#prepare(`SELECT count(*) AS total FROM Session WHERE ${alive}`).get(userId, this.#settings.now())
    return row ? number(row, 'total') : 0
  }

  /**
   * Refreshes: the old row is marked, and a new one with a new id and token takes its place; `createdAt` is carried over
   * (docs.bio.re, "Refresh Access Token"). `null` when the row was not alive.
   */
  rotate(session: SessionRow, client: Client): StartedSession | null {
    const now = this.#settings.now()
    return transaction(this.#database, () => {
      const { changes } = this.#prepare(
        `UPDATE Session SET rotatedAt = ?, revokedAt = ? WHERE id = ? AND ${alive}`,
      ).run(now, now, session.id, session.userId, now)
      if (changes === 0) return null
      const next = { userAgent: client.userAgent, ip: client.ip, countryCode: session.countryCode }
      const times = { createdAt: session.createdAt, lastActiveAt: now, ...this.#expiry() }
      return this.#insert(session.userId, session.familyId, next, times)
    })
  }

  /** Notes that a session was used just now. */
  touch(session: SessionRow): void {
    this.#prepare('UPDATE Session SET lastActiveAt = ? WHERE id = ?').run(this.#settings.now(), session.id)
  }

  /** Ends one session; false when it had ended already. */
  revoke(session: SessionRow): boolean {
    const now = this.#settings.now()
    const { changes } = this.#prepare(`UPDATE Session SET revokedAt = ? WHERE id = ? AND ${alive}`).run(
      now,
      session.id,
      session.userId,
      now,
    )
    return changes > 0
  }

  /** Ends every session of a user but `spared`, or all when it is `null`; answers how many that were. */
  revokeAllBut(userId: string, spared: SessionRow | null): number {
    const now = this.#settings.now()
    const { changes } = this.#prepare(`UPDATE Session SET revokedAt = ? WHERE ${alive} AND id IS NOT ?`).run(
      now,
      userId,
      now,
      spared?.id ?? null,
    )
    return Number(changes)
  }

  /** Each statement is compiled once: thousands of devices sign in with the same one. */
  #prepare(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  #expiry(): { expiresAt: number } {
    return { expiresAt: this.#settings.now() + this.#settings.refreshTokenTtlSeconds * 1000 }
  }

  #insert(userId: string, familyId: string, client: Client, times: SessionTimes): StartedSession {
    const { randomBytes } = this.#settings
    const refreshToken = newRefreshToken(randomBytes)
    const session: SessionRow = {
      id: uuid(randomBytes),
      familyId,
      userId,
      userAgent: client.userAgent,
      ip: client.ip,
      countryCode: client.countryCode ?? null,
      createdAt: times.createdAt,
      lastActiveAt: times.lastActiveAt,
      expiresAt: times.expiresAt,
      rotatedAt: null,
      revokedAt: null,
    }
    this.#prepare(
      `INSERT INTO Session
           (id, familyId, userId, refreshTokenHash, userAgent, ip, countryCode, createdAt, lastActiveAt, expiresAt)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      session.id,
      familyId,
      userId,
      hashRefreshToken(refreshToken),
      session.userAgent,
      session.ip,
      session.countryCode,
      session.createdAt,
      session.lastActiveAt,
      session.expiresAt,
    )
    return { session, refreshToken }
  }
}
