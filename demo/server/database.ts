import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'

/** A row as SQLite gives it. */
export type Row = Record<string, SQLOutputValue>

/**
 * The columns that bio.re names (`refreshTokenHash`, `rotatedAt`, `revokedAt`) keep their names. `id` is bio.re's and new on
 * each refresh; `familyId` is Prelude's and stays. Times are ms since 1970. No column holds anything that signs in.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS User (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    passwordHash TEXT NOT NULL,
    createdAt INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS Session (
    id TEXT PRIMARY KEY,
    familyId TEXT NOT NULL,
    userId TEXT NOT NULL REFERENCES User (id),
    refreshTokenHash TEXT NOT NULL UNIQUE,
    userAgent TEXT,
    ip TEXT,
    countryCode TEXT,
    createdAt INTEGER NOT NULL,
    lastActiveAt INTEGER NOT NULL,
    expiresAt INTEGER NOT NULL,
    rotatedAt INTEGER,
    revokedAt INTEGER
  ) STRICT;
  CREATE INDEX IF NOT EXISTS SessionOfUser ON Session (userId, revokedAt, createdAt);
  CREATE INDEX IF NOT EXISTS SessionExpiry ON Session (expiresAt);
  CREATE TABLE IF NOT EXISTS AuditLog (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    userId TEXT NOT NULL REFERENCES User (id),
    action TEXT NOT NULL,
    count INTEGER,
    sessionId TEXT,
    createdAt INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS AuditLogOfUser ON AuditLog (userId, id);
`

/** Opens the file, or a database in memory for `:memory:`, and makes the folder and the tables that are missing. */
export function openDatabase(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file, { timeout: 2000 })
  database.exec('PRAGMA journal_mode = WAL')
  database.exec(schema)
  return database
}

/** All of `work` or nothing of it. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

/** The text in a column. Throws when there is none: the schema says otherwise. */
export function text(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new TypeError(`${column} is not a text`)
  return value
}

/** The number in a column. Throws when there is none. */
export function number(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw new TypeError(`${column} is not a number`)
  return value
}

/** The text in a column that may be empty. */
export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column)
}

/** The number in a column that may be empty. */
export function numberOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : number(row, column)
}
