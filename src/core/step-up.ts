import type { Operation } from './capabilities.ts'

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
