import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { SessionError } from '../core/session-error.ts'
import { pinMutation } from './pinned-options.ts'
import type { RevocationReport } from './revocation-report.ts'
import { type RevokeOptionsOf, revokeAllSessionsMutationOptions } from './revoke-sessions-mutation-options.ts'
import { loadRevokeWhenIdle } from './revoke-when-loaded.ts'
import { useSessionScope } from './session-scope.ts'

/**
 * Ends every session but this one: `mutate()`. Named after bio.re's `POST /api/v1/auth/sessions/revoke-all`, which spares the
 * session that asks. Reports and fails like `useRevokeSessions`.
 */
export function useRevokeAllSessions<Context = unknown>(
  options: RevokeOptionsOf<void, Context> = {},
): UseMutationResult<RevocationReport, SessionError, void, Context> {
  const scope = useSessionScope()
  useEffect(loadRevokeWhenIdle, [])
  return useMutation({
    ...pinMutation(options),
    ...revokeAllSessionsMutationOptions(useQueryClient(), scope),
  })
}
