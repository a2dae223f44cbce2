import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import {
  revokeSessionsMutationOptions,
  SessionProvider,
  sessionKeys,
  useRevokeSessions,
  useSessions,
} from 'react-device-sessions/hooks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { settled, setUp } from './support.tsx'

/** Another tab of this browser, as far as the channel goes. */
let otherTab: BroadcastChannel
let heard: unknown[]
let visibility: DocumentVisibilityState

beforeEach(() => {
  visibility = 'visible'
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
  heard = []
  otherTab = new BroadcastChannel('device-sessions')
  otherTab.addEventListener('message', ({ data }) => heard.push(data))
})

afterEach(() => {
  otherTab.close()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel, not a window
const say = (message: unknown) => otherTab.postMessage(message)

/** Goes to another tab, or comes back. */
const turn = (to: DocumentVisibilityState) =>
  act(async () => {
    visibility = to
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  })

/** Long enough for a message to another thread, and for what would follow from it. */
const aWhile = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)))

const pageEvent = (type: string, persisted: boolean) =>
  act(async () => void window.dispatchEvent(Object.assign(new Event(type), { persisted })))

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

function Names() {
  const { data, error } = useSessions()
  return <p>{error ? `error: ${error.code}` : (data?.sessions.map(({ id }) => id).join(' ') ?? 'loading')}</p>
}

async function showNames(props: Parameters<typeof setUp>[1] = {}) {
  const page = setUp({}, props)
  // The least helpful host: nothing is read anew by itself.
  page.client.setDefaultOptions({ queries: { refetchOnWindowFocus: false, retry: false } })
  const { unmount } = render(<Names />, { wrapper: page.wrapper })
  await screen.findByText('laptop phone tablet')
  return { ...page, unmount }
}

async function revokeIn({ render: renderIn }: Pick<ReturnType<typeof setUp>, 'render'>) {
  const { result } = renderIn(() => ({ list: useSessions(), revoke: useRevokeSessions() }))
  await settled({
    get current() {
      return result.current.list
    },
  })
  return (...sessionIds: string[]) =>
    act(() => result.current.revoke.mutateAsync({ target: 'session', sessionIds }).catch(() => null))
}

describe('what other tabs are told', () => {
  it('is one word, the same for everybody: no id, no user, no server', async () => {
    const { render: renderIn } = setUp()
    const revoke = await revokeIn({ render: renderIn })
    await revoke('phone')
    await waitFor(() => expect(heard).toEqual(['changed']))
  })

  it('is nothing when nothing can have changed', async () => {
    const { render: renderIn, adapter } = setUp()
    const revoke = await revokeIn({ render: renderIn })
    adapter.fault({ on: 'revoke', do: 'fail', code: 'rate_limited', status: 429 })
    await revoke('phone')
    await aWhile()
    expect(heard).toEqual([])
  })

  it('is said when the outcome is open, and when this browser signs itself out', async () => {
    const { render: renderIn, adapter } = setUp()
    const revoke = await revokeIn({ render: renderIn })
    adapter.fault({ on: 'revoke', do: 'fail', code: 'timeout', status: null })
    await revoke('phone')
    await waitFor(() => expect(heard).toEqual(['changed']))
    await revoke('laptop')
    await waitFor(() => expect(heard).toEqual(['changed', 'changed']))
  })

  it('does not come back to the tab that said it', async () => {
    const page = await showNames()
    const revoke = await revokeIn(page)
    const before = page.lists()
    await revoke('phone')
    await aWhile()
    expect(page.lists()).toBe(before + 1)
    expect(page.client.getQueryState(page.listKey)?.isInvalidated).toBe(false)
  })
})

describe('a tab that is told', () => {
  it('in the background marks the list stale and sends nothing, until it is looked at', async () => {
    const { adapter, client, listKey, lists } = await showNames()
    await turn('hidden')
    adapter.remove('phone')
    for (let n = 0; n < 20; n += 1) say('changed')
    await waitFor(() => expect(client.getQueryState(listKey)?.isInvalidated).toBe(true))
    await aWhile()
    expect(lists()).toBe(1)
    expect(screen.getByText('laptop phone tablet')).toBeVisible()
    await turn('visible')
    await screen.findByText('laptop tablet')
    expect(lists()).toBe(2)
  })

  it('while it is looked at reads once, however often it is told', async () => {
    const { adapter, lists } = await showNames()
    adapter.remove('phone')
    adapter.fault({ on: 'list', do: 'hang' })
    for (let n = 0; n < 20; n += 1) say('changed')
    await waitFor(() => expect(lists()).toBe(2))
    await aWhile()
    act(() => adapter.release())
    await screen.findByText('laptop tablet')
    expect(lists()).toBe(2)
  })

  it('F21: whose own session was ended says so, clears its rows, and asks no more', async () => {
    const { adapter, client, listKey, lists, onSignedOut } = await showNames()
    await turn('hidden')
    adapter.remove('laptop')
    say('changed')
    await aWhile()
    await turn('visible')
    await screen.findByText('error: unauthenticated')
    expect(client.getQueryData(listKey)).toBeUndefined()
    expect(onSignedOut.mock.calls).toEqual([['unauthenticated']])
    say('changed')
    await aWhile()
    expect(lists()).toBe(2)
    expect(onSignedOut).toHaveBeenCalledTimes(1)
  })

  it.for([null, 'CHANGED', { userId: 'bob' }, ['changed'], 'changed ', 1])(
    'ignores what no tab of ours says: %j',
    async (message) => {
      const { client, listKey, lists } = await showNames()
      say(message)
      await aWhile()
      expect(lists()).toBe(1)
      expect(client.getQueryState(listKey)?.isInvalidated).toBe(false)
    },
  )

  it('and was closed meanwhile is not there to listen', async () => {
    const { client, listKey, unmount } = await showNames()
    unmount()
    say('changed')
    await aWhile()
    expect(client.getQueryState(listKey)?.isInvalidated).toBe(false)
  })
})

describe('a page that the browser brings back', () => {
  it('F24: as it was, reads the list anew, and hears again', async () => {
    const { adapter, lists } = await showNames()
    await pageEvent('pagehide', true)
    say('changed')
    await aWhile()
    expect(lists()).toBe(1)
    adapter.remove('phone')
    await pageEvent('pageshow', true)
    await screen.findByText('laptop tablet')
    expect(lists()).toBe(2)
    adapter.remove('tablet')
    say('changed')
    await screen.findByText('laptop')
  })

  it('by loading it afresh, reads it no second time', async () => {
    const { lists } = await showNames()
    await pageEvent('pageshow', false)
    await aWhile()
    expect(lists()).toBe(1)
  })
})

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
    for (const cache of [client, later]) cache.setQueryData(listKey, { sessions: [] })
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
