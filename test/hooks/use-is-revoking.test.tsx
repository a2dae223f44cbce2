import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { memo, Profiler } from 'react'
import {
  type Session,
  sessionKeys,
  sessionsQueryOptions,
  useIsRevoking,
  useRevokeAllSessions,
  useRevokeSessions,
  useSessions,
} from 'react-device-sessions/hooks'
import { makeSession } from 'react-device-sessions/testing'
import { expect, it } from 'vitest'
import { setUp } from './support.tsx'

const fifty = [
  makeSession({ id: 'here', isCurrent: true }),
  ...Array.from({ length: 49 }, (_, n) => makeSession({ id: `device-${n}` })),
]

function page(commits: string[]) {
  const Row = memo(function Row({ session }: { session: Session }) {
    const isRevoking = useIsRevoking(session.key)
    return (
      <Profiler id={session.key} onRender={(id) => commits.push(id)}>
        <li>
          {session.key} {session.id} {isRevoking ? 'signing out' : 'signed in'}
        </li>
      </Profiler>
    )
  })
  return function Page() {
    const { data } = useSessions()
    const one = useRevokeSessions()
    const others = useRevokeAllSessions()
    return (
      <>
        <button type="button" onClick={() => one.mutate({ target: 'session', sessionIds: ['device-7'] })}>
          one
        </button>
        <button type="button" onClick={() => others.mutate()}>
          others
        </button>
        <ul>
          {data?.sessions.map((session) => (
            <Row key={session.key} session={session} />
          ))}
        </ul>
      </>
    )
  }
}

async function shown() {
  const made = setUp({ sessions: fifty, capabilities: { stableIds: false } })
  const commits: string[] = []
  const Page = page(commits)
  render(<Page />, { wrapper: made.wrapper })
  await screen.findByText('device-7 device-7 signed in')
  made.adapter.fault({ on: 'revoke', do: 'hang' })
  commits.length = 0
  return { ...made, commits }
}

it('commits the one row whose session is being revoked, of fifty', async () => {
  const { adapter, commits, revokes } = await shown()
  act(() => screen.getByRole('button', { name: 'one' }).click())
  await screen.findByText('device-7 device-7 signing out')
  expect(new Set(commits)).toEqual(new Set(['device-7']))
  // What sends it is fetched at the first call.
  await waitFor(() => expect(revokes()).toBe(1))
  await act(async () => adapter.release())
  await waitFor(() => expect(screen.queryByText(/device-7 /)).not.toBeInTheDocument())
  expect(new Set(commits)).toEqual(new Set(['device-7']))
})

it('means the others, and never the current session', async () => {
  const { adapter } = await shown()
  act(() => screen.getByRole('button', { name: 'others' }).click())
  expect(await screen.findAllByText(/signing out/)).toHaveLength(49)
  expect(screen.getByText('here here signed in')).toBeVisible()
  await act(async () => adapter.release())
})

it('stays with the session when its id rotates meanwhile', async () => {
  const { adapter, client } = await shown()
  act(() => screen.getByRole('button', { name: 'one' }).click())
  await screen.findByText('device-7 device-7 signing out')
  adapter.rotateIds()
  await act(() => client.refetchQueries())
  expect(await screen.findByText('device-7 device-7~1 signing out')).toBeVisible()
  adapter.fault({ on: 'revoke', do: 'hang' })
  act(() => screen.getByRole('button', { name: 'others' }).click())
  expect(await screen.findByText('device-7 device-7~1 signing out')).toBeVisible()
  await act(async () => adapter.release())
})

it('means nobody where no list was read', async () => {
  const { adapter, render: renderIn } = setUp()
  adapter.fault({ on: 'revoke', do: 'hang' })
  const { result } = renderIn(() => ({ is: useIsRevoking('phone'), revoke: useRevokeSessions() }))
  act(() => result.current.revoke.mutate({ target: 'all' }))
  await waitFor(() => expect(result.current.revoke.isPending).toBe(true))
  expect(result.current.is).toBe(false)
  await act(async () => adapter.release())
})

it.each([null, 'all', {}])('takes %j, which is no request, for the others', async (variables) => {
  const { client, scope, wrapper } = setUp()
  await client.prefetchQuery(sessionsQueryOptions(scope))
  const { result } = renderHook(() => ({ own: useIsRevoking('laptop'), other: useIsRevoking('phone') }), { wrapper })
  const over: (() => void)[] = []
  const options = {
    mutationKey: sessionKeys.revokeAll(scope),
    mutationFn: () => new Promise<void>((resolve) => void over.push(resolve)),
  }
  act(() => void client.getMutationCache().build(client, options).execute(variables))
  await waitFor(() => expect(result.current).toEqual({ own: false, other: true }))
  await act(async () => over[0]?.())
})
