import type { Operation } from './capabilities.ts'
import { fieldsOf, textOrNull, textsOrNull } from './check-session.ts'
import { isSessionErrorCode, SessionError, type SessionErrorDetails, toSessionError } from './session-error.ts'
import type { StepUpChallenge, StepUpKind } from './step-up.ts'

/**
 * The error as a `SessionError` with the fields of a `SessionError` and no other: `toSessionError`, less what an adapter added to
 * a `SessionError`, such as a response or a `cause`.
 */
export function checkError(error: unknown): SessionError {
  try {
    const ours = toSessionError(error)
    if (isPlain(ours)) return ours
    const { code } = ours
    return new SessionError(isSessionErrorCode(code) ? code : 'unknown', ownMessage(ours), detailsOf(ours))
  } catch {
    // A getter of the adapter's error threw.
    return toSessionError(null)
  }
}

function ownMessage(error: SessionError): string {
  const { value } = Object.getOwnPropertyDescriptor(error, 'message') ?? {}
  return textOrNull(value) ?? toSessionError(null).message
}

const known: ReadonlySet<string> = new Set([
  'name',
  'message',
  'code',
  'status',
  'retryAfterMs',
  'serverCode',
  'stepUp',
])

/** True for an error as the constructor makes it: each field of its type, no getters, no further fields. */
function isPlain(error: SessionError): boolean {
  const fields = Object.entries(Object.getOwnPropertyDescriptors(error))
  // What engines note about an error (`stack`, `line`) cannot be enumerated.
  const isOurs = fields.every(([name, field]) =>
    known.has(name) ? 'value' in field : field.enumerable !== true && name !== 'cause',
  )
  if (!isOurs || !isSessionErrorCode(error.code) || typeof error.message !== 'string') return false
  const details = detailsOf(error)
  return (
    details.status === error.status &&
    details.retryAfterMs === error.retryAfterMs &&
    details.serverCode === error.serverCode &&
    isSameChallenge(details.stepUp, error.stepUp)
  )
}

function detailsOf(error: object): Required<SessionErrorDetails> {
  const { status, retryAfterMs, serverCode, stepUp } = fieldsOf(error)
  return {
    status: numberOrNull(status),
    retryAfterMs: numberOrNull(retryAfterMs),
    serverCode: textOrNull(serverCode),
    stepUp: challengeOrNull(stepUp),
  }
}

function isSameChallenge(one: StepUpChallenge | null, other: StepUpChallenge | null): boolean {
  if (one === null || other === null) return one === other
  const fields = new Set([...Object.keys(one), ...Object.keys(other)])
  const [a, b] = [fieldsOf(one), fieldsOf(other)]
  return [...fields].every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]))
}

const numberOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null

const kinds: ReadonlySet<unknown> = new Set([
  'password',
  'redirect',
  'verification-record',
  'uia',
  'scope',
  'sign-in-again',
] satisfies StepUpKind[])
const operations: ReadonlySet<unknown> = new Set([
  'list',
  'revoke',
  'revokeOthers',
  'revokeAll',
  'signOut',
] satisfies Operation[])
const isKind = (value: unknown): value is StepUpKind => kinds.has(value)
const isOperation = (value: unknown): value is Operation => operations.has(value)

function challengeOrNull(value: unknown): StepUpChallenge | null {
  const { kind, operation, redirectTo, methods, acrValues, maxAgeSeconds } = fieldsOf(value)
  if (!isKind(kind) || !isOperation(operation)) return null
  return {
    kind,
    operation,
    redirectTo: textOrNull(redirectTo),
    methods: textsOrNull(methods) ?? [],
    acrValues: textsOrNull(acrValues) ?? [],
    maxAgeSeconds: numberOrNull(maxAgeSeconds),
  }
}
