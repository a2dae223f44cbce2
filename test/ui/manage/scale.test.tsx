import { fireEvent, screen, waitFor } from '@testing-library/react'
import { Profiler, type ReactNode } from 'react'
import { DeviceListItem, DeviceListName, DeviceListSignOut, useDevice } from 'react-device-sessions'
import {
  DeviceManagerBulkBar,
  DeviceManagerItems,
  DeviceManagerSelect,
  DeviceManagerSelectAll,
} from 'react-device-sessions/manage'
import { makeSession } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'
import { confirmButton, failOnConsole, laptop, signOut } from '../device-list/show-list.tsx'
import { checkbox, findCheckbox, many, rowNames, selectAll, showManager, signOutSelected } from './show-manager.tsx'

failOnConsole()

test('F18: 10,000 devices: at most 1,000 elements at first, and all of them can be found', async () => {
  const { container } = showManager({ sessions: many(10_000) }, {}, { maxSessions: 20_000 })
  await findCheckbox('Device 0')
  expect(container.querySelectorAll('*').length).toBeLessThan(1000)
  expect(rowNames()).toHaveLength(50)
  expect(screen.getByRole('heading', { name: '10,000 other devices' })).toBeVisible()
  expect(selectAll()).toHaveAccessibleName('Select all 10,000 devices')
})

test('beyond the bound that the application sets, it says how many of how many are on screen', async () => {
  showManager({ sessions: many(300), pageSize: 100 }, {}, { maxSessions: 200 })
  expect(await screen.findByText('Showing 51 of 301.')).toBeVisible()
  for (const _ of [1, 2, 3]) fireEvent.click(screen.getByText(/^Show \d+ more$/))
  expect(await screen.findByText('Showing 200 of 301.')).toBeVisible()
})

const commits: string[] = []

function Counted({ children }: { readonly children: ReactNode }) {
  const { session } = useDevice()
  return (
    <Profiler id={session.id} onRender={(id) => commits.push(id)}>
      {children}
    </Profiler>
  )
}

/** Rows that count their commits. */
const counted = (
  <>
    <DeviceManagerSelectAll />
    <DeviceManagerItems>
      <Counted>
        <DeviceListItem>
          <DeviceManagerSelect />
          <DeviceListName />
          <DeviceListSignOut />
        </DeviceListItem>
      </Counted>
    </DeviceManagerItems>
    <DeviceManagerBulkBar />
  </>
)

const since = () => new Set(commits.splice(0))

test('a tick commits its row; signing out the selected commits their rows and no other', async () => {
  const { user, adapter, revokes } = showManager(
    { sessions: many(50), faults: [{ on: 'revoke', do: 'hang' }] },
    { children: counted },
  )
  await findCheckbox('Device 7')
  expect(since().size).toBe(50)
  await user.click(checkbox('Device 7'))
  await user.click(checkbox('Device 9'))
  expect(since()).toEqual(new Set(['d7', 'd9']))
  await user.click(signOutSelected())
  await user.click(confirmButton())
  await waitFor(() => expect(revokes()).toHaveLength(1))
  adapter.release()
  await waitFor(() => expect(rowNames()).toHaveLength(48))
  expect(since()).toEqual(new Set(['d7', 'd9']))
})

test('of 10,000 namesakes, a sign-out renames and commits no other; the next one comes up', async () => {
  const namesakes = many(10_000).map((session) =>
    session === laptop
      ? session
      : makeSession({ ...session, createdAt: null, device: { type: 'mobile', label: 'Phone' } }),
  )
  const { user } = showManager({ sessions: namesakes }, { children: counted }, { maxSessions: 20_000 })
  await findCheckbox('Phone (8)')
  since()
  await signOut(user, 'Phone (8)')
  await waitFor(() => expect(screen.queryByRole('checkbox', { name: 'Phone (8)' })).toBeNull())
  expect(checkbox('Phone (9)')).toBeVisible()
  expect(since()).toEqual(new Set(['d7', 'd50']))
})
