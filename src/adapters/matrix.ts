import type { Operation, SessionCapabilities } from '../core/capabilities.ts'
import type { Session } from '../core/session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from '../core/session-adapter.ts'
import { isSessionError, type SessionErrorCode } from '../core/session-error.ts'
import type { StepUpChallenge, StepUpProof } from '../core/step-up.ts'
import { deviceFromLabel } from '../recognition/label.ts'
import { deviceFromUserAgent } from '../recognition/user-agent.ts'
import { isJson, jsonOf } from './lib/answers.ts'
import { createHttpClient, type HttpAnswer, type HttpCall } from './lib/http-client.ts'
import { type HttpOptions, requireBaseUrl, requireTokenSource } from './lib/http-options.ts'
import { clampWait } from './lib/retry-after.ts'
import { type RevokeCall, revokeByTarget } from './lib/revoke-by-target.ts'
import { plainIp, requireFirstPage, sessionFrom, words } from './lib/session-row.ts'
import { challengeOf, webAddress } from './lib/step-up-challenge.ts'
import { buildUrl } from './lib/url.ts'
import { badResponse, count, field, rows, text, wholeText } from './lib/wire.ts'
import { timeFromMs } from './lib/wire-time.ts'

export type { HttpOptions } from './lib/http-options.ts'

export interface MatrixAdapterOptions extends HttpOptions {
  /** Where the homeserver's client API is, without `/_matrix`: `https://matrix.example.org`. */
  readonly baseUrl: string
}

const capabilities: SessionCapabilities = {
  list: 'devices',
  currentFrom: 'extra-call',
  revokeOne: 'batch',
  revokeCurrentById: 'allowed',
  revokeOthers: 'batch',
  othersNeedCurrent: true,
  revokeAll: 'native',
  signOut: 'request',
  pagination: 'none',
  reportsCount: false,
  stableIds: true,
  stepUp: { kind: 'uia', list: 'never', revoke: 'always' },
  accessTokenLagSeconds: null,
}

const codes: ReadonlyMap<string | null, SessionErrorCode> = new Map([
  // A 401 as well, but the session goes on once the account is unlocked.
  ['M_USER_LOCKED', 'forbidden'],
  // Where signing in is left to an OAuth 2.0 server, these routes are not there.
  ['M_UNRECOGNIZED', 'unsupported'],
])

const PASSWORD = 'm.login.password'

/** The body of a 401 that asks for proof; `null` for every other answer. A 401 that means "signed out" has no flows. */
function questionIn(answer: HttpAnswer): unknown {
  const body = jsonOf(answer)
  return answer.status === 401 && Array.isArray(field(body, 'flows')) ? body : null
}

/** What is still to be proven, over all the ways that the server offers. */
function stagesOf(question: unknown): readonly string[] {
  const completed = words(field(question, 'completed')) ?? []
  const stages = rows(field(question, 'flows')).flatMap((flow) => words(field(flow, 'stages')) ?? [])
  return [...new Set(stages)].filter((stage) => !completed.includes(stage))
}

/**
 * Matrix: a homeserver's own devices, by the client-server API, with the access token of one device. Stable: checked against a
 * running Synapse. Create it once, at module level.
 *
 * - **Ending devices asks for proof of who the user is** (user-interactive authentication): `step_up_required`, kind `uia`, with the stages in
 *   `methods`. The proof is `{ password }`, or `{ uia }` with what a stage wants; the adapter adds the server's session to it.
 *   Signing out and "all" are never asked for.
 * - Without a password, `redirectTo` is the server's own page for the first stage; afterwards hand back `{ uia: {} }`.
 * - The list does not tell which device asks: that is `whoami`, at each read.
 * - Ending an unknown device succeeds: only the next read shows what has ended.
 * - Where signing in is left to an OAuth 2.0 server (Matrix Authentication Service), devices can be listed and no more: `unsupported`.
 *
 * Throws a plain `Error` for an unusable `baseUrl`, `getAccessToken` or `timeoutMs`; everything later is a `SessionError`.
 */
export function matrixAdapter(options: MatrixAdapterOptions): SessionAdapter {
  const baseUrl = requireBaseUrl('matrixAdapter', options.baseUrl)
  requireTokenSource('matrixAdapter', options.getAccessToken)
  const urlOf = (path: readonly string[], query?: Readonly<Record<string, string>>): string =>
    buildUrl(baseUrl, ['_matrix', 'client', 'v3', ...path], query)

  function challengeIn(answer: HttpAnswer, operation: Operation): StepUpChallenge {
    const question = questionIn(answer)
    const methods = stagesOf(question)
    const session = wholeText(field(question, 'session'))
    const [stage] = methods
    // The server has a page for each stage. Its address names the question by `session`.
    const page =
      session === null || stage === undefined || methods.includes(PASSWORD)
        ? null
        : webAddress(urlOf(['auth', stage, 'fallback', 'web'], { session }))
    return challengeOf('uia', operation, { methods, redirectTo: page })
  }

  const http = createHttpClient({
    ...options,
    adapter: 'matrixAdapter',
    dialect: {
      serverCode: (body) => field(body, 'errcode'),
      codeOf: (answer, serverCode) =>
        questionIn(answer) === null ? (codes.get(serverCode) ?? null) : 'step_up_required',
      stepUpOf: challengeIn,
      retryAfterOf(answer) {
        const wait = count(field(jsonOf(answer), 'retry_after_ms'))
        return wait === null ? null : clampWait(wait)
      },
    },
  })

  const send = (
    operation: Operation,
    method: HttpCall['method'],
    path: readonly string[],
    more: Pick<HttpCall, 'json' | 'signal'> & { readonly onAnswer?: (answer: HttpAnswer) => void } = {},
  ): Promise<HttpAnswer> =>
    http.request({
      json: more.json,
      signal: more.signal,
      operation,
      method,
      url: urlOf(path),
      // Its CORS answer is `*`, which browsers refuse with cookies.
      credentials: 'omit',
      succeeded: (answer) => {
        more.onAnswer?.(answer)
        return isJson(answer)
      },
    })

  const whoAmI = async (operation: Operation, signal?: AbortSignal): Promise<unknown> =>
    jsonOf(await send(operation, 'GET', ['account', 'whoami'], { signal }))

  async function list({ signal, cursor }: ListOptions = {}): Promise<SessionPage> {
    requireFirstPage(cursor)
    const [answer, me] = await Promise.all([send('list', 'GET', ['devices'], { signal }), whoAmI('list', signal)])
    const own = wholeText(field(me, 'device_id'))
    const sessions = rows(field(jsonOf(answer), 'devices')).map((row) => readDevice(row, own))
    return { sessions, nextCursor: null, total: null }
  }

  /** The server's session for each set of devices that it has asked about. It takes a proof for that very set alone. */
  const asked = new Map<string, string>()

  async function end(devices: readonly string[], { stepUp, signal }: RevokeCall): Promise<void> {
    const key = JSON.stringify(devices)
    const ask = (auth?: object): Promise<HttpAnswer> =>
      send('revoke', 'POST', ['delete_devices'], {
        json: { devices, ...(auth && { auth }) },
        signal,
        onAnswer(answer) {
          const session = wholeText(field(questionIn(answer), 'session'))
          if (session === null) asked.delete(key)
          else asked.set(key, session)
        },
      })
    const auth = stepUp && (await authOf(stepUp, signal))
    if (!auth) return void (await ask())
    // The proof may be for another set: an "others" that was read anew, or what was left of several.
    if (!asked.has(key) && (await isDone(ask))) return
    const session = asked.get(key)
    await ask({ ...auth, ...(session !== undefined && { session }) })
  }

  async function authOf({ uia, password }: StepUpProof, signal: AbortSignal | undefined): Promise<object | null> {
    if (uia !== undefined) return uia
    if (password === undefined) return null
    const user = wholeText(field(await whoAmI('revoke', signal), 'user_id'))
    if (user === null) throw badResponse('The answer does not say who is asking.')
    return { type: PASSWORD, identifier: { type: 'm.id.user', user }, password }
  }

  const adapter: SessionAdapter = {
    id: options.id ?? `matrix:${baseUrl}`,
    capabilities,
    list,
    revoke: (request, more) =>
      revokeByTarget(
        adapter,
        {
          one: (id, call) => end([id], call),
          several: end,
          mine: ({ signal }) => send('signOut', 'POST', ['logout'], { json: {}, signal }),
          all: ({ signal }) => send('revokeAll', 'POST', ['logout', 'all'], { json: {}, signal }),
        },
        request,
        more,
      ),
  }
  return adapter
}

/** False where the server asks for proof. */
async function isDone(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask()
    return true
  } catch (error) {
    if (isSessionError(error) && error.code === 'step_up_required') return false
    throw error
  }
}

/** `own`: the device that asks; `null` for a token that belongs to none. */
function readDevice(row: unknown, own: string | null): Session {
  const id = field(row, 'device_id')
  const label = text(field(row, 'display_name'))
  // Only where MSC3852 is switched on.
  const userAgent = text(field(row, 'org.matrix.msc3852.last_seen_user_agent') ?? field(row, 'last_seen_user_agent'))
  return sessionFrom(id, {
    isCurrent: own === null ? null : id === own,
    device: userAgent === null ? deviceFromLabel(label) : { ...deviceFromUserAgent(userAgent), label },
    ip: plainIp(field(row, 'last_seen_ip')),
    lastActiveAt: timeFromMs(field(row, 'last_seen_ts')),
  })
}
