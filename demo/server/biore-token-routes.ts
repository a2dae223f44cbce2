import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { bioreData, bioreError } from './biore-answers.ts'
import { BIORE_COOKIE, BIORE_COOKIE_PATH } from './biore-session.ts'
import { jsonBody } from './json-body.ts'
import { limited } from './limited.ts'
import { clientOf, refreshCookie } from './request-facts.ts'
import type { Env, Services } from './services.ts'

/** `/api/v1/auth/refresh` and `/logout` of docs.bio.re: public, known by the cookie, or by `refreshToken` in the body. */
export function bioreTokenRoutes(services: Services): Hono<Env> {
  const { sessions, audit, tokens, settings } = services

  return new Hono<Env>()
    .post('/refresh', async (c) => {
      const presented = await presentedToken(c)
      if (!presented) return bioreError(c, 'VALIDATION_ERROR')
      const session = presented.token === null ? null : sessions.ofRefreshToken(presented.token)
      if (limited(c, services, 'refresh', session?.userId ?? anonymous(c))) return bioreError(c, 'TOO_MANY_REQUESTS')
      if (!session) return bioreError(c, 'auth.refresh.invalid_token')
      if (session.rotatedAt !== null) {
        // Somebody kept a copy: thief and owner cannot be told apart, so everybody has to sign in again.
        const count = sessions.revokeAllBut(session.userId, null)
        audit.write(session.userId, 'auth.refresh.token_reuse_detected', { count })
        return bioreError(c, 'auth.refresh.token_reuse_detected')
      }
      const next = sessions.rotate(session, clientOf(c))
      if (!next) return bioreError(c, 'auth.refresh.invalid_token')
      setBioreCookie(c, services, next.refreshToken)
      const access = await tokens.issue({
        userId: session.userId,
        api: 'biore',
        sessionId: null,
        authenticatedAt: null,
      })
      return bioreData(c, { accessToken: access.token, expiresIn: settings.accessTokenTtlSeconds })
    })
    .post('/logout', async (c) => {
      const presented = await presentedToken(c)
      if (!presented) return bioreError(c, 'VALIDATION_ERROR')
      const session = presented.token === null ? null : sessions.ofRefreshToken(presented.token)
      if (limited(c, services, 'logout', session?.userId ?? anonymous(c))) return bioreError(c, 'TOO_MANY_REQUESTS')
      if (session && sessions.revoke(session))
        audit.write(session.userId, 'auth.logout.success', { sessionId: session.id })
      deleteCookie(c, BIORE_COOKIE, refreshCookie(c, BIORE_COOKIE_PATH))
      return bioreData(c, { message: 'Logged out successfully' })
    })
}

/** Hands out a new refresh token in bio.re's cookie, for as long as the token works. */
export function setBioreCookie(c: Context<Env>, { settings }: Services, refreshToken: string): void {
  const options = { ...refreshCookie(c, BIORE_COOKIE_PATH), maxAge: settings.refreshTokenTtlSeconds }
  setCookie(c, BIORE_COOKIE, refreshToken, options)
}

/** The cookie's token, else the body's; `null` when the body is not what it should be, whichever of them counts. */
async function presentedToken(c: Context<Env>): Promise<{ readonly token: string | null } | null> {
  const body = await jsonBody(c)
  const inBody = body?.['refreshToken'] ?? null
  if (body === null || (inBody !== null && typeof inBody !== 'string')) return null
  return { token: getCookie(c, BIORE_COOKIE) ?? inBody }
}

/** Whom a request without a known token counts against. */
function anonymous(c: Context<Env>): string {
  return `ip ${clientOf(c).ip ?? 'unknown'}`
}
