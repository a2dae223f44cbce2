import { useEffect, useRef } from 'react'
import { callHost } from '../../core/call-host.ts'
import { useSessionScope } from '../../hooks/index.ts'
import { useClock } from '../format/clock-context.ts'
import type { Ledger, Speaker } from '../model/ledger.ts'
import type { Surface } from '../model/state.ts'
import { useTexts } from '../texts/texts-context.ts'
import { toastSuccess } from '../toasts.tsx'
import type { DeviceListComponents } from './components.ts'
import { eventWords } from './event-texts.ts'
import type { ListStore } from './list-store.ts'

interface VoiceScope {
  readonly ledger: Ledger
  readonly surface: Surface
  readonly store: ListStore
  readonly shows: Speaker['shows']
}

/** Tells each event that is this list's to tell: by one announcement, and by a toast for success. */
export function useVoice(
  { ledger, surface, store, shows }: VoiceScope,
  showToast: DeviceListComponents['toastSuccess'] = toastSuccess,
): void {
  const texts = useTexts()
  const { timeZone } = useClock()
  const lag = useSessionScope().adapter.capabilities.accessTokenLagSeconds
  const current = { telling: { texts, timeZone, lag, shows }, showToast }
  const latest = useRef(current)
  useEffect(() => {
    latest.current = current
  })
  useEffect(
    () =>
      ledger.attach(surface, {
        shows,
        tell: (event, state) => {
          const now = latest.current
          const { said, toast } = eventWords(event, state, now.telling)
          if (event.type === 'signedOut') store.close()
          if (said !== null) store.say(said)
          if (toast !== null) void callHost(() => now.showToast?.(toast, now.telling.texts))
        },
      }),
    [ledger, surface, store, shows],
  )
}
