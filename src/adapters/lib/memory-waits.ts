/** Resolves after `ms`, or as soon as the signal aborts; leaves no timer behind. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0 || signal?.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const settle = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', settle)
      resolve()
    }
    const timer = setTimeout(settle, ms)
    signal?.addEventListener('abort', settle)
  })
}

/** Calls that hang until `release`. */
export class Held {
  readonly #settlers = new Set<() => void>()

  /** Resolves at `release()`, or as soon as the signal aborts. */
  hold(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const settle = (): void => {
        this.#settlers.delete(settle)
        signal?.removeEventListener('abort', settle)
        resolve()
      }
      this.#settlers.add(settle)
      signal?.addEventListener('abort', settle)
    })
  }

  release(): void {
    for (const settle of this.#settlers) settle()
  }
}
