import { sqlSessionStore } from 'react-device-sessions/routes'
import { expect, it } from 'vitest'

/** A store whose database fails with these codes, one after the other, and then answers. */
function failing(codes: readonly string[]) {
  const left = [...codes]
  let statements = 0
  const store = sqlSessionStore({
    dialect: 'postgres',
    query: () => {
      statements += 1
      const code = left.shift()
      if (code !== undefined) throw Object.assign(new Error('CANARY'), { code })
      return [{ ended: 1 }]
    },
    table: 'sessions',
    id: 'id',
    userId: 'user_id',
    alive: 'true',
    end: 'delete',
  })
  return { store, statements: () => statements }
}

it.each(['40P01', '40001'])('%s: the database gave up a whole statement, so it is sent again', async (code) => {
  const { store, statements } = failing([code])
  expect(await store.endAll('ann')).toBe(1)
  expect(statements()).toBe(2)
})

it('is not sent for ever', async () => {
  const { store, statements } = failing(Array.from({ length: 9 }, () => '40P01'))
  await expect(store.endOthers('ann', 'a')).rejects.toThrow('CANARY')
  expect(statements()).toBe(3)
})

it.each(['42P01', '08006', '57014'])('%s: what may have been done, or fails again, is not sent again', async (code) => {
  const { store, statements } = failing([code])
  await expect(store.endAll('ann')).rejects.toThrow('CANARY')
  expect(statements()).toBe(1)
})
