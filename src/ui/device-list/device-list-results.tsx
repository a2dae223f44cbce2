import { forwardRef, type HTMLAttributes } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { deviceName } from '../format/device-name.ts'
import { formatCountdown } from '../format/duration.ts'
import { SessionTime } from '../session-time.tsx'
import { errorText } from '../texts/error-text.ts'
import { textWithSlots } from '../texts/text-with-slots.ts'
import { useTexts } from '../texts/texts-context.ts'
import { Note, OutcomeNote } from './device-list-note.tsx'
import { useListScope, useListState, useListView } from './list-context.ts'
import { resultMessage } from './outcome-texts.ts'
import { useRemaining } from './use-remaining.ts'

/** What the last sign-out came to, until the next one begins; else nothing. Renders a `<div>`. */
export const DeviceListResult = forwardRef<HTMLDivElement, HTMLAttributes<HTMLDivElement>>(
  function DeviceListResult(props, ref) {
    const texts = useTexts()
    const { signOut } = useListScope()
    const { refresh } = useListView()
    const result = useListState((state) => state.result)
    const wait = useListState(({ waits }) => waits.others)
    const lag = useSessionScope().adapter.capabilities.accessTokenLagSeconds
    const remaining = useRemaining(result && 'error' in result && result.error.retryAfterMs ? wait : 0)
    if (!result) return null
    const message = resultMessage(texts, result, lag, remaining)
    return (
      <Note
        message={message}
        isOff={message.action !== 'check' && wait > 0}
        onAction={() => ('error' in result && message.action !== 'check' ? signOut(result.target) : void refresh())}
        {...props}
        ref={ref}
      />
    )
  },
)

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
export const DeviceListLimit = forwardRef<HTMLDivElement, HTMLAttributes<HTMLDivElement>>(
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
export const DeviceListStale = forwardRef<HTMLDivElement, HTMLAttributes<HTMLDivElement>>(
  function DeviceListStale(props, ref) {
    const texts = useTexts()
    const { t } = texts
    const { status, read, error, waitUntil, refresh, isReading } = useListView()
    const remaining = useRemaining(waitUntil)
    if (status !== 'ready' || !error) return null
    const why = errorText(texts, error, 'list', error.retryAfterMs === null ? null : remaining)
    const what = textWithSlots(t, 'list.refresh_failed', {
      time: <SessionTime form="date-time" iso={read?.readAt ?? null} />,
    })
    const text = textWithSlots(t, 'join', { first: what, second: why })
    return (
      <Note
        message={{ tone: 'warn', text, action: 'retry' }}
        isOff={isReading || remaining > 0}
        onAction={() => void refresh()}
        {...props}
        ref={ref}
      />
    )
  },
)
