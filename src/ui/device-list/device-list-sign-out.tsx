import { forwardRef } from 'react'
import type { SessionCapabilities } from '../../core/capabilities.ts'
import type { Session } from '../../core/session.ts'
import { useSessionScope } from '../../hooks/index.ts'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceListButton, type DeviceListButtonProps } from './device-list-button.tsx'
import { useIsRowRevoking } from './device-list-item.tsx'
import { useDevice, useListScope, useListState } from './list-context.ts'
import { type Target, waitOf } from './list-store.ts'
import { part } from './part.ts'

/** Whether the server can end this session. This device ends by logging out where it can, else by its id. */
export function canSignOut({ isCurrent, canRevoke }: Session, server: SessionCapabilities): boolean {
  if (isCurrent === true && server.signOut === 'request') return true
  return canRevoke && server.revokeOne !== 'none' && !(isCurrent && server.revokeCurrentById === 'rejected')
}

/** "Sign out", for this row's device; nothing where the server cannot. Asks first. Renders a `<button>`. */
export const DeviceListSignOut = forwardRef<HTMLButtonElement, DeviceListButtonProps>(
  function DeviceListSignOut(props, ref) {
    const row = useDevice()
    const { t } = useTexts()
    const { ask, limitId } = useListScope()
    const { capabilities } = useSessionScope().adapter
    const isRevoking = useIsRowRevoking()
    const target: Target = { action: 'one', rows: [row], count: 1 }
    const mustWait = useListState(({ waits }) => waits[waitOf(target)] > 0)
    if (!canSignOut(row.session, capabilities)) return null
    const { children } = props
    const label = typeof children === 'string' ? children : t(isRevoking ? 'row.signing_out' : 'sign_out')
    return (
      <DeviceListButton
        data-device-list-sign-out=""
        aria-label={t('named', { label, device: row.label })}
        aria-disabled={isRevoking || mustWait || undefined}
        aria-describedby={mustWait ? limitId : undefined}
        {...props}
        ref={ref}
        onClick={(event) => {
          props.onClick?.(event)
          if (!event.defaultPrevented) ask(target, event.currentTarget)
        }}
      >
        {children ?? (
          <>
            {isRevoking && <span data-device-list-spinner="" aria-hidden="true" />}
            {label}
          </>
        )}
      </DeviceListButton>
    )
  },
)

/** Why there is no "Sign out" on another device, where the server offers one for the rest; else nothing. Renders a `<p>`. */
export const DeviceListNotRevocable = part('p', 'hint', useNotRevocable)

function useNotRevocable() {
  const { session } = useDevice()
  const { t } = useTexts()
  const { revokeOne } = useSessionScope().adapter.capabilities
  return session.canRevoke || session.isCurrent || revokeOne === 'none' ? null : { children: t('row.not_revocable') }
}
