import { forwardRef, type HTMLAttributes } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { deviceName } from '../format/device-name.ts'
import { formatCountdown } from '../format/duration.ts'
import { SessionTime } from '../session-time.tsx'
import { useReadAgain } from '../step-up/use-read-again.ts'
import { errorText } from '../texts/error-text.ts'
import { textWithSlots } from '../texts/text-with-slots.ts'
import { useTexts } from '../texts/texts-context.ts'
import { Note, OutcomeNote } from './device-list-note.tsx'
import { useListScope, useListState, useListView } from './list-context.ts'
import { waitOf } from './list-store.ts'
import { resultMessage } from './outcome-texts.ts'
import type { RenderProp } from './part.ts'
import { retryTarget } from './retry-target.ts'
import { namesNobody, withWhatIsLeft } from './take-back.ts'
import { useRemaining } from './use-remaining.ts'

/** What the last sign-out came to, until the next one begins; else nothing. Renders a `<div>`. */
export const DeviceListResult = forwardRef<HTMLDivElement, HTMLAttributes<HTMLDivElement> & RenderProp>(
  function DeviceListResult(props, ref) {
    const texts = useTexts()
    const { ask, signOut } = useListScope()
    const view = useListView()
    const { capabilities } = useSessionScope().adapter
    const result = useListState((state) => state.result)
    const retry = result && retryTarget(result, view, capabilities)
    const wait = useListState(({ waits }) => (retry ? waits[waitOf(retry.target)] : 0))
    const check = useCheckOthers()
    if (!result) return null
    const message = resultMessage(texts, result, capabilities.accessTokenLagSeconds, wait)
    // Without a list there is nothing to check against.
    const next = message.action === 'check' && capabilities.list === 'none' ? null : message.action
    const action = 'report' in result && retry ? 'retry' : next
    return (
      <Note
        message={{ ...message, action }}
        isOff={action !== 'check' && wait > 0}
        onAction={({ currentTarget }) => {
          if (action === 'check' || !retry) return void check()
          return retry.asks ? ask(retry.target, currentTarget) : signOut(retry.target)
        }}
        {...props}
        ref={ref}
      />
    )
  },
)

/**
 * Reads the list again. Where the sign-out of all others named nobody, because nobody was known, what was said of it follows
 * what is read; elsewhere each session's own outcome does.
 */
export function useCheckOthers(): () => Promise<void> {
  const texts = useTexts()
  const { store } = useListScope()
  const { refresh, status } = useListView()
  const { accessTokenLagSeconds: lag } = useSessionScope().adapter.capabilities
  return async () => {
    const read = await refresh()
    const { result } = store.state
    if (!result || !('report' in result) || !namesNobody(result.report)) return
    const next = read ? withWhatIsLeft(result, read) : result
    store.set({ result: next })
    // A list that cannot be read says so itself, where there is one.
    if (read || status === 'unlisted') store.say(resultMessage(texts, next, lag, 0).text)
  }
}

/** What is still open about sessions that are not on the list any more, one strip each. Renders `<div>`s. */
export function DeviceListOpenOutcomes() {
  const { t } = useTexts()
  const { current, others } = useListView()
  const outcomes = useListState((state) => state.outcomes)
  const listed = new Set([current, ...others].map((row) => row?.key))
  return [...outcomes].map(([key, outcome]) => {
    if (listed.has(key) || outcome.fate === 'running') return null
    const name = deviceName(outcome.session.device, t)
    const row = { key, session: outcome.session, name, label: name }
    return <OutcomeNote key={key} outcome={outcome} row={row} isListed={false} />
  })
}

/** How long the server wants no further sign-out; else nothing. Renders a `<div>`. */
export const DeviceListLimit = forwardRef<HTMLDivElement, HTMLAttributes<HTMLDivElement> & RenderProp>(
  function DeviceListLimit(props, ref) {
    const { t, locale } = useTexts()
    const { limitId } = useListScope()
    const until = useListState(({ waits }) => Math.max(...Object.values(waits)))
    const remaining = useRemaining(until)
    if (until === 0) return null
    const text = t('error.rate_limited', { time: formatCountdown(remaining, locale) })
    return <Note id={limitId} message={{ tone: 'warn', text, action: null }} onAction={() => {}} {...props} ref={ref} />
  },
)

/** That the list could not be read anew, and what is shown instead; else nothing. Renders a `<div>`. */
export const DeviceListStale = forwardRef<HTMLDivElement, HTMLAttributes<HTMLDivElement> & RenderProp>(
  function DeviceListStale(props, ref) {
    const texts = useTexts()
    const { t } = texts
    const { status, read, error, waitUntil } = useListView()
    const again = useReadAgain()
    const remaining = useRemaining(waitUntil)
    if (status !== 'ready' || !error) return null
    const why = errorText(texts, error, 'list', error.retryAfterMs === null ? null : remaining)
    const what = textWithSlots(t, 'list.refresh_failed', {
      time: <SessionTime form="date-time" iso={read?.readAt ?? null} />,
    })
    const text = textWithSlots(t, 'join', { first: what, second: why })
    return (
      <Note
        message={{ tone: 'warn', text, action: again.action }}
        isOff={again.isBusy || remaining > 0}
        onAction={again.run}
        {...props}
        ref={ref}
      />
    )
  },
)
