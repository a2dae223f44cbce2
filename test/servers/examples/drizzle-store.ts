import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { SessionStore, SignInDescription } from 'react-device-sessions/routes'

export const sessions = pgTable('sessions', {
  id: uuid().primaryKey().defaultRandom(),
  userId: text('user_id').notNull(),
  refreshTokenHash: text('refresh_token_hash').notNull().unique(),
  device: jsonb().$type<SignInDescription>(),
  lastActiveAt: timestamp('last_active_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  revokedAt: timestamp('revoked_at', { withTimezone: true }),
})

// A text that is no UUID then names nothing, instead of failing.
const id = sql<string>`${sessions.id}::text`
const mine = (userId: string) =>
  and(eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`))
const revoked = { revokedAt: sql`now()` }

const toStored = ({ device, ...row }: typeof sessions.$inferSelect) => ({
  ...device,
  id: row.id,
  lastActiveAt: row.lastActiveAt,
  expiresAt: row.expiresAt,
})

export function drizzleStore(db: NodePgDatabase): SessionStore {
  const read = () => db.select().from(sessions)
  /** Locks them, always in one order, and then ends those of them that `which` names. */
  const end = (userId: string, which: (held: readonly string[]) => readonly string[] | null) =>
    db.transaction(async (tx) => {
      const held = await tx.select({ id }).from(sessions).where(mine(userId)).orderBy(id).for('update')
      const ids = which(held.map((row) => row.id))
      if (ids === null) return null
      const ended = await tx
        .update(sessions)
        .set(revoked)
        .where(and(mine(userId), inArray(id, [...ids])))
        .returning({ id })
      return ended.length
    })

  return {
    async list(userId, { after, limit }) {
      const rows = await read()
        .where(and(mine(userId), gt(id, after ?? '')))
        .orderBy(id)
        .limit(limit)
      return { sessions: rows.map(toStored), total: await db.$count(sessions, mine(userId)) }
    },
    async find(userId, wanted) {
      const [row] = await read().where(and(mine(userId), eq(id, wanted)))
      return row ? toStored(row) : null
    },
    end: async (userId, ids) => (await end(userId, (held) => held.filter((own) => ids.includes(own)))) ?? 0,
    endOthers: (userId, spared) =>
      end(userId, (held) => (held.includes(spared) ? held.filter((own) => own !== spared) : null)),
    endAll: async (userId) => (await end(userId, (held) => held)) ?? 0,
  }
}
