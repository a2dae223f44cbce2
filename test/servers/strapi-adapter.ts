import { type RestAdapterOptions, restAdapter } from 'react-device-sessions/adapters/rest'

/** Strapi's users, with `jwtManagement: 'refresh'`. `baseUrl` ends in `/api`. */
export const strapiAdapter = (
  application: Pick<RestAdapterOptions, 'baseUrl' | 'getAccessToken' | 'refresh' | 'fetch'>,
) =>
  restAdapter({
    ...application,
    // Its sign-out with `scope: 'others'` would end this session and spare the others: they end one by one.
    routes: {
      list: 'GET /auth/sessions',
      revoke: 'DELETE /auth/sessions/{id}',
      signOut: 'POST /auth/logout',
      revokeOthers: null,
      revokeAll: null,
    },
    pagination: 'none',
    page: (body) => ({ sessions: typeof body === 'object' && body !== null && 'data' in body ? body.data : null }),
    row: ({ id, deviceId, deviceName, loginAt, lastActiveAt, current }) => ({
      id,
      // A device gets a new id whenever it refreshes its token.
      key: [deviceId, loginAt].join(' '),
      isCurrent: current,
      device: deviceName,
      createdAt: loginAt,
      lastActiveAt,
    }),
    stableIds: false,
    accessTokenLagSeconds: 600,
  })
