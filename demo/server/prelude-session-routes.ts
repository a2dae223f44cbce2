import { type Context, Hono } from 'hono'
import { deviceName } from './device-name.ts'
import { limited } from './limited.ts'
import { preludeError } from './prelude-answers.ts'
import { clearPreludeCookie } from './prelude-token-routes.ts'
import type { LimitName } from './rate-limit.ts'
import { bearer } from './request-facts.ts'
import type { Env, Services } from './services.ts'
import type { SessionRow } from './session-row.ts'
import { isChallenged } from './step-up-challenge.ts'

const DEFAULT_LIMIT = 10
const targets = ['all', 'others', 'mine', 'session'] as const

/** `/v1/session/me/*` of the Prelude Session Frontend API: list and revoke. The bearer says who, and its `sid` which session. */
export function preludeSessionRoutes(services: Services): Hono<Env> {
  const { sessions, audit, settings } = services

  async function authorized(
    c: Context<Env>,
    limit: LimitName,
    work: (userId: string, sid: string) => Response,
  ): Promise<Response> {
    const token = bearer(c)
    const claims = token ? await services.tokens.verify(token, ['prelude']) : null
    if (!claims || claims.sessionId === null) return preludeError(c, 'unauthorized')
    const isOwn = c.req.query('target') === 'mine'
    if (!isOwn && isChallenged(c, services, limit === 'preludeList' ? 'list' : 'revoke', claims))
      return preludeError(c, 'unauthorized')
    if (limited(c, services, limit, claims.userId)) return preludeError(c, 'rate_limited')
    const current = sessions.find(claims.userId, { familyId: claims.sessionId })
    if (current) sessions.touch(current)
    return work(claims.userId, claims.sessionId)
  }

  return new Hono<Env>()
    .get('/list', (c) =>
      authorized(c, 'preludeList', (userId) => {
        const limit = wholeNumber(c.req.query('limit'), DEFAULT_LIMIT)
        if (limit === null || limit < 1 || limit > settings.preludeMaxLimit)
          return preludeError(c, 'invalid_pagination_limit')
        const offset = wholeNumber(c.req.query('offset'), 0)
        if (offset === null) return preludeError(c, 'invalid_pagination_offset')
        const page = sessions.page(userId, limit, offset)
        return c.json({ sessions: page.sessions.map(sessionView), total: page.total, limit, offset })
      }),
    )
    .post('/revoke', (c) =>
      authorized(c, 'preludeRevoke', (userId, sid) => {
        const target = targets.find((known) => known === c.req.query('target'))
        if (target === undefined) return preludeError(c, 'bad_request')
        const named = target === 'session' ? c.req.query('session_id') : sid
        if (!named) return preludeError(c, 'bad_request')
        const session = sessions.find(userId, { familyId: named })
        if (target === 'all' || target === 'others') {
          const count = sessions.revokeAllBut(userId, target === 'others' ? session : null)
          audit.write(userId, `session.revoke.${target}`, { count })
        } else if (session) {
          sessions.revoke(session)
          audit.write(userId, `session.revoke.${target}`, { sessionId: named })
        } else if (target === 'session' && settings.preludeUnknownSession !== 'no_content') {
          return preludeError(c, settings.preludeUnknownSession)
        }
        if (target === 'all' || (target !== 'others' && named === sid)) clearPreludeCookie(c)
        return c.body(null, 204)
      }),
    )
}

/** The number in a query parameter, `missing` when there is none, `null` when it is not a whole number of 9 digits at most. */
function wholeNumber(value: string | undefined, missing: number): number | null {
  if (value === undefined) return missing
  return /^\d{1,9}$/.test(value) ? Number(value) : null
}

/** Prelude's `SessionView`. What is unknown is an empty text there. */
function sessionView(session: SessionRow): Record<string, string> {
  const device = deviceName(session.userAgent)
  return {
    id: session.familyId,
    device_model: device.model,
    device_type: device.type,
    os_version: device.osVersion,
    country_code: session.countryCode ?? '',
    created_at: wholeSeconds(session.createdAt),
    last_seen_at: wholeSeconds(session.lastActiveAt),
    expires_at: wholeSeconds(session.expiresAt),
  }
}

/** `2026-11-21T08:00:00Z`. */
function wholeSeconds(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
