import { act, render, screen, waitFor } from '@testing-library/react'
import { useRevokeSessions, useSessions } from 'react-device-sessions/hooks'
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
  })
})
