import type { Operation } from '../core/capabilities.ts'
import { problem } from './answers.ts'
import type { SignedIn } from './signed-in.ts'

/** The operations that may ask for proof first. Signing out asks for none. */
export type GuardedOperation = Exclude<Operation, 'signOut'>

/** What a user must prove before the request is done. */
export interface StepUpDemand {
  /** RFC 9470: how recent the sign-in must be. */
  readonly maxAgeSeconds?: number
  /** RFC 9470: which kind of sign-in, in order of preference. */
  readonly acrValues?: readonly string[]
  /** For a page that asks by itself: `['password']`. */
  readonly methods?: readonly string[]
  /** Where to prove it. */
  readonly redirectTo?: string
}

/** How far the clock of the server that signs users in may be ahead. */
const SKEW_MS = 60_000

/**
 * Wants a recent sign-in before sessions are ended: give `authenticatedAt` in `authenticate`. Not known is not recent, and neither is a time
 * that is yet to come: milliseconds that were taken for seconds would be recent for ever.
 */
export function recentSignIn(
  maxAgeSeconds: number,
  now: () => number = Date.now,
): (
  operation: GuardedOperation,
  signedIn: Pick<SignedIn, 'authenticatedAt'>,
) => Pick<StepUpDemand, 'maxAgeSeconds'> | null {
  return (operation, { authenticatedAt }) => {
    if (operation === 'list') return null
    const age = authenticatedAt ? now() - authenticatedAt.getTime() : Number.POSITIVE_INFINITY
    return age >= -SKEW_MS && age <= maxAgeSeconds * 1000 ? null : { maxAgeSeconds }
  }
}

/**
 * The answer that asks. With `maxAgeSeconds` or `acrValues` it is the challenge of RFC 9470, a 401; the code in the body says the same to a
 * page on another origin, which may not see that header. Otherwise it is the 403 of the contract.
 */
export function stepUpAnswer({ maxAgeSeconds, acrValues = [], methods, redirectTo }: StepUpDemand): Response {
  const body = { ...(methods && { methods }), ...(redirectTo !== undefined && { redirectTo }) }
  if (maxAgeSeconds === undefined && acrValues.length === 0) return problem('reauth_required', body)
  const params = [
    'error="insufficient_user_authentication"',
    ...(acrValues.length > 0 ? [`acr_values="${acrValues.map(quotable).join(' ')}"`] : []),
    ...(maxAgeSeconds === undefined ? [] : [`max_age="${Math.max(0, Math.floor(maxAgeSeconds))}"`]),
  ]
  return problem('reauth_required', body, { 'www-authenticate': `Bearer ${params.join(', ')}` }, 401)
}

/** An `acr` value is a word or a URI: nothing that could end the quotes or the header. */
function quotable(value: string): string {
  return value.replaceAll(/[^\x21\x23-\x5b\x5d-\x7e]/g, '')
}
