import { restAdapter } from '../../../src/adapters/rest.ts'
import { type SessionCapabilities } from '../../../src/core/capabilities.ts'
import { restServer } from '../../../src/testing/servers/rest.ts'
import { type Described, TOKEN } from '../described.ts'
import { byPath, marked, noContent, time } from '../fuzz-kit.ts'
import { ORIGIN } from '../servers/in-process.ts'

const getAccessToken = () => TOKEN

const ownRoutes: Partial<SessionCapabilities> = {
  revokeCurrentById: 'rejected',
  pagination: 'cursor',
  stepUp: { kind: 'sign-in-again', list: 'maybe', revoke: 'maybe' },
}

export const described: Described = {
  overHttp: [
    {
      name: 'own routes, by token',
      page: 'docs/adapters/rest.md',
      csrf: 'bearer',
      cookies: '',
      server: () => restServer({ baseUrl: `${ORIGIN}/api` }),
      adapter: (fetch, refresh) => restAdapter({ baseUrl: `${ORIGIN}/api`, getAccessToken, refresh, fetch }),
      differs: ownRoutes,
    },
    {
      name: 'own routes, by cookie',
      page: 'docs/adapters/rest.md',
      csrf: 'header',
      cookies: `session=${TOKEN}`,
      server: () => restServer({ baseUrl: `${ORIGIN}/api` }),
      adapter: (fetch, refresh) =>
        restAdapter({ baseUrl: `${ORIGIN}/api`, csrf: { header: 'X-CSRF', getToken: () => 'csrf-1' }, refresh, fetch }),
      differs: ownRoutes,
    },
  ],
  overSdk: [],
  fuzz: {
    'own routes': {
      create: (fetch) => restAdapter({ baseUrl: '/api', fetch, routes: { revokeOthers: null, revokeAll: null } }),
      id: (index) => `s_${index}`,
      listOf: (marks) => ({
        sessions: marks.map((mark, index) => ({
          id: `s_${index}`,
          userAgent: 'curl/8.17.0',
          ip: '203.0.113.5',
          location: { city: 'Lyon', countryCode: 'FR' },
          createdAt: time,
          lastActiveAt: 1763712000,
          authMethods: ['passkey'],
          ...marked('isCurrent', mark),
        })),
        nextCursor: null,
        total: marks.length,
      }),
      reached: byPath('/api/sessions'),
      done: noContent,
      othersGoBy: 'mark',
    },
  },
  options: { restAdapter: (options) => restAdapter(options) },
  silence: { instead: 'Its requests are ours: fuzz-systems.test.ts.' },
}
