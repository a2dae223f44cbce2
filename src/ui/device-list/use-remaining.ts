import { useSyncExternalStore } from 'react'

function everySecond(tick: () => void): () => void {
  const timer = setInterval(tick, 1000)
  return () => clearInterval(timer)
}

const never = () => () => {}

/** How many ms are left until a moment (ms since 1970), in whole seconds and anew each second; 0 when it has passed or is 0. */
export function useRemaining(until: number): number {
  const left = () => (until === 0 ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000)))
  return 1000 * useSyncExternalStore(until === 0 ? never : everySecond, left, left)
}
