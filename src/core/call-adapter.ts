import { checkError } from './check-error.ts'
import { checkSessions, isObject } from './check-session.ts'
import type { ListOptions, SessionAdapter, SessionPage } from './session-adapter.ts'
import { SessionError } from './session-error.ts'
import { warnOnce } from './warn.ts'

/** Longer than an adapter of ours waits. An adapter that never answers would leave "Loading…" on the screen for ever. */
const LIST_MS = 60_000

/** One page of the list. Whatever the adapter does, it ends in a `SessionPage` or rejects with a `SessionError`. */
export function listPage(adapter: SessionAdapter, options: ListOptions): Promise<SessionPage> {
  return settled('list', LIST_MS, async () => checkPage(await adapter.list(options)))
}

/** Ends in time, and in a `SessionError` where it does not end well. */
export async function settled<T>(what: 'list' | 'revoke', ms: number, call: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SessionError('timeout', 'The adapter did not answer in time.')), ms)
  })
  try {
    return await Promise.race([call(), late])
  } catch (thrown) {
    const error = checkError(thrown)
    if (process.env.NODE_ENV !== 'production' && error !== thrown) warnOfForeignError(what)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** Says nothing of the error itself: its text may hold a secret. */
function warnOfForeignError(what: string): void {
  warnOnce(
    `The adapter's ${what} ended in something that is no SessionError, or in one with more on it. Of that the screen can only say that something went wrong.`,
    'docs/troubleshooting.md#no-sessionerror',
  )
}

function checkPage(answer: unknown): SessionPage {
  if (!isObject(answer)) throw new SessionError('bad_response', 'The adapter answered without a page.')
  const { sessions, nextCursor = null, total } = answer
  if (nextCursor !== null && typeof nextCursor !== 'string')
    throw new SessionError('bad_response', 'The adapter answered with a cursor that is no text.')
  return { sessions: checkSessions(sessions), nextCursor, total: isCount(total) ? total : null }
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0
