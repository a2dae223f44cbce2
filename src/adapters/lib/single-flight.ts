import { isSessionError, SessionError } from '../../core/session-error.ts'
import type { Deadline } from './deadline.ts'

/** What a refresh came to. */
type Outcome = { readonly renewed: boolean } | { readonly error: SessionError }

/**
 * One `refresh()` for any number of parallel 401s. A second one is never started beside the first, not even when the first
 * hangs: on bio.re two parallel refreshes end every session. Each wait has its own time limit instead.
 */
export class SingleFlight {
  readonly #refresh: () => Promise<boolean>
  #running: Promise<Outcome> | null = null
  #latest: Outcome | null = null
  #settled = 0

  constructor(refresh: () => Promise<boolean>) {
    this.#refresh = refresh
  }

  /** How many refreshes have settled. Take it before you ask for the token. */
  get settled(): number {
    return this.#settled
  }

  /**
   * Resolves `true` when a retry makes sense, `false` when the user is signed out. A token taken before the latest refresh
   * settled (`since`) shares that refresh's outcome: its 401 only came late.
   */
  async renew(since: number, deadline: Deadline): Promise<boolean> {
    const outcome =
      this.#running === null && this.#settled > since && this.#latest
        ? this.#latest
        : await deadline.race((this.#running ??= this.#run()))
    if ('error' in outcome) throw outcome.error
    return outcome.renewed
  }

  #run(): Promise<Outcome> {
    return Promise.resolve()
      .then(() => this.#refresh())
      .then(
        (renewed: unknown): Outcome => ({ renewed: renewed !== false }),
        (error: unknown): Outcome => ({ error: whyNotRefreshed(error) }),
      )
      .then((outcome) => {
        this.#latest = outcome
        this.#settled += 1
        this.#running = null
        return outcome
      })
  }
}

/** Not a sign-out: the token may be fine and only the connection bad. `fetch` rejects with a `TypeError`. */
function whyNotRefreshed(error: unknown): SessionError {
  if (isSessionError(error)) return error
  return error instanceof TypeError
    ? new SessionError('network', 'The access token could not be refreshed: no connection.')
    : new SessionError('unknown', 'The access token could not be refreshed: refresh() rejected.')
}
