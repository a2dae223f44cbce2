import { hashKey, type Query, type QueryClient } from '@tanstack/react-query'
import type { SessionsRead } from '../core/read-sessions.ts'
import type { SessionError } from '../core/session-error.ts'
import { sessionKeys } from './session-keys.ts'
import { type SessionsQueryScope, sessionsQueryOptions } from './sessions-query-options.ts'

type ListQuery = Query<SessionsRead, SessionError>

/**
 * The list in the cache, if it was ever asked for. Found by our own hash: `client.getQueryData` would look with the one that the
 * application set for its client, and find nothing.
 */
export function listQuery(client: QueryClient, scope: SessionsQueryScope): ListQuery | undefined {
  return client.getQueryCache().get<SessionsRead, SessionError>(hashKey(sessionKeys.list(scope)))
}

/** The last good read, if there is one. */
export function cachedSessions(client: QueryClient, scope: SessionsQueryScope): SessionsRead | undefined {
  return listQuery(client, scope)?.state.data
}

/** Puts a read in the cache, as `client.setQueryData` would, with our options whatever the client's defaults are. */
export function putRead(client: QueryClient, scope: SessionsQueryScope, read: SessionsRead): void {
  const options = client.defaultQueryOptions(sessionsQueryOptions(scope))
  client.getQueryCache().build(client, options).setData(read, { manual: true })
}
