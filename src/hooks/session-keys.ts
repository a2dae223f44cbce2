import type { DataTag } from '@tanstack/react-query'
import type { SessionsRead } from '../core/read-sessions.ts'

/** Who is looking at which server's sessions. Part of every key, so that one person never sees another's devices. */
interface KeyScope {
  readonly adapter: { readonly id: string }
  readonly userId: string
}

const all = ['device-sessions'] as const

/** Everything of one user on one server: lists and mutations. */
function scope({ adapter, userId }: KeyScope) {
  return [...all, adapter.id, userId] as const
}

type ListKey = readonly [...ReturnType<typeof scope>, 'list']

/** The key as it is. By its type TanStack knows what data it stands for: `getQueryData(sessionKeys.list(scope))`. */
function tagged(key: ListKey): DataTag<ListKey, SessionsRead>
function tagged(key: ListKey): ListKey {
  return key
}

/**
 * The keys under which lists and mutations live in TanStack's caches, general to specific. Put your own queries about
 * sessions under `sessionKeys.all`: a revoke marks them stale and refetches the active ones.
 */
export const sessionKeys = {
  all,
  scope,
  list: (of: KeyScope) => tagged([...scope(of), 'list']),
  revoke: (of: KeyScope) => [...scope(of), 'revoke'] as const,
  revokeAll: (of: KeyScope) => [...scope(of), 'revoke', 'others'] as const,
}
