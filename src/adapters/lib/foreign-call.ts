import { isSessionError, SessionError, toSessionError } from '../../core/session-error.ts'
import { Deadline } from './deadline.ts'

/** How a call of code that is not ours is bounded and read. */
export interface ForeignCall {
  /** For the messages that developers see, e.g. `listSessions()`. */
  readonly name: string
  /** In ms, `Infinity` for none. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
  /** What a thrown value means; `null` when it says nothing. Left out: it never says anything. */
  readonly errorOf?: (thrown: unknown) => SessionError | null
}

/**
 * Calls a vendor's SDK, or a function of the application. Rejects with nothing but a `SessionError`: what was thrown may
 * hold a token or the server's text, so only a `SessionError`, or what `errorOf` makes of it, leaves here. At the limit, or when the caller
 * aborts, the waiting ends; a request of an SDK that takes no signal goes on, and its answer is ignored.
 */
export async function callForeign<T>(
  run: () => T | PromiseLike<T>,
  { name, timeoutMs, signal, errorOf }: ForeignCall,
): Promise<T> {
  const deadline = new Deadline(timeoutMs, signal)
  try {
    deadline.check()
    return await deadline.race(settle(run, name, errorOf))
  } catch (error) {
    throw toSessionError(error)
  } finally {
    deadline.end()
  }
}

async function settle<T>(run: () => T | PromiseLike<T>, name: string, errorOf: ForeignCall['errorOf']): Promise<T> {
  try {
    return await run()
  } catch (thrown) {
    throw isSessionError(thrown) ? thrown : (errorOf?.(thrown) ?? unexplained(thrown, name))
  }
}

/** `fetch` rejects with a `TypeError` when no answer came. */
function unexplained(thrown: unknown, name: string): SessionError {
  return thrown instanceof TypeError
    ? new SessionError('network', `${name} failed: no connection.`)
    : new SessionError('unknown', `${name} failed.`)
}
