import type { Operation } from '../core/capabilities.ts'
import type { SessionAdapter } from '../core/session-adapter.ts'
import { isSessionError, SessionError } from '../core/session-error.ts'
import { throwIfAborted } from './lib/deadline.ts'
import { callForeign } from './lib/foreign-call.ts'
import { codeOfStatus } from './lib/http-error.ts'
import { requireTimeout, type SharedOptions } from './lib/http-options.ts'
import { operationOf } from './lib/operations.ts'
import { createPreludeSessions } from './lib/prelude-sessions.ts'
import { badResponse, field } from './lib/wire.ts'

/** What this needs of `PrldSessionClient` from `@prelude.so/js-sdk/session`. */
export interface PreludeSdkClient {
  listSessions(options: { limit: number; offset: number }): Promise<unknown>
  revokeSessions(target: 'all' | 'others' | 'mine' | 'session', sessionId?: string): Promise<unknown>
  getSessionId(): Promise<string | null>
  refresh(): Promise<unknown>
}

export interface PreludeSdkAdapterOptions extends SharedOptions {
  readonly client: PreludeSdkClient
  /** The `domain` that the client was made with; it tells two Prelude applications on one page apart. */
  readonly domain?: string
  /** For one call of the client, in ms. Default 10,000; `Infinity` for none. */
  readonly timeoutMs?: number
}

/** The SDK's errors tell no status, only a name; these are the statuses that their server answers with. */
const statusOfName: ReadonlyMap<string, number> = new Map([
  ['BadRequestError', 400],
  ['UnauthorizedError', 401],
  ['ForbiddenError', 403],
  ['ScopeNotAllowedError', 403],
  ['NotFoundError', 404],
  ['ConflictError', 409],
  ['UnprocessableEntityError', 422],
  ['RateLimitedError', 429],
  ['InternalServerError', 500],
])

/** The SDK gives a 204, which is no list, as an empty list with this `limit`. So another limit is asked for, to tell the two apart. */
const LIMIT_OF_NO_ANSWER = 10

/**
 * Prelude Auth through its own SDK, which holds the tokens, refreshes them and knows its key pair. Stable: checked against
 * `@prelude.so/js-sdk` 0.6.0. Nothing of the SDK is imported: any object with these four methods does.
 *
 * - **The SDK sends a request up to three times** when no answer comes or its own time limit (`timeout`, 10 s) passes, a revoke too,
 *   and cannot be told to stop. A revoke that ended in `timeout` here may still be carried out later. `preludeAdapter`
 *   sends each once.
 * - Its error for a connection that is lost during a refresh is that of a sign-out. So an `UnauthorizedError` counts only when a second
 *   `refresh()` is refused as well.
 * - Its errors have a name and no code: `retryAfterMs`, `status` and `serverCode` are always `null`.
 *
 * Throws a plain `Error` for an unusable `timeoutMs`; everything later is a `SessionError`.
 */
export function preludeSdkAdapter({
  client,
  domain,
  timeoutMs: limit,
  id = `prelude-sdk:${domain ?? ''}`,
}: PreludeSdkAdapterOptions): SessionAdapter {
  const timeoutMs = requireTimeout('preludeSdkAdapter', limit)

  function call<T>(
    operation: Operation,
    name: keyof PreludeSdkClient,
    run: () => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const errorOf = (thrown: unknown) => sdkError(thrown, operation)
    return callForeign(() => unlessSignedOut(run, signal), { name: `${name}()`, timeoutMs, signal, errorOf })
  }

  async function unlessSignedOut<T>(run: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    try {
      return await run()
    } catch (thrown) {
      if (nameOf(thrown) !== 'UnauthorizedError') throw thrown
      throwIfAborted(signal)
      await client.refresh()
      // Nobody waits any more, but this goes on by itself: the client may be of another user by now.
      throwIfAborted(signal)
      return run()
    }
  }

  return createPreludeSessions(id, {
    pageSizes: [100, 50, 25, LIMIT_OF_NO_ANSWER - 1],
    // `invalid_pagination_limit` comes as this, like much else; the last page size ends the search.
    isTooLarge: (error) => isSessionError(error) && error.code === 'invalid_request',
    async readPage({ offset, limit: asked, signal }) {
      const pageLimit = asked === LIMIT_OF_NO_ANSWER ? LIMIT_OF_NO_ANSWER - 1 : asked
      const wire = await call('list', 'listSessions', () => client.listSessions({ limit: pageLimit, offset }), signal)
      if (field(wire, 'total') === 0 && field(wire, 'limit') === LIMIT_OF_NO_ANSWER)
        throw badResponse('The server answered without a list.')
      return { wire, sid: await readSid(signal) }
    },
    revoke: (target, signal, sessionId) =>
      call(operationOf[target], 'revokeSessions', () => client.revokeSessions(target, sessionId), signal),
    readSid,
  })

  function readSid(signal: AbortSignal | undefined): Promise<string | null> {
    return call('list', 'getSessionId', () => client.getSessionId(), signal)
  }
}

const nameOf = (thrown: unknown): string | null => (thrown instanceof Error ? thrown.name : null)

/** `null` for an error with an unknown name. */
function sdkError(thrown: unknown, operation: Operation): SessionError | null {
  const name = nameOf(thrown)
  if (name === 'AbortError') return new SessionError('timeout', 'The SDK stopped waiting.')
  // The body was no JSON; the error quotes it.
  if (name === 'SyntaxError') return new SessionError('bad_response', 'The answer was no JSON.')
  const status = statusOfName.get(name ?? '')
  if (status === undefined) return null
  return new SessionError(codeOfStatus(status, operation), `The SDK refused "${operation}" with ${name}.`)
}
