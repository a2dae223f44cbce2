import type { SessionError, SessionErrorCode } from '../../core/session-error.ts'

/** What the user can do next, besides waiting. */
export type ErrorAction = 'retry' | 'check' | 'confirm' | null

const actions: Record<SessionErrorCode, ErrorAction> = {
  unauthenticated: null,
  forbidden: null,
  step_up_required: 'confirm',
  not_found: 'retry',
  cannot_revoke_current: null,
  invalid_request: 'check',
  conflict: 'check',
  rate_limited: 'retry',
  unsupported: null,
  aborted: 'retry',
  timeout: 'retry',
  network: 'retry',
  server: 'retry',
  bad_response: 'retry',
  unknown: 'retry',
}

/**
 * The button to put beside the text: `action.<this>` is its label. `null` where doing the same again cannot help; the text
 * says what can. `check` reads the list again before anything else is tried.
 */
export function errorAction(error: SessionError): ErrorAction {
  return actions[error.code]
}
