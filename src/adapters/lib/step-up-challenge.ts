import type { Operation } from '../../core/capabilities.ts'
import type { StepUpChallenge, StepUpKind } from '../../core/step-up.ts'
import { wholeText } from './wire.ts'

/** A challenge of which only the kind is known, and what else is given. */
export function challengeOf(
  kind: StepUpKind,
  operation: Operation,
  more: Partial<Pick<StepUpChallenge, 'redirectTo' | 'methods'>> = {},
): StepUpChallenge {
  return { kind, operation, redirectTo: null, methods: [], acrValues: [], maxAgeSeconds: null, ...more }
}

/** Where to send the browser, if it is a web address: `javascript:` and the like must never reach `location`. */
export function webAddress(value: unknown): string | null {
  const address = wholeText(value)
  try {
    return /^https?:$/.test(new URL(address ?? '').protocol) ? address : null
  } catch {
    return null
  }
}
