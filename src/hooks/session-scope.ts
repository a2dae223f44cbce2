import { createContext, useContext } from 'react'
import type { SessionAdapter } from '../core/session-adapter.ts'
import type { StepUpChallenge, StepUpEvent, StepUpProof } from '../core/step-up.ts'
import { hasOtherCopy } from './copies.ts'

/** Why this browser has no session any more: the user ended it `here`, or the server no longer knows it. */
export type SignedOutReason = 'here' | 'unauthenticated'

/** What the hooks work on, and what they tell the application. */
export interface SessionScope {
  /** Create it once, at module level. */
  readonly adapter: SessionAdapter
  /** Who is signed in. Part of every cache key. */
  readonly userId: string
  /** Called once when this browser is signed out. Cached rows are already gone by then. */
  readonly onSignedOut?: (reason: SignedOutReason) => void
  /**
   * Called by "Sign in again", which is offered where the server wants proof of who the user is and the page cannot ask for it.
   * This browser is still signed in: end that first where your sign-in page would only lead back. Default: `onSignedOut`, with
   * `unauthenticated`.
   */
  readonly onSignInAgain?: (() => void) | undefined
  /**
   * Called when the server asks to prove who you are (ASVS 5.0 7.5.2): once, however many actions wait for it. Resolve with
   * the proof and each is repeated exactly once; resolve with `null`, or reject, to cancel. Without it, `useStepUp` and
   * `<DeviceListStepUp>` are asked.
   */
  readonly onStepUp?: (challenge: StepUpChallenge, event: StepUpEvent) => Promise<StepUpProof | null>
  /** The list is read up to this many sessions. Default 1,000. */
  readonly maxSessions?: number | undefined
  /** How long to wait, in ms, before looking again for a session that was accepted and is still listed. Default 2,000. */
  readonly recheckAfterMs?: number | undefined
}

export const SessionScopeContext = createContext<SessionScope | null>(null)

/** The scope of the nearest `SessionProvider`. Throws when there is none. */
export function useSessionScope(): SessionScope {
  const scope = useContext(SessionScopeContext)
  if (scope) return scope
  throw new Error(process.env.NODE_ENV === 'production' ? 'No SessionProvider above this component.' : whatIsMissing())
}

function whatIsMissing(): string {
  return hasOtherCopy(SessionScopeContext)
    ? 'No SessionProvider of this copy of react-device-sessions above this component: two copies are on the page. Let the bundler find one. See docs/troubleshooting.md#two-copies.'
    : 'No SessionProvider above this component. Wrap it: <SessionProvider adapter={…} userId={…} onSignedOut={…}>. See docs/troubleshooting.md#no-provider.'
}
