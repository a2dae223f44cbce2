import { expect, it, vi } from 'vitest'
import { loadOnce } from '../../src/core/load-once.ts'

it('loads at the first call, and gives every caller the same', async () => {
  const load = vi.fn(async () => ({}))
  const get = loadOnce(load)
  expect(load).not.toHaveBeenCalled()
  const [one, other] = await Promise.all([get(), get()])
  expect(one).toBe(other)
  expect(await get()).toBe(one)
  expect(load).toHaveBeenCalledOnce()
})

it('forgets a load that failed: every caller so far is told, and the next one loads again', async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue('here')
  const get = loadOnce(load)
  const told = await Promise.allSettled([get(), get()])
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(load).toHaveBeenCalledOnce()
  expect(await get()).toBe('here')
  expect(load).toHaveBeenCalledTimes(2)
})
