import { Hono } from 'hono'
import { activeAt, beganAt, type TestServer, uuid } from './in-process.ts'

const base = '/realms/shop/account'

/** `manage-account` may be missing; `features` off: the realm has no account API. */
export interface KeycloakState {
  role: 'manage-account' | 'view-profile'
  accountApi: 'on' | 'off'
}

interface Row {
  readonly id: string
  readonly system: readonly [os: string, version: string]
  readonly browser: string
  readonly device: string
  readonly mobile: boolean
}

const kinds: readonly Omit<Row, 'id'>[] = [
  { system: ['Linux', 'Unknown'], browser: 'Firefox/150.0', device: 'Other', mobile: false },
  { system: ['Linux', 'Unknown'], browser: 'Chrome/142.0.0', device: 'Other', mobile: false },
  { system: ['Mac OS X', '10.15.7'], browser: 'Safari/26.1', device: 'Mac', mobile: false },
  { system: ['iOS', '18.7'], browser: 'Mobile Safari/26.1', device: 'iPad', mobile: true },
  { system: ['Other', 'Unknown'], browser: 'Other/Unknown', device: 'Other', mobile: false },
]

/** Keycloak's account API for one user, as `SessionResource.java` has it: the token is `token-of-0`. */
export function keycloakServer(others: number): TestServer & { readonly state: KeycloakState; readonly base: string } {
  const state: KeycloakState = { role: 'manage-account', accountApi: 'on' }
  let rows: readonly Row[] = Array.from({ length: others + 1 }, (_, index) => ({
    id: uuid(index),
    ...(kinds[index % kinds.length] ?? { system: ['Other', 'Unknown'], browser: '', device: 'Other', mobile: false }),
  }))
  const own = uuid(0)
  const end = (gone: (row: Row) => boolean): void => {
    rows = rows.filter((row) => !gone(row))
  }

  const app = new Hono().basePath(base)
  app.use(async (c, next) => {
    if (state.accountApi === 'off') return c.json({ error: 'HTTP 404 Not Found' }, 404)
    const signedIn = rows.some(({ id }) => id === own)
    if (c.req.header('authorization') !== 'Bearer token-of-0' || !signedIn)
      return c.json({ error: 'HTTP 401 Unauthorized' }, 401)
    if (c.req.method !== 'GET' && state.role !== 'manage-account') return c.json({ error: 'HTTP 403 Forbidden' }, 403)
    // Without it the console's page would come.
    if (!c.req.header('accept')?.includes('application/json')) return c.html('<h1>Account</h1>')
    return next()
  })
  app.get('/sessions/devices', (c) => {
    const groups = new Map<string, Row[]>()
    for (const row of rows) groups.set(row.system.join(' '), [...(groups.get(row.system.join(' ')) ?? []), row])
    return c.json(
      [...groups.values()].map((group) => ({
        os: group[0]?.system[0],
        osVersion: group[0]?.system[1],
        device: group[0]?.device,
        mobile: group[0]?.mobile,
        lastAccess: activeAt(0) / 1000,
        current: group.some(({ id }) => id === own) || undefined,
        sessions: group.map((row) => {
          const index = Number(row.id.slice(-12))
          return {
            id: row.id,
            ipAddress: '198.51.100.7',
            started: beganAt(index) / 1000,
            lastAccess: activeAt(index) / 1000,
            expires: beganAt(index) / 1000 + 36_000,
            browser: row.browser,
            // Left out when false, as JSON does with undefined.
            current: row.id === own || undefined,
            clients: [
              { clientId: 'shop', clientName: 'Shop' },
              { clientId: 'account-console', clientName: '${client_account-console}' },
            ],
          }
        }),
      })),
    )
  })
  app.delete('/sessions', (c) => {
    const andOwn = c.req.query('current') === 'true'
    end(({ id }) => andOwn || id !== own)
    return c.body(null, 204)
  })
  // An empty id, as of a client that does not check: the router of the server sees the collection.
  app.delete('/sessions/', (c) => {
    end(({ id }) => id !== own)
    return c.body(null, 204)
  })
  app.delete('/sessions/:id', (c) => {
    end(({ id }) => id === c.req.param('id'))
    return c.body(null, 204)
  })
  return { app, alive: () => rows.map(({ id }) => id), state, base }
}
