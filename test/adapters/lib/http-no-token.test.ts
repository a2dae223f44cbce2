import { expect, it, vi } from 'vitest'
import { bearers, call, errorOf, setUp, standStill, unauthorized, yes } from './http-set-up.ts'

standStill()

it.each([null, '', '  '])('%j: refreshes once, then sends', async (none) => {
  let token: string | null = none
  const refresh = vi.fn(async () => {
    token = 'fresh'
    return true
  })
  const { http, sent } = setUp([yes()], { getAccessToken: () => token, refresh })
  await http.request(call)
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(bearers(sent)).toEqual(['Bearer fresh'])
})

it('refreshes once for ten parallel calls', async () => {
  const refresh = vi.fn(async () => true)
  const { http, sent } = setUp([yes()], { getAccessToken: () => null, refresh })
  const codes = await Promise.all(Array.from({ length: 10 }, async () => (await errorOf(http.request(call))).code))
  expect(new Set(codes)).toEqual(new Set(['unauthenticated']))
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(sent).toEqual([])
})

it('is "unauthenticated" without a request when refreshing says false', async () => {
  const { http, sent } = setUp([yes()], { getAccessToken: () => null, refresh: async () => false })
  expect((await errorOf(http.request(call))).code).toBe('unauthenticated')
  expect((await errorOf(http.token())).code).toBe('unauthenticated')
  expect(sent).toEqual([])
})

it('does not refresh a second time when the fresh token is refused', async () => {
  let token: string | null = null
  const refresh = vi.fn(async () => {
    token = 'fresh'
    return true
  })
  const { http, sent } = setUp([unauthorized()], { getAccessToken: () => token, refresh })
  expect((await errorOf(http.request(call))).code).toBe('unauthenticated')
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(sent).toHaveLength(1)
})

it('sends no retry without a token', async () => {
  let token: string | null = 'old'
  const refresh = async () => {
    token = null
    return true
  }
  const { http, sent } = setUp([unauthorized(), yes()], { getAccessToken: () => token, refresh })
  expect((await errorOf(http.request(call))).code).toBe('unauthenticated')
  expect(sent).toHaveLength(1)
})

it("is not blamed on the user when the application's own function fails", async () => {
  const { http } = setUp([yes()], { getAccessToken: () => Promise.reject(new Error('CANARY_TOKEN')) })
  const error = await errorOf(http.request(call))
  expect(error.code).toBe('unknown')
  expect(error.message).not.toContain('CANARY')
})
