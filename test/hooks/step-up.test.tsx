import { act, waitFor } from '@testing-library/react'
import { type RevokeResult } from 'react-device-sessions/hooks'
import { makeSession } from 'react-device-sessions/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { asked, aWhile, many, one, page, proof, SECRET } from './step-up-support.tsx'
import { ids, laptop, phone } from './support.tsx'

afterEach(() => vi.restoreAllMocks())

describe('a challenged revoke', () => {
  it('F3, ASVS 7.5.2: is repeated exactly once with the proof, for the sessions of the click', async () => {
    const onStepUp = vi.fn(async () => proof)
    const { start, adapter, sent } = await page({}, { onStepUp })
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    const end = start(one('phone'))
    await waitFor(() => expect(end.report).toMatchObject({ revoked: [phone], error: null }))
    expect(onStepUp).toHaveBeenCalledTimes(1)
    expect(onStepUp.mock.lastCall).toMatchObject([
      { operation: 'revoke' },
      { action: { type: 'revoke', sessions: [phone] }, error: { code: 'step_up_required' } },
    ])
    expect(sent()).toEqual(['list', 'revoke', 'revoke+proof', 'list'])
  })

  it('is not asked for twice: what is challenged again fails', async () => {
    const onStepUp = vi.fn(async () => proof)
    const { start, adapter, sent } = await page({}, { onStepUp })
    adapter.fault({ on: 'revoke', do: 'step-up', times: 9 })
    const end = start(one('phone'))
    await waitFor(() => expect(end.error).toMatchObject({ code: 'step_up_required' }))
    expect(onStepUp).toHaveBeenCalledTimes(1)
    expect(sent()).toEqual(['list', 'revoke', 'revoke+proof'])
  })

  it('ASVS 7.5.2: sends nothing after a cancel', async () => {
    const { start, adapter, sent } = await page({}, { onStepUp: async () => null })
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    const end = start(one('phone'))
    await waitFor(() => expect(end.error).toMatchObject({ code: 'step_up_required' }))
    await aWhile()
    expect(sent()).toEqual(['list', 'revoke'])
  })

  it('is cancelled by a handler that rejects, or throws: reported once, and the typed error stays', async () => {
    const report = vi.fn()
    vi.stubGlobal('reportError', report)
    const onStepUp = vi.fn<() => Promise<null>>().mockRejectedValueOnce(new Error('host'))
    onStepUp.mockImplementationOnce(() => {
      throw new Error('host')
    })
    const { start, adapter, sent } = await page({}, { onStepUp })
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    for (const time of [1, 2]) {
      const end = start(one('phone'))
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await waitFor(() => expect(end.error).toMatchObject({ code: 'step_up_required', stepUp: { kind: 'password' } }))
      expect(report).toHaveBeenCalledTimes(time)
    }
    expect(sent()).toEqual(['list', 'revoke', 'revoke'])
    vi.unstubAllGlobals()
  })

  it('F3: that nobody can answer fails as it is', async () => {
    const { start, adapter, sent, result } = await page()
    expect(result.current.can).toBe(false)
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    const end = start(one('phone'))
    await waitFor(() => expect(end.error).toMatchObject({ code: 'step_up_required' }))
    expect(sent()).toEqual(['list', 'revoke'])
  })

  it('is accepted, and never failed, when the re-read is challenged: it happened', async () => {
    const onStepUp = vi.fn(async () => proof)
    const { start, adapter, sent, result } = await page({}, { onStepUp })
    adapter.fault({ on: 'list', do: 'step-up', times: 'until-proof' })
    const end = start(one('phone'))
    await waitFor(() => expect(end.report).toMatchObject({ accepted: [phone], failed: [], revoked: [], left: null }))
    expect(onStepUp).not.toHaveBeenCalled()
    expect(sent()).toEqual(['list', 'revoke', 'list'])
    // The rows of before are still there, stale, until the user confirms.
    expect(ids(result.current.list.data?.sessions)).toContain('phone')
  })

  it('looks with its own proof where the re-read wants one too', async () => {
    const onStepUp = vi.fn(async () => proof)
    const { start, adapter, sent } = await page({}, { onStepUp })
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    adapter.fault({ on: 'list', do: 'step-up', times: 'until-proof' })
    const end = start(one('phone'))
    await waitFor(() => expect(end.report).toMatchObject({ revoked: [phone] }))
    expect(onStepUp).toHaveBeenCalledTimes(1)
    expect(sent()).toEqual(['list', 'revoke', 'revoke+proof', 'list', 'list+proof'])
  })
})

describe('a bulk revoke that is challenged midway', () => {
  const five = [laptop, ...['a', 'b', 'c', 'd', 'e'].map((id) => makeSession({ id }))]

  it('F3, F26: goes on with what is left, once, and repeats nothing that was done', async () => {
    const onStepUp = vi.fn(async () => proof)
    const { start, adapter } = await page({ sessions: five }, { onStepUp })
    adapter.fault({ on: 'revoke', do: 'fail', code: 'step_up_required', ids: ['c'], stepUp: asked().stepUp })
    const end = start(many('a', 'b', 'c', 'd', 'e'))
    await waitFor(() => expect(end.report).toBeDefined())
    const requests = adapter.calls.flatMap((call) => (call.operation === 'revoke' ? [call.request] : []))
    // The reference server stops at the challenge: what it never tried has the same reason.
    expect(requests.slice(1)).toEqual([expect.objectContaining({ target: 'session', sessionIds: ['c', 'd', 'e'] })])
    expect(onStepUp.mock.lastCall).toMatchObject([
      {},
      { action: { sessions: [{ id: 'c' }, { id: 'd' }, { id: 'e' }] } },
    ])
    expect(ids(end.report?.revoked)?.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('leaves what is left alone after a cancel, and looks at what was done', async () => {
    const { start, adapter, revokes } = await page({ sessions: five }, { onStepUp: async () => null })
    adapter.fault({ on: 'revoke', do: 'fail', code: 'step_up_required', ids: ['c'], stepUp: asked().stepUp })
    const end = start(many('a', 'b', 'c', 'd', 'e'))
    await waitFor(() => expect(end.report).toBeDefined())
    expect(ids(end.report?.revoked)).toEqual(['a', 'b'])
    expect(end.report?.failed.map(({ session }) => session.id)).toEqual(['c', 'd', 'e'])
    expect(revokes()).toBe(1)
  })

  it('names of "others" only what is certainly another session, and was on screen at the click', async () => {
    const odd = [
      laptop,
      phone,
      makeSession({ id: 'unsure', isCurrent: null }),
      makeSession({ id: 'kept', canRevoke: false }),
    ]
    const { adapter, result } = await page({ sessions: odd }, { onStepUp: async () => proof })
    const half: RevokeResult = {
      revokedIds: ['gone'],
      failed: ['phone', 'unsure', 'kept', 'appeared'].map((id) => ({ id, error: asked('revokeOthers') })),
      endedCurrent: false,
      sessions: null,
    }
    const revoke = vi.spyOn(adapter, 'revoke').mockResolvedValueOnce(half)
    await act(async () => void (await result.current.others.mutateAsync()))
    expect(revoke.mock.calls.map(([request]) => request)).toEqual([{ target: 'others' }, one('phone')])
  })

  it('ends this session by logging out when only that is left of "all"', async () => {
    const { adapter, start } = await page({}, { onStepUp: async () => proof })
    const half: RevokeResult = {
      revokedIds: null,
      failed: [{ id: 'laptop', error: asked('signOut') }],
      endedCurrent: false,
      sessions: null,
    }
    const revoke = vi.spyOn(adapter, 'revoke').mockResolvedValueOnce(half)
    const end = start({ target: 'all' })
    await waitFor(() => expect(end.report).toMatchObject({ endedCurrent: true }))
    expect(revoke.mock.calls.map(([request]) => request)).toEqual([{ target: 'all' }, { target: 'mine' }])
  })

  it('keeps what was done when the rest is refused', async () => {
    const { start, adapter } = await page({ sessions: five }, { onStepUp: async () => proof })
    adapter.fault({ on: 'revoke', do: 'fail', code: 'step_up_required', ids: ['c'], stepUp: asked().stepUp })
    adapter.fault({ on: 'revoke', do: 'fail', code: 'forbidden' })
    const end = start(many('a', 'b', 'c', 'd', 'e'))
    await waitFor(() => expect(end.report).toBeDefined())
    expect(ids(end.report?.revoked)).toEqual(['a', 'b'])
    expect(end.report?.failed.map(({ error }) => error.code)).toEqual(['forbidden', 'forbidden', 'forbidden'])
  })
})

describe('the proof', () => {
  it('is in no cache, key, error or log, whatever comes of it', async () => {
    const words: unknown[] = []
    for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, level).mockImplementation((...said) => void words.push(...said))
    const { start, adapter, result, client } = await page({}, { onStepUp: async () => proof })
    adapter.fault({ on: 'revoke', do: 'step-up', times: 9 })
    const end = start(one('phone'))
    await waitFor(() => expect(end.error).toBeDefined())
    adapter.clearFaults()
    adapter.fault({ on: 'revoke', do: 'step-up' })
    const second = start(one('phone'))
    await waitFor(() => expect(second.report).toBeDefined())
    // A read that takes the proof, and one that does not.
    for (const times of [1, 2]) {
      adapter.fault({ on: 'list', do: 'step-up', times })
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await act(() => result.current.list.refetch())
      // oxlint-disable-next-line no-await-in-loop
      await act(async () => void (await result.current.confirm()))
    }

    expect(adapter.calls.filter(({ stepUp }) => stepUp?.password === SECRET).length).toBe(4)
    const kept = [
      ...client
        .getQueryCache()
        .getAll()
        .map(({ queryKey, state, options, meta }) => ({ queryKey, state, options, meta })),
      ...client
        .getMutationCache()
        .getAll()
        .map(({ state, options, meta }) => ({ state, options, meta })),
      end,
      second,
      words,
    ]
    expect(allTextsIn(kept)).not.toContain(SECRET)
    expect(allTextsIn([{ deep: new Error(SECRET) }])).toContain(SECRET)
  })
})

/** Every text that can be reached from a value, what errors hold included. */
function allTextsIn(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || seen.has(value)) return ''
  seen.add(value)
  return Object.getOwnPropertyNames(value)
    .map((name) => `${name} ${allTextsIn(Reflect.get(value, name), seen)}`)
    .join('\n')
}
