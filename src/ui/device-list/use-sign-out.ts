import { useCallback, useEffect, useRef } from 'react'
import { callHost } from '../../core/call-host.ts'
import type { SessionCapabilities } from '../../core/capabilities.ts'
import type { Session } from '../../core/session.ts'
import { toSessionError } from '../../core/session-error.ts'
import {
  type RevocationReport,
  type RevokeRequest,
  useRevokeAllSessions,
  useRevokeSessions,
  useSessionScope,
} from '../../hooks/index.ts'
import { useTexts } from '../texts/texts-context.ts'
import { toastSuccess } from '../toasts.tsx'
import { type ListStore, type Target, waitOf } from './list-store.ts'
import { failureText, reportMessage } from './outcome-texts.ts'
import { begin, refuse, settle } from './outcomes.ts'

/** Signs out what is asked for, and tells what became of it: in the store, by one announcement, by a toast for success. */
export function useSignOut(
  store: ListStore,
  onReport: ((report: RevocationReport) => unknown) | undefined,
): (target: Target) => void {
  const { adapter } = useSessionScope()
  const { mutateAsync: revoke } = useRevokeSessions()
  const { mutateAsync: revokeOthers } = useRevokeAllSessions()
  const lag = adapter.capabilities.accessTokenLagSeconds
  const texts = useTexts()
  const latest = useRef({ texts, onReport })
  const isMounted = useRef(false)
  useEffect(() => {
    latest.current = { texts, onReport }
  })
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [])

  return useCallback(
    (target) => {
      const [row] = target.rows
      const { endingOthers, outcomes, waits } = store.state
      const isRunning = row && target.action === 'one' ? outcomes.get(row.key)?.fate === 'running' : endingOthers
      if (isRunning || Date.now() < waits[waitOf(target)]) return
      begin(store, target)
      const running =
        row && target.action === 'one' ? revoke(requestFor(row.session, adapter.capabilities)) : revokeOthers()
      void tell(running)

      async function tell(reporting: Promise<RevocationReport>): Promise<void> {
        try {
          const report = await reporting
          void callHost(() => latest.current.onReport?.(report))
          if (!isMounted.current) return
          // "You are signed out" is said by the list, in this case and the next.
          if (report.endedCurrent) return store.forget()
          settle(store, target, report)
          const { text, tone } = reportMessage(latest.current.texts, target, report, lag)
          store.say(text)
          if (tone === 'good') toastSuccess(text, latest.current.texts)
        } catch (thrown) {
          const error = toSessionError(thrown)
          if (!isMounted.current) return
          if (error.code === 'unauthenticated') return store.forget()
          refuse(store, target, error)
          store.say(failureText(latest.current.texts, target, error))
        }
      }
    },
    [store, adapter, revoke, revokeOthers, lag],
  )
}

/** This device ends by logging out, wherever there is a request for that: it needs no id. */
function requestFor(session: Session, { signOut }: SessionCapabilities): RevokeRequest {
  return session.isCurrent === true && signOut === 'request'
    ? { target: 'mine' }
    : { target: 'session', sessionIds: [session.id] }
}
