import { checkError } from './check-error.ts'
import { checkSessions, isObject, textsOrNull } from './check-session.ts'
import type {
  FailedRevoke,
  ListOptions,
  RevokeOptions,
  RevokeRequest,
  RevokeResult,
  SessionAdapter,
  SessionPage,
} from './session-adapter.ts'
import { SessionError } from './session-error.ts'
import { warnOnce } from './warn.ts'

/** Longer than an adapter of ours waits. An adapter that never answers would leave "Loading…" on the screen for ever. */
const LIST_MS = 60_000
const REVOKE_MS = 120_000
const REVOKE_EACH_MS = 10_000

/** One page of the list. Whatever the adapter does, it ends in a `SessionPage` or rejects with a `SessionError`. */
export function listPage(adapter: SessionAdapter, options: ListOptions): Promise<SessionPage> {
  return settled('list', LIST_MS, async () => checkPage(await adapter.list(options)))
}

/** Ends sessions. Whatever the adapter does, it ends in a `RevokeResult` or rejects with a `SessionError`. */
export function revokeSessions(
  adapter: SessionAdapter,
  request: RevokeRequest,
  options: RevokeOptions,
): Promise<RevokeResult> {
  const each = request.target === 'session' ? request.sessionIds.length : 0
  return settled('revoke', REVOKE_MS + each * REVOKE_EACH_MS, async () =>
    checkResult(await adapter.revoke(request, options)),
  )
}

async function settled<T>(what: 'list' | 'revoke', ms: number, call: () => Promise<T>): Promise<T> {
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

function checkResult(answer: unknown): RevokeResult {
  if (!isObject(answer)) throw new SessionError('bad_response', 'The adapter did not say what was revoked.')
  const { revokedIds, failed = [], endedCurrent, sessions } = answer
  if (!Array.isArray(failed)) throw new SessionError('bad_response', 'The adapter did not say what failed.')
  return {
    revokedIds: textsOrNull(revokedIds),
    failed: Array.from(failed, checkFailed),
    endedCurrent: endedCurrent === true,
    sessions: listOrNull(sessions),
  }
}

function checkFailed(each: unknown): FailedRevoke {
  if (!isObject(each) || typeof each['id'] !== 'string')
    throw new SessionError('bad_response', 'The adapter did not say which session failed.')
  return { id: each['id'], error: checkError(each['error']) }
}

/** A list in the answer is an extra: one that cannot be read is left out, and the list is read anew. */
function listOrNull(sessions: unknown): RevokeResult['sessions'] {
  if (!Array.isArray(sessions)) return null
  try {
    return checkSessions(sessions)
  } catch {
    return null
  }
}
