/**
 * What the root publishes of this room. A part is listed here and nowhere else: `npx vitest run test/public-names.test.ts -u` writes the names into
 * `src/index.ts`, because `export *` is refused in a file that begins with `'use client'`.
 * The types of what parts take are public, so that a design system can export a part under a name of its own, with declarations.
 */

export type { SignOutOthersPromptProps } from './after-click/sign-out-others-prompt.tsx'
export { SignOutOthersPrompt } from './after-click/sign-out-others-prompt.tsx'
export type { StepUpPasswordFormProps } from './after-click/step-up-password-form.tsx'
export { StepUpPasswordForm } from './after-click/step-up-password-form.tsx'
export type {
  DeviceListButtonVariant,
  DeviceListComponents,
  HostButtonProps,
  HostDialogProps,
} from './device-list/components.ts'
export type { DeviceListProps } from './device-list/device-list.tsx'
export { DeviceList } from './device-list/device-list.tsx'
export type { DeviceListButtonProps } from './device-list/device-list-button.tsx'
export { DeviceListButton } from './device-list/device-list-button.tsx'
export { DeviceListDetails } from './device-list/device-list-details.tsx'
export { DeviceListSignOutEverywhere } from './device-list/device-list-everywhere.tsx'
export { DeviceListHeader, DeviceListTitle } from './device-list/device-list-header.tsx'
export { DeviceListIcon, DeviceListItem, DeviceListMeta, DeviceListName } from './device-list/device-list-item.tsx'
export type { DeviceListItemsProps } from './device-list/device-list-items.tsx'
export { DeviceListItems } from './device-list/device-list-items.tsx'
export { DeviceListNotMe } from './device-list/device-list-not-me.tsx'
export { DeviceListOthersTitle, DeviceListSignOutOthers } from './device-list/device-list-others.tsx'
export { DeviceListOutcomes } from './device-list/device-list-outcomes.tsx'
export { DeviceListRefresh } from './device-list/device-list-refresh.tsx'
export { DeviceListSignOut } from './device-list/device-list-sign-out.tsx'
export { DeviceListStatus } from './device-list/device-list-status.tsx'
export type { DeviceListStepUpProps } from './device-list/device-list-step-up.tsx'
export { DeviceListStepUp } from './device-list/device-list-step-up.tsx'
export { useDevice } from './device-list/list-context.ts'
export type { Row as DeviceListRow } from './device-list/list-store.ts'
export type { RenderProp } from './device-list/part.ts'
export type { SessionTimeForm, SessionTimeProps } from './format/session-time.tsx'
export { SessionTime } from './format/session-time.tsx'
export type { TextsProviderProps } from './texts/texts-provider.tsx'
export { TextsProvider } from './texts/texts-provider.tsx'
