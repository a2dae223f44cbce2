import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Session } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import { SessionError } from '../core/session-error.ts'
import { isJson, jsonOf } from './lib/answers.ts'
import { type CsrfOptions, headersWithCsrf } from './lib/csrf.ts'
import { createHttpClient, type HttpAnswer, type HttpCall } from './lib/http-client.ts'
import type { ErrorDialect } from './lib/http-error.ts'
import { type HttpOptions, requireBaseUrl } from './lib/http-options.ts'
import { type DeviceOptions, deviceReader, type ReadDevice } from './lib/read-device.ts'
import { type RevokeCall, revokeByTarget } from './lib/revoke-by-target.ts'
import { plainIp, requireFirstPage, sessionFrom, words } from './lib/session-row.ts'
import { challengeOf } from './lib/step-up-challenge.ts'
import { buildUrl } from './lib/url.ts'
import { badResponse, count, field, flag, rows, text } from './lib/wire.ts'
import { timeFromSeconds } from './lib/wire-time.ts'

export type { HttpOptions } from './lib/http-options.ts'

export interface DjangoAllauthAdapterOptions extends Partial<HttpOptions>, DeviceOptions {
  /** Default `/_allauth/browser/v1`, on the page's own origin; with `getAccessToken` it ends in `/app/v1`. */
  readonly baseUrl?: string
  /**
   * Gives the token that Django wants with whatever changes something, sent as `X-CSRFToken`: by default it is in the cookie
   * `csrftoken`. Needed without `getAccessToken`, and not used with it.
   */
  readonly getCsrfToken?: () => string | null | Promise<string | null>
  /**
   * With its JWT strategy (`HEADLESS_TOKEN_STRATEGY`), for how long a revoked device's access token goes on, in seconds: 300 there by
   * default (`HEADLESS_JWT_ACCESS_TOKEN_EXPIRES_IN`). Default: not at all, as with session tokens and cookies.
   */
  readonly accessTokenLagSeconds?: number
  /** Is called with each new session token that an answer hands out: keep it in place of the old one. */
  readonly onSessionToken?: (token: string) => void
}

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'flag',
  revokeOne: 'batch',
  revokeCurrentById: 'allowed',
  revokeOthers: 'batch',
  othersNeedCurrent: true,
  revokeAll: 'batch',
  signOut: 'request',
  pagination: 'none',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: 'sign-in-again', list: 'maybe', revoke: 'maybe' },
  accessTokenLagSeconds: null,
}

const authenticated = (answer: HttpAnswer): unknown => field(field(jsonOf(answer), 'meta'), 'is_authenticated')

function firstError(body: unknown): unknown {
  const errors = field(body, 'errors')
  return Array.isArray(errors) ? rows(errors)[0] : null
}

const dialect: ErrorDialect = {
  serverCode: (body) => field(firstError(body), 'code'),
  codeOf(answer) {
    switch (answer.status) {
      case 400:
        // A form error on the ids: one of them is not among this user's sessions, and nothing was done.
        return field(firstError(jsonOf(answer)), 'param') === 'sessions' ? 'not_found' : null
      case 401:
        return authenticated(answer) === true ? 'step_up_required' : null
      case 404:
        return 'unsupported' // allauth.usersessions is not installed
      case 410:
        return 'unauthenticated' // the session token of an app is dead
      default:
        return null
    }
  },
  stepUpOf(answer, operation) {
    const flows = field(field(jsonOf(answer), 'data'), 'flows')
    const ids = words(Array.isArray(flows) ? flows.map((flow) => field(flow, 'id')) : null) ?? []
    return challengeOf('sign-in-again', operation, { methods: ids })
  },
}

/** No cookie is read here: the page knows where Django keeps its token. */
function csrfOf(getToken: DjangoAllauthAdapterOptions['getCsrfToken']): CsrfOptions {
  if (typeof getToken !== 'function')
    throw new Error(
      'djangoAllauthAdapter: getCsrfToken must be a function that gives Django’s CSRF token, or null; in an app, give getAccessToken.',
    )
  return { header: 'X-CSRFToken', getToken }
}

/**
 * Stable: checked against django-allauth 65.19.1. Headless, with `allauth.usersessions`: by cookie in a browser, or by a session token
 * (`X-Session-Token`) if `getAccessToken` is given. Create it once, at module level.
 *
 * - Its 401 is the success of signing out, and is also the answer to a request without a session.
 * - Several sessions end in one request, all or none; the answer is the new list, and goes into `RevokeResult.sessions`.
 * - Ids are integers on the wire and texts here.
 * - A 401 to a user who is signed in asks for a fresh sign-in: `step_up_required`, with the flows in `methods`.
 *
 * Throws a plain `Error` for an unusable `baseUrl` or `timeoutMs`, and when no token can be asked for; everything later is a `SessionError`.
 */
export function djangoAllauthAdapter(options: DjangoAllauthAdapterOptions): SessionAdapter {
  const { getAccessToken, getCsrfToken, onSessionToken } = options
  const readDevice = deviceReader(options)
  let lastWasJwt = false
  const client = getAccessToken ? 'app' : 'browser'
  const baseUrl = requireBaseUrl('djangoAllauthAdapter', options.baseUrl ?? `/_allauth/${client}/v1`)
  const http = createHttpClient({
    ...options,
    ...headersWithCsrf(getAccessToken ? undefined : csrfOf(getCsrfToken), options.headers),
    adapter: 'djangoAllauthAdapter',
    tokenHeader: 'X-Session-Token',
    ...(getAccessToken && {
      getAccessToken: async () => {
        const token = await getAccessToken()
        lastWasJwt = token !== null && jwt.test(token)
        return token
      },
    }),
    // allauth answers 410 to a JWT as to a dead session token. A JWT here is a mistake in the set-up, not a sign-out.
    dialect: {
      ...dialect,
      codeOf: (answer, ...more) =>
        answer.status === 410 && lastWasJwt ? 'unsupported' : (dialect.codeOf?.(answer, ...more) ?? null),
    },
  })

  const send = (
    operation: Operation,
    method: 'GET' | 'DELETE',
    path: 'session' | 'sessions',
    { succeeded, ...more }: Pick<HttpCall, 'succeeded' | 'signal' | 'json'>,
  ): Promise<HttpAnswer> =>
    http.request({
      ...more,
      operation,
      method,
      url: buildUrl(baseUrl, ['auth', path]),
      credentials: getAccessToken ? 'omit' : 'include',
      succeeded: (answer) => {
        const token = field(field(jsonOf(answer), 'meta'), 'session_token')
        if (typeof token === 'string' && token !== '') onSessionToken?.(token)
        return succeeded(answer)
      },
    })

  async function list({ signal, cursor }: ListOptions = {}): Promise<SessionPage> {
    requireFirstPage(cursor)
    const answer = await send('list', 'GET', 'sessions', { succeeded: isJson, signal })
    return { sessions: readList(answer, readDevice), nextCursor: null, total: null }
  }

  const adapter: SessionAdapter = {
    id: options.id ?? `django-allauth:${baseUrl}`,
    capabilities: { ...capabilities, accessTokenLagSeconds: options.accessTokenLagSeconds ?? null },
    list,
    async revoke(request, more) {
      let fresh: readonly Session[] | null = null
      const end = async (ids: readonly string[], { signal }: RevokeCall): Promise<void> => {
        const json = { sessions: ids.map(toWireId) }
        fresh = readList(await send('revoke', 'DELETE', 'sessions', { succeeded: isJson, json, signal }), readDevice)
      }
      const result = await revokeByTarget(
        adapter,
        {
          one: (id, call) => end([id], call),
          several: end,
          mine: ({ signal }) => send('signOut', 'DELETE', 'session', { succeeded: isSignedOut, signal }),
          mineTakesAnybody: true,
        },
        request,
        more,
      )
      return { ...result, sessions: result.endedCurrent ? null : fresh }
    },
  }
  return adapter
}

/** An access token of its JWT strategy, which `X-Session-Token` does not take. */
const jwt = /^[\w-]+\.[\w-]+\.[\w-]+$/

const isSignedOut = (answer: HttpAnswer): boolean => answer.status === 401 && authenticated(answer) === false

/** An id that is no integer, as it is written here (`7`, not `007`), names no session of theirs. */
function toWireId(id: string): number {
  const wire = count(Number(id))
  if (wire === null || String(wire) !== id) throw new SessionError('not_found', 'There is no session with such an id.')
  return wire
}

const readList = (answer: HttpAnswer, readDevice: ReadDevice): readonly Session[] =>
  rows(field(jsonOf(answer), 'data')).map((row) => readSession(row, readDevice))

function readSession(row: unknown, readDevice: ReadDevice): Session {
  const id = count(field(row, 'id'))
  if (id === null) throw badResponse('A session in the answer has no usable id.')
  return sessionFrom(String(id), {
    isCurrent: flag(field(row, 'is_current')),
    device: readDevice(text(field(row, 'user_agent'))),
    ip: plainIp(field(row, 'ip')),
    createdAt: timeFromSeconds(field(row, 'created_at')),
    // Only with USERSESSIONS_TRACK_ACTIVITY.
    lastActiveAt: timeFromSeconds(field(row, 'last_seen_at')),
  })
}
