import { forwardRef } from 'react'
import { SessionTime } from '../session-time.tsx'
import { textWithSlots } from '../texts/text-with-slots.ts'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceListButton, type DeviceListButtonProps } from './device-list-button.tsx'
import { useKnown, useListView, useRead } from './list-context.ts'
import { part } from './part.ts'

/** When the list was read, and a way to read it again; nothing before that. Renders a `<footer>`. */
export const DeviceListFooter = part('footer', 'footer', useFooter)

function useFooter() {
  return useListView().status === 'ready' ? {} : null
}

/** When the list on screen was read: nothing polls, and an old list without a date is untrue. Renders a `<span>`. */
export const DeviceListReadAt = part('span', 'read-at', useReadAt)

function useReadAt() {
  const { t } = useTexts()
  const { read } = useListView()
  return read && { children: textWithSlots(t, 'list.as_of', { time: <SessionTime iso={read.readAt} /> }) }
}

/** "Refresh": reads the list again. Renders a `<button>`. */
export const DeviceListRefresh = forwardRef<HTMLButtonElement, DeviceListButtonProps>(
  function DeviceListRefresh(props, ref) {
    const { t } = useTexts()
    const { isReading } = useListView()
    const read = useRead()
    const mustWait = useKnown(({ cooldowns }) => 'list' in cooldowns)
    return (
      <DeviceListButton
        variant="quiet"
        aria-disabled={isReading || mustWait || undefined}
        {...props}
        ref={ref}
        onClick={(event) => {
          props.onClick?.(event)
          if (event.defaultPrevented) return
          read('refresh')
        }}
      >
        {props.children ?? t(isReading ? 'list.refreshing' : 'list.refresh')}
      </DeviceListButton>
    )
  },
)
