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
  expect(row('Safari on iPhone')).toHaveTextContent('Last active 12 minutes ago')
  expect(row('Firefox on Windows')).toHaveTextContent('Last active June 14, 2026')
  expect(row('Living room TV')).not.toHaveTextContent('Near')
  expect(row('Chrome on macOS')).toHaveTextContent('First signed in 3 days ago')
})

test('while loading there is a busy skeleton, and one status that says so when it takes long', async () => {
  const { adapter, said } = showList({ faults: [{ on: 'list', do: 'hang', times: 9 }] })
  expect(document.querySelector('[aria-busy=true]')).not.toBeNull()
  expect(screen.queryByText('Only this device is signed in.')).toBeNull()
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
  expect(await screen.findByRole('heading', { name: 'Your devices could not be loaded' })).toBeVisible()
  expect(screen.getByText('The server could not be reached. Check your connection.')).toBeVisible()
  expect(allTexts()).not.toMatch(/no devices|Only this device|You are signed in|0 /)
  expect(screen.queryByRole('list')).toBeNull()
  await waitFor(() =>
    expect(said).toEqual(['Your devices could not be loaded. The server could not be reached. Check your connection.']),
  )
  adapter.clearFaults()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await findSignOut('Safari on iPhone')).toBeVisible()
  expect(screen.getByRole('heading', { name: 'Your devices' })).toHaveFocus()
  await waitFor(() => expect(said).toHaveLength(2))
  expect(said[1]).toBe('4 devices are listed.')
})

test.each([
  ['forbidden', 'Your account is not allowed to do this.'],
  ['bad_response', 'The answer did not look like one from the server.'],
  ['timeout', 'The server did not answer in time.'],
  ['unsupported', 'The server does not offer this.'],
] as const)('a list that fails with %s says so', async (code, text) => {
  showList({ faults: [{ on: 'list', do: 'fail', code, times: 9 }] })
  expect(await screen.findByText(text, { exact: false })).toBeVisible()
})

test('"only this device" is said after a complete read', async () => {
  showList({ sessions: [laptop] })
  expect(await screen.findByText('Only this device is signed in.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Sign out all other devices' })).toBeNull()
})

test('a list that was not read to its end is not called complete, and says how much of it is shown', async () => {
  showList({ pageSize: 1 }, { maxSessions: 1 })
  expect(await screen.findByText('Showing 1 of 4.')).toBeVisible()
  expect(screen.queryByText('Only this device is signed in.')).toBeNull()
  expect(othersButton()).toBeVisible()
})

test('of a list whose length nobody knows, it says that there may be more', async () => {
  showList({ pageSize: 2, reportsTotal: false }, { maxSessions: 2 })
  expect(await screen.findByText('Showing 2. There may be more.')).toBeVisible()
})

test('the number of devices is not named where it is not known', async () => {
  const { user } = showList({ pageSize: 2, reportsTotal: false }, { maxSessions: 2 })
  await findSignOut('Safari on iPhone')
  await user.click(othersButton())
  expect(screen.getByRole('dialog')).toHaveAccessibleName('Sign out all other devices?')
})

test('a list of nobody says so only when it is complete', async () => {
  showList({ sessions: [] })
  expect(await screen.findByText('The server lists no devices.')).toBeVisible()
})

test('F7: a failed refresh leaves the rows, says when they were read, and can be tried again', async () => {
  const { adapter, user, said } = showList({}, { list: { timeZone: 'UTC' } })
  await findSignOut('Safari on iPhone')
  adapter.fault({ on: 'list', do: 'fail', code: 'timeout' })
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  expect(
    await screen.findByText(/The list could not be refreshed\. It is shown as of .+ The server did not answer/),
  ).toBeVisible()
  expect(signOutButton('Safari on iPhone')).toBeVisible()
  await waitFor(() => expect(said).toHaveLength(1))
  expect(said[0]).toMatch(/^The list could not be refreshed\. It is shown as of .+in time\.$/)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull())
})

test('says when it was read; refresh reads again and says so once', async () => {
  const { adapter, user, said, lists } = showList({}, { list: { now: undefined } })
  await findSignOut('Safari on iPhone')
  expect(screen.getByText(/^As of/).parentElement).toHaveTextContent('As of just now')
  const before = lists()
  adapter.remove('tv')
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  await waitFor(() => expect(screen.queryByText('Living room TV')).toBeNull())
  expect(lists()).toBe(before + 1)
  expect(screen.getByRole('button', { name: 'Refresh' })).toHaveFocus()
  await waitFor(() => expect(said).toEqual(['The list is up to date.']))
  await quiet()
  expect(said).toHaveLength(1)
})

test('F16: when nobody knows the current session, each row says that it may be this device', async () => {
  showList({ sessions: unmarked })
  await findSignOut('Safari on iPhone')
  expect(screen.getAllByText('May be this device')).toHaveLength(4)
  expect(screen.getByRole('heading', { name: '4 devices' })).toBeVisible()
  expect(screen.getByText(/does not say which of these devices you are using/)).toBeVisible()
  expect(othersButton()).toBeVisible()
})

test('F16: others are not offered when nobody would spare this device, and that is explained', async () => {
  showList({ sessions: unmarked, capabilities: { othersNeedCurrent: true } })
  await findSignOut('Safari on iPhone')
  expect(screen.queryByRole('button', { name: 'Sign out all other devices' })).toBeNull()
  expect(screen.getByText(/To sign out all other devices at once, the server would have to say/)).toBeVisible()
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
  expect(await screen.findByText('The server offers no way to sign this device out from here.')).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Sign out, Safari/ })).toBeNull()
})

test('a server without a list still signs out all others, and no list is claimed', async () => {
  const { lists } = showList({ capabilities: { list: 'none' } })
  expect(othersButton()).toBeVisible()
  expect(screen.getByText('The server does not offer this list.')).toBeVisible()
  expect(allTexts()).not.toMatch(/You are signed in on these|Only this|no devices/)
  await quiet()
  expect(lists()).toBe(0)
})

test('F2: a signed-out browser says so, and keeps no row', async () => {
  const { said, onSignedOut } = showList({ faults: [{ on: 'list', do: 'fail', code: 'unauthenticated', times: 9 }] })
  expect(await screen.findByRole('heading', { name: 'You are signed out' })).toBeVisible()
  expect(screen.queryByRole('button')).toBeNull()
  expect(allTexts()).not.toMatch(/You are signed in/)
  await waitFor(() => expect(said).toEqual(['You are signed out. Sign in again to see your devices.']))
  expect(onSignedOut).toHaveBeenCalledWith('unauthenticated')
})
