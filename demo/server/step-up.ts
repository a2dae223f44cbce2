import type { AccessClaims } from './access-tokens.ts'

/** What may be asked for. Signing oneself out never is. */
export const stepUpOperations = ['list', 'revoke'] as const
export type StepUpOperation = (typeof stepUpOperations)[number]

/** What the server wants a recent sign-in for, and how recent, in seconds. */
export interface StepUpDemand {
  readonly on: readonly StepUpOperation[]
  readonly maxAgeSeconds: number
}

const DEFAULT_MAX_AGE_SECONDS = 300

/** Asks for a recent sign-in as RFC 9470 describes. Nothing is asked until it is turned on. */
export class StepUp {
  readonly #now: () => number
  #demand: StepUpDemand & { readonly since: number } = nothing()

  constructor(now: () => number) {
    this.#now = now
  }

  read(): StepUpDemand {
    const { on, maxAgeSeconds } = this.#demand
    return { on, maxAgeSeconds }
  }

  /** From now on. Who signed in before is asked too, however recent that was. */
  demand(on: readonly StepUpOperation[], maxAgeSeconds = DEFAULT_MAX_AGE_SECONDS): void {
    this.#demand = { on, maxAgeSeconds, since: this.#now() }
  }

  clear(): void {
    this.#demand = nothing()
  }

  /** The value of `WWW-Authenticate` for a token that is not enough for this; `null` where it is. */
  challenge(operation: StepUpOperation, { authenticatedAt }: AccessClaims): string | null {
    if (!this.wants(operation, authenticatedAt)) return null
    return `Bearer error="insufficient_user_authentication", error_description="A more recent sign-in is required", max_age="${this.#demand.maxAgeSeconds}"`
  }

  /** True when a sign-in of then is not enough for this. */
  wants(operation: StepUpOperation, authenticatedAt: number | null): boolean {
    const { on, maxAgeSeconds, since } = this.#demand
    const oldest = Math.max(since, this.#now() - maxAgeSeconds * 1000)
    return on.includes(operation) && (authenticatedAt === null || authenticatedAt < oldest)
  }
}

function nothing() {
  return { on: [], maxAgeSeconds: DEFAULT_MAX_AGE_SECONDS, since: 0 } as const
}
