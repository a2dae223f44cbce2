import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, waitFor } from '@testing-library/react'
import { SessionProvider } from 'react-device-sessions/hooks'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { asked, aWhile, EndPhone, held, noop, one, page, patient, proof } from './step-up-support.tsx'
import { phone, setUp, tablet } from './support.tsx'

afterEach(() => vi.restoreAllMocks())

describe('one question', () => {
  it('for two revokes at the same time; each is repeated exactly once', async () => {
    const { onStepUp, answer } = patient()
    const { start, adapter, sent } = await page({}, { onStepUp })
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    const ends = [start(one('phone')), start(one('tablet'), 'second')]
    await waitFor(() => expect(onStepUp).toHaveBeenCalledTimes(1))
    await aWhile()
    await answer(proof)
    await waitFor(() =>
      expect(ends).toMatchObject([{ report: { revoked: [phone] } }, { report: { revoked: [tablet] } }]),
    )
    expect(onStepUp).toHaveBeenCalledTimes(1)
    expect(sent().filter((call) => call.startsWith('revoke'))).toEqual([
      'revoke',
      'revoke',
      'revoke+proof',
      'revoke+proof',
    ])
  })

  it('after the other, when the challenges differ', async () => {
    const { onStepUp, answer } = patient()
    const { start, adapter } = await page({}, { onStepUp })
    adapter.fault({ on: 'revoke', do: 'step-up' })
    adapter.fault({ on: 'revoke', do: 'step-up', challenge: { kind: 'redirect' } })
    const ends = [start(one('phone')), start(one('tablet'), 'second')]
    await aWhile()
    expect(onStepUp.mock.calls.map(([{ kind }]) => kind)).toEqual(['password'])
    await answer(null)
    await waitFor(() => expect(onStepUp.mock.calls.map(([{ kind }]) => kind)).toEqual(['password', 'redirect']))
    await answer(proof)
    await waitFor(() => expect(ends).toMatchObject([{ error: { code: 'step_up_required' } }, { report: {} }]))
  })

  it('is over when the page is left: nothing is sent, nothing stays pending', async () => {
    const { onStepUp, answer } = patient()
    const { start, adapter, sent, unmount, client } = await page({}, { onStepUp })
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    const end = start(one('phone'))
    await waitFor(() => expect(onStepUp).toHaveBeenCalled())
    unmount()
    await waitFor(() => expect(end.error).toMatchObject({ code: 'step_up_required' }))
    expect(onStepUp.mock.lastCall?.[1].signal.aborted).toBe(true)
    await answer(proof)
    await aWhile()
    expect(sent()).toEqual(['list', 'revoke'])
    expect(client.isMutating()).toBe(0)
  })

  it('is not asked of a page that was left before the challenge came', async () => {
    const onStepUp = vi.fn(async () => proof)
    const { start, adapter, sent, unmount } = await page({}, { onStepUp })
    adapter.fault({ on: 'revoke', do: 'delay', ms: 20 })
    vi.spyOn(adapter, 'revoke').mockImplementationOnce(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10))
      throw asked()
    })
    const end = start(one('phone'))
    unmount()
    await waitFor(() => expect(end.error).toMatchObject({ code: 'step_up_required' }))
    expect(onStepUp).not.toHaveBeenCalled()
    expect(sent()).toEqual(['list'])
  })

  it.each(['before', 'while'] as const)('is not put to another user who signs in %s it is asked', async (when) => {
    const { onStepUp, answer } = patient()
    const { adapter, client } = setUp()
    const done = vi.fn()
    const tree = (userId: string) => (
      <QueryClientProvider client={client}>
        <SessionProvider adapter={adapter} userId={userId} onSignedOut={() => undefined} onStepUp={onStepUp}>
          <EndPhone onSettled={done} />
        </SessionProvider>
      </QueryClientProvider>
    )
    const { rerender, getByRole } = render(tree('ada'))
    const revoke = vi.spyOn(adapter, 'revoke')
    if (when === 'while') revoke.mockRejectedValueOnce(asked())
    const { promise, reject } = held()
    if (when === 'before') revoke.mockReturnValueOnce(promise)
    fireEvent.click(getByRole('button'))
    await aWhile()
    rerender(tree('bob'))
    if (when === 'before') reject(asked())
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1))
    expect(onStepUp).toHaveBeenCalledTimes(when === 'while' ? 1 : 0)
    await answer(proof)
    await aWhile()
    expect(revoke).toHaveBeenCalledTimes(1)
    expect(client.isMutating()).toBe(0)
  })

  it('counts for nobody when another user signed in elsewhere on the page meanwhile', async () => {
    const { onStepUp, answer } = patient()
    const { start, adapter, sent, client } = await page({}, { onStepUp })
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    const end = start(one('phone'))
    await waitFor(() => expect(onStepUp).toHaveBeenCalled())
    render(
      <QueryClientProvider client={client}>
        <SessionProvider adapter={adapter} userId="bob" onSignedOut={noop} />
      </QueryClientProvider>,
    )
    await answer(proof)
    await waitFor(() => expect(client.isMutating()).toBe(0))
    expect(end.report?.revoked ?? []).toEqual([])
    expect(sent().filter((call) => call.startsWith('revoke'))).toEqual(['revoke'])
  })
})
