import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { sessionKeys } from 'react-device-sessions'
import { makeSession } from 'react-device-sessions/testing'
import { toast as sonner } from 'sonner'
import { expect, test, vi } from 'vitest'
import {
  confirmButton,
  desktop,
  dialog,
  failOnConsole,
  findSignOut,
  laptop,
  othersButton,
  phone,
  quiet,
  row,
  showList,
  signOut,
  signOutButton,
  signOutOthers,
  tv,
  unmarked,
} from './show-list.tsx'

failOnConsole()

test('signs out the device that was confirmed, and says so once it is gone from the list', async () => {
  const { user, revokes, adapter, onReport } = showList({ capabilities: { accessTokenLagSeconds: 900 } })
  await signOut(user, 'Safari on iPhone')
  expect(
    await screen.findByText(
      'Safari on iPhone is signed out. A signed-out device may keep access for up to 15 minutes.',
      { selector: '[data-device-list-note-text]' },
    ),
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
  expect(screen.queryByRole('alertdialog')).toBeNull()
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
  expect(screen.getByRole('alertdialog')).toBeVisible()
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
  expect(await within(row('Safari on iPhone')).findByText(/The device is still signed in\./)).toBeVisible()
  expect(revokes()).toEqual([{ target: 'session', sessionIds: ['phone'] }])
  await user.click(within(row('Safari on iPhone')).getByRole('button', { name: 'Try again, Safari on iPhone' }))
  await waitFor(() => expect(revokes()).toHaveLength(2))
  expect(revokes()[1]).toEqual({ target: 'session', sessionIds: ['phone~1'] })
})

test('signs out all others with one request that spares this device, and tells the number', async () => {
  const { user, revokes, adapter, onReport } = showList()
  await signOutOthers(user)
  expect(
    await screen.findByText('Signed out of 3 other devices.', { selector: '[data-device-list-note-text]' }),
  ).toBeVisible()
  expect(screen.getByText('Only this device is signed in.')).toBeVisible()
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
  expect(await screen.findByText('Only this device is signed in.')).toBeVisible()
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
    await screen.findByText('Signed out of 3 other devices. 1 new sign-in since.', {
      selector: '[data-device-list-note-text]',
    }),
  ).toBeVisible()
  expect(row('Pixel 8')).toBeVisible()
})

test('signing out this device ends in "You are signed out", with no row left', async () => {
  const { user, revokes, onSignedOut } = showList()
  await signOut(user, 'Chrome on macOS')
  expect(await screen.findByRole('heading', { name: 'You are signed out' })).toBeVisible()
  expect(screen.queryByRole('listitem')).toBeNull()
  expect(document.body).not.toHaveTextContent('Safari')
  expect(revokes()).toEqual([{ target: 'mine' }])
  expect(onSignedOut).toHaveBeenCalledExactlyOnceWith('here')
})

test('where there is no request for it, this device ends by its id', async () => {
  const { user, revokes } = showList({ capabilities: { signOut: 'redirect' } })
  await signOut(user, 'Chrome on macOS')
  expect(await screen.findByRole('heading', { name: 'You are signed out' })).toBeVisible()
  expect(revokes()).toEqual([{ target: 'session', sessionIds: ['laptop'] }])
})

test('F2: a revoke that finds this browser signed out leaves no row', async () => {
  const { user } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'unauthenticated' }] })
  await signOut(user, 'Safari on iPhone')
  expect(await screen.findByRole('heading', { name: 'You are signed out' })).toBeVisible()
  expect(document.body).not.toHaveTextContent('Safari')
})

test.each([
  ['forbidden', 'Your account is not allowed to do this. The device is still signed in.', null],
  ['unsupported', 'The server does not offer this. The device is still signed in.', null],
  ['conflict', 'The list has changed in the meantime. The device is still signed in.', 'Check again'],
  // Nobody is there to be asked for proof: see step-up.test.tsx for when somebody is.
  ['step_up_required', 'The server first wants to know that it is you. The device is still signed in.', 'Try again'],
  ['timeout', 'The server did not answer in time. The device may still be signed in.', 'Try again'],
  [
    'network',
    'The server could not be reached. Check your connection. The device may still be signed in.',
    'Try again',
  ],
] as const)('a sign-out that fails with %s stays with its row, with the next step', async (code, text, next) => {
  const { user } = showList({ faults: [{ on: 'revoke', do: 'fail', code }] })
  await signOut(user, 'Safari on iPhone')
  const item = within(row('Safari on iPhone'))
  expect(await item.findByText(text)).toBeVisible()
  const buttons = item.getAllByRole('button').map((button) => button.textContent)
  expect(buttons).toEqual(['Details', 'Sign out', ...(next ? [next] : [])])
  expect(document.querySelectorAll('[data-device-list-note=good]')).toHaveLength(0)
})

test('"Try again" sends the same once more, without asking again, and the focus stays with the row', async () => {
  const { user, revokes } = showList({
    faults: [
      { on: 'revoke', do: 'fail', code: 'forbidden' },
      { on: 'revoke', do: 'fail', code: 'timeout' },
    ],
  })
  await signOut(user, 'Safari on iPhone')
  await within(row('Safari on iPhone')).findByText(/not allowed/)
  await signOut(user, 'Safari on iPhone')
  await user.click(await screen.findByRole('button', { name: 'Try again, Safari on iPhone' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: /iPhone/ })).toBeNull())
  expect(revokes()).toHaveLength(3)
})

test('F9: what the server accepted and still lists is doubted, and resolved by the read that no longer shows it', async () => {
  const { user, adapter, said } = showList({ faults: [{ on: 'revoke', do: 'ignore' }] })
  await signOut(user, 'Safari on iPhone')
  const item = within(row('Safari on iPhone'))
  expect(await item.findByText('The server accepted this, but the device is still listed.')).toBeVisible()
  await waitFor(() => expect(said).toEqual(['It could not be confirmed that Safari on iPhone is signed out.']))

  await user.click(item.getByRole('button', { name: 'Check again, Safari on iPhone' }))
  await waitFor(() => expect(said).toHaveLength(2))
  expect(item.getByText('The server accepted this, but the device is still listed.')).toBeVisible()

  adapter.remove('phone')
  await user.click(item.getByRole('button', { name: 'Check again, Safari on iPhone' }))
  await waitFor(() => expect(said[2]).toBe('Safari on iPhone is signed out.'))
  expect(screen.queryByText(/still listed/)).toBeNull()
})

test('F8: what could not be read afterwards is a request, not a sign-out, until a read shows more', async () => {
  const { user, adapter, said } = showList()
  await findSignOut('Safari on iPhone')
  adapter.fault({ on: 'list', do: 'fail', code: 'timeout' })
  await signOut(user, 'Safari on iPhone')
  const item = within(row('Safari on iPhone'))
  expect(
    await item.findByText('Sign-out requested. It could not be checked whether the device is signed out.'),
  ).toBeVisible()
  expect(document.body).not.toHaveTextContent('is signed out. A')
  await user.click(item.getByRole('button', { name: 'Check again, Safari on iPhone' }))
  await waitFor(() => expect(said).toContain('Safari on iPhone is signed out.'))
  expect(screen.queryByRole('button', { name: /iPhone/ })).toBeNull()
})

test('a device that vanished from a partial list keeps its doubt on screen', async () => {
  const { user, adapter, said } = showList({ pageSize: 2, reportsTotal: false }, { maxSessions: 2 })
  await findSignOut('Safari on iPhone')
  await signOut(user, 'Safari on iPhone')
  expect(await screen.findByText(/^\W*Safari on iPhone\W*: Sign-out requested\. It could not be checked/)).toBeVisible()
  expect(adapter.serverSessions.map(({ id }) => id)).not.toContain('phone')
  await user.click(screen.getByRole('button', { name: 'Check again, Safari on iPhone' }))
  await waitFor(() => expect(said).toHaveLength(2))
  expect(said[1]).toBe('It could not be confirmed that Safari on iPhone is signed out.')
  expect(screen.getByRole('button', { name: 'Check again, Safari on iPhone' })).toHaveFocus()
  expect(document.querySelectorAll('[data-device-list-note=good]')).toHaveLength(0)
})

test('a read that began before is no proof', async () => {
  const { user, adapter, client, said } = showList()
  await findSignOut('Safari on iPhone')
  adapter.fault({ on: 'list', do: 'fail', code: 'timeout' })
  await signOut(user, 'Safari on iPhone')
  await screen.findByText(/^Sign-out requested/)
  const key = sessionKeys.list({ adapter, userId: 'ada' })
  const older = { sessions: [laptop], total: 1, complete: true, readAt: '2026-11-01T00:00:00.000Z' }
  act(() => void client.setQueryData(key, older))
  await waitFor(() => expect(screen.queryByText('Living room TV')).toBeNull())
  expect(await screen.findByRole('button', { name: 'Check again, Safari on iPhone' })).toBeVisible()
  await quiet()
  expect(said).toEqual(['It could not be confirmed that Safari on iPhone is signed out.'])
})

test('F26: of many, the row of each that failed says so, and the strip counts', async () => {
  const { user } = showList({ faults: [{ on: 'revoke', do: 'fail', ids: ['tv', 'desktop'], code: 'forbidden' }] })
  await signOutOthers(user)
  expect(
    await screen.findByText('Signed out of 1 other device. 2 devices could not be signed out.', {
      selector: '[data-device-list-note-text]',
    }),
  ).toBeVisible()
  for (const name of ['Living room TV', 'Firefox on Windows'])
    expect(row(name)).toHaveTextContent('Your account is not allowed to do this. The device is still signed in.')
})

test('F26: of many, one whose fate is open is not said to be accepted', async () => {
  const { user } = showList({ faults: [{ on: 'revoke', do: 'fail', ids: ['tv'], code: 'server' }] })
  await signOutOthers(user)
  expect(await within(row('Living room TV')).findByText('The device may still be signed in.')).toBeVisible()
  expect(
    screen.getByText('Signed out of 2 other devices. 1 device may still be signed in.', {
      selector: '[data-device-list-note-text]',
    }),
  ).toBeVisible()
})

test('all others that were refused leave the rows as they were, and say why', async () => {
  const { user, revokes } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] })
  await signOutOthers(user)
  expect(
    await screen.findByText('The other devices could not be signed out. Your account is not allowed to do this.', {
      selector: '[data-device-list-note-text]',
    }),
  ).toBeVisible()
  expect(othersButton()).toHaveFocus()
  expect(screen.getAllByRole('button', { name: /^Sign out, / })).toHaveLength(4)
  expect(revokes()).toHaveLength(1)
})

test('while nobody knows this device, "all others" claims no number and no success it cannot see', async () => {
  const { user } = showList({ sessions: unmarked })
  await signOutOthers(user)
  expect(
    await screen.findByText(/^Sign-out of all other devices requested\./, { selector: '[data-device-list-note-text]' }),
  ).toBeVisible()
})

test('F15: two sessions that share a key are two rows, and only the one that was clicked is signed out', async () => {
  const twins = [
    { ...phone, id: 'twin-1', key: 'twin' },
    { ...phone, id: 'twin-2', key: 'twin' },
  ]
  const { user, revokes, adapter } = showList({ sessions: [laptop, ...twins], faults: [{ on: 'revoke', do: 'hang' }] })
  await signOut(user, 'Safari on iPhone, Near Lyon, France, 1')
  await waitFor(() => expect(revokes()).toHaveLength(1))
  expect(screen.getAllByRole('button', { name: /^Signing out…/ })).toHaveLength(1)
  expect(revokes()).toEqual([{ target: 'session', sessionIds: ['twin-1'] }])
  adapter.release()
})

test('F29: a callback that throws or rejects is reported, and ends nothing', async () => {
  const reported = vi.fn<(event: ErrorEvent) => void>((event) => event.preventDefault())
  window.addEventListener('error', reported)
  const { user } = showList({}, { list: { onReport: () => Promise.reject(new Error('host')) } })
  await signOut(user, 'Safari on iPhone')
  expect(
    await screen.findByText(/Safari on iPhone is signed out\./, { selector: '[data-device-list-note-text]' }),
  ).toBeVisible()
  await waitFor(() => expect(reported).toHaveBeenCalledOnce())
  window.removeEventListener('error', reported)
})

test('F12: a list that is gone when the answer comes says nothing, and the host still gets the report', async () => {
  const toasted = vi.spyOn(sonner, 'success')
  const { user, adapter, unmount, onReport, said } = showList({ faults: [{ on: 'revoke', do: 'hang' }] })
  await signOut(user, 'Safari on iPhone')
  unmount()
  adapter.release()
  await waitFor(() => expect(onReport).toHaveBeenCalledOnce())
  await quiet()
  expect(said).toEqual([])
  expect(toasted).not.toHaveBeenCalled()
  expect(adapter.serverSessions).not.toContainEqual(phone)
})

test('two devices can be on their way at once, each with its own outcome', async () => {
  const { user, adapter } = showList({
    faults: [
      { on: 'revoke', do: 'hang' },
      { on: 'revoke', do: 'fail', code: 'forbidden' },
    ],
  })
  await signOut(user, 'Safari on iPhone')
  await signOut(user, 'Living room TV')
  expect(await within(row('Living room TV')).findByText(/not allowed/)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Signing out…, Safari on iPhone' })).toBeVisible()
  adapter.release()
  await waitFor(() => expect(screen.queryByRole('button', { name: /iPhone/ })).toBeNull())
  expect(row('Living room TV')).toHaveTextContent(/not allowed/)
  expect([desktop, tv].map(({ id }) => adapter.serverSessions.some((each) => each.id === id))).toEqual([true, true])
})
