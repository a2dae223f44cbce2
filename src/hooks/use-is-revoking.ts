import { type Mutation, type QueryClient, useIsMutating, useQueryClient } from '@tanstack/react-query'
import type { RevokeRequest } from '../core/session-adapter.ts'
import { targetedSessions } from '../core/targeted-sessions.ts'
import { cachedSessions } from './list-query.ts'
import { sessionKeys } from './session-keys.ts'
import { type SessionScope, useSessionScope } from './session-scope.ts'

/** The keys that a running revoke means, noted when it is first seen: by then ids may have rotated, and rows appeared. */
const keysOf = new WeakMap<object, ReadonlySet<string>>()

/**
 * True while a running revoke means the session with this `key`, from any button or hook. It reads the mutation cache, so
 * a row renders when its own state changes and not when another's does.
 */
export function useIsRevoking(key: string): boolean {
  const scope = useSessionScope()
  const client = useQueryClient()
  const running = useIsMutating({
    mutationKey: sessionKeys.revoke(scope),
    predicate: (mutation) => meantKeys(client, scope, mutation).has(key),
  })
  return running > 0
}

function meantKeys(client: QueryClient, scope: SessionScope, mutation: Mutation): ReadonlySet<string> {
  const noted = keysOf.get(mutation)
  if (noted) return noted
  const listed = cachedSessions(client, scope)?.sessions ?? []
  // `useRevokeAllSessions` has no variables: it means the others.
  const request = isRevokeRequest(mutation.state.variables) ? mutation.state.variables : ({ target: 'others' } as const)
  const keys = new Set(targetedSessions(listed, request).map((session) => session.key))
  keysOf.set(mutation, keys)
  return keys
}

function isRevokeRequest(variables: unknown): variables is RevokeRequest {
  return typeof variables === 'object' && variables !== null && 'target' in variables
}
