import { workosAdapter } from '../../../src/adapters/workos.ts'
import { workosAccessToken, workosServer } from '../../../src/testing/servers/workos.ts'
import { type Described } from '../described.ts'
import { json } from '../fake-fetch.ts'
import { byPath, time } from '../fuzz-kit.ts'
import { ORIGIN } from '../servers/in-process.ts'

const getAccessToken = () => workosAccessToken()
const idOf = (index: number) => `session_01K${String(index).padStart(4, '0')}`

export const described: Described = {
  overHttp: [
    {
      name: 'WorkOS',
      page: 'docs/adapters/workos.md',
      csrf: 'bearer',
      cookies: '',
      server: () => workosServer({ baseUrl: ORIGIN }),
      adapter: (fetch, refresh) => workosAdapter({ baseUrl: ORIGIN, getAccessToken, refresh, fetch }),
      differs: {
        currentFrom: 'token-claim',
        revokeCurrentById: 'unknown',
        othersNeedCurrent: true,
        revokeAll: 'emulated',
      },
    },
  ],
  overSdk: [],
  fuzz: {
    WorkOS: {
      create: (fetch) => workosAdapter({ baseUrl: ORIGIN, getAccessToken, fetch }),
      id: idOf,
      listOf: (marks) => ({
        data: marks.map((_mark, index) => ({
          id: idOf(index),
          ipAddress: '198.51.100.7',
          userAgent: 'curl/8.17.0',
          state: { tag: 'active', expiresAt: time },
          currentLocation: { cityName: 'Lyon', countryISOCode: 'FR' },
          usedPasswordAuth: true,
          lastActivityAt: time,
          createdAt: time,
        })),
      }),
      reached: byPath('/_widgets/UserProfile/sessions/revoke'),
      done: () => json(200, { success: true }),
      // It is the application's token that says who is asking.
      othersGoBy: 'caller',
    },
  },
  options: { workosAdapter: (options) => workosAdapter({ getAccessToken, ...options }) },
  silence: { instead: 'Its requests are ours: fuzz-systems.test.ts.' },
}
