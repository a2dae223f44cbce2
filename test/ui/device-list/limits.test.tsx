import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import {
  confirmButton,
  failOnConsole,
  findSignOut,
  findStanding,
  othersButton,
  showList,
  signOut,
  signOutButton,
  signOutOthers,
} from './show-list.tsx'

failOnConsole()

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  return () => {
    vi.useRealTimers()
  }
})

const setUp: typeof showList = (server, page) => ({
  ...showList(server, page),
  user: userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTimeAsync(ms) }),
})
const limited = { on: 'revoke', do: 'fail', code: 'rate_limited' } as const
const onScreen = { selector: '[data-device-list-note-text]' }
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

test('F4, 2.2.1: with a known time: a countdown, buttons that wait, and no request before', async () => {
  const { user, revokes, said } = setUp({ faults: [{ ...limited, retryAfterMs: 65_000 }] })
  await signOut(user, 'Safari on iPhone')
  await findStanding('Safari on iPhone', /Still signed in\. Too many attempts\. Try again in 6\d sec\./)
  // For all rows that wait for it once more, above.
  expect(screen.getAllByText(/Too many attempts\. Try again in 6\d sec\./, onScreen)).toHaveLength(1)

  const others = [signOutButton('Living room TV'), screen.getByRole('button', { name: /^Try again/ })]
  for (const button of others) {
    expect(button).toHaveAttribute('aria-disabled', 'true')
    await user.click(button)
  }
  expect(signOutButton('Living room TV')).toHaveAccessibleDescription(/Too many attempts\. Try again in/)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(othersButton()).not.toHaveAttribute('aria-disabled')
  await pass(30_000)
  expect(screen.getByText(/Try again in 3\d sec\./, onScreen)).toBeVisible()
  expect(revokes()).toHaveLength(1)

  await pass(40_000)
  expect(signOutButton('Living room TV')).not.toHaveAttribute('aria-disabled')
  await waitFor(() => expect(said.at(-1)).toBe('You can try again now.'))
  expect(said).toHaveLength(2)
  expect(said[0]).toMatch(/^Couldn’t sign out Safari on iPhone\. Too many attempts\. Try again in 6\d seconds\.$/)
  await findStanding('Safari on iPhone', 'Still signed in. You can try again now.')
  expect(screen.queryByText(/Too many attempts/, onScreen)).toBeNull()
  await user.click(screen.getByRole('button', { name: /^Try again/ }))
  await waitFor(() => expect(revokes()).toHaveLength(2))
})

test('"all others" has a budget of its own', async () => {
  const { user, revokes } = setUp({ faults: [{ ...limited, retryAfterMs: 60_000 }] })
  await signOutOthers(user)
  expect(await screen.findByText('Couldn’t sign out your other devices.', onScreen)).toBeVisible()
  expect(screen.getAllByText(/Too many attempts\./, onScreen)).toHaveLength(1)
  expect(othersButton()).toHaveAttribute('aria-disabled', 'true')
  expect(signOutButton('Safari on iPhone')).not.toHaveAttribute('aria-disabled')
  await user.click(othersButton())
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(revokes()).toHaveLength(1)
  await pass(61_000)
  expect(othersButton()).not.toHaveAttribute('aria-disabled')
})

test('F6: with an unknown time: that is said, nothing counts down, and the button stays usable', async () => {
  const { user, revokes } = setUp({ faults: [limited] })
  await signOut(user, 'Safari on iPhone')
  await findStanding('Safari on iPhone', 'Still signed in. Too many attempts. We don’t know when you can try again.')
  expect(screen.getByRole('button', { name: 'Try again, Safari on iPhone' })).not.toHaveAttribute('aria-disabled')
  await pass(120_000)
  expect(revokes()).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: /^Try again/ }))
  await waitFor(() => expect(revokes()).toHaveLength(2))
})

test('a confirmation that comes after the limit sends nothing', async () => {
  const { user, revokes } = setUp({ latencyMs: 400, faults: [{ ...limited, retryAfterMs: 60_000 }] })
  await signOut(user, 'Safari on iPhone')
  await user.click(signOutButton('Living room TV'))
  await pass(1000)
  await user.click(confirmButton())
  await pass(1000)
  expect(screen.getByText('Living room TV')).toBeVisible()
  expect(revokes()).toHaveLength(1)
})

test('F4: a list that may not be read yet says when, and asks nothing before', async () => {
  const { user, adapter, lists } = setUp({
    faults: [{ on: 'list', do: 'fail', code: 'rate_limited', retryAfterMs: 60_000, times: 2 }],
  })
  expect(await screen.findByText(/Try again in \d+ sec\./, { selector: '[data-device-list-hint]' })).toBeVisible()
  adapter.clearFaults()
  const before = lists()
  expect(screen.getByRole('button', { name: 'Try again' })).toHaveAttribute('aria-disabled', 'true')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(lists()).toBe(before)
  await pass(61_000)
  expect(screen.getByText('You can try again now.', { selector: '[data-device-list-hint]' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await findSignOut('Safari on iPhone')).toBeVisible()
})

test('a refresh that came too often keeps the rows, and the button waits', async () => {
  const { user, adapter, lists } = setUp()
  await findSignOut('Safari on iPhone')
  adapter.fault({ on: 'list', do: 'fail', code: 'rate_limited', retryAfterMs: 60_000 })
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  const button = await screen.findByRole('button', { name: 'Try again' })
  const before = lists()
  await user.click(button)
  expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(lists()).toBe(before)
  expect(signOutButton('Safari on iPhone')).toBeVisible()
})

test('F4: a limit that some of many ran into is about requests by id too: no row says that it may be tried now', async () => {
  const { user, revokes } = setUp({ faults: [{ ...limited, ids: ['tv', 'desktop'], retryAfterMs: 65_000 }] })
  await signOutOthers(user)
  await waitFor(() => expect(screen.getAllByText('Still signed in.')).toHaveLength(2))
  expect(screen.queryByText(/You can try again now/)).toBeNull()
  const again = screen.getByRole('button', { name: 'Try again, Living room TV' })
  expect(again).toHaveAttribute('aria-disabled', 'true')
  expect(othersButton()).toHaveAttribute('aria-disabled', 'true')
  await user.click(again)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(revokes()).toHaveLength(1)
  await pass(70_000)
  expect(again).not.toHaveAttribute('aria-disabled')
})

test('"Check again" waits where the server wants no list for a while', async () => {
  const { user, adapter, lists } = setUp()
  await findSignOut('Safari on iPhone')
  adapter.fault({ on: 'list', do: 'fail', code: 'rate_limited', retryAfterMs: 600_000, times: 9 })
  await signOut(user, 'Safari on iPhone')
  const check = await screen.findByRole('button', { name: 'Check again, Safari on iPhone' })
  await user.click(check)
  await waitFor(() => expect(check).toHaveAttribute('aria-disabled', 'true'))
  const before = lists()
  await user.click(check)
  await pass(1000)
  expect(lists()).toBe(before)
})
