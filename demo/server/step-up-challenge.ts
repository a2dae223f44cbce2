import type { Context } from 'hono'
import type { AccessClaims } from './access-tokens.ts'
import type { Env, Services } from './services.ts'
import type { StepUpOperation } from './step-up.ts'

/**
 * True when this token is not enough: the challenge is then in the headers of the answer, which is for the caller to give. Read by a
 * page of another origin, it must be exposed; hidden, a 401 is nothing but a sign-out.
 */
export function isChallenged(
  c: Context<Env>,
  { stepUp, settings }: Services,
  operation: StepUpOperation,
  claims: AccessClaims,
): boolean {
  const challenge = stepUp.challenge(operation, claims)
  if (challenge === null) return false
  c.header('WWW-Authenticate', challenge)
  if (settings.cors !== false) c.header('Access-Control-Expose-Headers', 'WWW-Authenticate')
  return true
}
