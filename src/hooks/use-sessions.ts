import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { SessionsRead } from '../core/read-sessions.ts'
import type { SessionError } from '../core/session-error.ts'
import { sessionKeys } from './session-keys.ts'
import { type SessionScope, useSessionScope } from './session-scope.ts'
import { sessionsQueryOptions } from './sessions-query-options.ts'

export interface UseSessionsOptions<Data> {
  /** `false`: do not read yet. Default `true`. */
  readonly enabled?: boolean
  /** Derive what you need; the component renders only when that changes. */
  readonly select?: (read: SessionsRead) => Data
  /** Poll every so many ms. Default: never; mind the server's limits (bio.re: 30 lists an hour). */
  readonly refetchInterval?: number | false
}

/**
 * Where the user is signed in: TanStack's query result, with `{ sessions, total, complete, readAt }` as data. An error is an
 * error, never an empty list. Needs a `SessionProvider`.
 */
export function useSessions<Data = SessionsRead>(
  options: UseSessionsOptions<Data> = {},
): UseQueryResult<Data, SessionError> {
  const scope = useSessionScope()
  useForgottenSignOut(scope)
  return useQuery<SessionsRead, SessionError, Data, ReturnType<typeof sessionKeys.list>>({
    ...sessionsQueryOptions(scope),
    ...options,
  })
}

/** Where there is no list, no reading would take back that this browser was signed out: a new sign-in does. */
function useForgottenSignOut(scope: SessionScope): void {
  const client = useQueryClient()
  useEffect(() => {
    if (scope.adapter.capabilities.list !== 'none') return
    const queryKey = sessionKeys.list(scope)
    const error = client.getQueryState<SessionsRead, SessionError>(queryKey)?.error
    if (error?.code === 'unauthenticated') void client.resetQueries({ queryKey, exact: true })
  }, [client, scope])
}
