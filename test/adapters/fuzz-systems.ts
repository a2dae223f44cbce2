// Longer than other files: one table, a row for each system.
import { Account, Client } from 'appwrite'
import { appwriteAdapter } from '../../src/adapters/appwrite.ts'
import { betterAuthAdapter } from '../../src/adapters/better-auth.ts'
import { clerkAdapter } from '../../src/adapters/clerk.ts'
import { djangoAllauthAdapter } from '../../src/adapters/django-allauth.ts'
import { hankoAdapter } from '../../src/adapters/hanko.ts'
import { immichAdapter } from '../../src/adapters/immich.ts'
import { keycloakAdapter } from '../../src/adapters/keycloak.ts'
import type { FetchLike } from '../../src/adapters/lib/http-options.ts'
import { field } from '../../src/adapters/lib/wire.ts'
import { logtoAdapter } from '../../src/adapters/logto.ts'
import { oryKratosAdapter } from '../../src/adapters/ory-kratos.ts'
import { preludeSdkAdapter } from '../../src/adapters/prelude-sdk.ts'
import { restAdapter } from '../../src/adapters/rest.ts'
import { stackAuthAdapter } from '../../src/adapters/stack-auth.ts'
import { zitadelAdapter } from '../../src/adapters/zitadel.ts'
import type { SessionAdapter } from '../../src/core/session-adapter.ts'
import { json, type Sent } from './fake-fetch.ts'
import { preludeClient } from './sdk-systems.ts'
import { clerkDouble, clerkId } from './servers/clerk.ts'
import { hankoDouble } from './servers/hanko.ts'
import { ORIGIN, uuid } from './servers/in-process.ts'

/** Whether a row is marked as current; `null`: the field is missing. */
export type Mark = boolean | null

/** One system, as the fuzz tests see it. */
export interface Subject {
  readonly create: (fetch: FetchLike) => SessionAdapter
  /** Ids that this system could have. */
  readonly id: (index: number) => string
  /** The documented answer to its list, with one row for each mark; `url` is what was asked. */
  readonly listOf: (marks: readonly Mark[], url: string) => unknown
  /** The ids that a request would end; anything that reaches more than its sessions throws. */
  readonly reached: (sent: Sent) => readonly string[]
  /** The answer to what is no list. */
  readonly done: (sent: Sent) => Response
  /** True for a request of the list. Left out: every GET is one, and nothing else. */
  readonly isList?: (sent: Sent) => boolean
  /** Who spares the current session when the others end: the server by itself, the mark in the list, or an id that is told. */
  readonly othersGoBy: 'server' | 'mark' | 'caller'
}

const getAccessToken = () => 'token'
const noContent = () => new Response(null, { status: 204 })
const marked = (name: string, mark: Mark) => (mark === null ? {} : { [name]: mark })
const time = '2026-11-18T10:00:00.000Z'

/** The id of `DELETE {collection}/{id}`, and of nothing else. */
function byPath(collection: string): Subject['reached'] {
  return ({ url, init }) => {
    const { pathname, hash } = new URL(url, ORIGIN)
    const before = pathname.slice(0, collection.length + 1)
    const id = pathname.slice(collection.length + 1)
    if (init.method !== 'DELETE' || before !== `${collection}/` || id === '' || id.includes('/') || hash !== '')
      throw new Error(`${init.method} ${url} reaches more than a session.`)
    return [decodeURIComponent(id)]
  }
}

function integersOf({ url, init }: Sent): readonly string[] {
  const body: unknown = JSON.parse(typeof init.body === 'string' ? init.body : 'null')
  const sessions = typeof body === 'object' && body !== null && 'sessions' in body ? body.sessions : null
  if (!Array.isArray(sessions) || sessions.length === 0 || !sessions.every(Number.isSafeInteger))
    throw new Error(`${init.method} ${url} names no sessions.`)
  return sessions.map(String)
}

const hankoProfile = (sessions: readonly object[]) => ({
  name: 'profile_init',
  status: 200,
  csrf_token: 'csrf',
  payload: { sessions },
  actions: { session_delete: { action: 'session_delete', href: '/profile?action=session_delete%40flow', inputs: {} } },
})
const clerkRow = (index: number) => ({
  id: clerkId(index),
  status: 'active',
  last_active_at: 1763712000000,
  expire_at: 1764316800000,
  latest_activity: { device_type: 'Macintosh', is_mobile: false, browser_name: 'Chrome', city: 'Lyon', country: 'FR' },
})
const five = [0, 1, 2, 3, 4, 5]

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

const asksForHankoList = ({ url }: Sent) => url.endsWith('/profile')

export const subjects: Readonly<Record<string, Subject>> = {
  Keycloak: {
    create: (fetch) => keycloakAdapter({ baseUrl: `${ORIGIN}/account`, getAccessToken, fetch }),
    id: uuid,
    listOf: (marks) => [
      {
        os: 'Mac OS X',
        osVersion: '14.5',
        device: 'Mac',
        mobile: false,
        sessions: marks.map((mark, index) => ({
          id: uuid(index),
          ipAddress: '198.51.100.7',
          started: 1763625600,
          lastAccess: 1763712000,
          expires: 1763661600,
          browser: 'Chrome/142.0',
          clients: [{ clientId: 'shop', clientName: 'Shop' }],
          ...marked('current', mark),
        })),
      },
    ],
    reached: byPath('/account/sessions'),
    done: noContent,
    othersGoBy: 'server',
  },
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
  Appwrite: {
    // The SDK has no option for its `fetch`: the test puts this one in the place of the global one.
    create: () => appwriteAdapter({ account: new Account(new Client().setEndpoint(`${ORIGIN}/v1`).setProject('p')) }),
    id: (index) => `673f000000000000000${index}`,
    listOf: (marks) => ({
      total: marks.length,
      sessions: marks.map((mark, index) => ({
        $id: `673f000000000000000${index}`,
        $createdAt: time,
        expire: time,
        provider: 'email',
        ip: '198.51.100.7',
        osName: 'Mac',
        osVersion: '14.5',
        clientName: 'Chrome',
        clientVersion: '142.0',
        deviceName: 'desktop',
        deviceBrand: 'Apple',
        countryCode: 'fr',
        factors: ['password'],
        ...marked('current', mark),
      })),
    }),
    reached: byPath('/v1/account/sessions'),
    done: noContent,
    othersGoBy: 'mark',
  },
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
  'Stack Auth': {
    create: (fetch) => stackAuthAdapter({ baseUrl: `${ORIGIN}/api/v1`, projectId: 'p', getAccessToken, fetch }),
    id: uuid,
    listOf: (marks) => ({
      items: marks.map((mark, index) => ({
        id: uuid(index),
        created_at: 1763539200000,
        last_used_at: 1763712000000,
        last_used_at_end_user_ip_info: { ip: '198.51.100.7', countryCode: 'US', regionCode: 'CA', cityName: 'Oakland' },
        ...marked('is_current_session', mark),
      })),
      is_paginated: false,
    }),
    reached: byPath('/api/v1/auth/sessions'),
    done: () => json(200, { success: true }),
    othersGoBy: 'mark',
  },
  Logto: {
    create: (fetch) => logtoAdapter({ baseUrl: `${ORIGIN}/api`, getAccessToken, getVerificationId: () => 'v', fetch }),
    id: (index) => `m2Vq0-_${index}`,
    listOf: (marks) => ({
      sessions: marks.map((mark, index) => ({
        payload: {
          uid: `m2Vq0-_${index}`,
          exp: 1764748800,
          loginTs: 1763539200,
          authorizations: { app1: { sid: 's1', grantId: 'g1' } },
        },
        lastSubmission: {
          verificationRecords: [{ type: 'Password' }],
          signInContext: { ip: '198.51.100.7', userAgent: 'curl/8.17.0', country: 'FR', city: 'Lyon' },
        },
        ...marked('isCurrent', mark),
      })),
    }),
    reached: byPath('/api/my-account/sessions'),
    done: noContent,
    othersGoBy: 'mark',
  },
  Immich: {
    create: (fetch) => immichAdapter({ fetch }),
    id: uuid,
    listOf: (marks) =>
      marks.map((mark, index) => ({
        id: uuid(index),
        createdAt: time,
        updatedAt: time,
        expiresAt: null,
        deviceType: 'Chrome',
        deviceOS: 'macOS',
        appVersion: null,
        ...marked('current', mark),
      })),
    reached: byPath('/api/sessions'),
    done: ({ url }) => (url.endsWith('/logout') ? json(200, { successful: true }) : noContent()),
    othersGoBy: 'mark',
  },
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
  Clerk: {
    create: (fetch) => clerkAdapter({ clerk: clerkDouble({ fetch }, { state: 'online' }) }),
    id: clerkId,
    listOf: (marks, url) =>
      url.includes('/active')
        ? marks.map((_mark, index) => clerkRow(index))
        : { client: { sessions: [{ id: clerkId(0) }] } },
    reached: ({ url, init }) => {
      const { pathname } = new URL(url)
      if (init.method === 'GET') return []
      const id = /^\/v1\/(?:me\/sessions\/([^/]+)\/revoke|client\/sessions\/([^/]+)\/remove)$/.exec(pathname)
      if (!id) throw new Error(`${url} reaches more than a session.`)
      return [decodeURIComponent(id[1] ?? id[2] ?? '')]
    },
    done: ({ url, init }) =>
      json(
        200,
        init.method === 'POST'
          ? { response: { ...clerkRow(1), status: 'revoked' } }
          : url.includes('/active')
            ? five.map(clerkRow)
            : { client: { sessions: [{ id: clerkId(0) }] } },
      ),
    othersGoBy: 'caller',
  },
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
  'own routes': {
    create: (fetch) => restAdapter({ baseUrl: '/api', fetch, routes: { revokeOthers: null, revokeAll: null } }),
    id: (index) => `s_${index}`,
    listOf: (marks) => ({
      sessions: marks.map((mark, index) => ({
        id: `s_${index}`,
        userAgent: 'curl/8.17.0',
        ip: '203.0.113.5',
        location: { city: 'Lyon', countryCode: 'FR' },
        createdAt: time,
        lastActiveAt: 1763712000,
        authMethods: ['passkey'],
        ...marked('isCurrent', mark),
      })),
      nextCursor: null,
      total: marks.length,
    }),
    reached: byPath('/api/sessions'),
    done: noContent,
    othersGoBy: 'mark',
  },
}
