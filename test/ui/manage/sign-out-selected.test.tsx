import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { makeSession } from 'react-device-sessions/testing'
import { expect, test, vi } from 'vitest'
import { confirmButton, dialog, failOnConsole, quiet, row, signOut } from '../device-list/show-list.tsx'
import {
  bar,
  checkbox,
  findCheckbox,
  many,
  rowNames,
  selectAll,
  showManager,
  signOutSelected,
} from './show-manager.tsx'

failOnConsole()

test('the question says how many and draws the first; the least destructive button has the focus', async () => {
  const { user, revokes } = showManager({ sessions: many(9), capabilities: { accessTokenLagSeconds: 900 } })
  await findCheckbox('Device 0')
  await user.click(selectAll())
  await user.click(signOutSelected())
  const question = screen.getByRole('dialog', { name: 'Sign out 9 devices?' })
  // As a list, each with what tells it from others; read out as a part of the question.
  const drawn = dialog().getAllByRole('listitem')
  expect(drawn).toHaveLength(5)
  expect(drawn[1]).toHaveTextContent(/^Device 1 ?Active yesterday$/)
  expect(drawn[4]).toHaveTextContent('and 5 more')
  expect(question).toHaveAccessibleDescription(
    /^Device 0 Active.* Device 3 Active.* and 5 more They may keep access for up to 15 minutes\. This device stays signed in\.$/,
  )
  expect(dialog().getByRole('button', { name: 'Cancel' })).toHaveFocus()
  expect(confirmButton()).toHaveAccessibleName('Sign out 9 devices')
  await user.keyboard('{Escape}')
  expect(signOutSelected()).toHaveFocus()
  expect(bar().getByText('9 selected')).toBeVisible()
  expect(revokes()).toEqual([])
})

test('confirmed: one request, each row signs out at once, the bar goes, and the focus goes on', async () => {
  const { user, adapter, revokes, said, onReport } = showManager({
    sessions: many(5),
    faults: [{ on: 'revoke', do: 'hang' }],
  })
  await user.click(await findCheckbox('Device 1'))
  await user.click(checkbox('Device 3'))
  await user.click(signOutSelected())
  await user.click(confirmButton())
  expect(screen.getAllByText('Signing out…')).toHaveLength(2)
  expect(screen.queryByRole('group', { name: 'Selected devices' })).toBeNull()
  expect(selectAll()).toHaveFocus()
  expect(selectAll()).toHaveAccessibleName('Select all 3 devices')
  fireEvent.click(checkbox('Device 1'))
  expect(checkbox('Device 1')).not.toBeChecked()
  await waitFor(() => expect(revokes()).toEqual([{ target: 'session', sessionIds: ['d1', 'd3'] }]))
  adapter.release()
  await waitFor(() => expect(rowNames()).toEqual(['Device 0', 'Device 2', 'Device 4']))
  await waitFor(() => expect(said).toContain('2 devices signed out.'))
  expect(onReport).toHaveBeenCalledOnce()
  expect(selectAll()).toHaveFocus()
})

test('while all are being signed out there is nothing to select, and the focus is on the heading', async () => {
  const { user, adapter } = showManager({ sessions: many(2), faults: [{ on: 'revoke', do: 'hang' }] })
  await findCheckbox('Device 0')
  await user.click(selectAll())
  await user.click(signOutSelected())
  await user.click(confirmButton())
  const heading = screen.getByRole('heading', { name: 'Your devices' })
  expect(heading).toHaveFocus()
  expect(screen.queryByRole('checkbox', { name: /^Select / })).toBeNull()
  adapter.release()
  await waitFor(() => expect(rowNames()).toEqual([]))
  expect(heading).toHaveFocus()
})

test('a device that signed in meanwhile is told, and not ended', async () => {
  const { user, adapter, said } = showManager({ sessions: many(5), faults: [{ on: 'revoke', do: 'hang' }] })
  await findCheckbox('Device 0')
  await user.click(selectAll())
  await user.click(signOutSelected())
  await user.click(confirmButton())
  adapter.add(makeSession({ id: 'new', device: { label: 'New' } }))
  adapter.release()
  // How many are selected is said too, where the confirming click comes late.
  const ofSignOut = () => said.filter((text) => text !== '5 selected')
  await waitFor(() => expect(ofSignOut()).toEqual(['5 devices signed out. 1 new sign-in since then.']))
  expect(rowNames()).toEqual(['New'])
})

test('7 of 10 failed: each row says so, and "Try again" means only them', async () => {
  const ids = ['d3', 'd4', 'd5', 'd6', 'd7', 'd8', 'd9']
  const { user, revokes, said } = showManager({
    sessions: many(12),
    faults: [{ on: 'revoke', do: 'fail', ids, code: 'not_found' }],
  })
  await user.click(await findCheckbox('Device 0'))
  await user.keyboard('{Shift>}')
  await user.click(checkbox('Device 9'))
  await user.keyboard('{/Shift}')
  await user.click(signOutSelected())
  await user.click(confirmButton())
  await waitFor(() => expect(rowNames()).toHaveLength(9))
  expect(await screen.findAllByText(/^Still signed in\./)).toHaveLength(7)
  for (const name of ['Device 3', 'Device 9']) expect(within(row(name)).getByText(/^Still signed in\./)).toBeVisible()
  await waitFor(() =>
    expect(said.at(-1)).toBe(
      '3 devices signed out. Couldn’t sign out 7 devices. This sign-in changed while the page was open. Refresh and try again.',
    ),
  )
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(revokes()[1]).toEqual({ target: 'session', sessionIds: ids }))
  await waitFor(() => expect(rowNames()).toEqual(['Device 10', 'Device 11']))
})

test('3 of 5 are limited: what is announced says until when, what stands there leaves that to the countdown', async () => {
  const { user, said } = showManager({
    sessions: many(5),
    faults: [{ on: 'revoke', do: 'fail', ids: ['d2', 'd3', 'd4'], code: 'rate_limited', retryAfterMs: 60_000 }],
  })
  await findCheckbox('Device 0')
  await user.click(selectAll())
  await user.click(signOutSelected())
  await user.click(confirmButton())
  const rest = '2 devices signed out. Couldn’t sign out 3 devices.'
  await waitFor(() => expect(said.at(-1)).toMatch(new RegExp(`^${rest} Too many attempts\\. Try again in \\d+ `)))
  expect(screen.getByText(rest, { selector: '[data-device-list-note-text]' })).toBeVisible()
  expect(
    screen.getByText(/^Too many attempts\. Try again in/, { selector: '[data-device-list-note-text]' }),
  ).toBeVisible()
})

test('of what failed, only what may work another time is tried again', async () => {
  const { user, revokes } = showManager({
    sessions: many(6),
    faults: [
      { on: 'revoke', do: 'fail', ids: ['d2', 'd3'], code: 'not_found' },
      { on: 'revoke', do: 'fail', ids: ['d3'], code: 'not_found' },
    ],
  })
  await findCheckbox('Device 0')
  await user.click(selectAll())
  await user.click(signOutSelected())
  await user.click(confirmButton())
  const strip = await screen.findByText(/^4 devices signed out\. Couldn’t sign out 2 devices\./, {
    selector: '[data-device-list-note-text]',
  })
  await user.click(within(strip.parentElement ?? strip).getByRole('button', { name: /^Try again/ }))
  await waitFor(() => expect(revokes()).toHaveLength(2))
  expect(revokes()[1]).toEqual({ target: 'session', sessionIds: ['d2', 'd3'] })
  await waitFor(() => expect(rowNames()).toEqual(['Device 3']))
})

test('refused as a whole: each selected row says so', async () => {
  const { user } = showManager({ sessions: many(4), faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] })
  await user.click(await findCheckbox('Device 1'))
  await user.click(checkbox('Device 2'))
  await user.click(signOutSelected())
  await user.click(confirmButton())
  expect(
    await screen.findByText('Couldn’t sign out 2 devices. You don’t have permission to do this.', {
      selector: '[data-device-list-note-text]',
    }),
  ).toBeVisible()
  expect(screen.getAllByText('Still signed in.')).toHaveLength(2)
})

test('a device that is gone, or was signed out by its own button, is not selected any more', async () => {
  const { user, adapter, revokes } = showManager({ sessions: many(4) })
  await user.click(await findCheckbox('Device 1'))
  await user.click(checkbox('Device 2'))
  await user.click(checkbox('Device 3'))
  await signOut(user, 'Device 1')
  await waitFor(() => expect(rowNames()).toHaveLength(3))
  expect(bar().getByText('2 selected')).toBeVisible()
  adapter.remove('d2')
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  expect(await bar().findByText('1 selected')).toBeVisible()
  await user.click(signOutSelected())
  expect(screen.getByRole('dialog', { name: 'Sign out Device 3?' })).toBeVisible()
  await user.click(confirmButton())
  await waitFor(() => expect(revokes()).toHaveLength(2))
  expect(revokes()[1]).toEqual({ target: 'session', sessionIds: ['d3'] })
})

test('a selected device that does not match any more is not signed out with the rest', async () => {
  const { user, adapter } = showManager({ sessions: many(95) })
  await findCheckbox('Device 0')
  await user.click(screen.getByRole('radio', { name: /^Inactive/ }))
  await user.click(selectAll())
  expect(bar().getByText('4 selected')).toBeVisible()
  adapter.remove('d94')
  adapter.add(makeSession({ id: 'd94', device: { type: 'mobile', label: 'Device 94' } }))
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  expect(await bar().findByText('3 selected')).toBeVisible()
})

test('rate limited, with a known time: a countdown, and no request before', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  try {
    const { revokes } = showManager({
      sessions: many(6),
      faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 65_000, ids: ['d1', 'd2'] }],
    })
    const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTimeAsync(ms) })
    await findCheckbox('Device 0')
    await user.click(checkbox('Device 0'))
    await user.keyboard('{Shift>}')
    await user.click(checkbox('Device 2'))
    await user.keyboard('{/Shift}')
    await user.click(signOutSelected())
    await user.click(confirmButton())
    await waitFor(() => expect(rowNames()).toHaveLength(5))
    const text = { selector: '[data-device-list-note-text]' }
    expect(await screen.findAllByText('Still signed in.')).toHaveLength(2)
    expect(screen.getAllByText(/Try again in 6\d sec\./, text)).toHaveLength(1)
    const retry = screen.getByRole('button', { name: 'Try again' })
    expect(retry).toHaveAttribute('aria-disabled', 'true')
    await user.click(retry)
    await user.click(checkbox('Device 4'))
    expect(signOutSelected()).toHaveAttribute('aria-disabled', 'true')
    await user.click(signOutSelected())
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(revokes()).toHaveLength(1)
    await act(() => vi.advanceTimersByTimeAsync(66_000))
    expect(signOutSelected()).not.toHaveAttribute('aria-disabled')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(revokes()[1]).toEqual({ target: 'session', sessionIds: ['d1', 'd2'] }))
  } finally {
    vi.useRealTimers()
  }
})

test('rate limited without a time: that is said, nothing is sent by itself, and it can be tried again', async () => {
  const { user, revokes } = showManager({
    sessions: many(3),
    faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited' }],
  })
  await findCheckbox('Device 0')
  await user.click(selectAll())
  await user.click(signOutSelected())
  await user.click(confirmButton())
  expect(
    await screen.findByText('Couldn’t sign out 3 devices. Too many attempts. We don’t know when you can try again.', {
      selector: '[data-device-list-note-text]',
    }),
  ).toBeVisible()
  await quiet()
  expect(revokes()).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(revokes()).toHaveLength(2))
  expect(revokes()[1]).toEqual(revokes()[0])
})
