import { QueryClient, QueryClientProvider, QueryObserver } from '@tanstack/react-query'
import { act, render as renderTree, waitFor } from '@testing-library/react'
import {
  type RevokeRequest,
  type RevokeResult,
  revokeSessionsMutationOptions,
  SessionError,
  SessionProvider,
  type SessionProviderProps,
  type SessionsRead,
  sessionKeys,
  sessionsQueryOptions,
} from 'react-device-sessions/hooks'
import { type MemoryAdapterOptions, makeSession } from 'react-device-sessions/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ids, laptop, phone, setUp, tablet } from './support.tsx'

afterEach(() => vi.restoreAllMocks())

const endPhone: RevokeRequest = { target: 'session', sessionIds: ['phone'] }
const withProof = { onStepUp: async () => ({ password: 'hunter2' }) }
const aWhile = () => act(() => new Promise((resolve) => setTimeout(resolve, 30)))

/** What a revoke does without a page: the list was read, unless told otherwise. */
async function start(options: MemoryAdapterOptions = {}, props: Partial<SessionProviderProps> = {}) {
  const made = setUp(options, props)
  await made.client.prefetchQuery({ ...sessionsQueryOptions(made.scope), retry: false })
  const { mutationFn: revoke } = revokeSessionsMutationOptions(made.client, made.scope)
  const sent = () => made.adapter.calls.slice(1).map(({ operation, stepUp }) => operation + (stepUp ? '+proof' : ''))
  const cached = () => made.client.getQueryData<SessionsRead>(made.listKey)
  /** Another user signs in, on the same page. */
  const bobSignsIn = () =>
    renderTree(
      <QueryClientProvider client={made.client}>
        <SessionProvider adapter={made.adapter} userId="bob" onSignedOut={() => undefined} />
      </QueryClientProvider>,
    )
  return { ...made, revoke, sent, cached, bobSignsIn }
}

/** A query of the application, on screen. */
function observe(client: QueryClient, queryKey: readonly unknown[]) {
  const queryFn = vi.fn(async () => 3)
  const stop = new QueryObserver(client, { queryKey, queryFn }).subscribe(() => undefined)
  return { queryFn, stop }
}

const answer = (sessions: RevokeResult['sessions']): RevokeResult => ({
  revokedIds: ['phone'],
  failed: [],
  endedCurrent: false,
  sessions,
})

const challengedAt = async (...on: readonly ('list' | 'revoke')[]) => {
  const page = await start({}, withProof)
  for (const operation of on) page.adapter.fault({ on: operation, do: 'step-up', times: 'until-proof' })
  return page
}

describe('the request', () => {
  it('brings along what was on screen', async () => {
    const { adapter, revoke } = await start()
    await revoke(endPhone)
    expect(adapter.calls[1]).toMatchObject({ operation: 'revoke', known: [laptop, phone, tablet] })
  })

  it('is reported without names where nothing was on screen', async () => {
    const { adapter, client, scope } = setUp()
    const report = await revokeSessionsMutationOptions(client, scope).mutationFn({ target: 'all' })
    expect(report).toMatchObject({ accepted: [], revoked: [], endedCurrent: true, newSince: 0 })
    expect(adapter.calls.map(({ operation }) => operation)).toEqual(['revoke'])
  })

  it.each([
    ['unauthenticated', 1],
    ['rate_limited', 0],
  ] as const)('that ends in %s ends the page %i times', async (code, times) => {
    const { adapter, cached, onSignedOut, revoke } = await start()
    adapter.fault({ on: 'revoke', do: 'fail', code })
    await expect(revoke(endPhone)).rejects.toMatchObject({ code })
    expect(onSignedOut.mock.calls).toEqual(Array.from({ length: times }, () => ['unauthenticated']))
    expect(cached() === undefined).toBe(times === 1)
  })

  it('is told to other tabs, unless it was turned down', async () => {
    const { adapter, revoke } = await start()
    const heard: unknown[] = []
    const otherTab = new BroadcastChannel('device-sessions')
    otherTab.addEventListener('message', ({ data }) => heard.push(data))
    adapter.fault({ on: 'revoke', do: 'fail', code: 'rate_limited' })
    await revoke(endPhone).catch(() => undefined)
    await aWhile()
    expect(heard).toEqual([])
    adapter.fault({ on: 'revoke', do: 'fail', code: 'timeout' })
    await revoke(endPhone)
    await waitFor(() => expect(heard).toEqual(['changed']))
    await revoke(endPhone)
    await waitFor(() => expect(heard).toEqual(['changed', 'changed']))
    otherTab.close()
  })

  it('F25: is told when another user signs in, so that nothing more is sent in their name', async () => {
    const { adapter, client, scope } = setUp()
    const provided = (userId: string) => (
      <QueryClientProvider client={client}>
        <SessionProvider adapter={adapter} userId={userId} onSignedOut={() => undefined} />
      </QueryClientProvider>
    )
    const { rerender } = renderTree(provided('ada'))
    const signals: (AbortSignal | undefined)[] = []
    const done: RevokeResult = { revokedIds: null, failed: [], endedCurrent: false, sessions: null }
    vi.spyOn(adapter, 'revoke').mockImplementation(async (_request, options) => {
      signals.push(options?.signal)
      return done
    })
    const { mutationFn } = revokeSessionsMutationOptions(client, scope)
    await mutationFn({ target: 'others' })
    rerender(provided('ada'))
    expect(signals.map((signal) => signal?.aborted)).toEqual([false])
    rerender(provided('bob'))
    expect(signals.map((signal) => signal?.aborted)).toEqual([true])
    // Without a provider it is not noted who is signed in.
    await revokeSessionsMutationOptions(new QueryClient(), scope).mutationFn({ target: 'others' })
    expect(signals[1]).toBeUndefined()
  })

  it('F25: is followed by no read when somebody else signed in meanwhile', async () => {
    const { adapter, bobSignsIn, revoke, sent } = await start()
    adapter.fault({ on: 'revoke', do: 'hang' })
    const report = revoke(endPhone)
    await vi.waitFor(() => expect(sent()).toEqual(['revoke']))
    bobSignsIn()
    adapter.release()
    expect(await report).toMatchObject({ accepted: [phone], revoked: [], left: null })
    expect(sent()).toEqual(['revoke'])
  })

  it('refetches nothing of the application that is not on screen', async () => {
    const { client, revoke } = await start()
    const { queryFn, stop } = observe(client, [...sessionKeys.all, 'count'])
    await waitFor(() => expect(queryFn).toHaveBeenCalledTimes(1))
    stop()
    await revoke(endPhone)
    await aWhile()
    expect(queryFn).toHaveBeenCalledTimes(1)
  })
})

describe('a list that came with the answer', () => {
  it('is a complete read: it is judged by, it is shown, and nothing more is asked', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(0)
    const { adapter, cached, revoke, sent } = await start()
    vi.spyOn(adapter, 'revoke').mockResolvedValue(answer([tablet, laptop]))
    expect(await revoke(endPhone)).toMatchObject({ revoked: [phone], left: 1 })
    expect(sent()).toEqual([])
    expect(cached()).toMatchObject({ sessions: [laptop, tablet], total: 2, complete: true })
    expect(cached()?.readAt).toMatch(/^20\d\d-.*Z$/)
  })

  it('F16: names no session as this one where it names two', async () => {
    const { adapter, cached, revoke } = await start()
    vi.spyOn(adapter, 'revoke').mockResolvedValue(answer([laptop, { ...tablet, isCurrent: true }]))
    expect(await revoke(endPhone)).toMatchObject({ left: null })
    expect(cached()?.sessions.map(({ isCurrent }) => isCurrent)).toEqual([null, null])
  })
})

describe('the second look', () => {
  it.each([7, undefined])('comes after %j ms, by default 2,000', async (recheckAfterMs) => {
    const { adapter, revoke } = await start({}, { recheckAfterMs })
    adapter.fault({ on: 'revoke', do: 'ignore' })
    const { setTimeout: wait } = globalThis
    const timers = vi.spyOn(globalThis, 'setTimeout')
    timers.mockImplementation((callback, after) => wait(callback, after === 2000 ? 0 : after))
    await revoke(endPhone)
    expect(timers.mock.calls.map(([, after]) => after)).toContain(recheckAfterMs ?? 2000)
  })

  it('that fails leaves what the first one showed', async () => {
    const { adapter, revoke } = await start()
    adapter.fault({ on: 'revoke', do: 'ignore' })
    adapter.fault({ on: 'list', do: 'delay', ms: 0 })
    adapter.fault({ on: 'list', do: 'fail', code: 'server' })
    expect(await revoke(endPhone)).toMatchObject({ unconfirmed: [phone], revoked: [], left: 2 })
  })
})

describe('a look that fails', () => {
  it('ends the page where nobody is signed in any more, also where no list was read before', async () => {
    const { adapter, client, scope, onSignedOut } = setUp()
    adapter.fault({ on: 'list', do: 'fail', code: 'unauthenticated' })
    const report = await revokeSessionsMutationOptions(client, scope).mutationFn(endPhone)
    expect(report).toMatchObject({ error: null, left: null })
    expect(onSignedOut.mock.calls).toEqual([['unauthenticated']])
  })

  it.each(['rate_limited', 'forbidden'] as const)('ends nothing with %s', async (code) => {
    const { adapter, cached, onSignedOut, revoke } = await start()
    adapter.fault({ on: 'list', do: 'fail', code })
    expect(await revoke(endPhone)).toMatchObject({ accepted: [phone] })
    expect(onSignedOut).not.toHaveBeenCalled()
    expect(cached()).toBeDefined()
  })

  it('F25: ends nothing when it is about somebody else', async () => {
    const { adapter, bobSignsIn, onSignedOut, revoke, sent } = await start()
    vi.spyOn(adapter, 'list').mockImplementationOnce(async () => {
      await vi.waitFor(() => expect(sent()).toEqual(['revoke']))
      act(() => void bobSignsIn())
      throw new SessionError('unauthenticated', 'no')
    })
    expect(await revoke(endPhone)).toMatchObject({ accepted: [phone] })
    expect(onSignedOut).not.toHaveBeenCalled()
  })
})

describe('a look that wants proof', () => {
  it('gets the proof of this revoke, once', async () => {
    const { revoke, sent } = await challengedAt('revoke', 'list')
    expect(await revoke(endPhone)).toMatchObject({ revoked: [phone] })
    expect(sent()).toEqual(['revoke', 'revoke+proof', 'list', 'list+proof'])
  })

  it('asks nobody where the revoke needed none', async () => {
    const { revoke, sent } = await challengedAt('list')
    expect(await revoke(endPhone)).toMatchObject({ accepted: [phone] })
    expect(sent()).toEqual(['revoke', 'list'])
  })

  it('brings no proof where the look failed in another way', async () => {
    const { adapter, revoke, sent } = await challengedAt('revoke')
    adapter.fault({ on: 'list', do: 'fail', code: 'server' })
    expect(await revoke(endPhone)).toMatchObject({ accepted: [phone] })
    expect(sent()).toEqual(['revoke', 'revoke+proof', 'list'])
  })

  it('F25: brings no proof of somebody who left', async () => {
    const { adapter, bobSignsIn, revoke, sent } = await challengedAt('revoke', 'list')
    const list = adapter.list.bind(adapter)
    vi.spyOn(adapter, 'list').mockImplementationOnce(async (options) => {
      act(() => void bobSignsIn())
      return await list(options)
    })
    expect(await revoke(endPhone)).toMatchObject({ accepted: [phone] })
    expect(sent().filter((call) => call.endsWith('+proof'))).toEqual(['revoke+proof'])
  })
})

describe('the read of a look', () => {
  it('F25: is put in no cache when somebody else signed in meanwhile', async () => {
    const { adapter, bobSignsIn, cached, revoke, sent } = await start()
    adapter.fault({ on: 'list', do: 'hang' })
    const report = revoke(endPhone)
    await vi.waitFor(() => expect(sent()).toEqual(['revoke', 'list']))
    bobSignsIn()
    adapter.release()
    expect(await report).toMatchObject({ accepted: [phone], revoked: [] })
    expect(ids(cached()?.sessions)).toContain('phone')
  })

  it('does not take the place of a newer one', async () => {
    const { adapter, cached, client, listKey, revoke, sent } = await start()
    adapter.fault({ on: 'list', do: 'hang' })
    const report = revoke(endPhone)
    await vi.waitFor(() => expect(sent()).toEqual(['revoke', 'list']))
    const newer: SessionsRead = { sessions: [laptop], total: 1, complete: true, readAt: '2999-01-01T00:00:00.000Z' }
    client.setQueryData(listKey, newer)
    adapter.release()
    await report
    expect(cached()).toEqual(newer)
  })

  it('takes the place of one that began in the same millisecond', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 10, 21, 9))
    const { cached, revoke } = await start()
    await revoke(endPhone)
    expect(ids(cached()?.sessions)).toEqual(['laptop', 'tablet'])
  })

  it('stops no read of the application', async () => {
    const { client, listKey, revoke } = await start()
    const slow: ((value: string) => void)[] = []
    const queryFn = ({ signal }: { signal: AbortSignal }) =>
      new Promise<string>((resolve, reject) => {
        slow.push(resolve)
        signal.addEventListener('abort', reject)
      })
    const theirs = [['theirs'], [...listKey, 'theirs']].map((queryKey) => client.fetchQuery({ queryKey, queryFn }))
    await revoke(endPhone)
    for (const end of slow) end('here')
    expect(await Promise.all(theirs)).toEqual(['here', 'here'])
  })

  it('that fails begins the first load anew, and nothing else', async () => {
    const { adapter, client, lists, listKey, scope } = setUp({ faults: [{ on: 'list', do: 'hang' }] })
    const stop = new QueryObserver(client, { ...sessionsQueryOptions(scope), retry: false }).subscribe(() => undefined)
    const theirs = observe(client, ['theirs'])
    const below = observe(client, [...listKey, 'theirs'])
    await waitFor(() => expect(lists()).toBe(1))
    adapter.fault({ on: 'list', do: 'fail', code: 'rate_limited' })
    await revokeSessionsMutationOptions(client, scope).mutationFn(endPhone)
    await waitFor(() => expect(client.getQueryState(listKey)?.status).toBe('success'))
    expect(lists()).toBe(3)
    expect(theirs.queryFn).toHaveBeenCalledTimes(1)
    // Once when it came on screen, and once as a query of the application about sessions.
    expect(below.queryFn).toHaveBeenCalledTimes(2)
    stop()
  })

  it('F10: throws what was turned down only where every session is still there', async () => {
    const twins = ['one', 'two'].map((id) => makeSession({ id, key: 'twins' }))
    const { adapter, revoke } = await start({ sessions: [laptop, phone, ...twins] })
    adapter.fault({ on: 'revoke', do: 'fail', code: 'conflict' })
    const sessionIds = ['phone', 'one']
    adapter.remove('phone')
    expect(await revoke({ target: 'session', sessionIds })).toMatchObject({
      revoked: [phone],
      unconfirmed: [{ id: 'one' }],
      error: { code: 'conflict' },
    })
  })
})
