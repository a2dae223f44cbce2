import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useClock } from '../format/clock-context.ts'
import { formatDate } from '../format/time.ts'
import { errorText } from '../texts/error-text.ts'
import { sentences } from '../texts/sentences.ts'
import { useTexts } from '../texts/texts-context.ts'
import type { ListStore } from './list-store.ts'
import { reconcile } from './reconcile.ts'
import type { ListView } from './use-list-view.ts'

/** A list that loads faster than this does not announce that it loads. */
const SLOW_MS = 500
/** Timers take no longer time: a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1
/** A timer may fire this much early by the clock. */
const TIMER_SLACK_MS = 20

/** Announces what happens to the list as a whole, each event once, and holds open outcomes against each new read. */
export function useListEvents(store: ListStore, view: ListView): void {
  const { status, read, error } = view
  const texts = useTexts()
  const { timeZone } = useClock()
  const current = { texts, timeZone, readAt: read?.readAt, count: read?.sessions.length ?? 0 }
  const latest = useRef(current)
  const wasAway = useRef(false)
  useEffect(() => {
    latest.current = current
  })

  useEffect(() => {
    if (status === 'signed-out') store.forget()
    // A timer, because React runs effects twice in development, and because a quick list needs no words.
    const timer = setTimeout(
      () => {
        const { count } = latest.current
        const { t } = latest.current.texts
        const isBack = wasAway.current
        wasAway.current = status !== 'ready'
        if (status === 'loading') store.say(t('load.loading'))
        if (status === 'signed-out') store.say(sentences(t, [t('signed_out.title'), t('signed_out.body')]))
        if (status === 'ready' && isBack) store.say(t('load.loaded', { count }))
      },
      status === 'loading' ? SLOW_MS : 0,
    )
    return () => clearTimeout(timer)
  }, [store, status])

  useEffect(() => {
    if (!error || status === 'signed-out') return
    const timer = setTimeout(() => {
      const { readAt } = latest.current
      const { t, locale } = latest.current.texts
      const time = readAt && formatDate(Date.parse(readAt), { locale, timeZone: latest.current.timeZone }, true)
      const what = time ? t('list.refresh_failed', { time }) : t('load.failed')
      store.say(sentences(t, [what, errorText({ t, locale }, error, 'list', error.retryAfterMs)]))
    })
    return () => clearTimeout(timer)
  }, [store, error, status])

  useEffect(() => {
    if (read) reconcile(store, read, latest.current.texts)
  }, [store, read])
}

/** Lifts the waits that the server asked for when they are over, and says so. */
export function useWaitsEnd(store: ListStore): void {
  const readWaits = () => store.state.waits
  const waits = useSyncExternalStore(store.subscribe, readWaits, readWaits)
  const { t } = useTexts()
  const latest = useRef(t)
  useEffect(() => {
    latest.current = t
  })
  useEffect(() => {
    const ends = Object.values(waits).filter((end) => end > 0)
    if (ends.length === 0) return
    const timer = setTimeout(
      () => {
        const next = { one: stillAhead(waits.one), others: stillAhead(waits.others), here: stillAhead(waits.here) }
        store.set({ waits: next })
        if (Object.values(next).join() !== Object.values(waits).join())
          store.say(latest.current('error.rate_limited_over'))
      },
      Math.min(Math.max(0, Math.min(...ends) - Date.now()), LONGEST_TIMER_MS),
    )
    return () => clearTimeout(timer)
  }, [store, waits])
}

const stillAhead = (end: number) => (end - Date.now() > TIMER_SLACK_MS ? end : 0)
