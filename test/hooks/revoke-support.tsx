import { act, waitFor } from '@testing-library/react'
import { type RevokeRequest, useRevokeAllSessions, useRevokeSessions, useSessions } from 'react-device-sessions/hooks'
import { expect } from 'vitest'
import { setUp } from './support.tsx'

export const one = (id: string): RevokeRequest => ({ target: 'session', sessionIds: [id] })

/** The list on screen, read, and a revoke button. */
export async function page(...args: Parameters<typeof setUp>) {
  const made = setUp(...args)
  const { result, unmount } = made.render(() => ({
    list: useSessions(),
    revoke: useRevokeSessions(),
    others: useRevokeAllSessions(),
  }))
  await waitFor(() => expect(result.current.list.isFetching).toBe(false))
  const revoke = async (request: RevokeRequest) => {
    return await act(() => result.current.revoke.mutateAsync(request))
  }
  return { ...made, result, unmount, revoke }
}
