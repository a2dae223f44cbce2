import { json, noContent, type ProblemCode } from './answers.ts'
import type { RouteMatch } from './match-route.ts'
import type { SessionStore } from './session-store.ts'
import type { Asker } from './signed-in.ts'

/** What became of a request to end sessions: refused as a whole, or done as a whole. */
export type Outcome =
  | { readonly refused: ProblemCode }
  | {
      readonly count: number
      readonly endedId: string | null
      readonly endedCurrent: boolean
      readonly answer: (headers: HeadersInit) => Response
    }

type Ending = Extract<RouteMatch, { operation: 'revoke' | 'revokeOthers' | 'revokeAll' | 'signOut' }>

/** One call of the store ends what is to be ended: nothing can be half done. */
export async function endsSessions(
  store: SessionStore,
  { userId, sessionId }: Asker,
  ending: Ending,
): Promise<Outcome> {
  switch (ending.operation) {
    case 'revoke': {
      if (ending.id === sessionId) return { refused: 'cannot_revoke_current' }
      // A database may find `A1` by `a1`, and so end the session that asks by another name. Only what a list names is ended.
      const found = await store.find(userId, ending.id)
      if (found?.id !== ending.id) return { refused: 'not_found' }
      const count = await store.end(userId, [ending.id])
      if (count === 0) return { refused: 'not_found' }
      return { count, endedId: ending.id, endedCurrent: false, answer: noContent }
    }
    case 'revokeOthers': {
      if (sessionId === null) return { refused: 'current_unknown' }
      const count = await store.endOthers(userId, sessionId)
      // Ended since it was looked for, by the same request of another device, perhaps.
      if (count === null) return { refused: 'unauthenticated' }
      return { count, endedId: null, endedCurrent: false, answer: (headers) => json({ revoked: count }, headers) }
    }
    case 'revokeAll': {
      const count = await store.endAll(userId)
      return { count, endedId: null, endedCurrent: true, answer: (headers) => json({ revoked: count }, headers) }
    }
    case 'signOut': {
      if (sessionId === null) return { refused: 'current_unknown' }
      const count = await store.end(userId, [sessionId])
      return { count, endedId: sessionId, endedCurrent: true, answer: noContent }
    }
  }
}
