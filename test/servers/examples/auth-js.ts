import PostgresAdapter from '@auth/pg-adapter'
import type { Pool } from 'pg'
import {
  cookieOf,
  createSessionRoutes,
  describeSignIn,
  deviceIn,
  expiredCookie,
  sqlSessionStore,
} from 'react-device-sessions/routes'

/** The adapter of Auth.js, which also notes the device at each sign-in. */
export function deviceAdapter(pool: Pool, headers: () => Promise<Headers>): ReturnType<typeof PostgresAdapter> {
  const adapter = PostgresAdapter(pool)
  return {
    ...adapter,
    async createSession(session) {
      await adapter.createSession?.(session)
      const device = describeSignIn({ headers: await headers() })
      await pool.query('UPDATE sessions SET device = $1 WHERE "sessionToken" = $2', [device, session.sessionToken])
      return session
    },
  }
}

// With next-auth 4, which is what `npm install next-auth` gives: 'next-auth.session-token'.
const cookie = 'authjs.session-token'
// The first is for https.
const cookies = [`__Secure-${cookie}`, cookie]

export const deviceStore = (pool: Pool) =>
  sqlSessionStore({
    dialect: 'postgres',
    query: async (sql, values) => (await pool.query(sql, [...values])).rows,
    table: 'sessions',
    id: 'handle',
    userId: '"userId"',
    alive: 'expires > now()',
    end: 'delete',
    columns: {
      ...deviceIn('device'),
      // Auth.js moves it on by session.maxAge, once every session.updateAge.
      lastActiveAt: "expires - interval '30 days'",
      expiresAt: 'expires',
    },
  })

export const deviceRoutes = (pool: Pool) =>
  createSessionRoutes({
    basePath: '/api/account',
    store: deviceStore(pool),
    authenticate: async (request) => {
      const token = cookies.map((name) => cookieOf(request, name)).find((value) => value !== null)
      if (token === undefined) return null
      const { rows } = await pool.query('SELECT handle, "userId" FROM sessions WHERE "sessionToken" = $1', [token])
      return rows[0] && { userId: rows[0].userId, sessionId: rows[0].handle }
    },
    onSignedOut: () => cookies.map((name): [string, string] => ['set-cookie', expiredCookie(name)]),
    onError: (error) => console.error(error),
  })
