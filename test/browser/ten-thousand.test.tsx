import '../../src/ui/styles.css'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { makeSession } from 'react-device-sessions/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { confirmButton, failOnConsole, showList } from '../ui/device-list/show-list.tsx'

failOnConsole()
beforeEach(() => page.viewport(820, 900))
afterEach(cleanup)

const systems = ['Windows', 'Linux', 'macOS', 'ChromeOS']
const minute = 60_000
const many = Array.from({ length: 10_000 }, (_, n) =>
  makeSession({
    id: `device-${n}`,
    isCurrent: n === 5000,
    lastActiveAt: new Date(Date.UTC(2026, 10, 21, 8) - n * minute).toISOString(),
    device: { browser: { name: 'Firefox', version: null }, os: { name: systems[n % 4] ?? '', version: null } },
  }),
)

/** By attribute: to find one role among those of a thousand rows takes the browser a second each time. */
const part = (name: string) => [...document.querySelectorAll<HTMLElement>(`[data-device-list-${name}]`)]

test('F18: of ten thousand sessions a thousand are read, 50 are shown, and it says so', async () => {
  const { adapter, lists } = showList({ sessions: many, pageSize: 100 })
  await waitFor(() => expect(part('item')).toHaveLength(50), { timeout: 20_000 })
  // StrictMode mounts twice, and gives the first request up.
  expect(lists()).toBeLessThanOrEqual(11)
  expect(document.body.textContent).toContain('Showing 50 of 10,000.')
  // No row is called "this device": its row is not among those that were read.
  expect(part('badge').map(({ textContent }) => textContent)).not.toContain('This device')
  expect(document.body.textContent).not.toContain('You’re only signed in here')

  // The click is answered at once, and one row's sign-out is not said to be proven by a part of the list.
  const [first] = part('sign-out')
  if (!first) throw new Error('There is no "Sign out".')
  fireEvent.click(first)
  expect(screen.getByRole('dialog')).toBeVisible()
  fireEvent.click(confirmButton())
  await waitFor(
    () =>
      expect(
        part('note')
          .map(({ textContent }) => textContent)
          .join(),
      ).toMatch(/Sign-out requested/),
    {
      timeout: 20_000,
    },
  )
  expect(adapter.serverSessions).toHaveLength(9999)
  expect(document.body.textContent).not.toContain('Windows is signed out')
}, 120_000)
