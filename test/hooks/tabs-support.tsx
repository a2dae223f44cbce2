import { act, render, screen } from '@testing-library/react'
import { useRevokeSessions, useSessions } from 'react-device-sessions/hooks'
import { afterEach, beforeEach, vi } from 'vitest'
import { Names, settled, setUp } from './support.tsx'

/** What the other tab has heard. */
export const heard: unknown[] = []

/** Another tab of this browser, as far as the channel goes. */
let otherTab: BroadcastChannel
let visibility: DocumentVisibilityState

/** For each test of a file: this tab is looked at, and another one listens. */
export function besideAnotherTab(): void {
  beforeEach(() => {
    visibility = 'visible'
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
    heard.length = 0
    otherTab = new BroadcastChannel('device-sessions')
    otherTab.addEventListener('message', ({ data }) => heard.push(data))
  })

  afterEach(() => {
    otherTab.close()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel, not a window
export const say = (message: unknown) => otherTab.postMessage(message)

/** Goes to another tab, or comes back. */
export const turn = (to: DocumentVisibilityState) =>
  act(async () => {
    visibility = to
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  })

/** Long enough for a message to another thread, and for what would follow from it. */
export const aWhile = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)))

export const pageEvent = (type: string, persisted: boolean) =>
  act(async () => void window.dispatchEvent(Object.assign(new Event(type), { persisted })))

export async function showNames(props: Parameters<typeof setUp>[1] = {}) {
  const page = setUp({}, props)
  // The least helpful host: nothing is read anew by itself.
  page.client.setDefaultOptions({ queries: { refetchOnWindowFocus: false, retry: false } })
  const { unmount } = render(<Names />, { wrapper: page.wrapper })
  await screen.findByText('laptop phone tablet')
  return { ...page, unmount }
}

export async function revokeIn({ render: renderIn }: Pick<ReturnType<typeof setUp>, 'render'>) {
  const { result } = renderIn(() => ({ list: useSessions(), revoke: useRevokeSessions() }))
  await settled({
    get current() {
      return result.current.list
    },
  })
  return (...sessionIds: string[]) =>
    act(() => result.current.revoke.mutateAsync({ target: 'session', sessionIds }).catch(() => null))
}
