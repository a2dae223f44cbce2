import { useCallback, useEffect, useRef } from 'react'
import { callHost } from '../../core/call-host.ts'
import type { RevocationReport } from '../../hooks/index.ts'
import { mustWait } from '../model/result.ts'
import type { Ask, Surface } from '../model/state.ts'
import type { LedgerScope } from './use-ledger.ts'

/** Signs out what is asked for, unless that is under way, and gives the application the report. */
export function useSignOut(
  { ledger, send }: LedgerScope,
  surface: Surface,
  onReport: ((report: RevocationReport) => unknown) | undefined,
): (ask: Ask) => void {
  const latest = useRef(onReport)
  useEffect(() => {
    latest.current = onReport
  })
  return useCallback(
    (ask) => {
      if (mustWait(ledger.state, ask, Date.now())) return
      send(ask, surface).then(
        (report) => callHost(() => latest.current?.(report)),
        // The ledger has heard it, and the list tells it.
        () => null,
      )
    },
    [ledger, send, surface],
  )
}
