// What it looks like, compared with the pictures in `baselines/`. After an intended change: `npm run visual -- -u`, and look at
// what has changed.
import { cleanup, screen } from '@testing-library/react'
import { SignOutOthersPrompt, StepUpPasswordForm } from 'react-device-sessions'
import { ar } from 'react-device-sessions/locales/ar'
import { DeviceManager } from 'react-device-sessions/manage'
import type { MemoryAdapterOptions } from 'react-device-sessions/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { devices, earlier, inactiveDevices, manyDevices, stranger, thisDevice } from '../../stories/support/sessions.ts'
import { emulate, frame } from '../browser/support.ts'
import { failOnConsole, now, showList, signOut, signOutOthers } from '../ui/device-list/show-list.tsx'
import {
  contrast,
  dark,
  fitHeight,
  forced,
  german,
  type Look,
  large,
  light,
  listIn,
  lookAt,
  narrow,
  pictured,
  rightToLeft,
  rtl,
  wide,
} from './show.tsx'

failOnConsole()
beforeEach(() => {
  // Ages and countdowns stand still.
  vi.useFakeTimers({ toFake: ['Date'], now })
  return () => void vi.useRealTimers()
})
afterEach(async () => {
  cleanup()
  await emulate()
})

const lag = { accessTokenLagSeconds: 900 }

/** A page with a list of five devices. */
async function list(look: Look, server: MemoryAdapterOptions = {}, props = {}) {
  await lookAt(look)
  return showList(
    { sessions: devices, ...server },
    { list: { ...listIn(look), changePassword: '#', ...props }, around: pictured },
  )
}

const rows = () => screen.findByText('Living room TV')
/** In the mirrored look, names are isolated from the text around them. */
const press = async (user: Awaited<ReturnType<typeof list>>['user'], wanted: string) =>
  user.click(await screen.findByRole('button', { name: (name) => name.replaceAll(/[\u2068\u2069]/g, '') === wanted }))

const signOutQuestion = async (user: Awaited<ReturnType<typeof list>>['user']) =>
  user.click(await screen.findByRole('button', { name: 'Sign out all other devices' }))

/** The page; the focus is shown only where it is what one looks at. */
async function picture() {
  const { activeElement } = document
  if (!document.querySelector('dialog[open]') && activeElement instanceof HTMLElement) activeElement.blur()
  await fitHeight()
  await frame()
  return page.getByTestId('picture')
}

test.each([light, dark, forced, contrast, rtl, large, narrow, wide])('the list, $name', async (look) => {
  await list(look)
  await rows()
  await expect(await picture()).toMatchScreenshot(`list-${look.name}`)
})

test.each(rightToLeft)('the list and the question in $name', async (look) => {
  const { user } = await list(look, { capabilities: lag })
  await rows()
  await expect(await picture()).toMatchScreenshot(`list-${look.name}`)
  const [others] = document.querySelectorAll('[data-device-list-sign-out-others]')
  if (others) await user.click(others)
  await expect(await picture()).toMatchScreenshot(`question-${look.name}`)
})

test.each([light, dark, forced, rtl, narrow])('the question, $name', async (look) => {
  const { user } = await list(look, { capabilities: lag })
  await press(user, 'Sign out, Safari on iPhone')
  await expect(await picture()).toMatchScreenshot(`question-${look.name}`)
})

test.each([light, dark, forced, rtl, narrow])('the question about several, $name', async (look) => {
  const { user } = await list(look, { capabilities: lag, sessions: manyDevices(9) })
  await screen.findByText('Active today')
  await signOutQuestion(user)
  await expect(await picture()).toMatchScreenshot(`several-${look.name}`)
})

test.each([light, dark, forced, rtl, narrow, wide])('in groups by activity, $name', async (look) => {
  await list(look, {
    sessions: [...manyDevices(6), ...earlier, ...inactiveDevices(2), { ...stranger, lastActiveAt: null }],
  })
  await screen.findByText('Active today')
  await expect(await picture()).toMatchScreenshot(`groups-${look.name}`)
})

test('in groups, in German', async () => {
  const look = german
  await list(look, { sessions: [...manyDevices(6), ...earlier, ...inactiveDevices(2)] })
  await screen.findByText('Heute aktiv')
  await expect(await picture()).toMatchScreenshot(`groups-${look.name}`)
})

test.each([light, dark, forced, narrow])('the list could not be read anew, $name', async (look) => {
  const { adapter, user } = await list(look)
  await rows()
  adapter.fault({ on: 'list', do: 'fail', code: 'network', times: 2 })
  await press(user, 'Refresh')
  await screen.findByText(/Couldn’t refresh/, { selector: 'header *' })
  await expect(await picture()).toMatchScreenshot(`stale-${look.name}`)
})

test.each([light, dark, forced, rtl, narrow])('what became of it, $name', async (look) => {
  const refusal = { on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 702_000, ids: ['tv'] } as const
  const { user } = await list(look, { faults: [refusal] })
  await signOutOthers(user)
  await screen.findByText(/Couldn’t sign out/, { selector: '[data-device-list-note-text]' })
  await expect(await picture()).toMatchScreenshot(`outcome-${look.name}`)
})

function nth(selector: string, at: number): Element {
  const found = document.querySelectorAll(selector)[at]
  if (!found) throw new Error(`There is no ${selector} number ${at}.`)
  return found
}

const arabic: Look = { name: 'ar', locale: ar }
const spacious: Look = { name: '1000', width: 1000 }

test.each([light, dark, forced, contrast, rtl, arabic, narrow, spacious])(
  'one refused, one in doubt, one under way, one signed out, $name',
  async (look) => {
    const { user, revokes } = await list(look, {
      capabilities: lag,
      faults: [
        { on: 'revoke', do: 'hang' },
        { on: 'revoke', do: 'fail', code: 'network' },
        { on: 'revoke', do: 'fail', code: 'forbidden' },
      ],
    })
    await rows()
    const signOutAt = async (at: number, then: string) => {
      await user.click(nth('[data-device-list-sign-out]', at))
      await user.click(nth('dialog[open] button', 1))
      await vi.waitFor(() => nth(then, 0))
    }
    await signOutAt(4, '[data-revoking]')
    await vi.waitFor(() => expect(revokes()).toHaveLength(1))
    await signOutAt(3, '[data-device-list-standing=warn]')
    await signOutAt(1, '[data-device-list-standing=bad]')
    await signOutAt(2, '[data-signed-out]')
    await expect(await picture()).toMatchScreenshot(`each-${look.name}`)
  },
)

test.each([light])('a sign-out under way, $name', async (look) => {
  const { user } = await list(look, { faults: [{ on: 'revoke', do: 'hang' }] })
  await signOut(user, 'Safari on iPhone')
  await screen.findByText('Signing out…')
  await expect(await picture()).toMatchScreenshot(`pending-${look.name}`)
})

test.each([light, dark, rtl, narrow])('details, $name', async (look) => {
  const { user } = await list(look)
  await rows()
  await press(user, 'Details, Safari on iPhone')
  await expect(await picture()).toMatchScreenshot(`details-${look.name}`)
})

test.each([light, narrow])('after "This wasn’t me", $name', async (look) => {
  const { user } = await list(look)
  await rows()
  await press(user, 'Details, Safari on iPhone')
  await press(user, 'This wasn’t me, Safari on iPhone')
  await press(user, 'Sign out')
  await screen.findByText('Secure your account')
  await expect(await picture()).toMatchScreenshot(`not-me-${look.name}`)
})

test.each([light, dark, forced, narrow])('a password is asked for, $name', async (look) => {
  const stepUp = <StepUpPasswordForm onSubmit={() => null} />
  const { user } = await list(look, { faults: [{ on: 'revoke', do: 'step-up', times: 'until-proof' }] }, { stepUp })
  await signOut(user, 'Safari on iPhone')
  await user.type(await screen.findByLabelText('Password'), 'wrong{Enter}')
  await screen.findByRole('alert')
  await expect(await picture()).toMatchScreenshot(`password-${look.name}`)
})

test.each([light, dark])('while it is read, $name', async (look) => {
  await list(look, { faults: [{ on: 'list', do: 'hang', times: 9 }] })
  await expect(await picture()).toMatchScreenshot(`loading-${look.name}`)
})

test.each([light, dark])('what could not be read, $name', async (look) => {
  await list(look, { faults: [{ on: 'list', do: 'fail', code: 'network', times: 9 }] })
  await screen.findByText('We couldn’t load your devices')
  await expect(await picture()).toMatchScreenshot(`not-loaded-${look.name}`)
})

test.each([light])('only this device, $name', async (look) => {
  await list(look, { sessions: [thisDevice] })
  await screen.findByText('You’re only signed in here.')
  await expect(await picture()).toMatchScreenshot(`alone-${look.name}`)
})

test.each([light])('after a new password, $name', async (look) => {
  await lookAt(look)
  showList(
    { sessions: devices, capabilities: lag },
    { around: () => pictured(<SignOutOthersPrompt onDismiss={() => {}} />) },
  )
  await screen.findByRole('button', { name: 'Not now' })
  await expect(await picture()).toMatchScreenshot(`prompt-${look.name}`)
})

test.each([light, dark, forced, rtl, large, narrow, wide])('devices selected, $name', async (look) => {
  await lookAt(look)
  const { user } = showList(
    { sessions: manyDevices(5) },
    { around: () => pictured(<DeviceManager {...listIn(look)} />) },
  )
  const [, first, second] = await screen.findAllByRole('checkbox')
  for (const box of [first, second]) if (box) await user.click(box)
  await screen.findByRole('group', { name: 'Selected devices' })
  await expect(await picture()).toMatchScreenshot(`manager-${look.name}`)
})

test.each([light, narrow])('one of the selectable devices is signed out, $name', async (look) => {
  await lookAt(look)
  const { user } = showList(
    { sessions: manyDevices(5), capabilities: lag },
    { around: () => pictured(<DeviceManager {...listIn(look)} />) },
  )
  await screen.findAllByRole('checkbox')
  await user.click(nth('[data-device-list-sign-out]', 2))
  await user.click(nth('dialog[open] button', 1))
  await vi.waitFor(() => nth('[data-signed-out]', 0))
  await expect(await picture()).toMatchScreenshot(`manager-receipt-${look.name}`)
})
