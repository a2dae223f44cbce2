import { useEffect, useRef } from 'react'
import { callHost } from '../../core/call-host.ts'
import { useSessionScope } from '../../hooks/index.ts'
import { useClock } from '../format/clock-context.ts'
import { isOfSignOut } from '../model/events.ts'
import type { Ledger, Speaker } from '../model/ledger.ts'
import type { Surface } from '../model/state.ts'
import { useTexts } from '../texts/texts-context.ts'
import { type AfterClick, afterClick, loadAfterClick } from './after-click.ts'
import type { DeviceListComponents } from './components.ts'
import { listEventText, type Telling } from './event-texts.ts'
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
  showToast: DeviceListComponents['toastSuccess'],
): void {
  const texts = useTexts()
  const { timeZone } = useClock()
  const lag = useSessionScope().adapter.capabilities.accessTokenLagSeconds
  const telling: Telling = { texts, timeZone, lag, shows }
  const current = { telling, toast: showToast }
  const latest = useRef(current)
  useEffect(() => {
    latest.current = current
  })
  useEffect(
    () =>
      ledger.attach(surface, {
        shows,
        tell: (event, state) => {
          if (event.type === 'signedOut') store.close()
          if (!isOfSignOut(event)) return store.say(listEventText(event, latest.current.telling))
          whenLoaded(({ eventWords, toastSuccess }) => {
            const { telling: now, toast: show = toastSuccess } = latest.current
            const { said, toast } = eventWords(event, state, now)
            if (said !== null) store.say(said)
            if (toast !== null) void callHost(() => show?.(toast, now.texts))
          })
        },
      }),
    [ledger, surface, store, shows],
  )
}

/** What words a sign-out is there before the click. One that was not made here may be told a little later. */
function whenLoaded(tell: (code: AfterClick) => void): void {
  const code = afterClick()
  if (code) tell(code)
  else loadAfterClick().then(tell, () => {})
}
