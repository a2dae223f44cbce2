import { preludeSdkAdapter } from '../../../src/adapters/prelude-sdk.ts'
import { preludeServer } from '../../../src/testing/servers/prelude.ts'
import { type Described } from '../described.ts'
import { noContent, time } from '../fuzz-kit.ts'
import { preludeClient } from '../sdk-systems.ts'
import { ORIGIN } from '../servers/in-process.ts'

export const described: Described = {
  overHttp: [],
  overSdk: [
    {
      name: 'Prelude, through its SDK',
      cookies: '',
      server: () => preludeServer({ baseUrl: ORIGIN }),
      adapter: (fetch, refresh) => preludeSdkAdapter({ client: preludeClient(fetch, refresh) }),
    },
  ],
  fuzz: {
    'Prelude, through its SDK': {
      create: (fetch) => preludeSdkAdapter({ client: preludeClient(fetch, async () => true) }),
      id: (index) => `ses_${index}`,
      listOf: (marks) => ({
        sessions: marks.map((_mark, index) => ({
          id: `ses_${index}`,
          device_model: 'Macintosh',
          device_type: 'desktop',
          os_version: 'macOS 14.5',
          country_code: 'FR',
          created_at: time,
          last_seen_at: time,
          expires_at: time,
        })),
        total: marks.length,
        limit: 100,
        offset: 0,
      }),
      reached: ({ url, init }) => {
        const { pathname, searchParams } = new URL(url)
        const id = searchParams.get('session_id')
        const isOne = pathname === '/v1/session/me/revoke' && searchParams.get('target') === 'session'
        // The session of its own id ends by `mine`.
        if (pathname === '/v1/session/me/revoke' && searchParams.get('target') === 'mine') return ['ses_0']
        if (init.method !== 'POST' || !isOne || id === null)
          throw new Error(`${init.method} ${url} reaches more than a session.`)
        return [id]
      },
      done: noContent,
      othersGoBy: 'server',
    },
  },
  options: { instead: 'It speaks through an SDK, which has the address.' },
  silence: {
    'Prelude, through its SDK': {
      server: () => preludeServer({ baseUrl: ORIGIN }),
      cookies: '',
      adapter: (fetch) => preludeSdkAdapter({ client: preludeClient(fetch, async () => {}) }),
      // Its `revokeSessions()` gives nothing back; it refuses what is no JSON.
      cannotTell: /: an empty object/,
    },
  },
}
