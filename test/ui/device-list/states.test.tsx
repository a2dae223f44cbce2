import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import {
  failOnConsole,
  findSignOut,
  laptop,
  othersButton,
  phone,
  quiet,
  row,
  showList,
  signOutButton,
  unmarked,
} from './show-list.tsx'

failOnConsole()

const allTexts = () => document.body.textContent

test('shows this device first and apart, then the others with their number', async () => {
  showList()
  await findSignOut('Safari on iPhone')
  const [current, others] = screen.getAllByRole('list')
  expect(current).toHaveAccessibleName('This device')
  expect(within(row('Chrome on macOS')).getByText('This device')).toBeVisible()
  expect(within(current ?? document.body).getAllByRole('listitem')).toHaveLength(1)
  expect(others).toHaveAccessibleName('3 other devices')
  expect(
    within(others ?? document.body)
      .getAllByRole('listitem')
      .map((item) => item.querySelector('bdi')?.textContent),
  ).toEqual(['Safari on iPhone', 'Living room TV', 'Firefox on Windows'])
})

test('says where and when on each row, and first sign-in on this one', async () => {
  showList({}, { list: { timeZone: 'UTC' } })
  await findSignOut('Safari on iPhone')
  expect(row('Safari on iPhone')).toHaveTextContent('Near Lyon, France')
  expect(row('Safari on iPhone')).toHaveTextContent('Active 12 minutes ago')
  expect(row('Firefox on Windows')).toHaveTextContent('Active Jun 14')
  expect(row('Living room TV')).not.toHaveTextContent('Near')
  expect(row('Chrome on macOS')).toHaveTextContent('Signed in 3 days ago')
})

test('while loading there is a busy skeleton, and one status that says so when it takes long', async () => {
  const { adapter, said } = showList({ faults: [{ on: 'list', do: 'hang', times: 9 }] })
  expect(document.querySelector('[aria-busy=true]')).not.toBeNull()
  expect(screen.queryByText('You’re only signed in here.')).toBeNull()
  await waitFor(() => expect(said).toEqual(['Loading your devices…']))
  expect(screen.getAllByRole('status')).toHaveLength(1)
  adapter.clearFaults()
  adapter.release()
  await waitFor(() => expect(said).toEqual(['Loading your devices…', '4 devices are listed.']))
  expect(document.querySelector('[aria-busy=true]')).toBeNull()
})

test('a list that loads fast announces nothing', async () => {
  const { said } = showList()
  await findSignOut('Safari on iPhone')
  await quiet()
  expect(said).toEqual([])
})

test('F7: an error says why and offers a retry, and never looks like an empty list', async () => {
  const { adapter, user, said } = showList({ faults: [{ on: 'list', do: 'fail', code: 'network', times: 9 }] })
  expect(await screen.findByRole('heading', { name: 'We couldn’t load your devices' })).toBeVisible()
  expect(screen.getByText('Can’t reach the server. Check your connection.')).toBeVisible()
  expect(allTexts()).not.toMatch(/no devices|You’re only signed in here|You’re signed in|0 /)
  expect(screen.queryByRole('list')).toBeNull()
  await waitFor(() =>
    expect(said).toEqual(['We couldn’t load your devices. Can’t reach the server. Check your connection.']),
  )
  adapter.clearFaults()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await findSignOut('Safari on iPhone')).toBeVisible()
  expect(screen.getByRole('heading', { name: 'Your devices' })).toHaveFocus()
  await waitFor(() => expect(said).toHaveLength(2))
  expect(said[1]).toBe('4 devices are listed.')
})

test.each([
  ['forbidden', 'You don’t have permission to do this.'],
  ['bad_response', 'Unexpected answer.'],
  ['timeout', 'The server took too long to answer.'],
  ['unsupported', 'This isn’t available here.'],
] as const)('a list that fails with %s says so', async (code, text) => {
  showList({ faults: [{ on: 'list', do: 'fail', code, times: 9 }] })
  expect(await screen.findByText(text, { exact: false })).toBeVisible()
})

test('"only this device" is said after a complete read', async () => {
  showList({ sessions: [laptop] })
  expect(await screen.findByText('You’re only signed in here.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Sign out all other devices' })).toBeNull()
})

test('F5: "only this device" is not said where the server hides sessions from its list', async () => {
  showList({ sessions: [laptop], capabilities: { hidesSessions: true } })
  expect(await screen.findByRole('listitem')).toBeVisible()
  expect(screen.queryByText('You’re only signed in here.')).toBeNull()
})

test('a list that was not read to its end is not called complete, and says how much of it is shown', async () => {
  showList({ pageSize: 1 }, { maxSessions: 1 })
  expect(await screen.findByText('Showing 1 of 4.')).toBeVisible()
  expect(screen.queryByText('You’re only signed in here.')).toBeNull()
  expect(othersButton()).toBeVisible()
})

test('of a list whose length nobody knows, it says that there may be more', async () => {
  showList({ pageSize: 2, reportsTotal: false }, { maxSessions: 2 })
  expect(await screen.findByText('Showing 2 devices. There may be more.')).toBeVisible()
})

test('the number of devices is not named where it is not known', async () => {
  const { user } = showList({ pageSize: 2, reportsTotal: false }, { maxSessions: 2 })
  await findSignOut('Safari on iPhone')
  await user.click(othersButton())
  expect(screen.getByRole('dialog')).toHaveAccessibleName('Sign out all other devices?')
})

test('a list of nobody says so only when it is complete', async () => {
  showList({ sessions: [] })
  expect(await screen.findByText('No devices to show.')).toBeVisible()
})

test('F7: a failed refresh leaves the rows, says when they were read, and can be tried again', async () => {
  const { adapter, user, said } = showList({}, { list: { timeZone: 'UTC' } })
  await findSignOut('Safari on iPhone')
  adapter.fault({ on: 'list', do: 'fail', code: 'timeout' })
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  const banner = screen.getByText('Your devices').parentElement
  expect(await screen.findByText(/Couldn’t refresh\. Showing devices from .+ The server took too long/)).toBeVisible()
  // One place says both: what was read, and that it could not be read anew; and one button, which keeps the focus.
  expect(banner).toHaveTextContent(/Couldn’t refresh/)
  expect(screen.queryByText(/^Updated/)).toBeNull()
  expect(screen.queryByRole('button', { name: 'Refresh' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Try again' })).toHaveFocus()
  expect(signOutButton('Safari on iPhone')).toBeVisible()
  await waitFor(() => expect(said).toHaveLength(1))
  expect(said[0]).toMatch(/^Couldn’t refresh\. Showing devices from .+to answer\.$/)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.getByRole('button', { name: 'Refresh' })).toHaveFocus())
  await waitFor(() => expect(said).toHaveLength(2))
  expect(said[1]).toBe('Up to date')
})

test.each([
  ['while it is read', { on: 'list', do: 'hang', times: 9 }],
  ['where it could not be read', { on: 'list', do: 'fail', code: 'forbidden', times: 9 }],
] as const)('says of no devices that the user is signed in on them: %s', async (_, fault) => {
  showList({ faults: [fault] })
  await screen.findByText(fault.do === 'hang' ? 'Loading your devices…' : 'We couldn’t load your devices')
  expect(screen.queryByText(/You’re signed in on these devices/)).toBeNull()
  expect(screen.queryByRole('button', { name: 'Refresh' })).toBeNull()
})

test('says when it was read; refresh reads again and says so once', async () => {
  const { adapter, user, said, lists } = showList({}, { list: { now: undefined } })
  await findSignOut('Safari on iPhone')
  expect(screen.getByText(/^Updated/).parentElement).toHaveTextContent('Updated just now')
  const before = lists()
  adapter.remove('tv')
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  await waitFor(() => expect(screen.queryByText('Living room TV')).toBeNull())
  expect(lists()).toBe(before + 1)
  expect(screen.getByRole('button', { name: 'Refresh' })).toHaveFocus()
  await waitFor(() => expect(said).toEqual(['Up to date']))
  await quiet()
  expect(said).toHaveLength(1)
})

// A mark on every row told nothing: one line above them does.
test('F16: when nobody knows the current session, one line says so, and no row is marked', async () => {
  showList({ sessions: unmarked })
  await findSignOut('Safari on iPhone')
  expect(screen.queryByText(/this device$/)).toBeNull()
  expect(screen.getByRole('heading', { name: '4 devices' })).toBeVisible()
  expect(screen.getByText(/can’t tell which of these is the device you’re using/)).toBeVisible()
  expect(othersButton()).toBeVisible()
})

test('F16: others are not offered when nobody would spare this device, and that is explained', async () => {
  showList({ sessions: unmarked, capabilities: { othersNeedCurrent: true } })
  await findSignOut('Safari on iPhone')
  expect(screen.queryByRole('button', { name: 'Sign out all other devices' })).toBeNull()
  expect(screen.getByText(/You can’t sign out all others at once/)).toBeVisible()
})

test('offers only what the server can do', async () => {
  const { unmount } = showList({ capabilities: { revokeOthers: 'none' } })
  await findSignOut('Safari on iPhone')
  expect(screen.queryByRole('button', { name: 'Sign out all other devices' })).toBeNull()
  unmount()
  showList({ capabilities: { revokeOne: 'none' } })
  expect(await findSignOut('Chrome on macOS')).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Sign out, Safari/ })).toBeNull()
})

test('this device has no "Sign out" where the server has no way', async () => {
  showList({ capabilities: { signOut: 'none', revokeCurrentById: 'rejected' } })
  await findSignOut('Safari on iPhone')
  expect(screen.queryByRole('button', { name: /^Sign out, Chrome on macOS/ })).toBeNull()
})

test('a device that cannot be signed out says so', async () => {
  showList({ sessions: [laptop, { ...phone, canRevoke: false }] })
  expect(await screen.findByText('This device can’t be signed out from here.')).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Sign out, Safari/ })).toBeNull()
})

test('a server without a list still signs out all others, and no list is claimed', async () => {
  const { lists } = showList({ capabilities: { list: 'none' } })
  expect(othersButton()).toBeVisible()
  expect(screen.getByText('A list of devices isn’t available here.')).toBeVisible()
  expect(allTexts()).not.toMatch(/You’re signed in on these|Only this|no devices/)
  await quiet()
  expect(lists()).toBe(0)
})

test('F2: a signed-out browser says so, and keeps no row', async () => {
  const { said, onSignedOut } = showList({ faults: [{ on: 'list', do: 'fail', code: 'unauthenticated', times: 9 }] })
  expect(await screen.findByRole('heading', { name: 'You’re signed out' })).toBeVisible()
  expect(screen.queryByRole('button')).toBeNull()
  expect(allTexts()).not.toMatch(/You are signed in/)
  await waitFor(() => expect(said).toEqual(['You’re signed out. Sign in again to see your devices.']))
  expect(onSignedOut).toHaveBeenCalledWith('unauthenticated')
})
