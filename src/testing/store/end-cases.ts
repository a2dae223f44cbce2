import type { TestFunctions } from '../conformance/backend.ts'
import { idsOf, oddIds, type StoreCase, spellings } from './store-backend.ts'

/** What a store must end, and what never. */
export function endCases(test: StoreCase, { expect }: Pick<TestFunctions, 'expect'>): void {
  test('ends the sessions that it was given and no other', async ({ store, user, stranger, signIn, alive }) => {
    const [first = '', second = '', third = ''] = await signIn(user, 3)
    const foreign = await signIn(stranger, 2)
    expect(await store.end(user, [first, third])).toBe(2)
    expect(await alive(user)).toEqual([second])
    expect(await idsOf(store, user)).toEqual([second])
    expect(await alive(stranger)).toEqual([...foreign].sort())
  })

  test('ends nothing for no id at all', async ({ store, user, signIn, alive }) => {
    await signIn(user, 2)
    expect(await store.end(user, [])).toBe(0)
    expect((await alive(user)).length).toBe(2)
  })

  test('counts a session once, named twice or ended again', async ({ store, user, signIn, alive }) => {
    const [id = '', kept = ''] = await signIn(user, 2)
    expect(await store.end(user, [id, id])).toBe(1)
    expect(await store.end(user, [id])).toBe(0)
    expect(await alive(user)).toEqual([kept])
  })

  test('ends nothing of another user', async ({ store, user, stranger, signIn, signInOnce, alive }) => {
    const foreign = await signInOnce(stranger)
    const [own = '', kept = ''] = await signIn(user, 2)
    expect(await store.end(user, [foreign])).toBe(0)
    expect(await store.end(user, [foreign, own])).toBe(1)
    expect(await alive(stranger)).toEqual([foreign])
    expect(await alive(user)).toEqual([kept])
  })

  test('ends nothing for ids that no table holds', async ({ store, user, stranger, signIn, alive }) => {
    await signIn(user, 2)
    await signIn(stranger, 1)
    for (const id of oddIds) expect(await store.end(user, [id])).toBe(0)
    expect(await store.end(user, oddIds)).toBe(0)
    expect([(await alive(user)).length, (await alive(stranger)).length]).toEqual([2, 1])
  })

  test('takes an id that is spelt otherwise for another one', async ({ store, user, signIn, alive }) => {
    const ids = await signIn(user, 2)
    for (const spelling of ids.flatMap(spellings)) {
      expect(await store.find(user, spelling)).toBe(null)
      expect(await store.end(user, [spelling])).toBe(0)
      expect(await store.endOthers(user, spelling)).toBe(null)
    }
    expect((await alive(user)).length).toBe(2)
  })

  test('ends every session but one', async ({ store, user, stranger, signIn, alive }) => {
    const [, spared = ''] = await signIn(user, 5)
    await signIn(stranger, 2)
    expect(await store.endOthers(user, spared)).toBe(4)
    expect(await alive(user)).toEqual([spared])
    expect(await idsOf(store, user)).toEqual([spared])
    expect((await alive(stranger)).length).toBe(2)
    expect(await store.endOthers(user, spared)).toBe(0)
  })

  test('counts only what was there to end', async ({ store, user, signIn, expire }) => {
    const [spared = '', ended = '', expired = ''] = await signIn(user, 6)
    await store.end(user, [ended])
    await expire(user, expired)
    expect(await store.endOthers(user, spared)).toBe(3)
  })

  test('ends nothing when the one to spare is not alive', async (scene) => {
    const { store, user, stranger, signIn, signInOnce, expire, alive } = scene
    const [ended = '', expired = ''] = await signIn(user, 4)
    const foreign = await signInOnce(stranger)
    await store.end(user, [ended])
    await expire(user, expired)
    for (const id of [ended, expired, foreign, ...oddIds]) expect(await store.endOthers(user, id)).toBe(null)
    expect((await alive(user)).length).toBe(2)
    expect(await alive(stranger)).toEqual([foreign])
  })

  test('ends every session of one user', async ({ store, user, stranger, signIn, alive }) => {
    await signIn(user, 3)
    await signIn(stranger, 2)
    expect(await store.endAll(user)).toBe(3)
    expect(await store.endAll(user)).toBe(0)
    expect(await alive(user)).toEqual([])
    expect(await idsOf(store, user)).toEqual([])
    expect((await alive(stranger)).length).toBe(2)
  })

  test('lets the user sign in again', async ({ store, user, signInOnce, alive }) => {
    await signInOnce(user)
    await store.endAll(user)
    const id = await signInOnce(user)
    expect(await alive(user)).toEqual([id])
    expect(await idsOf(store, user)).toEqual([id])
  })
}
