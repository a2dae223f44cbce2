import { expect, it, vi } from 'vitest'
import { Deadline } from '../../../src/adapters/lib/deadline.ts'
import { hanging } from '../fake-fetch.ts'
import { call, errorOf, never, setUp, standStill, unauthorized, yes } from './http-set-up.ts'

standStill()

const slowBody = () =>
  new Response(new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{"ok":')) }), {
    headers: { 'content-type': 'application/json' },
  })

it.each([
  ['the answer', [hanging], {}],
  ['an answer whose fetch ignores its signal', [never], {}],
  ['the body', [slowBody], {}],
  ['the token', [yes()], { getAccessToken: never }],
  ['the headers', [yes()], { headers: never }],
  ['the refresh', [unauthorized()], { refresh: never }],
  ['the retry', [unauthorized(), hanging], {}],
] as const)('covers %s', async (_what, answers, options) => {
  const { http } = setUp(answers, { ...options, timeoutMs: 5000 })
  const error = errorOf(http.request(call))
  await vi.advanceTimersByTimeAsync(4999)
  const early = await Promise.race([error, Promise.resolve('waiting')])
  expect(early).toBe('waiting')
  await vi.advanceTimersByTimeAsync(1)
  expect((await error).code).toBe('timeout')
})

it('is 10 seconds unless told otherwise', async () => {
  const error = errorOf(setUp([hanging]).http.request(call))
  await vi.advanceTimersByTimeAsync(10_000)
  expect((await error).code).toBe('timeout')
})

it('aborts the request', async () => {
  const { http, sent } = setUp([never], { timeoutMs: 100 })
  const error = errorOf(http.request(call))
  await vi.advanceTimersByTimeAsync(100)
  await error
  expect(sent[0]?.init.signal?.aborted).toBe(true)
})

it('can be longer than a timer holds, or infinite, without firing at once', async () => {
  for (const timeoutMs of [1e12, Number.POSITIVE_INFINITY]) {
    const controller = new AbortController()
    const { http } = setUp([hanging], { timeoutMs })
    const error = errorOf(http.request({ ...call, signal: controller.signal }))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await Promise.race([error, Promise.resolve('waiting')])).toBe('waiting')
    controller.abort()
    expect((await error).code).toBe('aborted')
  }
})

it.each([0, -1, Number.NaN])('refuses %d with an error that names the fix', (timeoutMs) => {
  expect(() => setUp([yes()], { timeoutMs })).toThrow(/timeoutMs must be/)
})

it('needs no timer where there is no limit', () => {
  const deadline = new Deadline(Number.POSITIVE_INFINITY)
  expect(vi.getTimerCount()).toBe(0)
  deadline.end()
})

it('once ended, no longer hears of its caller', () => {
  const controller = new AbortController()
  const deadline = new Deadline(1000, controller.signal)
  deadline.end()
  controller.abort()
  expect(deadline.signal.aborted).toBe(false)
  expect(() => deadline.check()).not.toThrow()
})

it('stays at the first thing that stopped it', async () => {
  const controller = new AbortController()
  const deadline = new Deadline(1000, controller.signal)
  await vi.advanceTimersByTimeAsync(1000)
  controller.abort()
  expect(() => deadline.check()).toThrow('There was no answer within 1000 ms.')
  deadline.end()
})
