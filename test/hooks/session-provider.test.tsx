import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { type ReactNode } from 'react'
import {
  revokeSessionsMutationOptions,
  SessionProvider,
  sessionKeys,
  useRevokeSessions,
  useSessions,
} from 'react-device-sessions/hooks'
import { makeSession, memoryAdapter } from 'react-device-sessions/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { endPhone, notSignedIn, provider } from './provider-support.tsx'
import { emptyRead, Names, setUp } from './support.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

it('F2, ASVS 14.3.1: clears rows on a 401 that could not be refreshed, and says so once', async () => {
  const { adapter, client, listKey, wrapper, onSignedOut } = setUp()
  render(<Names />, { wrapper })
  await screen.findByText('laptop phone tablet')
  adapter.remove('laptop')
  await act(() => client.refetchQueries())
  await screen.findByText('error: unauthenticated')
  expect(client.getQueryData(listKey)).toBeUndefined()
  expect(onSignedOut.mock.calls).toEqual([['unauthenticated']])
})

it('F29: contains a callback that throws, and reports it once', async () => {
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  const { adapter, wrapper, client, onSignedOut } = setUp()
  onSignedOut.mockRejectedValue(new Error('the application failed'))
  render(<Names />, { wrapper })
  await screen.findByText('laptop phone tablet')
  adapter.remove('laptop')
  await act(() => client.refetchQueries())
  await screen.findByText('error: unauthenticated')
  expect(reported.mock.calls.map(([error]) => String(error))).toEqual(['Error: the application failed'])
  vi.unstubAllGlobals()
})

describe('"you are signed out"', () => {
  it('is said of no other failure', async () => {
    const { adapter, client, listKey, wrapper, onSignedOut } = setUp()
    render(<Names />, { wrapper })
    await screen.findByText('laptop phone tablet')
    adapter.fault({ on: 'list', do: 'fail', code: 'forbidden' })
    await act(() => client.refetchQueries())
    await screen.findByText('error: forbidden')
    expect(client.getQueryData(listKey)).toBeDefined()
    expect(onSignedOut).not.toHaveBeenCalled()
  })

  it('is said of no other query', async () => {
    const { client, wrapper, onSignedOut } = setUp()
    render(<Names />, { wrapper })
    await screen.findByText('laptop phone tablet')
    await client.fetchQuery({ queryKey: ['elsewhere'], queryFn: notSignedIn, retry: false }).catch(() => undefined)
    expect(screen.getByText('laptop phone tablet')).toBeVisible()
    expect(onSignedOut).not.toHaveBeenCalled()
  })

  it('is said of the user who is signed in now, and in words', async () => {
    const onSignedOut = vi.fn()
    const { adapter, client } = setUp()
    const { rerender } = render(provider(client, { adapter, onSignedOut }, <Names />))
    await screen.findByText('laptop phone tablet')
    rerender(provider(client, { adapter, onSignedOut, userId: 'bob' }, <Names />))
    await screen.findByText('laptop phone tablet')
    adapter.remove('laptop')
    await act(() => client.refetchQueries())
    await screen.findByText('error: unauthenticated')
    expect(onSignedOut.mock.calls).toEqual([['unauthenticated']])
    const { error } = client.getQueryState(sessionKeys.list({ adapter, userId: 'bob' })) ?? {}
    expect(error?.message).toMatch(/signed out/)
  })

  it('is said in the cache that is used now', async () => {
    const onSignedOut = vi.fn()
    const { adapter, client } = setUp()
    const later = new QueryClient()
    const { rerender } = render(provider(client, { adapter, onSignedOut }, <Names />))
    await screen.findByText('laptop phone tablet')
    // TanStack's observers stay with the cache that they began with.
    rerender(provider(later, { adapter, onSignedOut }, <Names key="anew" />))
    await screen.findByText('laptop phone tablet')
    adapter.remove('laptop')
    await act(() => later.refetchQueries())
    expect(onSignedOut.mock.calls).toEqual([['unauthenticated']])
  })

  it('needs nobody who listens: options work without a provider, and report no failure', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const { adapter, client } = setUp()
    const scope = { adapter, userId: 'ada' }
    const { mutationFn } = revokeSessionsMutationOptions(client, scope)
    expect(await mutationFn(endPhone)).toMatchObject({ error: null, left: 1 })
    expect(client.getQueryData(sessionKeys.list(scope))).toBeDefined()
    expect(await mutationFn({ target: 'mine' })).toMatchObject({ endedCurrent: true })
    expect(client.getQueryData(sessionKeys.list(scope))).toBeUndefined()
    expect(reported).not.toHaveBeenCalled()
  })
})

it('hears other tabs', async () => {
  const { adapter, client } = setUp()
  const key = sessionKeys.list({ adapter, userId: 'ada' })
  render(provider(client, { adapter }))
  client.setQueryData(key, emptyRead)
  const otherTab = new BroadcastChannel('device-sessions')
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel, not a window
  otherTab.postMessage('changed')
  await waitFor(() => expect(client.getQueryState(key)?.isInvalidated).toBe(true))
  otherTab.close()
})

it.each([7, undefined])('looks again for a session that is still listed after %j ms, by default 2,000', async (ms) => {
  const { adapter, render: renderIn } = setUp({}, { recheckAfterMs: ms })
  const { result } = renderIn(() => ({ list: useSessions(), revoke: useRevokeSessions() }))
  await waitFor(() => expect(result.current.list.isSuccess).toBe(true))
  const { setTimeout: wait } = globalThis
  const timers = vi.spyOn(globalThis, 'setTimeout')
  timers.mockImplementation((callback, after) => wait(callback, after === 2000 ? 0 : after))
  adapter.fault({ on: 'revoke', do: 'ignore' })
  await act(async () => void (await result.current.revoke.mutateAsync(endPhone)))
  expect(timers.mock.calls.map(([, after]) => after)).toContain(ms ?? 2000)
})

it('needs a user', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { wrapper: Wrapper } = setUp({}, { userId: '' })
  expect(() => renderHook(() => useQueryClient(), { wrapper: Wrapper })).toThrow(/userId/)
})

it('warns of an adapter that is made anew', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const client = new QueryClient()
  const page = () => (
    <QueryClientProvider client={client}>
      <SessionProvider
        adapter={memoryAdapter({ sessions: [makeSession()] })}
        userId="ada"
        onSignedOut={() => undefined}
      />
    </QueryClientProvider>
  )
  render(page()).rerender(page())
  expect(warn.mock.calls.map(([text]) => String(text))).toEqual([expect.stringContaining('module level')])
})

it('warns of no adapter that stays, and of none for another server', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const { adapter, client } = setUp()
  const { rerender } = render(provider(client, { adapter }))
  rerender(provider(client, { adapter, userId: 'bob' }))
  rerender(provider(client, { adapter: memoryAdapter({ id: 'elsewhere' }) }))
  expect(warn).not.toHaveBeenCalled()
})

it('warns of nothing in production', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const client = new QueryClient()
  const { rerender } = render(provider(client, { adapter: memoryAdapter() }))
  vi.stubEnv('NODE_ENV', 'production')
  rerender(provider(client, { adapter: memoryAdapter() }))
  expect(warn).not.toHaveBeenCalled()
})

it('is missed by name where there is none', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  expect(() => renderHook(() => useSessions(), { wrapper: nowhere })).toThrow(/No SessionProvider/)
})

function nowhere({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
}
