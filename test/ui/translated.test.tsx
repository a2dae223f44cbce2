import { act, screen, waitFor, within } from '@testing-library/react'
import { DeviceListRefresh, SignOutOthersPrompt, StepUpPasswordForm } from 'react-device-sessions'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  failOnConsole,
  findSignOut,
  findStanding,
  laptop,
  othersButton,
  row,
  showList,
  signOut,
  signOutOthers,
} from './device-list/show-list.tsx'
import { bar, findCheckbox, many, searchField, showManager, signOutSelected } from './manage/show-manager.tsx'
import { translatePage } from './translate-page.ts'

// A browser that translates the page replaces each text node, and each new one a moment later. Nothing may crash, and what
// has changed has to be what is read: React would write into a node that is on the page no more.

failOnConsole()
let stop = () => {}
beforeEach(() => {
  stop = translatePage(document.body)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

const note = (text: string | RegExp) =>
  screen.findByText(
    (_, element) =>
      element?.matches('[data-device-list-note-text]') === true && new RegExp(text).test(element.textContent ?? ''),
  )
const untilProof = (on: 'list' | 'revoke') => ({ on, do: 'step-up', times: 'until-proof' }) as const

test('the double translates: each text stands in an element of its own making', async () => {
  showList()
  const button = await findSignOut('Safari on iPhone')
  await waitFor(() => expect(button.querySelector('font > font')).toHaveTextContent('Sign out'))
})

test('one device: the row says what happens, and goes', async () => {
  const { user, adapter } = showList({ faults: [{ on: 'revoke', do: 'hang' }] })
  await signOut(user, 'Safari on iPhone')
  expect(await within(row('Safari on iPhone')).findByText('Signing out…')).toBeVisible()
  adapter.release()
  expect(await note(/^Safari on iPhone is signed out\./)).toBeVisible()
  expect(screen.queryByRole('button', { name: /iPhone/ })).toBeNull()
})

test('a refused sign-out, tried again: the row says the one, then the other', async () => {
  const { user } = showList({
    faults: [
      { on: 'revoke', do: 'fail', code: 'forbidden' },
      { on: 'revoke', do: 'fail', code: 'conflict' },
    ],
  })
  await signOut(user, 'Safari on iPhone')
  await findStanding('Safari on iPhone', /You don’t have permission to do this\./)
  await signOut(user, 'Safari on iPhone')
  await findStanding('Safari on iPhone', /The list has changed\. Refresh/)
  expect(screen.queryByText(/You don’t have permission/, { selector: '[data-device-list-item] *' })).toBeNull()
})

test('all others: counted before, while and after', async () => {
  const { user, adapter } = showList({ faults: [{ on: 'revoke', do: 'hang' }] })
  await signOutOthers(user)
  const busy = await screen.findByRole('button', { name: 'Signing out all other devices…' })
  expect(busy).toHaveAttribute('aria-disabled', 'true')
  expect(screen.getAllByText('Signing out…', { selector: '[data-device-list-meta] *' })).toHaveLength(3)
  adapter.release()
  expect(await note(/^3 devices signed out\./)).toBeVisible()
  expect(screen.queryByText('3 other devices')).toBeNull()
  expect(screen.getByText('You’re only signed in here.')).toBeVisible()
})

test('this device', async () => {
  const { user } = showList()
  await signOut(user, 'Chrome on macOS')
  expect(await screen.findByText('You’re signed out')).toBeVisible()
})

test('a countdown goes on, and ends', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const { user } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 90_000 }] })
  await signOut(user, 'Safari on iPhone')
  expect(await note(/Try again in (90|89) sec\./)).toBeVisible()
  await act(() => vi.advanceTimersByTimeAsync(30_000))
  expect(await note(/Try again in (1 min|59 sec)\./)).toBeVisible()
  await act(() => vi.advanceTimersByTimeAsync(61_000))
  await waitFor(() => expect(screen.queryByText(/Try again in/)).toBeNull())
})

const inHead = (text: RegExp) => screen.findByText(text, { selector: 'header *' })

test('a list that could not be read, and then could', async () => {
  const { user, adapter } = showList({ faults: [{ on: 'list', do: 'fail', code: 'forbidden', times: 2 }] })
  expect(await screen.findByText('You don’t have permission to do this.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await findSignOut('Safari on iPhone')
  adapter.fault({ on: 'list', do: 'fail', code: 'forbidden' })
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  expect(await inHead(/You don’t have permission to do this\.$/)).toBeVisible()
  adapter.fault({ on: 'list', do: 'fail', code: 'unsupported' })
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await inHead(/This isn’t available here\.$/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.queryByText(/Couldn’t refresh/, { selector: 'header *' })).toBeNull())
})

test('times go on', async () => {
  const { show } = showList({}, { list: { now: Date.parse('2026-11-21T09:00:00Z') } })
  await findSignOut('Safari on iPhone')
  expect(row('Safari on iPhone')).toHaveTextContent('Active 12 minutes ago')
  show({ list: { now: Date.parse('2026-11-21T09:10:00Z') } })
  await waitFor(() => expect(row('Safari on iPhone')).toHaveTextContent('Active 22 minutes ago'))
})

test('"this was not me", details and copying', async () => {
  const { user } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] })
  await findSignOut('Safari on iPhone')
  await user.click(screen.getByRole('button', { name: 'Details, Safari on iPhone' }))
  await user.click(screen.getByRole('button', { name: /^Copy, / }))
  expect(await screen.findByText('Copied', { selector: 'dd *' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'This wasn’t me, Safari on iPhone' }))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Sign out' }))
  expect(await screen.findByText('Secure your account')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Close, Secure your account' }))
  await user.click(screen.getByRole('button', { name: 'Details, Safari on iPhone' }))
  await waitFor(() => expect(screen.queryByText('Session ID')).toBeNull())
})

test('a part whose text its caller wrote, and a button of a design system', async () => {
  const { user } = showList(
    {},
    {
      list: {
        components: {
          Button: ({ variant, children, ...props }) => (
            // oxlint-disable-next-line react/button-has-type -- the kit says which
            <button {...props} data-variant={variant}>
              {props['aria-disabled'] === true && <i />}
              {children}
            </button>
          ),
        },
        children: <DeviceListRefresh />,
      },
    },
  )
  await user.click(await screen.findByRole('button', { name: 'Refresh' }))
  expect(await screen.findByRole('button', { name: 'Refresh' })).toBeVisible()
})

test('the manager: find, select, sign out the selected', async () => {
  const { user } = showManager({ sessions: many(12) })
  await findCheckbox('Device 3')
  await user.type(searchField(), 'Device 1')
  expect(await screen.findByText('3 devices match.')).toBeVisible()
  await user.type(searchField(), '1')
  expect(await screen.findByText('1 device matches.')).toBeVisible()
  expect(screen.queryByText('3 devices match.')).toBeNull()
  await user.type(searchField(), 'xx')
  expect(await screen.findByText('No devices found')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Clear filters' }))
  await user.click(await findCheckbox('Device 3'))
  expect(await bar().findByText('1 selected')).toBeVisible()
  await user.click(await findCheckbox('Device 4'))
  expect(await bar().findByText('2 selected')).toBeVisible()
  await user.click(signOutSelected())
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Sign out 2 devices' }))
  expect(await note(/^2 devices signed out\./)).toBeVisible()
  expect(screen.getByText('10 other devices')).toBeVisible()
})

test('the prompt after a new password', async () => {
  const { user } = showList(
    { faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] },
    { around: () => <SignOutOthersPrompt onDismiss={() => {}} /> },
  )
  await user.click(othersButton())
  expect(await note(/^Couldn’t sign out your other devices\./)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Close' })).toBeVisible()
})

test('the prompt while it is under way, and after', async () => {
  const { user, adapter } = showList(
    { faults: [{ on: 'revoke', do: 'hang' }] },
    { around: () => <SignOutOthersPrompt onDismiss={() => {}} /> },
  )
  await user.click(othersButton())
  expect(await screen.findByRole('button', { name: 'Signing out all other devices…' })).toBeVisible()
  adapter.release()
  expect(await note(/^No other devices are signed in\./)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Close' })).toBeVisible()
})

test('step-up: shown and hidden, wrong and right, and another question', async () => {
  const stepUp = <StepUpPasswordForm onSubmit={async (password) => (password === 'hunter2' ? { password } : null)} />
  const { user } = showList(
    { sessions: [laptop, ...many(2).slice(1)], faults: [untilProof('revoke')] },
    { list: { stepUp } },
  )
  await signOut(user, 'Device 0')
  const box = within(await screen.findByRole('dialog', { name: 'Confirm it’s you to sign out Device 0' }))
  await user.click(box.getByRole('button', { name: 'Show password' }))
  expect(await box.findByRole('button', { name: 'Hide password' })).toBeVisible()
  await user.click(box.getByRole('button', { name: 'Continue' }))
  expect(await box.findByText('Enter your password.')).toBeVisible()
  await user.type(box.getByLabelText('Password'), 'wrong{Enter}')
  expect(await box.findByText('Wrong password. Try again.')).toBeVisible()
  expect(box.queryByText('Enter your password.')).toBeNull()
  await user.clear(box.getByLabelText('Password'))
  await user.type(box.getByLabelText('Password'), 'hunter2{Enter}')
  expect(await note(/^Device 0 is signed out\./)).toBeVisible()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('step-up in words of the application', async () => {
  const { user } = showList({ faults: [untilProof('revoke')] }, { list: { stepUp: () => 'Look at your phone.' } })
  await signOut(user, 'Safari on iPhone')
  expect(await screen.findByText('Look at your phone.')).toBeVisible()
  await user.keyboard('{Escape}')
  await findStanding('Safari on iPhone', /Still signed in\./)
})
