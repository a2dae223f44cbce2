import { act, renderHook } from '@testing-library/react'
import { isSessionError, useSessions } from 'react-device-sessions/hooks'
import { makeSession } from 'react-device-sessions/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ids, laptop, phone, settled, setUp } from './support.tsx'

afterEach(() => vi.restoreAllMocks())

describe('useSessions', () => {
  it('reads every page, this device first', async () => {
    const { render } = setUp({ pageSize: 1, sessions: [phone, laptop] })
    const { data } = await settled(render(() => useSessions()).result)
    expect(ids(data?.sessions)).toEqual(['laptop', 'phone'])
    expect(data).toMatchObject({ total: 2, complete: true })
  })

  it('says when it was read', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 10, 21, 9))
    const { render } = setUp()
    const { data } = await settled(render(() => useSessions()).result)
    expect(data?.readAt).toBe('2026-11-21T09:00:00.000Z')
  })

  it('F7: fails as a failure, not as an empty list', async () => {
    const { render } = setUp({ faults: [{ on: 'list', do: 'fail', code: 'forbidden', status: 403 }] })
    const result = await settled(render(() => useSessions()).result)
    expect(result.data).toBeUndefined()
    expect(isSessionError(result.error) && result.error.code).toBe('forbidden')
  })

  it('F7: tries once more after a server error, and not after a refusal', async () => {
    const flaky = setUp({ faults: [{ on: 'list', do: 'fail', code: 'server', status: 500 }] })
    expect((await settled(flaky.render(() => useSessions()).result)).status).toBe('success')
    expect(flaky.lists()).toBe(2)

    const limited = setUp({ faults: [{ on: 'list', do: 'fail', code: 'rate_limited', status: 429 }] })
    expect((await settled(limited.render(() => useSessions()).result)).status).toBe('error')
    expect(limited.lists()).toBe(1)
  })

  it('F16: tells nobody to be this device when the list names two', async () => {
    const { render } = setUp({ sessions: [laptop, { ...phone, isCurrent: true }] })
    const { data } = await settled(render(() => useSessions()).result)
    expect(data?.sessions.map(({ isCurrent }) => isCurrent)).toEqual([null, null])
  })

  it('F11: reads offline too, so that the failure is seen instead of a skeleton for ever', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const { render } = setUp({ faults: [{ on: 'list', do: 'fail', code: 'network', times: 2 }] })
    expect((await settled(render(() => useSessions()).result)).error?.code).toBe('network')
  })

  it('selects, waits when disabled, and stops at the bound', async () => {
    const { render } = setUp(
      { sessions: Array.from({ length: 30 }, () => makeSession()), pageSize: 10 },
      { maxSessions: 20 },
    )
    const count = await settled(render(() => useSessions({ select: ({ sessions }) => sessions.length })).result)
    expect(count.data).toBe(20)
    const whole = await settled(render(() => useSessions()).result)
    expect(whole.data).toMatchObject({ complete: false, total: 30 })

    const disabled = setUp()
    disabled.render(() => useSessions({ enabled: false }))
    await act(() => Promise.resolve())
    expect(disabled.lists()).toBe(0)
  })

  it('spends at most half of the documented list requests on its own', async () => {
    const read = Date.UTC(2026, 10, 21, 9)
    const clock = vi.spyOn(Date, 'now').mockReturnValue(read)
    const { render } = setUp({ capabilities: { limitsPerHour: { list: 30 } } })
    const { result, rerender } = render(() => useSessions())
    await settled(result)
    const isStaleAfter = (ms: number) => {
      clock.mockReturnValue(read + ms)
      rerender()
      return result.current.isStale
    }
    expect(isStaleAfter(239_999)).toBe(false)
    expect(isStaleAfter(240_000)).toBe(true)
  })

  it('names the missing provider', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(() => renderHook(() => useSessions())).toThrow(/SessionProvider/)
  })
})
