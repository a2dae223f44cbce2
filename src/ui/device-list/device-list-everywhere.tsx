import { forwardRef } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { isEndingOthers } from '../model/standing.ts'
import { useTexts } from '../texts/texts-context.ts'
import { AskButton } from './ask-button.tsx'
import type { DeviceListButtonProps } from './device-list-button.tsx'
import { questionAboutOthers } from './device-list-others.tsx'
import { useKnown, useListView } from './list-context.ts'

/**
 * "Sign out everywhere": all other devices, and then this one. Not in the usual arrangement. Nothing where the server cannot,
 * where it is not known which device is this one, or where there is no other. Asks first. Renders a `<button>`.
 */
export const DeviceListSignOutEverywhere = forwardRef<HTMLButtonElement, DeviceListButtonProps>(
  function DeviceListSignOutEverywhere(props, ref) {
    const { t } = useTexts()
    const view = useListView()
    const { status, read, current, others } = view
    const { revokeAll, othersNeedCurrent } = useSessionScope().adapter.capabilities
    const isRevoking = useKnown(isEndingOthers)
    const isThere = status === 'unlisted' || (status === 'ready' && (others.length > 0 || !read?.complete))
    if (!isThere || revokeAll === 'none' || (othersNeedCurrent && !current)) return null
    return (
      <AskButton
        question={questionAboutOthers('revokeAll', view)}
        isRevoking={isRevoking}
        variant="danger"
        {...props}
        ref={ref}
      >
        {props.children ?? t('sign_out_everywhere')}
      </AskButton>
    )
  },
)
