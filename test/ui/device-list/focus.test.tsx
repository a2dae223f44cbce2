import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import {
  failOnConsole,
  findSignOut,
  laptop,
  phone,
  showList,
  signOut,
  signOutButton,
  signOutOthers,
  tv,
} from './show-list.tsx'

failOnConsole()

const heading = () => screen.getByRole('heading', { name: 'Your devices' })
const gone = (name: string) => waitFor(() => expect(screen.queryByText(name, { selector: 'bdi' })).toBeNull())

test('2.4.3: after the first of several, the focus is on the next one', async () => {
  const { user } = showList()
  await signOut(user, 'Safari on iPhone')
  await gone('Safari on iPhone')
  expect(signOutButton('Living room TV')).toHaveFocus()
})

test('2.4.3: after one in the middle, on the next one', async () => {
  const { user } = showList()
  await signOut(user, 'Living room TV')
  await gone('Living room TV')
  expect(signOutButton('Firefox on Windows')).toHaveFocus()
})

test('2.4.3: after the last, on the previous one', async () => {
  const { user } = showList()
  await signOut(user, 'Firefox on Windows')
  await gone('Firefox on Windows')
  expect(signOutButton('Living room TV')).toHaveFocus()
})

test('2.4.3: after the only one, on the heading, and not on "Sign out" of this device', async () => {
  const { user } = showList({ sessions: [laptop, phone] })
  await signOut(user, 'Safari on iPhone')
  await gone('Safari on iPhone')
  expect(heading()).toHaveFocus()
})

test('2.4.3: after all, on the heading', async () => {
  const { user } = showList()
  await signOutOthers(user)
  await gone('Safari on iPhone')
  expect(heading()).toHaveFocus()
})

test('after this device, on the heading', async () => {
  const { user } = showList()
  await signOut(user, 'Chrome on macOS')
  await gone('Chrome on macOS')
  expect(heading()).toHaveFocus()
})

test('without a heading of ours, on the list itself', async () => {
  const { user } = showList({ sessions: [laptop, phone] }, { list: { title: null } })
  await signOut(user, 'Safari on iPhone')
  await gone('Safari on iPhone')
  expect(screen.getByRole('region', { name: 'Your devices' })).toHaveFocus()
})

test('when several rows go at once, on the next one that is left', async () => {
  const { user, adapter } = showList()
  await findSignOut('Safari on iPhone')
  adapter.remove('tv')
  await signOut(user, 'Safari on iPhone')
  await gone('Living room TV')
  expect(signOutButton('Firefox on Windows')).toHaveFocus()
})

test('2.4.3: after an error, it stays where it was', async () => {
  const { user } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] })
  await signOut(user, 'Safari on iPhone')
  expect(await screen.findByText(/[Ss]till signed in\./)).toBeVisible()
  expect(signOutButton('Safari on iPhone')).toHaveFocus()
})

test('"Try again" goes away under the focus: it goes on to the row’s own button', async () => {
  const { user, adapter } = showList({
    faults: [
      { on: 'revoke', do: 'fail', code: 'network' },
      { on: 'revoke', do: 'hang' },
    ],
  })
  await signOut(user, 'Safari on iPhone')
  await user.click(await screen.findByRole('button', { name: 'Try again, Safari on iPhone' }))
  expect(screen.getByRole('button', { name: 'Signing out…, Safari on iPhone' })).toHaveFocus()
  adapter.release()
  await gone('Safari on iPhone')
  expect(signOutButton('Living room TV')).toHaveFocus()
})

test('focus that is elsewhere is not taken', async () => {
  const { user, adapter, revokes } = showList(
    { faults: [{ on: 'revoke', do: 'hang' }] },
    {
      around: (list) => (
        <>
          {list}
          <button type="button">Elsewhere</button>
        </>
      ),
    },
  )
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(revokes()).toHaveLength(1))
  await user.click(screen.getByRole('button', { name: 'Elsewhere' }))
  adapter.release()
  await gone('Safari on iPhone')
  expect(screen.getByRole('button', { name: 'Elsewhere' })).toHaveFocus()
})

test('a row that goes without having the focus takes none', async () => {
  const { user, adapter } = showList({ sessions: [laptop, phone, tv] })
  await findSignOut('Safari on iPhone')
  adapter.remove('tv')
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  await gone('Living room TV')
  expect(screen.getByRole('button', { name: 'Refresh' })).toHaveFocus()
})
