import { problem } from './answers.ts'
import type { SessionAudit } from './audit.ts'
import { isForeign, readOrigins } from './cross-site.ts'
import { type CountRequest, countInMemory, type Limits, readLimits } from './limits.ts'
import { listPage } from './list-page.ts'
import { matchRoute, type RouteMatch } from './match-route.ts'
import { endsSessions, type Outcome } from './revoke.ts'
import type { SessionStore, StoredSession } from './session-store.ts'
import { type Asker, askerFrom, type SignedIn } from './signed-in.ts'
import { type GuardedOperation, type StepUpDemand, stepUpAnswer } from './step-up.ts'

type MaybeNothing<T> = T | null | undefined

/** One request, for the functions of the application. */
export interface RouteCall<Context> {
  readonly request: Request
  /** What the routes were called with beside the request: Node's own request, for example, by `toNodeHandler`. */
  readonly context: Context
}

export interface SessionRoutesOptions<Context> {
  /** The path that the routes stand under; `restAdapter` gets the same as its `baseUrl`. */
  readonly basePath: string
  readonly store: SessionStore
  /** Names the user of the request, from its session and from nothing else of it; `null`: not signed in. */
  readonly authenticate: (
    request: Request,
    context: Context,
  ) => Promise<MaybeNothing<SignedIn>> | MaybeNothing<SignedIn>
  /** Pages on these origins may ask with cookies too. Default: only pages of this server. */
  readonly trustedOrigins?: readonly string[]
  /** Requests of one user in an hour. Default `defaultLimits`; `false`: you count elsewhere. */
  readonly limits?: Partial<Limits> | false
  /** Counts them. Default `countInMemory()`. */
  readonly countRequest?: CountRequest
  /** Asked before anything is listed or ended: what must be proven first, or `null`. */
  readonly stepUp?: (
    operation: GuardedOperation,
    signedIn: Asker,
    call: RouteCall<Context>,
  ) => Promise<MaybeNothing<StepUpDemand>> | MaybeNothing<StepUpDemand>
  /** Called after the session that asks has ended. The headers that it answers go along: clear your cookie with `expiredCookie`. */
  readonly onSignedOut?: (
    signedIn: Asker,
    call: RouteCall<Context>,
  ) => Promise<MaybeNothing<HeadersInit>> | MaybeNothing<HeadersInit> | void
  /** Called after sessions were ended, with the count. */
  readonly onAudit?: (entry: SessionAudit, call: RouteCall<Context>) => unknown
  /** Gets what your own functions and your database threw. The browser gets a 500 without a word of it, and nothing is logged. */
  readonly onError?: (error: unknown, call: RouteCall<Context>) => void
}

/**
 * The five routes that `restAdapter` speaks to, over your own table of sessions: list, end one, end the others, end all, sign out.
 * They take a `Request` and give a `Response`, and so run wherever those are known; `toNodeHandler` brings them to Node, Express
 * and Fastify. Safe by default:
 *
 * - a session that was ended is refused, even with a token that still works;
 * - another user's session is a 404, like one that never was;
 * - the session that asks is never among the others, and without it nothing is spared or ended;
 * - with a cookie, a foreign page is refused, by `Sec-Fetch-Site` and `Origin`;
 * - answers are never stored, and hold no token, no hash and no text of an error.
 *
 * Throws a plain `Error` for unusable options. Never rejects.
 */
export function createSessionRoutes(
  options: SessionRoutesOptions<unknown>,
): (request: Request, context?: unknown) => Promise<Response>
export function createSessionRoutes<Context>(
  options: SessionRoutesOptions<Context>,
): (request: Request, context: Context) => Promise<Response>
export function createSessionRoutes<Context>(
  options: SessionRoutesOptions<Context>,
): (request: Request, context: Context) => Promise<Response> {
  const { store, authenticate, countRequest = countInMemory() } = options
  const basePath = readBasePath(options.basePath)
  const trustedOrigins = readOrigins(options.trustedOrigins ?? [])
  const limits = options.limits === false ? null : readLimits(options.limits)

  async function respond(call: RouteCall<Context>): Promise<Response> {
    const { request, context } = call
    const url = new URL(request.url)
    const match = matchRoute(request.method, url.pathname, basePath)
    if ('refused' in match && match.refused !== 'invalid_request') return refusal(match)
    const named = askerFrom(await authenticate(request, context))
    if (!named) return unauthenticated()
    if (named.credential === 'cookie' && isForeign(request, trustedOrigins)) return problem('cross_site')
    if ('refused' in match) return refusal(match)
    const current = named.sessionId === null ? null : await store.find(named.userId, named.sessionId)
    // The session has ended. Its token must not end the other sessions of the user.
    if (named.sessionId !== null && !current) return unauthenticated()
    // As the table spells it: a database may find `A1` by `a1`, and the two must not count as two sessions.
    const asker = { ...named, sessionId: current?.id ?? null }
    return (await heldBack(match, asker, url, call)) ?? done(match, asker, current, url, call)
  }

  /** The refusal by limit or step-up, or `null`. The limit is counted first, so that passwords cannot be guessed here. */
  async function heldBack(match: Route, asker: Asker, url: URL, call: RouteCall<Context>): Promise<Response | null> {
    const { operation } = match
    const counted = operation === 'list' && url.searchParams.has('cursor') ? 'listMore' : operation
    const perHour = limits?.[counted] ?? Number.POSITIVE_INFINITY
    if (perHour !== Number.POSITIVE_INFINITY) {
      const waitMs = await countRequest({ userId: asker.userId, operation: counted, perHour })
      if (waitMs !== null) return tooMany(waitMs)
    }
    const demand = operation === 'signOut' ? null : await options.stepUp?.(operation, asker, call)
    return demand ? stepUpAnswer(demand) : null
  }

  async function done(
    match: Route,
    asker: Asker,
    current: StoredSession | null,
    url: URL,
    call: RouteCall<Context>,
  ): Promise<Response> {
    if (match.operation === 'list') return listPage(store, asker, current, url.searchParams)
    const outcome = await endsSessions(store, asker, match)
    if ('refused' in outcome)
      return outcome.refused === 'unauthenticated' ? unauthenticated() : problem(outcome.refused)
    const headers = outcome.endedCurrent ? await afterwards(() => signedOut(asker, call), call) : null
    await afterwards(() => audit(match.operation, asker, outcome, call), call)
    return outcome.answer(headers ?? {})
  }

  /** The headers of `onSignedOut`. Invalid ones throw here, and not when the answer is made. */
  async function signedOut(asker: Asker, call: RouteCall<Context>): Promise<Headers> {
    return new Headers((await options.onSignedOut?.(asker, call)) ?? {})
  }

  function audit(
    operation: SessionAudit['operation'],
    { userId, sessionId }: Asker,
    { count, endedId }: Extract<Outcome, { count: number }>,
    call: RouteCall<Context>,
  ): unknown {
    return options.onAudit?.({ operation, userId, sessionId, endedId, count }, call)
  }

  /** The sessions have ended already: what fails now is told to the developer, and the answer stays true. */
  async function afterwards<T>(run: () => T | Promise<T>, call: RouteCall<Context>): Promise<T | null> {
    try {
      return await run()
    } catch (error) {
      tell(error, call)
      return null
    }
  }

  function tell(error: unknown, call: RouteCall<Context>): void {
    try {
      options.onError?.(error, call)
    } catch {
      // The answer matters more than the log.
    }
  }

  return async (request, context) => {
    const call = { request, context }
    try {
      return await respond(call)
    } catch (error) {
      tell(error, call)
      return problem('server_error')
    }
  }
}

type Route = Exclude<RouteMatch, { readonly refused: string }>

function refusal(match: Extract<RouteMatch, { readonly refused: string }>): Response {
  return problem(match.refused, {}, 'allow' in match ? { allow: match.allow } : {})
}

/** RFC 9110 wants a challenge with every 401. "Bearer" makes no browser ask for a password. */
function unauthenticated(): Response {
  return problem('unauthenticated', {}, { 'www-authenticate': 'Bearer' })
}

/** The wait stands in the body too: a page on another origin may not see the header. A counter that gives no number says no time. */
function tooMany(waitMs: number): Response {
  if (!Number.isFinite(waitMs)) return problem('rate_limited')
  const retryAfter = Math.max(1, Math.ceil(waitMs / 1000))
  return problem('rate_limited', { retryAfter }, { 'retry-after': String(retryAfter) })
}

function readBasePath(basePath: string): string {
  const path = basePath.replace(/\/+$/, '')
  if (!/^(?:\/[\w.~-]+)*$/.test(path) || /\/\.{1,2}(?:\/|$)/.test(path))
    throw new Error('createSessionRoutes: basePath must be a plain path, like "/api/account".')
  return path
}
