import { forwardRef } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { useTexts } from '../texts/texts-context.ts'
import { AskButton } from './ask-button.tsx'
import type { DeviceListButtonProps } from './device-list-button.tsx'
import { isReportable } from './device-list-sign-out.tsx'
import { useDevice, useIsRowRevoking } from './list-context.ts'
import { questionAbout } from './list-store.ts'

/**
 * "This wasn’t me", for another device that can be signed out; else nothing. Asks first, signs the device out, and then leads
 * on: see `DeviceListOutcomes`. Renders a `<button>`.
 */
export const DeviceListNotMe = forwardRef<HTMLButtonElement, DeviceListButtonProps>(
  function DeviceListNotMe(props, ref) {
    const row = useDevice()
    const { t } = useTexts()
    const { capabilities } = useSessionScope().adapter
    const isRevoking = useIsRowRevoking()
    if (!isReportable(row.session, capabilities)) return null
    const { children } = props
    const label = typeof children === 'string' ? children : t('not_me.action')
    return (
      <AskButton
        question={{ ...questionAbout(row), because: 'not-me' }}
        isRevoking={isRevoking}
        variant="quiet"
        data-device-list-not-me=""
        aria-label={t('named', { label, device: row.label })}
        {...props}
        ref={ref}
      >
        {children ?? label}
      </AskButton>
    )
  },
)
