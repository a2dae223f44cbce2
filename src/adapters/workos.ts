import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Session } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import { isSessionError, SessionError } from '../core/session-error.ts'
import { deviceFromUserAgent } from '../recognition/user-agent.ts'
import { isJson, jsonOf } from './lib/answers.ts'
import { callForeign } from './lib/foreign-call.ts'
import { createHttpClient, type HttpAnswer, type HttpCall } from './lib/http-client.ts'
import { type HttpOptions, requireBaseUrl, requireTokenSource } from './lib/http-options.ts'
import { readClaim } from './lib/jwt.ts'
import { requireCurrent, revokeByTarget } from './lib/revoke-by-target.ts'
import { plainIp, requireFirstPage, sessionFrom } from './lib/session-row.ts'
import { buildUrl } from './lib/url.ts'
import { countryCode, field, rows, text, wholeText } from './lib/wire.ts'
import { timeFromIso } from './lib/wire-time.ts'

export type { HttpOptions } from './lib/http-options.ts'

export interface WorkosAdapterOptions extends HttpOptions {
  /** Default `https://api.workos.com`. */
  readonly baseUrl?: string
  /** Gives the id of the session that asks, where the token has no `sid`: a widget token that your server made. */
  readonly getSessionId?: () => string | null | Promise<string | null>
  /** How long your access tokens live, in seconds: for so long a revoked device may go on. Default: not known. */
  readonly accessTokenLagSeconds?: number
}

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'token-claim',
  revokeOne: 'native',
  revokeCurrentById: 'unknown',
  revokeOthers: 'native',
  othersNeedCurrent: true,
  revokeAll: 'emulated',
  signOut: 'request',
  pagination: 'none',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: null, list: 'never', revoke: 'never' },
  accessTokenLagSeconds: null,
}

/** What the widget sends besides its token. */
const widget = { 'WorkOS-Widgets-Version': '1', 'WorkOS-Widgets-Type': 'user-sessions' }

const done = (answer: HttpAnswer): boolean => isJson(answer) && field(jsonOf(answer), 'success') === true

/**
 * Experimental. WorkOS AuthKit, by the API of its User Sessions widget. Written from the types and requests of
 * `@workos-inc/widgets` 1.18.0, and never run against WorkOS, who do not document it for direct use. Create it once, at module level.
 *
 * - Which session asks is the token's `sid`, or what `getSessionId` gives.
 * - **Ending the others spares the session that the request names**, so it is sent only when the list has exactly that one.
 * - A 403 is an expired token or a missing permission. After it, `refresh` is asked once; refused again, it is `forbidden`.
 * - Signing out ends this session by its id. WorkOS' own cookie stays in the browser, for a session that is gone.
 * - `all` ends the others, and then this one.
 *
 * Throws a plain `Error` for an unusable `baseUrl`, `getAccessToken` or `timeoutMs`; everything later is a `SessionError`.
 */
export function workosAdapter(options: WorkosAdapterOptions): SessionAdapter {
  const baseUrl = requireBaseUrl('workosAdapter', options.baseUrl ?? 'https://api.workos.com')
  requireTokenSource('workosAdapter', options.getAccessToken)
  const { refresh, getSessionId } = options
  let renewals = 0
  const http = createHttpClient({
    ...options,
    adapter: 'workosAdapter',
    ...(refresh && {
      refresh: async () => {
        // `undefined` is no refusal: an application may return nothing.
        const isRenewed: unknown = await refresh()
        if (isRenewed === false) return false
        renewals += 1
        return true
      },
    }),
    // Their errors are a text and no code.
    dialect: { codeOf: ({ status }) => (status === 403 && refresh ? 'unauthenticated' : null) },
  })

  async function send(
    operation: Operation,
    method: 'GET' | 'DELETE',
    path: readonly string[],
    more: Pick<HttpCall, 'succeeded' | 'signal' | 'json'>,
  ): Promise<HttpAnswer> {
    const before = renewals
    try {
      return await http.request({
        ...more,
        operation,
        method,
        url: buildUrl(baseUrl, ['_widgets', 'UserProfile', 'sessions', ...path]),
        credentials: 'omit',
        headers: widget,
      })
    } catch (error) {
      // The new token was refused as well: it is not the token.
      const isNotAllowed = isSessionError(error) && error.status === 403 && renewals > before
      throw isNotAllowed ? new SessionError('forbidden', error.message, { status: 403 }) : error
    }
  }

  /** The session that this token belongs to, or the application's word for it. */
  async function ownOf(token: string | null, signal?: AbortSignal): Promise<string | null> {
    const claimed = wholeText(readClaim(token ?? '', 'sid'))
    if (claimed !== null || !getSessionId) return claimed
    const ask = { name: "The application's getSessionId()", timeoutMs: http.timeoutMs, signal }
    return wholeText(await callForeign(getSessionId, ask))
  }

  async function list({ signal, cursor }: ListOptions = {}): Promise<SessionPage> {
    requireFirstPage(cursor)
    const answer = await send('list', 'GET', [], { succeeded: isJson, signal })
    const own = await ownOf(answer.token, signal)
    const sessions = rows(field(jsonOf(answer), 'data')).map((row) => readSession(row, own))
    return { sessions, nextCursor: null, total: null }
  }

  const adapter: SessionAdapter = {
    id: options.id ?? `workos:${baseUrl}`,
    capabilities: { ...capabilities, accessTokenLagSeconds: options.accessTokenLagSeconds ?? null },
    list,
    revoke: (request, more) =>
      revokeByTarget(
        adapter,
        {
          one: (id, { signal }) => send('revoke', 'DELETE', ['revoke', id], { succeeded: done, signal }),
          async others(call) {
            // Reads the list anew: the last read may be of another token, and an unknown id would spare no session.
            const { id } = await requireCurrent(adapter, call)
            const { signal } = call
            if ((await ownOf(await http.token(signal), signal)) !== id)
              throw new SessionError('conflict', 'Somebody else is signed in by now.')
            const json = { currentSessionId: id }
            await send('revokeOthers', 'DELETE', ['revoke-all'], { succeeded: done, json, signal })
          },
        },
        request,
        more,
      ),
  }
  return adapter
}

/** The fields that say how the user signed in, and what that is called. A magic code comes by mail. */
const methods: ReadonlyMap<string, string> = new Map([
  ['usedSsoAuth', 'SSO'],
  ['usedPasswordAuth', 'password'],
  ['usedPasskeyAuth', 'passkey'],
  ['usedMagicAuth', 'email'],
  ['usedAppleOauth', 'Apple'],
  ['usedBitbucketOauth', 'Bitbucket'],
  ['usedGithubOauth', 'GitHub'],
  ['usedGitLabOauth', 'GitLab'],
  ['usedGoogleOauth', 'Google'],
  ['usedLinkedInOauth', 'LinkedIn'],
  ['usedMicrosoftOauth', 'Microsoft'],
  ['usedSlackOauth', 'Slack'],
  ['usedXeroOauth', 'Xero'],
  ['usedImpersonation', 'Impersonation'],
])

/** Takes the named fields and no other: a row says who impersonated whom, and why. */
function readSession(row: unknown, own: string | null): Session {
  const id = field(row, 'id')
  const place = field(row, 'currentLocation')
  const city = text(field(place, 'cityName'))
  const country = countryCode(field(place, 'countryISOCode'))
  const used = [...methods].filter(([name]) => field(row, name) === true).map(([, method]) => method)
  return sessionFrom(id, {
    isCurrent: own === null ? null : id === own,
    device: deviceFromUserAgent(text(field(row, 'userAgent'))),
    ip: plainIp(field(row, 'ipAddress')),
    location: (city ?? country) === null ? null : { city, region: null, countryCode: country, label: null },
    createdAt: timeFromIso(field(row, 'createdAt')),
    lastActiveAt: timeFromIso(field(row, 'lastActivityAt')),
    expiresAt: timeFromIso(field(field(row, 'state'), 'expiresAt')),
    authMethods: used.length > 0 ? used : null,
  })
}
