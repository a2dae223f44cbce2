import {
  byCookieHash,
  createSessionRoutes,
  deviceIn,
  expiredCookie,
  sqlSessionStore,
} from 'react-device-sessions/routes'

export function deviceRoutes(pool) {
  const query = async (sql, values) => (await pool.query(sql, [...values])).rows
  return createSessionRoutes({
    basePath: '/api/account',
    store: sqlSessionStore({
      dialect: 'postgres',
      query,
      table: 'sessions',
      id: 'id',
      userId: 'user_id',
      alive: 'revoked_at IS NULL AND expires_at > now()',
      end: 'revoked_at = now()',
      columns: { ...deviceIn('device'), lastActiveAt: 'last_active_at', expiresAt: 'expires_at' },
    }),
    authenticate: byCookieHash({
      cookie: '__Host-refresh',
      find: async (hash) => {
        const [row] = await query('SELECT * FROM sessions WHERE refresh_token_hash = $1', [hash])
        return row && { userId: row.user_id, sessionId: row.id, tokenHash: row.refresh_token_hash }
      },
    }),
    onSignedOut: () => ({ 'set-cookie': expiredCookie('__Host-refresh') }),
    onError: (error) => console.error(error),
  })
}
