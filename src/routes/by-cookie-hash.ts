import { cookieOf } from './cookies.ts'
import type { SignedIn } from './signed-in.ts'

/** The row of a token. */
export interface HashedSession {
  readonly userId: string | number
  /** The handle: another column than the hash. */
  readonly sessionId: string
  /** The hash as it is stored. */
  readonly tokenHash: string
  readonly authenticatedAt?: Date | null
}

export interface CookieHashOptions {
  /** The name of the cookie that holds the token. */
  readonly cookie: string
  /** Finds the row by the SHA-256 of the token, alive or not: the routes ask the store for that. */
  readonly find: (tokenHash: string) => Promise<HashedSession | null | undefined> | HashedSession | null | undefined
  /** How the hash is stored. Default `hex`, in lower case. */
  readonly encoding?: 'hex' | 'base64url'
}

/** Longer than any token; hashing stays bounded. */
const LONGEST_TOKEN = 4096

/**
 * `authenticate` for a table that holds the SHA-256 of a refresh or session token, and a cookie that holds the token itself. What the
 * database found is compared again, in constant time: a column that ignores case or trailing blanks finds more than was asked for.
 */
export function byCookieHash({
  cookie,
  find,
  encoding = 'hex',
}: CookieHashOptions): (request: Request) => Promise<SignedIn | null> {
  return async (request) => {
    const token = cookieOf(request, cookie)
    if (token === null || token.length > LONGEST_TOKEN) return null
    const hash = await sha256(token, encoding)
    const row = await find(hash)
    if (!row || !isSame(row.tokenHash, hash)) return null
    const { userId, sessionId, authenticatedAt = null } = row
    return { userId, sessionId, authenticatedAt, credential: 'cookie' }
  }
}

/** The SHA-256 of a token: what to store instead of it. Without salt, because a token is random and no password. */
export async function sha256(token: string, encoding: 'hex' | 'base64url' = 'hex'): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)))
  if (encoding === 'hex') return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** Takes as long for a difference in the first letter as for one in the last. */
function isSame(stored: unknown, hash: string): boolean {
  if (typeof stored !== 'string' || stored.length !== hash.length) return false
  let difference = 0
  for (let at = 0; at < hash.length; at += 1) difference |= stored.charCodeAt(at) ^ hash.charCodeAt(at)
  return difference === 0
}
