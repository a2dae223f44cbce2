import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { makeSession } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'
import { failOnConsole, findSignOut, laptop, now, showList, signOut } from './show-list.tsx'

failOnConsole()

const DAY = 86_400_000

/** Device 0 was active now, device 1 a day ago, and so on; of the last nobody knows. */
const aged = (...days: readonly (number | null)[]) =>
  days.map((age, n) =>
    makeSession({
      id: `d${n}`,
      device: { label: `Device ${n}` },
      lastActiveAt: age === null ? null : new Date(now - age * DAY).toISOString(),
    }),
  )
const nine = aged(0, 0.1, 1, 5, 30, 60, 91, 300, null)
const utc = { list: { timeZone: 'UTC' } }

const namesIn = (title: string) =>
  within(screen.getByRole('list', { name: title }))
    .getAllByRole('listitem')
    .map((item) => item.querySelector('[data-device-list-name]')?.textContent.replace('Device ', ''))
    .join(' ')

/** Each heading, with the devices in the list that it names. */
const groups = () =>
  Object.fromEntries(
    screen.getAllByRole('heading', { level: 4 }).map(({ textContent }) => [textContent, namesIn(textContent)]),
  )
/** How many devices each has. */
const sizes = () => Object.values(groups()).map((names) => names.split(' ').length)

test('1.3.1, 2.4.6: from 8 others on, by activity: each group is a heading with a list of its own', async () => {
  showList({ sessions: [laptop, ...nine] }, utc)
  await findSignOut('Device 0')
  expect(screen.getByRole('heading', { level: 3, name: '9 other devices' })).toBeVisible()
  expect(Object.entries(groups())).toEqual([
    ['Active today', '0 1'],
    ['Earlier this month', '2 3'],
    ['Before this month', '4 5'],
    ['Not active for 90 days', '6 7'],
    ['Activity unknown', '8'],
  ])
})

test('a shorter list is one list', async () => {
  showList({ sessions: [laptop, ...nine.slice(0, 7)] }, utc)
  await findSignOut('Device 0')
  expect(screen.queryByRole('heading', { level: 4 })).toBeNull()
  expect(within(screen.getByRole('list', { name: '7 other devices' })).getAllByRole('listitem')).toHaveLength(7)
})

test('2.4.3: from the last of a group the focus goes on to the next one; groups stay as the list gets shorter', async () => {
  const { user } = showList({ sessions: [laptop, ...nine.slice(0, 8)] }, utc)
  await signOut(user, 'Device 1')
  await waitFor(() => expect(screen.getByRole('button', { name: 'Sign out, Device 2' })).toHaveFocus())
  expect(screen.getByRole('heading', { name: '7 other devices' })).toBeVisible()
  expect(sizes()).toHaveLength(4)
})

test('"Show 50 more" goes on where the groups end', async () => {
  const days = Array.from({ length: 70 }, (_, n) => (n < 45 ? 2 : n < 65 ? 100 : null))
  showList({ sessions: [laptop, ...aged(...days)] }, utc)
  await findSignOut('Device 0')
  expect(sizes()).toEqual([45, 5])
  fireEvent.click(screen.getByRole('button', { name: 'Show 20 more' }))
  expect(document.activeElement).toHaveAccessibleName('Details, Device 50')
  expect(sizes()).toEqual([45, 20, 5])
})
