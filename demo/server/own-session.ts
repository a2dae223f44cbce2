import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { clientOf, refreshCookie } from './request-facts.ts'
import type { Env, Services } from './services.ts'
import type { SessionRow } from './session-row.ts'
import type { User } from './user-store.ts'

/** Where an application that keeps its sessions by itself has its routes. */
export const OWN_PATH = '/api/own'

/** Its cookie: a random token, whose hash is in the table. */
export const OWN_COOKIE = 'own_session'

/** The session of the caller; `null` without a cookie, or when its session has ended. */
export function ownSession(c: Context<Env>, { sessions }: Services): SessionRow | null {
  const token = getCookie(c, OWN_COOKIE)
  const session = token ? sessions.ofRefreshToken(token) : null
  return session && sessions.find(session.userId, { id: session.id })
}

/** Signs a user in, in a new session. */
export function startOwnSession(c: Context<Env>, { sessions, settings }: Services, user: User): void {
  const { refreshToken } = sessions.start(user.id, clientOf(c))
  setCookie(c, OWN_COOKIE, refreshToken, { ...refreshCookie(c, '/'), maxAge: settings.refreshTokenTtlSeconds })
}
