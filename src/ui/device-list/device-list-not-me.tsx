import { forwardRef, type HTMLAttributes, isValidElement, useContext, useEffect, useRef } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { deviceName } from '../format/device-name.ts'
import { standingOf } from '../model/result.ts'
import type { Meant } from '../model/state.ts'
import { useTexts } from '../texts/texts-context.ts'
import { AskButton } from './ask-button.tsx'
import { DeviceListButton, type DeviceListButtonProps } from './device-list-button.tsx'
import { useIsRowRevoking } from './device-list-item.tsx'
import { DeviceListSignOutOthers, othersOffer } from './device-list-others.tsx'
import { canSignOut } from './device-list-sign-out.tsx'
import { isWhereItWasPut } from './focus.ts'
import { ChangePasswordContext, useDevice, useKnown, useListScope, useListView } from './list-context.ts'
import { questionAbout } from './list-store.ts'
import { isLost, rootOf } from './own-root.ts'
import { PartElement, type RenderProp } from './part.ts'

/**
 * "This wasn’t me", for another device that can be signed out; else nothing. Asks first, signs the device out, and then leads
 * on: see `DeviceListNextSteps`. Renders a `<button>`.
 */
export const DeviceListNotMe = forwardRef<HTMLButtonElement, DeviceListButtonProps>(
  function DeviceListNotMe(props, ref) {
    const row = useDevice()
    const { t } = useTexts()
    const { capabilities } = useSessionScope().adapter
    const isRevoking = useIsRowRevoking()
    if (row.session.isCurrent === true || !canSignOut(row.session, capabilities)) return null
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

type DivProps = HTMLAttributes<HTMLDivElement> & RenderProp

/**
 * After "This wasn’t me": what became of the device, unless it is signed out, then the way to a new password, then all other
 * devices. Stays until it is closed; else nothing. Renders a `<div>`.
 */
export const DeviceListNextSteps = forwardRef<HTMLDivElement, DivProps>(function DeviceListNextSteps(
  { render, ...props },
  ref,
) {
  const device = useKnown(({ nextSteps }) => nextSteps)
  if (!device) return null
  const own = { 'data-device-list-next-steps': '', children: <Steps key={device.key} device={device} /> }
  return <PartElement as="div" render={render} {...own} {...props} ref={ref} />
})

function Steps({ device }: { readonly device: Meant }) {
  const { t } = useTexts()
  const { ledger, subheadingLevel } = useListScope()
  const changePassword = useContext(ChangePasswordContext)
  const isOffered = othersOffer(useListView(), useSessionScope().adapter.capabilities) === 'yes'
  const truth = useTruth(device)
  const title = t('not_me.title')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const { current } = heading
    if (!current) return
    const root = rootOf(current)
    const isWaiting = root.activeElement?.matches('[data-device-list-not-me]')
    if (isWaiting || isLost(root, current.ownerDocument) || isWhereItWasPut(root)) current.focus()
  }, [])
  const Heading = `h${subheadingLevel}` as const
  return (
    <>
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
    </>
  )
}

/** What has to be said of the device; nothing where a complete read has shown it to be gone, which the list says itself. */
function useTruth(meant: Meant): string | null {
  const { t } = useTexts()
  const standing = useKnown((state) => standingOf(state, meant))
  if (!standing || standing.type === 'gone') return null
  const device = deviceName(meant.session.device, t)
  if (standing.type === 'running') return t('status.signing_out', { device })
  return t(standing.type === 'failed' ? 'result.failed' : 'result.unconfirmed', { device })
}
