import { expect, it, vi } from 'vitest'
import { hanging } from '../fake-fetch.ts'
import { call, errorOf, never, setUp, standStill, unauthorized, yes } from './http-set-up.ts'

standStill()

it('sends nothing for a signal that has aborted already', async () => {
  const getAccessToken = vi.fn(() => 'token')
  const { http, sent } = setUp([yes()], { getAccessToken })
  expect((await errorOf(http.request({ ...call, signal: AbortSignal.abort() }))).code).toBe('aborted')
  expect(sent).toEqual([])
  expect(getAccessToken).not.toHaveBeenCalled()
})

it.each([
  ['the answer', [hanging], {}],
  ['the token', [yes()], { getAccessToken: never }],
  ['the refresh', [unauthorized()], { refresh: never }],
] as const)('while waiting for %s is "aborted"', async (_what, answers, options) => {
  const controller = new AbortController()
  const { http } = setUp(answers, options)
  const error = errorOf(http.request({ ...call, signal: controller.signal }))
  await vi.advanceTimersByTimeAsync(10)
  controller.abort(new Error('CANARY_REASON'))
  expect(await error).toMatchObject({ code: 'aborted', message: 'The call was aborted.' })
})

it('sends no request when the caller aborts while the token is fetched', async () => {
  const controller = new AbortController()
  const getAccessToken = async () => {
    controller.abort()
    return 'token'
  }
  const { http, sent } = setUp([yes()], { getAccessToken })
  expect((await errorOf(http.request({ ...call, signal: controller.signal }))).code).toBe('aborted')
  expect(sent).toEqual([])
})

it('leaves no listener on the signal of the caller', async () => {
  const { signal } = new AbortController()
  const added = vi.spyOn(signal, 'addEventListener')
  const removed = vi.spyOn(signal, 'removeEventListener')
  await setUp([yes()]).http.request({ ...call, signal })
  expect(added).toHaveBeenCalled()
  expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(added.mock.calls.map(([, listener]) => listener))
})
