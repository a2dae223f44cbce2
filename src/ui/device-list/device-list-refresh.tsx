import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react'
import { SessionTime } from '../format/session-time.tsx'
import type { State } from '../model/state.ts'
import { errorText } from '../texts/error-text.ts'
import { textWithSlots } from '../texts/text-with-slots.ts'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceListButton } from './device-list-button.tsx'
import { useKnown, useListScope, useListView, usePlaced } from './list-context.ts'
import { PartElement, type RenderProp } from './part.ts'
import { useReadAgain } from './use-read-again.ts'
import { useRemaining } from './use-remaining.ts'

type DivProps = ComponentPropsWithoutRef<'div'> & RenderProp

/**
 * When the list on screen was read, and "Refresh", which reads it again: nothing polls, and an old list without a date is untrue. Where that
 * failed it says so, and why, and the button is "Try again". Nothing before there is a list. Renders a `<div>`.
 */
export const DeviceListRefresh = forwardRef<HTMLDivElement, DivProps>(function DeviceListRefresh(
  { render, ...props },
  ref,
) {
  const { status, error } = useListView()
  usePlaced('refresh')
  if (status !== 'ready') return null
  const state = error ? 'failed' : ''
  return (
    <PartElement as="div" render={render} ours="kept" data-device-list-refresh={state} {...props} ref={ref}>
      <span data-device-list-read-at="">{error ? <StaleText /> : <ReadAt />}</span>
      <ReadButton />
    </PartElement>
  )
})

function ReadAt(): ReactNode {
  const { t } = useTexts()
  const { read } = useListView()
  return read && textWithSlots(t, 'list.as_of', { time: <SessionTime iso={read.readAt} /> })
}

/** One button for both, so that it keeps the focus when a read fails. */
function ReadButton() {
  const { t } = useTexts()
  const { error, isReading } = useListView()
  const { read } = useListScope()
  const again = useReadAgain()
  const mustWait = useKnown(({ cooldowns }) => 'list' in cooldowns)
  const isRead = again.action === 'retry'
  const label = isReading ? t('list.refreshing') : error ? t(`action.${again.action}`) : t('list.refresh')
  return (
    <DeviceListButton
      variant="quiet"
      aria-disabled={again.isBusy || mustWait || undefined}
      onClick={() => (isRead ? read('refresh') : again.run())}
    >
      {label}
    </DeviceListButton>
  )
}

/** That the list could not be read anew, what is shown instead, and why. */
export function StaleText(): ReactNode {
  const texts = useTexts()
  const { t } = texts
  const { read, error } = useListView()
  const remaining = useRemaining(useKnown(listCooldown))
  if (!error) return null
  const why = errorText(texts, error, 'list', error.retryAfterMs === null ? null : remaining, 'short')
  const what = textWithSlots(t, 'list.refresh_failed', {
    time: <SessionTime form="date-time" iso={read?.readAt ?? null} />,
  })
  return textWithSlots(t, 'join', { first: what, second: why })
}

/** Until when the server wants no further list; 0: it said nothing. */
export const listCooldown = ({ cooldowns }: State) => cooldowns.list ?? 0
