// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { findSignOut, showList, signOut, signOutButton } from './device-list/show-list.tsx'

// A host's own tests may run in happy-dom: it has a `showModal`, and no `cancel` that follows Escape.

test('the question opens, Escape closes it, and the focus comes back', async () => {
  const { user } = showList()
  expect(window).toHaveProperty('happyDOM')
  await user.click(await findSignOut('Safari on iPhone'))
  expect(screen.getByRole('dialog')).toBeVisible()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(signOutButton('Safari on iPhone')).toHaveFocus()
})

test('a sign-out goes through', async () => {
  const { user, said } = showList()
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(said).toContain('Safari on iPhone is signed out.'))
})
