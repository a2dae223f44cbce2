import type { StepUpChallenge } from './step-up.ts'

/** Why a list or a sign-out did not work. Closed: every code has a text in every language. */
export type SessionErrorCode =
  /** The request carries no valid session: this browser is signed out. */
  | 'unauthenticated'
  /** The server refused, for a reason that no other code has. */
  | 'forbidden'
  /** Proof of who the user is comes first; `stepUp` says which. */
  | 'step_up_required'
  /** The server knows no such session. */
  | 'not_found'
  /** This session does not end by its id: signing out does it. */
  | 'cannot_revoke_current'
  /** The server could not make sense of the request. */
  | 'invalid_request'
  /** Something else changed the same at the same time. */
  | 'conflict'
  /** Too many requests; `retryAfterMs` where the server says for how long. */
  | 'rate_limited'
  /** The server, or this set-up of it, cannot do that. */
  | 'unsupported'
  /** The caller stopped it. */
  | 'aborted'
  /** No answer in time. */
  | 'timeout'
  /** No answer: no connection, or a lost one. */
  | 'network'
  /** The server failed (5xx). */
  | 'server'
  /** The answer is not what it should be. */
  | 'bad_response'
  /** Something foreign was thrown; its text is dropped. */
  | 'unknown'

/**
 * Whether a code says for certain that the server did not do what was asked. After the others the outcome is open: a
 * request that timed out may have been carried out all the same.
 */
const saysNothingWasDone: Record<SessionErrorCode, boolean> = {
  unauthenticated: true,
  forbidden: true,
  step_up_required: true,
  not_found: true,
  cannot_revoke_current: true,
  invalid_request: true,
  conflict: true,
  rate_limited: true,
  unsupported: true,
  aborted: false,
  timeout: false,
  network: false,
  server: false,
  bad_response: false,
  unknown: false,
}

/** What is known about a failure besides its code. */
export interface SessionErrorDetails {
  readonly status?: number | null
  readonly retryAfterMs?: number | null
  readonly serverCode?: string | null
  readonly stepUp?: StepUpChallenge | null
}

const brand = Symbol.for('react-device-sessions.SessionError')

/**
 * The only error that leaves an adapter or a hook. Look texts up by `code`; `message` is for developers and holds neither
 * server text nor anything secret, which is also why there is no `cause`.
 */
export class SessionError extends Error {
  override readonly name = 'SessionError'
  readonly code: SessionErrorCode
  /** HTTP status, or `null` when no answer came. */
  readonly status: number | null
  /** How long to wait before another try, in ms; `null` when the server did not say, or the browser may not read it. */
  readonly retryAfterMs: number | null
  /** The server's own code, verbatim (`auth.sessions.not_found`), or `null`. */
  readonly serverCode: string | null
  /** With `step_up_required`: what to prove, and how. */
  readonly stepUp: StepUpChallenge | null
  readonly [brand] = true

  constructor(code: SessionErrorCode, message: string, details: SessionErrorDetails = {}) {
    super(message)
    this.code = code
    this.status = details.status ?? null
    this.retryAfterMs = details.retryAfterMs ?? null
    this.serverCode = details.serverCode ?? null
    this.stepUp = details.stepUp ?? null
  }

  /** `instanceof SessionError` is `isSessionError`: in CommonJS each entry of this package has a class of its own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === SessionError ? isSessionError(value) : super[Symbol.hasInstance](value)
  }
}

/** True for a `SessionError` of any copy of this package (ESM beside CommonJS, one per bundle), of any window. */
export function isSessionError(error: unknown): error is SessionError {
  return typeof error === 'object' && error !== null && brand in error
}

/** The error as a `SessionError`; anything foreign becomes `unknown`, and its text, which may hold a secret, is dropped. */
export function toSessionError(error: unknown): SessionError {
  return isSessionError(error)
    ? error
    : new SessionError('unknown', 'The adapter failed in a way that it does not describe.')
}

/** True for one of our codes. */
export function isSessionErrorCode(code: unknown): code is SessionErrorCode {
  return typeof code === 'string' && Object.hasOwn(saysNothingWasDone, code)
}

/** True when the error says for certain that nothing was done; false when the outcome is open. */
export function isDefinite(error: SessionError): boolean {
  return saysNothingWasDone[error.code]
}

const aboutTheRequest: ReadonlySet<SessionErrorCode> = new Set([
  'rate_limited',
  'step_up_required',
  'unsupported',
  'unauthenticated',
])

/**
 * True when a refusal is about the request alone, so that the session is as it was. The other refusals may mean that the
 * session is gone: Prelude's page leaves open what an unknown id is answered with, and servers use 400, 403 and 404.
 */
export function leavesSessionsAlone(error: SessionError): boolean {
  return aboutTheRequest.has(error.code)
}
