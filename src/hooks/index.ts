'use client'

export type {
  Operation,
  SessionCapabilities,
  StepUpNeed,
  Support,
} from '../core/capabilities.ts'
export { currentSession } from '../core/current-session.ts'
export type { ReadSessionsOptions, SessionsRead } from '../core/read-sessions.ts'
export { readSessions } from '../core/read-sessions.ts'
export type { Device, DeviceType, IpAddress, IsoTime, Session, SessionLocation, Software } from '../core/session.ts'
export type {
  FailedRevoke,
  ListOptions,
  RevokeOptions,
  RevokeRequest,
  RevokeResult,
  RevokeTarget,
  SessionAdapter,
  SessionPage,
} from '../core/session-adapter.ts'
export type { SessionErrorCode, SessionErrorDetails } from '../core/session-error.ts'
export { isSessionError, SessionError } from '../core/session-error.ts'
export { sortSessions } from '../core/sort-sessions.ts'
export type { StepUpAction, StepUpChallenge, StepUpEvent, StepUpKind, StepUpProof } from '../core/step-up.ts'
export type { DeviceWords } from './device-name.ts'
export { deviceName } from './device-name.ts'
export type { FailedRevocation, RevocationReport } from './revocation-report.ts'
export type { RevokeOptionsOf } from './revoke-sessions-mutation-options.ts'
export { revokeAllSessionsMutationOptions, revokeSessionsMutationOptions } from './revoke-sessions-mutation-options.ts'
export type { KeyScope, SessionKeys } from './session-keys.ts'
export { sessionKeys } from './session-keys.ts'
export type { SessionProviderProps } from './session-provider.tsx'
export { SessionProvider } from './session-provider.tsx'
export type { SessionScope, SignedOutReason } from './session-scope.ts'
export { useSessionScope } from './session-scope.ts'
export type { SessionsQueryOptions, SessionsQueryScope } from './sessions-query-options.ts'
export { sessionsQueryOptions } from './sessions-query-options.ts'
export type { StepUpRequest } from './step-up-gate.ts'
export { useIsRevoking } from './use-is-revoking.ts'
export type { StepUpRead } from './use-read-with-step-up.ts'
export { useReadWithStepUp } from './use-read-with-step-up.ts'
export { useRevoke } from './use-revoke.ts'
export { useRevokeAllSessions } from './use-revoke-all-sessions.ts'
export { useRevokeSessions } from './use-revoke-sessions.ts'
export type { UseSessionsOptions } from './use-sessions.ts'
export { useSessions } from './use-sessions.ts'
export { useCanStepUp, useStepUp } from './use-step-up.ts'
