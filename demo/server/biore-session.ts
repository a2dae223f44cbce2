import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Env, Services } from './services.ts'
import type { SessionRow } from './session-row.ts'

/** bio.re's refresh cookie. */
export const BIORE_COOKIE = 'biore_refresh'

/** It goes to these endpoints only. bio.re documents its domain (`.bio.re`), not its path. */
export const BIORE_COOKIE_PATH = '/api/v1/auth'

/**
 * The session of the caller: SHA-256 of the cookie against `refreshTokenHash` ("Revoke All Other Sessions", side effects).
 * `null` without a cookie, or when it belongs to an ended session or another user: then nobody is current, and nobody is spared.
 */
export function currentBioreSession(c: Context<Env>, { sessions }: Services, userId: string): SessionRow | null {
  const token = getCookie(c, BIORE_COOKIE)
  const session = token ? sessions.ofRefreshToken(token) : null
  return session && sessions.find(userId, { id: session.id })
}
