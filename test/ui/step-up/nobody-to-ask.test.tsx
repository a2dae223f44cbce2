import { screen, waitFor, within } from '@testing-library/react'
import { SignOutOthersPrompt } from 'react-device-sessions'
import { beforeEach, expect, test, vi } from 'vitest'
import { findSignOut, quiet, row, showList, signOut, signOutOthers } from '../device-list/show-list.tsx'

// A server that wants proof of who the user is (Better Auth, a day after the sign-in), on a page that set nothing up for it:
// trying again would never work, and signing in again does.

// Said once a page, a second after it is needed: on a slow machine an earlier test is told already.
const warnings: string[] = []
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void warnings.push(text))
})

const untilProof = (on: 'list' | 'revoke') => ({ on, do: 'step-up', times: 'until-proof' }) as const
const signInAgain = (name: string | RegExp = 'Sign in again') => screen.findByRole('button', { name })
const noTryAgain = () => expect(screen.queryByRole('button', { name: /^(Try again|Confirm that)/ })).toBeNull()

test('the list that is withheld offers to sign in again, and still to sign out all others', async () => {
  const { user, onSignedOut, revokes, said } = showList({ faults: [untilProof('list')] })
  await user.click(await signInAgain())
  expect(onSignedOut).toHaveBeenCalledExactlyOnceWith('unauthenticated')
  noTryAgain()

  await signOutOthers(user)
  await waitFor(() => expect(revokes()).toEqual([{ target: 'others' }]))
  expect(await screen.findByText(/^Sign-out of all other devices requested\./)).toBeVisible()
  await quiet()
  expect(said.some((text) => text.includes('is signed out'))).toBe(false)
})

test('where the server asks before that too, or would end this device as well, it is not offered', async () => {
  showList({ faults: [untilProof('list')], capabilities: { othersNeedCurrent: true } })
  await signInAgain()
  expect(screen.queryByRole('button', { name: 'Sign out all other devices' })).toBeNull()
})

test('a list that could be read before stays, dated, with the same way on', async () => {
  const { user, adapter, onSignedOut } = showList()
  await findSignOut('Safari on iPhone')
  adapter.fault(untilProof('list'))
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  await user.click(await signInAgain())
  expect(onSignedOut).toHaveBeenCalledOnce()
  expect(row('Safari on iPhone')).toBeVisible()
})

test('a sign-out that is refused offers it beside the device', async () => {
  const { user, onSignedOut } = showList({ faults: [untilProof('revoke')] })
  await signOut(user, 'Safari on iPhone')
  await user.click(
    await within(row('Safari on iPhone')).findByRole('button', { name: 'Sign in again, Safari on iPhone' }),
  )
  expect(onSignedOut).toHaveBeenCalledOnce()
  noTryAgain()
})

test('so does the prompt after a new password', async () => {
  const { user, onSignedOut } = showList({ faults: [untilProof('revoke')] }, { around: () => <SignOutOthersPrompt /> })
  await user.click(screen.getByRole('button', { name: 'Sign out all other devices' }))
  await user.click(await signInAgain())
  expect(onSignedOut).toHaveBeenCalledOnce()
})

test('the developer is told what is missing', async () => {
  showList({ faults: [untilProof('list')] })
  await signInAgain()
  await waitFor(() => expect(warnings.join('\n')).toMatch(/nobody can be asked for it\. Give <DeviceList stepUp/), {
    timeout: 15_000,
  })
})

test('a callback of its own is called instead of `onSignedOut`', async () => {
  const onSignInAgain = vi.fn<() => void>()
  const { user, onSignedOut } = showList({ faults: [untilProof('list')] }, { onSignInAgain })
  await user.click(await signInAgain())
  expect(onSignInAgain).toHaveBeenCalledOnce()
  expect(onSignedOut).not.toHaveBeenCalled()
})
