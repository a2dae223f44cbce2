import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import {
  confirmButton,
  failOnConsole,
  findSignOut,
  laptop,
  phone,
  row,
  signOut,
  tv,
  unmarked,
} from '../device-list/show-list.tsx'
import {
  bar,
  checkbox,
  findCheckbox,
  many,
  type Shown,
  search,
  selectAll,
  showManager,
  signOutSelected,
} from './show-manager.tsx'

failOnConsole()

const ticked = () =>
  screen.queryAllByRole<HTMLInputElement>('checkbox', { checked: true }).map((box) => box.getAttribute('aria-label'))
const isMixed = () => selectAll().matches(':indeterminate')

test('3.2.2: a tick selects its device and does nothing else; the bar counts, and says it when the ticking pauses', async () => {
  const { revokes, said } = showManager({ sessions: many(5) })
  await findCheckbox('Device 1')
  // At once: a person's clicks could take longer than the pause, on a machine that is busy.
  for (const name of ['Device 1', 'Device 3']) fireEvent.click(checkbox(name))
  expect(bar().getByText('2 selected')).toBeVisible()
  expect(signOutSelected()).toHaveAccessibleName('Sign out 2 devices')
  await waitFor(() => expect(said).toEqual(['2 selected']))
  expect(revokes()).toEqual([])
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('this device cannot be selected, by no checkbox and by "all"', async () => {
  const { user, revokes } = showManager({ sessions: many(3) })
  await findCheckbox('Device 0')
  expect(within(row('Chrome on macOS')).queryByRole('checkbox')).toBeNull()
  await user.click(selectAll())
  await user.click(signOutSelected())
  await user.click(confirmButton())
  await waitFor(() => expect(revokes()).toEqual([{ target: 'session', sessionIds: ['d0', 'd1', 'd2'] }]))
})

test('where nobody knows which device this is, nothing can be selected, and it says why', async () => {
  showManager({ sessions: unmarked })
  await screen.findByText('You can’t select devices, because we can’t tell which one you’re using.')
  expect(screen.queryByRole('checkbox')).toBeNull()
})

test('what the server cannot end by its id cannot be selected', async () => {
  showManager({ sessions: many(3), capabilities: { revokeOne: 'none' } })
  await screen.findByText('Device 0')
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.queryByText(/cannot be selected/)).toBeNull()
})

test('a device that cannot be ended has no checkbox, and "all" leaves it out', async () => {
  const { user } = showManager({ sessions: [laptop, phone, { ...tv, canRevoke: false }] })
  await findCheckbox('Safari on iPhone')
  expect(within(row('Living room TV')).queryByRole('checkbox')).toBeNull()
  await user.click(selectAll())
  expect(bar().getByText('1 selected')).toBeVisible()
})

test('4.1.2: "all" is mixed while some are selected, and never goes beyond what matches', async () => {
  const { user } = showManager({ sessions: many(100) })
  await findCheckbox('Device 0')
  await user.click(screen.getByRole('radio', { name: 'Inactive 90 days+ (9)' }))
  expect(selectAll()).toHaveAccessibleName('Select all 9 devices')
  await user.click(checkbox('Device 91'))
  expect(isMixed()).toBe(true)
  await user.click(selectAll())
  expect(ticked()).toHaveLength(10)
  expect(isMixed()).toBe(false)
  expect(signOutSelected()).toHaveAccessibleName('Sign out 9 devices')
  await user.click(selectAll())
  expect(ticked()).toEqual([])
})

test('"all" takes what matches and is not shown yet too, and the bar says so', async () => {
  const { user } = showManager({ sessions: many(70) })
  await findCheckbox('Device 0')
  await user.click(selectAll())
  expect(bar().getByText('70 selected')).toBeVisible()
  expect(bar().getByText('20 further down the list')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Show 20 more' }))
  expect(bar().queryByText(/not shown yet/)).toBeNull()
  expect(checkbox('Device 69')).toBeChecked()
})

test.each([
  ['search', async (user: Shown['user']) => search(user, 'device')],
  ['filter', async (user: Shown['user']) => user.click(screen.getByRole('radio', { name: /^Inactive/ }))],
])('another %s selects nothing', async (_what, change) => {
  const { user } = showManager({ sessions: many(5) })
  await user.click(await findCheckbox('Device 1'))
  await change(user)
  expect(ticked()).toEqual([])
  expect(screen.queryByRole('group', { name: 'Selected devices' })).toBeNull()
})

test('another order keeps the selection', async () => {
  const { user } = showManager({ sessions: many(5) })
  await user.click(await findCheckbox('Device 1'))
  await user.selectOptions(screen.getByRole('combobox'), 'Least recently active')
  expect(ticked()).toEqual(['Device 1'])
})

test('Shift takes all from the one before, either way, by mouse and by keyboard', async () => {
  const { user } = showManager({ sessions: many(8) })
  await user.click(await findCheckbox('Device 1'))
  await user.keyboard('{Shift>}')
  await user.click(checkbox('Device 4'))
  await user.keyboard('{/Shift}')
  expect(ticked()).toEqual(['Device 1', 'Device 2', 'Device 3', 'Device 4'])
  await user.keyboard('{Shift>}')
  await user.click(checkbox('Device 2'))
  await user.keyboard('{/Shift}')
  expect(ticked()).toEqual(['Device 1'])
  checkbox('Device 6').focus()
  await user.keyboard(' ')
  checkbox('Device 7').focus()
  await user.keyboard('{Shift>} {/Shift}')
  expect(ticked()).toEqual(['Device 1', 'Device 6', 'Device 7'])
})

test('no more can be selected than the server allows in an hour; it says why, and never asks for "others"', async () => {
  const { user, revokes, said } = showManager({ sessions: many(30), capabilities: { limitsPerHour: { revoke: 20 } } })
  await findCheckbox('Device 0')
  expect(selectAll()).toHaveAccessibleName('Select 20 of 30 (the most at once)')
  await user.click(selectAll())
  expect(bar().getByText('20 selected')).toBeVisible()
  const why = 'You can sign out 20 devices per hour.'
  expect(bar().getByText(why)).toBeVisible()
  expect(checkbox('Device 20')).toHaveAttribute('aria-disabled', 'true')
  expect(checkbox('Device 20')).toHaveAccessibleDescription(why)
  await user.click(checkbox('Device 20'))
  expect(checkbox('Device 20')).not.toBeChecked()
  await waitFor(() => expect(said).toContain(why))
  await user.click(signOutSelected())
  await user.click(confirmButton())
  await waitFor(() => expect(revokes()).toHaveLength(1))
  expect(revokes()[0]).toMatchObject({ target: 'session', sessionIds: { length: 20 } })
})

test('one request that names all of them has no such limit', async () => {
  const { user } = showManager({
    sessions: many(30),
    capabilities: { revokeOne: 'batch', limitsPerHour: { revoke: 20 } },
  })
  await findCheckbox('Device 0')
  await user.click(selectAll())
  expect(bar().getByText('30 selected')).toBeVisible()
})

test('a Shift range stops at the limit, and that is said', async () => {
  const { said } = showManager({ sessions: many(8), capabilities: { limitsPerHour: { revoke: 3 } } })
  await findCheckbox('Device 1')
  fireEvent.click(checkbox('Device 1'))
  fireEvent.click(checkbox('Device 6'), { shiftKey: true })
  expect(ticked()).toEqual(['Device 1', 'Device 2', 'Device 3'])
  await waitFor(() => expect(said[0]).toMatch(/^You can sign out 3 devices per hour/))
})

test('2.4.1: Esc on a checkbox goes to the bar, and a button before the rows skips them', async () => {
  const { user } = showManager({ sessions: many(60) })
  const first = await findCheckbox('Device 0')
  first.focus()
  await user.keyboard('{Escape}')
  expect(first).toHaveFocus()

  await user.click(screen.getByRole('button', { name: 'Skip 50 devices' }))
  expect(screen.getByRole('button', { name: 'Show 10 more' })).toHaveFocus()

  await user.click(first)
  await user.keyboard('{Escape}')
  expect(signOutSelected()).toHaveFocus()
  expect(bar().getByText('1 selected')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Skip 50 devices' }))
  expect(signOutSelected()).toHaveFocus()
})

test('"Clear" clears, and the focus is on "all"', async () => {
  const { user } = showManager({ sessions: many(3) })
  await user.click(await findCheckbox('Device 1'))
  await user.click(bar().getByRole('button', { name: 'Clear' }))
  expect(ticked()).toEqual([])
  expect(selectAll()).toHaveFocus()
})

test('2.4.3: with a filter on, the focus goes to the next row of the filter, and from the last to the heading', async () => {
  const { user } = showManager({ sessions: many(93) })
  await findSignOut('Device 0')
  await user.click(screen.getByRole('radio', { name: /^Inactive/ }))
  await signOut(user, 'Device 91')
  await waitFor(() => expect(document.activeElement).toHaveAccessibleName('Sign out, Device 92'))
  await signOut(user, 'Device 92')
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Your devices' })).toHaveFocus())
})

test('another user is shown another list, with nothing selected or looked for', async () => {
  const { user, show } = showManager({ sessions: many(3) })
  await user.click(await findCheckbox('Device 1'))
  show({ userId: 'bob' })
  await findCheckbox('Device 1')
  expect(ticked()).toEqual([])
})
