import { json, noContent } from './lib/answers.ts'
import { activeAt, beganAt, TOKEN, uuid } from './lib/fixtures.ts'
import { SessionTable } from './lib/session-table.ts'
import { bearerOf, type TestServer, type TestServerOptions, testServer } from './lib/test-server.ts'

/** `manage-account` may be missing; `accountApi` off: the realm has no account API. */
export interface KeycloakState {
  role: 'manage-account' | 'view-profile'
  accountApi: 'on' | 'off'
}

interface Kind {
  readonly system: readonly [os: string, version: string]
  readonly browser: string
  readonly device: string
  readonly mobile: boolean
}

const other: Kind = { system: ['Other', 'Unknown'], browser: 'Other/Unknown', device: 'Other', mobile: false }
const kinds: readonly Kind[] = [
  { system: ['Linux', 'Unknown'], browser: 'Firefox/150.0', device: 'Other', mobile: false },
  { system: ['Linux', 'Unknown'], browser: 'Chrome/142.0.0', device: 'Other', mobile: false },
  { system: ['Mac OS X', '10.15.7'], browser: 'Safari/26.1', device: 'Mac', mobile: false },
  { system: ['iOS', '18.7'], browser: 'Mobile Safari/26.1', device: 'iPad', mobile: true },
  other,
]

/**
 * Keycloak's account API for one user, as its `SessionResource.java` has it. The token is a bearer.
 *
 * Unstable: it follows the vendor's server, and may change with any release of this package.
 */
export function keycloakServer(options: TestServerOptions = {}): TestServer<KeycloakState> {
  const { baseUrl = 'https://auth.example/realms/shop/account', others = 2 } = options
  const state: KeycloakState = { role: 'manage-account', accountApi: 'on' }
  const sessions = new SessionTable(others, uuid)

  /** Groups by system and version: two laptops of one kind are one device. */
  function devices(): readonly object[] {
    const groups = new Map<string, { readonly kind: Kind; readonly rows: { id: string; current?: true }[] }>()
    for (const { kind, row } of sessions.map((id, index) => rowOf(id, index, id === sessions.own))) {
      const group = groups.get(kind.system.join(' ')) ?? { kind, rows: [] }
      groups.set(kind.system.join(' '), { ...group, rows: [...group.rows, row] })
    }
    return [...groups.values()].map(({ kind, rows }) => ({
      os: kind.system[0],
      osVersion: kind.system[1],
      device: kind.device,
      mobile: kind.mobile,
      lastAccess: activeAt(0) / 1000,
      // Left out when false, as JSON does with undefined.
      current: rows.some(({ current }) => current) || undefined,
      sessions: rows,
    }))
  }

  return testServer({
    baseUrl,
    state,
    sessions,
    guard: (call) => {
      if (state.accountApi === 'off') return json(404, { error: 'HTTP 404 Not Found' })
      if (bearerOf(call) !== TOKEN || !sessions.has(sessions.own)) return json(401, { error: 'HTTP 401 Unauthorized' })
      if (call.method !== 'GET' && state.role !== 'manage-account') return json(403, { error: 'HTTP 403 Forbidden' })
      // Without it the console's page would come.
      if (!call.headers.get('accept')?.includes('application/json')) return new Response('<h1>Account</h1>')
      return null
    },
    routes: {
      'GET /sessions/devices': () => json(200, devices()),
      'DELETE /sessions': ({ query }) => {
        if (query.get('current') === 'true') sessions.endAll()
        else sessions.endOthers()
        return noContent()
      },
      // An empty id, as of a client that does not check: the router of the server sees the collection.
      'DELETE /sessions/': () => {
        sessions.endOthers()
        return noContent()
      },
      'DELETE /sessions/:id': ({ id }) => {
        sessions.end(id)
        return noContent()
      },
    },
  })
}

function rowOf(id: string, index: number, isOwn: boolean) {
  const kind = kinds[index % kinds.length] ?? other
  return {
    kind,
    row: {
      id,
      ipAddress: '198.51.100.7',
      started: beganAt(index) / 1000,
      lastAccess: activeAt(index) / 1000,
      expires: beganAt(index) / 1000 + 36_000,
      browser: kind.browser,
      // Left out when false.
      ...(isOwn && { current: true as const }),
      clients: [
        { clientId: 'shop', clientName: 'Shop' },
        { clientId: 'account-console', clientName: '${client_account-console}' },
      ],
    },
  }
}
