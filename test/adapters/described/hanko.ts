import { hankoAdapter } from '../../../src/adapters/hanko.ts'
import { field } from '../../../src/adapters/lib/wire.ts'
import { hankoServer } from '../../../src/testing/servers/hanko.ts'
import { type Described, TOKEN } from '../described.ts'
import { json, type Sent } from '../fake-fetch.ts'
import { five, marked, noContent, time } from '../fuzz-kit.ts'
import { hankoDouble } from '../servers/hanko.ts'
import { ORIGIN, uuid } from '../servers/in-process.ts'

const hankoProfile = (sessions: readonly object[]) => ({
  name: 'profile_init',
  status: 200,
  csrf_token: 'csrf',
  payload: { sessions },
  actions: { session_delete: { action: 'session_delete', href: '/profile?action=session_delete%40flow', inputs: {} } },
})

const asksForHankoList = ({ url }: Sent) => url.endsWith('/profile')

export const described: Described = {
  overHttp: [],
  overSdk: [
    {
      name: 'Hanko',
      cookies: `hanko=${TOKEN}`,
      server: () => hankoServer({ baseUrl: ORIGIN }),
      adapter: (fetch) => hankoAdapter({ hanko: hankoDouble({ fetch }) }),
    },
  ],
  fuzz: {
    Hanko: {
      create: (fetch) => hankoAdapter({ hanko: hankoDouble({ fetch }) }),
      id: uuid,
      listOf: (marks) =>
        hankoProfile(
          marks.map((mark, index) => ({
            id: uuid(index),
            user_agent: 'Linux (curl)',
            user_agent_raw: 'curl/8.17.0',
            ip_address: '203.0.113.5',
            created_at: time,
            last_used: time,
            expires_at: time,
            ...marked('current', mark),
          })),
        ),
      isList: asksForHankoList,
      reached: (sent) => {
        if (asksForHankoList(sent)) return []
        const body: unknown = JSON.parse(typeof sent.init.body === 'string' ? sent.init.body : 'null')
        const id = field(field(body, 'input_data'), 'session_id')
        if (!sent.url.endsWith('/profile?action=session_delete%40flow') || typeof id !== 'string' || id === '')
          throw new Error(`${sent.url} reaches more than a session.`)
        return [id]
      },
      done: ({ url }) =>
        url.endsWith('/logout') ? noContent() : json(200, hankoProfile(five.map((index) => ({ id: uuid(index) })))),
      othersGoBy: 'mark',
    },
  },
  options: { instead: 'It speaks through an SDK, which has the address.' },
  silence: {
    Hanko: {
      server: () => hankoServer({ baseUrl: ORIGIN }),
      cookies: `hanko=${TOKEN}`,
      adapter: async (fetch) => {
        // Only where it is wanted: it stands in a page of its own.
        const { hankoSdk } = await import('../servers/hanko-sdk.ts')
        return hankoAdapter({ hanko: hankoSdk(fetch) })
      },
      // Its `logout()` looks at nothing but "2xx".
      cannotTell: /^(?:mine|all): (?:a sign-in page|an empty object)/,
    },
  },
}
