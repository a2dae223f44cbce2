import { zitadelAdapter } from '../../../src/adapters/zitadel.ts'
import { zitadelServer, zitadelSessionId, zitadelUserId } from '../../../src/testing/servers/zitadel.ts'
import { type Described, TOKEN } from '../described.ts'
import { json } from '../fake-fetch.ts'
import { byPath, time } from '../fuzz-kit.ts'
import { ORIGIN } from '../servers/in-process.ts'

const getAccessToken = () => TOKEN

const oneByOne = { revokeOthers: 'emulated', revokeAll: 'emulated', othersNeedCurrent: true } as const

export const described: Described = {
  overHttp: [
    {
      name: 'ZITADEL',
      page: 'docs/adapters/zitadel.md',
      csrf: 'bearer',
      reads: /^(?:GET|POST .*\/v2\/sessions\/search$)/,
      cookies: '',
      server: () => zitadelServer({ baseUrl: ORIGIN }),
      adapter: (fetch, refresh) =>
        zitadelAdapter({
          baseUrl: ORIGIN,
          getAccessToken,
          getUserId: () => zitadelUserId,
          getSessionId: () => zitadelSessionId(0),
          refresh,
          fetch,
        }),
      differs: { ...oneByOne, currentFrom: 'caller', pagination: 'offset' },
    },
  ],
  overSdk: [],
  fuzz: {
    ZITADEL: {
      create: (fetch) =>
        zitadelAdapter({ baseUrl: ORIGIN, getAccessToken, getUserId: () => 'u', getSessionId: () => '2180', fetch }),
      id: (index) => `218${index}`,
      listOf: (marks) => ({
        details: { totalResult: String(marks.length), timestamp: time },
        sessions: marks.map((_mark, index) => ({
          id: `218${index}`,
          creationDate: time,
          changeDate: time,
          expirationDate: time,
          factors: { user: { id: 'u' }, password: { verifiedAt: time } },
          userAgent: { ip: '198.51.100.7', description: 'curl', header: { 'user-agent': { values: ['curl/8.17.0'] } } },
        })),
      }),
      reached: byPath('/v2/sessions'),
      done: () => json(200, { details: {} }),
      isList: ({ url }) => url.endsWith('/search'),
      othersGoBy: 'caller',
    },
  },
  options: {
    zitadelAdapter: (options) =>
      zitadelAdapter({ getAccessToken, getUserId: () => 'u', getSessionId: () => 's', ...options }),
  },
  silence: { instead: 'Its requests are ours: fuzz-systems.test.ts.' },
}
