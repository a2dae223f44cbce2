import { useSyncExternalStore } from 'react'
import type { RevocationReport } from 'react-device-sessions'

let latest: RevocationReport | null = null
const listeners = new Set<() => void>()

/** The `onReport` of this page: an application would write its own log, or count. */
export function noteReport(report: RevocationReport): void {
  latest = report
  for (const listener of listeners) listener()
}

/** What the last sign-out came to, since the page was loaded. */
export function useLastReport(): RevocationReport | null {
  return useSyncExternalStore(subscribe, () => latest)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
