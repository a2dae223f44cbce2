import { act, renderHook, waitFor } from '@testing-library/react'
import {
  type RevocationReport,
  type RevokeRequest,
  SessionError,
  type StepUpChallenge,
  type StepUpProof,
  useCanStepUp,
  useReadWithStepUp,
  useRevokeAllSessions,
  useRevokeSessions,
  useSessions,
  useStepUp,
} from 'react-device-sessions/hooks'
import { expect, vi } from 'vitest'
import { setUp } from './support.tsx'

export const SECRET = 'hunter2-secret'
export const proof: StepUpProof = { password: SECRET }
export const one = (id: string): RevokeRequest => ({ target: 'session', sessionIds: [id] })
export const many = (...sessionIds: string[]): RevokeRequest => ({ target: 'session', sessionIds })
export const asked = (operation: StepUpChallenge['operation'] = 'revoke') =>
  new SessionError('step_up_required', 'Prove it.', {
    stepUp: { kind: 'password', operation, redirectTo: null, methods: [], acrValues: [], maxAgeSeconds: null },
  })
export const aWhile = () => act(() => new Promise((resolve) => setTimeout(resolve, 30)))

export const noop = () => undefined

export function Question() {
  return <p>{useStepUp() ? 'asked' : 'nothing'}</p>
}

export function EndPhone({ onSettled }: { readonly onSettled: () => void }) {
  const { mutate } = useRevokeSessions({ onSettled: () => onSettled() })
  return (
    <button onClick={() => mutate(one('phone'))} type="button">
      End
    </button>
  )
}

/** A call that is refused when the test says so. */
export function held() {
  let reject: (error: unknown) => void = noop
  const promise = new Promise<never>((_resolve, refuse) => {
    reject = refuse
  })
  return { promise, reject }
}

/** A handler that answers when the test says so. */
export function patient() {
  const answers: ((proof: StepUpProof | null) => void)[] = []
  const onStepUp = vi.fn((_challenge: StepUpChallenge, _event: { signal: AbortSignal }) => {
    return new Promise<StepUpProof | null>((resolve) => void answers.push(resolve))
  })
  return { onStepUp, answer: (given: StepUpProof | null) => act(async () => answers.shift()?.(given)) }
}

/** The list on screen, read, and what can be done with it. */
export async function page(...args: Parameters<typeof setUp>) {
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
export const slot = (wrapper: Parameters<typeof renderHook>[1]) => renderHook(() => useStepUp(), wrapper)
