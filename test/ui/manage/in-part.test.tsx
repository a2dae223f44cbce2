// A list that was not read to its end: what the manager says is about what it knows, and it says so.
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { confirmButton, failOnConsole, unmarked } from '../device-list/show-list.tsx'
import { many, search, selectAll, showManager, signOutSelected } from './show-manager.tsx'

failOnConsole()

const onScreen = { selector: '[data-device-list-note-text]' }
const inPart = { sessions: many(60), pageSize: 10 }

test('a search that finds nothing says among how many', async () => {
  const { user, said } = showManager(inPart, {}, { maxSessions: 20 })
  await screen.findByText('Showing 20 of 61.')
  await search(user, 'Device 55')
  expect(await screen.findByText('No devices found. Showing 20 of 61.')).toBeVisible()
  await waitFor(() => expect(said).toContain('No devices found. Showing 20 of 61.'))
})

test('of many that are in doubt the strip says how many, and no more', async () => {
  const { user } = showManager(inPart, {}, { maxSessions: 20 })
  await user.click(await screen.findByRole('checkbox', { name: 'Device 0' }))
  await user.click(selectAll())
  await user.click(signOutSelected())
  await user.click(confirmButton())
  expect(await screen.findByText(/^19 devices may still be signed in\./, onScreen)).toBeVisible()
  expect(document.querySelectorAll('[data-device-list-outcomes] [data-device-list-note]')).toHaveLength(1)
})

test('where nothing matches, it is not said that there are no devices', async () => {
  const { user } = showManager({ sessions: unmarked })
  const unknown = 'We can’t tell which of these is the device you’re using.'
  expect(await screen.findByText(new RegExp(unknown))).toBeVisible()
  await search(user, 'zzz')
  expect(await screen.findByText('No devices found')).toBeVisible()
  expect(document.body).not.toHaveTextContent('No devices to show.')
  expect(screen.getByText(new RegExp(unknown))).toBeVisible()
})
