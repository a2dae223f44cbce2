import { act, waitFor } from '@testing-library/react'
import { useRevokeSessions, useSessions } from 'react-device-sessions/hooks'
import { makeSession } from 'react-device-sessions/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { one, page } from './revoke-support.tsx'
import { ids, laptop, phone, settled, setUp } from './support.tsx'

afterEach(() => vi.restoreAllMocks())

describe('what a sign-out reports', () => {
  it('ASVS 7.4.1: revoked: absent from a complete read that began afterwards', async () => {
    const { revoke, result, lists, listKey, client } = await page()
    const report = await revoke(one('phone'))
    expect(report).toEqual({
      revoked: [phone],
      accepted: [],
      unconfirmed: [],
      failed: [],
      left: 1,
      newSince: 0,
      endedCurrent: false,
      error: null,
    })
    expect(lists()).toBe(2)
    await waitFor(() => expect(ids(result.current.list.data?.sessions)).toEqual(['laptop', 'tablet']))
    expect(client.getQueryState(listKey)?.isInvalidated).toBe(false)
  })

  it('every session but this one', async () => {
    const { result, adapter } = await page()
    const report = await act(() => result.current.others.mutateAsync())
    expect(ids(report.revoked)?.sort()).toEqual(['phone', 'tablet'])
    expect(report.left).toBe(0)
    expect(ids(adapter.serverSessions)).toEqual(['laptop'])
  })

  it('sessions that appeared since the click', async () => {
    const { result, adapter } = await page()
    adapter.add(makeSession({ id: 'attacker' }))
    adapter.fault({ on: 'revoke', do: 'fail', ids: ['attacker'], code: 'conflict' })
    const report = await act(() => result.current.others.mutateAsync())
    expect(report).toMatchObject({ newSince: 1, left: 1 })
  })

  it('F9: looks once more for a lagging replica, then believes it', async () => {
    const { revoke, adapter, lists } = await page()
    adapter.fault({ on: 'revoke', do: 'lag', reads: 1 })
    expect((await revoke(one('phone'))).revoked).toEqual([phone])
    expect(lists()).toBe(3)
  })

  it('F9: looks once more also where no list was known at the click', async () => {
    const { adapter, lists, render } = setUp()
    adapter.fault({ on: 'revoke', do: 'lag', reads: 1 })
    const { result } = render(() => useRevokeSessions())
    const report = await act(() => result.current.mutateAsync({ target: 'others' }))
    expect(report).toMatchObject({ revoked: [], left: 0 })
    expect(lists()).toBe(2)
    adapter.fault({ on: 'revoke', do: 'ignore' })
    adapter.add(phone)
    await act(() => result.current.mutateAsync({ target: 'session', sessionIds: ['nobody'] }).catch(() => undefined))
    expect(lists()).toBe(3)
  })

  it('F9: unconfirmed: accepted, and still listed on the second look', async () => {
    const { revoke, adapter, lists } = await page()
    adapter.fault({ on: 'revoke', do: 'ignore' })
    const report = await revoke(one('phone'))
    expect(report).toMatchObject({ revoked: [], unconfirmed: [phone], error: null })
    expect(lists()).toBe(3)
  })

  it('accepted: nothing could be read afterwards, and the list stays stale', async () => {
    const { revoke, adapter, client, listKey } = await page()
    adapter.fault({ on: 'list', do: 'fail', code: 'rate_limited', status: 429 })
    expect(await revoke(one('phone'))).toMatchObject({ revoked: [], accepted: [phone], left: null })
    expect(client.getQueryState(listKey)?.isInvalidated).toBe(true)
  })

  it('accepted: the list was longer than is read, so absence proves nothing', async () => {
    const { revoke } = await page(
      { sessions: [laptop, phone, ...Array.from({ length: 9 }, () => makeSession())], pageSize: 3 },
      { maxSessions: 6 },
    )
    expect(await revoke(one('phone'))).toMatchObject({ revoked: [], accepted: [phone], left: null })
  })

  it('F8: revoked after a timeout, when the server did it all the same', async () => {
    const { revoke, adapter } = await page()
    adapter.fault({ on: 'revoke', do: 'commit-then-fail', code: 'timeout' })
    const report = await revoke(one('phone'))
    expect(report.revoked).toEqual([phone])
    expect(report.error?.code).toBe('timeout')
  })

  it('F7: unconfirmed after a server error, when it is still listed; and no request is repeated', async () => {
    const { revoke, adapter, revokes, lists } = await page()
    adapter.fault({ on: 'revoke', do: 'fail', code: 'server', status: 503 })
    expect(await revoke(one('phone'))).toMatchObject({ revoked: [], failed: [], unconfirmed: [phone] })
    expect(revokes()).toBe(1)
    expect(lists()).toBe(2)
  })

  it('F10: revoked, when the server no longer knew it: it was signed out already', async () => {
    const { revoke, adapter } = await page()
    adapter.remove('phone')
    expect((await revoke(one('phone'))).revoked).toEqual([phone])
  })

  it.each(['not_found', 'invalid_request', 'forbidden', 'conflict'] as const)(
    'F10: looks after a %s: servers say so of a session that has ended elsewhere',
    async (code) => {
      const { revoke, adapter } = await page()
      adapter.remove('phone')
      adapter.fault({ on: 'revoke', do: 'fail', code })
      expect((await revoke(one('phone'))).revoked).toEqual([phone])
    },
  )

  it('F10: fails when the id has rotated: the device is still signed in, and its new id is not revoked unasked', async () => {
    const { result, adapter, revokes } = await page({ capabilities: { stableIds: false } })
    adapter.rotateIds()
    await act(async () => result.current.revoke.mutate(one('phone')))
    expect(
      (
        await settled({
          get current() {
            return result.current.revoke
          },
        })
      ).error?.code,
    ).toBe('not_found')
    expect(revokes()).toBe(1)
    expect(adapter.serverSessions).toHaveLength(3)
    expect(result.current.list.data?.sessions.some(({ id }) => id === 'phone')).toBe(false)
  })

  it.each(['rate_limited', 'step_up_required', 'unsupported'] as const)(
    'fails as %s when nothing was done, without spending a read',
    async (code) => {
      const { result, adapter, lists } = await page()
      adapter.fault({ on: 'revoke', do: 'fail', code })
      await act(async () => result.current.revoke.mutate(one('phone')))
      expect(
        (
          await settled({
            get current() {
              return result.current.revoke
            },
          })
        ).error?.code,
      ).toBe(code)
      expect(lists()).toBe(1)
    },
  )

  it('F26: each session of a bulk revoke by itself', async () => {
    const { revoke, adapter } = await page()
    adapter.fault({ on: 'revoke', do: 'fail', ids: ['tablet'], code: 'conflict' })
    const report = await revoke({ target: 'session', sessionIds: ['phone', 'tablet'] })
    expect(report.revoked).toEqual([phone])
    expect(report.failed.map(({ session, error }) => [session.id, error.code])).toEqual([['tablet', 'conflict']])
  })

  it('ASVS 14.3.1: ends this session without a re-read, clears the rows and tells the application', async () => {
    const { revoke, result, lists, onSignedOut, client, listKey } = await page()
    const report = await revoke({ target: 'mine' })
    expect(report).toMatchObject({ endedCurrent: true, accepted: [laptop], left: null })
    expect(lists()).toBe(1)
    expect(onSignedOut.mock.calls).toEqual([['here']])
    expect(client.getQueryData(listKey)).toBeUndefined()
    await waitFor(() => expect(result.current.list.data).toBeUndefined())
    expect(result.current.list.error?.code).toBe('unauthenticated')
  })
})

describe('what a caller cannot break', () => {
  it('F11: a click made offline fails at once and never fires later', async () => {
    const { result, adapter, revokes } = await page()
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    window.dispatchEvent(new Event('offline'))
    adapter.fault({ on: 'revoke', do: 'fail', code: 'network' })
    adapter.fault({ on: 'list', do: 'fail', code: 'network' })
    const report = await act(() => result.current.revoke.mutateAsync(one('phone')))
    expect(report).toMatchObject({ unconfirmed: [phone], left: null })
    vi.restoreAllMocks()
    window.dispatchEvent(new Event('online'))
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
    expect(revokes()).toBe(1)
  })

  it('retries that the application made its default', async () => {
    const { result, adapter, revokes } = await page()
    adapter.fault({ on: 'revoke', do: 'fail', code: 'conflict', times: 9 })
    await act(async () => result.current.revoke.mutateAsync(one('phone')).catch(() => undefined))
    expect(revokes()).toBe(1)
  })

  it('callbacks of the hook add to the report and cannot replace it', async () => {
    const { render } = setUp()
    const onSuccess = vi.fn()
    const { result } = render(() => ({ list: useSessions(), revoke: useRevokeSessions({ onSuccess }) }))
    await waitFor(() => expect(result.current.list.isSuccess).toBe(true))
    await act(async () => void (await result.current.revoke.mutateAsync(one('phone'))))
    expect(onSuccess.mock.calls[0]?.[0]).toMatchObject({ revoked: [phone] })
  })

  it('F27: an adapter that throws something foreign is an unknown outcome, without its text', async () => {
    const { result, adapter } = await page()
    vi.spyOn(adapter, 'revoke').mockRejectedValue('token=SECRET')
    const report = await act(() => result.current.revoke.mutateAsync(one('phone')))
    expect(report.unconfirmed).toEqual([phone])
    expect(report.error?.code).toBe('unknown')
    expect(String(report.error?.message)).not.toContain('SECRET')
  })
})

describe('step-up', () => {
  it('F3: repeats the action exactly once with the proof', async () => {
    const onStepUp = vi.fn(async () => ({ password: 'hunter2' }))
    const { revoke, adapter, revokes } = await page({}, { onStepUp })
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    expect((await revoke(one('phone'))).revoked).toEqual([phone])
    expect(onStepUp).toHaveBeenCalledTimes(1)
    expect(revokes()).toBe(2)
  })

  it('F3: sends nothing more after a cancel', async () => {
    const { result, adapter, revokes, lists } = await page({}, { onStepUp: async () => null })
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    await act(async () => result.current.revoke.mutate(one('phone')))
    expect(
      (
        await settled({
          get current() {
            return result.current.revoke
          },
        })
      ).error?.code,
    ).toBe('step_up_required')
    expect([revokes(), lists()]).toEqual([1, 1])
  })
})
