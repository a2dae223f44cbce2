/** For browsers without `requestIdleCallback` (Safari): after the list is painted. */
const SOON_MS = 200
/** A page that is never idle waits no longer. */
const LATEST_MS = 2000

/** Calls once the browser has nothing else to do. Returns a function that cancels it. */
export function whenIdle(call: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(call, { timeout: LATEST_MS })
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(call, SOON_MS)
  return () => clearTimeout(timer)
}
