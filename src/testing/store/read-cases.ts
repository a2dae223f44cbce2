import type { TestFunctions } from '../conformance/backend.ts'
import { idsOf, oddIds, type StoreCase } from './store-backend.ts'

/** What a store must find, and what not. */
export function readCases(test: StoreCase, { expect }: Pick<TestFunctions, 'expect'>): void {
  test('lists the sessions of one user, each once, and counts them', async ({
    store,
    user,
    stranger,
    signIn,
    alive,
  }) => {
    await signIn(stranger, 3)
    const ids = await signIn(user, 7)
    expect([...(await idsOf(store, user))].sort()).toEqual([...ids].sort())
    expect(await alive(user)).toEqual([...ids].sort())
    expect((await store.list(user, { after: null, limit: 2 })).total).toBe(7)
  })

  test('lists nothing for a user without sessions', async ({ store, user, stranger, signIn }) => {
    await signIn(stranger, 1)
    expect(await store.list(user, { after: null, limit: 10 })).toEqual({ sessions: [], total: 0 })
  })

  test('gives no page more rows than it was asked for', async ({ store, user, signIn }) => {
    await signIn(user, 5)
    expect((await store.list(user, { after: null, limit: 3 })).sessions.length).toBe(3)
  })

  test('lists neither what was ended nor what has expired', async ({ store, user, signIn, expire, alive }) => {
    const [kept = '', ended = '', expired = ''] = await signIn(user, 3)
    await store.end(user, [ended])
    await expire(user, expired)
    expect(await store.list(user, { after: null, limit: 10 }).then(({ total }) => total)).toBe(1)
    expect(await idsOf(store, user)).toEqual([kept])
    expect(await alive(user)).toEqual([kept])
    for (const id of [ended, expired]) expect(await store.find(user, id)).toBe(null)
  })

  test('goes on where it was, whoever signs in or is ended between two pages', async ({ store, user, signIn }) => {
    const before = await signIn(user, 12)
    const seen: string[] = []
    let after: string | null = null
    for (let page = 0; page < 12; page += 1) {
      const { sessions } = await store.list(user, { after, limit: 3 })
      seen.push(...sessions.map(({ id }) => id))
      after = sessions.at(-1)?.id ?? after
      await signIn(user, 1)
      // The very session that the next page begins after.
      if (page === 1 && after !== null) await store.end(user, [after])
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(before.filter((id) => !seen.includes(id))).toEqual([])
  })

  test('begins after any text', async ({ store, user, signIn }) => {
    const ids = await signIn(user, 3)
    for (const after of oddIds) {
      const { sessions } = await store.list(user, { after, limit: 10 })
      expect(sessions.filter(({ id }) => !ids.includes(id))).toEqual([])
    }
  })

  test('finds a session of the user, and no other', async ({ store, user, stranger, signInOnce }) => {
    const id = await signInOnce(user)
    const foreign = await signInOnce(stranger)
    expect((await store.find(user, id))?.id).toBe(id)
    for (const other of [foreign, ...oddIds]) expect(await store.find(user, other)).toBe(null)
  })

  test('gives handles, and nothing that signs in', async ({ store, user, signIn, secrets }) => {
    const ids = await signIn(user, 3)
    const hidden = await secrets()
    expect(hidden.length > 0).toBe(true)
    const { sessions } = await store.list(user, { after: null, limit: 10 })
    const shown = JSON.stringify([sessions, await store.find(user, ids[0] ?? '')])
    expect(hidden.filter((secret) => secret === '' || shown.includes(secret)).length).toBe(0)
  })

  test('gives times that are times', async ({ store, user, signIn }) => {
    await signIn(user, 1)
    const { sessions } = await store.list(user, { after: null, limit: 1 })
    const [session] = sessions
    const times = [session?.createdAt, session?.lastActiveAt, session?.expiresAt].filter((time) => time != null)
    // Seconds, milliseconds or ISO 8601: any other text is read as "not known".
    for (const time of times)
      expect(time instanceof Date || /^\d+(?:\.\d+)?$|T.*(?:Z|[+-]\d\d:?\d\d)$| .*Z$/.test(String(time))).toBe(true)
  })
}
