import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import {
  SessionError,
  SessionProvider,
  type SessionScope,
  type StepUpAction,
  type StepUpChallenge,
  type StepUpProof,
  useCanStepUp,
  useReadWithStepUp,
  useSessions,
  useStepUp,
} from 'react-device-sessions/hooks'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { stepUpGate } from '../../src/hooks/step-up-gate.ts'
import { ids, laptop, phone, setUp, tablet } from './support.tsx'

afterEach(() => vi.restoreAllMocks())

const proof: StepUpProof = { password: 'hunter2' }
const password: StepUpChallenge = {
  kind: 'password',
  operation: 'revoke',
  redirectTo: null,
  methods: [],
  acrValues: [],
  maxAgeSeconds: null,
}
const asked = (more: Partial<StepUpChallenge> = {}) =>
  new SessionError('step_up_required', 'Prove it.', { stepUp: { ...password, ...more } })
const revoking = (...sessions: readonly (typeof phone)[]): StepUpAction => ({ type: 'revoke', sessions })
const reading: StepUpAction = { type: 'list' }

/** A gate, and how to ask at it. */
function gateFor(props: Partial<SessionScope> = {}) {
  const { client, scope } = setUp({}, props)
  const gate = stepUpGate(client, scope)
  const ask = (action: StepUpAction, error = asked()) => gate.ask(client, scope, error, action)
  return { client, scope, gate, ask }
}
const soon = () => new Promise((resolve) => setTimeout(resolve))

const challenged = async (onStepUp = vi.fn(async () => proof)) => {
  const made = setUp({ faults: [{ on: 'list', do: 'step-up' }] }, { onStepUp })
  const { result } = made.render(() => ({ list: useSessions(), confirm: useReadWithStepUp() }))
  await waitFor(() => expect(result.current.list.error?.code).toBe('step_up_required'))
  return { ...made, result, onStepUp }
}

describe('a gate', () => {
  it('is one for each user, server and cache', () => {
    const { client, scope, gate } = gateFor()
    expect(stepUpGate(client, { ...scope })).toBe(gate)
    expect(stepUpGate(client, { ...scope, userId: 'bob' })).not.toBe(gate)
    expect(stepUpGate(new QueryClient(), scope)).not.toBe(gate)
  })

  it('tells those who listen, for as long as they do', () => {
    const { gate } = gateFor()
    const listener = vi.fn()
    const stop = gate.subscribe(listener)
    const remove = gate.addSlot({})
    expect(listener).toHaveBeenCalledTimes(1)
    expect(gate.hasSlot()).toBe(true)
    remove()
    expect(listener).toHaveBeenCalledTimes(2)
    expect(gate.hasSlot()).toBe(false)
    stop()
    gate.addSlot({})
    expect(listener).toHaveBeenCalledTimes(2)
  })

  it.each([
    ['another failure', new SessionError('forbidden', 'no', { stepUp: password })],
    ['a challenge that says nothing', new SessionError('step_up_required', 'no')],
  ])('asks nobody for %s', async (_what, error) => {
    const onStepUp = vi.fn(async () => proof)
    expect(await gateFor({ onStepUp }).ask(reading, error)).toBeNull()
    expect(onStepUp).not.toHaveBeenCalled()
  })

  it('shows the question to the first who can answer, then to the next one', async () => {
    const { ask, gate } = gateFor()
    const [first, second] = [{}, {}]
    const remove = gate.addSlot(first)
    gate.addSlot(second)
    const answer = ask(revoking(phone))
    expect([gate.requestFor(first)?.asks, gate.requestFor(second)]).toEqual(['slot', null])
    remove()
    expect(gate.requestFor(second)?.challenge).toEqual(password)
    gate.request?.submit(proof)
    expect(await answer).toEqual(proof)
    expect(gate.request).toBeNull()
  })

  it('leaves the question to the handler when nobody on screen is left', async () => {
    const answers: ((given: StepUpProof) => void)[] = []
    const onStepUp = vi.fn((_challenge: StepUpChallenge, _event: { signal: AbortSignal }) => {
      return new Promise<StepUpProof>((resolve) => void answers.push(resolve))
    })
    const { ask, gate } = gateFor({ onStepUp })
    const remove = gate.addSlot({})
    const answer = ask(revoking(phone))
    await soon()
    remove()
    expect(gate.request?.asks).toBe('handler')
    answers[0]?.(proof)
    expect(await answer).toEqual(proof)
    expect(onStepUp.mock.lastCall?.[1].signal.aborted).toBe(false)
  })

  it.each([
    ['reading, then ending', [reading, revoking(phone)], revoking(phone)],
    ['ending, then reading', [revoking(phone), reading], revoking(phone)],
    ['reading twice', [reading, reading], reading],
    ['ending more', [revoking(phone), revoking(phone, tablet)], revoking(phone, tablet)],
  ] as const)('asks once for several, and says what weighs most: %s', async (_what, [first, second], said) => {
    const { ask, gate } = gateFor()
    gate.addSlot({})
    const answers = [ask(first, asked({ operation: 'list' })), ask(second)]
    await soon()
    expect(gate.request?.action).toEqual(said)
    gate.request?.submit(proof)
    expect(await Promise.all(answers)).toEqual([proof, proof])
  })

  it('asks for another challenge when the first one is over, and lets those join that want the same', async () => {
    const { ask, gate } = gateFor()
    gate.addSlot({})
    const answers = [ask(revoking(phone)), ask(revoking(tablet), asked({ kind: 'redirect' }))]
    answers.push(ask(revoking(laptop), asked({ kind: 'redirect' })))
    await soon()
    expect(gate.request?.action).toEqual(revoking(phone))
    gate.request?.cancel()
    await soon()
    expect(gate.request).toMatchObject({ challenge: { kind: 'redirect' }, action: revoking(tablet, laptop) })
    gate.request?.submit(proof)
    expect(await Promise.all(answers)).toEqual([null, proof, proof])
  })
})

describe('confirming to read', () => {
  it('gives the list that was read', async () => {
    const { result } = await challenged()
    const end = await act(() => result.current.confirm())
    expect(end.status === 'read' && ids(end.read.sessions)).toEqual(['laptop', 'phone', 'tablet'])
  })

  it('asks and reads nothing where the list was read', async () => {
    const onStepUp = vi.fn(async () => proof)
    const { lists, render } = setUp({}, { onStepUp })
    const { result } = render(() => ({ list: useSessions(), confirm: useReadWithStepUp() }))
    await waitFor(() => expect(result.current.list.isSuccess).toBe(true))
    expect(await act(() => result.current.confirm())).toEqual({ status: 'cancelled' })
    expect([onStepUp.mock.calls.length, lists()]).toEqual([0, 1])
  })

  it('that fails says when, and is at rest', async () => {
    const { adapter, client, listKey, result } = await challenged()
    const { errorUpdatedAt = 0 } = client.getQueryState(listKey) ?? {}
    vi.spyOn(Date, 'now').mockReturnValue(errorUpdatedAt + 5)
    adapter.fault({ on: 'list', do: 'fail', code: 'server' })
    expect(await act(() => result.current.confirm())).toEqual({ status: 'failed' })
    expect(client.getQueryState(listKey)).toMatchObject({
      error: { code: 'server' },
      errorUpdatedAt: errorUpdatedAt + 5,
      status: 'error',
      fetchStatus: 'idle',
    })
  })

  it('that fails after the cache was cleared leaves it so', async () => {
    const { adapter, client, result } = await challenged()
    vi.spyOn(adapter, 'list').mockImplementationOnce(async () => {
      client.getQueryCache().clear()
      throw new SessionError('server', 'no')
    })
    expect(await act(() => result.current.confirm())).toEqual({ status: 'failed' })
  })

  it('F25: ends nothing for somebody who signed in meanwhile', async () => {
    const { adapter, client, listKey, onSignedOut, result } = await challenged()
    vi.spyOn(adapter, 'list').mockImplementationOnce(async () => {
      renderHook(() => null, { wrapper: ({ children }) => page(client, { adapter, userId: 'bob' }, children) })
      throw new SessionError('unauthenticated', 'no')
    })
    // Not in act(): what is rendered meanwhile would wait for its end.
    expect(await result.current.confirm()).toEqual({ status: 'failed' })
    expect(onSignedOut).not.toHaveBeenCalled()
    expect(client.getQueryState(listKey)?.error).not.toMatchObject({ code: 'step_up_required' })
  })

  it('is about the user who is signed in now', async () => {
    const { adapter, client, onStepUp } = await challenged()
    let userId = 'ada'
    const { result, rerender } = renderHook(() => ({ list: useSessions(), confirm: useReadWithStepUp() }), {
      wrapper: ({ children }) => page(client, { adapter, userId, onStepUp }, children),
    })
    const before = result.current.confirm
    rerender()
    expect(result.current.confirm).toBe(before)
    adapter.fault({ on: 'list', do: 'step-up' })
    userId = 'bob'
    rerender()
    await waitFor(() => expect(result.current.list.error?.code).toBe('step_up_required'))
    await act(async () => void (await result.current.confirm()))
    await waitFor(() => expect(result.current.list.isSuccess).toBe(true))
  })
})

describe('on a server', () => {
  it('nobody is asked, and nobody can be', () => {
    const { adapter, client } = setUp()
    expect(renderToString(page(client, { adapter, userId: 'ada' }, <WhoIsAsked />))).toContain('true false')
  })
})

function WhoIsAsked() {
  return <p>{`${useStepUp() === null} ${useCanStepUp()}`}</p>
}

function page(client: QueryClient, scope: SessionScope, children: React.ReactNode) {
  return (
    <QueryClientProvider client={client}>
      <SessionProvider {...scope} onSignedOut={() => undefined}>
        {children}
      </SessionProvider>
    </QueryClientProvider>
  )
}
