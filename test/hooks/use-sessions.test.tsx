import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import {
  isSessionError,
  SessionError,
  type SessionErrorCode,
  SessionProvider,
  sessionKeys,
  sessionsQueryOptions,
  useSessions,
} from 'react-device-sessions/hooks'
import { makeSession } from 'react-device-sessions/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { cachedSessions } from '../../src/hooks/list-query.ts'
import { ids, laptop, phone, settled, setUp } from './support.tsx'

afterEach(() => {
  onlineManager.setOnline(true)
  vi.restoreAllMocks()
})

const useNoRead = () => useSessions({ enabled: false })

const optionsFor = (list?: number) =>
  sessionsQueryOptions(setUp({ capabilities: list === undefined ? {} : { limitsPerHour: { list } } }).scope)

/** What an earlier read, or sign-out, left in the cache. */
async function fail(client: QueryClient, queryKey: readonly unknown[], code: SessionErrorCode) {
  const queryFn = () => Promise.reject(new SessionError(code, 'no'))
  await client.fetchQuery({ queryKey, queryFn, retry: false }).catch(() => undefined)
}

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
    onlineManager.setOnline(false)
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

  it('F11: reads what is stale when the browser is online again', async () => {
    const { client, lists, listKey, render } = setUp()
    await settled(render(() => useSessions()).result)
    await act(() => client.invalidateQueries({ queryKey: listKey, refetchType: 'none' }))
    act(() => onlineManager.setOnline(false))
    expect(lists()).toBe(1)
    act(() => onlineManager.setOnline(true))
    await waitFor(() => expect(lists()).toBe(2))
  })

  it('keeps the rows that did not change', async () => {
    const { adapter, client, render } = setUp()
    const { result } = render(() => useSessions())
    const before = (await settled(result)).data?.sessions[0]
    adapter.remove('phone')
    await act(() => client.refetchQueries())
    await waitFor(() => expect(result.current.data?.total).toBe(2))
    expect(result.current.data?.sessions[0]).toBe(before)
  })
})

describe('sessionsQueryOptions', () => {
  it.each([
    [undefined, 30_000],
    [7, 1_028_572],
    [30, 240_000],
    [240, 30_000],
    [10_000, 30_000],
  ])('with %j lists an hour a read is fresh for %i ms', (list, ms) => {
    expect(optionsFor(list).staleTime).toBe(ms)
  })

  it.each([
    ['server', true],
    ['network', true],
    ['timeout', false],
    ['rate_limited', false],
    ['unauthenticated', false],
  ] as const)('after %s it tries once more: %s', (code, again) => {
    const { retry } = optionsFor()
    expect([0, 1].map((failures) => retry(failures, new SessionError(code, 'no')))).toEqual([again, false])
  })

  it('tries nothing again after an error that is not ours', () => {
    const foreign = Object.assign(new Error('theirs'), { code: 'server' })
    // @ts-expect-error -- a host may put a query function of its own in place of ours
    expect(optionsFor().retry(0, foreign)).toBe(false)
  })

  it('stops a read that nobody waits for', async () => {
    const { adapter, client, scope } = setUp({ faults: [{ on: 'list', do: 'hang' }] })
    const read = client.fetchQuery(sessionsQueryOptions(scope)).catch(() => 'stopped')
    await waitFor(() => expect(adapter.calls).toHaveLength(1))
    const listed = vi.spyOn(adapter, 'list')
    await client.cancelQueries()
    expect(await read).toBe('stopped')
    expect(listed).not.toHaveBeenCalled()
  })
})

describe('a server without a list', () => {
  it.each([
    ['none', undefined],
    ['sessions', 'unauthenticated'],
  ] as const)('with %s to list, coming back shows %s after a sign-out', async (list, code) => {
    const { client, listKey, render } = setUp({ capabilities: { list } })
    await fail(client, listKey, 'unauthenticated')
    const { result } = render(useNoRead)
    expect(result.current.error?.code).toBe(code)
  })

  it('takes back no other failure', async () => {
    const { client, listKey, render } = setUp({ capabilities: { list: 'none' } })
    await fail(client, listKey, 'forbidden')
    expect(render(useNoRead).result.current.error?.code).toBe('forbidden')
  })

  it('takes back nothing of another query', async () => {
    const { client, listKey, render } = setUp({ capabilities: { list: 'none' } })
    await fail(client, listKey, 'unauthenticated')
    client.setQueryData([...listKey, 'theirs'], 'kept')
    render(useNoRead)
    expect(client.getQueryData([...listKey, 'theirs'])).toBe('kept')
  })

  it.each([
    ['takes it back in', true],
    ['leaves alone', false],
  ])('%s the cache that is used now', async (_what, wasSignedOut) => {
    const { adapter, client, listKey } = setUp({ capabilities: { list: 'none' } })
    const later = new QueryClient()
    if (wasSignedOut) await fail(later, listKey, 'unauthenticated')
    let used = client
    const { rerender } = renderHook(useNoRead, {
      wrapper: ({ children }) => (
        <QueryClientProvider client={used}>
          <SessionProvider adapter={adapter} userId="ada" onSignedOut={() => undefined}>
            {children}
          </SessionProvider>
        </QueryClientProvider>
      ),
    })
    used = later
    rerender()
    await waitFor(() => expect(later.getQueryState(listKey)?.error ?? null).toBeNull())
  })
})

describe('in the cache', () => {
  it('one user of one server has one place for the list, and one for what ends sessions', () => {
    const of = { adapter: { id: 'server' }, userId: 'ada' }
    expect(sessionKeys.list(of)).toEqual(['device-sessions', 'server', 'ada', 'list'])
    expect(sessionKeys.revoke(of)).toEqual(['device-sessions', 'server', 'ada', 'revoke'])
    expect(sessionKeys.revokeAll(of)).toEqual(['device-sessions', 'server', 'ada', 'revoke', 'others'])
  })

  it('the last good read is found', async () => {
    const { client, scope } = setUp()
    expect(cachedSessions(client, scope)).toBeUndefined()
    const read = await client.fetchQuery(sessionsQueryOptions(scope))
    expect(cachedSessions(client, scope)).toBe(read)
  })
})
