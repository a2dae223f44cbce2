import type { TestFunctions } from '../conformance/backend.ts'
import { idsOf, type StoreCase, type StoreScene } from './store-backend.ts'

/** How often each race is run, because a store with a race may win it by chance. */
const ROUNDS = 10

/** What must be true in any order of two requests, and for a user with ten thousand sessions. */
export function raceCases(test: StoreCase, { expect }: Pick<TestFunctions, 'expect'>): void {
  const race = (title: string, run: (scene: StoreScene, ids: readonly string[]) => Promise<void>) =>
    test(title, async (scene) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await scene.store.endAll(scene.user)
        await run(scene, await scene.signIn(scene.user, 12))
      }
    })

  race('two devices that end the others at once: one of them stays', async ({ store, user, alive }, ids) => {
    const [a = ''] = ids
    const b = ids.at(-1) ?? ''
    const counts = await Promise.all([store.endOthers(user, a), store.endOthers(user, b)])
    expect(counts.includes(11) && counts.includes(null)).toBe(true)
    expect(await alive(user)).toEqual([counts[0] === null ? b : a])
  })

  race('twelve devices that end the others at once: one of them stays', async ({ store, user, alive }, ids) => {
    const counts = await Promise.all(ids.map((id) => store.endOthers(user, id)))
    expect(counts.filter((count) => count !== null)).toEqual([11])
    expect(await alive(user)).toEqual([ids[counts.indexOf(11)]])
  })

  race('others, while the one to spare signs out: it comes first or last', async ({ store, user, alive }, ids) => {
    const [a = ''] = ids
    const [others, own] = await Promise.all([store.endOthers(user, a), store.end(user, [a])])
    expect(own).toBe(1)
    expect((await alive(user)).length).toBe(others === null ? 11 : 0)
  })

  race('others, while they are ended one by one: each is counted once', async ({ store, user, alive }, ids) => {
    const [a = '', ...rest] = ids
    const counts = await Promise.all([...rest.map((id) => store.end(user, [id])), store.endOthers(user, a)])
    expect(counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(11)
    expect(await alive(user)).toEqual([a])
  })

  race('all, twice at once, and in two orders of ids: each is counted once', async ({ store, user, alive }, ids) => {
    const counts = await Promise.all([
      store.endAll(user),
      store.end(user, ids),
      store.end(user, ids.toReversed()),
      store.endAll(user),
    ])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12)
    expect(await alive(user)).toEqual([])
  })

  race('others, while the user signs in: the new session is ended and counted, or neither', async (scene, ids) => {
    const { store, user, signIn, alive } = scene
    const [a = ''] = ids
    const [ended, added] = await Promise.all([store.endOthers(user, a), signIn(user, 3)])
    const left = await alive(user)
    expect(left.includes(a)).toBe(true)
    expect(left.filter((id) => id !== a && !added.includes(id))).toEqual([])
    expect((ended ?? 0) + left.length).toBe(15)
    expect([...(await idsOf(store, user))].sort()).toEqual(left)
  })

  test('others means those of the moment, not those that were listed', async ({ store, user, signIn, alive }) => {
    const [a = ''] = await signIn(user, 3)
    await store.list(user, { after: null, limit: 10 })
    await signIn(user, 1)
    expect(await store.endOthers(user, a)).toBe(3)
    expect(await alive(user)).toEqual([a])
  })

  test('ten thousand sessions are listed to the end, each once, and ended in one step', async (scene) => {
    const { store, user, stranger, signIn, signInOnce, alive } = scene
    const ids = await signIn(user, 10_000)
    const foreign = await signInOnce(stranger)
    const listed = await idsOf(store, user, 1000)
    expect(listed.length).toBe(10_000)
    expect(new Set(listed).size).toBe(10_000)
    expect((await store.list(user, { after: null, limit: 1 })).total).toBe(10_000)
    const spared = ids[5000] ?? ''
    expect(await store.endOthers(user, spared)).toBe(9999)
    expect(await alive(user)).toEqual([spared])
    expect(await alive(stranger)).toEqual([foreign])
  })
}
