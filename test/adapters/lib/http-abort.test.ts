import { expect, it, vi } from 'vitest'
import { turns } from '../adapter-set-up.ts'
import { hanging, type Sent } from '../fake-fetch.ts'
import { call, deferred, errorOf, never, setUp, standStill, unauthorized, yes } from './http-set-up.ts'

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

it('sends nothing with a token that comes after the abort: it may be of another user', async () => {
  const controller = new AbortController()
  const token = deferred<string>()
  const { http, sent } = setUp([yes()], { getAccessToken: () => token.promise })
  const error = errorOf(http.request({ ...call, signal: controller.signal }))
  controller.abort()
  token.resolve('token of another user')
  expect((await error).code).toBe('aborted')
  expect(sent).toEqual([])
})

it('sends a request no second time after a refresh that ends after the abort', async () => {
  const controller = new AbortController()
  const renewed = deferred<boolean>()
  const refresh = vi.fn(() => renewed.promise)
  const { http, sent } = setUp([unauthorized(), yes()], { refresh })
  const error = errorOf(http.request({ ...call, signal: controller.signal }))
  await vi.advanceTimersByTimeAsync(10)
  expect(refresh).toHaveBeenCalledTimes(1)
  controller.abort()
  renewed.resolve(true)
  expect((await error).code).toBe('aborted')
  await vi.advanceTimersByTimeAsync(10)
  expect(sent).toHaveLength(1)
})

it('sends no second request when a refresh of others has settled by then, and the caller has aborted', async () => {
  const controller = new AbortController()
  const late = deferred<Response>()
  const { http, sent } = setUp([() => late.promise, unauthorized(), yes()])
  const error = errorOf(http.request({ ...call, signal: controller.signal }))
  await http.request(call)
  controller.abort()
  late.resolve(unauthorized())
  expect((await error).code).toBe('aborted')
  await vi.advanceTimersByTimeAsync(10)
  expect(sent).toHaveLength(3)
})

it('hands nothing to fetch() after the abort, at whatever moment it comes', async () => {
  for (let moment = 0; moment < 60; moment += 1) {
    const controller = new AbortController()
    const sentAfter: boolean[] = []
    const answer = (status: () => Response) => (_sent: Sent) => {
      sentAfter.push(controller.signal.aborted)
      return status()
    }
    const { http } = setUp([answer(unauthorized), answer(yes)])
    const outcome = http.request({ ...call, signal: controller.signal }).catch(() => null)
    await turns(moment)
    controller.abort()
    await outcome
    expect(sentAfter).not.toContain(true)
  }
})

it('asks no longer for the token alone when the caller has aborted', async () => {
  const controller = new AbortController()
  const getAccessToken = vi.fn(never)
  const error = errorOf(setUp([], { getAccessToken }).http.token(controller.signal))
  controller.abort()
  expect((await error).code).toBe('aborted')
  expect((await errorOf(setUp([], { getAccessToken }).http.token(AbortSignal.abort()))).code).toBe('aborted')
  expect(getAccessToken).toHaveBeenCalledTimes(1)
})

it('leaves no listener on the signal of the caller', async () => {
  const { signal } = new AbortController()
  const added = vi.spyOn(signal, 'addEventListener')
  const removed = vi.spyOn(signal, 'removeEventListener')
  await setUp([yes()]).http.request({ ...call, signal })
  expect(added).toHaveBeenCalled()
  expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(added.mock.calls.map(([, listener]) => listener))
})
