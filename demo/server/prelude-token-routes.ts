import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { jsonBody } from './json-body.ts'
import { limited } from './limited.ts'
import { preludeError } from './prelude-answers.ts'
import { clientOf, refreshCookie } from './request-facts.ts'
import type { Env, Services } from './services.ts'

/** The name is ours: Prelude's own is not documented. Not bio.re's, so that both can be signed in at once. */
export const PRELUDE_COOKIE = 'prelude_refresh'

const COOKIE_PATH = '/v1/session'

/**
 * `/v1/session/refresh`, and `/v1/session/revoke`, by which `@prelude.so/js-sdk` logs out. Known by the cookie, or by the
 * SDK's `X-Refresh-Token`. `DPoP` and `step_up_token` are accepted and not looked at: this server binds no token to a key.
 */
export function preludeTokenRoutes(services: Services): Hono<Env> {
  const { sessions, audit, tokens } = services

  return new Hono<Env>()
    .post('/refresh', async (c) => {
      if ((await jsonBody(c)) === null) return preludeError(c, 'bad_request')
      const token = presentedToken(c)
      const session = token === null ? null : sessions.ofRefreshToken(token)
      if (!session) return preludeError(c, 'unauthorized')
      if (limited(c, services, 'preludeRefresh', session.userId)) return preludeError(c, 'rate_limited')
      if (session.rotatedAt !== null) {
        // RFC 9700, 4.14.2: a replayed token ends its own session. Prelude documents nothing; bio.re goes further.
        const replayed = sessions.find(session.userId, { familyId: session.familyId })
        if (replayed) sessions.revoke(replayed)
        return preludeError(c, 'unauthorized')
      }
      const next = sessions.rotate(session, clientOf(c))
      if (!next) return preludeError(c, 'unauthorized')
      setPreludeCookie(c, services, next.refreshToken)
      if (getCookie(c, PRELUDE_COOKIE) === undefined) {
        c.header('X-Refresh-Token', next.refreshToken)
        c.header('X-Refresh-Token-Expires-At', new Date(next.session.expiresAt).toISOString())
      }
      const access = await tokens.issue({
        userId: session.userId,
        api: 'prelude',
        sessionId: session.familyId,
        authenticatedAt: null,
      })
      return c.json({ access_token: access.token, expires_at: access.expiresAt })
    })
    .post('/revoke', (c) => {
      const token = presentedToken(c)
      const session = token === null ? null : sessions.ofRefreshToken(token)
      if (!session) return preludeError(c, 'unauthorized')
      if (sessions.revoke(session)) audit.write(session.userId, 'session.revoke.mine', { sessionId: session.familyId })
      clearPreludeCookie(c)
      return c.body(null, 204)
    })
}

/** Hands out a new refresh token in Prelude's cookie, for as long as the token works. */
export function setPreludeCookie(c: Context<Env>, { settings }: Services, refreshToken: string): void {
  const options = { ...refreshCookie(c, COOKIE_PATH), maxAge: settings.refreshTokenTtlSeconds }
  setCookie(c, PRELUDE_COOKIE, refreshToken, options)
}

/** Takes the cookie back. */
export function clearPreludeCookie(c: Context<Env>): void {
  deleteCookie(c, PRELUDE_COOKIE, refreshCookie(c, COOKIE_PATH))
}

function presentedToken(c: Context<Env>): string | null {
  return getCookie(c, PRELUDE_COOKIE) ?? c.req.header('x-refresh-token') ?? null
}
