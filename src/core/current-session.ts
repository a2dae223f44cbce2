import type { Session } from './session.ts'

/** The session marked as current; `null` unless exactly one is marked. */
export function currentSession(sessions: readonly Session[]): Session | null {
  const marked = sessions.filter((session) => session.isCurrent === true)
  return marked.length === 1 ? (marked[0] ?? null) : null
}

/** All but the current session; `null` unless exactly one is marked as current. */
export function otherSessions(sessions: readonly Session[]): readonly Session[] | null {
  const current = currentSession(sessions)
  return current && sessions.filter((session) => session !== current)
}

/** Unless exactly one session is marked as current, `isCurrent` becomes `null` on all of them. */
export function settleCurrent(sessions: readonly Session[]): readonly Session[] {
  if (currentSession(sessions)) return sessions
  return sessions.map((session) => (session.isCurrent === null ? session : { ...session, isCurrent: null }))
}
