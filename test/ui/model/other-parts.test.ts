import { MutationObserver, type MutationOptions } from '@tanstack/react-query'
import {
  type RevokeRequest,
  revokeAllSessionsMutationOptions,
  revokeSessionsMutationOptions,
  sessionKeys,
} from 'react-device-sessions/hooks'
import { makeSession } from 'react-device-sessions/testing'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { isEndingOthers } from '../../../src/ui/model/standing.ts'
import { byId, loadSignOut, page, pass, standing } from './page.ts'
import { failure, laptop, phone, report, tv } from './support.ts'

beforeAll(loadSignOut)
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-28T09:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
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

describe('another part of the page', () => {
  test('that is refused makes this one wait, and frees its rows', async () => {
    const { ledger, speaker, read, adapter, elsewhere } = page()
    ledger.attach({}, speaker('list'))
    await read()
    adapter.fault({ on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 60_000 })
    await elsewhere(byId('phone')).catch(() => undefined)
    expect(ledger.state.cooldowns).toEqual({ revoke: Date.now() + 60_000 })
    expect(ledger.state.running).toEqual([])
    expect(standing(ledger)).toBeNull()
  })

  test('whose report tells of a limit makes this one wait', async () => {
    const { ledger, speaker, client, scope, read } = page()
    ledger.attach({}, speaker('list'))
    await read()
    const failed = [{ session: phone, error: failure('rate_limited', 60_000) }]
    const options: MutationOptions<unknown, Error, RevokeRequest> = {
      mutationKey: sessionKeys.revoke(scope),
      mutationFn: async () => report({ failed }),
    }
    await client.getMutationCache().build(client, options).execute(byId('phone'))
    expect(ledger.state.cooldowns).toEqual({ revoke: Date.now() + 60_000 })
  })

  test('that sends two at once has two on their way', async () => {
    const { ledger, speaker, read, adapter, elsewhere } = page()
    ledger.attach({}, speaker('list'))
    await read()
    adapter.fault({ on: 'revoke', do: 'hang' })
    adapter.fault({ on: 'revoke', do: 'hang' })
    const sent = [elsewhere(byId('phone')), elsewhere(byId('tv'))]
    await pass(1)
    expect([phone, tv].map((each) => standing(ledger, each))).toEqual([{ type: 'running' }, { type: 'running' }])
    adapter.release()
    await pass(50)
    await Promise.all(sent)
    expect(ledger.state.running).toEqual([])
  })

  test('whose `onMutate` gives a context has sent it once', async () => {
    const { ledger, speaker, client, scope, read, adapter } = page()
    ledger.attach({}, speaker('list'))
    await read()
    adapter.fault({ on: 'revoke', do: 'hang' })
    const options = { ...revokeSessionsMutationOptions(client, scope), onMutate: () => ({ theirs: true }) }
    const sent = client.getMutationCache().build(client, options).execute(byId('phone'))
    await pass(1)
    expect(ledger.state.running).toHaveLength(1)
    adapter.release()
    await pass(50)
    await sent
    expect(ledger.state.running).toEqual([])
  })

  test('that sends before any list was read names nobody', async () => {
    const { ledger, speaker, client, adapter, elsewhere, scope } = page({ faults: [{ on: 'revoke', do: 'hang' }] })
    client.setQueryData(['theirs'], { sessions: [laptop, phone] })
    ledger.attach({}, speaker('list'))
    const sent = elsewhere({ target: 'others' })
    await pass(1)
    expect(isEndingOthers(ledger.state)).toBe(true)
    expect(ledger.state.running.map(({ ask: { meant: those } }) => those)).toEqual([[]])
    // Nor where it could not be read.
    adapter.fault({ on: 'revoke', do: 'hang' })
    client.getQueryCache().build(client, { queryKey: sessionKeys.list(scope) })
    const again = elsewhere({ target: 'all' })
    await pass(1)
    expect(ledger.state.running.map(({ ask: { meant: those } }) => those)).toEqual([[], []])
    adapter.release()
    await pass(50)
    await Promise.all([sent, again])
  })

  test('that ends nobody who is known is heard to its end, also when the list is gone meanwhile', async () => {
    const { ledger, speaker, adapter, elsewhere, listens } = page({ faults: [{ on: 'revoke', do: 'hang' }] })
    const leave = ledger.attach({}, speaker('list'))
    const sent = elsewhere({ target: 'others' })
    await pass(1)
    leave()
    adapter.release()
    await pass(50)
    await sent
    // Else all others would be on their way for ever.
    expect(isEndingOthers(ledger.state)).toBe(false)
    expect(listens()).toEqual([false, false])
  })

  test('that means one of two with the same key means no other row', async () => {
    const twins = ['a', 'b'].map((id) => makeSession({ id, key: 'twin' }))
    const { ledger, speaker, read, adapter, elsewhere } = page({ sessions: [laptop, ...twins] })
    ledger.attach({}, speaker('list'))
    await read()
    adapter.fault({ on: 'revoke', do: 'hang' })
    const sent = elsewhere(byId('a'))
    await pass(1)
    expect([...ledger.state.told.keys()]).toEqual(['a'])
    adapter.release()
    await pass(50)
    await sent
  })

  test.each([undefined, null, 'done', {}])(
    'that answers with %o under our key frees its rows all the same',
    async (answer) => {
      const { ledger, speaker, client, scope, read } = page()
      ledger.attach({}, speaker('list'))
      await read()
      const options: MutationOptions<unknown, Error, RevokeRequest> = {
        mutationKey: sessionKeys.revoke(scope),
        mutationFn: async () => answer,
      }
      await client.getMutationCache().build(client, options).execute(byId('phone'))
      expect(ledger.state.running).toEqual([])
      expect(standing(ledger)).toBeNull()
    },
  )
})
