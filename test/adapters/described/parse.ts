import { parseAdapter } from '../../../src/adapters/parse.ts'
import { parseServer } from '../../../src/testing/servers/parse.ts'
import { type Described, TOKEN } from '../described.ts'
import { json } from '../fake-fetch.ts'
import { byPath, time } from '../fuzz-kit.ts'
import { ORIGIN } from '../servers/in-process.ts'

const getAccessToken = () => TOKEN

const id = (index: number): string => `aParseId${String(index).padStart(2, '0')}`

const row = (index: number) => ({
  objectId: id(index),
  sessionToken: `r:token of ${id(index)}`,
  createdWith: { action: 'login', authProvider: 'password' },
  expiresAt: { __type: 'Date', iso: time },
  createdAt: time,
  updatedAt: time,
  userAgent: 'curl/8.17.0',
})

export const described: Described = {
  overHttp: [
    {
      name: 'Parse Server',
      page: 'docs/adapters/parse.md',
      csrf: 'bearer',
      cookies: '',
      server: () => parseServer({ baseUrl: `${ORIGIN}/parse` }),
      adapter: (fetch, refresh) =>
        parseAdapter({
          baseUrl: `${ORIGIN}/parse`,
          applicationId: 'app',
          userAgentField: 'userAgent',
          getAccessToken,
          refresh,
          fetch,
        }),
      differs: {
        currentFrom: 'extra-call',
        revokeOthers: 'emulated',
        revokeAll: 'emulated',
        othersNeedCurrent: true,
        pagination: 'offset',
      },
    },
  ],
  overSdk: [],
  fuzz: {
    'Parse Server': {
      create: (fetch) =>
        parseAdapter({
          baseUrl: `${ORIGIN}/parse`,
          applicationId: 'app',
          userAgentField: 'userAgent',
          getAccessToken,
          fetch,
        }),
      id,
      listOf: (marks, url) =>
        url.endsWith('/sessions/me')
          ? row(0)
          : { results: marks.map((_mark, index) => row(index)), count: marks.length },
      reached: byPath('/parse/sessions'),
      done: () => json(200, {}),
      othersGoBy: 'caller',
    },
  },
  options: { parseAdapter: (options) => parseAdapter({ applicationId: 'app', getAccessToken, ...options }) },
  silence: { instead: 'Its requests are ours: fuzz-systems.test.ts.' },
}
