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
  StepUpAction,
  StepUpChallenge,
  StepUpEvent,
  StepUpProof,
  StepUpRequest,
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
  useStepUp,
} from './hooks/index.ts'
export type { LocaleTexts, TextsLocale } from './i18n/locale.ts'
export type { SignOutOthersPromptProps } from './ui/after-click/sign-out-others-prompt.tsx'
export type { StepUpPasswordFormProps } from './ui/after-click/step-up-password-form.tsx'
export type {
  DeviceListButtonVariant,
  DeviceListComponents,
  HostButtonProps,
  HostDialogProps,
} from './ui/device-list/components.ts'
export type { DeviceListProps } from './ui/device-list/device-list.tsx'
export type { DeviceListButtonProps } from './ui/device-list/device-list-button.tsx'
export type { DeviceListItemsProps } from './ui/device-list/device-list-items.tsx'
export type { DeviceListStepUpProps } from './ui/device-list/device-list-step-up.tsx'
export type { Row as DeviceListRow } from './ui/device-list/list-store.ts'
export type { RenderProp } from './ui/device-list/part.ts'
export type { SessionTimeForm, SessionTimeProps } from './ui/format/session-time.tsx'
export {
  DeviceList,
  DeviceListButton,
  DeviceListDetails,
  DeviceListHeader,
  DeviceListIcon,
  DeviceListItem,
  DeviceListItems,
  DeviceListMeta,
  DeviceListName,
  DeviceListNotMe,
  DeviceListOthersTitle,
  DeviceListOutcomes,
  DeviceListRefresh,
  DeviceListSignOut,
  DeviceListSignOutEverywhere,
  DeviceListSignOutOthers,
  DeviceListStatus,
  DeviceListStepUp,
  DeviceListTitle,
  SessionTime,
  SignOutOthersPrompt,
  StepUpPasswordForm,
  TextsProvider,
  useDevice,
} from './ui/index.ts'
export type { TextsProviderProps } from './ui/texts/texts-provider.tsx'
