/** What this needs of `navigator.locks`. */
export interface Locks {
  request<T>(name: string, work: () => Promise<T>): Promise<T>
}

/**
 * One run of `work` at a time: callers that come while it runs share its outcome, and other tabs of this site wait for their
 * turn. Without locks (a page over plain http that is not local) only this tab is covered.
 */
export function singleFlight<T>(name: string, work: () => Promise<T>, locks: Locks | undefined): () => Promise<T> {
  let running: Promise<T> | null = null
  return () => {
    running ??= (locks ? locks.request(name, work) : work()).finally(() => {
      running = null
    })
    return running
  }
}
