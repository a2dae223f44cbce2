import { MutationObserver, QueryClient } from '@tanstack/react-query'
import {
  revokeAllSessionsMutationOptions,
  revokeSessionsMutationOptions,
  type SessionScope,
  sessionKeys,
  sessionsQueryOptions,
} from 'react-device-sessions/hooks'
import { type MemoryAdapterOptions, memoryAdapter } from 'react-device-sessions/testing'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Ledger, ledgerOf, type Speaker } from '../../../src/ui/model/ledger.ts'
import { receiptsOf, standingOf } from '../../../src/ui/model/result.ts'
import { type Ask } from '../../../src/ui/model/state.ts'
import { requestFor } from '../../../src/ui/model/target.ts'
import { ask, failure, laptop, meant, phone, refused, tv } from './support.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-28T09:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

function page(options: MemoryAdapterOptions = {}, userId = 'ada') {
  const adapter = memoryAdapter({ sessions: [laptop, phone, tv], now: () => Date.now(), ...options })
  const client = new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } })
  const scope: SessionScope = { adapter, userId, recheckAfterMs: 5 }
  const ledger = ledgerOf(client, scope)
  const heard: string[] = []
  const speaker = (name: string, shows: Speaker['shows'] = 'list'): Speaker => ({
    shows,
    tell: ({ type }) => void heard.push(`${name}: ${type}`),
  })
  return {
    adapter,
    client,
    scope,
    ledger,
    heard,
    speaker,
    read: () => client.fetchQuery({ ...sessionsQueryOptions(scope), staleTime: 0 }).catch(() => undefined),
    /** Signs out as the screen does. */
    signOut: (what: Ask, by: object) =>
      ledger.signOut(what, by, requestFor(what, adapter.capabilities), (request) =>
        client.getMutationCache().build(client, revokeSessionsMutationOptions(client, scope)).execute(request),
      ),
    listens: () => [client.getQueryCache().hasListeners(), client.getMutationCache().hasListeners()],
  }
}

const pass = (ms = 10) => vi.advanceTimersByTimeAsync(ms)
const standing = (ledger: Ledger, session = phone) => standingOf(ledger.state, { key: session.key, session })

test('hears what is read, and what becomes of a sign-out', async () => {
  const { ledger, speaker, read, signOut, heard } = page()
  const list = {}
  ledger.attach(list, speaker('list'))
  await read()
  expect(ledger.state.list).toMatchObject({ type: 'read', count: 3 })
  const signingOut = signOut(ask('revoke', phone), list)
  expect(standing(ledger)).toEqual({ type: 'running' })
  await pass()
  await signingOut
  expect(standing(ledger)).toEqual({ type: 'gone' })
  expect(ledger.state.list).toMatchObject({ type: 'read', count: 2 })
  expect(heard).toEqual(['list: answered'])
})

test('hears a refusal', async () => {
  const { ledger, speaker, read, signOut } = page({
    faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 60_000 }],
  })
  ledger.attach({}, speaker('list'))
  await read()
  await signOut(ask('revoke', phone), {})
  expect(standing(ledger)).toMatchObject({ type: 'failed', error: { code: 'rate_limited' } })
  expect(ledger.state.cooldowns).toEqual({ revoke: Date.now() + 60_000 })
})

test('a callback of the application that throws after the answer leaves it open, and not refused', async () => {
  const { ledger, speaker, client, signOut } = page()
  client.getMutationCache().config.onSuccess = () => {
    throw new Error('theirs')
  }
  ledger.attach({}, speaker('list'))
  const signingOut = signOut(ask('revoke', phone), {})
  await pass()
  await signingOut
  expect(standing(ledger)).toMatchObject({ type: 'unconfirmed', error: { code: 'unknown' } })
})

test.each([
  ['by id', { target: 'session', sessionIds: ['phone'] }, ['phone']],
  ['all others', { target: 'others' }, ['phone', 'tv']],
  ['all', { target: 'all' }, ['laptop', 'phone', 'tv']],
] as const)('sees a sign-out that another part of the page sends: %s', async (_what, request, keys) => {
  const { ledger, speaker, read, client, scope, adapter, heard } = page()
  ledger.attach({}, speaker('list'))
  await read()
  adapter.fault({ on: 'revoke', do: 'hang' })
  const cache = client.getMutationCache()
  // Two hooks of the package: that of all others is called with nothing.
  const sent =
    request.target === 'others'
      ? new MutationObserver(client, revokeAllSessionsMutationOptions(client, scope)).mutate()
      : cache.build(client, revokeSessionsMutationOptions(client, scope)).execute(request)
  await pass(1)
  expect(
    [laptop, phone, tv].filter((each) => standing(ledger, each)?.type === 'running').map(({ key }) => key),
  ).toEqual(keys)
  adapter.release()
  await pass(50)
  await sent
  expect(ledger.state.running).toEqual([])
  expect(standing(ledger)).toBeNull()
  expect(heard.filter((each) => each !== 'list: signedOut')).toEqual([])
})

test('hears nothing of other queries, mutations and users', async () => {
  const { ledger, speaker, client, adapter } = page()
  ledger.attach({}, speaker('list'))
  client.setQueryData(['theirs'], { sessions: [], readAt: new Date().toISOString(), complete: true, total: 0 })
  const grace = { adapter, userId: 'grace' }
  client.setQueryData(sessionKeys.list(grace), {
    sessions: [],
    readAt: '2026-11-28T09:00:00.000Z',
    complete: true,
    total: 0,
  })
  await client
    .getMutationCache()
    .build(client, { mutationFn: async () => 1 })
    .execute(undefined)
  const theirs = { mutationKey: ['device-sessions', 'else'], mutationFn: async () => 1 }
  await client.getMutationCache().build(client, theirs).execute(undefined)
  expect(ledger.state.list.type).toBe('unread')
  expect(ledger.state.running).toEqual([])
})

describe('what was on its way', () => {
  test('when nothing was on screen is found: it listens as long as something is open', async () => {
    const { ledger, speaker, read, adapter, signOut, heard, listens } = page()
    adapter.fault({ on: 'revoke', do: 'ignore' })
    const leave = ledger.attach({}, speaker('first'))
    await read()
    const signingOut = signOut(ask('revoke', phone), {})
    leave()
    expect(listens()).toEqual([true, true])
    await pass(50)
    await signingOut
    expect(heard).toEqual([])
    ledger.attach({}, speaker('second'))
    expect(standing(ledger)).toEqual({ type: 'listed' })
    adapter.remove('phone')
    await pass(10)
    await read()
    expect(heard).toEqual(['second: gone'])
  })

  test('of another part of the page is seen when a list comes', async () => {
    const { ledger, speaker, client, scope, adapter, read } = page({ faults: [{ on: 'revoke', do: 'hang' }] })
    await read()
    const sent = client
      .getMutationCache()
      .build(client, revokeSessionsMutationOptions(client, scope))
      .execute({ target: 'session', sessionIds: ['phone'] })
    await pass(1)
    ledger.attach({}, speaker('list'))
    expect(standing(ledger)).toEqual({ type: 'running' })
    adapter.release()
    await pass(10)
    await sent
  })
})

test('who comes finds what is open, and no receipt of what is done', async () => {
  const { ledger, speaker, read, signOut } = page()
  const leave = ledger.attach({}, speaker('first'))
  await read()
  const signingOut = signOut(ask('revoke', phone), {})
  await pass()
  await signingOut
  expect(receiptsOf(ledger.state)).toHaveLength(1)
  // A second list beside it changes nothing.
  const leaveToo = ledger.attach({}, speaker('second'))
  expect(receiptsOf(ledger.state)).toHaveLength(1)
  leaveToo()
  leave()
  ledger.attach({}, speaker('third'))
  expect(receiptsOf(ledger.state)).toEqual([])
})

test('it leaves nothing behind once nothing is on screen and nothing was asked', async () => {
  const { ledger, speaker, read, listens } = page({
    faults: [{ on: 'list', do: 'fail', code: 'rate_limited', retryAfterMs: 9000 }],
  })
  expect(listens()).toEqual([false, false])
  const leave = ledger.attach({}, speaker('list'))
  await read()
  expect(vi.getTimerCount()).toBeGreaterThan(0)
  leave()
  expect(listens()).toEqual([false, false])
  await vi.advanceTimersByTimeAsync(400_000)
  expect(vi.getTimerCount()).toBe(0)
})

test('tells those who listen, until they stop', () => {
  const { ledger } = page()
  const listener = vi.fn<() => void>()
  const stop = ledger.subscribe(listener)
  ledger.dispatch({ type: 'listLoading', at: 0 })
  // The same again is no change.
  ledger.dispatch({ type: 'listLoading', at: 1 })
  expect(listener).toHaveBeenCalledOnce()
  stop()
  ledger.dispatch({ type: 'ended' })
  expect(listener).toHaveBeenCalledOnce()
})

describe('who tells it', () => {
  test('where it was asked for, as long as that is on screen; else a list', async () => {
    const { ledger, speaker, heard } = page()
    const prompt = {}
    const leave = ledger.attach(prompt, speaker('prompt', 'prompt'))
    ledger.attach({}, speaker('list'))
    const error = refused(1, 'forbidden')
    ledger.dispatch({ type: 'asked', id: 1, ask: ask('revokeOthers'), by: prompt })
    ledger.dispatch(error)
    leave()
    ledger.dispatch({ type: 'asked', id: 1, ask: ask('revokeOthers'), by: prompt })
    ledger.dispatch(error)
    expect(heard).toEqual(['prompt: answered', 'list: answered'])
  })

  test('a prompt alone tells what it is about, and nothing of the list', () => {
    const { ledger, speaker, heard } = page()
    ledger.attach({}, speaker('prompt', 'prompt'))
    ledger.dispatch({ type: 'listFailed', error: failure('network'), at: 0 })
    ledger.dispatch({ type: 'ended' })
    expect(heard).toEqual(['prompt: signedOut'])
  })
})

describe('time', () => {
  test('a slow list is told after half a second, and not before', async () => {
    const { ledger, speaker, read, heard, adapter } = page({ faults: [{ on: 'list', do: 'hang' }] })
    ledger.attach({}, speaker('list'))
    void read()
    await pass(499)
    expect(heard).toEqual([])
    await pass(1)
    expect(heard).toEqual(['list: loading'])
    adapter.release()
    await pass(10)
    expect(heard).toEqual(['list: loading', 'list: loaded'])
  })

  test('a cooldown ends by itself, also one that is longer than a timer can be', async () => {
    const { ledger, speaker, heard } = page()
    ledger.attach({}, speaker('list'))
    const month = 31 * 86_400_000
    ledger.dispatch({
      type: 'listFailed',
      error: failure('rate_limited', month),
      at: Date.now(),
    })
    await pass(month - 1000)
    expect(ledger.state.cooldowns).not.toEqual({})
    await pass(1000)
    expect(heard).toEqual(['list: loadFailed', 'list: cooldownOver'])
  })

  test('one that ended while nothing was on screen is over when something comes', async () => {
    const { ledger, speaker, heard } = page()
    const leave = ledger.attach({}, speaker('list'))
    ledger.dispatch({
      type: 'listFailed',
      error: failure('rate_limited', 1000),
      at: Date.now(),
    })
    leave()
    await pass(2000)
    expect(ledger.state.cooldowns).not.toEqual({})
    ledger.attach({}, speaker('list'))
    await pass(0)
    expect(ledger.state.cooldowns).toEqual({})
    expect(heard).toEqual(['list: loadFailed', 'list: cooldownOver'])
  })
})

describe('users', () => {
  test('one client, server and user have one ledger; another user starts clean', () => {
    const { client, scope, ledger, speaker } = page()
    expect(ledgerOf(client, scope)).toBe(ledger)
    expect(ledgerOf(new QueryClient(), scope)).not.toBe(ledger)
    expect(ledgerOf(client, { ...scope, adapter: memoryAdapter({ id: 'another' }) })).not.toBe(ledger)
    ledger.dispatch({ type: 'asked', id: 1, ask: { operation: 'revoke', meant: meant(phone) }, by: {} })
    const grace = ledgerOf(client, { ...scope, userId: 'grace' })
    expect(standing(grace)).toBeNull()
    expect(ledgerOf(client, scope)).toBe(ledger)
    grace.attach({}, speaker('grace'))
    expect(ledgerOf(client, { ...scope, userId: 'grace' })).toBe(grace)
    // Back again, the first user finds nothing of the time before.
    expect(ledgerOf(client, scope)).not.toBe(ledger)
  })

  test('signed out, it forgets', async () => {
    const { ledger, speaker, read, signOut, adapter } = page({
      faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }],
    })
    ledger.attach({}, speaker('list'))
    await read()
    await signOut(ask('revoke', phone), {})
    adapter.fault({ on: 'list', do: 'fail', code: 'unauthenticated' })
    await read()
    expect(ledger.state.list.type).toBe('ended')
    expect(standing(ledger)).toBeNull()
  })
})
