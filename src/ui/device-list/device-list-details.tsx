import { forwardRef } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceListButton, type DeviceListButtonProps } from './device-list-button.tsx'
import { DeviceListFacts } from './device-list-facts.tsx'
import { DeviceListNotMe } from './device-list-not-me.tsx'
import { canSignOut } from './device-list-sign-out.tsx'
import { useDevice, useListScope, useListState } from './list-context.ts'
import { part } from './part.ts'
import { useFacts } from './use-facts.tsx'

/** Whether there is more to show or to do than the row has: an id alone tells nobody anything. */
function useHasDetails(): boolean {
  const { session } = useDevice()
  const { capabilities } = useSessionScope().adapter
  const facts = useFacts()
  return facts.length > 0 || (session.isCurrent !== true && canSignOut(session, capabilities))
}

/** The id of the row's open details; `null` while they are closed. */
function usePanelId(): string | null {
  const { key } = useDevice()
  const { limitId } = useListScope()
  const opened = useListState(({ details }) => details.get(key))
  return opened === undefined ? null : `${limitId}-details-${opened}`
}

let opened = 0

/** The row's buttons, side by side. Renders a `<div>`. */
export const DeviceListActions = part('div', 'actions')

/** "Details": shows and hides what else is known of this device; nothing where nothing is. Renders a `<button>`. */
export const DeviceListDetails = forwardRef<HTMLButtonElement, DeviceListButtonProps>(
  function DeviceListDetails(props, ref) {
    const { key, label: device } = useDevice()
    const { t } = useTexts()
    const { store } = useListScope()
    const panelId = usePanelId()
    if (!useHasDetails()) return null
    const { children } = props
    const label = typeof children === 'string' ? children : t('details.title')
    return (
      <DeviceListButton
        variant="quiet"
        data-device-list-details=""
        aria-label={t('named', { label, device })}
        aria-expanded={panelId !== null}
        aria-controls={panelId ?? undefined}
        {...props}
        ref={ref}
        onClick={(event) => {
          props.onClick?.(event)
          if (event.defaultPrevented) return
          const details = new Map(store.state.details)
          if (!details.delete(key)) details.set(key, (opened += 1))
          store.set({ details })
        }}
      >
        {children ?? label}
      </DeviceListButton>
    )
  },
)

const usualDetails = (
  <>
    <DeviceListFacts />
    <DeviceListNotMe />
  </>
)

/** What "Details" shows, while it does. Children, if any, stand in it instead. Renders a `<div>`. */
export const DeviceListDetailsPanel = part('div', 'details-panel', useDetailsPanel)

function useDetailsPanel() {
  const id = usePanelId()
  const hasDetails = useHasDetails()
  return id === null || !hasDetails ? null : { id, children: usualDetails }
}
