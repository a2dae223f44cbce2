import type { Session } from './session.ts'

/** When a session was last active; else when it was signed in, else when it expires. */
function recency(session: Session): string {
  return session.lastActiveAt ?? session.createdAt ?? session.expiresAt ?? ''
}

/** By code unit: ISO times sort as text, and no collation of the machine's language gets in. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A sorted copy: the current session first, then the most recent, then by key, so that equal times keep one order. */
export function sortSessions(sessions: readonly Session[]): readonly Session[] {
  return [...sessions].sort(
    (a, b) =>
      Number(b.isCurrent === true) - Number(a.isCurrent === true) ||
      compare(recency(b), recency(a)) ||
      compare(a.key, b.key),
  )
}
