import { oryKratosAdapter } from '../../../src/adapters/ory-kratos.ts'
import { oryKratosServer } from '../../../src/testing/servers/ory-kratos.ts'
import { type Described, TOKEN } from '../described.ts'
import { byPath, noContent, time } from '../fuzz-kit.ts'
import { ORIGIN, uuid } from '../servers/in-process.ts'

export const described: Described = {
  overHttp: [
    {
      name: 'Ory Kratos',
      page: 'docs/adapters/ory-kratos.md',
      csrf: 'json',
      cookies: `ory_kratos_session=${TOKEN}`,
      server: () => oryKratosServer({ baseUrl: ORIGIN }),
      adapter: (fetch) => oryKratosAdapter({ baseUrl: ORIGIN, fetch }),
      differs: {
        currentFrom: 'extra-call',
        revokeCurrentById: 'rejected',
        revokeAll: 'emulated',
        pagination: 'cursor',
        stepUp: { kind: 'redirect', list: 'maybe', revoke: 'never' },
      },
    },
  ],
  overSdk: [],
  fuzz: {
    'Ory Kratos': {
      create: (fetch) => oryKratosAdapter({ baseUrl: ORIGIN, fetch }),
      id: uuid,
      listOf: (marks, url) => {
        const sessions = marks.map((_mark, index) => ({
          id: uuid(index),
          active: true,
          issued_at: time,
          expires_at: time,
          authentication_methods: [{ method: 'password', aal: 'aal1' }],
          devices: [{ id: uuid(9), ip_address: '203.0.113.9', user_agent: 'curl/8.17.0', location: 'Berlin, DE' }],
        }))
        return url.endsWith('/whoami') ? sessions[0] : sessions
      },
      reached: byPath('/sessions'),
      done: noContent,
      othersGoBy: 'server',
    },
  },
  options: { oryKratosAdapter: (options) => oryKratosAdapter(options) },
  silence: { instead: 'Its requests are ours: fuzz-systems.test.ts.' },
}
