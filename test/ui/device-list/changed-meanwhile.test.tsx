// The list is read anew while a question is open: by a hint of another tab, when the window gets the focus, by the page.
import { act, screen, waitFor } from '@testing-library/react'
import { makeSession } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'
import { findCheckbox, many, showManager } from '../manage/show-manager.tsx'
import { confirmButton, dialog, failOnConsole, findSignOut, othersButton, phone, showList, tv } from './show-list.tsx'

failOnConsole()

type Shown = ReturnType<typeof showList>

/** Opens the question, changes what the server has, and waits until the list shows it. */
async function whileAsked({ client, user }: Shown, button: string, change: () => void, isShown: () => boolean) {
  await user.click(await screen.findByRole('button', { name: button }))
  change()
  await act(() => client.refetchQueries())
  await waitFor(() => expect(isShown()).toBe(true))
}
const isListed = (name: string) =>
  [...document.querySelectorAll('[data-device-list-item] [data-device-list-name]')].some(
    ({ textContent }) => textContent === name,
  )

test.each([
  ['as usual', []],
  ['not_found', [{ on: 'revoke', do: 'fail', code: 'not_found' }]],
  ['forbidden', [{ on: 'revoke', do: 'fail', code: 'forbidden' }]],
] as const)(
  'a device that went while it was asked about is signed out, and so it is said, once (%s)',
  async (_how, faults) => {
    const shown = showList({ faults })
    const { adapter, user, said, onReport } = shown
    await whileAsked(
      shown,
      'Sign out, Safari on iPhone',
      () => adapter.remove('phone'),
      () => !isListed('Safari on iPhone'),
    )
    await user.click(confirmButton())
    await waitFor(() => expect(said).toContain('Safari on iPhone is signed out.'))
    expect(document.body).not.toHaveTextContent(/still signed in|may still be|Couldn’t/i)
    expect(said.filter((text) => text.includes('Safari'))).toHaveLength(1)
    expect(onReport.mock.calls.map(([{ revoked }]) => revoked.map(({ id }) => id))).toEqual([['phone']])
  },
)

test('F22: of several that got other ids meanwhile the ids of the click are sent, and the new ones by "Try again"', async () => {
  const shown = showManager({ sessions: many(3), capabilities: { stableIds: false } })
  const { adapter, user, revokes } = shown
  for (const name of ['Device 0', 'Device 1']) await user.click(await findCheckbox(name))
  const lists = shown.lists()
  await whileAsked(
    shown,
    'Sign out 2 devices',
    () => adapter.rotateIds(),
    () => shown.lists() > lists,
  )
  await user.click(confirmButton())
  await user.click(await screen.findByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(isListed('Device 0')).toBe(false))
  expect(revokes().map((request) => 'sessionIds' in request && request.sessionIds)).toEqual([
    ['d0', 'd1'],
    ['d0~1', 'd1~1'],
  ])
})

test('the question about all others follows the list: how many, and which', async () => {
  const shown = showList()
  const { adapter, user } = shown
  const watch = makeSession({ id: 'watch', device: { type: 'watch', label: 'Watch of Ada' } })
  await whileAsked(
    shown,
    'Sign out all other devices',
    () => adapter.add(watch),
    () => isListed('Watch of Ada'),
  )
  expect(dialog().getByRole('heading')).toHaveTextContent('Sign out all 4 other devices?')
  expect(dialog().getByText('Watch of Ada')).toBeVisible()
  expect(confirmButton()).toHaveTextContent('Sign out 4 devices')
  await user.click(confirmButton())
  expect(await screen.findByText(/^4 devices signed out\./)).toBeVisible()
})

test('"Try again" for all others asks anew where devices have come since', async () => {
  const { adapter, client, user, revokes } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'not_found' }] })
  await findSignOut('Living room TV')
  await user.click(othersButton())
  await user.click(confirmButton())
  const again = await screen.findByRole('button', { name: 'Try again' })
  adapter.add(makeSession({ id: 'watch', device: { type: 'watch', label: 'Watch of Ada' } }))
  await act(() => client.refetchQueries())
  await waitFor(() => expect(isListed('Watch of Ada')).toBe(true))
  await user.click(again)
  expect(dialog().getByRole('heading')).toHaveTextContent('Sign out all 4 other devices?')
  expect(revokes()).toHaveLength(1)
})

test('where none has come it is sent once more, as it was asked for', async () => {
  const { user, revokes } = showList({
    sessions: [makeSession({ id: 'me', isCurrent: true }), phone, tv],
    faults: [{ on: 'revoke', do: 'fail', code: 'not_found' }],
  })
  await findSignOut('Living room TV')
  await user.click(othersButton())
  await user.click(confirmButton())
  await user.click(await screen.findByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(revokes()).toHaveLength(2))
  expect(screen.queryByRole('dialog')).toBeNull()
})
