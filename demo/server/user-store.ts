import type { DatabaseSync } from 'node:sqlite'
import { type Row, text } from './database.ts'
import { prefixedId } from './ids.ts'
import type { AuthServerSettings } from './options.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

/** Somebody who can sign in. */
export interface User {
  readonly id: string
  readonly email: string
}

/** The `User` table. */
export class UserStore {
  readonly #database: DatabaseSync
  readonly #settings: AuthServerSettings

  constructor(database: DatabaseSync, settings: AuthServerSettings) {
    this.#database = database
    this.#settings = settings
  }

  /** Signs up; `null` when the address is taken. Addresses are compared trimmed and in lower case. */
  async signUp(email: string, password: string): Promise<User | null> {
    const { now, randomBytes, passwordCost } = this.#settings
    const passwordHash = await hashPassword(password, randomBytes(16), passwordCost)
    const user = { id: prefixedId('usr', now(), randomBytes), email: normalEmail(email) }
    const { changes } = this.#database
      .prepare('INSERT INTO User (id, email, passwordHash, createdAt) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .run(user.id, user.email, passwordHash, now())
    return changes > 0 ? user : null
  }

  /** The user with this address and password, or `null`. An unknown address costs as much time as a wrong password. */
  async signIn(email: string, password: string): Promise<User | null> {
    const row = this.#database.prepare('SELECT * FROM User WHERE email = ?').get(normalEmail(email))
    if (!row) {
      await hashPassword(password, this.#settings.randomBytes(16), this.#settings.passwordCost)
      return null
    }
    return (await verifyPassword(password, text(row, 'passwordHash'))) ? toUser(row) : null
  }

  /** From now on this password signs in, and the one before does not. */
  async setPassword({ id }: User, password: string): Promise<void> {
    const { randomBytes, passwordCost } = this.#settings
    const passwordHash = await hashPassword(password, randomBytes(16), passwordCost)
    this.#database.prepare('UPDATE User SET passwordHash = ? WHERE id = ?').run(passwordHash, id)
  }

  /** The user with this id, or `null`. */
  find(id: string): User | null {
    const row = this.#database.prepare('SELECT * FROM User WHERE id = ?').get(id)
    return row ? toUser(row) : null
  }
}

function toUser(row: Row): User {
  return { id: text(row, 'id'), email: text(row, 'email') }
}

/** The form in which addresses are stored and compared. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase()
}
