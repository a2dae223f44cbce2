import { type UseQueryOptions, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { SessionsRead } from '../core/read-sessions.ts'
import type { SessionError } from '../core/session-error.ts'
import { listQuery } from './list-query.ts'
import type { sessionKeys } from './session-keys.ts'
import { type SessionScope, useSessionScope } from './session-scope.ts'
import { sessionsQueryOptions } from './sessions-query-options.ts'

const LONGEST_RETRY_MS = 1000

/**
 * TanStack's query options, without those that could make the list untrue: what is read, under which key, and that nothing else
 * stands in its place. `select`: derive what you need, and the component renders only when that changes. `refetchInterval`: nothing
 * polls without it; mind the server's limits (bio.re: 30 lists an hour).
 */
export type UseSessionsOptions<Data = SessionsRead> = Omit<
  UseQueryOptions<SessionsRead, SessionError, Data, ReturnType<typeof sessionKeys.list>>,
  | 'queryKey'
  | 'queryFn'
  | 'queryHash'
  | 'queryKeyHashFn'
  | 'networkMode'
  | 'retry'
  | 'structuralSharing'
  | 'initialData'
  | 'initialDataUpdatedAt'
  | 'placeholderData'
  | 'persister'
  | 'behavior'
  | 'maxPages'
  | 'suspense'
>

/**
 * Where the user is signed in: TanStack's query result, with `{ sessions, total, complete, readAt }` as data. An error is an
 * error, never an empty list. Needs a `SessionProvider`.
 */
export function useSessions<Data = SessionsRead>(
  options: UseSessionsOptions<Data> = {},
): UseQueryResult<Data, SessionError> {
  const scope = useSessionScope()
  const retryDelay = useRetryDelay()
  useForgottenSignOut(scope)
  return useQuery<SessionsRead, SessionError, Data, ReturnType<typeof sessionKeys.list>>({
    ...sessionsQueryOptions(scope),
    retryDelay,
    ...options,
  })
}

/** A second, or less where the application waits less: a long one would leave "Loading…" on the screen. */
function useRetryDelay(): number {
  const wanted = useQueryClient().getDefaultOptions().queries?.retryDelay
  return typeof wanted === 'number' && wanted >= 0 ? Math.min(wanted, LONGEST_RETRY_MS) : LONGEST_RETRY_MS
}

/** Forgets an earlier "signed out" on a server without a list, where no later read would replace it. */
function useForgottenSignOut(scope: SessionScope): void {
  const client = useQueryClient()
  useEffect(() => {
    if (scope.adapter.capabilities.list !== 'none') return
    const query = listQuery(client, scope)
    if (query?.state.error?.code === 'unauthenticated')
      void client.resetQueries({ queryKey: query.queryKey, exact: true })
  }, [client, scope])
}
