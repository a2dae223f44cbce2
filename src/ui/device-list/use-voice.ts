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
import { stuckText } from './device-list-status.tsx'
import { listEventText, type Telling } from './event-texts.ts'
import type { ListStore } from './list-store.ts'

/** The functions that put a sign-out into words and show a toast. */
export type OutcomeWords = Pick<AfterClick, 'eventWords' | 'toastSuccess'>

interface VoiceScope {
  readonly ledger: Ledger
  readonly surface: Surface
  readonly store: ListStore
  readonly shows: Speaker['shows']
  readonly words: OutcomeWords | undefined
}

/** Announces each event that the ledger gives to this list, and shows a toast for success. */
export function useVoice(
  { ledger, surface, store, shows, words }: VoiceScope,
  showToast: DeviceListComponents['toastSuccess'],
): void {
  const texts = useTexts()
  const { timeZone } = useClock()
  const lag = useSessionScope().adapter.capabilities.accessTokenLagSeconds
  const telling: Telling = { texts, timeZone, lag, shows }
  const current = { telling, words, toast: showToast }
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
          const tell = ({ eventWords, toastSuccess }: OutcomeWords) => {
            const { telling: now, toast: show = toastSuccess } = latest.current
            const { said, toast } = eventWords(event, state, now)
            if (said !== null) store.say(said)
            if (toast !== null) void callHost(() => show?.(toast, now.texts))
          }
          const loaded = latest.current.words ?? afterClick()
          if (loaded) return tell(loaded)
          // Loaded before a click here. An event of another part of the page is announced once it is loaded.
          loadAfterClick().then(tell, () => {
            store.set({ stuck: 'outcomes' })
            store.say(stuckText(latest.current.telling.texts, 'outcomes'))
          })
        },
      }),
    [ledger, surface, store, shows],
  )
}
