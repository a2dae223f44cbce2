import { forwardRef, type HTMLAttributes } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { deviceName } from '../format/device-name.ts'
import { formatCountdown } from '../format/duration.ts'
import { openIn, receiptsOf, resultOf } from '../model/result.ts'
import type { State } from '../model/state.ts'
import { SessionTime } from '../session-time.tsx'
import { useReadAgain } from '../step-up/use-read-again.ts'
import { errorText } from '../texts/error-text.ts'
import { sentences } from '../texts/sentences.ts'
import { textWithSlots } from '../texts/text-with-slots.ts'
import { type Texts, useTexts } from '../texts/texts-context.ts'
import { Note, StandingNote } from './device-list-note.tsx'
import { useKnown, useListScope, useListView, useRead } from './list-context.ts'
import { goneText, lagText, type Message, resultMessage, sinceText } from './outcome-texts.ts'
import type { RenderProp } from './part.ts'
import { retryOf } from './retry-question.ts'
import { useRemaining } from './use-remaining.ts'

/** What the last sign-out came to, until the person does something else; else nothing. Renders a `<div>`. */
export const DeviceListResult = forwardRef<HTMLDivElement, HTMLAttributes<HTMLDivElement> & RenderProp>(
  function DeviceListResult(props, ref) {
    const texts = useTexts()
    const { ask, signOut, surface } = useListScope()
    const view = useListView()
    const { capabilities } = useSessionScope().adapter
    const state = useKnown(whole)
    const read = useRead()
    const result = resultOf(state, surface)
    const retry = result && retryOf(result, view, capabilities)
    const isLimited = retry !== null && retry.ask.operation in state.cooldowns
    const receipt = receiptMessage(texts, state, capabilities.accessTokenLagSeconds)
    const message =
      result && resultMessage(texts, result, capabilities.accessTokenLagSeconds, isLimited ? 'told' : 'over')
    if (!message) return receipt && <Note message={receipt} onAction={() => {}} {...props} ref={ref} />
    // Without a list there is nothing to check against.
    const next = message.action === 'check' && capabilities.list === 'none' ? null : message.action
    const action = result.type === 'reported' && retry ? 'retry' : next
    const text = sentences(texts.t, [message.text, receipt?.text])
    return (
      <Note
        message={{ ...message, text, action }}
        isOff={action !== 'check' && isLimited}
        onAction={({ currentTarget }) => {
          if (action === 'check' || !retry) return read({ check: null })
          return retry.type === 'ask' ? ask(retry.ask, currentTarget) : signOut(retry.ask)
        }}
        {...props}
        ref={ref}
      />
    )
  },
)

const whole = (state: State) => state

/** Devices that are gone, each by its name; `null` where none is. */
function receiptMessage(texts: Texts, state: State, lag: number | null): Message | null {
  const receipts = receiptsOf(state)
  if (receipts.length === 0) return null
  const { last } = state
  const isNew = last?.answer.type === 'reported' && receipts.some(({ of }) => of === last.id)
  const text = sentences(texts.t, [
    goneText(
      texts,
      receipts.map(({ session }) => session),
    ),
    lagText(texts, lag, receipts.length === 1 ? 'one' : 'several'),
    isNew && sinceText(texts, last.answer.report.newSince),
  ])
  return { tone: 'good', text, action: null }
}

/** What is still open about sessions that are not on the list any more, one strip each. Renders `<div>`s. */
export function DeviceListOpenOutcomes() {
  const { t } = useTexts()
  const { current, others } = useListView()
  const state = useKnown(whole)
  const listed = new Set([current, ...others].flatMap((row) => (row ? [row.key, row.session.id, row.session.key] : [])))
  return openIn(state).map(({ key, session, standing }) => {
    if (listed.has(key)) return null
    const name = deviceName(session.device, t)
    return (
      <StandingNote
        key={key}
        standing={standing}
        row={{ key, session, name, label: name, facts: [] }}
        isListed={false}
      />
    )
  })
}

/** Until when the server wants no further sign-out; 0: it said nothing. The list has a countdown of its own. */
function latestOf({ cooldowns: { list: _list, ...others } }: State): number {
  return Math.max(0, ...Object.values(others))
}

/** How long the server wants no further sign-out; else nothing. Renders a `<div>`. */
export const DeviceListLimit = forwardRef<HTMLDivElement, HTMLAttributes<HTMLDivElement> & RenderProp>(
  function DeviceListLimit(props, ref) {
    const { t, locale } = useTexts()
    const { limitId } = useListScope()
    const until = useKnown(latestOf)
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
    const { status, read, error } = useListView()
    const again = useReadAgain()
    const remaining = useRemaining(useKnown(({ cooldowns }) => cooldowns.list ?? 0))
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
