import {
  createSessionRoutes,
  deviceIn,
  expiredCookie,
  sqlSessionStore,
  toNodeHandler,
} from 'react-device-sessions/routes'

export const deviceStore = (pool) =>
  sqlSessionStore({
    dialect: 'postgres',
    query: async (sql, values) => (await pool.query(sql, [...values])).rows,
    table: 'session',
    id: 'id',
    userId: "sess->>'userId'",
    alive: 'ended_at IS NULL AND expire > now()',
    end: "ended_at = now(), expire = '-infinity'",
    columns: {
      ...deviceIn("sess->'device'"),
      // express-session moves it on with each request: take off the maxAge of your cookie.
      lastActiveAt: "expire::timestamptz - interval '30 days'",
      expiresAt: 'expire::timestamptz',
    },
  })

export const deviceRoutes = (pool) =>
  toNodeHandler(
    createSessionRoutes({
      basePath: '/api/account',
      store: deviceStore(pool),
      authenticate: async (_request, req) => {
        const { rows } = await pool.query('SELECT id FROM session WHERE sid = $1', [req.sessionID])
        return { userId: req.session.userId, sessionId: rows[0]?.id }
      },
      onSignedOut: (_who, { context: req }) => {
        req.session.destroy(() => {})
        return { 'set-cookie': expiredCookie('connect.sid') }
      },
      onError: (error) => console.error(error),
    }),
  )
