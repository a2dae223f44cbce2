/**
 * The room's entry: what the root publishes, and below it what `/manage` shares with it. The package's entries import the parts
 * through here, so that they and their contexts are built once (`tsup.config.ts`). It is not published by itself.
 */

export { SignOutOthersPrompt } from './after-click/sign-out-others-prompt.tsx'
export { StepUpPasswordForm } from './after-click/step-up-password-form.tsx'
export type { DeviceListProps } from './device-list/device-list.tsx'
export { DeviceList } from './device-list/device-list.tsx'
export type { DeviceListButtonProps } from './device-list/device-list-button.tsx'
export { DeviceListButton } from './device-list/device-list-button.tsx'
export { DeviceListDetails } from './device-list/device-list-details.tsx'
export { DeviceListSignOutEverywhere } from './device-list/device-list-everywhere.tsx'
export { DeviceListHeader, DeviceListTitle } from './device-list/device-list-header.tsx'
export { DeviceListIcon, DeviceListItem, DeviceListMeta, DeviceListName } from './device-list/device-list-item.tsx'
export type { DeviceListItemsProps } from './device-list/device-list-items.tsx'
export { DeviceListItems, Items } from './device-list/device-list-items.tsx'
export { DeviceListNotMe } from './device-list/device-list-not-me.tsx'
export {
  DeviceListGroup,
  DeviceListGroupHeader,
  DeviceListOthersTitle,
  DeviceListSignOutOthers,
} from './device-list/device-list-others.tsx'
export { DeviceListOutcomes } from './device-list/device-list-outcomes.tsx'
export { DeviceListRefresh } from './device-list/device-list-refresh.tsx'
export { DeviceListSignOut } from './device-list/device-list-sign-out.tsx'
export { DeviceListStatus } from './device-list/device-list-status.tsx'
export { DeviceListStepUp } from './device-list/device-list-step-up.tsx'
export { useBrowserLayoutEffect, useFocusGoesOn } from './device-list/focus.ts'
export {
  useDevice,
  useIsRowRevoking,
  useKnown,
  useListScope,
  useListState,
  useListView,
} from './device-list/list-context.ts'
export { PAGE } from './device-list/list-store.ts'
export { useOwnRef } from './device-list/own-ref.ts'
export { part } from './device-list/part.ts'
export { selectionLimit } from './device-list/selection-limit.ts'
export { useClock } from './format/clock-context.ts'
export { formatDuration } from './format/duration.ts'
export { placeName } from './format/place.ts'
export { SessionTime } from './format/session-time.tsx'
export { pastTime } from './format/time.ts'
export { sentences } from './texts/sentences.ts'
export { useTexts } from './texts/texts-context.ts'
export { TextsProvider } from './texts/texts-provider.tsx'
