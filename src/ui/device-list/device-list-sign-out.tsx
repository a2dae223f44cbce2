import { forwardRef } from 'react'
import type { SessionCapabilities } from '../../core/capabilities.ts'
import type { Session } from '../../core/session.ts'
import { useSessionScope } from '../../hooks/index.ts'
import { useTexts } from '../texts/texts-context.ts'
import { AskButton } from './ask-button.tsx'
import type { DeviceListButtonProps } from './device-list-button.tsx'
import { useDevice, useIsRowRevoking } from './list-context.ts'
import { questionAbout } from './list-store.ts'
import { underSpinner } from './row-button.tsx'

/** Whether the server can end this session. This device ends by logging out where it can, else by its id. */
export function canSignOut({ isCurrent, canRevoke }: Session, server: SessionCapabilities): boolean {
  if (isCurrent === true && server.signOut === 'request') return true
  return canRevoke && server.revokeOne !== 'none' && !(isCurrent && server.revokeCurrentById === 'rejected')
}

/** Whether this session can be called another person's: "This wasn’t me" ends it. */
export function isReportable(session: Session, server: SessionCapabilities): boolean {
  return session.isCurrent !== true && canSignOut(session, server)
}

// Marked as pure, so that a page that needs only what stands above does not load it.
/** "Sign out", for this row's device; nothing where the server cannot. Asks first. Renders a `<button>`. */
export const DeviceListSignOut = /* @__PURE__ */ forwardRef<HTMLButtonElement, DeviceListButtonProps>(
  function DeviceListSignOut(props, ref) {
    const row = useDevice()
    const { t } = useTexts()
    const { capabilities } = useSessionScope().adapter
    const isRevoking = useIsRowRevoking()
    if (!canSignOut(row.session, capabilities)) return null
    const { children } = props
    const label = typeof children === 'string' ? children : t(isRevoking ? 'row.signing_out' : 'sign_out')
    return (
      <AskButton
        question={questionAbout(row)}
        isRevoking={isRevoking}
        data-device-list-sign-out=""
        aria-label={t('named', { label, device: row.label })}
        {...props}
        ref={ref}
      >
        {children ?? (isRevoking ? underSpinner(t('sign_out')) : <span>{label}</span>)}
      </AskButton>
    )
  },
)

/** True where there is no "Sign out" on another device, though the server offers one for the rest: that is said. */
export function isWithoutSignOut({ canRevoke, isCurrent }: Session, { revokeOne }: SessionCapabilities): boolean {
  return !canRevoke && !isCurrent && revokeOne !== 'none'
}
