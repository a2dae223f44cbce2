import { HydrationBoundary, QueryClientProvider } from '@tanstack/react-query'
import { DeviceList, SessionProvider } from 'react-device-sessions'
import { makeSession, memoryAdapter } from 'react-device-sessions/testing'

export const userId = 'ada'

/** A server and a browser each have their own; both name it alike, or the browser would not find what the server read. */
export const adapterAt = (now) =>
  memoryAdapter({
    sessions: [
      makeSession({ id: 'laptop', isCurrent: true }),
      makeSession({ id: 'phone', device: { label: 'A phone' }, lastActiveAt: ago(now, 12.5) }),
      // Still the day before in America.
      makeSession({ id: 'tablet', device: { label: 'A tablet' }, lastActiveAt: '2026-06-14T02:30:00.000Z' }),
    ],
  })

const ago = (now, minutes) => new Date(now - minutes * 60_000).toISOString()

export function Page({ client, adapter, state, initialNow }) {
  return (
    <QueryClientProvider client={client}>
      <HydrationBoundary state={state}>
        <SessionProvider adapter={adapter} userId={userId} onSignedOut={() => {}}>
          <DeviceList initialNow={initialNow} />
        </SessionProvider>
      </HydrationBoundary>
    </QueryClientProvider>
  )
}
