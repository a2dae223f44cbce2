import { act, render, screen, waitFor } from '@testing-library/react'
import { useEffect } from 'react'
import {
  type SessionAdapter,
  SessionError,
  type StepUpChallenge,
  useCanStepUp,
  useRevokeSessions,
} from 'react-device-sessions/hooks'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { endPhone, provider } from './provider-support.tsx'
import { setUp } from './support.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('who is asked for proof', () => {
  it('is somebody where there is a handler, and nobody where there is none', () => {
    const { adapter, client } = setUp()
    const { rerender } = render(provider(client, { adapter }, <Can />))
    expect(screen.getByText('cannot')).toBeVisible()
    rerender(provider(client, { adapter, onStepUp: async () => null }, <Can />))
    expect(screen.getByText('can')).toBeVisible()
  })

  it.each(['ada', 'bob'])('is nobody any more once the page of %s is left', async (userId) => {
    const { adapter, client } = setUp()
    const onStepUp = vi.fn(() => new Promise<null>(() => undefined))
    const { Page, revoke, ended } = revokingPage()
    const { rerender, unmount } = render(provider(client, { adapter, onStepUp }, <Page />))
    rerender(provider(client, { adapter, onStepUp, userId }, <Page />))
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    revoke()
    await waitFor(() => expect(onStepUp).toHaveBeenCalledTimes(1))
    unmount()
    await waitFor(() => expect(ended).toMatchObject([{ code: 'step_up_required' }]))
  })

  it('is nobody where the page was left before the server asked', async () => {
    const { adapter, client } = setUp()
    const onStepUp = vi.fn(async () => null)
    const { Page, revoke, ended } = revokingPage()
    const { unmount } = render(provider(client, { adapter, onStepUp }, <Page />))
    const { refuse, sent } = holdRevoke(adapter)
    revoke()
    await sent()
    unmount()
    refuse()
    await waitFor(() => expect(ended).toMatchObject([{ code: 'step_up_required' }]))
    expect(onStepUp).not.toHaveBeenCalled()
  })

  it('is the handler that the page has now, and its proof is sent', async () => {
    const { adapter, client } = setUp()
    const earlier = vi.fn(async () => null)
    const { Page, revoke, ended } = revokingPage()
    const { rerender } = render(provider(client, { adapter, onStepUp: earlier }, <Page />))
    rerender(provider(client, { adapter, onStepUp: async () => ({ password: 'hunter2' }) }, <Page />))
    adapter.fault({ on: 'revoke', do: 'step-up', times: 'until-proof' })
    revoke()
    await waitFor(() => expect(ended).toMatchObject([{ error: null }]))
    expect(earlier).not.toHaveBeenCalled()
    expect(adapter.calls.map(({ stepUp }) => stepUp)).toEqual([null, { password: 'hunter2' }, null])
  })

  it('is nobody where the handler was taken away meanwhile', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const { adapter, client } = setUp()
    const { Page, revoke, ended } = revokingPage()
    const { rerender } = render(provider(client, { adapter, onStepUp: async () => null }, <Page />))
    const { refuse, sent } = holdRevoke(adapter)
    revoke()
    await sent()
    rerender(provider(client, { adapter }, <Page />))
    refuse()
    await waitFor(() => expect(ended).toMatchObject([{ code: 'step_up_required' }]))
    expect(reported).not.toHaveBeenCalled()
  })
})

function Can() {
  return <p>{useCanStepUp() ? 'can' : 'cannot'}</p>
}

/** A page that ends the phone when told, and what came of it. */
function revokingPage() {
  const ended: unknown[] = []
  const buttons: (() => Promise<unknown>)[] = []
  function Page() {
    const { mutateAsync } = useRevokeSessions()
    useEffect(() => void buttons.push(() => mutateAsync(endPhone)))
    return null
  }
  const note = (end: unknown) => void ended.push(end)
  return { Page, ended, revoke: () => act(() => void buttons.at(-1)?.().then(note, note)) }
}

/** The next revoke is challenged when the test says so. */
function holdRevoke(adapter: SessionAdapter) {
  const waiting: ((error: unknown) => void)[] = []
  const revoke = vi.spyOn(adapter, 'revoke')
  revoke.mockReturnValueOnce(new Promise((_resolve, reject) => void waiting.push(reject)))
  const stepUp: StepUpChallenge = {
    kind: 'password',
    operation: 'revoke',
    redirectTo: null,
    methods: [],
    acrValues: [],
    maxAgeSeconds: null,
  }
  const sent = () => waitFor(() => expect(revoke).toHaveBeenCalledTimes(1))
  return { sent, refuse: () => waiting[0]?.(new SessionError('step_up_required', 'Prove it.', { stepUp })) }
}
