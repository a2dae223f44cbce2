import '../../src/ui/styles.css'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { InRadixDialog } from '../../stories/design-systems/in-radix-dialog.tsx'
import { shadcn } from '../../stories/design-systems/shadcn-parts.tsx'
import { failOnConsole, findSignOut, showList, signOutButton } from '../ui/device-list/show-list.tsx'

failOnConsole()
afterEach(cleanup)

const tv = 'Living room TV'
const settings = () => screen.getByRole('dialog', { name: 'Account settings' })
const question = () => screen.queryByRole('dialog', { name: /^Sign out / })

async function openSettings(): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: 'Account settings' }))
}

test.each([
  ['the kit’s', {}],
  ['the host’s', shadcn],
])('inside a modal dialog of Radix, Escape closes %s question alone', async (_whose, components) => {
  showList({}, { around: () => <InRadixDialog components={components} /> })
  await openSettings()
  await userEvent.click(await findSignOut(tv))
  expect(question()).not.toBeNull()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(question()).toBeNull())
  expect(settings()).toBeVisible()
  await waitFor(() => expect(document.activeElement).toBe(signOutButton(tv)))
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('there, a device is signed out with the keyboard alone, and the focus goes on in the list', async () => {
  const { revokes } = showList({}, { around: () => <InRadixDialog /> })
  await openSettings()
  await findSignOut(tv)
  for (let n = 0; document.activeElement !== signOutButton(tv) && n < 20; n += 1) await userEvent.keyboard('{Tab}')
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement?.textContent).toBe('Cancel')
  await userEvent.keyboard('{Tab}{Enter}')
  await waitFor(() => expect(screen.queryByText(tv, { selector: 'bdi' })).toBeNull())
  expect(revokes()).toEqual([{ target: 'session', sessionIds: ['tv'] }])
  expect(document.activeElement).toBe(signOutButton('Firefox on Windows'))
})
