import type { SessionStore, StoredSession } from '../routes/session-store.ts'

/** A store in memory, and how its users sign in. */
export interface MemorySessionStore extends SessionStore {
  /** Signs a user in; gives the handle. */
  readonly signIn: (userId: string, session?: Partial<StoredSession>) => string
  /** The handles of a user's sessions, the oldest first. */
  readonly alive: (userId: string) => readonly string[]
}

/** For tests of routes, and to see them work before there is a table: everything is forgotten with the process. */
export function memorySessionStore(): MemorySessionStore {
  const users = new Map<string, Map<string, StoredSession>>()
  const of = (userId: string): Map<string, StoredSession> => {
    const sessions = users.get(userId) ?? new Map<string, StoredSession>()
    users.set(userId, sessions)
    return sessions
  }
  const endAllBut = (userId: string, spared: string | null): number => {
    const ended = [...of(userId).keys()].filter((id) => id !== spared)
    return ended.filter((id) => of(userId).delete(id)).length
  }
  return {
    signIn(userId, session = {}) {
      const id = session.id ?? crypto.randomUUID()
      of(userId).set(id, { createdAt: new Date(), ...session, id })
      return id
    },
    alive: (userId) => [...of(userId).keys()],
    async list(userId, { after, limit }) {
      const sessions = [...of(userId).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
      const rest = sessions.filter(({ id }) => after === null || id > after)
      return { sessions: rest.slice(0, limit), total: sessions.length }
    },
    find: async (userId, id) => of(userId).get(id) ?? null,
    end: async (userId, ids) => ids.filter((id) => of(userId).delete(id)).length,
    endOthers: async (userId, spared) => (of(userId).has(spared) ? endAllBut(userId, spared) : null),
    endAll: async (userId) => endAllBut(userId, null),
  }
}
