import { screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { ar } from 'react-device-sessions/locales/ar'
import { expect, test } from 'vitest'
import {
  failOnConsole,
  findSignOut,
  laptop,
  othersButton,
  showList,
  signOut,
  signOutOthers,
  unmarked,
} from './show-list.tsx'

failOnConsole()

/** jsdom has no layout and no colours: contrast is looked at in a browser. */
async function violations() {
  const { violations: found } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}

test('at rest', async () => {
  showList()
  await findSignOut('Safari on iPhone')
  expect(await violations()).toEqual([])
})

test('while loading', async () => {
  showList({ faults: [{ on: 'list', do: 'hang', times: 9 }] })
  expect(await violations()).toEqual([])
})

test('with a list that could not be loaded', async () => {
  showList({ faults: [{ on: 'list', do: 'fail', code: 'forbidden', times: 9 }] })
  await screen.findByText('We couldn’t load your devices')
  expect(await violations()).toEqual([])
})

test('with the dialog open, for one and for all others', async () => {
  const { user } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  expect(await violations()).toEqual([])
  await user.keyboard('{Escape}')
  await user.click(othersButton())
  expect(await violations()).toEqual([])
})

test('4.1.2: with a pending, a failed and a doubtful row, and a strip', async () => {
  const { user, revokes } = showList({
    faults: [
      { on: 'revoke', do: 'fail', code: 'forbidden' },
      { on: 'revoke', do: 'ignore' },
      { on: 'revoke', do: 'hang' },
    ],
  })
  await signOut(user, 'Safari on iPhone')
  await screen.findByText(/[Ss]till signed in\./)
  await signOut(user, 'Living room TV')
  await screen.findByText(/still listed\.$/)
  await signOut(user, 'Firefox on Windows')
  await waitFor(() => expect(revokes()).toHaveLength(3))
  expect(await violations()).toEqual([])
})

test('after all others, with only this device', async () => {
  const { user } = showList()
  await signOutOthers(user)
  await screen.findByText('You’re only signed in here.')
  expect(await violations()).toEqual([])
})

test('when nobody knows this device', async () => {
  showList({
    sessions: unmarked,
    capabilities: { othersNeedCurrent: true },
  })
  await findSignOut('Safari on iPhone')
  expect(await violations()).toEqual([])
})

test('signed out', async () => {
  const { user } = showList({ sessions: [laptop] })
  await signOut(user, 'Chrome on macOS')
  await screen.findByText('You’re signed out')
  expect(await violations()).toEqual([])
})

test('in Arabic', async () => {
  showList({}, { list: { language: 'ar', locales: [ar] } })
  await screen.findByText('Living room TV')
  expect(await violations()).toEqual([])
})
