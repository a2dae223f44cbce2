import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Held, wait } from '../../../src/adapters/lib/memory-waits.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const listeners = ({ signal }: AbortController) => getEventListeners(signal, 'abort').length

describe('a wait', () => {
  it.each([0, -1])('of %j ms sets no timer', async (ms) => {
    const controller = new AbortController()
    const done = wait(ms, controller.signal)
    expect([vi.getTimerCount(), listeners(controller)]).toEqual([0, 0])
    await done
  })

  it('for a call that was aborted is over at once', async () => {
    const done = wait(1000, AbortSignal.abort())
    expect(vi.getTimerCount()).toBe(0)
    await done
  })

  it.each(['time', 'abort'])('that is ended by %s leaves no timer and no listener', async (end) => {
    const controller = new AbortController()
    const done = wait(1000, controller.signal)
    expect([vi.getTimerCount(), listeners(controller)]).toEqual([1, 1])
    if (end === 'abort') controller.abort()
    else vi.advanceTimersByTime(1000)
    await done
    expect([vi.getTimerCount(), listeners(controller)]).toEqual([0, 0])
  })
})

describe('a call that is held', () => {
  it('and was aborted before is let go at once', async () => {
    await new Held().hold(AbortSignal.abort())
    expect(vi.getTimerCount()).toBe(0)
  })

  it.each(['release', 'abort'])('is let go by %s, and leaves no listener', async (end) => {
    const controller = new AbortController()
    const held = new Held()
    const done = held.hold(controller.signal)
    expect(listeners(controller)).toBe(1)
    if (end === 'abort') controller.abort()
    else held.release()
    await done
    expect(listeners(controller)).toBe(0)
  })
})
