import type { QueryClient } from '@tanstack/react-query'
import { callHost } from '../core/call-host.ts'
import { SessionError } from '../core/session-error.ts'
import { sessionKeys } from './session-keys.ts'
import type { SessionScope, SignedOutReason } from './session-scope.ts'

type Identity = Pick<SessionScope, 'adapter' | 'userId'>

/** Removes every row of this user from the caches, finished mutations and their reports included (ASVS 5.0 14.3.1). */
export function forgetSessions(client: QueryClient, scope: Identity): void {
  const mine = sessionKeys.scope(scope)
  void client.cancelQueries({ queryKey: mine })
  for (const query of client.getQueryCache().findAll({ queryKey: mine })) {
    // Set also on a query that is removed next: listeners of the cache can then tell a sign-out from garbage collection.
    query.setState({ ...query.state, ...signedOut() })
    if (query.getObserversCount() === 0) client.getQueryCache().remove(query)
  }
  const mutations = client.getMutationCache()
  for (const mutation of mutations.findAll({ mutationKey: mine })) {
    if (mutation.state.status !== 'pending') mutations.remove(mutation)
  }
}

/** A list on screen turns to "you are signed out": its rows are gone, and nothing looks empty or loading. */
function signedOut() {
  const error = new SessionError('unauthenticated', 'This browser is signed out.')
  return { data: undefined, dataUpdatedAt: 0, error, status: 'error', fetchStatus: 'idle' } as const
}

/** Forgets the rows, then tells the application. */
export function endHere(client: QueryClient, scope: SessionScope, reason: SignedOutReason): void {
  forgetSessions(client, scope)
  void callHost(() => scope.onSignedOut?.(reason))
}
