import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import {
  SessionProvider,
  type SessionProviderProps,
  type SessionScope,
  type SessionsRead,
  type SignedOutReason,
  sessionKeys,
  useSessions,
} from 'react-device-sessions/hooks'
import { type MemoryAdapterOptions, makeSession, memoryAdapter } from 'react-device-sessions/testing'
import { expect, vi } from 'vitest'

export const laptop = makeSession({ id: 'laptop', isCurrent: true })
export const phone = makeSession({ id: 'phone' })
export const tablet = makeSession({ id: 'tablet' })
export const emptyRead: SessionsRead = { sessions: [], total: 0, complete: true, readAt: '2026-11-21T09:00:00.000Z' }

/** A signed-in page without a screen: an auth server in memory, a cache, and the provider around whatever is rendered. */
export function setUp(options: MemoryAdapterOptions = {}, props: Partial<SessionProviderProps> = {}) {
  const adapter = memoryAdapter({ sessions: [laptop, phone, tablet], ...options })
  // An application whose defaults would resend a sign-out.
  const client = new QueryClient({
    defaultOptions: { queries: { retryDelay: 1 }, mutations: { retry: 3, retryDelay: 1 } },
  })
  const onSignedOut = vi.fn<(reason: SignedOutReason) => unknown>()
  const scope: SessionScope = { adapter, userId: 'ada', recheckAfterMs: 5, onSignedOut, ...props }
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <QueryClientProvider client={client}>
        <SessionProvider {...scope} onSignedOut={onSignedOut}>
          {children}
        </SessionProvider>
      </QueryClientProvider>
    </StrictMode>
  )
  return {
    adapter,
    client,
    scope,
    onSignedOut,
    listKey: sessionKeys.list(scope),
    wrapper,
    render: <Result,>(hook: () => Result) => renderHook(hook, { wrapper }),
    lists: () => adapter.calls.filter(({ operation }) => operation === 'list').length,
    revokes: () => adapter.calls.filter(({ operation }) => operation === 'revoke').length,
  }
}

/** Waits until a query or mutation hook has settled, and gives its result. */
export async function settled<Result extends { status: string }>(result: { current: Result }): Promise<Result> {
  await waitFor(() => expect(['success', 'error']).toContain(result.current.status))
  return result.current
}

/** The list on screen, by its ids. */
export function Names() {
  const { data, error } = useSessions()
  return <p>{error ? `error: ${error.code}` : (data?.sessions.map(({ id }) => id).join(' ') ?? 'loading')}</p>
}

export const ids = (sessions: readonly { id: string }[] | undefined) => sessions?.map(({ id }) => id)
