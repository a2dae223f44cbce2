// A table of sessions, as an application has one, and its routes. In memory: it is gone when the server ends.
import { DatabaseSync } from 'node:sqlite'
import {
  byCookieHash,
  createSessionRoutes,
  describeSignIn,
  deviceIn,
  expiredCookie,
  sha256,
  sqlSessionStore,
} from 'react-device-sessions/routes'

// Each route of Next.js may have a copy of this module; the table is one.
globalThis.database ??= new DatabaseSync(':memory:')
const { database } = globalThis
database.exec(`CREATE TABLE IF NOT EXISTS sessions (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL, refresh_token_hash TEXT NOT NULL UNIQUE, device TEXT,
  last_active_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, revoked_at INTEGER)`)

const query = (sql, values) => database.prepare(sql).all(...values)
const now = "CAST(unixepoch('subsec') * 1000 AS INTEGER)"
const alive = `revoked_at IS NULL AND expires_at > ${now}`

async function find(tokenHash) {
  const [row] = query(`SELECT * FROM sessions WHERE refresh_token_hash = ? AND ${alive}`, [tokenHash])
  return row && { userId: row.user_id, sessionId: row.id, tokenHash }
}

export const routes = createSessionRoutes({
  basePath: '/api/account',
  store: sqlSessionStore({
    dialect: 'sqlite',
    query,
    table: 'sessions',
    id: 'id',
    userId: 'user_id',
    alive,
    end: `revoked_at = ${now}`,
    columns: { ...deviceIn('device'), lastActiveAt: 'last_active_at', expiresAt: 'expires_at' },
  }),
  authenticate: byCookieHash({ cookie: 'refresh', find }),
  onSignedOut: () => ({ 'set-cookie': expiredCookie('refresh') }),
  onError: (error) => console.error(error),
})

/** Signs a user in, and gives the cookie. An example: it asks for no password. */
export async function signIn(request, userId) {
  const token = crypto.randomUUID()
  const device = JSON.stringify(describeSignIn(request, { ip: '203.0.113.9' }))
  query('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, NULL)', [
    crypto.randomUUID(),
    userId,
    await sha256(token),
    device,
    Date.now(),
    Date.now() + 30 * 86_400_000,
  ])
  return `refresh=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000`
}

/** Who the cookie stands for, or null. */
export async function signedInUser(cookie) {
  const [, token] = /(?:^|; )refresh=([^;]+)/.exec(cookie ?? '') ?? []
  const session = token && (await find(await sha256(token)))
  return session ? { id: session.userId } : null
}
