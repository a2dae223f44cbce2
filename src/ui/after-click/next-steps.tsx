import { isValidElement, useContext, useEffect, useRef } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { DeviceListButton } from '../device-list/device-list-button.tsx'
import { DeviceListSignOutOthers, othersOffer } from '../device-list/device-list-others.tsx'
import { isWhereItWasPut } from '../device-list/focus.ts'
import { ChangePasswordContext, useKnown, useListScope, useListView } from '../device-list/list-context.ts'
import { isLost, rootOf } from '../device-list/own-root.ts'
import { calledName } from '../format/device-name.ts'
import { standingOf } from '../model/standing.ts'
import type { Meant } from '../model/state.ts'
import { useTexts } from '../texts/texts-context.ts'

/**
 * After "This wasn’t me": what became of the device, unless it is signed out, then the way to a new password, then all other
 * devices. Stays until it is closed.
 */
export function NextSteps({ device, takesFocus }: { readonly device: Meant; readonly takesFocus: boolean }) {
  const { t } = useTexts()
  const { ledger, subheadingLevel } = useListScope()
  const changePassword = useContext(ChangePasswordContext)
  const isOffered = othersOffer(useListView(), useSessionScope().adapter.capabilities) === 'yes'
  const truth = useTruth(device)
  const title = t('not_me.title')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const { current } = heading
    if (!current || !takesFocus) return
    const root = rootOf(current)
    const isWaiting = root.activeElement?.matches('[data-device-list-not-me]')
    if (isWaiting || isLost(root, current.ownerDocument) || isWhereItWasPut(root)) current.focus()
  }, [takesFocus])
  const Heading = `h${subheadingLevel}` as const
  return (
    <div data-device-list-next-steps="">
      <Heading ref={heading} tabIndex={-1} data-device-list-panel-title="">
        {title}
      </Heading>
      {truth !== null && <p>{truth}</p>}
      <ol data-device-list-steps="">
        <li>
          <p>{t('not_me.password')}</p>
          {isValidElement(changePassword)
            ? changePassword
            : changePassword && (
                <a href={changePassword} data-device-list-link="">
                  {t('not_me.change_password')}
                </a>
              )}
        </li>
        {isOffered && (
          <li>
            <p>{t('not_me.others')}</p>
            <DeviceListSignOutOthers aria-label={t('named', { label: t('sign_out_others'), device: title })} />
          </li>
        )}
      </ol>
      <DeviceListButton
        variant="quiet"
        aria-label={t('named', { label: t('close'), device: title })}
        onClick={() => ledger.dispatch({ type: 'dismissed' })}
      >
        {t('close')}
      </DeviceListButton>
    </div>
  )
}

/** What has to be said of the device; nothing where a complete read has shown it to be gone, which the list says itself. */
function useTruth(meant: Meant): string | null {
  const { t } = useTexts()
  const standing = useKnown((state) => standingOf(state, meant))
  if (!standing || standing.type === 'gone') return null
  const device = calledName(meant, t)
  if (standing.type === 'running') return t('status.signing_out', { device })
  return t(standing.type === 'failed' ? 'result.failed' : 'result.unconfirmed', { device })
}
