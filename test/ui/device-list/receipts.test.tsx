import { screen, waitFor, within } from '@testing-library/react'
import { DeviceListItem, DeviceListItems } from 'react-device-sessions'
import { expect, test } from 'vitest'
import {
  failOnConsole,
  findSignOut,
  findStanding,
  laptop,
  phone,
  quiet,
  showList,
  signOut,
  signOutButton,
  signOutOthers,
} from './show-list.tsx'

failOnConsole()

const lag = { capabilities: { accessTokenLagSeconds: 900 } }
const says = (name: string) => `${name} is signed out. It may keep access for up to 15 minutes.`

/** What stands in the list of the other devices, line by line: a device's name, or a receipt. */
const lines = () =>
  within(screen.getByRole('list', { name: /other device/ }))
    .getAllByRole('listitem')
    .map((item) => item.querySelector('bdi')?.textContent ?? item.textContent)

/** Everything that says it on the screen. */
const receipts = () => screen.getAllByText(/is signed out\./, { selector: '[data-device-list-note-text]' })

test('2.4.3: a device that is signed out has its receipt where its row was, and nowhere else; the focus moves on', async () => {
  const { user } = showList(lag)
  await signOut(user, 'Living room TV')
  await waitFor(() => expect(lines()).toEqual(['Safari on iPhone', says('Living room TV'), 'Firefox on Windows']))
  expect(receipts()).toHaveLength(1)
  expect(signOutButton('Firefox on Windows')).toHaveFocus()
  expect(screen.getByRole('heading', { name: '2 other devices' })).toBeVisible()
})

test('the receipt stands until the next action', async () => {
  const { user } = showList(lag)
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(lines()).toEqual([says('Safari on iPhone'), 'Living room TV', 'Firefox on Windows']))
  await signOut(user, 'Firefox on Windows')
  await waitFor(() => expect(lines()).toEqual(['Living room TV', says('Firefox on Windows')]))
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  await waitFor(() => expect(lines()).toEqual(['Living room TV']))
})

test('two that were on their way at once have a receipt each', async () => {
  const { user, adapter, revokes } = showList({
    faults: [
      { on: 'revoke', do: 'hang' },
      { on: 'revoke', do: 'hang' },
    ],
  })
  await signOut(user, 'Safari on iPhone')
  await signOut(user, 'Living room TV')
  await waitFor(() => expect(revokes()).toHaveLength(2))
  adapter.release()
  await waitFor(() =>
    expect(lines()).toEqual(['Safari on iPhone is signed out.', 'Living room TV is signed out.', 'Firefox on Windows']),
  )
  expect(receipts()).toHaveLength(2)
})

test('where no row is left, the strip above says it', async () => {
  const { user } = showList({ ...lag, sessions: [laptop, phone] })
  await signOut(user, 'Safari on iPhone')
  expect(await screen.findByText(says('Safari on iPhone'), { selector: '[data-device-list-outcomes] *' })).toBeVisible()
  expect(screen.queryByRole('list', { name: /other device/ })).toBeNull()
  expect(receipts()).toHaveLength(1)
})

test('where rows are of the application’s own making, the strip above says it', async () => {
  const children = (
    <DeviceListItems>
      <DeviceListItem />
    </DeviceListItems>
  )
  const { user } = showList(lag, { list: { children } })
  await signOut(user, 'Safari on iPhone')
  expect(await screen.findByText(says('Safari on iPhone'), { selector: '[data-device-list-outcomes] *' })).toBeVisible()
  expect(receipts()).toHaveLength(1)
})

test('several at once have one strip above the list, and no receipts', async () => {
  const { user } = showList({ ...lag, faults: [{ on: 'revoke', do: 'fail', ids: ['tv'], code: 'forbidden' }] })
  await signOutOthers(user)
  await findStanding('Living room TV', 'Still signed in.')
  expect(lines()).toEqual(['Living room TV'])
})

test('what is taken back is a row again', async () => {
  const { user, adapter, client } = showList()
  await signOut(user, 'Living room TV')
  await waitFor(() => expect(lines()[1]).toBe('Living room TV is signed out.'))
  adapter.fault({ on: 'list', do: 'lag' })
  await client.refetchQueries()
  await findSignOut('Living room TV')
  expect(lines()).toEqual(['Safari on iPhone', 'Living room TV', 'Firefox on Windows'])
  await quiet()
  await findStanding('Living room TV', 'May still be signed in.')
})

test('a sign-out that is not shown leaves no row behind', async () => {
  const { user } = showList({ pageSize: 2, reportsTotal: false }, { maxSessions: 2 })
  await signOut(user, 'Safari on iPhone')
  expect(await screen.findByText(/Sign-out requested\./)).toBeVisible()
  expect(screen.queryByText('Safari on iPhone', { selector: 'bdi' })).toBeNull()
})
