import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import { type ReactNode, useEffect } from 'react'
import {
  revokeSessionsMutationOptions,
  SessionProvider,
  sessionKeys,
  useRevokeSessions,
  useSessions,
} from 'react-device-sessions/hooks'
import { memoryAdapter } from 'react-device-sessions/testing'
import { describe, expect, it, vi } from 'vitest'
import { endPhone, provider } from './provider-support.tsx'
import { emptyRead, laptop, Names, phone, setUp, tablet } from './support.tsx'

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

it("F25, ASVS 14.3.1: never shows one user's devices to another, and removes them", async () => {
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
  expect(await report).toMatchObject({ revoked: [], unconfirmed: [phone], error: { code: 'aborted' } })
  await waitFor(() => expect(client.isFetching()).toBe(0))
  expect(client.getQueryData(sessionKeys.list({ adapter, userId: 'ada' }))).toBeUndefined()
})

describe('what is forgotten', () => {
  it('F25: is what this user left, and nothing of the host', async () => {
    const { adapter, client } = setUp()
    client.setQueryData(['theirs'], 'rows')
    const theirs = client.getMutationCache().build(client, { mutationKey: ['theirs'], mutationFn: async () => 'done' })
    await theirs.execute(undefined)
    const mine = sessionKeys.list({ adapter, userId: 'ada' })
    const { rerender } = render(provider(client, { adapter }))
    client.setQueryData(mine, emptyRead)
    rerender(provider(client, { adapter, userId: 'bob' }))
    expect(client.getQueryData(mine)).toBeUndefined()
    expect(client.getQueryData(['theirs'])).toBe('rows')
    expect(client.getMutationCache().getAll()).toEqual([theirs])
  })

  it('is no sign-out that still runs: it stays pending until it is over', async () => {
    const { adapter, client } = setUp()
    const { rerender } = render(provider(client, { adapter }))
    adapter.fault({ on: 'revoke', do: 'hang' })
    const options = revokeSessionsMutationOptions(client, { adapter, userId: 'ada' })
    const running = client.getMutationCache().build(client, options).execute(endPhone)
    await vi.waitFor(() => expect(adapter.calls).toHaveLength(1))
    rerender(provider(client, { adapter, userId: 'bob' }))
    expect(client.isMutating()).toBe(1)
    adapter.release()
    await running
  })

  it('is nothing when the same user comes back to the page', async () => {
    const { adapter, client, lists } = setUp()
    const { unmount } = render(provider(client, { adapter }, <Names />))
    await screen.findByText('laptop phone tablet')
    unmount()
    render(provider(client, { adapter }, <Names />))
    expect(screen.getByText('laptop phone tablet')).toBeVisible()
    expect(lists()).toBe(1)
  })

  it('is what was left at this server: with another cache, or another server, nobody has left', async () => {
    const { adapter, client } = setUp()
    const elsewhere = memoryAdapter({ id: 'elsewhere' })
    const rows = [
      [client, sessionKeys.list({ adapter, userId: 'ada' })],
      [client, sessionKeys.list({ adapter: elsewhere, userId: 'ada' })],
    ] as const
    const { rerender } = render(provider(client, { adapter }))
    for (const [cache, key] of rows) cache.setQueryData(key, emptyRead)
    rerender(provider(client, { adapter: elsewhere, userId: 'bob' }))
    expect(rows.map(([cache, key]) => cache.getQueryData(key) !== undefined)).toEqual([true, true])
    // Bob is known at that server from here on.
    rerender(provider(client, { adapter: elsewhere, userId: 'ada' }))
    rerender(provider(client, { adapter, userId: 'bob' }))
    expect(rows.map(([cache, key]) => cache.getQueryData(key) !== undefined)).toEqual([false, true])
  })
})
