import { fireEvent, screen, waitFor } from '@testing-library/react'
import { makeSession } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'
import { confirmButton, failOnConsole, findSignOut, laptop, showList } from './show-list.tsx'

failOnConsole()

const many = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    makeSession({
      id: `d${n}`,
      device: { label: `Device ${n}` },
      lastActiveAt: new Date(Date.UTC(2026, 10, 1) - n * 60_000).toISOString(),
    }),
  )

/** By attribute: to find one role among those of a hundred rows takes long. */
const rows = () => [...document.querySelectorAll('[data-device-list-items=others] > li')]
const more = () => document.querySelector('[data-device-list-more]')
const press = (button: Element | null) => fireEvent.click(button ?? document.body)

test('beyond 50 devices: "Show 50 more"; the focus goes to the first new row, and it is said', async () => {
  const { said } = showList({ sessions: [laptop, ...many(120)] })
  await findSignOut('Device 0')
  expect(rows()).toHaveLength(50)
  expect(screen.getByRole('heading', { name: '120 other devices' })).toBeVisible()
  expect(more()).toHaveTextContent('Show 50 more')
  press(more())
  expect(rows()).toHaveLength(100)
  expect(document.activeElement).toHaveAccessibleName('Details, Device 50')
  await waitFor(() => expect(said).toEqual(['50 more devices are shown.']))
  expect(more()).toHaveTextContent('Show 20 more')
  press(more())
  expect(rows()).toHaveLength(120)
  expect(document.activeElement).toHaveAccessibleName('Details, Device 100')
  expect(more()).toBeNull()
})

test('what it says of how many it shows is about those on screen', async () => {
  showList({ sessions: [laptop, ...many(120)], pageSize: 20 }, { maxSessions: 80 })
  expect(await screen.findByText('Showing 51 of 121.')).toBeVisible()
  press(more())
  expect(await screen.findByText('Showing 80 of 121.')).toBeVisible()
  expect(more()).toBeNull()
})

test('devices that are not shown are signed out with all others, and come up as others go', async () => {
  const { revokes } = showList({ sessions: [laptop, ...many(60)] })
  await findSignOut('Device 0')
  press(document.querySelector('[data-device-list-sign-out-others]'))
  expect(screen.getByRole('dialog', { name: 'Sign out all 60 other devices?' })).toBeVisible()
  press(confirmButton())
  await waitFor(() => expect(rows()).toHaveLength(0))
  expect(revokes()).toEqual([{ target: 'others' }])
  expect(more()).toBeNull()
})

test('when one goes, the next comes up', async () => {
  showList({ sessions: [laptop, ...many(51)] })
  await findSignOut('Device 0')
  expect(rows().at(-1)).toHaveTextContent('Device 49')
  press(await findSignOut('Device 3'))
  press(confirmButton())
  await waitFor(() => expect(rows().at(-1)).toHaveTextContent('Device 50'))
  // Besides them stands the receipt.
  expect(rows()).toHaveLength(51)
  expect(more()).toBeNull()
})

test('namesakes are told apart from those that are not shown', async () => {
  const alike = many(60).map((session, n) =>
    makeSession({
      ...session,
      createdAt: null,
      device: { type: 'mobile', label: n % 55 === 0 ? 'Phone' : `Phone ${n}` },
    }),
  )
  showList({ sessions: [laptop, ...alike] })
  await findSignOut('Phone')
  press(more())
  expect(rows()[55]).toHaveTextContent('Phone (2)')
})

test('a thousand devices are 700 elements at most', async () => {
  const { container } = showList({ sessions: [laptop, ...many(999)], pageSize: 1000 })
  await findSignOut('Device 0')
  expect(container.querySelectorAll('*').length).toBeLessThanOrEqual(700)
})
