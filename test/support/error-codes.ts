import type { SessionErrorCode } from '../../src/core/session-error.ts'

/** Every code: one that is missing, or is none, does not compile. */
const every: Record<SessionErrorCode, true> = {
  unauthenticated: true,
  forbidden: true,
  step_up_required: true,
  not_found: true,
  cannot_revoke_current: true,
  invalid_request: true,
  conflict: true,
  rate_limited: true,
  unsupported: true,
  aborted: true,
  timeout: true,
  network: true,
  server: true,
  bad_response: true,
  unknown: true,
}
const isCode = (name: string): name is SessionErrorCode => name in every
export const errorCodes: readonly SessionErrorCode[] = Object.keys(every).filter(isCode)
