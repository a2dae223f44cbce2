import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import { type DeviceType, type Session, unknownDevice } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import { SessionError } from '../core/session-error.ts'
import { callForeign } from './lib/foreign-call.ts'
import { checkServerCode, codeOfStatus } from './lib/http-error.ts'
import { requireTimeout, type SharedOptions } from './lib/http-options.ts'
import { revokeByTarget } from './lib/revoke-by-target.ts'
import { plainIp, requireFirstPage, sessionFrom, words } from './lib/session-row.ts'
import { shortVersion, systemFrom } from './lib/system.ts'
import { badResponse, count, countryCode, field, flag, rows, text } from './lib/wire.ts'
import { timeFromIso } from './lib/wire-time.ts'

/** The part of the SDK's `Account` that is used. */
export interface AppwriteAccount {
  readonly client: { readonly config: { readonly endpoint: string; readonly project: string } }
  listSessions(): Promise<unknown>
  deleteSession(params: { sessionId: string }): Promise<unknown>
  deleteSessions(): Promise<unknown>
}

export interface AppwriteAdapterOptions extends SharedOptions {
  /** `new Account(client)` of the package `appwrite`. */
  readonly account: AppwriteAccount
  /** For one call, in ms. Default 10,000; `Infinity` for none. */
  readonly timeoutMs?: number
}

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'flag',
  revokeOne: 'native',
  revokeCurrentById: 'allowed',
  revokeOthers: 'emulated',
  othersNeedCurrent: true,
  revokeAll: 'native',
  signOut: 'request',
  pagination: 'none',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: null, list: 'never', revoke: 'never' },
  accessTokenLagSeconds: null,
  // Per address rather than per user.
  limitsPerHour: { revoke: 100, revokeAll: 100 },
}

/**
 * Appwrite, through its own web SDK: give it the `Account` that your application has. Stable: checked with the SDK (`appwrite`
 * 28.0.0), really driven, against a server written to Appwrite's source. Never run against an Appwrite. Create it once, at module level.
 *
 * - Cookies, and the SDK's own fallback where a browser blocks them, are the SDK's business.
 * - `others` ends the sessions one by one, and only when the list marks one as current.
 * - A session has no last activity, and its address is the one where it began.
 * - How long to wait after a 429 is in a header that the SDK does not hand out: there is no countdown.
 *
 * Throws a plain `Error` for an unusable `account` or `timeoutMs`; everything later is a `SessionError`.
 */
export function appwriteAdapter({ account, ...options }: AppwriteAdapterOptions): SessionAdapter {
  const timeoutMs = requireTimeout('appwriteAdapter', options.timeoutMs)
  const config = field(field(account, 'client'), 'config')
  const [endpoint, project] = [text(field(config, 'endpoint')), text(field(config, 'project'))]
  if (endpoint === null || project === null)
    throw new Error(
      "appwriteAdapter: account must be the SDK's Account, made with a client that has endpoint and project.",
    )

  const call = (
    operation: Operation,
    name: string,
    run: () => Promise<unknown>,
    signal?: AbortSignal,
  ): Promise<unknown> =>
    callForeign(run, { name, timeoutMs, signal, errorOf: (thrown) => errorFrom(thrown, operation) })

  async function list({ signal, cursor }: ListOptions = {}): Promise<SessionPage> {
    requireFirstPage(cursor)
    const wire = await call('list', 'listSessions()', () => account.listSessions(), signal)
    const sessions = rows(field(wire, 'sessions')).map(readSession)
    return { sessions, nextCursor: null, total: count(field(wire, 'total')) }
  }

  const end = async (operation: Operation, sessionId: string, signal: AbortSignal | undefined): Promise<void> =>
    requireNothing(await call(operation, 'deleteSession()', () => account.deleteSession({ sessionId }), signal))

  const adapter: SessionAdapter = {
    id: options.id ?? `appwrite:${endpoint}:${project}`,
    capabilities,
    list,
    revoke: (request, more) =>
      revokeByTarget(
        adapter,
        {
          // To Appwrite `current` names the session that asks. No listed session has that id.
          isId: (id) => id !== 'current',
          one: (id, { signal }) => end('revoke', id, signal),
          mine: ({ signal }) => end('signOut', 'current', signal),
          all: async ({ signal }) =>
            requireNothing(await call('revokeAll', 'deleteSessions()', () => account.deleteSessions(), signal)),
        },
        request,
        more,
      ),
  }
  return adapter
}

/** Takes only a 204, which the SDK gives as `{ message: '' }`. Any other success did not come from Appwrite: a page, or a proxy's answer. */
function requireNothing(answer: unknown): void {
  if (field(answer, 'message') !== '') throw badResponse('The answer is not the one of a session that was ended.')
}

/** An `AppwriteException`, known by its shape: there may be two copies of the SDK. */
function errorFrom(thrown: unknown, operation: Operation): SessionError | null {
  const name = typeof thrown === 'object' && thrown !== null && 'name' in thrown ? thrown.name : null
  // The SDK parses with a library that throws a plain object.
  if (name === 'SyntaxError') return new SessionError('bad_response', `The answer to "${operation}" was no JSON.`)
  if (!(thrown instanceof Error) || name !== 'AppwriteException') return null
  const status = 'code' in thrown ? count(thrown.code) : null
  const serverCode = 'type' in thrown ? checkServerCode(thrown.type) : null
  if (!status) return new SessionError('network', `"${operation}" got no answer.`, { serverCode })
  return new SessionError(
    codeOfStatus(status, operation),
    `The server answered "${operation}" with status ${status}.`,
    {
      status,
      serverCode,
    },
  )
}

/** `smartphone` and `desktop` are in their documentation; the others are what user-agent databases commonly say. */
const types: ReadonlyMap<string | null, DeviceType> = new Map([
  ['desktop', 'desktop'],
  ['smartphone', 'mobile'],
  ['mobile', 'mobile'],
  ['feature phone', 'mobile'],
  ['phablet', 'mobile'],
  ['tablet', 'tablet'],
  ['tv', 'tv'],
  ['television', 'tv'],
])

/** Takes the named fields and no other: a row may hold `secret` and the tokens of a sign-in provider. */
function readSession(row: unknown): Session {
  const { os, type } = systemFrom(text(field(row, 'osName')), text(field(row, 'osVersion')))
  const client = text(field(row, 'clientName'))
  const version = text(field(row, 'clientVersion'))
  const country = countryCode(field(row, 'countryCode'))
  const factors = field(row, 'factors')
  return sessionFrom(field(row, '$id'), {
    isCurrent: flag(field(row, 'current')),
    device: {
      ...unknownDevice,
      type: field(row, 'clientCode') === 'cli' ? 'cli' : (types.get(text(field(row, 'deviceName'))) ?? type),
      model: [text(field(row, 'deviceBrand')), text(field(row, 'deviceModel'))].filter(Boolean).join(' ') || null,
      browser: client === null ? null : { name: client, version: version === null ? null : shortVersion(version) },
      os,
    },
    ip: plainIp(field(row, 'ip')),
    location: country === null ? null : { city: null, region: null, countryCode: country, label: null },
    createdAt: timeFromIso(field(row, '$createdAt')),
    expiresAt: timeFromIso(field(row, 'expire')),
    authMethods: words([field(row, 'provider'), ...(Array.isArray(factors) ? rows(factors) : [])]),
  })
}
