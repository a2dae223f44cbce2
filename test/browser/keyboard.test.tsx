/* oxlint-disable vitest/expect-expect -- `go` expects something after each key */
// The main paths with real keys and nothing else. After each key: what has the focus.
import '../../src/ui/styles.css'
import '../../src/ui/styles/manage.css'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { StepUpPasswordForm } from 'react-device-sessions'
import type { MemoryAdapterOptions } from 'react-device-sessions/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { failOnConsole, findSignOut, showList } from '../ui/device-list/show-list.tsx'
import { many, showManager } from '../ui/manage/show-manager.tsx'
import { focused } from './support.ts'

failOnConsole()
beforeEach(() => page.viewport(820, 900))
afterEach(cleanup)

const keys = {
  Tab: '{Tab}',
  'Shift+Tab': '{Shift>}{Tab}{/Shift}',
  Enter: '{Enter}',
  Space: ' ',
  Escape: '{Escape}',
} as const

/** Presses the keys, one after the other: the focus then is where each line says. */
async function go(...steps: readonly (readonly [key: string, focus: string])[]): Promise<void> {
  for (const [key, focus] of steps) {
    const known = Object.entries(keys).find(([name]) => name === key)
    await userEvent.keyboard(known ? known[1] : key)
    await waitFor(() => expect([key, focused()]).toEqual([key, focus]))
  }
}

async function atSignOutOf(device: string, server: MemoryAdapterOptions = {}, list = {}) {
  const shown = showList(server, { list })
  await findSignOut(device)
  for (let n = 0; n < 20 && focused() !== `Sign out, ${device}`; n += 1) await userEvent.keyboard('{Tab}')
  expect(focused()).toBe(`Sign out, ${device}`)
  return shown
}

test('from the top to the bottom of the list, and back', async () => {
  showList()
  await findSignOut('Safari on iPhone')
  const stops = [
    'Refresh',
    'Details, Chrome on macOS',
    'Sign out, Chrome on macOS',
    'Sign out all other devices',
    'Details, Safari on iPhone',
    'Sign out, Safari on iPhone',
    'Details, Living room TV',
    'Sign out, Living room TV',
    'Details, Firefox on Windows',
    'Sign out, Firefox on Windows',
  ]
  await go(...stops.map((stop) => ['Tab', stop] as const))
  await go(
    ...stops
      .toReversed()
      .slice(1)
      .map((stop) => ['Shift+Tab', stop] as const),
  )
})

test('2.1.1: one device: cancelled, then signed out', async () => {
  const { revokes } = await atSignOutOf('Safari on iPhone')
  await go(['Enter', 'Cancel'], ['Tab', 'Sign out'], ['Tab', 'Cancel'], ['Escape', 'Sign out, Safari on iPhone'])
  await go(['Space', 'Cancel'], ['Space', 'Sign out, Safari on iPhone'])
  expect(revokes()).toEqual([])
  await go(['Enter', 'Cancel'], ['Tab', 'Sign out'], ['Enter', 'Sign out, Living room TV'])
  expect(revokes()).toEqual([{ target: 'session', sessionIds: ['phone'] }])
})

test('all others', async () => {
  const { revokes } = await atSignOutOf('Chrome on macOS')
  await go(
    ['Tab', 'Sign out all other devices'],
    ['Enter', 'Cancel'],
    ['Tab', 'Sign out 3 devices'],
    ['Enter', 'Your devices'],
  )
  expect(revokes()).toEqual([{ target: 'others' }])
})

test('a failure stays where it is, and is tried again from there', async () => {
  await atSignOutOf('Safari on iPhone', { faults: [{ on: 'revoke', do: 'fail', code: 'network' }] })
  // The button that has the focus becomes the next step.
  await go(['Enter', 'Cancel'], ['Tab', 'Sign out'], ['Enter', 'Try again, Safari on iPhone'])
  await go(['Enter', 'Sign out, Living room TV'])
})

test('a limit: the button that waits can be reached, and does nothing', async () => {
  const fault = { on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 702_000 } as const
  const { revokes } = await atSignOutOf('Safari on iPhone', { faults: [fault] })
  await go(['Enter', 'Cancel'], ['Tab', 'Sign out'], ['Enter', 'Try again, Safari on iPhone'])
  expect(document.activeElement).toHaveAttribute('aria-disabled', 'true')
  await go(['Enter', 'Try again, Safari on iPhone'])
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(revokes()).toHaveLength(1)
})

test('details are opened, copied from, and closed', async () => {
  await atSignOutOf('Safari on iPhone')
  await go(
    ['Shift+Tab', 'Details, Safari on iPhone'],
    ['Enter', 'Details, Safari on iPhone'],
    ['Tab', 'Sign out, Safari on iPhone'],
    ['Tab', 'Copy, Session ID, Safari on iPhone'],
    ['Tab', 'This wasn’t me, Safari on iPhone'],
    ['Tab', 'Details, Living room TV'],
  )
})

test('"This wasn’t me" leads to a new password, and to all others', async () => {
  const { revokes } = await atSignOutOf('Safari on iPhone', {}, { changePassword: '#password' })
  await go(['Shift+Tab', 'Details, Safari on iPhone'], ['Enter', 'Details, Safari on iPhone'])
  await go(['Tab', 'Sign out, Safari on iPhone'], ['Tab', 'Copy, Session ID, Safari on iPhone'])
  await go(['Tab', 'This wasn’t me, Safari on iPhone'], ['Enter', 'Cancel'], ['Tab', 'Sign out'])
  await go(['Enter', 'Secure your account'], ['Tab', 'Change password'])
  await go(
    ['Tab', 'Sign out all other devices, Secure your account'],
    ['Enter', 'Cancel'],
    ['Tab', 'Sign out 2 devices'],
  )
  await go(['Enter', 'Your devices'])
  expect(revokes()).toEqual([{ target: 'session', sessionIds: ['phone'] }, { target: 'others' }])
})

test('a password is asked for: a wrong one, then the right one', async () => {
  const form = <StepUpPasswordForm onSubmit={(password) => (password === 'hunter2' ? { password } : null)} />
  const { revokes } = await atSignOutOf(
    'Safari on iPhone',
    { faults: [{ on: 'revoke', do: 'step-up', times: 'until-proof' }] },
    { stepUp: form },
  )
  await go(['Enter', 'Cancel'], ['Tab', 'Sign out'], ['Enter', 'Password'])
  await go(['wrong', 'Password'], ['Enter', 'Password'])
  await screen.findByRole('alert')
  await go(['Tab', 'Show password'], ['Tab', 'Cancel'], ['Tab', 'Continue'], ['Tab', 'Password'])
  await go(['hunter2', 'Password'], ['Enter', 'Sign out, Living room TV'])
  expect(revokes()).toHaveLength(2)
})

test('2.1.1: devices are searched, selected and signed out', async () => {
  const { revokes } = showManager({ sessions: many(6) })
  await findSignOut('Device 5')
  await go(['Tab', 'Refresh'], ['Tab', 'Details, Chrome on macOS'], ['Tab', 'Sign out, Chrome on macOS'])
  await go(['Tab', 'Sign out all other devices'], ['Tab', 'Search'])
  await go(['Device', 'Search'])
  for (let n = 0; n < 12 && focused() !== 'Device 0'; n += 1) await userEvent.keyboard('{Tab}')
  await go(
    ['Space', 'Device 0'],
    ['Tab', 'Details, Device 0'],
    ['Tab', 'Sign out, Device 0'],
    ['Tab', 'Device 1'],
    ['Space', 'Device 1'],
  )
  for (let n = 0; n < 30 && focused() !== 'Clear'; n += 1) await userEvent.keyboard('{Tab}')
  await go(['Tab', 'Sign out 2 devices'], ['Enter', 'Cancel'], ['Escape', 'Sign out 2 devices'])
  await go(['Enter', 'Cancel'], ['Tab', 'Sign out 2 devices'], ['Enter', 'Select all 4 devices'])
  expect(revokes()).toEqual([{ target: 'session', sessionIds: ['d0', 'd1'] }])
})
