import { DeviceListButton, useTexts } from '../index.ts'
import { useManageView } from './manage-context.ts'

/** With fewer rows than this there is little to skip. */
const MANY = 10

/** The ways on from the rows: the bar of the selected, more rows, what stands at the foot; else the last row. */
const waysOn = [
  '[data-device-list-bulk-actions] button:last-child',
  '[data-device-list-more]',
  '[data-device-list-footer] button',
  '[data-device-list-items="others"] > :last-child button',
]

/** Puts the focus on the first that there is; false where there is none. */
function focusOneOf(selectors: readonly string[], from: Element): boolean {
  const list = from.closest('[data-device-list]')
  for (const selector of selectors) {
    const found = list?.querySelector<HTMLElement>(selector)
    if (found) {
      found.focus()
      return true
    }
  }
  return false
}

/** To "Sign out 2 devices", which stands behind all rows; false while nothing is selected. */
export const focusBar = (from: Element): boolean => focusOneOf(waysOn.slice(0, 1), from)

/** "Skip 50 devices", because each row has three tab stops. Visible while it has the focus (WCAG 2.4.1). */
export function SkipRows() {
  const { t } = useTexts()
  const { shown } = useManageView()
  if (shown < MANY) return null
  return (
    <DeviceListButton
      variant="quiet"
      data-device-list-skip=""
      onClick={({ currentTarget }) => focusOneOf(waysOn, currentTarget)}
    >
      {t('manage.skip', { devices: t('list.devices', { count: shown }) })}
    </DeviceListButton>
  )
}
