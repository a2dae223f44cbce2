import { fronteggAdapter } from '../../../src/adapters/frontegg.ts'
import { fronteggServer } from '../../../src/testing/servers/frontegg.ts'
import { type Described } from '../described.ts'
import { byPath, marked, time } from '../fuzz-kit.ts'
import { fronteggClient } from '../servers/frontegg-sdk.ts'
import { ORIGIN, uuid } from '../servers/in-process.ts'

const api = '/frontegg/identity/resources'
const oneByOne = byPath(`${api}/users/sessions/v1/me`)

export const described: Described = {
  overHttp: [
    {
      name: 'Frontegg',
      page: 'docs/adapters/frontegg.md',
      csrf: 'bearer',
      cookies: '',
      server: () => fronteggServer({ baseUrl: ORIGIN }),
      adapter: (fetch) => fronteggAdapter({ client: fronteggClient(fetch) }),
      differs: { revokeCurrentById: 'unknown', revokeOthers: 'emulated', othersNeedCurrent: true },
    },
  ],
  overSdk: [],
  fuzz: {
    Frontegg: {
      create: (fetch) => fronteggAdapter({ client: fronteggClient(fetch) }),
      id: uuid,
      listOf: (marks) =>
        marks.map((mark, index) => ({
          id: uuid(index),
          createdAt: time,
          expires: time,
          ipAddress: '198.51.100.7',
          userAgent: 'curl/8.17.0',
          ...marked('current', mark),
        })),
      reached: (sent) => {
        // The session of its own id ends by a sign-out.
        if (sent.init.method === 'POST' && sent.url.endsWith('/auth/v1/logout')) return [uuid(0)]
        return oneByOne(sent).filter((id) => {
          if (id === 'all' || id === 'current') throw new Error(`${sent.url} reaches more than a session.`)
          return true
        })
      },
      done: () => new Response(''),
      othersGoBy: 'mark',
    },
  },
  options: { instead: 'It speaks through an SDK, which has the address.' },
  silence: {
    Frontegg: {
      server: () => fronteggServer({ baseUrl: ORIGIN }),
      cookies: '',
      adapter: (fetch) => fronteggAdapter({ client: fronteggClient(fetch) }),
      // What it answers a sign-out with is not documented; it is told from a page, and from nothing else.
      cannotTell: /: an empty object/,
    },
  },
}
