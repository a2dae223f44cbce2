import { afterEach, expect, it, vi } from 'vitest'
import { whenIdle } from '../../src/core/when-idle.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('asks the browser, for two seconds at most', () => {
  const request = vi.fn(() => 7)
  const cancel = vi.fn<(handle: number) => void>()
  vi.stubGlobal('requestIdleCallback', request)
  vi.stubGlobal('cancelIdleCallback', cancel)
  const call = vi.fn<() => void>()
  const stop = whenIdle(call)
  expect(request).toHaveBeenCalledExactlyOnceWith(call, { timeout: 2000 })
  expect(cancel).not.toHaveBeenCalled()
  stop()
  expect(cancel).toHaveBeenCalledExactlyOnceWith(7)
})

it('waits a moment in a browser that does not tell when it is idle', () => {
  vi.useFakeTimers()
  vi.stubGlobal('requestIdleCallback', undefined)
  const [call, cancelled] = [vi.fn<() => void>(), vi.fn<() => void>()]
  whenIdle(call)
  whenIdle(cancelled)()
  vi.advanceTimersByTime(199)
  expect(call).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(call).toHaveBeenCalledOnce()
  expect(cancelled).not.toHaveBeenCalled()
})
