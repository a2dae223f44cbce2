import type { QueryClient } from '@tanstack/react-query'
import type { SessionScope } from './session-scope.ts'

type Identity = Pick<SessionScope, 'adapter' | 'userId'>

const users = new WeakMap<QueryClient, Map<string, string>>()

/**
 * Notes which user is signed in at this server. Returns the user noted before, or this one where none was. Cookies and tokens
 * are ambient: from here on, every answer is about this user.
 */
export function setCurrentUser(client: QueryClient, { adapter, userId }: Identity): string {
  const ofClient = users.get(client) ?? new Map<string, string>()
  const previous = ofClient.get(adapter.id) ?? userId
  users.set(client, ofClient.set(adapter.id, userId))
  return previous
}

/** False once another user signed in at the same server: what is read from now on says nothing about this one. */
export function isCurrentUser(client: QueryClient, { adapter, userId }: Identity): boolean {
  return (users.get(client)?.get(adapter.id) ?? userId) === userId
}
