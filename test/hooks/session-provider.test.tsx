import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { type ReactNode, useEffect } from 'react'
import {
  revokeSessionsMutationOptions,
  type SessionAdapter,
  SessionError,
  SessionProvider,
  type SessionProviderProps,
  type StepUpChallenge,
  sessionKeys,
  useCanStepUp,
  useRevokeSessions,
  useSessions,
} from 'react-device-sessions/hooks'
import { makeSession, memoryAdapter } from 'react-device-sessions/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { laptop, phone, setUp, tablet } from './support.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const endPhone = { target: 'session', sessionIds: ['phone'] } as const
const notSignedIn = () => Promise.reject(new SessionError('unauthenticated', 'no'))
const provider = (
  client: QueryClient,
  props: Pick<SessionProviderProps, 'adapter'> & Partial<SessionProviderProps>,
  children: ReactNode = null,
) => (
  <QueryClientProvider client={client}>
    <SessionProvider userId="ada" onSignedOut={() => undefined} {...props}>
      {children}
    </SessionProvider>
  </QueryClientProvider>
)

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

describe('what is forgotten', () => {
  it('F25: is what this user left, and nothing of the host', async () => {
    const { adapter, client } = setUp()
    client.setQueryData(['theirs'], 'rows')
    const theirs = client.getMutationCache().build(client, { mutationKey: ['theirs'], mutationFn: async () => 'done' })
    await theirs.execute(undefined)
    const mine = sessionKeys.list({ adapter, userId: 'ada' })
    const { rerender } = render(provider(client, { adapter }))
    client.setQueryData(mine, { sessions: [] })
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
    for (const [cache, key] of rows) cache.setQueryData(key, { sessions: [] })
    rerender(provider(client, { adapter: elsewhere, userId: 'bob' }))
    expect(rows.map(([cache, key]) => cache.getQueryData(key) !== undefined)).toEqual([true, true])
    // Bob is known at that server from here on.
    rerender(provider(client, { adapter: elsewhere, userId: 'ada' }))
    rerender(provider(client, { adapter, userId: 'bob' }))
    expect(rows.map(([cache, key]) => cache.getQueryData(key) !== undefined)).toEqual([false, true])
  })
})

it('hears other tabs', async () => {
  const { adapter, client } = setUp()
  const key = sessionKeys.list({ adapter, userId: 'ada' })
  render(provider(client, { adapter }))
  client.setQueryData(key, { sessions: [] })
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

describe('who is asked for proof', () => {
  it('is somebody where there is a handler, and nobody where there is none', () => {
    const { adapter, client } = setUp()
    const { rerender } = render(provider(client, { adapter }, <Can />))
    expect(screen.getByText('cannot')).toBeVisible()
    rerender(provider(client, { adapter, onStepUp: async () => null }, <Can />))
    expect(screen.getByText('can')).toBeVisible()
  })

  it.each(['ada', 'bob'])('is nobody any more once the page of %s is left', async (userId) => {
    const { adapter, client } = setUp()
    const onStepUp = vi.fn(() => new Promise<null>(() => undefined))
    const { Page, revoke, ended } = revokingPage()
    const { rerender, unmount } = render(provider(client, { adapter, onStepUp }, <Page />))
    rerender(provider(client, { adapter, onStepUp, userId }, <Page />))
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    revoke()
    await waitFor(() => expect(onStepUp).toHaveBeenCalledTimes(1))
    unmount()
    await waitFor(() => expect(ended).toMatchObject([{ code: 'step_up_required' }]))
  })

  it('is nobody where the page was left before the server asked', async () => {
    const { adapter, client } = setUp()
    const onStepUp = vi.fn(async () => null)
    const { Page, revoke, ended } = revokingPage()
    const { unmount } = render(provider(client, { adapter, onStepUp }, <Page />))
    const { refuse, sent } = holdRevoke(adapter)
    revoke()
    await sent()
    unmount()
    refuse()
    await waitFor(() => expect(ended).toMatchObject([{ code: 'step_up_required' }]))
    expect(onStepUp).not.toHaveBeenCalled()
  })

  it('is the handler that the page has now, and its proof is sent', async () => {
    const { adapter, client } = setUp()
    const earlier = vi.fn(async () => null)
    const { Page, revoke, ended } = revokingPage()
    const { rerender } = render(provider(client, { adapter, onStepUp: earlier }, <Page />))
    rerender(provider(client, { adapter, onStepUp: async () => ({ password: 'hunter2' }) }, <Page />))
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    revoke()
    await waitFor(() => expect(ended).toMatchObject([{ error: null }]))
    expect(earlier).not.toHaveBeenCalled()
    expect(adapter.calls.map(({ stepUp }) => stepUp)).toEqual([null, { password: 'hunter2' }, null])
  })

  it('is nobody where the handler was taken away meanwhile', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const { adapter, client } = setUp()
    const { Page, revoke, ended } = revokingPage()
    const { rerender } = render(provider(client, { adapter, onStepUp: async () => null }, <Page />))
    const { refuse, sent } = holdRevoke(adapter)
    revoke()
    await sent()
    rerender(provider(client, { adapter }, <Page />))
    refuse()
    await waitFor(() => expect(ended).toMatchObject([{ code: 'step_up_required' }]))
    expect(reported).not.toHaveBeenCalled()
  })
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

it.each([
  ['in production', () => vi.stubEnv('NODE_ENV', 'production')],
  ['where nothing says what it is built for', () => vi.stubGlobal('process', undefined)],
])('warns of nothing %s', (_where, pretend) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const client = new QueryClient()
  const { rerender } = render(provider(client, { adapter: memoryAdapter() }))
  pretend()
  rerender(provider(client, { adapter: memoryAdapter() }))
  vi.unstubAllGlobals()
  expect(warn).not.toHaveBeenCalled()
})

it('is missed by name where there is none', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  expect(() => renderHook(() => useSessions(), { wrapper: nowhere })).toThrow(/No SessionProvider/)
})

function Can() {
  return <p>{useCanStepUp() ? 'can' : 'cannot'}</p>
}

/** A page that ends the phone when told, and what came of it. */
function revokingPage() {
  const ended: unknown[] = []
  const buttons: (() => Promise<unknown>)[] = []
  function Page() {
    const { mutateAsync } = useRevokeSessions()
    useEffect(() => void buttons.push(() => mutateAsync(endPhone)))
    return null
  }
  const note = (end: unknown) => void ended.push(end)
  return { Page, ended, revoke: () => act(() => void buttons.at(-1)?.().then(note, note)) }
}

/** The next revoke is challenged when the test says so. */
function holdRevoke(adapter: SessionAdapter) {
  const waiting: ((error: unknown) => void)[] = []
  const revoke = vi.spyOn(adapter, 'revoke')
  revoke.mockReturnValueOnce(new Promise((_resolve, reject) => void waiting.push(reject)))
  const stepUp: StepUpChallenge = {
    kind: 'password',
    operation: 'revoke',
    redirectTo: null,
    methods: [],
    acrValues: [],
    maxAgeSeconds: null,
  }
  const sent = () => waitFor(() => expect(revoke).toHaveBeenCalledTimes(1))
  return { sent, refuse: () => waiting[0]?.(new SessionError('step_up_required', 'Prove it.', { stepUp })) }
}

function nowhere({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
}
