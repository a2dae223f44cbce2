import { field } from '../../../src/adapters/lib/wire.ts'
import { payloadAdapter } from '../../../src/adapters/payload.ts'
import { payloadAccessToken, payloadServer } from '../../../src/testing/servers/payload.ts'
import { type Described, TOKEN } from '../described.ts'
import { json } from '../fake-fetch.ts'
import { time } from '../fuzz-kit.ts'
import { ORIGIN, uuid } from '../servers/in-process.ts'

const own = { endpoints: 'own' } as const

export const described: Described = {
  overHttp: [
    {
      name: 'Payload',
      page: 'docs/adapters/payload.md',
      csrf: 'json',
      cookies: `payload-token=${TOKEN}`,
      server: () => payloadServer({ baseUrl: `${ORIGIN}/api` }),
      adapter: (fetch) => payloadAdapter({ baseUrl: `${ORIGIN}/api`, fetch, ...own }),
      differs: { currentFrom: 'token-claim' },
    },
  ],
  overSdk: [],
  fuzz: {
    Payload: {
      create: (fetch) => payloadAdapter({ fetch, ...own }),
      id: uuid,
      listOf: (marks) => ({
        user: {
          id: 1,
          sessions: marks.map((_mark, index) => ({ id: uuid(index), createdAt: time, expiresAt: time })),
        },
        token: payloadAccessToken(),
      }),
      reached: ({ url, init }) => {
        const body: unknown = JSON.parse(typeof init.body === 'string' ? init.body : 'null')
        const id = field(body, 'id')
        if (!url.endsWith('/api/users/end-session') || typeof id !== 'string')
          throw new Error(`${init.method} ${url} reaches more than a session.`)
        return [id]
      },
      done: () => json(200, { ended: 1 }),
      othersGoBy: 'server',
    },
  },
  options: { payloadAdapter: (options) => payloadAdapter(options) },
  silence: { instead: 'Its requests are ours: fuzz-systems.test.ts.' },
}
