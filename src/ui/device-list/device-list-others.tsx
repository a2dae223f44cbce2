import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { type SessionCapabilities } from '../../core/capabilities.ts'
import { useSessionScope } from '../../hooks/index.ts'
import { isEndingOthers } from '../model/standing.ts'
import { useTexts } from '../texts/texts-context.ts'
import { AskButton } from './ask-button.tsx'
import type { DeviceListButtonProps } from './device-list-button.tsx'
import { useKnown, useListScope, useListView } from './list-context.ts'
import type { Question } from './list-store.ts'
import { PartElement, part, type RenderProp } from './part.ts'
import { underSpinner } from './row-button.tsx'
import type { ListView } from './use-list-view.ts'

/** Whether "all others" can be asked for: `unsafe`, where this device would not be spared; `none`, where there are none. */
export function othersOffer(view: ListView, server: SessionCapabilities): 'yes' | 'unsafe' | 'none' {
  const { status, read, current, others } = view
  const isUnseen = status === 'unlisted' || isWithheld(view, server)
  if (server.revokeOthers === 'none' || (status !== 'ready' && !isUnseen)) return 'none'
  const mayBeOthers = isUnseen || !read?.complete || others.length > (current ? 0 : 1)
  if (!mayBeOthers) return 'none'
  return current || !server.othersNeedCurrent ? 'yes' : 'unsafe'
}

/** The question about all others, or about everything, as the list is now. Nothing is named where it is not known which device is this one. */
export function questionAboutOthers(
  operation: 'revokeOthers' | 'revokeAll',
  { current, others, read }: ListView,
): Question {
  const meant = !current ? [] : operation === 'revokeAll' ? [...others, current] : others
  return { operation, meant, count: current && read?.complete ? meant.length : null }
}

/** True where the server wants proof for the list, and none for ending all others. Then that is offered without a list. */
function isWithheld({ status, error }: ListView, { stepUp, othersNeedCurrent }: SessionCapabilities): boolean {
  return status === 'failed' && error?.code === 'step_up_required' && stepUp.revoke !== 'always' && !othersNeedCurrent
}

/** The other devices, with what belongs to them; nothing before the list was read. Renders a `<div>`. */
export const DeviceListGroup = part('div', 'group', useGroup)

function useGroup() {
  const view = useListView()
  const { capabilities } = useSessionScope().adapter
  return view.status === 'ready' || view.status === 'unlisted' || isWithheld(view, capabilities) ? {} : null
}

/** The line above the other devices. Renders a `<div>`. */
export const DeviceListGroupHeader = part('div', 'group-header')

/** "4 other devices", one level below the list's heading; nothing when there are none. Renders an `<h3>`. */
export const DeviceListOthersTitle = forwardRef<HTMLHeadingElement, ComponentPropsWithoutRef<'h3'> & RenderProp>(
  function DeviceListOthersTitle({ render, ...props }, ref) {
    const { t } = useTexts()
    const { subheadingLevel, othersTitleId } = useListScope()
    const { read, current, others } = useListView()
    if (others.length === 0) return null
    const total = read?.total ?? null
    const isCounted = total !== null || read?.complete === true
    const count = total === null ? others.length : total - (current ? 1 : 0)
    const text = isCounted
      ? t(current ? 'list.others' : 'list.devices', { count })
      : t(current ? 'list.others_uncounted' : 'list.devices_uncounted')
    const own = { id: othersTitleId, 'data-device-list-others-title': '', children: text }
    return <PartElement as={`h${subheadingLevel}`} render={render} {...own} {...props} ref={ref} />
  },
)

/** "Sign out all other devices"; nothing where the server cannot, or this device would not be spared. Asks first. Renders a `<button>`. */
export const DeviceListSignOutOthers = forwardRef<HTMLButtonElement, DeviceListButtonProps>(
  function DeviceListSignOutOthers(props, ref) {
    const { t } = useTexts()
    const view = useListView()
    const { capabilities } = useSessionScope().adapter
    const isRevoking = useKnown(isEndingOthers)
    if (othersOffer(view, capabilities) !== 'yes') return null
    return (
      <AskButton
        question={questionAboutOthers('revokeOthers', view)}
        isRevoking={isRevoking}
        variant="danger"
        data-device-list-sign-out-others=""
        aria-label={isRevoking && !props.children ? t('status.signing_out_others') : undefined}
        {...props}
        ref={ref}
      >
        {props.children ?? (isRevoking ? underSpinner(t('sign_out_others')) : <span>{t('sign_out_others')}</span>)}
      </AskButton>
    )
  },
)
