import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { revokeSessionsMutationOptions, SessionProvider, sessionKeys, useSessions } from 'react-device-sessions/hooks'
import { describe, expect, it, vi } from 'vitest'
import { emptyRead, setUp } from './support.tsx'
import { aWhile, besideAnotherTab, heard, pageEvent, revokeIn, say, showNames, turn } from './tabs-support.tsx'

besideAnotherTab()

/** Counts the channels of this page: what is opened has to be closed. */
function countChannels() {
  const open = new Set<BroadcastChannel>()
  let opened = 0
  vi.stubGlobal(
    'BroadcastChannel',
    class extends BroadcastChannel {
      constructor(name: string) {
        super(name)
        opened += 1
        open.add(this)
      }
      override close() {
        super.close()
        open.delete(this)
      }
    },
  )
  return { open, opened: () => opened }
}

/** What was added or removed for the page that is left and brought back. */
const ofPages = (spy: { mock: { calls: unknown[][] } }) =>
  spy.mock.calls.filter(([type]) => type === 'pagehide' || type === 'pageshow').map((call) => call.slice(0, 2))

const endPhone = ({ client, scope }: Pick<ReturnType<typeof setUp>, 'client' | 'scope'>) =>
  revokeSessionsMutationOptions(client, scope).mutationFn({ target: 'session', sessionIds: ['phone'] })

/** A `BroadcastChannel` that a frame may not open. */
function Denied(): never {
  throw new DOMException('denied', 'SecurityError')
}

describe('one page', () => {
  it('has one channel, however many providers it has, and none after the last of them', async () => {
    const channels = countChannels()
    const first = await showNames()
    const second = renderHook(() => useSessions(), { wrapper: first.wrapper })
    expect([channels.open.size, channels.opened()]).toEqual([1, 1])
    second.unmount()
    expect(channels.open.size).toBe(1)
    first.adapter.remove('phone')
    say('changed')
    await screen.findByText('laptop tablet')
    first.unmount()
    expect(channels.open.size).toBe(0)
    await pageEvent('pageshow', true)
    expect([channels.open.size, channels.opened()]).toEqual([0, 1])
  })

  it('leaves no listener behind', async () => {
    const listeners = { add: vi.spyOn(window, 'addEventListener'), remove: vi.spyOn(window, 'removeEventListener') }
    const { unmount } = await showNames()
    expect(ofPages(listeners.add)).toHaveLength(2)
    unmount()
    expect(ofPages(listeners.remove)).toEqual(ofPages(listeners.add))
  })

  it('goes on hearing after it said something', async () => {
    const page = await showNames()
    await act(() => endPhone(page))
    page.adapter.remove('tablet')
    say('changed')
    expect(await screen.findByText('laptop')).toBeVisible()
  })

  it('that has no provider any more still tells the others, and closes what it opened', async () => {
    const channels = countChannels()
    const page = await showNames()
    page.unmount()
    await endPhone(page)
    await waitFor(() => expect(heard).toEqual(['changed']))
    expect([channels.open.size, channels.opened()]).toEqual([0, 2])
  })

  it('looks at nothing once the provider is gone', async () => {
    const { client, unmount } = await showNames()
    const queryFn = vi.fn(() => 3)
    const queryKey = [...sessionKeys.all, 'count']
    renderHook(() => useQuery({ queryKey, queryFn }, client))
    await waitFor(() => expect(queryFn).toHaveBeenCalledTimes(1))
    const comeBack = async () => {
      await act(() => client.invalidateQueries({ queryKey, refetchType: 'none' }))
      await turn('hidden')
      await turn('visible')
      await aWhile()
    }
    await comeBack()
    expect(queryFn).toHaveBeenCalledTimes(2)
    unmount()
    await comeBack()
    expect(queryFn).toHaveBeenCalledTimes(2)
  })

  it('reads no list that is not on screen', async () => {
    const { client, listKey, lists, wrapper, unmount } = await showNames()
    renderHook(() => null, { wrapper })
    unmount()
    say('changed')
    await waitFor(() => expect(client.getQueryState(listKey)?.isInvalidated).toBe(true))
    await aWhile()
    expect(lists()).toBe(1)
  })

  it('marks the lists of the cache that it has now', async () => {
    const { adapter, client, listKey } = setUp()
    const later = new QueryClient()
    const tree = (cache: QueryClient) => (
      <QueryClientProvider client={cache}>
        <SessionProvider adapter={adapter} userId="ada" onSignedOut={() => undefined} />
      </QueryClientProvider>
    )
    const { rerender } = render(tree(client))
    for (const cache of [client, later]) cache.setQueryData(listKey, emptyRead)
    rerender(tree(later))
    say('changed')
    await waitFor(() => expect(later.getQueryState(listKey)?.isInvalidated).toBe(true))
    expect(client.getQueryState(listKey)?.isInvalidated).toBe(false)
  })
})

describe('where there is no page', () => {
  it('nobody listens for one: React Native has neither function', async () => {
    vi.stubGlobal('addEventListener', undefined)
    vi.stubGlobal('removeEventListener', undefined)
    const page = await showNames()
    page.adapter.remove('phone')
    say('changed')
    await screen.findByText('laptop tablet')
    expect(page.unmount).not.toThrow()
  })
})

describe('where tabs cannot talk', () => {
  it.each([
    ['the browser has no BroadcastChannel', undefined],
    ['this frame may not open one', Denied],
  ])('everything else works: %s', async (_why, stub) => {
    vi.stubGlobal('BroadcastChannel', stub)
    const page = await showNames()
    const revoke = await revokeIn(page)
    await revoke('phone')
    await waitFor(() => expect(screen.getByText('laptop tablet')).toBeVisible())
    page.unmount()
    await expect(endPhone(page)).rejects.toMatchObject({ code: 'not_found' })
  })
})
