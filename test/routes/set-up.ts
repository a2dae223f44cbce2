import { restAdapter } from 'react-device-sessions/adapters/rest'
import {
  byBearer,
  byCookieHash,
  createSessionRoutes,
  expiredCookie,
  type SessionRoutesOptions,
  type SessionStore,
  sha256,
} from 'react-device-sessions/routes'
import { memorySessionStore } from 'react-device-sessions/testing'
import type { Browser } from '../adapters/servers/in-process.ts'

export const ORIGIN = 'https://app.example'
export const basePath = '/api/account'

/** What another user's session is called. */
export const FOREIGN = 'h-foreign'

const times = (index: number) => ({
  createdAt: Date.UTC(2026, 10, 18, 10, index),
  lastActiveAt: new Date(Date.UTC(2026, 10, 21, 8, index)),
})

/** Ann is signed in here (`h-0`) and elsewhere; Ben is, too. */
export function people(others = 2) {
  const store = memorySessionStore()
  for (let index = 0; index <= others; index += 1)
    store.signIn('ann', { id: `h-${index}`, userAgent: 'curl/8.17.0', ip: '203.0.113.***', ...times(index) })
  store.signIn('ben', { id: FOREIGN })
  return store
}

type Options = Partial<SessionRoutesOptions<unknown>>

/** The token of Ann's session here, and the hash that its table has. */
export const TOKEN = 'CANARY-token-of-h-0'

/** Routes that know Ann's first session by a cookie, whose hash the application stores. */
export function byCookie(options: Options = {}, others = 2) {
  const store = people(others)
  const routes = createSessionRoutes({
    basePath,
    store,
    limits: false,
    authenticate: byCookieHash({
      cookie: '__Host-session',
      find: async (hash) =>
        hash === (await sha256(TOKEN)) ? { userId: 'ann', sessionId: 'h-0', tokenHash: hash } : null,
    }),
    onSignedOut: () => ({ 'set-cookie': expiredCookie('__Host-session') }),
    ...options,
  })
  return { store, routes }
}

/** Routes that know it by a bearer. */
export function byToken(options: Options = {}, others = 2) {
  const store = people(others)
  const routes = createSessionRoutes({
    basePath,
    store,
    limits: false,
    authenticate: byBearer((token) => (token === TOKEN ? { sub: 'ann', sid: 'h-0' } : null)),
    ...options,
  })
  return { store, routes }
}

type Routes = ReturnType<typeof byCookie>['routes']

/** A request of the page on the same origin, with its cookie and its bearer. */
export function requestOf(route: string, headers: Readonly<Record<string, string | null>> = {}): Request {
  const [method = '', path = ''] = route.split(' ')
  const all = {
    cookie: `theme=dark; __Host-session=${TOKEN}`,
    authorization: `Bearer ${TOKEN}`,
    'sec-fetch-site': 'same-origin',
    ...(method !== 'GET' && { origin: ORIGIN }),
    ...headers,
  }
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null)
  return new Request(`${ORIGIN}${basePath}${path}`, { method, headers: given })
}

/** Sends it, and reads the answer. */
export async function send(routes: Routes, route: string, headers?: Readonly<Record<string, string | null>>) {
  const answer = await routes(requestOf(route, headers))
  const text = await answer.text()
  const body: unknown = text === '' ? null : JSON.parse(text)
  return { status: answer.status, headers: answer.headers, text, body }
}

const fail = () => Promise.reject(new Error('CANARY relation "sessions" does not exist, token_hash=1234'))

/** A store whose every function throws an error with a secret in it. */
export function brokenStore(): SessionStore {
  return { list: fail, find: fail, end: fail, endOthers: fail, endAll: fail }
}

export const adapterOver = (client: Browser, options: object = {}) =>
  restAdapter({ baseUrl: `https://auth.example${basePath}`, fetch: client.fetch, ...options })
