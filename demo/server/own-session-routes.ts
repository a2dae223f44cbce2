import {
  byCookieHash,
  createSessionRoutes,
  expiredCookie,
  type LimitedRequest,
  sqlSessionStore,
} from '../../src/routes/index.ts'
import { number, text } from './database.ts'
import { OWN_COOKIE, OWN_PATH } from './own-session.ts'
import type { LimitName } from './rate-limit.ts'
import type { Services } from './services.ts'

const limitOf: Readonly<Record<LimitedRequest['operation'], LimitName | null>> = {
  list: 'list',
  listMore: null,
  revoke: 'revoke',
  revokeOthers: 'revokeOthers',
  revokeAll: 'revokeOthers',
  signOut: 'logout',
}

/** The kit's own routes over the table of sessions. A session is a family of rows: its handle is the id that stays. */
export function ownSessionRoutes(services: Services): (request: Request) => Promise<Response> {
  const { database, settings, stepUp, limits, audit, confirmed } = services
  database.function('server_clock', () => settings.now())

  return createSessionRoutes({
    basePath: OWN_PATH,
    store: sqlSessionStore({
      dialect: 'sqlite',
      query: (sql, values) => database.prepare(sql).all(...values),
      table: 'Session',
      id: 'familyId',
      userId: 'userId',
      alive: 'revokedAt IS NULL AND expiresAt > server_clock()',
      end: 'revokedAt = server_clock()',
      columns: {
        userAgent: 'userAgent',
        ip: 'ip',
        location: "json_object('countryCode', countryCode)",
        createdAt: 'createdAt',
        lastActiveAt: 'lastActiveAt',
        expiresAt: 'expiresAt',
      },
    }),
    authenticate: byCookieHash({
      cookie: OWN_COOKIE,
      find: (hash) => {
        const row = database
          .prepare('UPDATE Session SET lastActiveAt = ? WHERE refreshTokenHash = ? RETURNING *')
          .get(settings.now(), hash)
        if (!row) return null
        const sessionId = text(row, 'familyId')
        const authenticatedAt = new Date(confirmed.get(sessionId) ?? number(row, 'createdAt'))
        return { userId: text(row, 'userId'), sessionId, tokenHash: text(row, 'refreshTokenHash'), authenticatedAt }
      },
    }),
    trustedOrigins: settings.cors === false ? [] : [settings.cors.origin].flat(),
    countRequest: ({ userId, operation }) => {
      const name = limitOf[operation]
      return name === null ? null : limits.take(name, userId)
    },
    stepUp: (operation, { authenticatedAt }) =>
      stepUp.wants(operation === 'list' ? 'list' : 'revoke', authenticatedAt?.getTime() ?? null)
        ? { maxAgeSeconds: stepUp.read().maxAgeSeconds }
        : null,
    onSignedOut: () => ({ 'set-cookie': expiredCookie(OWN_COOKIE) }),
    onAudit: ({ operation, userId, endedId, count }) =>
      audit.write(userId, `own.${operation}`, { count, ...(endedId !== null && { sessionId: endedId }) }),
    // Only the kind of error: a message may quote what was sent.
    onError: (error) => settings.log(`error ${error instanceof Error ? error.name : 'unknown'} ${OWN_PATH}`),
  })
}
