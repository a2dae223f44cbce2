import { SessionError } from '../../core/session-error.ts'

/** The longest delay that a timer can hold; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** What a call ends in whose caller has stopped it. */
export const aborted = (): SessionError => new SessionError('aborted', 'The call was aborted.')

/** Throws once the caller has aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw aborted()
}

/** One time limit over everything that a request waits for: token, headers, answer, body, refresh. */
export class Deadline {
  readonly #controller = new AbortController()
  readonly #stopped: Promise<never>
  readonly #caller: AbortSignal | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #error: SessionError | null = null
  #reject: ((error: SessionError) => void) | null = null

  /** `timeoutMs` in ms, `Infinity` for none; `caller` is the signal of the caller. */
  constructor(timeoutMs: number, caller?: AbortSignal) {
    this.#stopped = new Promise((_resolve, reject) => {
      this.#reject = reject
    })
    // Handles its rejection: there may be no other handler when it stops.
    this.#stopped.catch(() => {})
    this.#caller = caller
    if (caller?.aborted) this.#abort()
    else caller?.addEventListener('abort', this.#abort)
    if (Number.isFinite(timeoutMs))
      this.#timer = setTimeout(
        () => this.#stop(new SessionError('timeout', `There was no answer within ${timeoutMs} ms.`)),
        Math.min(timeoutMs, LONGEST_TIMER_MS),
      )
  }

  /** Aborts the request itself, at the limit or with the caller. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Settles like `work`, or rejects with `timeout` or `aborted` if that comes first. */
  race<T>(work: PromiseLike<T>): Promise<T> {
    return Promise.race([this.#stopped, work])
  }

  /** Throws once the limit has passed or the caller has aborted. */
  check(): void {
    if (this.#error) throw this.#error
  }

  /** Stops the clock. Nothing is left behind. */
  end(): void {
    clearTimeout(this.#timer)
    this.#caller?.removeEventListener('abort', this.#abort)
  }

  readonly #abort = (): void => this.#stop(aborted())

  #stop(error: SessionError): void {
    if (this.#error) return
    this.#error = error
    this.#reject?.(error)
    this.#controller.abort()
  }
}
