import { forwardRef } from 'react'
import {
  DeviceList,
  DeviceListGroup,
  DeviceListGroupHeader,
  DeviceListHeader,
  DeviceListItems,
  DeviceListOthersTitle,
  DeviceListOutcomes,
  type DeviceListProps,
  DeviceListSignOutEverywhere,
  DeviceListSignOutOthers,
  DeviceListStatus,
  part,
  useTexts,
} from '../index.ts'
import { DeviceManagerBulkBar } from './device-manager-bulk-bar.tsx'
import {
  DeviceManagerFilter,
  DeviceManagerFind,
  DeviceManagerSearch,
  DeviceManagerSort,
} from './device-manager-find.tsx'
import {
  DeviceManagerItems,
  DeviceManagerMatching,
  DeviceManagerNoMatch,
  DeviceManagerNotSelectable,
} from './device-manager-items.tsx'
import { DeviceManagerRecommendation } from './device-manager-recommendation.tsx'
import { DeviceManagerSelectAll } from './device-manager-select.tsx'
import { ManageProvider } from './manage-provider.tsx'
import { SkipRows } from './skip.tsx'

/** The props of `<DeviceManager>`: those of `<DeviceList>`, and this. */
export interface DeviceManagerProps extends DeviceListProps {
  /** From how many days without activity on a device is called inactive. Default 90. */
  readonly inactiveAfterDays?: number | undefined
}

/** The line between search and rows. Renders a `<div>`. */
export const DeviceManagerToolbar = part('div', 'toolbar')

/** "Sign out everywhere", at the end of the list, where it is not clicked by mistake. */
function DeviceManagerFoot() {
  const { t } = useTexts()
  return (
    <footer data-device-list-footer="">
      <DeviceListSignOutEverywhere variant="quiet">{t('manage.everywhere')}</DeviceListSignOutEverywhere>
    </footer>
  )
}

/** How the parts stand, unless you say otherwise. */
const usualArrangement = (
  <>
    <DeviceListHeader />
    <DeviceListStatus />
    <DeviceListItems of="current" />
    <DeviceListGroup>
      <DeviceListGroupHeader>
        <DeviceListOthersTitle />
        <DeviceListSignOutOthers />
      </DeviceListGroupHeader>
      <DeviceManagerNotSelectable />
      <DeviceManagerRecommendation />
      <DeviceManagerFind>
        <DeviceManagerSearch />
        <DeviceManagerSort />
        <DeviceManagerFilter />
      </DeviceManagerFind>
      <DeviceListOutcomes />
      <DeviceManagerToolbar>
        <DeviceManagerSelectAll />
        <DeviceManagerMatching />
      </DeviceManagerToolbar>
      <DeviceManagerNoMatch />
      <SkipRows />
      <DeviceManagerItems />
      <DeviceManagerBulkBar />
    </DeviceListGroup>
    <DeviceManagerFoot />
  </>
)

/**
 * `<DeviceList>` for accounts with many sessions: search, filter, sort, and "Sign out" for the selected. Made of the same parts;
 * the same promises hold. Children, if any, arrange the parts anew. Needs a `SessionProvider` and TanStack's
 * `QueryClientProvider` above, and `manage.css` beside `styles.css`. Renders a `<section>`.
 */
export const DeviceManager = forwardRef<HTMLElement, DeviceManagerProps>(function DeviceManager(
  { inactiveAfterDays = 90, children = usualArrangement, ...props },
  ref,
) {
  return (
    <DeviceList data-device-list-manager="" {...props} ref={ref}>
      <ManageProvider inactiveAfterDays={inactiveAfterDays}>{children}</ManageProvider>
    </DeviceList>
  )
})
