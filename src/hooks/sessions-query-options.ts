import { readSessions, type SessionsRead } from '../core/read-sessions.ts'
import type { SessionAdapter } from '../core/session-adapter.ts'
import { isSessionError, type SessionError } from '../core/session-error.ts'
import { pinnedQueryOptions } from './pinned-options.ts'
import { sessionKeys } from './session-keys.ts'
import type { SessionScope } from './session-scope.ts'
import { shareSessions } from './share-sessions.ts'

/** What reading the list needs: no callbacks, so it also runs on a server for prefetching. */
export type SessionsQueryScope = Pick<SessionScope, 'adapter' | 'userId' | 'maxSessions'>

const DEFAULT_STALE_MS = 30_000

/** Spends at most half of the documented list requests on refetching by itself; the rest stays for people and re-reads. */
function staleTimeFor({ capabilities }: SessionAdapter): number {
  const perHour = capabilities.limitsPerHour?.list
  return perHour ? Math.max(DEFAULT_STALE_MS, Math.ceil(7_200_000 / perHour)) : DEFAULT_STALE_MS
}

/** One retry, after `server` and `network` only: another error would come again, or cost another long wait. */
function shouldRetry(failureCount: number, error: SessionError): boolean {
  return failureCount < 1 && isSessionError(error) && (error.code === 'server' || error.code === 'network')
}

/** What `sessionsQueryOptions` gives: a plain object, so that no type of one TanStack version is in the way of another. */
export interface SessionsQueryOptions {
  readonly queryKey: ReturnType<typeof sessionKeys.list>
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<SessionsRead>
  readonly staleTime: number
  /** Generic, as the first versions of TanStack Query 5 want it; later ones take anything. */
  readonly structuralSharing: <T>(previous: T | undefined, next: T) => T
  readonly retry: (failureCount: number, error: SessionError) => boolean
  readonly networkMode: 'always'
  readonly refetchOnReconnect: true
}

/**
 * The list as TanStack query options, for `useQuery`, `prefetchQuery`, `ensureQueryData` or a router's loader. The data is a
 * `SessionsRead`; the error a `SessionError`. Nothing polls; `staleTime` follows the server's documented limits. The defaults of the
 * application's `QueryClient` do not reach it; what is written beside it does.
 */
export function sessionsQueryOptions(scope: SessionsQueryScope): SessionsQueryOptions {
  const { adapter, maxSessions } = scope
  const queryKey = sessionKeys.list(scope)
  return {
    ...pinnedQueryOptions(queryKey),
    queryKey,
    queryFn: ({ signal }) => readSessions(adapter, { signal, maxSessions }),
    staleTime: staleTimeFor(adapter),
    structuralSharing: shareSessions,
    retry: shouldRetry,
    // The default pauses offline: a skeleton for ever. This way the failure is seen and said.
    networkMode: 'always',
    refetchOnReconnect: true,
  }
}
