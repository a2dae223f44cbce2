import { focusManager, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionKeys } from './session-keys.ts'

/** One name and one message for all users and servers: other tabs learn only that something may have changed. */
const CHANNEL = 'device-sessions'
const HINT = 'changed'

const onHint = new Set<() => void>()
/** One for the page, because a second one would hear what the first one says. */
let channel: BroadcastChannel | null = null

function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(CHANNEL)
  } catch {
    // An old browser, or a frame without access to channels: then each tab sees the change at its own next read.
    return null
  }
}

/** Tells the other tabs of this browser that their list may be out of date. It asks nothing of them, and waits for nothing. */
export function hintOtherTabs(): void {
  const open = channel ?? openChannel()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel: it reaches one's own origin only
  open?.postMessage(HINT)
  if (!channel) open?.close()
}

/**
 * Marks the lists stale when another tab says that something changed, and when the browser brings a page back that was left.
 * They are read again once they are looked at, by `document.visibilityState`: a tab in the background sends no request.
 */
export function useHintsFromOtherTabs(): void {
  const client = useQueryClient()
  useEffect(() => {
    const look = () => readWhatIsStale(client)
    const mark = () => {
      void client.invalidateQueries({ queryKey: sessionKeys.all, refetchType: 'none' })
      look()
    }
    const stopLooking = focusManager.subscribe(look)
    onHint.add(mark)
    startListening()
    return () => {
      stopLooking()
      onHint.delete(mark)
      if (onHint.size === 0) stopListening()
    }
  }, [client])
}

/** What was marked stale and is on screen, unless it is being read. Not left to `refetchOnWindowFocus`, which a host may switch off. */
function readWhatIsStale(client: QueryClient): void {
  if (!focusManager.isFocused()) return
  void client.refetchQueries(
    {
      queryKey: sessionKeys.all,
      type: 'active',
      predicate: ({ state }) => state.isInvalidated && state.data !== undefined,
    },
    { cancelRefetch: false },
  )
}

/** For a second provider this does nothing: there is one channel, and a listener is added once. */
function startListening(): void {
  listen()
  if (typeof addEventListener !== 'function') return
  addEventListener('pagehide', stopHearing)
  addEventListener('pageshow', comeBack)
}

function stopListening(): void {
  stopHearing()
  if (typeof removeEventListener !== 'function') return
  removeEventListener('pagehide', stopHearing)
  removeEventListener('pageshow', comeBack)
}

function listen(): void {
  channel ??= openChannel()
  channel?.addEventListener('message', hear)
}

/** Also when the page is left: with an open channel, some browsers cannot bring it back as it was. */
function stopHearing(): void {
  channel?.close()
  channel = null
}

/** Brought back as it was, the page knows nothing of what happened meanwhile. */
function comeBack({ persisted }: PageTransitionEvent): void {
  listen()
  if (persisted) tellAll()
}

function hear({ data }: MessageEvent<unknown>): void {
  if (data === HINT) tellAll()
}

function tellAll(): void {
  for (const mark of onHint) mark()
}
