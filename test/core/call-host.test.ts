import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { callHost } from '../../src/core/call-host.ts'

const mistake = new Error('A mistake of the application')
const reject = async () => {
  throw mistake
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('gives what the callback gives, now or later', async () => {
  expect(await callHost(() => 3)).toEqual({ value: 3 })
  expect(await callHost(async () => null)).toEqual({ value: null })
})

it('F29: reports what the callback throws or rejects with, once, and goes on without a value', async () => {
  const report = vi.fn<(error: unknown) => void>()
  vi.stubGlobal('reportError', report)
  expect(await callHost(reject)).toBeNull()
  expect(
    await callHost(() => {
      throw mistake
    }),
  ).toBeNull()
  expect(report.mock.calls).toEqual([[mistake], [mistake]])
  expect(vi.getTimerCount()).toBe(0)
})

it('F29: where there is no reportError, throws it where nobody catches it, as the platform would', async () => {
  vi.stubGlobal('reportError', undefined)
  expect(await callHost(reject)).toBeNull()
  expect(() => vi.runAllTimers()).toThrow(mistake)
})
