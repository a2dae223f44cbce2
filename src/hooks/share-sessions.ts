import type { SessionsRead } from '../core/read-sessions.ts'

/**
 * Structural sharing by session instead of by place: a session that did not change stays the same object when a row above it
 * goes, so that a sign-out renders the row it ends and no other. Without TanStack's help: this also runs where only a server is.
 */
export function shareSessions<T>(previous: T | undefined, next: T): T
export function shareSessions(previous: unknown, next: unknown): unknown
export function shareSessions(previous: unknown, next: unknown): unknown {
  if (!isRead(previous) || !isRead(next)) return next
  const before = new Map(previous.sessions.map((session) => [session.id, session]))
  const shared = next.sessions.map((session) => {
    const known = before.get(session.id) ?? session
    return JSON.stringify(known) === JSON.stringify(session) ? known : session
  })
  const isSame =
    shared.length === previous.sessions.length && shared.every((session, n) => session === previous.sessions[n])
  return { ...next, sessions: isSame ? previous.sessions : shared }
}

function isRead(data: unknown): data is SessionsRead {
  return typeof data === 'object' && data !== null && 'sessions' in data && Array.isArray(data.sessions)
}
