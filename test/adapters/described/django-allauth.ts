import { djangoAllauthAdapter } from '../../../src/adapters/django-allauth.ts'
import { djangoAllauthServer } from '../../../src/testing/servers/django-allauth.ts'
import { type Described, TOKEN } from '../described.ts'
import { json, type Sent } from '../fake-fetch.ts'
import { marked } from '../fuzz-kit.ts'
import { ORIGIN } from '../servers/in-process.ts'

function integersOf({ url, init }: Sent): readonly string[] {
  const body: unknown = JSON.parse(typeof init.body === 'string' ? init.body : 'null')
  const sessions = typeof body === 'object' && body !== null && 'sessions' in body ? body.sessions : null
  if (!Array.isArray(sessions) || sessions.length === 0 || !sessions.every(Number.isSafeInteger))
    throw new Error(`${init.method} ${url} names no sessions.`)
  return sessions.map(String)
}

export const described: Described = {
  overHttp: [
    {
      name: 'django-allauth',
      page: 'docs/adapters/django-allauth.md',
      csrf: 'header',
      cookies: `sessionid=${TOKEN}; csrftoken=csrf-1`,
      server: () => djangoAllauthServer({ baseUrl: `${ORIGIN}/_allauth/browser/v1` }),
      adapter: (fetch) =>
        djangoAllauthAdapter({
          baseUrl: `${ORIGIN}/_allauth/browser/v1`,
          getCsrfToken: () => 'csrf-1',
          fetch,
        }),
      differs: {
        revokeOne: 'batch',
        revokeOthers: 'batch',
        revokeAll: 'batch',
        othersNeedCurrent: true,
        stepUp: { kind: 'sign-in-again', list: 'maybe', revoke: 'maybe' },
      },
    },
  ],
  overSdk: [],
  fuzz: {
    'django-allauth': {
      create: (fetch) => djangoAllauthAdapter({ fetch, getCsrfToken: () => 'csrf-1' }),
      id: (index) => String(100 + index),
      listOf: (marks) => ({
        status: 200,
        data: marks.map((mark, index) => ({
          id: 100 + index,
          user_agent: 'curl/8.17.0',
          ip: '203.0.113.5',
          created_at: 1763539200.25,
          last_seen_at: 1763712000.5,
          ...marked('is_current', mark),
        })),
      }),
      reached: integersOf,
      done: ({ url }) =>
        url.endsWith('/session')
          ? json(401, { meta: { is_authenticated: false } })
          : json(200, { status: 200, data: [] }),
      othersGoBy: 'mark',
    },
  },
  options: { djangoAllauthAdapter: (options) => djangoAllauthAdapter({ getCsrfToken: () => 'csrf', ...options }) },
  silence: { instead: 'Its requests are ours: fuzz-systems.test.ts.' },
}
