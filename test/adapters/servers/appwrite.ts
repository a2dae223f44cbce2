import type { Models } from 'appwrite'
import { Hono } from 'hono'
import { beganAt, type TestServer } from './in-process.ts'

/** Ids as `ID.unique()` makes them. */
export const appwriteId = (index: number): string => `673f0000000000000${String(index).padStart(3, '0')}`

const devices: readonly Partial<Models.Session>[] = [
  {
    osCode: 'MAC',
    osName: 'Mac',
    osVersion: '10.15.7',
    clientName: 'Chrome',
    clientVersion: '142.0',
    deviceName: 'desktop',
    deviceBrand: 'Apple',
  },
  {
    osCode: 'IOS',
    osName: 'iOS',
    osVersion: '18.7',
    clientName: 'Mobile Safari',
    clientVersion: '26.1',
    deviceName: 'smartphone',
    deviceBrand: 'Apple',
    deviceModel: 'iPhone',
    countryCode: '--',
  },
  {
    osCode: 'LIN',
    osName: 'GNU/Linux',
    clientCode: 'cli',
    clientName: 'Appwrite CLI',
    clientVersion: '13.0.0',
    clientType: 'desktop',
  },
]

/** The SDK's own type, so that a field of the wrong name or kind does not compile. */
function rowOf(index: number): Models.Session {
  const at = new Date(beganAt(index)).toISOString().replace('Z', '+00:00')
  return {
    $id: appwriteId(index),
    $createdAt: at,
    $updatedAt: at,
    userId: 'u1',
    expire: new Date(beganAt(index) + 365 * 86_400_000).toISOString().replace('Z', '+00:00'),
    provider: 'email',
    providerUid: 'canary@example.org',
    providerAccessToken: 'CANARY_ACCESS',
    providerAccessTokenExpiry: at,
    providerRefreshToken: 'CANARY_REFRESH',
    ip: '198.51.100.7',
    osCode: '',
    osName: '',
    osVersion: '',
    clientType: 'browser',
    clientCode: '',
    clientName: '',
    clientVersion: '',
    clientEngine: '',
    clientEngineVersion: '',
    deviceName: '',
    deviceBrand: '',
    deviceModel: '',
    countryCode: 'fr',
    countryName: 'France',
    current: false,
    factors: ['email', 'password'],
    secret: 'CANARY_SECRET',
    mfaUpdatedAt: '',
    ...devices[index % devices.length],
  }
}

/** Appwrite for one user of `project`, as `account.php` has it. The session that asks is known by header or cookie, `token-of-0`. */
export function appwriteServer(others: number): TestServer & { readonly state: { limited: 'no' | 'yes' } } {
  const state: { limited: 'no' | 'yes' } = { limited: 'no' }
  let ids: readonly string[] = Array.from({ length: others + 1 }, (_, index) => appwriteId(index))
  const own = appwriteId(0)
  const app = new Hono().basePath('/v1/account')
  app.use(async (c, next) => {
    if (state.limited === 'yes')
      return c.json(error(429, 'general_rate_limit_exceeded'), 429, {
        'X-RateLimit-Limit': '100',
        'X-RateLimit-Remaining': '0',
        'X-RateLimit-Reset': '1795000000',
      })
    const session =
      c.req.header('x-appwrite-session') ?? /a_session_project=([^;]+)/.exec(c.req.header('cookie') ?? '')?.[1]
    const isSignedIn = session === 'token-of-0' && ids.includes(own) && c.req.header('x-appwrite-project') === 'project'
    return isSignedIn ? next() : c.json(error(401, 'general_unauthorized_scope'), 401)
  })
  app.get('/sessions', (c) => {
    const sessions = ids.map((id) => ({ ...rowOf(Number(id.slice(-3))), current: id === own }))
    const list: Models.SessionList = { total: sessions.length, sessions }
    return c.json(list)
  })
  const endAll = () => {
    ids = []
    return new Response(null, { status: 204 })
  }
  app.delete('/sessions', endAll)
  // An empty id, as of a client that does not check: the router of the server sees the collection.
  app.delete('/sessions/', endAll)
  app.delete('/sessions/:id', (c) => {
    const named = c.req.param('id')
    const id = named === 'current' ? own : named
    if (!ids.includes(id)) return c.json(error(404, 'user_session_not_found'), 404)
    ids = ids.filter((other) => other !== id)
    return c.body(null, 204)
  })
  return { app, alive: () => ids, state }
}

const error = (code: 401 | 404 | 429, type: string) => ({ message: 'CANARY_TEXT', code, type, version: '1.8.0' })
