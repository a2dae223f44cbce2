import { useCallback, useEffect, useRef } from 'react'
import { callHost } from '../../core/call-host.ts'
import type { SessionCapabilities } from '../../core/capabilities.ts'
import { checkError } from '../../core/check-error.ts'
import { type RevocationReport, type RevokeRequest, useRevoke, useSessionScope } from '../../hooks/index.ts'
import { sentences } from '../texts/sentences.ts'
import { useTexts } from '../texts/texts-context.ts'
import { toastSuccess } from '../toasts.tsx'
import type { DeviceListComponents } from './components.ts'
import { leadOn } from './lead-on.ts'
import { endsOthers, type ListStore, type Target, waitOf } from './list-store.ts'
import { failureText, reportMessage } from './outcome-texts.ts'
import { begin, refuse, settle } from './outcomes.ts'

/** Signs out what is asked for, and tells what became of it: in the store, by one announcement, by a toast for success. */
export function useSignOut(
  store: ListStore,
  onReport: ((report: RevocationReport) => unknown) | undefined,
  showToast: DeviceListComponents['toastSuccess'] = toastSuccess,
): (target: Target) => void {
  const { adapter } = useSessionScope()
  const revoke = useRevoke()
  const lag = adapter.capabilities.accessTokenLagSeconds
  const texts = useTexts()
  const latest = useRef({ texts, onReport, showToast })
  const isMounted = useRef(false)
  useEffect(() => {
    latest.current = { texts, onReport, showToast }
  })
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [])

  return useCallback(
    (target) => {
      const { endingOthers, outcomes, waits } = store.state
      const isRunning = endsOthers(target)
        ? endingOthers
        : target.rows.some((each) => outcomes.get(each.key)?.fate === 'running')
      if (isRunning || Date.now() < waits[waitOf(target)]) return
      begin(store, target)
      void tell(revoke(requestFor(target, adapter.capabilities)))

      async function tell(reporting: Promise<RevocationReport>): Promise<void> {
        try {
          const report = await reporting
          void callHost(() => latest.current.onReport?.(report))
          if (!isMounted.current) return
          // "You are signed out" is said by the list, in this case and the next.
          if (report.endedCurrent) return store.forget()
          settle(store, target, report)
          const { text, tone } = reportMessage(latest.current.texts, target, report, lag)
          store.say(sentences(latest.current.texts.t, [text, leadOn(store, target, latest.current.texts)]))
          const now = latest.current
          if (tone === 'good') void callHost(() => now.showToast?.(text, now.texts))
        } catch (thrown) {
          const error = checkError(thrown)
          if (!isMounted.current) return
          if (error.code === 'unauthenticated') return store.forget()
          refuse(store, target, error)
          const speech = latest.current.texts
          store.say(sentences(speech.t, [failureText(speech, target, error), leadOn(store, target, speech)]))
        }
      }
    },
    [store, adapter, revoke, lag],
  )
}

/** This device ends by logging out, wherever there is a request for that: it needs no id. */
function requestFor({ action, rows }: Target, { signOut }: SessionCapabilities): RevokeRequest {
  if (action === 'all' || action === 'others') return { target: action }
  return action === 'one' && rows[0]?.session.isCurrent === true && signOut === 'request'
    ? { target: 'mine' }
    : { target: 'session', sessionIds: rows.map(({ session }) => session.id) }
}
