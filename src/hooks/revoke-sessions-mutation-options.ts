import type { QueryClient, UseMutationOptions } from '@tanstack/react-query'
import type { RevokeRequest } from '../core/session-adapter.ts'
import type { SessionError } from '../core/session-error.ts'
import { noteReport } from './noted-reports.ts'
import type { RevocationReport } from './revocation-report.ts'
import { revokeWhenLoaded } from './revoke-when-loaded.ts'
import { sessionKeys } from './session-keys.ts'
import type { SessionScope } from './session-scope.ts'

/** TanStack's mutation options, without the four that could make the report untrue. */
export type RevokeOptionsOf<Variables, Context = unknown> = Omit<
  UseMutationOptions<RevocationReport, SessionError, Variables, Context>,
  'mutationFn' | 'mutationKey' | 'networkMode' | 'retry'
>

/**
 * Fails at once offline, and never resends: TanStack's default pauses a click made offline and fires it on reconnect, maybe under
 * another user, and a revoke whose fate is unknown must be looked at, not repeated.
 */
const neverLater = { networkMode: 'always', retry: false } as const

/** Ending sessions as TanStack mutation options. The variables are a `RevokeRequest`, the data a `RevocationReport`. */
export function revokeSessionsMutationOptions(client: QueryClient, scope: SessionScope) {
  return {
    ...neverLater,
    mutationKey: sessionKeys.revoke(scope),
    mutationFn: (request: RevokeRequest) => noteReport(request, revokeWhenLoaded(client, scope, request)),
  }
}

/** Ending every other session as TanStack mutation options. No variables; the data is a `RevocationReport`. */
export function revokeAllSessionsMutationOptions(client: QueryClient, scope: SessionScope) {
  return {
    ...neverLater,
    mutationKey: sessionKeys.revokeAll(scope),
    mutationFn: () => revokeWhenLoaded(client, scope, { target: 'others' }),
  }
}
