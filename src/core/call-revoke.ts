import { settled } from './call-adapter.ts'
import { checkError } from './check-error.ts'
import { checkSessions, isObject, textsOrNull } from './check-session.ts'
import type { FailedRevoke, RevokeOptions, RevokeRequest, RevokeResult, SessionAdapter } from './session-adapter.ts'
import { SessionError } from './session-error.ts'

/** Longer than an adapter of ours waits. */
const REVOKE_MS = 120_000
const REVOKE_EACH_MS = 10_000

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
