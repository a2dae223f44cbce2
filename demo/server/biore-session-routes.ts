import { type Context, Hono } from 'hono'
import { maskIp } from '../../src/routes/index.ts'
import { bioreData, bioreDone, bioreError } from './biore-answers.ts'
import { currentBioreSession } from './biore-session.ts'
import { deviceName } from './device-name.ts'
import { isUuid } from './ids.ts'
import { limited } from './limited.ts'
import type { LimitName } from './rate-limit.ts'
import { bearer } from './request-facts.ts'
import type { Env, Services } from './services.ts'
import type { SessionRow } from './session-row.ts'
import { isChallenged } from './step-up-challenge.ts'

/** `/api/v1/auth/sessions` of docs.bio.re: list, revoke one, revoke all others. The bearer says who, the cookie which session. */
export function bioreSessionRoutes(services: Services): Hono<Env> {
  const { sessions, audit } = services

  async function authorized(
    c: Context<Env>,
    limit: LimitName,
    work: (userId: string, current: SessionRow | null) => Response,
  ): Promise<Response> {
    const token = bearer(c)
    const claims = token ? await services.tokens.verify(token, ['biore']) : null
    if (!claims) return bioreError(c, 'UNAUTHORIZED')
    if (isChallenged(c, services, limit === 'list' ? 'list' : 'revoke', claims)) return bioreError(c, 'UNAUTHORIZED')
    if (limited(c, services, limit, claims.userId)) return bioreError(c, 'TOO_MANY_REQUESTS')
    const current = currentBioreSession(c, services, claims.userId)
    if (current) sessions.touch(current)
    return work(claims.userId, current)
  }

  return new Hono<Env>()
    .get('/', (c) =>
      authorized(c, 'list', (userId, current) =>
        bioreData(c, { sessions: sessions.list(userId).map((session) => sessionItem(session, current)) }),
      ),
    )
    .post('/revoke-all', (c) =>
      authorized(c, 'revokeOthers', (userId, current) => {
        const count = sessions.revokeAllBut(userId, current)
        audit.write(userId, 'auth.sessions.revoke_all.success', { count })
        return bioreDone(c)
      }),
    )
    .delete('/:id', (c) =>
      authorized(c, 'revoke', (userId, current) => {
        const id = c.req.param('id').toLowerCase()
        if (!isUuid(id)) return bioreError(c, 'VALIDATION_ERROR')
        const session = sessions.find(userId, { id })
        if (!session) return bioreError(c, 'auth.sessions.not_found')
        if (session.id === current?.id) return bioreError(c, 'auth.sessions.cannot_revoke_current')
        sessions.revoke(session)
        audit.write(userId, 'auth.sessions.revoke.success', { sessionId: session.id })
        return bioreDone(c)
      }),
    )
}

/** bio.re's `SessionItemDto`. `location` is reserved there, and `null` today. */
function sessionItem(session: SessionRow, current: SessionRow | null): Record<string, unknown> {
  return {
    id: session.id,
    device: deviceName(session.userAgent).label,
    ipMasked: maskIp(session.ip),
    location: null,
    isCurrent: session.id === current?.id,
    createdAt: new Date(session.createdAt).toISOString(),
    lastActiveAt: new Date(session.lastActiveAt).toISOString(),
  }
}
