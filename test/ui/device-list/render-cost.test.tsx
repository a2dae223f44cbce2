import { screen, waitFor } from '@testing-library/react'
import { Profiler, type ReactNode } from 'react'
import {
  DeviceListIcon,
  DeviceListItem,
  DeviceListItems,
  DeviceListMeta,
  DeviceListName,
  DeviceListSignOut,
  useDevice,
} from 'react-device-sessions'
import { makeSession } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'
import { failOnConsole, laptop, showList, signOut } from './show-list.tsx'

failOnConsole()

const fifty = Array.from({ length: 50 }, (_, n) =>
  makeSession({
    id: `d${n}`,
    device: { label: `Device ${n}` },
    lastActiveAt: new Date(Date.UTC(2026, 10, 1, 0, 50 - n)).toISOString(),
  }),
)

test('signing out one of 50 devices commits its row and no other', async () => {
  const commits: string[] = []
  function Counted({ children }: { readonly children: ReactNode }) {
    const { session } = useDevice()
    return (
      <Profiler id={session.id} onRender={(id) => commits.push(id)}>
        {children}
      </Profiler>
    )
  }
  const { user, adapter, revokes } = showList(
    { sessions: [laptop, ...fifty], faults: [{ on: 'revoke', do: 'hang' }] },
    {
      list: {
        children: (
          <DeviceListItems>
            <Counted>
              <DeviceListItem>
                <DeviceListIcon />
                <DeviceListName />
                <DeviceListMeta />
                <DeviceListSignOut />
              </DeviceListItem>
            </Counted>
          </DeviceListItems>
        ),
      },
    },
  )
  await screen.findByText('Device 7')
  expect(new Set(commits).size).toBe(50)
  commits.length = 0
  await signOut(user, 'Device 7')
  await waitFor(() => expect(revokes()).toHaveLength(1))
  adapter.release()
  await waitFor(() => expect(screen.queryByText('Device 7')).toBeNull())
  expect(commits.length).toBeGreaterThan(0)
  expect(new Set(commits)).toEqual(new Set(['d7']))
})
