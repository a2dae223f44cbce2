import { useCallback, useEffect, useRef } from 'react'
import { callHost } from '../../core/call-host.ts'
import { type RevocationReport, useRevoke, useSessionScope } from '../../hooks/index.ts'
import type { Ledger } from '../model/ledger.ts'
import { mustWait } from '../model/standing.ts'
import type { Ask, Surface } from '../model/state.ts'
import { requestFor } from '../model/target.ts'

/** Signs out what is asked for, unless that is under way, and gives the application the report. */
export function useSignOut(
  ledger: Ledger,
  surface: Surface,
  onReport: ((report: RevocationReport) => unknown) | undefined,
): (ask: Ask) => void {
  const { capabilities } = useSessionScope().adapter
  const revoke = useRevoke()
  const latest = useRef(onReport)
  useEffect(() => {
    latest.current = onReport
  })
  return useCallback(
    (ask) => {
      if (mustWait(ledger.state, ask, Date.now())) return
      void ledger
        .signOut(ask, surface, requestFor(ask, capabilities), revoke)
        .then((report) => report && callHost(() => latest.current?.(report)))
    },
    [ledger, surface, capabilities, revoke],
  )
}
