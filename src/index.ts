'use client'

export type {
  Device,
  DeviceType,
  FailedRevocation,
  IsoTime,
  RevocationReport,
  RevokeRequest,
  Session,
  SessionAdapter,
  SessionCapabilities,
  SessionErrorCode,
  SessionProviderProps,
  SessionScope,
  SessionsRead,
  SignedOutReason,
  StepUpChallenge,
  StepUpProof,
} from './hooks/index.ts'
export {
  currentSession,
  isSessionError,
  SessionError,
  SessionProvider,
  sessionKeys,
  sessionsQueryOptions,
  useIsRevoking,
  useRevokeAllSessions,
  useRevokeSessions,
  useSessions,
} from './hooks/index.ts'
export type { LocaleTexts, TextsLocale } from './i18n/locale.ts'
export type { DeviceListProps } from './ui/device-list/device-list.tsx'
export { DeviceList } from './ui/device-list/device-list.tsx'
export type { DeviceListButtonProps } from './ui/device-list/device-list-button.tsx'
export { DeviceListButton } from './ui/device-list/device-list-button.tsx'
export { DeviceListFooter, DeviceListReadAt, DeviceListRefresh } from './ui/device-list/device-list-footer.tsx'
export { DeviceListHeader, DeviceListIntro, DeviceListTitle } from './ui/device-list/device-list-header.tsx'
export {
  DeviceListBadge,
  DeviceListBody,
  DeviceListIcon,
  DeviceListItem,
  DeviceListLastActive,
  DeviceListMeta,
  DeviceListName,
  DeviceListNameLine,
  DeviceListPlace,
} from './ui/device-list/device-list-item.tsx'
export type { DeviceListItemsProps } from './ui/device-list/device-list-items.tsx'
export { DeviceListItems } from './ui/device-list/device-list-items.tsx'
export { DeviceListNote } from './ui/device-list/device-list-note.tsx'
export {
  DeviceListGroup,
  DeviceListGroupHeader,
  DeviceListOthersTitle,
  DeviceListSignOutOthers,
  DeviceListSummary,
} from './ui/device-list/device-list-others.tsx'
export { DeviceListProblem, DeviceListSkeleton } from './ui/device-list/device-list-panels.tsx'
export {
  DeviceListLimit,
  DeviceListOpenOutcomes,
  DeviceListResult,
  DeviceListStale,
} from './ui/device-list/device-list-results.tsx'
export { DeviceListNotRevocable, DeviceListSignOut } from './ui/device-list/device-list-sign-out.tsx'
export { useDevice } from './ui/device-list/list-context.ts'
export type { Row as DeviceListRow } from './ui/device-list/list-store.ts'
export type { SessionTimeForm, SessionTimeProps } from './ui/session-time.tsx'
export { SessionTime } from './ui/session-time.tsx'
export type { TextsProviderProps } from './ui/texts/texts-provider.tsx'
export { TextsProvider } from './ui/texts/texts-provider.tsx'
