import { stackAuthAdapter } from '../../../src/adapters/stack-auth.ts'
import { stackAuthServer } from '../../../src/testing/servers/stack-auth.ts'
import { type Described, TOKEN } from '../described.ts'
import { json } from '../fake-fetch.ts'
import { byPath, marked } from '../fuzz-kit.ts'
import { ORIGIN, uuid } from '../servers/in-process.ts'

const getAccessToken = () => TOKEN

const oneByOne = { revokeOthers: 'emulated', revokeAll: 'emulated', othersNeedCurrent: true } as const

export const described: Described = {
  overHttp: [
    {
      name: 'Stack Auth',
      page: 'docs/adapters/stack-auth.md',
      csrf: 'bearer',
      cookies: '',
      server: () => stackAuthServer({ baseUrl: `${ORIGIN}/api/v1` }),
      adapter: (fetch, refresh) =>
        stackAuthAdapter({
          baseUrl: `${ORIGIN}/api/v1`,
          projectId: 'project',
          publishableClientKey: 'pck_test',
          getAccessToken,
          refresh,
          fetch,
        }),
      differs: { ...oneByOne, revokeCurrentById: 'rejected', accessTokenLagSeconds: 600 },
    },
  ],
  overSdk: [],
  fuzz: {
    'Stack Auth': {
      create: (fetch) => stackAuthAdapter({ baseUrl: `${ORIGIN}/api/v1`, projectId: 'p', getAccessToken, fetch }),
      id: uuid,
      listOf: (marks) => ({
        items: marks.map((mark, index) => ({
          id: uuid(index),
          created_at: 1763539200000,
          last_used_at: 1763712000000,
          last_used_at_end_user_ip_info: {
            ip: '198.51.100.7',
            countryCode: 'US',
            regionCode: 'CA',
            cityName: 'Oakland',
          },
          ...marked('is_current_session', mark),
        })),
        is_paginated: false,
      }),
      reached: byPath('/api/v1/auth/sessions'),
      done: () => json(200, { success: true }),
      othersGoBy: 'mark',
    },
  },
  options: { stackAuthAdapter: (options) => stackAuthAdapter({ projectId: 'p', getAccessToken, ...options }) },
  silence: { instead: 'Its requests are ours: fuzz-systems.test.ts.' },
}
