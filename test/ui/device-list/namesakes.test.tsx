import { screen, waitFor, within } from '@testing-library/react'
import { StepUpPasswordForm } from 'react-device-sessions'
import { makeSession } from 'react-device-sessions/testing'
import { toast as sonner } from 'sonner'
import { expect, test, vi } from 'vitest'
import {
  confirmButton,
  desktop,
  failOnConsole,
  findSignOut,
  laptop,
  phone,
  row,
  showList,
  signOut,
  signOutButton,
  tv,
} from './show-list.tsx'

failOnConsole()

const iPhone = (id: string, rest: Partial<typeof phone> = {}) => makeSession({ ...phone, id, key: id, ...rest })

/** Two phones that nothing but a number tells apart. */
const twins = [laptop, iPhone('a'), iPhone('b')]

/** Not in the live region, in which what was said stays for ten seconds. */
const onScreen = { ignore: '[data-device-list-announcer] *' }

/** Two namesakes, what they are told apart by, and what the second of them is called in a sentence. */
const pairs = [
  ['a number', twins, 'Safari on iPhone (2)', 'Safari on iPhone (2)', 'Safari on iPhone'],
  [
    'their places',
    [laptop, phone, iPhone('b', { location: { city: 'Oslo', region: null, countryCode: 'NO', label: null } })],
    'Safari on iPhone, Near Oslo, Norway',
    'Safari on iPhone (Near Oslo, Norway)',
    'Safari on iPhone',
  ],
  [
    'the days of their sign-ins',
    [
      laptop,
      iPhone('a', { createdAt: '2026-05-04T12:00:00.000Z' }),
      iPhone('b', { createdAt: '2026-06-01T12:00:00.000Z' }),
    ],
    'Safari on iPhone, Signed in Jun 1',
    'Safari on iPhone (Signed in Jun 1)',
    'Safari on iPhone',
  ],
] as const

test.each(pairs)(
  'of two namesakes told apart by %s, what is signed out is called as it was on screen',
  async (...pair) => {
    const [, sessions, button, called, left] = pair
    const toasted = vi.spyOn(sonner, 'success')
    const { user, said, adapter } = showList({ sessions })
    await signOut(user, button)
    expect(await screen.findByText(`${called} is signed out.`, onScreen)).toBeVisible()
    await waitFor(() => expect(said).toEqual([`${called} is signed out.`]))
    await waitFor(() => expect(toasted).toHaveBeenCalledTimes(1))
    expect(JSON.stringify(toasted.mock.calls[0])).toContain(`${called} is signed out.`)
    // The one that stays is not said to be signed out, and has the name that it had.
    expect(signOutButton(left)).toBeVisible()
    expect(adapter.serverSessions.map(({ id }) => id)).not.toContain('b')
    expect(screen.queryByText('Safari on iPhone is signed out.', onScreen)).toBeNull()
  },
)

test('what is refused, in doubt, asked about or has vanished is called so too', async () => {
  const { user, said, adapter } = showList({
    sessions: twins,
    faults: [
      { on: 'revoke', do: 'fail', code: 'forbidden' },
      { on: 'revoke', do: 'ignore' },
    ],
  })
  const second = 'Safari on iPhone (2)'
  await user.click(await findSignOut(second))
  expect(screen.getByRole('dialog', { name: `Sign out ${second}?` })).toBeVisible()
  await user.click(confirmButton())
  await waitFor(() => expect(said).toEqual([expect.stringContaining(`Couldn’t sign out ${second}.`)]))
  expect(within(row(second)).getByText(/don’t have permission/)).toBeVisible()
  await signOut(user, second)
  await waitFor(() => expect(said[1]).toBe(`Couldn’t confirm that ${second} is signed out.`))
  adapter.remove('b')
  await user.click(screen.getByRole('button', { name: `Check again, ${second}` }))
  await waitFor(() => expect(said[2]).toBe(`${second} is signed out.`))
})

test('what vanished from a list that is known in part keeps its doubt, under the name that it had', async () => {
  const sessions = [...twins, tv, desktop]
  const { user } = showList({ sessions, pageSize: 3, reportsTotal: false }, { maxSessions: 3 })
  await signOut(user, 'Safari on iPhone (2)')
  expect(await screen.findByText(/^\W*Safari on iPhone \(2\)\W*: Sign-out requested\./)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Check again, Safari on iPhone (2)' })).toBeVisible()
})

test('the proof that a server wants is asked for in the name that the row has', async () => {
  const stepUp = <StepUpPasswordForm onSubmit={async (password) => ({ password })} />
  const { user } = showList({ sessions: twins, faults: [{ on: 'revoke', do: 'step-up' }] }, { list: { stepUp } })
  await signOut(user, 'Safari on iPhone (2)')
  expect(await screen.findByRole('dialog', { name: 'Confirm it’s you to sign out Safari on iPhone (2)' })).toBeVisible()
})

test('"This wasn’t me" goes on about the device by the name that it had', async () => {
  const { user } = showList({ sessions: twins, faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] })
  await user.click(await screen.findByRole('button', { name: 'Details, Safari on iPhone (2)' }))
  await user.click(screen.getByRole('button', { name: 'This wasn’t me, Safari on iPhone (2)' }))
  await user.click(confirmButton())
  expect(await screen.findByText('Couldn’t sign out Safari on iPhone (2).', onScreen)).toBeVisible()
})

test('this device, which says since when it is signed in, says it once where that tells it from a namesake', async () => {
  const other = makeSession({
    ...laptop,
    id: 'other',
    key: 'other',
    isCurrent: false,
    createdAt: '2026-06-01T12:00:00.000Z',
  })
  showList({ sessions: [laptop, other] })
  const own = (await screen.findByText('This device')).closest('li')
  expect(own?.textContent?.match(/Signed in/g)).toHaveLength(1)
  expect(own).toHaveTextContent('Signed in 3 days ago')
  expect(screen.getByText(/Signed in Jun 1/)).toBeVisible()
})
