import { createHash } from 'node:crypto'
import type { RandomBytes } from './ids.ts'

/** 256 random bits in base64url: what the cookie holds, and nothing else ever does. */
export function newRefreshToken(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}

/** SHA-256 in hex, as in `Session.refreshTokenHash`. Without salt or stretching: the token is random, not a password. */
export function hashRefreshToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
