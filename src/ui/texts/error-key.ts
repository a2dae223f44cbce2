import type { SessionError, SessionErrorCode } from '../../core/session-error.ts'
import type { TextKey } from './text-key.ts'

/** What the user was waiting for when the error came: the list, or a sign-out. */
export type During = 'list' | 'revoke'

/** What happened, in one sentence. Whether anything changed is another one: see `result.still_signed_in`. */
const keys = {
  unauthenticated: 'error.unauthenticated',
  forbidden: 'error.forbidden',
  step_up_required: 'error.step_up_required',
  not_found: 'auth.sessions.not_found',
  cannot_revoke_current: 'auth.sessions.cannot_revoke_current',
  invalid_request: 'error.invalid_request',
  conflict: 'error.conflict',
  rate_limited: 'error.rate_limited_unknown',
  unsupported: 'error.unsupported',
  aborted: 'error.aborted',
  timeout: 'error.timeout',
  network: 'error.network',
  server: 'error.server',
  bad_response: 'error.bad_response',
  unknown: 'error.unknown',
} as const satisfies Record<SessionErrorCode, TextKey>

/** The server's own codes that say more than ours. Server text is never shown, and never a key: only these are. */
const refinements: ReadonlyMap<string, { readonly code: SessionErrorCode; readonly key: TextKey }> = new Map([
  ['SESSION_NOT_FRESH', { code: 'step_up_required', key: 'error.session_not_fresh' }],
] as const)

/** The text that says what went wrong. Total over the codes: an error without a text does not compile. */
export function errorKey(error: SessionError, during: During): TextKey {
  const refined = refinements.get(error.serverCode ?? '')
  if (refined?.code === error.code) return refined.key
  if (error.code === 'not_found' && during === 'list') return 'error.list_not_found'
  return keys[error.code]
}
