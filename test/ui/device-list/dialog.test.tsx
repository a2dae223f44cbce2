import { act, fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import {
  confirmButton,
  dialog,
  failOnConsole,
  findSignOut,
  laptop,
  othersButton,
  phone,
  showList,
  signOutButton,
  unmarked,
} from './show-list.tsx'

failOnConsole()

const cancelButton = () => dialog().getByRole('button', { name: 'Cancel' })
type User = ReturnType<typeof showList>['user']
const lag = { capabilities: { accessTokenLagSeconds: 900 } }

test('ASVS 7.4.1: names the device, shows its card, says what stays and how long access can linger', async () => {
  const { user } = showList(lag)
  await user.click(await findSignOut('Safari on iPhone'))
  const box = screen.getByRole('dialog', { name: 'Sign out Safari on iPhone?' })
  expect(box).toHaveAttribute('aria-modal', 'true')
  // The card first: with two iPhones, place and time are what tells which of them is meant.
  expect(box).toHaveAccessibleDescription(
    /^Safari on iPhone Near Lyon, France Active ?12 minutes ago Anyone using it will need to sign in again\. It may keep access for up to 15 minutes\. This device stays signed in\.$/,
  )
  expect(dialog().getByText('Near Lyon, France')).toBeVisible()
  expect(dialog().getByText('Active 12 minutes ago')).toBeVisible()
})

test('of all others, says how many, what stays and the lag', async () => {
  const { user } = showList(lag)
  await findSignOut('Safari on iPhone')
  await user.click(othersButton())
  const box = screen.getByRole('dialog', { name: 'Sign out all 3 other devices?' })
  expect(dialog().getAllByRole('listitem')).toHaveLength(3)
  expect(box).toHaveAccessibleDescription(
    /^Safari on iPhone Near Lyon, France .*Living room TV .*Firefox on Windows Near Oslo, Norway .* They may keep access for up to 15 minutes\. This device stays signed in\.$/,
  )
  expect(confirmButton()).toHaveTextContent('Sign out 3 devices')
})

test('while not all others are known, none is drawn: those would be taken for all', async () => {
  const { user } = showList({ pageSize: 2 }, { maxSessions: 2 })
  await findSignOut('Safari on iPhone')
  await user.click(othersButton())
  expect(screen.getByRole('dialog', { name: 'Sign out all other devices?' })).toHaveAccessibleDescription(
    /^They may|^This device stays/,
  )
  expect(dialog().queryByRole('listitem')).toBeNull()
})

test('of this device, says that one has to sign in again here, and that the others stay', async () => {
  const { user } = showList(lag)
  await user.click(await findSignOut('Chrome on macOS'))
  expect(screen.getByRole('dialog', { name: 'Sign out here?' })).toHaveAccessibleDescription(
    /^Chrome on macOS Near Lyon, France Signed in ?3 days ago You’ll need to sign in again on this device\. Your other devices stay signed in\.$/,
  )
})

test('of a device that may be this one, says so, and does not promise that this one stays', async () => {
  const { user } = showList({ sessions: unmarked })
  await user.click(await findSignOut('Safari on iPhone'))
  const box = screen.getByRole('dialog')
  expect(box).toHaveAccessibleDescription(/This may be the device you’re using\. If it is, you’ll be signed out here\./)
  expect(box).not.toHaveAccessibleDescription(/stays signed in/)
})

test('without a known lag, none is claimed', async () => {
  const { user } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  expect(screen.getByRole('dialog')).not.toHaveAccessibleDescription(/may keep access/)
})

test('4.1.2: the least destructive button has the focus, Tab goes round, and Escape closes', async () => {
  const { user, revokes } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  expect(cancelButton()).toHaveFocus()
  await user.tab()
  expect(confirmButton()).toHaveFocus()
  await user.tab()
  expect(cancelButton()).toHaveFocus()
  await user.tab({ shift: true })
  expect(confirmButton()).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(signOutButton('Safari on iPhone')).toHaveFocus()
  expect(revokes()).toEqual([])
})

test('Shift+Tab goes round too where the browser does not name its key, as WebKitGTK', async () => {
  const { user } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  expect(cancelButton()).toHaveFocus()
  fireEvent.keyDown(cancelButton(), { key: 'Unidentified', code: 'Tab', shiftKey: true })
  expect(confirmButton()).toHaveFocus()
  // The key beside Q may be another one in the layout of the keyboard; then it has a name.
  fireEvent.keyDown(confirmButton(), { key: 'a', code: 'Tab' })
  expect(confirmButton()).toHaveFocus()
})

test('"Cancel" gives the focus back to the button that asked', async () => {
  const { user } = showList()
  await findSignOut('Safari on iPhone')
  await user.click(othersButton())
  await user.click(cancelButton())
  expect(othersButton()).toHaveFocus()
})

test.each([
  ['Escape', (user: User) => user.keyboard('{Escape}')],
  ['"Cancel"', (user: User) => user.click(cancelButton())],
  ['the confirming click', (user: User) => user.click(confirmButton())],
])('%s moves the focus before what has it is removed, or a screen reader falls silent', async (_how, close) => {
  // The row must not go meanwhile: that is another move.
  const { user } = showList({ faults: [{ on: 'revoke', do: 'hang' }] })
  await user.click(await findSignOut('Safari on iPhone'))
  const removedWithFocus: (string | null)[] = []
  // oxlint-disable-next-line typescript/unbound-method -- it is called on its own node below
  const { removeChild } = Node.prototype
  vi.spyOn(Node.prototype, 'removeChild').mockImplementation(function remove<T extends Node>(this: Node, child: T): T {
    if (child.contains(document.activeElement)) removedWithFocus.push(document.activeElement?.textContent ?? null)
    removeChild.call(this, child)
    return child
  })
  await close(user)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.queryByText('Sign out Safari on iPhone?')).toBeNull()
  expect(removedWithFocus).toEqual([])
})

test('the focus comes back even if the click never gave it to the button, as in Safari', async () => {
  const { user } = showList()
  const button = await findSignOut('Safari on iPhone')
  expect(button).not.toHaveFocus()
  fireEvent.click(button)
  await user.click(cancelButton())
  expect(button).toHaveFocus()
})

test('when the row that asked is gone, the focus goes to the next one', async () => {
  const { user, adapter, client } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  adapter.remove('phone')
  await act(() => client.refetchQueries())
  await vi.waitFor(() =>
    expect(screen.queryByRole('button', { name: 'Sign out, Safari on iPhone', hidden: true })).toBeNull(),
  )
  await user.click(cancelButton())
  expect(signOutButton('Living room TV')).toHaveFocus()
})

test('Escape and Tab do not reach a dialog of the application around it', async () => {
  const host = vi.fn<(event: KeyboardEvent) => void>()
  const { user } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  document.addEventListener('keydown', host, true)
  await user.tab()
  await user.keyboard('{Escape}')
  document.removeEventListener('keydown', host, true)
  expect(host.mock.calls.map(([{ key }]) => key)).toEqual([])
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a closed dialog leaves the keys alone', async () => {
  const host = vi.fn<(event: KeyboardEvent) => void>()
  const { user } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  await user.keyboard('{Escape}')
  document.addEventListener('keydown', host)
  await user.keyboard('{Escape}')
  document.removeEventListener('keydown', host)
  expect(host).toHaveBeenCalledOnce()
})

test('there is one dialog for the whole list, and it is there before it is needed', async () => {
  showList({ sessions: [laptop, phone] })
  expect(document.querySelectorAll('dialog')).toHaveLength(1)
  await findSignOut('Safari on iPhone')
  expect(document.querySelectorAll('dialog')).toHaveLength(1)
})

test('when the browser closes it, that is a "Cancel"; a late `close` of the last time is none', async () => {
  const { user, revokes } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  const box = screen.getByRole('dialog')
  fireEvent(box, new Event('close'))
  expect(box).toBeVisible()
  box.removeAttribute('open')
  fireEvent(box, new Event('close'))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(revokes()).toEqual([])
})
