import type { SessionStore, StoredSession } from './session-store.ts'
import { postgresText, type SqlText, sqliteText, withoutNumbers } from './sql-text.ts'

/** A row as a driver gives it. */
export type SqlRow = Readonly<Record<string, unknown>>

/** What a statement is given: never a part of its text. */
export type SqlValue = string | number

/** The columns of your table that say something about a device: SQL expressions, like `user_agent` or `sess->>'userAgent'`. */
export type SqlColumns = Partial<Readonly<Record<Exclude<keyof StoredSession, 'id'>, string>>>

export interface SqlSessionStoreOptions {
  readonly dialect: 'postgres' | 'sqlite'
  /**
   * Runs one statement and answers its rows: with pg `async (sql, values) => (await pool.query(sql, [...values])).rows`, with `node:sqlite`
   * `(sql, values) => database.prepare(sql).all(...values)`.
   */
  readonly query: (sql: string, values: readonly SqlValue[]) => Promise<readonly SqlRow[]> | readonly SqlRow[]
  /** As it stands in SQL: `sessions`, or `"Session"`. This and the next are your own text, put into the statement as it is. */
  readonly table: string
  /** The handle: `id`. Never the column of a token or of its hash. */
  readonly id: string
  /** The user: `user_id`. */
  readonly userId: string
  /** What is true of a session that has neither ended nor expired: `revoked_at IS NULL AND expires_at > now()`. */
  readonly alive: string
  /** `delete`, or what to set: `revoked_at = now()`. Afterwards `alive` must be false. */
  readonly end: string
  readonly columns?: SqlColumns
}

/**
 * A store over a table of yours, in PostgreSQL or SQLite, by one statement for each step. Values are always parameters. On PostgreSQL the
 * user's sessions are locked, in one order, before others are ended: of two devices that end each other at once, one stays.
 *
 * For another database, write the five functions of `SessionStore`, and let `describeStore` test them.
 */
export function sqlSessionStore(options: SqlSessionStoreOptions): SessionStore {
  const isSqlite = options.dialect === 'sqlite'
  const text: SqlText = isSqlite ? sqliteText(options) : postgresText(options)
  const read = (row: SqlRow) => storedSession(row, isSqlite ? inUtc : (value) => value)

  async function run(numbered: string, ...given: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    const { sql, values } = isSqlite ? withoutNumbers(numbered, given) : { sql: numbered, values: given }
    return untilDone(() => options.query(sql, values))
  }

  async function find(userId: string, id: string): Promise<StoredSession | null> {
    const [row] = await run(text.find, userId, id)
    return row ? read(row) : null
  }

  return {
    find,
    async list(userId, { after, limit }) {
      const rows = await run(text.page, userId, after ?? '', limit)
      const [counted] = await run(text.count, userId)
      return { sessions: rows.map(read), total: Number(counted?.['total']) }
    },
    async end(userId, ids) {
      return (await run(text.end, userId, JSON.stringify(ids))).length
    },
    async endOthers(userId, spared) {
      const ended = (await run(text.endOthers, userId, spared)).length
      // Nothing was ended: either there was nothing to end, or the session to spare is gone.
      return ended === 0 && !(await find(userId, spared)) ? null : ended
    },
    async endAll(userId) {
      return (await run(text.endAll, userId)).length
    },
  }
}

/** How often a statement is sent that the database gave up. */
const MOST_TRIES = 3

/**
 * A statement of your own that locks several sessions in another order may meet one of these. PostgreSQL then gives one of the two up, as a
 * whole, with 40P01 (a deadlock) or 40001 (a serialization failure): nothing of it was done, and it is sent again.
 */
async function untilDone<T>(run: () => Promise<T> | T): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run()
    } catch (error) {
      if (tries === MOST_TRIES || !wasGivenUp(error)) throw error
    }
  }
}

function wasGivenUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001')
}

/** The statements name each column by the field that it is read into; the routes check what is in it. */
function storedSession({ id, ...fields }: SqlRow, timeOf: (value: unknown) => unknown): StoredSession {
  // A session without a handle must not be left out: it is signed in, and would not be listed.
  if (typeof id !== 'string' || id === '')
    throw new Error('sqlSessionStore: a session has no handle; give the column a default.')
  const times = (['createdAt', 'lastActiveAt', 'expiresAt'] as const).map((name) => [name, timeOf(fields[name])])
  return { ...fields, ...Object.fromEntries(times), id }
}

/** `CURRENT_TIMESTAMP` of SQLite is in UTC, and does not say so. */
function inUtc(value: unknown): unknown {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?$/.test(value) ? `${value}Z` : value
}
