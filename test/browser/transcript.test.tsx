// What a screen reader says on the main paths, word for word. After an intended change: `-u`, and read what has changed.
import '../../src/ui/styles.css'
import '../../src/ui/styles/manage.css'
import { cleanup, screen } from '@testing-library/react'
import { SignOutOthersPrompt, StepUpPasswordForm } from 'react-device-sessions'
import { ar } from 'react-device-sessions/locales/ar'
import type { MemoryAdapterOptions } from 'react-device-sessions/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failOnConsole, findSignOut, laptop, now, phone, showList } from '../ui/device-list/show-list.tsx'
import { many, showManager } from '../ui/manage/show-manager.tsx'
import { openReader } from './reader.ts'

failOnConsole()
beforeEach(() => {
  // Ages and countdowns stand still.
  vi.useFakeTimers({ toFake: ['Date'], now })
  return () => void vi.useRealTimers()
})
afterEach(cleanup)

type Reader = Awaited<ReturnType<typeof openReader>>

const known = {
  ...phone,
  createdAt: '2026-03-03T18:20:00.000Z',
  expiresAt: '2026-12-03T09:00:00.000Z',
  ip: { value: '203.0.113.***', masked: true },
  authMethods: ['passkey'],
}
/** What the page announced, as it stands in it: see `listen` in `showList`. */
let said: readonly string[] = []
const show: typeof showList = (...args) => {
  const page = showList(...args)
  said = page.said
  return page
}

const stillClock = { now: undefined, timeZone: 'UTC' }

async function atTheList(server: MemoryAdapterOptions = {}, list = {}): Promise<Reader> {
  show(server, { list: { ...stillClock, ...list } })
  await findSignOut('Living room TV')
  return openReader()
}

/** The whole transcript, in which each announcement of the page stands once. */
function heardBy(reader: Reader): string {
  const heard = reader.announcements()
  // The reader says a text again for which the page changes twice.
  expect(said.slice(said.length - heard.length)).toEqual(heard)
  return reader.transcript()
}

test('reads the list', async () => {
  const reader = await atTheList()
  await reader.browse()
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/the-list.txt')
})

test('reads the list in Arabic', async () => {
  show({}, { list: { ...stillClock, language: 'ar', locales: [ar] } })
  await screen.findByText('Living room TV')
  const reader = await openReader()
  await reader.browse()
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/the-list-in-arabic.txt')
})

test('signs out one device: first cancelled, then confirmed', async () => {
  const reader = await atTheList()
  await reader.tabTo('Sign out, Safari on iPhone')
  await reader.press('Enter')
  await reader.press('Escape')
  await reader.press('Enter')
  await reader.press('Tab')
  await reader.press('Enter')
  await reader.hear('Safari on iPhone is signed out.')
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/one-device.txt')
})

test('4.1.3: signs out all others', async () => {
  const reader = await atTheList({ capabilities: { accessTokenLagSeconds: 900 } })
  await reader.tabTo('Sign out all other devices')
  await reader.press('Enter')
  await reader.press('Tab')
  await reader.press('Enter')
  await reader.hear('3 devices signed out.')
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/all-others.txt')
})

test('4.1.3: hears of a failure, and tries again', async () => {
  const reader = await atTheList({ faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] })
  await reader.tabTo('Sign out, Safari on iPhone')
  await reader.press('Enter')
  await reader.press('Tab')
  await reader.press('Enter')
  await reader.hear(/Couldn’t sign out/)
  await reader.press('Enter')
  await reader.press('Tab')
  await reader.press('Enter')
  await reader.hear('Safari on iPhone is signed out.')
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/a-failure.txt')
})

test('hears of doubt, and looks again', async () => {
  const reader = await atTheList({ faults: [{ on: 'revoke', do: 'ignore' }] })
  await reader.tabTo('Sign out, Safari on iPhone')
  await reader.press('Enter')
  await reader.press('Tab')
  await reader.press('Enter')
  await reader.hear(/Couldn’t confirm/)
  await reader.tabTo('Check again, Safari on iPhone')
  await reader.press('Enter')
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/doubt.txt')
})

test('hears of a limit, and why the buttons wait', async () => {
  const fault = { on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 702_000 } as const
  const reader = await atTheList({ faults: [fault] })
  await reader.tabTo('Sign out, Safari on iPhone')
  await reader.press('Enter')
  await reader.press('Tab')
  await reader.press('Enter')
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
  await reader.press('Enter')
  await reader.press('Tab')
  await reader.press('Enter')
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
  await reader.press('Enter')
  await reader.press('Tab')
  await reader.press('Enter')
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
  said = showManager({ sessions: many(4) }, stillClock).said
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
  await reader.press('Enter')
  await reader.press('Tab')
  await reader.press('Enter')
  await reader.hear('2 devices signed out.')
  await expect(heardBy(reader)).toMatchFileSnapshot('transcript/manager.txt')
})
