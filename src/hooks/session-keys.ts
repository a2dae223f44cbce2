import type { DataTag } from '@tanstack/react-query'
import type { SessionsRead } from '../core/read-sessions.ts'

/** The user and the server. Part of every key, so that one user never sees the devices of another. */
export interface KeyScope {
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

/** What `sessionKeys` has: each a key of TanStack's caches, made for one user at one server. */
export interface SessionKeys {
  /** Everything of this package. */
  readonly all: typeof all
  /** Everything of one user at one server. */
  readonly scope: typeof scope
  /** The list; by its type TanStack knows what data it stands for. */
  readonly list: (of: KeyScope) => DataTag<ListKey, SessionsRead>
  /** Every sign-out. */
  readonly revoke: (of: KeyScope) => readonly [...ReturnType<typeof scope>, 'revoke']
  /** Sign-outs of all others. */
  readonly revokeAll: (of: KeyScope) => readonly [...ReturnType<typeof scope>, 'revoke', 'others']
}

/**
 * The keys under which lists and mutations live in TanStack's caches, general to specific. Put your own queries about
 * sessions under `sessionKeys.all`: a revoke marks them stale and refetches the active ones.
 */
export const sessionKeys: SessionKeys = {
  all,
  scope,
  list: (of) => tagged([...scope(of), 'list']),
  revoke: (of) => [...scope(of), 'revoke'],
  revokeAll: (of) => [...scope(of), 'revoke', 'others'],
}
