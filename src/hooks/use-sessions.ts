import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { SessionsRead } from '../core/read-sessions.ts'
import type { SessionError } from '../core/session-error.ts'
import type { sessionKeys } from './session-keys.ts'
import { useSessionScope } from './session-scope.ts'
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
  return useQuery<SessionsRead, SessionError, Data, ReturnType<typeof sessionKeys.list>>({
    ...sessionsQueryOptions(useSessionScope()),
    ...options,
  })
}
