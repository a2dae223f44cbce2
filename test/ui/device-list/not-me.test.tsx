import { defaultScheduler, notifyManager } from '@tanstack/react-query'
import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { DeviceListItems, DeviceListNotMe, DeviceListOutcomes } from 'react-device-sessions'
import { expect, test } from 'vitest'
import {
  confirmButton,
  dialog,
  failOnConsole,
  findSignOut,
  laptop,
  othersButton,
  phone,
  quiet,
  row,
  showList,
  signOutButton,
  unmarked,
} from './show-list.tsx'

failOnConsole()

type Page = ReturnType<typeof showList>

const link = { list: { changePassword: '/account/password' } }
const notMe = (device = 'Safari on iPhone') => screen.queryByRole('button', { name: `This wasn’t me, ${device}` })
const title = () => screen.findByRole('heading', { name: 'Secure your account' })
const steps = () => document.querySelector('[data-device-list-next-steps]')
const others = () => screen.queryByRole('button', { name: 'Sign out all other devices, Secure your account' })
const LEAD = 'Change your password. Whoever signed in may know it.'

async function openDetails({ user }: Page, device = 'Safari on iPhone') {
  await user.click(await screen.findByRole('button', { name: `Details, ${device}` }))
}

async function report(page: Page) {
  await openDetails(page)
  await page.user.click(notMe() ?? document.body)
  await page.user.click(confirmButton())
}

test('it asks in its own words, and nothing is sent before', async () => {
  const page = showList({ capabilities: { accessTokenLagSeconds: 900 } })
  await openDetails(page)
  await page.user.click(notMe() ?? document.body)
  expect(screen.getByRole('dialog', { name: 'Not you? Sign out Safari on iPhone.' })).toHaveAccessibleDescription(
    /^Safari on iPhone Near Lyon, France Active ?12 minutes ago We’ll sign it out first, then help you secure your account\. It may keep access for up to 15 minutes\. This device stays signed in\.$/,
  )
  expect(dialog().getByRole('button', { name: 'Cancel' })).toHaveFocus()
  await page.user.keyboard('{Escape}')
  expect(notMe()).toHaveFocus()
  expect(steps()).toBeNull()
  expect(page.revokes()).toEqual([])
})

test('2.4.4: the device is signed out, then the page to a new password, then all others', async () => {
  const page = showList({}, link)
  await report(page)
  expect(await title()).toHaveFocus()
  expect(
    screen.getByText('Safari on iPhone is signed out.', { selector: '[data-device-list-note-text]' }),
  ).toBeVisible()
  expect(steps()).toHaveTextContent(
    /^Secure your accountChange your password. Whoever signed in may know it\.Change passwordSign out all/,
  )
  await waitFor(() => expect(page.said).toEqual([`Safari on iPhone is signed out. ${LEAD}`]))
  await quiet()
  expect(page.said).toHaveLength(1)

  await page.user.tab()
  expect(screen.getByRole('link', { name: 'Change password' })).toHaveFocus()
  expect(screen.getByRole('link', { name: 'Change password' })).toHaveAttribute('href', '/account/password')
  await page.user.tab()
  expect(others()).toHaveFocus()
  await page.user.keyboard('{Enter}')
  expect(screen.getByRole('dialog', { name: 'Sign out all 2 other devices?' })).toBeVisible()
  await page.user.click(confirmButton())
  expect(await screen.findByText('You’re only signed in here.')).toBeVisible()
  expect(others()).toBeNull()
  expect(screen.getByRole('link', { name: 'Change password' })).toBeVisible()
  expect(document.body).not.toHaveFocus()
  expect(page.revokes()).toEqual([{ target: 'session', sessionIds: ['phone'] }, { target: 'others' }])

  await page.user.click(screen.getByRole('button', { name: 'Close, Secure your account' }))
  expect(steps()).toBeNull()
  expect(screen.getByRole('heading', { name: 'Your devices' })).toHaveFocus()
})

test('without a link there are words alone; a link of the application’s own is shown as it is', async () => {
  const page = showList()
  await report(page)
  await title()
  expect(steps()).toHaveTextContent(LEAD)
  expect(screen.queryByRole('link')).toBeNull()
  page.show({ list: { changePassword: <a href="/own">Go there</a> } })
  expect(screen.getByRole('link', { name: 'Go there' })).toHaveAttribute('href', '/own')
})

test.each([
  ['not_found', 'Couldn’t sign out Safari on iPhone.', /^Couldn’t sign out Safari on iPhone\. This sign-in/],
  ['timeout', 'Couldn’t confirm that Safari on iPhone is signed out.', /^Couldn’t confirm/],
] as const)('after %s that truth is said first, and it leads on all the same', async (code, truth, said) => {
  const page = showList({ faults: [{ on: 'revoke', do: 'fail', code }] }, link)
  await report(page)
  expect(await title()).toHaveFocus()
  expect(steps()?.querySelector('p')).toHaveTextContent(truth)
  expect(steps()).not.toHaveTextContent('is signed out. Change')
  expect(screen.getByRole('link', { name: 'Change password' })).toBeVisible()
  expect(others()).toBeVisible()
  await waitFor(() => expect(page.said).toHaveLength(1))
  expect(page.said[0]).toMatch(said)
  expect(page.said[0]).toMatch(/Change your password. Whoever signed in may know it\.$/)

  // The truth follows what is found out later.
  await page.user.click(screen.getByRole('button', { name: 'Try again, Safari on iPhone' }))
  await waitFor(() => expect(screen.queryByText('Safari on iPhone', { selector: 'bdi' })).toBeNull())
  expect(steps()).not.toHaveTextContent(truth)
  expect(screen.getByRole('link', { name: 'Change password' })).toBeVisible()
})

test('accepted, and nothing could be read: that is not called signed out', async () => {
  const page = showList({}, link)
  await findSignOut('Safari on iPhone')
  for (let n = 0; n < 4; n += 1) page.adapter.fault({ on: 'list', do: 'fail', code: 'server' })
  await report(page)
  await title()
  expect(steps()?.querySelector('p')).toHaveTextContent('Couldn’t confirm that Safari on iPhone is signed out.')
  expect(document.querySelector('[data-device-list-note=good]')).toBeNull()
})

test('where the row goes before the rest is known, the focus comes to the steps all the same', async () => {
  // As in early versions of TanStack Query 5.
  notifyManager.setScheduler(queueMicrotask)
  const page = showList({}, link)
  await report(page)
  await waitFor(() => expect(steps()).toBeVisible())
  notifyManager.setScheduler(defaultScheduler)
  expect(await title()).toHaveFocus()
})

test('focus that is elsewhere is not taken', async () => {
  const page = showList(
    { faults: [{ on: 'revoke', do: 'hang' }] },
    {
      around: (list) => (
        <>
          {list}
          <button type="button">Elsewhere</button>
        </>
      ),
    },
  )
  await report(page)
  await waitFor(() => expect(page.revokes()).toHaveLength(1))
  expect(notMe()).toHaveAttribute('aria-disabled', 'true')
  await page.user.click(screen.getByRole('button', { name: 'Elsewhere' }))
  page.adapter.release()
  await title()
  expect(screen.getByRole('button', { name: 'Elsewhere' })).toHaveFocus()
})

test('not on this device, and not where the device cannot be signed out', async () => {
  const { user } = showList({ sessions: [laptop, { ...phone, canRevoke: false }] })
  for (const each of await screen.findAllByRole('button', { name: /^Details/ })) await user.click(each)
  expect(document.querySelectorAll('dl')).toHaveLength(2)
  expect(screen.queryByRole('button', { name: /^This wasn’t me/ })).toBeNull()
})

test('where nobody knows this device, the question says that it may be the one', async () => {
  const page = showList({ sessions: unmarked })
  await openDetails(page)
  await page.user.click(notMe() ?? document.body)
  expect(screen.getByRole('dialog')).toHaveAccessibleDescription(/This may be the device you’re using/)
})

test('where the server cannot sign out all others, that step is not offered', async () => {
  const page = showList({ capabilities: { revokeOthers: 'none' } }, link)
  await report(page)
  await title()
  expect(steps()?.querySelectorAll('li')).toHaveLength(1)
  expect(others()).toBeNull()
})

test('it ended the session here: the list says so, and leads nowhere', async () => {
  const page = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'unauthenticated' }] }, link)
  await report(page)
  expect(await screen.findByText('You’re signed out')).toBeVisible()
  expect(steps()).toBeNull()
})

test('the limit of the server holds for it too', async () => {
  const page = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 60_000 }] })
  await report(page)
  await title()
  expect(notMe()).toHaveAttribute('aria-disabled', 'true')
  expect(notMe()).toHaveAccessibleDescription(/Too many attempts/)
})

test('an ordinary sign-out leads nowhere', async () => {
  const page = showList({}, link)
  await openDetails(page)
  await page.user.click(signOutButton('Safari on iPhone'))
  await page.user.click(confirmButton())
  await waitFor(() => expect(page.said).toEqual(['Safari on iPhone is signed out.']))
  expect(steps()).toBeNull()
})

test('names differ while the steps are shown, and axe finds nothing', async () => {
  const page = showList({}, link)
  await openDetails(page, 'Living room TV')
  await report(page)
  await title()
  expect(othersButton()).toBeVisible()
  const buttons = screen.getAllByRole('button')
  const names = buttons.map((each) => each.getAttribute('aria-label') ?? each.textContent ?? '')
  expect(new Set(names).size).toBe(names.length)
  for (const [n, each] of buttons.entries()) expect(names[n]?.startsWith(each.textContent ?? '')).toBe(true)
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expect(within(row('Living room TV')).getByRole('button', { name: /^This wasn’t me/ })).toBeVisible()
})

test('DeviceListOutcomes is one element; props and ref land on it', async () => {
  const nodes: (Element | null)[] = []
  const mine = { id: 'mine', className: 'own', ref: (node: Element | null) => void nodes.push(node) }
  const page = showList(
    { sessions: [laptop, phone] },
    {
      list: {
        children: [
          <DeviceListOutcomes key="outcomes" {...mine} />,
          <DeviceListItems key="items">
            <DeviceListNotMe />
          </DeviceListItems>,
        ],
      },
    },
  )
  await page.user.click(await screen.findByRole('button', { name: /^This wasn’t me/ }))
  await page.user.click(confirmButton())
  await title()
  expect(nodes).toContain(document.querySelector('#mine'))
  expect(steps()?.parentElement).toHaveClass('own')
})
