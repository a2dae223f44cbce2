import type { Operation } from './capabilities.ts'
import type { Session } from './session.ts'
import type { SessionError } from './session-error.ts'

/** How a user proves again who they are. */
export type StepUpKind = 'password' | 'redirect' | 'verification-record' | 'uia' | 'scope' | 'sign-in-again'

/** The server asks for proof before it acts (ASVS 5.0 7.5.2). */
export interface StepUpChallenge {
  readonly kind: StepUpKind
  readonly operation: Operation
  readonly redirectTo: string | null
  readonly methods: readonly string[]
  /** RFC 9470 `acr_values`, in order of preference; empty when not sent. */
  readonly acrValues: readonly string[]
  /** RFC 9470 `max_age` in seconds: how recent the sign-in must be; `null` when not sent. */
  readonly maxAgeSeconds: number | null
}

/** What the application hands back; an adapter reads only the field that it needs. */
export interface StepUpProof {
  readonly password?: string
  readonly verificationId?: string
  readonly uia?: Readonly<Record<string, unknown>>
  readonly elevatedToken?: string
}

/**
 * What goes on once the proof is there: the list is read, or sessions are ended. `sessions`: as they were on screen at the
 * click; empty for "others" while it is not known which session is current.
 */
export type StepUpAction =
  | { readonly type: 'list' }
  | { readonly type: 'revoke'; readonly sessions: readonly Session[] }

/** What comes along with the challenge. */
export interface StepUpEvent {
  readonly action: StepUpAction
  /** What the server answered: `step_up_required`, with its own code. */
  readonly error: SessionError
  /** Aborted when the question is over without a proof: cancelled elsewhere, another user, the page left. */
  readonly signal: AbortSignal
}
