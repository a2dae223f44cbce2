import { act, renderHook, waitFor } from '@testing-library/react'
import { useEffect, version } from 'react'
import { useRevokeSessions, useSessions } from 'react-device-sessions/hooks'
import { expect, it, vi } from 'vitest'
import { ids, setUp } from './support.tsx'

// React takes each effect back once only where StrictMode stands at the top.
const inStrictMode = { reactStrictMode: true }

// React 18 doubles nothing at all below the top.
const rendersBelow = version.startsWith('18.') ? 1 : 2

it.each([
  ['here, effects too', inStrictMode, 2, 2],
  ['in the other tests of hooks, without effects', {}, rendersBelow, 1],
])('what is rendered is in StrictMode: %s', (_where, options, renders, effects) => {
  const [rendered, ran] = [vi.fn(), vi.fn()]
  function useOnce() {
    rendered()
    useEffect(ran, [])
  }
  renderHook(useOnce, { wrapper: setUp().wrapper, ...options })
  expect([rendered.mock.calls.length, ran.mock.calls.length]).toEqual([renders, effects])
})

it('in StrictMode a sign-out is one request, and the list is right', async () => {
  const { wrapper, adapter, revokes } = setUp()
  const { result } = renderHook(() => ({ list: useSessions(), revoke: useRevokeSessions() }), {
    wrapper,
    ...inStrictMode,
  })
  await waitFor(() => expect(ids(result.current.list.data?.sessions)).toEqual(['laptop', 'phone', 'tablet']))
  const report = await act(() => result.current.revoke.mutateAsync({ target: 'session', sessionIds: ['phone'] }))
  expect(ids(report.revoked)).toEqual(['phone'])
  await waitFor(() => expect(ids(result.current.list.data?.sessions)).toEqual(['laptop', 'tablet']))
  expect(revokes()).toBe(1)
  expect(ids(adapter.serverSessions)).toEqual(['laptop', 'tablet'])
})

it('in StrictMode the end of this session is told once', async () => {
  const { wrapper, adapter, client, listKey, onSignedOut } = setUp()
  const { result } = renderHook(() => useSessions(), { wrapper, ...inStrictMode })
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  adapter.remove('laptop')
  await act(() => client.refetchQueries())
  await waitFor(() => expect(result.current.error?.code).toBe('unauthenticated'))
  expect(client.getQueryData(listKey)).toBeUndefined()
  expect(onSignedOut.mock.calls).toEqual([['unauthenticated']])
})
