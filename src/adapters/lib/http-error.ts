import type { Operation } from '../../core/capabilities.ts'
import { SessionError, type SessionErrorCode } from '../../core/session-error.ts'
import type { StepUpChallenge } from '../../core/step-up.ts'
import type { HttpAnswer } from './http-client.ts'
import { waitFromRateLimit } from './rate-limit.ts'
import { parseRetryAfter } from './retry-after.ts'
import { stepUpFromHeader } from './www-authenticate.ts'

/** How one auth system words its errors, where the status alone does not say it. */
export interface ErrorDialect {
  /** The server's own code in an error body. Checked before it is used. */
  readonly serverCode?: (body: unknown) => unknown
  /** What an answer means; `null`: go by its status. */
  readonly codeOf?: (answer: HttpAnswer, serverCode: string | null, operation: Operation) => SessionErrorCode | null
  /** What to prove, with `step_up_required`, where the server does not say it as RFC 9470 does. */
  readonly stepUpOf?: (answer: HttpAnswer, operation: Operation) => StepUpChallenge | null
  /** How long to wait, in ms, where it is not in `Retry-After`. */
  readonly retryAfterOf?: (answer: HttpAnswer) => number | null
}

const byStatus: Readonly<Record<number, SessionErrorCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  405: 'unsupported',
  407: 'network', // a proxy wants its own sign-in
  408: 'timeout',
  409: 'conflict',
  429: 'rate_limited',
  451: 'forbidden',
  501: 'unsupported',
  511: 'network', // RFC 6585: a network sign-in page stands between
}

/** What is missing after a 404 or 410: one session, or the whole feature. */
const missing: Readonly<Record<Operation, SessionErrorCode>> = {
  list: 'unsupported',
  revoke: 'not_found',
  revokeOthers: 'unsupported',
  revokeAll: 'unsupported',
  signOut: 'unsupported',
}

/** What a status means when nothing finer is known. A success that was not expected, or a redirect, is `bad_response`. */
export function codeOfStatus(status: number, operation: Operation): SessionErrorCode {
  if (status === 404 || status === 410) return missing[operation]
  const code = byStatus[status]
  if (code) return code
  if (status < 400 || status >= 600) return 'bad_response'
  return status < 500 ? 'invalid_request' : 'server'
}

/** The server's code, if it is one: short, and of letters that a code is made of. Never free text. */
export function checkServerCode(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.:-]{1,64}$/.test(value) ? value : null
}

/** The error that an answer stands for. */
export function errorFrom(answer: HttpAnswer, operation: Operation, dialect: ErrorDialect): SessionError {
  const { status } = answer
  const serverCode = answer.body.kind === 'json' ? checkServerCode(dialect.serverCode?.(answer.body.value)) : null
  const asked = status === 401 || status === 403 ? stepUpFromHeader(answer.header('www-authenticate'), operation) : null
  const code = asked
    ? 'step_up_required'
    : (dialect.codeOf?.(answer, serverCode, operation) ?? codeOfStatus(status, operation))
  return new SessionError(code, `The server answered "${operation}" with status ${status}.`, {
    status,
    serverCode,
    stepUp: asked ?? (code === 'step_up_required' ? (dialect.stepUpOf?.(answer, operation) ?? null) : null),
    retryAfterMs:
      parseRetryAfter(answer.header('retry-after'), answer.header('date')) ??
      dialect.retryAfterOf?.(answer) ??
      (code === 'rate_limited' ? waitFromRateLimit(answer.header('ratelimit')) : null),
  })
}
