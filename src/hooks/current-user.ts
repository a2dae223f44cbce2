import type { QueryClient } from '@tanstack/react-query'
import type { SessionScope } from './session-scope.ts'

type Identity = Pick<SessionScope, 'adapter' | 'userId'>

interface SignedIn {
  readonly userId: string
  /** Aborted when another user signs in. */
  readonly replaced: AbortController
}

const users = new WeakMap<QueryClient, Map<string, SignedIn>>()

/**
 * Notes which user is signed in at this server. Returns the user noted before, or this one where none was. Cookies and tokens
 * are ambient: from here on, every answer is about this user, and what the one before asked for must not be sent any more.
 */
export function setCurrentUser(client: QueryClient, { adapter, userId }: Identity): string {
  const ofClient = users.get(client) ?? new Map<string, SignedIn>()
  const before = ofClient.get(adapter.id)
  if (before?.userId === userId) return userId
  users.set(client, ofClient.set(adapter.id, { userId, replaced: new AbortController() }))
  before?.replaced.abort()
  return before?.userId ?? userId
}

/** False once another user signed in at the same server: what is read from now on says nothing about this one. */
export function isCurrentUser(client: QueryClient, { adapter, userId }: Identity): boolean {
  return (users.get(client)?.get(adapter.id)?.userId ?? userId) === userId
}

/** Aborted when another user signs in at the same server; `undefined` where it was not noted who is signed in, as without a provider. */
export function signalOfUser(client: QueryClient, { adapter, userId }: Identity): AbortSignal | undefined {
  const now = users.get(client)?.get(adapter.id)
  return now?.userId === userId ? now.replaced.signal : undefined
}
