import { QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { SessionProvider } from 'react-device-sessions/hooks'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { asked, aWhile, EndPhone, noop, one, page, patient, proof, Question, slot } from './step-up-support.tsx'
import { phone, setUp, tablet } from './support.tsx'

afterEach(() => vi.restoreAllMocks())

describe('useStepUp', () => {
  it('gives the challenge to whoever renders it, and takes the proof', async () => {
    const { start, adapter, sent, wrapper, result } = await page()
    const { result: question } = slot({ wrapper })
    await waitFor(() => expect(result.current.can).toBe(true))
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    const end = start(one('phone'))
    await waitFor(() => expect(question.current).toMatchObject({ asks: 'slot', challenge: { kind: 'password' } }))
    expect(question.current?.action).toEqual({ type: 'revoke', sessions: [phone] })
    act(() => question.current?.submit(proof))
    await waitFor(() => expect(end.report).toMatchObject({ revoked: [phone] }))
    expect(question.current).toBeNull()
    expect(sent()).toEqual(['list', 'revoke', 'revoke+proof', 'list'])
  })

  it('is not needed where a handler answers', async () => {
    const { result } = await page({}, { onStepUp: async () => proof })
    expect(result.current.can).toBe(true)
    expect((await page()).result.current.can).toBe(false)
  })

  it('answers for the user who has signed in since it is on screen', async () => {
    const { adapter, client } = setUp()
    const revoke = vi.spyOn(adapter, 'revoke')
    const tree = (userId: string) => (
      <QueryClientProvider client={client}>
        <SessionProvider adapter={adapter} userId={userId} onSignedOut={noop}>
          <EndPhone onSettled={noop} />
          <Question />
        </SessionProvider>
      </QueryClientProvider>
    )
    const { rerender, getByRole, findByText } = render(tree('ada'))
    rerender(tree('bob'))
    revoke.mockRejectedValueOnce(asked())
    fireEvent.click(getByRole('button'))
    expect(await findByText('asked')).toBeInTheDocument()
  })

  it('names every session that waits for the same answer', async () => {
    const { start, adapter, wrapper } = await page()
    const { result: question } = slot({ wrapper })
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    start(one('phone'))
    start(one('tablet'), 'second')
    await waitFor(() => expect(question.current?.action).toEqual({ type: 'revoke', sessions: [phone, tablet] }))
    act(() => question.current?.cancel())
    await aWhile()
    expect(question.current).toBeNull()
  })

  it('cancels when the last one that could answer goes, and the page stays', async () => {
    const { adapter, client } = setUp()
    const revoke = vi.spyOn(adapter, 'revoke').mockRejectedValueOnce(asked())
    const tree = (children: ReactNode) => (
      <QueryClientProvider client={client}>
        <SessionProvider adapter={adapter} userId="ada" onSignedOut={noop}>
          <EndPhone onSettled={noop} />
          {children}
        </SessionProvider>
      </QueryClientProvider>
    )
    const { rerender, getByRole, findByText } = render(tree(<Question />))
    fireEvent.click(getByRole('button'))
    await findByText('asked')
    expect(client.isMutating()).toBe(1)
    rerender(tree(null))
    await waitFor(() => expect(client.isMutating()).toBe(0))
    expect(revoke).toHaveBeenCalledTimes(1)
  })

  it('lets a handler that never answers be cancelled', async () => {
    const { onStepUp } = patient()
    const { start, adapter, sent, wrapper, client } = await page({}, { onStepUp })
    const { result: question } = slot({ wrapper })
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    const end = start(one('phone'))
    await waitFor(() => expect(question.current?.asks).toBe('handler'))
    await aWhile()
    expect(client.isMutating()).toBe(1)
    act(() => question.current?.cancel())
    await waitFor(() => expect(end.error).toMatchObject({ code: 'step_up_required' }))
    expect(onStepUp.mock.lastCall?.[1].signal.aborted).toBe(true)
    expect(sent()).toEqual(['list', 'revoke'])
  })

  it('lets a late answer to a question that is over end no other', async () => {
    const { onStepUp, answer } = patient()
    const { start, adapter, sent, wrapper } = await page({}, { onStepUp })
    const { result: question } = slot({ wrapper })
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    const first = start(one('phone'))
    await waitFor(() => expect(question.current).not.toBeNull())
    act(() => question.current?.cancel())
    await waitFor(() => expect(first.error).toBeDefined())
    start(one('tablet'))
    await waitFor(() => expect(onStepUp).toHaveBeenCalledTimes(2))
    await answer(proof)
    await aWhile()
    expect(question.current?.action).toEqual({ type: 'revoke', sessions: [tablet] })
    expect(sent()).toEqual(['list', 'revoke', 'revoke'])
  })

  it('takes one answer: a second one, and a late one, do nothing', async () => {
    const { start, adapter, sent, wrapper } = await page()
    const { result: question } = slot({ wrapper })
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    const end = start(one('phone'))
    await waitFor(() => expect(question.current).not.toBeNull())
    const request = question.current
    act(() => {
      request?.submit(proof)
      request?.submit({ password: 'again' })
      request?.cancel()
    })
    await waitFor(() => expect(end.report).toBeDefined())
    expect(sent()).toEqual(['list', 'revoke', 'revoke+proof', 'list'])
    expect(adapter.calls.flatMap(({ stepUp }) => stepUp ?? [])).toEqual([proof])
  })
})
