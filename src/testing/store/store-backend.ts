import type { SessionStore } from '../../routes/session-store.ts'

/** A table with two users, read through a store and without it. */
export interface StoreBackend {
  readonly store: SessionStore
  /** Two users, as `authenticate` would name them. Neither has a session yet. */
  readonly users: readonly [string, string]
  /** Signs a user in that many times, as your application does, and gives the handles. Once it is asked for ten thousand. */
  readonly signIn: (userId: string, count: number) => Promise<readonly string[]> | readonly string[]
  /** Lets the time of a session run out. */
  readonly expire: (userId: string, id: string) => unknown
  /** The handles of the sessions that your application still accepts, read as the application reads them, without the store. */
  readonly alive: (userId: string) => Promise<readonly string[]> | readonly string[]
  /** Every token and every hash in the table. None of them may be in a row that the store gives. */
  readonly secrets: () => Promise<readonly string[]> | readonly string[]
  /** Called after each test, passed or failed. */
  readonly close?: () => unknown
}

/** Makes an empty table. Called once for each test, so that no test sees the sessions of another. */
export type CreateStoreBackend = () => Promise<StoreBackend> | StoreBackend

/** A backend, with a user who is signed in and another one who is too. */
export interface StoreScene {
  readonly store: SessionStore
  readonly user: string
  readonly stranger: string
  readonly signIn: (userId: string, count: number) => Promise<readonly string[]>
  /** Once. */
  readonly signInOnce: (userId: string) => Promise<string>
  readonly expire: (userId: string, id: string) => Promise<void>
  readonly alive: (userId: string) => Promise<readonly string[]>
  readonly secrets: () => Promise<readonly string[]>
}

/** A case gets a scene of its own. */
export type StoreCase = (name: string, run: (scene: StoreScene) => Promise<void>) => void

export function sceneOf(backend: StoreBackend): StoreScene {
  const [user, stranger] = backend.users
  const signIn = async (userId: string, count: number) => backend.signIn(userId, count)
  return {
    store: backend.store,
    user,
    stranger,
    signIn,
    signInOnce: async (userId) => {
      const [id] = await signIn(userId, 1)
      if (id === undefined) throw new Error('signIn() gave no handle.')
      return id
    },
    expire: async (userId, id) => void (await backend.expire(userId, id)),
    alive: async (userId) => [...(await backend.alive(userId))].sort(),
    secrets: async () => backend.secrets(),
  }
}

/** The ids of every page. */
export async function idsOf(store: SessionStore, userId: string, limit = 4): Promise<readonly string[]> {
  const ids: string[] = []
  for (let after: string | null = null; ; ) {
    const { sessions } = await store.list(userId, { after, limit })
    const last = sessions.at(-1)
    if (last === undefined) return ids
    ids.push(...sessions.map(({ id }) => id))
    if (last.id === after || ids.length > 100_000) throw new Error('The list has no end.')
    after = last.id
  }
}

/** The same id, spelt as no table has it: some databases find it all the same. */
export const spellings = (id: string): readonly string[] =>
  [id.toUpperCase(), id.toLowerCase(), `${id} `, ` ${id}`, `{${id}}`, id.replaceAll('-', '')].filter(
    (spelling) => spelling !== id,
  )

/** Ids that a browser can send, and no table holds. */
export const oddIds: readonly string[] = [
  'nothing',
  '0',
  '-1',
  '00000000-0000-4000-8000-000000000000',
  "' OR 1=1 --",
  '%',
  '_',
  '*',
  'null',
  '🦊',
  'x'.repeat(200),
]
