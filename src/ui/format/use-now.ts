import { useSyncExternalStore } from 'react'

const TICK = 60_000

/** One clock for the page: it ticks once a minute while something on it is shown and the page is not hidden. */
const listeners = new Set<() => void>()
let now = 0
let timer: ReturnType<typeof setInterval> | undefined

function tick() {
  now = Date.now()
  for (const listener of listeners) listener()
}

/** After sleep or in a tab brought back, the time is right at once and not a minute later. */
function onVisibility() {
  clearInterval(timer)
  timer = undefined
  if (document.hidden) return
  timer = setInterval(tick, TICK)
  tick()
}

/** Without listeners the clock does not tick, so the first read sets it. */
function read() {
  const current = Date.now()
  if (timer === undefined && Math.abs(current - now) >= TICK) now = current
  return now
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  if (listeners.size === 1) {
    // On a server's markup the clock has not been read yet.
    read()
    document.addEventListener('visibilitychange', onVisibility)
    if (!document.hidden) timer = setInterval(tick, TICK)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    document.removeEventListener('visibilitychange', onVisibility)
    clearInterval(timer)
    timer = undefined
  }
}

const standStill = () => () => {}

/**
 * The present, in ms since 1970, anew each minute. On a server and while hydrating: `initial`, so that both say the same;
 * without one `null`, and no relative time can be told. `fixed` stands in for the clock, for tests and stories.
 */
export function useNow(initial: number | null = null, fixed?: number): number | null {
  const onServer = () => fixed ?? initial
  const inBrowser = () => fixed ?? read()
  return useSyncExternalStore<number | null>(fixed === undefined ? subscribe : standStill, inBrowser, onServer)
}

/** False on a server and in the browser's first render over a server's markup, true from then on. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    standStill,
    () => true,
    () => false,
  )
}
