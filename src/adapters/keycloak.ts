import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Session, Software } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import { isJson, isNoContent, jsonOf } from './lib/answers.ts'
import { createHttpClient, type HttpAnswer, type HttpCall } from './lib/http-client.ts'
import { type HttpOptions, requireBaseUrl, requireTokenSource } from './lib/http-options.ts'
import { revokeByTarget } from './lib/revoke-by-target.ts'
import { plainIp, requireFirstPage, sessionFrom } from './lib/session-row.ts'
import { knownName, shortVersion, systemFrom, typeOfModel } from './lib/system.ts'
import { buildUrl } from './lib/url.ts'
import { field, flag, rows, text } from './lib/wire.ts'
import { timeFromSeconds } from './lib/wire-time.ts'

export type { HttpOptions } from './lib/http-options.ts'

export interface KeycloakAdapterOptions extends HttpOptions {
  /** `{server}/realms/{realm}/account`. */
  readonly baseUrl: string
  /** The realm's access token lifespan, in seconds: for so long a revoked device may go on. Default: not known. */
  readonly accessTokenLagSeconds?: number
}

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'flag',
  revokeOne: 'native',
  revokeCurrentById: 'allowed',
  revokeOthers: 'native',
  othersNeedCurrent: false,
  revokeAll: 'native',
  signOut: 'request',
  pagination: 'none',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: null, list: 'never', revoke: 'never' },
  accessTokenLagSeconds: null,
}

/**
 * Experimental. Keycloak's Account REST API, as its own account console uses it. Written from the server's source
 * (`SessionResource.java`) and never run against a Keycloak. Create it once, at module level.
 *
 * - The token needs `account` in `aud` and the client roles `view-profile` (to list) and `manage-account` (to revoke).
 * - Ending an id that is unknown, or is another user's, succeeds: only the next read shows what has ended.
 * - `DELETE /sessions` ends all others, and with `?current=true` this one too, so an empty id must never be sent: it is
 *   refused before any request.
 * - Signing out here ends the session by its id. Keycloak's own cookie stays in the browser, for a session that is gone.
 * - Offline sessions are not listed, and are not ended by any of this.
 *
 * Throws a plain `Error` for an unusable `baseUrl`, `getAccessToken` or `timeoutMs`; everything later is a `SessionError`.
 */
export function keycloakAdapter(options: KeycloakAdapterOptions): SessionAdapter {
  const baseUrl = requireBaseUrl('keycloakAdapter', options.baseUrl)
  requireTokenSource('keycloakAdapter', options.getAccessToken)
  const http = createHttpClient({
    ...options,
    adapter: 'keycloakAdapter',
    dialect: {
      serverCode: (body) => field(body, 'error'),
      // An unknown session is 204 here: what is missing is the realm, or the account API.
      codeOf: ({ status }) => (status === 404 ? 'unsupported' : null),
    },
  })

  const send = (
    operation: Operation,
    method: 'GET' | 'DELETE',
    path: readonly string[],
    more: Pick<HttpCall, 'succeeded' | 'signal'>,
    query: Readonly<Record<string, string>> = {},
  ): Promise<HttpAnswer> =>
    // No cookies: the token names the user, and Keycloak's own cookie may belong to another one.
    http.request({
      ...more,
      operation,
      method,
      url: buildUrl(baseUrl, ['sessions', ...path], query),
      credentials: 'omit',
    })

  async function list({ signal, cursor }: ListOptions = {}): Promise<SessionPage> {
    requireFirstPage(cursor)
    const devices = rows(jsonOf(await send('list', 'GET', ['devices'], { succeeded: isJson, signal })))
    const sessions = devices.flatMap((device) => rows(field(device, 'sessions')).map((row) => readSession(row, device)))
    return { sessions, nextCursor: null, total: null }
  }

  const succeeded = isNoContent
  const adapter: SessionAdapter = {
    id: options.id ?? `keycloak:${baseUrl}`,
    capabilities: { ...capabilities, accessTokenLagSeconds: options.accessTokenLagSeconds ?? null },
    list,
    revoke: (request, more) =>
      revokeByTarget(
        adapter,
        {
          one: (id, { signal }) => send('revoke', 'DELETE', [id], { succeeded, signal }),
          others: ({ signal }) => send('revokeOthers', 'DELETE', [], { succeeded, signal }, { current: 'false' }),
          all: ({ signal }) => send('revokeAll', 'DELETE', [], { succeeded, signal }, { current: 'true' }),
        },
        request,
        more,
      ),
  }
  return adapter
}

/** Devices are groups by system and its version, without an id: what they say holds for each of their sessions. */
function readSession(row: unknown, device: unknown): Session {
  const { os, type } = systemFrom(text(field(device, 'os')), text(field(device, 'osVersion')))
  const model = knownName(text(field(device, 'device')))
  return sessionFrom(field(row, 'id'), {
    // Left out when false.
    isCurrent: flag(field(row, 'current')) ?? false,
    device: {
      // `mobile` is set for whatever has the word in its user agent, an iPad too.
      type: typeOfModel(model, field(device, 'mobile') === true ? 'mobile' : type),
      label: null,
      model,
      browser: readBrowser(text(field(row, 'browser'))),
      os,
    },
    ip: plainIp(field(row, 'ipAddress')),
    createdAt: timeFromSeconds(field(row, 'started')),
    lastActiveAt: timeFromSeconds(field(row, 'lastAccess')),
    expiresAt: timeFromSeconds(field(row, 'expires')),
    applications: readClients(field(row, 'clients')),
  })
}

/** `Chrome/142.0.0`, or `Chrome/Unknown`, or `Other/Unknown`. */
function readBrowser(wire: string | null): Software | null {
  const [name = '', version = ''] = wire?.split('/') ?? []
  const browser = knownName(text(name))
  return browser === null ? null : { name: browser, version: /^\d[\w.]*$/.test(version) ? shortVersion(version) : null }
}

/** A name like `${client_account-console}` is a key of Keycloak's own texts, and says nothing to a reader. */
function readClients(wire: unknown): Session['applications'] {
  if (!Array.isArray(wire)) return null
  return rows(wire).flatMap((client) => {
    const id = text(field(client, 'clientId'))
    const name = text(field(client, 'clientName'))
    return id === null ? [] : [{ id, name: name !== null && /^\$\{.*\}$/.test(name) ? null : name }]
  })
}
