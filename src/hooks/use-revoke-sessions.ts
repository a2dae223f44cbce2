import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { RevokeRequest } from '../core/session-adapter.ts'
import type { SessionError } from '../core/session-error.ts'
import { pinMutation } from './pinned-options.ts'
import type { RevocationReport } from './revocation-report.ts'
import { type RevokeOptionsOf, revokeSessionsMutationOptions } from './revoke-sessions-mutation-options.ts'
import { loadRevokeWhenIdle } from './revoke-when-loaded.ts'
import { useSessionScope } from './session-scope.ts'

/**
 * Ends sessions: `mutate({ target: 'session', sessionIds: [session.id] })`, or `others`, `mine`, `all`. It is pending until the
 * list was read again, and succeeds with a `RevocationReport`: say "signed out" of what is in `revoked`, and of nothing else.
 * It fails with a `SessionError` when nothing was done. Options are TanStack's; put feedback into them rather than into
 * `mutate`, whose callbacks fire only for the last call. Needs a `SessionProvider`.
 */
export function useRevokeSessions<Context = unknown>(
  options: RevokeOptionsOf<RevokeRequest, Context> = {},
): UseMutationResult<RevocationReport, SessionError, RevokeRequest, Context> {
  const scope = useSessionScope()
  useEffect(loadRevokeWhenIdle, [])
  return useMutation({
    ...pinMutation(options),
    ...revokeSessionsMutationOptions(useQueryClient(), scope),
  })
}
