import { forwardRef, type HTMLAttributes } from 'react'
import { DeviceListButton, formatDuration, useTexts } from '../index.ts'
import { useManageView } from './manage-context.ts'

/**
 * That some devices have not been active for long, how many, and a button that shows them and selects none; nothing when
 * there are none. Renders a `<div>`.
 */
export const DeviceManagerRecommendation = forwardRef<HTMLDivElement, HTMLAttributes<HTMLDivElement>>(
  function DeviceManagerRecommendation(props, ref) {
    const { t, locale } = useTexts()
    const { counts, filter, inactiveAfterDays, look } = useManageView()
    if (counts.inactive === 0) return null
    const isShown = filter === 'inactive'
    const duration = formatDuration(inactiveAfterDays * 86_400, locale)
    return (
      <div data-device-list-note="plain" {...props} ref={ref}>
        <span data-device-list-note-text="">{t('manage.recommendation', { count: counts.inactive, duration })}</span>
        <DeviceListButton variant="quiet" onClick={() => look({ filter: isShown ? 'all' : 'inactive', query: '' })}>
          {t(isShown ? 'manage.show_all' : 'manage.show_inactive')}
        </DeviceListButton>
      </div>
    )
  },
)
