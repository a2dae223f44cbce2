import { act, screen, waitFor, within } from '@testing-library/react'
import { sessionKeys } from 'react-device-sessions'
import { toast as sonner } from 'sonner'
import { expect, test, vi } from 'vitest'
import {
  desktop,
  failOnConsole,
  findSignOut,
  findStanding,
  laptop,
  othersButton,
  phone,
  quiet,
  row,
  showList,
  signOut,
  signOutOthers,
  tv,
  unmarked,
} from './show-list.tsx'

failOnConsole()

test('F2: a revoke that finds this browser signed out leaves no row', async () => {
  const { user } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'unauthenticated' }] })
  await signOut(user, 'Safari on iPhone')
  expect(await screen.findByRole('heading', { name: 'You’re signed out' })).toBeVisible()
  expect(document.body).not.toHaveTextContent('Safari')
})

test.each([
  ['forbidden', 'Still signed in. You don’t have permission to do this.', null],
  ['unsupported', 'Still signed in. This isn’t available here.', null],
  ['conflict', 'Still signed in. The list has changed. Refresh and try again.', 'Check again'],
  // The page has no way to ask for proof. With one: step-up.test.tsx.
  ['step_up_required', 'Still signed in. First, confirm it’s you.', 'Sign in again'],
  ['timeout', 'May still be signed in. The server took too long to answer.', 'Try again'],
  ['network', 'May still be signed in. Can’t reach the server. Check your connection.', 'Try again'],
] as const)('a sign-out that fails with %s stays with its row, with the next step', async (code, text, next) => {
  const { user } = showList({ faults: [{ on: 'revoke', do: 'fail', code }] })
  await signOut(user, 'Safari on iPhone')
  await findStanding('Safari on iPhone', text)
  const buttons = within(row('Safari on iPhone')).getAllByRole('button')
  // The row's own button is the next step, where there is one; else it asks, as before.
  expect(buttons.map((button) => button.textContent)).toEqual(['Details', next ?? 'Sign out'])
  expect(buttons[1]).toHaveAccessibleName(`${next ?? 'Sign out'}, Safari on iPhone`)
  expect(buttons[1]).toHaveFocus()
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
  await within(row('Safari on iPhone')).findByText(/don’t have permission/)
  await signOut(user, 'Safari on iPhone')
  await user.click(await screen.findByRole('button', { name: 'Try again, Safari on iPhone' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: /iPhone/ })).toBeNull())
  expect(revokes()).toHaveLength(3)
})

test('F9: what the server accepted and still lists is doubted, and resolved by the read that no longer shows it', async () => {
  const { user, adapter, said, revokes } = showList({ faults: [{ on: 'revoke', do: 'ignore' }] })
  await signOut(user, 'Safari on iPhone')
  const item = within(row('Safari on iPhone'))
  expect(await item.findByText('Sign-out was accepted, but the device is still listed.')).toBeVisible()
  await waitFor(() => expect(said).toEqual(['Couldn’t confirm that Safari on iPhone is signed out.']))

  await user.click(item.getByRole('button', { name: 'Check again, Safari on iPhone' }))
  await waitFor(() => expect(said).toHaveLength(2))
  expect(item.getByText('Sign-out was accepted, but the device is still listed.')).toBeVisible()
  expect(revokes()).toHaveLength(1)
  // What was looked at once more, and is still there, can be signed out again.
  expect(item.getByRole('button', { name: 'Sign out, Safari on iPhone' })).toHaveFocus()

  adapter.remove('phone')
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  await waitFor(() => expect(said).toContain('Safari on iPhone is signed out.'))
  expect(screen.queryByText(/still listed/)).toBeNull()
})

test('F8: what could not be read afterwards is a request, not a sign-out, until a read shows more', async () => {
  const { user, adapter, said } = showList()
  await findSignOut('Safari on iPhone')
  adapter.fault({ on: 'list', do: 'fail', code: 'timeout' })
  await signOut(user, 'Safari on iPhone')
  const item = within(row('Safari on iPhone'))
  expect(await item.findByText('Sign-out requested. We couldn’t confirm it yet.')).toBeVisible()
  expect(document.body).not.toHaveTextContent('is signed out. A')
  await user.click(item.getByRole('button', { name: 'Check again, Safari on iPhone' }))
  await waitFor(() => expect(said).toContain('Safari on iPhone is signed out.'))
  expect(screen.queryByRole('button', { name: /iPhone/ })).toBeNull()
})

test('a device that vanished from a partial list keeps its doubt on screen', async () => {
  const { user, adapter, said } = showList({ pageSize: 2, reportsTotal: false }, { maxSessions: 2 })
  await findSignOut('Safari on iPhone')
  await signOut(user, 'Safari on iPhone')
  expect(await screen.findByText(/^\W*Safari on iPhone\W*: Sign-out requested\. We couldn’t confirm/)).toBeVisible()
  expect(adapter.serverSessions.map(({ id }) => id)).not.toContain('phone')
  await waitFor(() => expect(said).toHaveLength(1))
  await user.click(screen.getByRole('button', { name: 'Check again, Safari on iPhone' }))
  await waitFor(() => expect(said).toHaveLength(2))
  expect(said[1]).toBe('Couldn’t confirm that Safari on iPhone is signed out.')
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
  expect(said).toEqual(['Couldn’t confirm that Safari on iPhone is signed out.'])
})

test('F26: of many, the row of each that failed says so, and the strip counts and says why', async () => {
  const { user } = showList({
    capabilities: { accessTokenLagSeconds: 900 },
    faults: [{ on: 'revoke', do: 'fail', ids: ['tv', 'desktop'], code: 'forbidden' }],
  })
  await signOutOthers(user)
  // "It" is the one that is signed out.
  const text =
    '1 device signed out. It may keep access for up to 15 minutes. Couldn’t sign out 2 devices. You don’t have permission to do this.'
  expect(await screen.findByText(text, { selector: '[data-device-list-note-text]' })).toBeVisible()
  for (const name of ['Living room TV', 'Firefox on Windows']) expect(row(name)).toHaveTextContent('Still signed in.')
  expect(
    screen.getAllByText(/You don’t have permission to do this\./, { selector: 'li *, [data-device-list-outcomes] *' }),
  ).toHaveLength(1)
})

test('F26: of many, one whose fate is open is not said to be accepted', async () => {
  const { user } = showList({ faults: [{ on: 'revoke', do: 'fail', ids: ['tv'], code: 'server' }] })
  await signOutOthers(user)
  expect(await within(row('Living room TV')).findByText('May still be signed in.')).toBeVisible()
  expect(
    screen.getByText('2 devices signed out. 1 device may still be signed in.', {
      selector: '[data-device-list-note-text]',
    }),
  ).toBeVisible()
})

test('all others that were refused leave the rows as they were, and say why', async () => {
  const { user, revokes } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] })
  await signOutOthers(user)
  expect(
    await screen.findByText('Couldn’t sign out your other devices. You don’t have permission to do this.', {
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
  await signOut(user, 'Safari on iPhone')
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
  expect(await within(row('Living room TV')).findByText(/don’t have permission/)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Signing out…, Safari on iPhone' })).toBeVisible()
  adapter.release()
  await waitFor(() => expect(screen.queryByRole('button', { name: /iPhone/ })).toBeNull())
  expect(row('Living room TV')).toHaveTextContent(/don’t have permission/)
  expect([desktop, tv].map(({ id }) => adapter.serverSessions.some((each) => each.id === id))).toEqual([true, true])
})

test('of a list that is not known to its end it is not said how many may still be signed in', async () => {
  const { user } = showList({ pageSize: 1, faults: [{ on: 'revoke', do: 'ignore' }] }, { maxSessions: 3 })
  await signOutOthers(user)
  expect(
    await screen.findByText('Your other devices may still be signed in.', { selector: '[data-device-list-note-text]' }),
  ).toBeVisible()
})

test('a reason is past once the list was read', async () => {
  const { user, client } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'network' }] })
  await signOut(user, 'Safari on iPhone')
  await findStanding('Safari on iPhone', 'May still be signed in. Can’t reach the server.')
  await act(() => client.refetchQueries())
  await waitFor(() => expect(row('Safari on iPhone')).not.toHaveTextContent('Can’t reach the server'))
  expect(row('Safari on iPhone')).toHaveTextContent('May still be signed in.')
})
