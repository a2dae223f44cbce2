import type { DatabaseSync } from 'node:sqlite'
import { deviceIn, sqlSessionStore } from 'react-device-sessions/routes'

export const sqliteStore = (database: DatabaseSync) =>
  sqlSessionStore({
    dialect: 'sqlite',
    query: (sql, values) => database.prepare(sql).all(...values),
    table: 'sessions',
    id: 'id',
    userId: 'user_id',
    alive: 'revoked_at IS NULL AND expires_at > unixepoch() * 1000',
    end: 'revoked_at = unixepoch() * 1000',
    columns: { ...deviceIn('device'), lastActiveAt: 'last_active_at', expiresAt: 'expires_at' },
  })
