import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Session } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import { SessionError, type SessionErrorCode } from '../core/session-error.ts'
import type { StepUpKind, StepUpProof } from '../core/step-up.ts'
import { isJson, jsonOf } from './lib/answers.ts'
import { type CsrfOptions, headersWithCsrf } from './lib/csrf.ts'
import { callForeign } from './lib/foreign-call.ts'
import { createHttpClient, type HttpAnswer, type HttpCall } from './lib/http-client.ts'
import type { ErrorDialect } from './lib/http-error.ts'
import { type HttpOptions, requireBaseUrl } from './lib/http-options.ts'
import { type DeviceOptions, deviceReader } from './lib/read-device.ts'
import { defaultRoutes, isNameOfRoute, pathOf, type RestRoutes, type Route, readRoutes } from './lib/rest-routes.ts'
import { type RestRow, readRestRow } from './lib/rest-row.ts'
import { parseRetryAfter } from './lib/retry-after.ts'
import { type RevokeCall, type RevokeWays, revokeByTarget } from './lib/revoke-by-target.ts'
import { requireFirstPage, words } from './lib/session-row.ts'
import { challengeOf, webAddress } from './lib/step-up-challenge.ts'
import { badResponse, count, field, isRecord, rows } from './lib/wire.ts'

/** Without `getAccessToken` the cookies of the browser say who asks. */
export type { HttpOptions } from './lib/http-options.ts'
export type { CsrfOptions, RestRoutes, RestRow }

export interface RestAdapterOptions extends Partial<HttpOptions>, DeviceOptions {
  /** Where the routes are, e.g. `/api/auth` or `https://api.example.com/v1`. */
  readonly baseUrl: string
  /** The routes that are not the default ones. */
  readonly routes?: Partial<RestRoutes>
  /** Sends the id in the body instead of the address: `(id) => ({ sessionId: id })`. */
  readonly revokeBody?: (id: string) => unknown
  /** Finds the list in a body. Default: `{ sessions, nextCursor, total }`, or a bare array. */
  readonly page?: (body: unknown) => {
    readonly sessions: unknown
    readonly nextCursor?: unknown
    readonly total?: unknown
  }
  /** Turns a row of yours into one that the adapter reads. Default: it is one. */
  readonly row?: (row: Readonly<Record<string, unknown>>) => RestRow
  /** Your error codes, besides `cannot_revoke_current` and `reauth_required`. Any other error goes by its status. */
  readonly codes?: Readonly<Record<string, SessionErrorCode>>
  /** Finds the code in an error body. Default: its field `code`. */
  readonly serverCode?: (body: unknown) => unknown
  /** What `reauth_required` asks for. Default `sign-in-again`. */
  readonly stepUp?: StepUpKind
  /** The headers that carry what the user proved, when a call is made again after `reauth_required`. Default: none. */
  readonly proofHeaders?: (proof: StepUpProof) => Readonly<Record<string, string>>
  /** The header that protects cookies from foreign pages, for every request but GET. */
  readonly csrf?: CsrfOptions
  /** Default `include`; with `getAccessToken` it is `same-origin`. */
  readonly credentials?: RequestCredentials
  /** `none`: the list comes whole, and is asked for without `limit` and `cursor`. Default `cursor`. */
  readonly pagination?: 'cursor' | 'none'
  /** Rows in one page. Default 50. */
  readonly pageSize?: number
  /** What your `revoke` does with the current session. Default `rejected`: it ends by `signOut` alone. */
  readonly revokeCurrentById?: 'allowed' | 'rejected'
  /** `false`: ids change when a device refreshes its token; give each row a `key`. Default `true`. */
  readonly stableIds?: boolean
  /** For how long a revoked device may go on, in seconds. Default: not known. */
  readonly accessTokenLagSeconds?: number
  /** What you allow in an hour, so that the screen does not spend it. */
  readonly limitsPerHour?: Partial<Record<Operation, number>>
}

/**
 * Your own routes. Stable: it speaks the contract of its page in the documentation, and everything that yours do otherwise is an
 * option. For auth systems that list no sessions to the browser (Auth.js, SuperTokens, Stytch, Auth0), write these routes in
 * your application. Create it once, at module level.
 *
 * - `DELETE /sessions/{id}` is never sent for an id that is empty or blank, holds a slash, or is the name of another route.
 * - The current session ends by `POST /logout`, after everything else and only if nothing else failed.
 * - A page of HTML with status 200 is no success, as from a server that answers every address with the application.
 * - An id must be a handle: never send what signs a user in, as the `sessionToken` of Auth.js does.
 *
 * Throws a plain `Error` for unusable options; everything later is a `SessionError`.
 */
export function restAdapter(options: RestAdapterOptions): SessionAdapter {
  const { getAccessToken, revokeBody, proofHeaders, pageSize = 50 } = options
  const readDevice = deviceReader(options)
  const comesWhole = options.pagination === 'none'
  const baseUrl = requireBaseUrl('restAdapter', options.baseUrl)
  if (!count(pageSize)) throw new Error('restAdapter: pageSize must be a whole number above 0.')
  const routes = readRoutes('restAdapter', { ...defaultRoutes, ...options.routes }, revokeBody ? 'body' : 'url')
  const http = createHttpClient({
    ...options,
    ...headersWithCsrf(options.csrf, options.headers),
    adapter: 'restAdapter',
    dialect: dialectOf(options),
  })

  /** Calls a function of the application. What it throws may hold a secret, so the error says only that it failed. */
  const ask = <T>(name: string, run: () => T): Promise<T> =>
    callForeign(run, { name: `options.${name}()`, timeoutMs: http.timeoutMs })

  async function send(
    operation: Operation,
    method: HttpCall['method'],
    path: string,
    proof: StepUpProof | undefined,
    more: Pick<HttpCall, 'json' | 'signal' | 'succeeded'>,
  ): Promise<HttpAnswer> {
    return http.request({
      // A body of JSON makes browsers ask first when a foreign page sends it.
      ...(method !== 'GET' && method !== 'DELETE' && { json: {} }),
      ...more,
      operation,
      method,
      url: baseUrl + path,
      headers: proof && proofHeaders ? await ask('proofHeaders', () => proofHeaders(proof)) : {},
      credentials: options.credentials ?? (getAccessToken ? 'same-origin' : 'include'),
    })
  }

  const act =
    (operation: Operation, { method, template }: Route) =>
    ({ stepUp, signal }: RevokeCall): Promise<unknown> =>
      send(operation, method, template, stepUp, { succeeded: isDone, signal })

  async function list({ signal, cursor, limit, stepUp }: ListOptions = {}): Promise<SessionPage> {
    const { method, template } = routes.list
    if (comesWhole) requireFirstPage(cursor)
    const query = new URLSearchParams({ limit: String(count(limit) || pageSize), ...readCursor(cursor) })
    const path = comesWhole ? template : `${template}${template.includes('?') ? '&' : '?'}${query}`
    const body = jsonOf(await send('list', method, path, stepUp, { succeeded: isJson, signal }))
    const page = await ask('page', () => (options.page ?? findPage)(body))
    const found = await ask('row', () => rows(page.sessions).map(mapRow))
    const isKnown = cursor?.startsWith(CURSOR_AFTER_CURRENT) || found.filter(isMarked).length === 1
    return {
      sessions: found.map((row) => withWayOut(readRestRow(isKnown ? sayingMore(row) : row, readDevice))),
      nextCursor: comesWhole ? null : makeCursor(page.nextCursor, isKnown),
      total: count(page.total),
    }
  }

  const mapRow = (row: unknown): unknown => (options.row ? options.row(requireRow(row)) : row)

  /** Makes the current session not revocable where neither a sign-out nor its id ends it. */
  const withWayOut = (session: Session): Session =>
    session.isCurrent && capabilities.signOut === 'none' ? { ...session, canRevoke: false } : session

  async function one(id: string, { stepUp, signal }: RevokeCall): Promise<void> {
    const path = pathOf(routes.revoke, id)
    const json = revokeBody && { json: await ask('revokeBody', () => revokeBody(id)) }
    await send('revoke', routes.revoke.method, path, stepUp, { ...json, succeeded: isDone, signal })
  }

  const { list: listRoute, revoke: revokeRoute, revokeOthers, revokeAll, signOut } = routes
  const ways: RevokeWays = {
    one,
    isId: (id) => !isNameOfRoute(id, revokeRoute, [listRoute, revokeOthers, revokeAll, signOut]),
    ...(revokeOthers && { others: act('revokeOthers', revokeOthers) }),
    ...(revokeAll && { all: act('revokeAll', revokeAll) }),
    ...(signOut && { mine: act('signOut', signOut) }),
  }
  const capabilities = capabilitiesOf(options, ways)
  const adapter: SessionAdapter = {
    id: options.id ?? `rest:${baseUrl}`,
    capabilities,
    list,
    revoke: (request, more) => revokeByTarget(adapter, ways, request, more),
  }
  return adapter
}

function capabilitiesOf(options: RestAdapterOptions, ways: RevokeWays): SessionCapabilities {
  const { revokeCurrentById = 'rejected', pagination = 'cursor', limitsPerHour } = options
  const signOut = ways.mine || revokeCurrentById === 'allowed' ? 'request' : 'none'
  return {
    list: 'sessions',
    currentFrom: 'flag',
    revokeOne: 'native',
    revokeCurrentById,
    revokeOthers: ways.others ? 'native' : 'emulated',
    othersNeedCurrent: !ways.others,
    revokeAll: ways.all ? 'native' : signOut === 'none' ? 'none' : 'emulated',
    signOut,
    pagination,
    reportsCount: false,
    stableIds: options.stableIds ?? true,
    stepUp: { kind: options.stepUp ?? 'sign-in-again', list: 'maybe', revoke: 'maybe' },
    accessTokenLagSeconds: options.accessTokenLagSeconds ?? null,
    ...(limitsPerHour && { limitsPerHour }),
  }
}

function dialectOf({ codes = {}, serverCode, stepUp = 'sign-in-again' }: RestAdapterOptions): ErrorDialect {
  const all = new Map<string | null, SessionErrorCode>([
    ['cannot_revoke_current', 'cannot_revoke_current'],
    ['reauth_required', 'step_up_required'],
    ...Object.entries(codes),
  ])
  return {
    serverCode: serverCode ?? ((body) => field(body, 'code')),
    codeOf: (_answer, code) => all.get(code) ?? null,
    stepUpOf: (answer, operation) => {
      const body = jsonOf(answer)
      const redirectTo = webAddress(field(body, 'redirectTo'))
      return challengeOf(stepUp, operation, { redirectTo, methods: words(field(body, 'methods')) ?? [] })
    },
    retryAfterOf: (answer) => parseRetryAfter(String(count(field(jsonOf(answer), 'retryAfter')) ?? ''), null),
  }
}

/** Every 2xx but a page of HTML, which is what a server sends that knows no such route. */
function isDone({ status, header }: HttpAnswer): boolean {
  return status >= 200 && status < 300 && !/html/i.test(header('content-type') ?? '')
}

function findPage(body: unknown): {
  readonly sessions: unknown
  readonly nextCursor?: unknown
  readonly total?: unknown
} {
  if (Array.isArray(body)) return { sessions: body }
  return { sessions: field(body, 'sessions'), nextCursor: field(body, 'nextCursor'), total: field(body, 'total') }
}

function requireRow(row: unknown): Readonly<Record<string, unknown>> {
  if (isRecord(row)) return row
  throw badResponse('A session in the answer is no object.')
}

const isMarked = (row: unknown): boolean => field(row, 'isCurrent') === true

/** `isCurrent: false` for a row without `isCurrent`. For lists in which another row is marked as current. */
const sayingMore = (row: unknown): unknown =>
  isRecord(row) && row['isCurrent'] === undefined ? { ...row, isCurrent: false } : row

const CURSOR = 'cursor:'
/** The same for a cursor after a page with the current session. */
const CURSOR_AFTER_CURRENT = 'after-current:'

function readCursor(cursor: string | null | undefined): { readonly cursor?: string } {
  if (!cursor) return {}
  const made = [CURSOR, CURSOR_AFTER_CURRENT].find((start) => cursor.startsWith(start))
  if (made === undefined) throw new SessionError('invalid_request', 'This cursor was not made by this adapter.')
  return { cursor: cursor.slice(made.length) }
}

/** Throws for a cursor that cannot be read: `null` would mean the end of the list. */
function makeCursor(wire: unknown, isCurrentKnown: boolean): string | null {
  if (wire === null || wire === undefined || wire === '') return null
  if (typeof wire === 'string' || typeof wire === 'number')
    return (isCurrentKnown ? CURSOR_AFTER_CURRENT : CURSOR) + wire
  throw badResponse('The answer says that there is more, but not how to ask for it.')
}
