import { act, waitFor } from '@testing-library/react'
import { useReadWithStepUp, useSessions } from 'react-device-sessions/hooks'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { aWhile, page, patient, proof } from './step-up-support.tsx'
import { ids, setUp } from './support.tsx'

afterEach(() => vi.restoreAllMocks())

describe('a challenged list', () => {
  it.each([
    ['on the first page', 0],
    ['midway', 2],
  ])('%s asks nobody by itself, and is read exactly once with the proof', async (_where, pagesBefore) => {
    const onStepUp = vi.fn(async () => proof)
    const made = setUp({ pageSize: 1 }, { onStepUp })
    if (pagesBefore > 0) made.adapter.fault({ on: 'list', do: 'delay', ms: 0, times: pagesBefore })
    made.adapter.fault({ on: 'list', do: 'step-up', times: 'until-proof' })
    const { result } = made.render(() => ({ list: useSessions(), confirm: useReadWithStepUp() }))
    await waitFor(() => expect(result.current.list.error?.code).toBe('step_up_required'))
    expect(result.current.list.data).toBeUndefined()
    await aWhile()
    expect(onStepUp).not.toHaveBeenCalled()
    const before = made.lists()
    expect(before).toBe(pagesBefore + 1)

    await act(async () => void (await result.current.confirm()))
    expect(onStepUp).toHaveBeenCalledTimes(1)
    expect(onStepUp.mock.lastCall).toMatchObject([{ operation: 'list' }, { action: { type: 'list' } }])
    // Three pages, each once.
    expect(made.lists() - before).toBe(3)
    await waitFor(() => expect(ids(result.current.list.data?.sessions)).toEqual(['laptop', 'phone', 'tablet']))
    expect(result.current.list.error).toBeNull()
  })

  it('sends nothing after a cancel, and stays what it was', async () => {
    const made = setUp({}, { onStepUp: async () => null })
    made.adapter.fault({ on: 'list', do: 'step-up', times: 'until-proof' })
    const { result } = made.render(() => ({ list: useSessions(), confirm: useReadWithStepUp() }))
    await waitFor(() => expect(result.current.list.error?.code).toBe('step_up_required'))
    const answer = await act(() => result.current.confirm())
    expect(answer).toEqual({ status: 'cancelled' })
    await aWhile()
    expect(made.lists()).toBe(1)
    expect(result.current.list.error?.code).toBe('step_up_required')
  })

  it('is read once for two presses', async () => {
    const { onStepUp, answer } = patient()
    const made = setUp({}, { onStepUp })
    made.adapter.fault({ on: 'list', do: 'step-up', times: 'until-proof' })
    const { result } = made.render(() => ({ list: useSessions(), confirm: useReadWithStepUp() }))
    await waitFor(() => expect(result.current.list.error?.code).toBe('step_up_required'))
    const both = Promise.all([result.current.confirm(), result.current.confirm()])
    await answer(proof)
    await act(() => both)
    expect(onStepUp).toHaveBeenCalledTimes(1)
    expect(made.lists()).toBe(2)
  })

  it('in the background keeps the old rows, says so, and asks nobody', async () => {
    const onStepUp = vi.fn(async () => proof)
    const { adapter, result, lists } = await page({}, { onStepUp })
    adapter.fault({ on: 'list', do: 'step-up', times: 'until-proof' })
    await act(() => result.current.list.refetch())
    await waitFor(() => expect(result.current.list.error?.code).toBe('step_up_required'))
    expect(ids(result.current.list.data?.sessions)).toEqual(['laptop', 'phone', 'tablet'])
    expect(onStepUp).not.toHaveBeenCalled()
    expect(lists()).toBe(2)
  })

  it.each([
    ['asks again', 'step_up_required'],
    ['breaks', 'server'],
    ['is refused', 'forbidden'],
  ] as const)(
    'that %s after the proof is an error like any other, and is not read a third time',
    async (_name, code) => {
      const made = setUp({}, { onStepUp: async () => proof })
      made.adapter.fault({ on: 'list', do: 'step-up' })
      const { result } = made.render(() => ({ list: useSessions(), confirm: useReadWithStepUp() }))
      await waitFor(() => expect(result.current.list.error?.code).toBe('step_up_required'))
      made.adapter.fault({ on: 'list', do: 'fail', code })
      expect(await act(() => result.current.confirm())).toEqual({ status: 'failed' })
      await waitFor(() => expect(result.current.list.error?.code).toBe(code))
      await aWhile()
      expect(made.lists()).toBe(2)
    },
  )

  it('that answers the proof with "not signed in" ends here', async () => {
    const made = setUp({}, { onStepUp: async () => proof })
    made.adapter.fault({ on: 'list', do: 'step-up' })
    made.adapter.fault({ on: 'list', do: 'fail', code: 'unauthenticated' })
    const { result } = made.render(() => ({ list: useSessions(), confirm: useReadWithStepUp() }))
    await waitFor(() => expect(result.current.list.error?.code).toBe('step_up_required'))
    await act(async () => void (await result.current.confirm()))
    expect(made.onSignedOut).toHaveBeenCalledExactlyOnceWith('unauthenticated')
    await waitFor(() => expect(result.current.list.error?.code).toBe('unauthenticated'))
  })
})
