/** A time as a database gives it: a `Date`, milliseconds since 1970, or ISO 8601 with an offset. */
export type StoredTime = Date | number | string

/** One session as a store gives it. Fields that are not named here are never sent, whatever a row holds. */
export interface StoredSession {
  /** A handle: it names the session, and is no credential. Never a token, nor the hash of one. */
  readonly id: string
  /** The raw `User-Agent` of the sign-in. */
  readonly userAgent?: string | null
  /** The `Sec-CH-UA` headers of the sign-in, as `describeSignIn` gives them: an object, or its JSON. */
  readonly clientHints?: Readonly<Record<string, string>> | string | null
  /** A ready name instead of those: "Chrome on macOS". */
  readonly device?: string | null
  /** `desktop`, `mobile`, `tablet`, `tv` or `cli`, where it is known better than from the user agent. */
  readonly deviceType?: string | null
  readonly model?: string | null
  /** An address with a `*` in it counts as masked. */
  readonly ip?: string | null
  /** Free text, or city, region and country: an object, or its JSON. */
  readonly location?: string | StoredLocation | null
  readonly createdAt?: StoredTime | null
  readonly lastActiveAt?: StoredTime | null
  readonly expiresAt?: StoredTime | null
  /** How the user signed in: `['passkey']`. */
  readonly authMethods?: readonly string[] | null
}

/** Where a session is used from, as far as your server knows. */
export interface StoredLocation {
  readonly city?: string | null
  readonly region?: string | null
  /** ISO 3166-1 alpha-2. */
  readonly countryCode?: string | null
}

/** Which part of the list is asked for. */
export interface StorePage {
  /** The ids after this one, in the order of `list`; `null` is the beginning. Any text may come here. */
  readonly after: string | null
  /** At most so many rows. */
  readonly limit: number
}

/**
 * Your table of sessions, within one user at a time. `describeStore` tests all of this on yours.
 *
 * - A session that was ended or has expired is not there: no method finds, counts or spares it.
 * - The session of another user is not there either.
 * - Every method is one step to the database: done as a whole, or not at all. Two at once give the result of one after the other.
 * - Ids are texts that a browser sent, though never blank, and without slashes and control characters. One that your table could not
 *   hold, such as no UUID, names nothing; it is no error. Nor does one that is spelt otherwise, in capitals or with a blank: compare them as
 *   texts, letter by letter.
 */
export interface SessionStore {
  /**
   * A page, ordered by id: the one order that neither use nor a new sign-in changes during a read. `total` counts all pages;
   * `null`: not known.
   */
  list(userId: string, page: StorePage): Promise<{ sessions: readonly StoredSession[]; total: number | null }>
  /** One session, or `null`. */
  find(userId: string, id: string): Promise<StoredSession | null>
  /** Ends those, and answers how many there were to end. */
  end(userId: string, ids: readonly string[]): Promise<number>
  /** Ends every session but one, and answers how many; `null`, and nothing is ended, when that one is not alive. */
  endOthers(userId: string, spared: string): Promise<number | null>
  /** Ends every session, and answers how many. */
  endAll(userId: string): Promise<number>
}
