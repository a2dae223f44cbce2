import type { SessionCapabilities } from '../../core/capabilities.ts'
import type { Session } from '../../core/session.ts'
import type { RevokeRequest, RevokeTarget } from '../../core/session-adapter.ts'
import type { Ask, SignOutOperation } from './state.ts'

const operations: Readonly<Record<RevokeTarget, SignOutOperation>> = {
  session: 'revoke',
  others: 'revokeOthers',
  mine: 'signOut',
  all: 'revokeAll',
}

/** What a request does. */
export const operationOf = ({ target }: RevokeRequest): SignOutOperation => operations[target]

/** The request for what was asked. This device ends by logging out, wherever there is a request for that: it needs no id. */
export function requestFor({ operation, meant }: Ask, { signOut }: SessionCapabilities): RevokeRequest {
  const byId: RevokeRequest = { target: 'session', sessionIds: meant.map(({ session }) => session.id) }
  return {
    revoke: byId,
    revokeOthers: { target: 'others' } as const,
    revokeAll: { target: 'all' } as const,
    signOut: signOut === 'request' ? ({ target: 'mine' } as const) : byId,
  }[operation]
}

/** The key of each session's row, by its id: unique in the list, also where several sessions share a key. */
export function rowKeys(sessions: readonly Session[]): ReadonlyMap<string, string> {
  const times = new Map<string, number>()
  for (const { key } of sessions) times.set(key, (times.get(key) ?? 0) + 1)
  return new Map(sessions.map(({ id, key }) => [id, times.get(key) === 1 ? key : id]))
}
