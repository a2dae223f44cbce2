import { screen, waitFor, within } from '@testing-library/react'
import { DeviceListItems, DeviceListOutcomes, DeviceListSignOutEverywhere } from 'react-device-sessions'
import { makeSession } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'
import {
  confirmButton,
  dialog,
  failOnConsole,
  findSignOut,
  laptop,
  row,
  showList,
  signOutOthers,
  unmarked,
} from '../device-list/show-list.tsx'
import { many, rowNames, showManager } from './show-manager.tsx'

failOnConsole()

const everywhere = () => screen.findByRole('button', { name: /^Sign out everywhere/ })

test('"everywhere" asks, saying that this device ends too, and then tells the application', async () => {
  const { user, revokes, onSignedOut } = showManager({ sessions: many(3) })
  await user.click(await everywhere())
  expect(screen.getByRole('dialog', { name: 'Sign out everywhere?' })).toHaveAccessibleDescription(
    /^Device 0 .* Chrome on macOS .* You’ll be signed out on all 4 devices, including this one\. You’ll need to sign in again on this device\.$/,
  )
  expect(dialog().getByRole('button', { name: 'Cancel' })).toHaveFocus()
  await user.click(confirmButton())
  await waitFor(() => expect(onSignedOut).toHaveBeenCalledWith('here'))
  expect(revokes()).toEqual([{ target: 'all' }])
  expect(await screen.findByRole('heading', { name: 'You’re signed out' })).toBeVisible()
  expect(screen.queryByText('Device 0')).toBeNull()
})

test.each([
  ['the server cannot', { capabilities: { revokeAll: 'none' } }],
  ['nobody would know which device this is', { sessions: unmarked, capabilities: { othersNeedCurrent: true } }],
  ['there is no other device', { sessions: [laptop] }],
] as const)('it is not offered where %s', async (_why, server) => {
  showManager(server)
  await screen.findAllByRole('listitem')
  expect(screen.queryByRole('button', { name: /^Sign out everywhere/ })).toBeNull()
})

test('it is not in the usual <DeviceList>, and works there as a part', async () => {
  const { unmount } = showList()
  await findSignOut('Safari on iPhone')
  expect(screen.queryByRole('button', { name: /^Sign out everywhere/ })).toBeNull()
  unmount()
  const { user, revokes } = showList(
    {},
    {
      list: {
        children: (
          <>
            <DeviceListSignOutEverywhere />
            <DeviceListOutcomes />
            <DeviceListItems />
          </>
        ),
      },
    },
  )
  await user.click(await everywhere())
  await user.click(confirmButton())
  await waitFor(() => expect(revokes()).toEqual([{ target: 'all' }]))
})

test('half done: an other device failed, so this one was not signed out, and that is said', async () => {
  const { user, onSignedOut, said } = showManager({
    sessions: many(3),
    faults: [{ on: 'revoke', do: 'fail', ids: ['d1'], code: 'forbidden' }],
  })
  await user.click(await everywhere())
  await user.click(confirmButton())
  await waitFor(() => expect(rowNames()).toEqual(['Device 1']))
  await waitFor(() =>
    expect(said).toEqual([
      '2 devices signed out. Couldn’t sign out 1 device. This device is still signed in. You don’t have permission to do this.',
    ]),
  )
  expect(onSignedOut).not.toHaveBeenCalled()
  expect(within(row('Chrome on macOS')).getByText(/Still signed in/)).toBeVisible()
})

test('half done: the others are gone, the logout failed with its outcome open', async () => {
  const { user, onSignedOut, said } = showManager({
    sessions: many(3),
    faults: [{ on: 'revoke', do: 'fail', ids: ['laptop'], code: 'timeout' }],
  })
  await user.click(await everywhere())
  await user.click(confirmButton())
  await waitFor(() => expect(said).toEqual(['3 devices signed out. This device may still be signed in.']))
  expect(onSignedOut).not.toHaveBeenCalled()
})

test('refused as a whole: nothing was done, said once, and it can be tried again', async () => {
  const { user, revokes, said } = showManager({
    sessions: many(2),
    faults: [
      { on: 'revoke', do: 'fail', code: 'forbidden' },
      { on: 'revoke', do: 'fail', code: 'rate_limited' },
    ],
  })
  await user.click(await everywhere())
  await user.click(confirmButton())
  await waitFor(() => expect(said).toEqual(['Couldn’t sign you out everywhere. You don’t have permission to do this.']))
  expect(rowNames()).toHaveLength(2)
  await user.click(await everywhere())
  await user.click(confirmButton())
  await user.click(await screen.findByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(revokes()).toEqual([{ target: 'all' }, { target: 'all' }, { target: 'all' }]))
})

test('"all others" in part: "Try again" means those that failed, and nobody who came since', async () => {
  const { user, adapter, revokes } = showList({
    sessions: many(4),
    faults: [{ on: 'revoke', do: 'fail', ids: ['d1', 'd2'], code: 'not_found' }],
  })
  await signOutOthers(user)
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(3))
  adapter.add(makeSession({ id: 'new' }))
  await user.click(await screen.findByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(revokes()[1]).toEqual({ target: 'session', sessionIds: ['d1', 'd2'] }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('"all others" in part, where the server cannot end one by its id: all others are asked for anew', async () => {
  const { user, revokes } = showList({
    sessions: many(4),
    capabilities: { revokeOne: 'none' },
    faults: [{ on: 'revoke', do: 'fail', ids: ['d1', 'd2'], code: 'not_found' }],
  })
  await signOutOthers(user)
  await user.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(screen.getByRole('dialog', { name: 'Sign out all 2 other devices?' })).toBeVisible()
  expect(revokes()).toHaveLength(1)
  await user.click(confirmButton())
  await waitFor(() => expect(revokes()[1]).toEqual({ target: 'others' }))
})

test('what cannot work another time is not offered again', async () => {
  const { user } = showList({
    sessions: many(4),
    faults: [{ on: 'revoke', do: 'fail', ids: ['d1', 'd2'], code: 'forbidden' }],
  })
  await signOutOthers(user)
  await screen.findByText(/Couldn’t sign out 2 devices/, { selector: '[data-device-list-note-text]' })
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
})
