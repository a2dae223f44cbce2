import { act, render, screen, waitFor } from '@testing-library/react'
import { memo, Profiler } from 'react'
import {
  type Session,
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
  const { adapter, commits } = await shown()
  act(() => screen.getByRole('button', { name: 'one' }).click())
  await screen.findByText('device-7 device-7 signing out')
  expect(new Set(commits)).toEqual(new Set(['device-7']))
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
