import { act, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import {
  SignOutOthersPrompt,
  type SignOutOthersPromptProps,
  StepUpPasswordForm,
  useSessions,
} from 'react-device-sessions'
import type { StepUpProof } from 'react-device-sessions/hooks'
import { de } from 'react-device-sessions/locales/de'
import type { MemoryAdapterOptions } from 'react-device-sessions/testing'
import { expect, test, vi } from 'vitest'
import { failOnConsole, laptop, quiet, showList, unmarked } from './device-list/show-list.tsx'

failOnConsole()

/** The prompt on a page of its own, where no list was read. */
function showPrompt(server: MemoryAdapterOptions = {}, props: SignOutOthersPromptProps = {}) {
  const onDismiss = vi.fn<() => void>()
  const onReport = vi.fn<(report: unknown) => void>()
  const page = showList(server, {
    around: () => <SignOutOthersPrompt onDismiss={onDismiss} onReport={onReport} {...props} />,
  })
  return { ...page, onDismiss, onReport }
}

const main = (name = 'Sign out all other devices') => screen.getByRole('button', { name })
/** What the strip says; the announcer says it too. */
const strip = (text: string | RegExp) => screen.findByText(text, { selector: '[data-device-list-note-text]' })
const asked = 'Your password was changed. Sign out your other devices too? They’re still signed in.'

test('ASVS 7.4.3: asks, says what stays, and needs no list to have been read', async () => {
  const { lists, said } = showPrompt({ capabilities: { accessTokenLagSeconds: 900 } })
  expect(screen.getByRole('region', { name: 'Your password was changed' })).toBeVisible()
  expect(screen.getByRole('heading', { level: 2, name: 'Your password was changed' })).toBeVisible()
  expect(
    screen.getByText(
      'Sign out your other devices too? They’re still signed in. They may keep access for up to 15 minutes. This device stays signed in.',
    ),
  ).toBeVisible()
  await waitFor(() => expect(said).toEqual([asked]))
  await quiet()
  expect(said).toHaveLength(1)
  expect(lists()).toBe(0)
  expect(document.body).toHaveFocus()
})

test('ASVS 7.4.3: one click, one request; "no other device is signed in" only after a complete re-read', async () => {
  const { user, adapter, revokes, lists, said, onReport, onDismiss } = showPrompt({
    faults: [{ on: 'revoke', do: 'hang' }],
  })
  await user.tab()
  expect(main()).toHaveFocus()
  await user.keyboard('{Enter}')
  expect(main('Signing out all other devices…')).toHaveAttribute('aria-disabled', 'true')
  expect(main('Signing out all other devices…')).toHaveFocus()
  await user.keyboard('{Enter}')
  expect(lists()).toBe(0)
  expect(screen.queryByText('No other devices are signed in.')).toBeNull()
  adapter.release()
  expect(await strip('No other devices are signed in.')).toBeVisible()
  expect(lists()).toBe(1)
  expect(revokes()).toEqual([{ target: 'others' }])
  expect(adapter.serverSessions).toEqual([laptop])
  expect(screen.getByRole('heading', { name: 'Your password was changed' })).toHaveFocus()
  await waitFor(() => expect(said).toEqual([asked, 'No other devices are signed in.']))
  expect(onReport).toHaveBeenCalledOnce()
  await user.click(main('Close'))
  expect(onDismiss).toHaveBeenCalledOnce()
})

function Reads() {
  return <output>{useSessions().data?.sessions.length}</output>
}

test('where a list was read before, it says how many were signed out', async () => {
  const { user } = showList(
    {},
    {
      around: () => (
        <>
          <Reads />
          <SignOutOthersPrompt />
        </>
      ),
    },
  )
  await screen.findByText('4')
  await user.click(main())
  expect(await strip('3 devices signed out.')).toBeVisible()
  expect(screen.queryByRole('button')).toBeNull()
})

test('"Not now" is there only where the page wants to know', async () => {
  const { user, onDismiss, unmount, revokes } = showPrompt()
  await user.click(main('Not now'))
  expect(onDismiss).toHaveBeenCalledOnce()
  expect(revokes()).toEqual([])
  unmount()
  showList({}, { around: () => <SignOutOthersPrompt /> })
  expect(screen.getAllByRole('button')).toEqual([main()])
})

test('accepted, and the list cannot be read: requested, until it can be checked', async () => {
  const { user, said, adapter } = showPrompt({ faults: [{ on: 'list', do: 'fail', code: 'server', times: 9 }] })
  await user.click(main())
  const text = 'Sign-out of all other devices requested. We couldn’t confirm it yet.'
  expect(await strip(text)).toBeVisible()
  expect(document.querySelector('[data-device-list-note=good]')).toBeNull()
  await waitFor(() => expect(said).toEqual([asked, text]))
  await user.click(main('Check again'))
  await waitFor(() => expect(said).toEqual([asked, text, text]))
  adapter.clearFaults()
  await user.click(main('Check again'))
  expect(await strip('No other devices are signed in.')).toBeVisible()
  await waitFor(() => expect(said.at(-1)).toBe('No other devices are signed in.'))
})

test('accepted, and all are still listed: it says how many, and can be tried again', async () => {
  const { user, revokes } = showPrompt({ faults: [{ on: 'revoke', do: 'ignore' }] })
  await user.click(main())
  expect(await strip('3 devices may still be signed in.')).toBeVisible()
  await user.click(main('Try again'))
  expect(await strip('3 devices signed out.')).toBeVisible()
  expect(revokes()).toHaveLength(2)
})

test('an answer that never came, and a server that did it: what is read counts', async () => {
  const { user } = showPrompt({ faults: [{ on: 'revoke', do: 'commit-then-fail' }] })
  await user.click(main())
  expect(await strip('No other devices are signed in.')).toBeVisible()
})

test.each([
  ['network', '3 devices may still be signed in. Can’t reach the server. Check your connection.', 'Try again'],
  ['conflict', 'Couldn’t sign out your other devices. The list has changed. Refresh and try again.', 'Try again'],
  ['forbidden', 'Couldn’t sign out your other devices. You don’t have permission to do this.', 'Close'],
] as const)('after %s it says so, and what can be done', async (code, text, next) => {
  const { user, said } = showPrompt({ faults: [{ on: 'revoke', do: 'fail', code }] })
  await user.click(main())
  expect(await strip(text)).toBeVisible()
  await waitFor(() => expect(said).toEqual([asked, text]))
  await quiet()
  expect(said).toHaveLength(2)
  expect(main(next)).toBeVisible()
  expect(document.body).not.toHaveFocus()
})

test('"Try again" keeps the focus, and sends the same once more', async () => {
  const { user, revokes } = showPrompt({ faults: [{ on: 'revoke', do: 'fail', code: 'network' }] })
  await user.click(main())
  await strip(/Can’t reach the server/)
  expect(main('Try again')).toHaveFocus()
  await user.keyboard('{Enter}')
  expect(await strip('3 devices signed out.')).toBeVisible()
  expect(revokes()).toEqual([{ target: 'others' }, { target: 'others' }])
})

test('a limit with a known time: said once, and no request before', async () => {
  const { user, revokes } = showPrompt({
    faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 65_000 }],
  })
  await user.click(main())
  expect(await strip('Couldn’t sign out your other devices.')).toBeVisible()
  const strips = screen.getAllByText(/Too many attempts\. Try again in 6\d sec\./, {
    selector: '[data-device-list-note-text]',
  })
  expect(strips).toHaveLength(1)
  expect(main('Try again')).toHaveAttribute('aria-disabled', 'true')
  expect(main('Try again')).toHaveAccessibleDescription(/Try again in/)
  await user.click(main('Try again'))
  expect(revokes()).toHaveLength(1)
})

test('an adapter that must know this device, and no list: it looks for itself', async () => {
  const { user, revokes } = showPrompt({ capabilities: { othersNeedCurrent: true } })
  await user.click(main())
  expect(await strip('No other devices are signed in.')).toBeVisible()
  expect(revokes()).toHaveLength(1)
})

test('nobody can tell which device is this one: nothing is claimed', async () => {
  const { user } = showPrompt({ sessions: unmarked })
  await user.click(main())
  expect(await strip(/^Sign-out of all other devices requested\./)).toBeVisible()
})

test('a server without a list: requested is all that can be said', async () => {
  const { user, lists } = showPrompt({ capabilities: { list: 'none' } })
  await user.click(main())
  expect(await strip(/^Sign-out of all other devices requested\./)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Check again' })).toBeNull()
  expect(lists()).toBe(0)
})

test('a server that cannot sign out all others: nothing is offered', () => {
  const { container } = showPrompt({ capabilities: { revokeOthers: 'none' } })
  expect(container).toBeEmptyDOMElement()
})

test('the session here has ended: that is said, once, and nothing is offered', async () => {
  const { user, said, onSignedOut } = showPrompt({ faults: [{ on: 'revoke', do: 'fail', code: 'unauthenticated' }] })
  await user.click(main())
  expect(await screen.findByRole('heading', { name: 'You’re signed out' })).toBeVisible()
  expect(screen.queryByRole('button')).toBeNull()
  await waitFor(() => expect(said).toEqual([asked, 'You’re signed out. Sign in again to see your devices.']))
  expect(onSignedOut).toHaveBeenCalledWith('unauthenticated')
})

test('step-up as in the list: the proof goes with the one repetition', async () => {
  const stepUp = <StepUpPasswordForm username="ada" onSubmit={(password) => ({ password })} />
  const { user, adapter, revokes } = showPrompt({ faults: [{ on: 'revoke', do: 'step-up' }] }, { stepUp })
  await user.click(main())
  await user.type(await screen.findByLabelText('Password'), 'secret{Enter}')
  expect(await strip('No other devices are signed in.')).toBeVisible()
  expect(revokes()).toHaveLength(2)
  const proofs = adapter.calls.flatMap((call): (StepUpProof | null)[] =>
    call.operation === 'revoke' ? [call.stepUp] : [],
  )
  expect(proofs).toEqual([null, { password: 'secret' }])
})

test('step-up that nobody can be asked for: signing in again is the way on', async () => {
  const { user, revokes, onSignedOut } = showPrompt({ faults: [{ on: 'revoke', do: 'step-up' }] })
  await user.click(main())
  expect(await strip(/First, confirm it’s you\./)).toBeVisible()
  await user.click(main('Sign in again'))
  expect(onSignedOut).toHaveBeenCalledExactlyOnceWith('unauthenticated')
  expect(revokes()).toHaveLength(1)
})

test('the words follow the reason, the page’s own title, level and language', async () => {
  const { unmount } = showPrompt({}, { reason: 'factor', headingLevel: 3 })
  expect(screen.getByRole('heading', { level: 3, name: 'The way you sign in was changed' })).toBeVisible()
  unmount()
  showPrompt({}, { title: 'Two-step verification is on', language: 'de', locales: [de], className: 'own' })
  const region = screen.getByRole('region', { name: 'Two-step verification is on' })
  expect(region).toHaveClass('own')
  expect(region).toHaveAttribute('lang', 'de')
  expect(main('Alle anderen Geräte abmelden')).toBeVisible()
})

test('beside a list it says nothing of the list, and the list follows', async () => {
  const { user, said, lists } = showList(
    {},
    {
      around: (list) => (
        <>
          <SignOutOthersPrompt />
          {list}
        </>
      ),
    },
  )
  await screen.findByText('Living room TV')
  const before = lists()
  const [first] = screen.getAllByRole('button', { name: 'Sign out all other devices' })
  await user.click(first ?? document.body)
  expect(await screen.findByText('You’re only signed in here.')).toBeVisible()
  expect(await strip('3 devices signed out.')).toBeVisible()
  expect(lists()).toBe(before + 1)
  await quiet()
  expect(said.filter((text) => /signed out/.test(text))).toHaveLength(1)
})

async function violations() {
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } }
  return (await axe.run(document.body, { rules })).violations.map(({ id }) => id)
}

test('axe finds nothing, asked and answered; another user is asked anew', async () => {
  const { user, show } = showPrompt()
  expect(await violations()).toEqual([])
  await user.click(main())
  await strip('No other devices are signed in.')
  expect(await violations()).toEqual([])
  await act(async () => show({ userId: 'bob' }))
  expect(main()).toBeVisible()
  expect(screen.queryByText('No other devices are signed in.')).toBeNull()
})

/** The page has read the list before it shows the prompt. */
function OnceKnown() {
  return useSessions().data ? <SignOutOthersPrompt /> : null
}

test('where it is known that there is no other device, nothing is asked, and nothing is said to be signed in', async () => {
  const { said } = showList({ sessions: [laptop] }, { around: () => <OnceKnown /> })
  expect(await screen.findByText('You’re only signed in here.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Sign out all other devices' })).toBeNull()
  expect(document.body).not.toHaveTextContent('still signed in')
  expect(said.join(' ')).not.toContain('still signed in')
})
