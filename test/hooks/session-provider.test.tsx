import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { type ReactNode, useEffect } from 'react'
import { SessionProvider, sessionKeys, useRevokeSessions, useSessions } from 'react-device-sessions/hooks'
import { makeSession, memoryAdapter } from 'react-device-sessions/testing'
import { afterEach, expect, it, vi } from 'vitest'
import { laptop, phone, setUp, tablet } from './support.tsx'

afterEach(() => vi.restoreAllMocks())

function Names() {
  const { data, error } = useSessions()
  return <p>{error ? `error: ${error.code}` : (data?.sessions.map(({ id }) => id).join(' ') ?? 'loading')}</p>
}

it('F2: clears rows on a 401 that could not be refreshed, and says so once', async () => {
  const { adapter, client, listKey, wrapper, onSignedOut } = setUp()
  render(<Names />, { wrapper })
  await screen.findByText('laptop phone tablet')
  adapter.remove('laptop')
  await act(() => client.refetchQueries())
  await screen.findByText('error: unauthenticated')
  expect(client.getQueryData(listKey)).toBeUndefined()
  expect(onSignedOut.mock.calls).toEqual([['unauthenticated']])
})

it('clears the reports of finished sign-outs too', async () => {
  const { client, render: renderIn } = setUp()
  const { result } = renderIn(() => ({ list: useSessions(), revoke: useRevokeSessions() }))
  await waitFor(() => expect(result.current.list.isSuccess).toBe(true))
  await act(async () => void (await result.current.revoke.mutateAsync({ target: 'session', sessionIds: ['phone'] })))
  expect(
    JSON.stringify(
      client
        .getMutationCache()
        .getAll()
        .map(({ state }) => state.data),
    ),
  ).toContain('phone')
  await act(async () => void (await result.current.revoke.mutateAsync({ target: 'mine' })))
  const finished = client
    .getMutationCache()
    .getAll()
    .filter(({ state }) => state.status !== 'pending')
  expect(JSON.stringify(finished.map(({ state }) => state.data ?? null))).not.toContain('phone')
})

it("F25: never shows one user's devices to another, and removes them", async () => {
  const client = new QueryClient()
  const adapter = memoryAdapter({ sessions: [laptop, phone] })
  const page = (userId: string) => (
    <QueryClientProvider client={client}>
      <SessionProvider adapter={adapter} userId={userId} onSignedOut={() => undefined}>
        <Names />
      </SessionProvider>
    </QueryClientProvider>
  )
  const { rerender } = render(page('ada'))
  await screen.findByText('laptop phone')
  adapter.fault({ on: 'list', do: 'hang' })
  rerender(page('bob'))
  expect(screen.getByText('loading')).toBeVisible()
  expect(client.getQueryCache().find({ queryKey: sessionKeys.list({ adapter, userId: 'ada' }) })).toBeUndefined()
  act(() => adapter.release())
  await screen.findByText('laptop phone')
})

it('F25: claims nothing about a session that was being revoked when the user changed', async () => {
  const client = new QueryClient()
  const adapter = memoryAdapter({ sessions: [laptop, phone, tablet] })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const inside = (userId: string, child: ReactNode) => (
    <SessionProvider adapter={adapter} userId={userId} onSignedOut={() => undefined}>
      {child}
    </SessionProvider>
  )
  const grabbed: ReturnType<typeof useRevokeSessions>[] = []
  function Grab() {
    useSessions()
    const revoke = useRevokeSessions()
    useEffect(() => void grabbed.push(revoke))
    return null
  }
  const { rerender } = render(inside('ada', <Grab />), { wrapper })
  await waitFor(() => expect(client.isFetching()).toBe(0))
  adapter.fault({ on: 'revoke', do: 'hang' })
  const report = grabbed[0]?.mutateAsync({ target: 'session', sessionIds: ['phone'] })
  await vi.waitFor(() => expect(adapter.calls).toHaveLength(2))
  rerender(inside('bob', <Grab />))
  act(() => adapter.release())
  expect(await report).toMatchObject({ revoked: [], accepted: [phone] })
  await waitFor(() => expect(client.isFetching()).toBe(0))
  expect(client.getQueryData(sessionKeys.list({ adapter, userId: 'ada' }))).toBeUndefined()
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
