import { currentSession, otherSessions } from './current-session.ts'
import type { Session } from './session.ts'
import type { RevokeRequest } from './session-adapter.ts'

/** The sessions that a request means, among those that were listed when it was made. */
export function targetedSessions(listed: readonly Session[], request: RevokeRequest): readonly Session[] {
  switch (request.target) {
    case 'session':
      return listed.filter((session) => request.sessionIds.includes(session.id))
    case 'others':
      return otherSessions(listed) ?? []
    case 'mine': {
      const current = currentSession(listed)
      return current ? [current] : []
    }
    case 'all':
      return listed
  }
}
