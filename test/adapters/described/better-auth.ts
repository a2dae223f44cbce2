import { betterAuthAdapter } from '../../../src/adapters/better-auth.ts'
import { field } from '../../../src/adapters/lib/wire.ts'
import { betterAuthServer } from '../../../src/testing/servers/better-auth.ts'
import { type Described, TOKEN } from '../described.ts'
import { json } from '../fake-fetch.ts'
import { five, time } from '../fuzz-kit.ts'
import { ORIGIN, uuid } from '../servers/in-process.ts'

function betterAuthRows(marks: readonly unknown[], url: string): unknown {
  const sessions = marks.map((_mark, index) => ({
    id: uuid(index),
    token: `token of ${uuid(index)}`,
    userAgent: 'curl/8.17.0',
    ipAddress: '198.51.100.7',
    createdAt: time,
    updatedAt: time,
    expiresAt: time,
  }))
  return url.endsWith('/get-session') ? { session: sessions[0], user: { id: 'u' } } : sessions
}

export const described: Described = {
  overHttp: [
    {
      name: 'Better Auth',
      page: 'docs/adapters/better-auth.md',
      csrf: 'json',
      cookies: `better-auth.session_token=${TOKEN}`,
      server: () => betterAuthServer({ baseUrl: `${ORIGIN}/api/auth` }),
      adapter: (fetch) => betterAuthAdapter({ baseUrl: `${ORIGIN}/api/auth`, fetch }),
      differs: {
        currentFrom: 'extra-call',
        stepUp: { kind: 'sign-in-again', list: 'maybe', revoke: 'never' },
        // Until the first answer says otherwise.
        hidesSessions: true,
      },
    },
  ],
  overSdk: [],
  fuzz: {
    'Better Auth': {
      create: (fetch) => betterAuthAdapter({ baseUrl: `${ORIGIN}/api/auth`, fetch }),
      id: uuid,
      listOf: betterAuthRows,
      reached: ({ url, init }) => {
        if (init.method === 'GET') return []
        const body: unknown = JSON.parse(typeof init.body === 'string' ? init.body : 'null')
        const token = url === `${ORIGIN}/api/auth/revoke-session` ? field(body, 'token') : null
        if (typeof token !== 'string') throw new Error(`${init.method} ${url} names no session.`)
        return [token.replace('token of ', '')]
      },
      done: ({ url, init }) =>
        json(200, init.method === 'GET' ? betterAuthRows(five, url) : { status: true, success: true }),
      othersGoBy: 'server',
    },
  },
  options: { betterAuthAdapter: (options) => betterAuthAdapter(options) },
  silence: { instead: 'Its requests are ours: fuzz-systems.test.ts.' },
}
