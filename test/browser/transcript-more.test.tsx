// What a screen reader says on the other paths, word for word.
import '../../src/ui/styles.css'
import '../../src/ui/styles/manage.css'
import { screen } from '@testing-library/react'
import { SignOutOthersPrompt, StepUpPasswordForm } from 'react-device-sessions'
import { ar } from 'react-device-sessions/locales/ar'
import type { MemoryAdapterOptions } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'
import { findSignOut, laptop, phone } from '../ui/device-list/show-list.tsx'
import { many, showManager } from '../ui/manage/show-manager.tsx'
import { atTheList, heardBy, keepStill, listenTo, show, stillClock } from './at-the-list.ts'
import { openReader } from './reader.ts'

keepStill()

const known = {
  ...phone,
  createdAt: '2026-03-03T18:20:00.000Z',
  expiresAt: '2026-12-03T09:00:00.000Z',
  ip: { value: '203.0.113.***', masked: true },
  authMethods: ['passkey'],
}

test('reads the list in Arabic', async () => {
  show({}, { list: { ...stillClock, language: 'ar', locales: [ar] } })
  await screen.findByText('Living room TV')
  const reader = await openReader()
  await reader.browse()
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/the-list-in-arabic.txt')
})

test('hears of doubt, and looks again', async () => {
  const reader = await atTheList({ faults: [{ on: 'revoke', do: 'ignore' }] })
  await reader.tabTo('Sign out, Safari on iPhone')
  await reader.askAndConfirm()
  await reader.hear(/Couldn’t confirm/)
  await reader.tabTo('Check again, Safari on iPhone')
  await reader.press('Enter')
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/doubt.txt')
})

test('hears of a limit, and why the buttons wait', async () => {
  const fault = { on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 702_000 } as const
  const reader = await atTheList({ faults: [fault] })
  await reader.tabTo('Sign out, Safari on iPhone')
  await reader.askAndConfirm()
  await reader.hear(/Too many attempts/)
  await reader.tabTo('Sign out, Living room TV')
  await reader.press('Enter')
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/a-limit.txt')
})

test('opens the details and reads them', async () => {
  show({ sessions: [laptop, known] }, { list: stillClock })
  await findSignOut('Safari on iPhone')
  const reader = await openReader()
  await reader.tabTo('Details, Safari on iPhone')
  await reader.press('Enter')
  await reader.browse()
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/details.txt')
})

test('reports that it was somebody else', async () => {
  const reader = await atTheList({}, { changePassword: '/password' })
  await reader.tabTo('Details, Safari on iPhone')
  await reader.press('Enter')
  await reader.tabTo('This wasn’t me, Safari on iPhone')
  await reader.askAndConfirm()
  await reader.hear('Safari on iPhone is signed out.')
  await reader.press('Tab')
  await reader.press('Tab')
  await reader.press('Tab')
  await reader.press('Enter')
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/this-was-not-me.txt')
})

test('proves who it is: a wrong password, then the right one', async () => {
  const form = <StepUpPasswordForm onSubmit={(password) => (password === 'hunter2' ? { password } : null)} />
  const server: MemoryAdapterOptions = { faults: [{ on: 'revoke', do: 'step-up', times: 'until-proof' }] }
  const reader = await atTheList(server, { stepUp: form })
  await reader.tabTo('Sign out, Safari on iPhone')
  await reader.askAndConfirm()
  await reader.hear('Confirm it’s you')
  await reader.type('wrong')
  await reader.press('Enter')
  // An alert that has just come is heard in browsers, and not here.
  await screen.findByRole('alert')
  await reader.browse()
  await reader.hear('Wrong password')
  screen.getByLabelText('Password').focus()
  await reader.type('hunter2')
  await reader.press('Enter')
  await reader.hear('Safari on iPhone is signed out.')
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/step-up.txt')
})

test('tries to load the list again', async () => {
  show({ faults: [{ on: 'list', do: 'fail', code: 'forbidden', times: 2 }] }, { list: stillClock })
  await screen.findByText('We couldn’t load your devices')
  const reader = await openReader()
  await reader.browse()
  await reader.tabTo('Try again')
  await reader.press('Enter')
  await reader.hear('4 devices are listed.')
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/not-loaded.txt')
})

test('is asked after a new password', async () => {
  show({}, { around: () => <SignOutOthersPrompt onDismiss={() => {}} /> })
  await screen.findByRole('button', { name: 'Not now' })
  const reader = await openReader()
  await reader.hear('Your password was changed')
  await reader.browse()
  await reader.tabTo('Sign out all other devices')
  await reader.press('Enter')
  await reader.hear('No other devices are signed in.')
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/after-a-new-password.txt')
})

test('searches, selects and signs out the selected', async () => {
  listenTo(showManager({ sessions: many(4) }, stillClock))
  await findSignOut('Device 3')
  const reader = await openReader()
  await reader.browse()
  await reader.tabTo('Device 1')
  await reader.press('Space')
  await reader.hear('1 selected')
  await reader.tabTo('Device 3')
  await reader.press('Space')
  await reader.hear('2 selected')
  await reader.tabTo('Sign out 2 devices')
  await reader.askAndConfirm()
  await reader.hear('2 devices signed out.')
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/manager.txt')
})
