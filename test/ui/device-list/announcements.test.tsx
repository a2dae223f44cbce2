import { act, screen, waitFor } from '@testing-library/react'
import { toast as sonner, Toaster } from 'sonner'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { failOnConsole, findSignOut, quiet, showList, signOut, signOutOthers } from './show-list.tsx'

failOnConsole()

beforeEach(() => {
  // sonner asks for the colour scheme; jsdom has none.
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
  return () => vi.unstubAllGlobals()
})

const success = 'Safari on iPhone is signed out.'
const toasts = () => [...document.querySelectorAll('[data-sonner-toast]')].map((toast) => toast.textContent)

test.each([
  ['no toaster', 0],
  ['one toaster', 1],
  ['two toasters', 2],
])('F30, 4.1.3: success is heard once and seen, with %s', async (_what, toasters) => {
  const { user, said } = showList(
    {},
    {
      around: (list) => (
        <>
          {list}
          {Array.from({ length: toasters }, (_, n) => (
            <Toaster key={n} />
          ))}
        </>
      ),
    },
  )
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(said.filter((text) => text.includes(success))).toEqual([success]))
  await quiet()
  expect(said.filter((text) => text !== '')).toEqual([success])
  expect(screen.getByText(success, { selector: '[data-device-list-note-text]' })).toBeVisible()
  expect(toasts().includes(success)).toBe(toasters > 0)
  for (const toast of document.querySelectorAll('[data-sonner-toast] [data-title] span'))
    expect(toast).toHaveAttribute('aria-hidden', 'true')
  for (const item of document.querySelectorAll('[data-sonner-toast]')) expect(item).toHaveAccessibleName(success)
})

test('4.1.3: the toast is short: what is announced, and stands in the list, says how long access may go on', async () => {
  const { user, said } = showList(
    { capabilities: { accessTokenLagSeconds: 900 } },
    {
      around: (list) => (
        <>
          {list}
          <Toaster />
        </>
      ),
    },
  )
  await signOut(user, 'Safari on iPhone')
  const whole = `${success} It may keep access for up to 15 minutes.`
  await waitFor(() => expect(toasts()).toEqual([success]))
  await waitFor(() => expect(said.filter((text) => text !== '')).toEqual([whole]))
  await signOutOthers(user)
  await waitFor(() => expect(toasts()).toContain('2 devices signed out.'))
  expect(
    screen.getByText(whole.replace(success, '2 devices signed out.').replace('It', 'They'), {
      selector: '[data-device-list-note-text]',
    }),
  ).toBeVisible()
})

test.each([
  [
    'failure',
    { on: 'revoke', do: 'fail', code: 'forbidden' },
    'Couldn’t sign out Safari on iPhone. You don’t have permission to do this.',
  ],
  ['doubt', { on: 'revoke', do: 'ignore' }, 'Couldn’t confirm that Safari on iPhone is signed out.'],
] as const)('a %s is heard once, and no toast is made of it', async (_what, fault, text) => {
  const toasted = vi.spyOn(sonner, 'success')
  const { user, said } = showList({ faults: [fault] })
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(said).toHaveLength(1))
  await quiet()
  expect(said).toEqual([text])
  expect(toasted).not.toHaveBeenCalled()
})

test('4.1.3: all others are heard as one event, with their number', async () => {
  const { user, said } = showList({ faults: [{ on: 'revoke', do: 'fail', ids: ['tv'], code: 'forbidden' }] })
  await signOutOthers(user)
  await waitFor(() => expect(said).toHaveLength(1))
  await quiet()
  expect(said).toEqual(['2 devices signed out. Couldn’t sign out 1 device. You don’t have permission to do this.'])
})

test('signing out here is heard once', async () => {
  const { user, said } = showList()
  await signOut(user, 'Chrome on macOS')
  await waitFor(() => expect(said).toHaveLength(1))
  await quiet()
  expect(said).toEqual(['You’re signed out. Sign in again to see your devices.'])
})

test('finding this browser signed out is heard once', async () => {
  const { user, said } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'unauthenticated' }] })
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(said).toHaveLength(1))
  await quiet()
  expect(said).toEqual(['You’re signed out. Sign in again to see your devices.'])
})

test('nothing is said while the dialog is open: it would not be heard', async () => {
  const { user, adapter, said, revokes } = showList({ faults: [{ on: 'revoke', do: 'hang' }] })
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(revokes()).toHaveLength(1))
  await user.click(await findSignOut('Living room TV'))
  adapter.release()
  await waitFor(() => expect(screen.queryByText('Safari on iPhone', { selector: 'bdi' })).toBeNull())
  await quiet()
  expect(said).toEqual([])
  await user.keyboard('{Escape}')
  await waitFor(() => expect(said).toEqual([success]))
})

test('the same text twice is two announcements', async () => {
  const { user, said } = showList({
    faults: [
      { on: 'revoke', do: 'fail', code: 'forbidden' },
      { on: 'revoke', do: 'fail', code: 'forbidden' },
    ],
  })
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(said).toHaveLength(1))
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(said).toHaveLength(2))
  expect(said[0]).toBe(said[1])
})

test('the region is there before anything is said, and what was said does not stay for ever', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  onTestFinished(() => void vi.useRealTimers())
  const { user, said } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] })
  const region = screen.getByRole('status')
  expect(region).toBeEmptyDOMElement()
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(said).toHaveLength(1))
  expect(screen.getByRole('status')).toBe(region)
  await act(() => vi.advanceTimersByTimeAsync(11_000))
  expect(region).toBeEmptyDOMElement()
})
