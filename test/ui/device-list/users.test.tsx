import { screen, waitFor } from '@testing-library/react'
import { makeSession } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'
import { failOnConsole, findSignOut, laptop, phone, quiet, showList, signOut } from './show-list.tsx'

failOnConsole()

const watch = makeSession({ id: 'watch', device: { label: 'Watch of somebody else' } })

test('F25: another user sees nothing of the one before: no row, no note, no dialog', async () => {
  const { user, adapter, show } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] })
  await signOut(user, 'Safari on iPhone')
  await screen.findByText(/^Still signed in\./)
  await user.click(await findSignOut('Living room TV'))
  adapter.remove('phone', 'tv', 'desktop')
  adapter.add(watch)
  adapter.fault({ on: 'list', do: 'hang' })
  show({ userId: 'grace' })
  expect(document.body).not.toHaveTextContent(/Safari|Living room|still signed in/)
  expect(screen.queryByRole('dialog')).toBeNull()
  adapter.release()
  expect(await findSignOut('Watch of somebody else')).toBeVisible()
  expect(document.body).not.toHaveTextContent(/Safari|Living room|still signed in/)
})

test('F25: what comes back late for the user before is neither shown nor said', async () => {
  const { user, adapter, show, said, revokes } = showList({
    sessions: [laptop, phone],
    faults: [{ on: 'revoke', do: 'hang' }],
  })
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(revokes()).toHaveLength(1))
  show({ userId: 'grace' })
  adapter.release()
  await findSignOut('Safari on iPhone')
  await quiet()
  expect(said).toEqual([])
  expect(document.querySelector('[data-device-list-note]')).toBeNull()
  // It was not sent yet, and would have gone out in the name of another.
  expect(adapter.serverSessions).toContainEqual(phone)
})

test('after this browser was signed out, what was said of its devices is forgotten', async () => {
  const { user, adapter, client } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] })
  await signOut(user, 'Safari on iPhone')
  await screen.findByText(/^Still signed in\./)
  await user.click(await findSignOut('Living room TV'))
  adapter.fault({ on: 'list', do: 'fail', code: 'unauthenticated' })
  await client.refetchQueries()
  expect(await screen.findByRole('heading', { name: 'You’re signed out' })).toBeVisible()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByRole('heading', { name: 'Your devices' })).toHaveFocus()
  await client.refetchQueries()
  expect(await findSignOut('Safari on iPhone')).toBeVisible()
  expect(document.querySelector('[data-device-list-note]')).toBeNull()
})
