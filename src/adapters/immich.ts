import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Device, Session } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import { isJson, isNoContent, jsonOf } from './lib/answers.ts'
import { createHttpClient, type HttpAnswer, type HttpCall } from './lib/http-client.ts'
import { type HttpOptions, requireBaseUrl } from './lib/http-options.ts'
import { revokeByTarget } from './lib/revoke-by-target.ts'
import { requireFirstPage, sessionFrom } from './lib/session-row.ts'
import { systemFrom, typeOfModel } from './lib/system.ts'
import { buildUrl } from './lib/url.ts'
import { isUuid } from './lib/uuid.ts'
import { field, flag, rows, text } from './lib/wire.ts'
import { timeFromIso } from './lib/wire-time.ts'

export type { HttpOptions } from './lib/http-options.ts'

export interface ImmichAdapterOptions extends Partial<HttpOptions> {
  /** `{origin}/api`. Default `/api`, on the page's own origin. */
  readonly baseUrl?: string
}

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'flag',
  revokeOne: 'native',
  revokeCurrentById: 'allowed',
  revokeOthers: 'native',
  // With an API key no session is current, and DELETE /sessions ends every one.
  othersNeedCurrent: true,
  revokeAll: 'emulated',
  signOut: 'request',
  pagination: 'none',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: null, list: 'never', revoke: 'never' },
  accessTokenLagSeconds: null,
}

/**
 * Experimental. Immich, by its cookie, or by a bearer token if `getAccessToken` is given. Written from the server's source
 * and never run against an Immich. Create it once, at module level.
 *
 * - Asked with an API key, no session is the current one: `others` and `all` are then refused as `unsupported`.
 * - Its `DELETE /sessions`, "delete all", means `others`. `all` is that and then a logout.
 * - An id that is not there, or is another user's, is a 400: `not_found` here.
 * - It keeps neither address nor place of a session.
 *
 * Throws a plain `Error` for an unusable `baseUrl` or `timeoutMs`; everything later is a `SessionError`.
 */
export function immichAdapter(options: ImmichAdapterOptions = {}): SessionAdapter {
  const baseUrl = requireBaseUrl('immichAdapter', options.baseUrl ?? '/api')
  const http = createHttpClient({
    ...options,
    adapter: 'immichAdapter',
    dialect: {
      codeOf: ({ status, body }, _serverCode, operation) =>
        status === 400 && operation === 'revoke' && body.kind === 'json' ? 'not_found' : null,
    },
  })

  const send = (
    operation: Operation,
    method: HttpCall['method'],
    path: readonly string[],
    more: Pick<HttpCall, 'succeeded' | 'signal'>,
  ): Promise<HttpAnswer> => http.request({ ...more, operation, method, url: buildUrl(baseUrl, path) })

  async function list({ signal, cursor }: ListOptions = {}): Promise<SessionPage> {
    requireFirstPage(cursor)
    const answer = await send('list', 'GET', ['sessions'], { succeeded: isJson, signal })
    return { sessions: rows(jsonOf(answer)).map(readSession), nextCursor: null, total: null }
  }

  const adapter: SessionAdapter = {
    id: options.id ?? `immich:${baseUrl}`,
    capabilities,
    list,
    revoke: (request, more) =>
      revokeByTarget(
        adapter,
        {
          isId: isUuid,
          one: (id, { signal }) => send('revoke', 'DELETE', ['sessions', id], { succeeded: isNoContent, signal }),
          others: ({ signal }) => send('revokeOthers', 'DELETE', ['sessions'], { succeeded: isNoContent, signal }),
          mine: ({ signal }) => send('signOut', 'POST', ['auth', 'logout'], { succeeded: isSignedOut, signal }),
          mineTakesAnybody: true,
        },
        request,
        more,
      ),
  }
  return adapter
}

const isSignedOut = (answer: HttpAnswer): boolean => isJson(answer) && field(jsonOf(answer), 'successful') === true

/** Where Immich finds no browser in a user agent, it writes down these instead. */
const kinds = ['mobile', 'tablet', 'desktop'] as const

function readSession(row: unknown): Session {
  return sessionFrom(field(row, 'id'), {
    isCurrent: flag(field(row, 'current')),
    device: readDevice(row),
    createdAt: timeFromIso(field(row, 'createdAt')),
    lastActiveAt: timeFromIso(field(row, 'updatedAt')),
    expiresAt: timeFromIso(field(row, 'expiresAt')),
  })
}

/** `deviceType` is the browser; from the mobile application, which alone has an `appVersion`, it is the model. */
function readDevice(row: unknown): Device {
  const system = systemFrom(text(field(row, 'deviceOS')), null)
  const name = text(field(row, 'deviceType'))
  const appVersion = text(field(row, 'appVersion'))
  const kind = kinds.find((word) => word === name)
  const device: Device = { label: null, model: null, browser: null, os: system.os, type: kind ?? system.type }
  if (name === null || kind) return device
  if (appVersion === null) return { ...device, browser: { name, version: null } }
  const type = typeOfModel(name, system.type)
  return { ...device, type, model: name, browser: { name: 'Immich', version: appVersion } }
}
