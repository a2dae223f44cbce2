import { dehydrate, hydrate, QueryClient } from '@tanstack/react-query'
import { revokeSessionsMutationOptions, sessionKeys } from 'react-device-sessions/hooks'
import { memoryAdapter } from 'react-device-sessions/testing'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { ledgerOf } from '../../../src/ui/model/ledger.ts'
import { resultOf } from '../../../src/ui/model/result.ts'
import { receiptsOf } from '../../../src/ui/model/standing.ts'
import { loadSignOut, page, pass, standing } from './page.ts'
import { ask, failure, meant, phone, refused, tv } from './support.ts'

beforeAll(loadSignOut)
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-28T09:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

test('hears what is read, and what becomes of a sign-out', async () => {
  const { ledger, speaker, read, adapter, signOut, heard } = page()
  const list = {}
  ledger.attach(list, speaker('list'))
  await read()
  expect(ledger.state.list).toMatchObject({ type: 'read', count: 3 })
  adapter.fault({ on: 'revoke', do: 'hang' })
  const signingOut = signOut(ask('revoke', phone), list)
  expect(standing(ledger)).toEqual({ type: 'running' })
  await pass(1)
  // Its request is not taken for that of another part of the page.
  expect(ledger.state.running).toHaveLength(1)
  adapter.release()
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

test('one that was off the list before it was asked for is reported as signed out, whatever the server said', async () => {
  const { ledger, speaker, read, adapter, signOut } = page()
  ledger.attach({}, speaker('list'))
  await read()
  adapter.remove('phone')
  await read()
  adapter.fault({ on: 'revoke', do: 'fail', code: 'not_found' })
  const report = await signOut(ask('revoke', phone), {})
  expect(report).toMatchObject({ revoked: [phone], failed: [] })
  expect(standing(ledger)).toEqual({ type: 'gone' })
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

test('of several nothing is called refused, and nothing done, when such a callback throws', async () => {
  const { ledger, speaker, client, signOut } = page()
  client.getMutationCache().config.onSuccess = () => {
    throw new Error('theirs')
  }
  const list = {}
  ledger.attach(list, speaker('list'))
  const signingOut = signOut(ask('revokeOthers', phone, tv), list)
  await pass()
  expect(await signingOut).toBeNull()
  expect(resultOf(ledger.state, list)).toMatchObject({
    revoked: [],
    failed: [],
    doubtful: [phone, tv],
    left: null,
    newSince: 0,
  })
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

test('nor of a mutation of others that is on its way', async () => {
  const { ledger, speaker, client } = page()
  ledger.attach({}, speaker('list'))
  for (const mutationKey of [undefined, ['theirs'], ['device-sessions', 'else']]) {
    const theirs = { ...(mutationKey && { mutationKey }), mutationFn: () => new Promise<void>(() => undefined) }
    void client.getMutationCache().build(client, theirs).execute(undefined)
  }
  await pass(1)
  expect(ledger.state.running).toEqual([])
})

test('nor of those that were there before it', async () => {
  const { ledger, speaker, client, read } = page()
  client.setQueryData(['theirs'], { sessions: [], readAt: new Date().toISOString(), complete: true, total: 0 })
  await read()
  const theirs = { mutationKey: ['theirs'], mutationFn: () => new Promise<void>(() => undefined) }
  void client.getMutationCache().build(client, theirs).execute(undefined)
  ledger.attach({}, speaker('list'))
  expect(ledger.state.list).toMatchObject({ type: 'read', count: 3 })
  expect(ledger.state.running).toEqual([])
})

test.each([null, 'text', 1, {}, { readAt: '2026-11-28T09:00:00.000Z' }, { sessions: [] }])(
  '%o in the place of the list is no list',
  (data) => {
    const { ledger, speaker, client, scope } = page()
    ledger.attach({}, speaker('list'))
    client.setQueryData([...sessionKeys.list(scope)], data)
    expect(ledger.state.list.type).toBe('unread')
  },
)

test('a list that is hydrated, which may be while React renders, is seen when it is read anew', async () => {
  const first = page()
  await first.read()
  const { ledger, speaker, client, read, adapter, heard } = page()
  ledger.attach({}, speaker('list'))
  hydrate(client, dehydrate(first.client))
  expect(ledger.state.list.type).toBe('unread')
  adapter.fault({ on: 'list', do: 'fail', code: 'forbidden' })
  await read()
  // So it is not said that there is none.
  expect(ledger.state.list).toMatchObject({ type: 'read', count: 3, error: { code: 'forbidden' } })
  expect(heard).toEqual(['list: loadFailed'])
})

test('a list that nobody asks for is not loading', () => {
  const { ledger, speaker, client, scope } = page()
  const query = client.getQueryCache().build(client, { queryKey: sessionKeys.list(scope) })
  ledger.attach({}, speaker('list'))
  expect(ledger.state.list.type).toBe('unread')
  query.setState({ fetchStatus: 'idle' })
  expect(ledger.state.list.type).toBe('unread')
})

describe('a read that a person asked for', () => {
  test.each(['read', 'not read'] as const)(
    'is told at its end, and not while it runs, where the list was %s',
    async (was) => {
      const { ledger, speaker, read, adapter, heard } = page()
      const list = {}
      await read()
      ledger.attach(list, speaker('list'))
      if (was === 'not read') {
        adapter.fault({ on: 'list', do: 'fail', code: 'forbidden' })
        await read()
      }
      heard.length = 0
      adapter.fault({ on: 'list', do: 'hang' })
      ledger.dispatch({ type: 'readWanted', wanted: { type: 'check', by: list, key: 'phone' } })
      void read()
      await pass(1)
      expect(ledger.state.list.type).toBe('read')
      expect(heard).toEqual([])
      adapter.release()
      await pass(10)
      expect(heard).toEqual(['list: checked'])
    },
  )
})

describe('what was on its way', () => {
  test('when nothing was on screen is found: it listens as long as something is on its way', async () => {
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
    ledger.dispatch({ type: 'listLoading', at: 0 })
    ledger.dispatch({ type: 'ticked', at: 500 })
    ledger.dispatch({
      type: 'listRead',
      read: { sessions: [], total: 0, complete: true, readAt: '2026-11-28T09:00:00.000Z' },
    })
    ledger.dispatch({ type: 'ended' })
    expect(heard).toEqual(['prompt: signedOut'])
  })
})

describe('time', () => {
  test('it wakes once for a slow list, and never where nothing is waited for', async () => {
    const { ledger, speaker, heard } = page()
    ledger.attach({}, speaker('list'))
    expect(vi.getTimerCount()).toBe(0)
    ledger.dispatch({ type: 'listLoading', at: Date.now() })
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersToNextTimerAsync()
    expect(heard).toEqual(['list: loading'])
    expect(vi.getTimerCount()).toBe(0)
  })

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
