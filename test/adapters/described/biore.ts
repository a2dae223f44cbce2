import { bioreAdapter } from '../../../src/adapters/biore.ts'
import { bioreServer } from '../../../src/testing/servers/biore.ts'
import { type Described, TOKEN } from '../described.ts'
import { ORIGIN } from '../servers/in-process.ts'

const getAccessToken = () => TOKEN

export const described: Described = {
  overHttp: [
    {
      name: 'bio.re',
      page: 'docs/adapters/biore.md',
      csrf: 'bearer',
      // The route is public; the cookie that it needs is `SameSite=Strict`.
      publicRoutes: /\/auth\/logout$/,
      cookies: `biore_refresh=${TOKEN}`,
      server: () => bioreServer({ baseUrl: `${ORIGIN}/api/v1` }),
      adapter: (fetch, refresh) => bioreAdapter({ baseUrl: `${ORIGIN}/api/v1`, getAccessToken, refresh, fetch }),
      differs: {
        revokeCurrentById: 'rejected',
        othersNeedCurrent: true,
        revokeAll: 'emulated',
        stableIds: false,
        accessTokenLagSeconds: 900,
        limitsPerHour: { list: 30, revoke: 20, revokeOthers: 5, revokeAll: 5, signOut: 60 },
      },
    },
  ],
  overSdk: [],
  fuzz: { instead: 'fuzz-answers.test.ts' },
  options: { bioreAdapter: (options) => bioreAdapter({ getAccessToken, ...options }) },
  silence: { instead: 'Its requests are ours: fuzz-answers.test.ts.' },
}
