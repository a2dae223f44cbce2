import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { makeSession } from 'react-device-sessions/testing'
import { expect, test, vi } from 'vitest'
import {
  confirmButton,
  dialog,
  failOnConsole,
  findSignOut,
  laptop,
  phone,
  quiet,
  row,
  showList,
  signOut,
  signOutButton,
  signOutOthers,
} from './show-list.tsx'

failOnConsole()

test('signs out the device that was confirmed, and says so once it is gone from the list', async () => {
  const { user, revokes, adapter, onReport } = showList({ capabilities: { accessTokenLagSeconds: 900 } })
  await signOut(user, 'Safari on iPhone')
  expect(
    await screen.findByText('Safari on iPhone is signed out. It may keep access for up to 15 minutes.', {
      selector: '[data-device-list-note-text]',
    }),
  ).toBeVisible()
  expect(screen.queryByRole('button', { name: /iPhone/ })).toBeNull()
  expect(revokes()).toEqual([{ target: 'session', sessionIds: ['phone'] }])
  expect(adapter.serverSessions.map(({ id }) => id)).toEqual(['laptop', 'tv', 'desktop'])
  expect(onReport).toHaveBeenCalledOnce()
  expect(onReport.mock.calls[0]?.[0].revoked).toEqual([phone])
})

test('"Signing out…" stands in the row before the next frame, and the row keeps its place', async () => {
  const { user, adapter, revokes } = showList({ faults: [{ on: 'revoke', do: 'hang' }] })
  await user.click(await findSignOut('Safari on iPhone'))
  fireEvent.click(confirmButton())
  // No waiting: this is the same task as the click.
  const button = screen.getByRole('button', { name: 'Signing out…, Safari on iPhone' })
  expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(button).toHaveFocus()
  expect(row('Safari on iPhone')).toHaveAttribute('aria-busy', 'true')
  expect(signOutButton('Living room TV')).not.toHaveAttribute('aria-disabled')
  await waitFor(() => expect(revokes()).toHaveLength(1))
  adapter.release()
  await waitFor(() => expect(screen.queryByRole('button', { name: /iPhone/ })).toBeNull())
})

test('nothing is asked of the server before the confirmation, nor after "Cancel"', async () => {
  const { user, revokes } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  await user.click(dialog().getByRole('button', { name: 'Cancel' }))
  await quiet()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(revokes()).toEqual([])
})

test.each([
  ['a double click', 2],
  ['two clicks in one task', 1],
])('F20: %s on the confirmation sends one request', async (_what, detail) => {
  const { user, revokes } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  const button = confirmButton()
  fireEvent.click(button, { detail: 1 })
  fireEvent.click(button, { detail })
  await waitFor(() => expect(screen.queryByRole('button', { name: /iPhone/ })).toBeNull())
  await quiet()
  expect(revokes()).toHaveLength(1)
})

test('a double click on "Sign out" does not confirm what it opened', async () => {
  const { user, revokes } = showList()
  fireEvent.click(await findSignOut('Safari on iPhone'), { detail: 1 })
  // The second click of the pair falls on whatever the dialog put under the pointer.
  fireEvent.click(confirmButton(), { detail: 2 })
  expect(screen.getByRole('dialog')).toBeVisible()
  expect(revokes()).toEqual([])
  await user.click(confirmButton())
  await waitFor(() => expect(revokes()).toHaveLength(1))
})

const isPressed = (on: HTMLElement, repeat: boolean) => fireEvent.keyDown(on, { key: 'Enter', repeat })

test('F20: a held Enter presses nothing but what it began on', async () => {
  const { user } = showList()
  const button = await findSignOut('Safari on iPhone')

  expect(isPressed(button, false)).toBe(true)
  await user.click(button)
  for (const each of dialog().getAllByRole('button')) {
    expect(isPressed(each, true)).toBe(false)
    expect(isPressed(each, false)).toBe(true)
  }
  await user.keyboard('{Escape}')
  expect(isPressed(button, true)).toBe(false)
})

test('F20: Escape after the click takes nothing back and asks nothing more', async () => {
  const { user, revokes } = showList()
  await signOut(user, 'Safari on iPhone')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('button', { name: /iPhone/ })).toBeNull())
  expect(revokes()).toHaveLength(1)
})

test('F22: the dialog stays with the session that was on screen at the click, whatever the list does meanwhile', async () => {
  const { user, revokes, adapter, client } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  adapter.add(
    makeSession({
      id: 'newer',
      device: { type: 'tablet', label: 'Kitchen tablet' },
      lastActiveAt: '2026-11-21T08:59:00.000Z',
    }),
  )
  await client.refetchQueries()
  expect(await screen.findByText('Kitchen tablet')).toBeInTheDocument()
  expect(dialog().getByRole('heading')).toHaveTextContent('Sign out Safari on iPhone?')
  await user.click(confirmButton())
  await waitFor(() => expect(revokes()).toEqual([{ target: 'session', sessionIds: ['phone'] }]))
})

test('F22: the id of the click is sent, though the device has another one by now', async () => {
  const { user, revokes, adapter, client } = showList({ capabilities: { stableIds: false } })
  await user.click(await findSignOut('Safari on iPhone'))
  adapter.rotateIds()
  await client.refetchQueries()
  await user.click(confirmButton())
  expect(await within(row('Safari on iPhone')).findByText(/Still signed in\./)).toBeVisible()
  expect(revokes()).toEqual([{ target: 'session', sessionIds: ['phone'] }])
  await user.click(within(row('Safari on iPhone')).getByRole('button', { name: 'Try again, Safari on iPhone' }))
  await waitFor(() => expect(revokes()).toHaveLength(2))
  expect(revokes()[1]).toEqual({ target: 'session', sessionIds: ['phone~1'] })
})

test('signs out all others with one request that spares this device, and tells the number', async () => {
  const { user, revokes, adapter, onReport } = showList()
  await signOutOthers(user)
  expect(await screen.findByText('3 devices signed out.', { selector: '[data-device-list-note-text]' })).toBeVisible()
  expect(screen.getByText('You’re only signed in here.')).toBeVisible()
  expect(revokes()).toEqual([{ target: 'others' }])
  expect(adapter.serverSessions).toEqual([laptop])
  expect(onReport.mock.calls[0]?.[0].endedCurrent).toBe(false)
})

test('while all others are signed out their rows say so, and this device does not', async () => {
  const { user, adapter } = showList({ faults: [{ on: 'revoke', do: 'hang' }] })
  await signOutOthers(user)
  expect(screen.getAllByRole('button', { name: /^Signing out…/ })).toHaveLength(3)
  expect(signOutButton('Chrome on macOS')).not.toHaveAttribute('aria-disabled')
  expect(screen.getByRole('button', { name: 'Signing out all other devices…' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  adapter.release()
  expect(await screen.findByText('You’re only signed in here.')).toBeVisible()
})

test('tells devices that appeared between the click and the re-read', async () => {
  const { user, adapter } = showList()
  const revoke = adapter.revoke.bind(adapter)
  vi.spyOn(adapter, 'revoke').mockImplementation(async (...call) => {
    const result = await revoke(...call)
    adapter.add(makeSession({ id: 'new', device: { type: 'mobile', model: 'Pixel 8' } }))
    return result
  })
  await signOutOthers(user)
  expect(
    await screen.findByText('3 devices signed out. 1 new sign-in since then.', {
      selector: '[data-device-list-note-text]',
    }),
  ).toBeVisible()
  expect(row('Pixel 8')).toBeVisible()
})

test('ASVS 7.4.4: signing out this device ends in "You’re signed out", with no row left', async () => {
  const { user, revokes, onSignedOut } = showList()
  await signOut(user, 'Chrome on macOS')
  expect(await screen.findByRole('heading', { name: 'You’re signed out' })).toBeVisible()
  expect(screen.queryByRole('listitem')).toBeNull()
  expect(document.body).not.toHaveTextContent('Safari')
  expect(revokes()).toEqual([{ target: 'mine' }])
  expect(onSignedOut).toHaveBeenCalledExactlyOnceWith('here')
})

test('where there is no request for it, this device ends by its id', async () => {
  const { user, revokes } = showList({ capabilities: { signOut: 'redirect' } })
  await signOut(user, 'Chrome on macOS')
  expect(await screen.findByRole('heading', { name: 'You’re signed out' })).toBeVisible()
  expect(revokes()).toEqual([{ target: 'session', sessionIds: ['laptop'] }])
})
