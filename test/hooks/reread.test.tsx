import { act, waitFor } from '@testing-library/react'
import { useRevokeSessions, useSessions } from 'react-device-sessions/hooks'
import { makeSession } from 'react-device-sessions/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { one, page } from './revoke-support.tsx'
import { ids, laptop, phone, setUp, tablet } from './support.tsx'

afterEach(() => vi.restoreAllMocks())

describe('the re-read', () => {
  it('does not believe a first load that was in flight when the revoke began', async () => {
    const { adapter, render, lists } = setUp({ faults: [{ on: 'list', do: 'hang' }] })
    const { result } = render(() => ({ list: useSessions(), revoke: useRevokeSessions() }))
    await act(async () => void (await result.current.revoke.mutateAsync(one('phone'))))
    await act(async () => adapter.release())
    await waitFor(() => expect(ids(result.current.list.data?.sessions)).toEqual(['laptop', 'tablet']))
    expect(lists()).toBe(2)
  })

  it('loads the list that it cancelled when it fails itself', async () => {
    const { adapter, render } = setUp({ faults: [{ on: 'list', do: 'hang' }] })
    const { result } = render(() => ({ list: useSessions(), revoke: useRevokeSessions() }))
    adapter.fault({ on: 'list', do: 'fail', code: 'rate_limited' })
    await act(async () => void (await result.current.revoke.mutateAsync(one('phone'))))
    await waitFor(() => expect(result.current.list.status).toBe('success'))
  })

  it('is believed although the clock was set back since the last read', async () => {
    const { adapter, render, client, listKey } = setUp()
    const { result } = render(() => ({ list: useSessions(), revoke: useRevokeSessions() }))
    await waitFor(() => expect(result.current.list.isSuccess).toBe(true))
    const now = Date.now()
    vi.spyOn(Date, 'now').mockImplementation(() => now - 600_000)
    await act(async () => void (await result.current.revoke.mutateAsync(one('phone'))))
    expect(client.getQueryData(listKey)).toMatchObject({ total: 2 })
    expect(ids(adapter.serverSessions)).toEqual(['laptop', 'tablet'])
    await waitFor(() => expect(ids(result.current.list.data?.sessions)).toEqual(['laptop', 'tablet']))
  })

  it('happens when no list is on screen', async () => {
    const { render, client, listKey } = setUp()
    const { result } = render(() => useRevokeSessions())
    await act(async () => void (await result.current.mutateAsync(one('phone'))))
    expect(client.getQueryData(listKey)).toMatchObject({ complete: true, total: 2 })
  })

  it('happens when the list is disabled', async () => {
    const { render, lists } = setUp()
    const { result } = render(() => ({ list: useSessions({ enabled: false }), revoke: useRevokeSessions() }))
    await act(async () => void (await result.current.revoke.mutateAsync(one('phone'))))
    expect(lists()).toBe(1)
  })

  it('survives a host that cancels queries meanwhile', async () => {
    const { client, result, adapter } = await page()
    adapter.fault({ on: 'list', do: 'hang' })
    const report = await act(async () => {
      const pending = result.current.revoke.mutateAsync(one('phone'))
      await vi.waitFor(() => expect(adapter.calls).toHaveLength(3))
      await client.cancelQueries()
      adapter.release()
      return await pending
    })
    expect(report.revoked).toEqual([phone])
  })

  it('F12: finishes after the page is left', async () => {
    const { result, unmount, adapter } = await page()
    adapter.fault({ on: 'revoke', do: 'hang' })
    const report = result.current.revoke.mutateAsync(one('phone'))
    unmount()
    await vi.waitFor(() => expect(adapter.calls).toHaveLength(2))
    adapter.release()
    expect((await report).revoked).toEqual([phone])
  })

  it('reads again when a page was added, or a row vanished between pages', async () => {
    const { revoke, adapter, lists } = await page({
      pageSize: 2,
      sessions: [laptop, phone, tablet, makeSession({ id: 'tv' })],
    })
    expect(lists()).toBe(2)
    const list = adapter.list.bind(adapter)
    let shift = true
    vi.spyOn(adapter, 'list').mockImplementation(async (options) => {
      const answer = await list(options)
      if (shift && options?.cursor === null) adapter.add(makeSession({ id: 'late' }), makeSession({ id: 'later' }))
      shift = false
      return answer
    })
    const report = await revoke(one('tablet'))
    expect(report).toMatchObject({ revoked: [tablet], newSince: 2, left: 4 })
  })

  it('is shared: ten revokes at once cost three reads', async () => {
    const sessions = [laptop, ...Array.from({ length: 10 }, (_, n) => makeSession({ id: `device-${n}` }))]
    const { adapter, client, lists, render } = setUp({ sessions, latencyMs: 2 })
    const { result } = render(() => ({ list: useSessions(), a: useRevokeSessions() }))
    await waitFor(() => expect(result.current.list.isSuccess).toBe(true))
    const before = lists()
    const reports = await act(() =>
      Promise.all(sessions.slice(1).map(({ id }) => result.current.a.mutateAsync(one(id)))),
    )
    expect(reports.flatMap(({ revoked }) => ids(revoked))).toHaveLength(10)
    expect(lists() - before).toBeLessThanOrEqual(3)
    expect(adapter.serverSessions).toHaveLength(1)
    expect(client.isMutating()).toBe(0)
  })

  it('of one revoke does not stand for another that came later', async () => {
    const { adapter, result } = await page({}, { recheckAfterMs: 60_000 })
    const list = adapter.list.bind(adapter)
    const holds: (() => void)[] = []
    vi.spyOn(adapter, 'list').mockImplementationOnce(async (options) => {
      const answer = await list(options)
      await new Promise<void>((resolve) => holds.push(resolve))
      return answer
    })
    const reports = await act(async () => {
      const first = result.current.revoke.mutateAsync(one('phone'))
      await vi.waitFor(() => expect(holds).toHaveLength(1))
      const second = result.current.revoke.mutateAsync(one('tablet'))
      await vi.waitFor(() => expect(ids(adapter.serverSessions)).toEqual(['laptop']))
      holds[0]?.()
      return await Promise.all([first, second])
    })
    expect(reports.map(({ revoked }) => ids(revoked))).toEqual([['phone'], ['tablet']])
  })

  it('refetches the queries that the application keeps under our key', async () => {
    const { render, client } = setUp()
    const { sessionKeys } = await import('react-device-sessions/hooks')
    const { useQuery } = await import('@tanstack/react-query')
    const queryFn = vi.fn(() => 3)
    const { result } = render(() => ({
      own: useQuery({ queryKey: [...sessionKeys.all, 'count'], queryFn, staleTime: Number.POSITIVE_INFINITY }),
      revoke: useRevokeSessions(),
    }))
    await waitFor(() => expect(queryFn).toHaveBeenCalledTimes(1))
    await act(async () => void (await result.current.revoke.mutateAsync(one('phone'))))
    await waitFor(() => expect(queryFn).toHaveBeenCalledTimes(2))
    expect(client.isFetching()).toBe(0)
  })
})
