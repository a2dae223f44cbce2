import { forwardRef } from 'react'
import type { SessionCapabilities } from '../../core/capabilities.ts'
import type { Session } from '../../core/session.ts'
import { useSessionScope } from '../../hooks/index.ts'
import { useClock } from '../format/clock-context.ts'
import { textElement } from '../texts/text-element.ts'
import { useTexts } from '../texts/texts-context.ts'
import { useAfterClick } from './after-click.ts'
import { detailsOf } from './details-of.ts'
import { DeviceListButton, type DeviceListButtonProps } from './device-list-button.tsx'
import { type ListScope, useDevice, useListScope, useListState } from './list-context.ts'
import { openingOf } from './list-store.ts'
import { underSpinner } from './row-button.tsx'

/** Whether there is more to show or to do than the row has: an id alone says nothing to a reader. */
export function hasDetails(session: Session, server: SessionCapabilities, now: number | null): boolean {
  const { facts, parts } = detailsOf(session, server, now)
  return facts.length + parts.length > 0
}

/** The id of open details. */
export const panelId = ({ limitId }: ListScope, opened: number): string => `${limitId}-details-${opened}`

/** The id of the row's open details; `null` while they are closed, and where there are none. */
export function usePanelId(): string | null {
  const { key, session } = useDevice()
  const scope = useListScope()
  const { now } = useClock()
  const server = useSessionScope().adapter.capabilities
  const opened = useListState(({ details }) => details.get(key))
  return opened === undefined || !hasDetails(session, server, now) ? null : panelId(scope, opened)
}

/** What "Details" shows. It is fetched with what follows a click; no details are open before it is there. */
export function DetailsPanel({ id }: { readonly id: string }) {
  const late = useAfterClick()
  return late && <late.DetailsPanel id={id} />
}

// Marked as pure, so that a page that needs only what stands above does not load it.
/** "Details": shows and hides what else is known of this device, at the end of its row; nothing where nothing is. Renders a `<button>`. */
export const DeviceListDetails = /* @__PURE__ */ forwardRef<HTMLButtonElement, DeviceListButtonProps>(
  function DeviceListDetails(props, ref) {
    const { key, label: device, session } = useDevice()
    const { t } = useTexts()
    const { now } = useClock()
    const server = useSessionScope().adapter.capabilities
    const { toggleDetails } = useListScope()
    const isOpening = useListState(({ waiting }) => openingOf(waiting) === key)
    const panel = usePanelId()
    if (!hasDetails(session, server, now)) return null
    const { children } = props
    const label = typeof children === 'string' ? children : t('details.title')
    return (
      <DeviceListButton
        variant="quiet"
        data-device-list-details=""
        aria-label={t('named', { label, device })}
        aria-expanded={panel !== null}
        aria-controls={panel ?? undefined}
        aria-busy={isOpening || undefined}
        {...props}
        ref={ref}
        onClick={(event) => {
          props.onClick?.(event)
          if (!event.defaultPrevented) toggleDetails(key)
        }}
      >
        {isOpening ? underSpinner(textElement(children ?? label)) : (children ?? label)}
      </DeviceListButton>
    )
  },
)
