import { QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import {
  type RevocationReport,
  type RevokeRequest,
  type RevokeResult,
  SessionError,
  SessionProvider,
  type StepUpChallenge,
  type StepUpProof,
  useCanStepUp,
  useReadWithStepUp,
  useRevokeAllSessions,
  useRevokeSessions,
  useSessions,
  useStepUp,
} from 'react-device-sessions/hooks'
import { makeSession } from 'react-device-sessions/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ids, laptop, phone, setUp, tablet } from './support.tsx'

afterEach(() => vi.restoreAllMocks())

const SECRET = 'hunter2-secret'
const proof: StepUpProof = { password: SECRET }
const one = (id: string): RevokeRequest => ({ target: 'session', sessionIds: [id] })
const many = (...sessionIds: string[]): RevokeRequest => ({ target: 'session', sessionIds })
const asked = (operation: StepUpChallenge['operation'] = 'revoke') =>
  new SessionError('step_up_required', 'Prove it.', {
    stepUp: { kind: 'password', operation, redirectTo: null, methods: [], acrValues: [], maxAgeSeconds: null },
  })
const aWhile = () => act(() => new Promise((resolve) => setTimeout(resolve, 30)))

const nothing = () => undefined

function Question() {
  return <p>{useStepUp() ? 'asked' : 'nothing'}</p>
}

function EndPhone({ onSettled }: { readonly onSettled: () => void }) {
  const { mutate } = useRevokeSessions({ onSettled: () => onSettled() })
  return (
    <button onClick={() => mutate(one('phone'))} type="button">
      End
    </button>
  )
}

/** A call that is refused when the test says so. */
function held() {
  let reject: (error: unknown) => void = nothing
  const promise = new Promise<never>((_resolve, refuse) => {
    reject = refuse
  })
  return { promise, reject }
}

/** A handler that answers when the test says so. */
function patient() {
  const answers: ((proof: StepUpProof | null) => void)[] = []
  const onStepUp = vi.fn((_challenge: StepUpChallenge, _event: { signal: AbortSignal }) => {
    return new Promise<StepUpProof | null>((resolve) => void answers.push(resolve))
  })
  return { onStepUp, answer: (given: StepUpProof | null) => act(async () => answers.shift()?.(given)) }
}

/** The list on screen, read, and what can be done with it. */
async function page(...args: Parameters<typeof setUp>) {
  const made = setUp(...args)
  const view = made.render(() => ({
    list: useSessions(),
    revoke: useRevokeSessions(),
    second: useRevokeSessions(),
    others: useRevokeAllSessions(),
    confirm: useReadWithStepUp(),
    can: useCanStepUp(),
  }))
  await waitFor(() => expect(view.result.current.list.isFetching).toBe(false))
  const start = (request: RevokeRequest, which: 'revoke' | 'second' = 'revoke') => {
    const end: { report?: RevocationReport; error?: unknown } = {}
    act(() => {
      view.result.current[which].mutateAsync(request).then(
        (report) => void (end.report = report),
        (error: unknown) => void (end.error = error),
      )
    })
    return end
  }
  const sent = () => made.adapter.calls.map(({ operation, stepUp }) => `${operation}${stepUp ? '+proof' : ''}`)
  return { ...made, ...view, start, sent }
}

/** Where answers are given without a handler. */
const slot = (wrapper: Parameters<typeof renderHook>[1]) => renderHook(() => useStepUp(), wrapper)

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

describe('a challenged revoke', () => {
  it('F3: is repeated exactly once with the proof, for the sessions of the click', async () => {
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

  it('sends nothing after a cancel', async () => {
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
    // The rows of before are still there, stale, until somebody confirms.
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
        <SessionProvider adapter={adapter} userId="bob" onSignedOut={nothing} />
      </QueryClientProvider>,
    )
    await answer(proof)
    await waitFor(() => expect(client.isMutating()).toBe(0))
    expect(end.report?.revoked ?? []).toEqual([])
    expect(sent().filter((call) => call.startsWith('revoke'))).toEqual(['revoke'])
  })
})

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
        <SessionProvider adapter={adapter} userId={userId} onSignedOut={nothing}>
          <EndPhone onSettled={nothing} />
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
        <SessionProvider adapter={adapter} userId="ada" onSignedOut={nothing}>
          <EndPhone onSettled={nothing} />
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
