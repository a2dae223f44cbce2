import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Session } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import type { SessionErrorCode } from '../core/session-error.ts'
import type { StepUpProof } from '../core/step-up.ts'
import { isJson, isNoContent, jsonOf } from './lib/answers.ts'
import { callForeign } from './lib/foreign-call.ts'
import { createHttpClient, type HttpAnswer, type HttpCall } from './lib/http-client.ts'
import { type HttpOptions, requireBaseUrl, requireTokenSource } from './lib/http-options.ts'
import { type DeviceOptions, deviceReader, type ReadDevice } from './lib/read-device.ts'
import { revokeByTarget } from './lib/revoke-by-target.ts'
import { plainIp, requireFirstPage, sessionFrom, words } from './lib/session-row.ts'
import { challengeOf } from './lib/step-up-challenge.ts'
import { buildUrl } from './lib/url.ts'
import { countryCode, field, flag, isRecord, rows, text } from './lib/wire.ts'
import { timeFromSeconds } from './lib/wire-time.ts'

export type { HttpOptions } from './lib/http-options.ts'

export interface LogtoAdapterOptions extends HttpOptions, DeviceOptions {
  /** `https://{tenant}.logto.app/api`, or `/api` of your own Logto. */
  readonly baseUrl: string
  /**
   * Gives the id of a verification record that is still good, or `null`. Asked for each request that was given no proof, so
   * that the list can be read anew for as long as the record lives (10 minutes).
   */
  readonly getVerificationId?: () => string | null | Promise<string | null>
  /** Whose grants end with a session. Default `all`, as in Logto's own pages; without it a device keeps its refresh token. */
  readonly revokeGrants?: 'all' | 'firstParty'
  /** How long your access tokens live, in seconds: for so long a revoked device may go on. Default: not known. */
  readonly accessTokenLagSeconds?: number
}

const capabilities: SessionCapabilities = {
  list: 'sessions',
  currentFrom: 'flag',
  revokeOne: 'native',
  revokeCurrentById: 'allowed',
  revokeOthers: 'emulated',
  othersNeedCurrent: true,
  revokeAll: 'emulated',
  signOut: 'request',
  pagination: 'none',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: 'verification-record', list: 'always', revoke: 'always' },
  accessTokenLagSeconds: null,
}

const codes: ReadonlyMap<string | null, SessionErrorCode> = new Map([
  ['verification_record.permission_denied', 'step_up_required'],
  ['account_center.field_not_enabled', 'unsupported'],
  ['account_center.field_not_editable', 'unsupported'],
])

/**
 * Experimental. Logto's Account API (sessions since 1.38, the mark of the current one since 1.40). Written from the server's
 * source and never run against a Logto. Create it once, at module level.
 *
 * - Every call, the list too, needs the id of a verification record (`StepUpProof.verificationId`); without one it is
 *   `step_up_required`, kind `verification-record`. A password counts, and a code by mail or phone; a passkey does not.
 * - The token needs the scopes `openid` and `urn:logto:scope:sessions`; the account center's `session` field must be `Edit`.
 * - `others` and `all` end the sessions one by one, and only when the list marks one as current.
 * - Signing out here ends the session by its id. Logto's own cookie stays in the browser, for a session that is gone.
 *
 * Throws a plain `Error` for an unusable `baseUrl`, `getAccessToken` or `timeoutMs`; everything later is a `SessionError`.
 */
export function logtoAdapter(options: LogtoAdapterOptions): SessionAdapter {
  const { getVerificationId = () => null, revokeGrants = 'all' } = options
  const readDevice = deviceReader(options)
  const baseUrl = requireBaseUrl('logtoAdapter', options.baseUrl)
  requireTokenSource('logtoAdapter', options.getAccessToken)
  const http = createHttpClient({
    ...options,
    adapter: 'logtoAdapter',
    dialect: {
      serverCode: (body) => field(body, 'code'),
      codeOf: (_answer, serverCode) => codes.get(serverCode) ?? null,
      stepUpOf: (_answer, operation) =>
        challengeOf('verification-record', operation, { methods: ['password', 'verification-code'] }),
    },
  })

  async function send(
    operation: Operation,
    method: 'GET' | 'DELETE',
    path: readonly string[],
    query: Readonly<Record<string, string>>,
    proof: StepUpProof | undefined,
    more: Pick<HttpCall, 'succeeded' | 'signal'>,
  ): Promise<HttpAnswer> {
    const ask = { name: "The application's getVerificationId()", timeoutMs: http.timeoutMs, signal: more.signal }
    const verificationId = proof?.verificationId ?? (await callForeign(getVerificationId, ask))
    return http.request({
      ...more,
      operation,
      method,
      url: buildUrl(baseUrl, ['my-account', 'sessions', ...path], query),
      credentials: 'omit',
      // Without a record the request is sent all the same: the server says whether it wants proof.
      headers: verificationId === null ? {} : { 'logto-verification-id': verificationId },
    })
  }

  async function list({ signal, cursor, stepUp }: ListOptions = {}): Promise<SessionPage> {
    requireFirstPage(cursor)
    const answer = await send('list', 'GET', [], {}, stepUp, { succeeded: isJson, signal })
    const sessions = rows(field(jsonOf(answer), 'sessions')).map((row) => readSession(row, readDevice))
    return { sessions, nextCursor: null, total: null }
  }

  const adapter: SessionAdapter = {
    id: options.id ?? `logto:${baseUrl}`,
    capabilities: { ...capabilities, accessTokenLagSeconds: options.accessTokenLagSeconds ?? null },
    list,
    revoke: (request, more) =>
      revokeByTarget(
        adapter,
        {
          one: (id, { stepUp, signal }) => {
            const query = { revokeGrantsTarget: revokeGrants }
            return send('revoke', 'DELETE', [id], query, stepUp, { succeeded: isNoContent, signal })
          },
        },
        request,
        more,
      ),
  }
  return adapter
}

/** `payload.uid` is what revokes; `payload.jti` is not. */
function readSession(row: unknown, readDevice: ReadDevice): Session {
  const payload = field(row, 'payload')
  const context = field(field(row, 'lastSubmission'), 'signInContext')
  const verifications = field(field(row, 'lastSubmission'), 'verificationRecords')
  const city = text(field(context, 'city'))
  const country = countryCode(field(context, 'country'))
  return sessionFrom(field(payload, 'uid'), {
    // Older servers do not say; then it is not known.
    isCurrent: flag(field(row, 'isCurrent')),
    device: readDevice(text(field(context, 'userAgent'))),
    ip: plainIp(field(context, 'ip')),
    location: (city ?? country) === null ? null : { city, region: null, countryCode: country, label: null },
    createdAt: timeFromSeconds(field(payload, 'loginTs')),
    expiresAt: timeFromSeconds(field(payload, 'exp')),
    authMethods: words(Array.isArray(verifications) ? verifications.map((record) => field(record, 'type')) : null),
    applications: readApplications(field(payload, 'authorizations')),
  })
}

/** A map by client id; the names are not told. */
function readApplications(wire: unknown): Session['applications'] {
  if (!isRecord(wire)) return null
  return Object.keys(wire).flatMap((key) => {
    const id = text(key)
    return id === null ? [] : [{ id, name: null }]
  })
}
