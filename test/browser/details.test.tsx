import '../../src/ui/styles.css'
import { cleanup, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { SignOutOthersPrompt } from 'react-device-sessions'
import { ar } from 'react-device-sessions/locales/ar'
import { makeSession } from 'react-device-sessions/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { confirmButton, failOnConsole, findSignOut, laptop, phone, showList, tv } from '../ui/device-list/show-list.tsx'

// Details, "This wasn’t me" and the prompt, where there is layout and colour.

failOnConsole()

beforeEach(() => page.viewport(820, 900))
afterEach(() => {
  cleanup()
  document.documentElement.className = ''
  document.documentElement.style.fontSize = ''
  document.body.style.background = ''
})

const endless = 'W'.repeat(200)
const full = makeSession({
  ...phone,
  id: `id-${endless}`,
  key: 'full',
  createdAt: '2026-03-03T18:20:00.000Z',
  expiresAt: '2026-12-03T09:00:00.000Z',
  ip: { value: '2001:0db8:85a3:0000:0000:8a2e:0370:7334', masked: true },
  authMethods: ['passkey', endless],
  applications: [{ id: 'shop', name: 'Shop' }],
})
const sessions = [laptop, full, tv]

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]

async function press(selector: string, index = 0) {
  await waitFor(() => expect(all(selector).length).toBeGreaterThan(index))
  await userEvent.click(all(selector)[index] ?? document.body)
}

function expectItToFit(width: number) {
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  const outside = all('[data-device-list] *').filter((element) => {
    if (element.closest('[role=status]')) return false
    const { left, right } = element.getBoundingClientRect()
    const isCut = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline'
    return right > width || left < 0 || isCut
  })
  expect(outside.map(({ outerHTML }) => outerHTML.slice(0, 80))).toEqual([])
}

async function violations() {
  const { violations: found } = await axe.run(document.body, { runOnly: ['color-contrast', 'target-size'] })
  return found.flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => [html, failureSummary]))
}

const sizes = [
  [320, '100%', 'en'],
  [320, '200%', 'en'],
  [320, '100%', 'ar'],
  [1400, '100%', 'ar'],
] as const

test.each(sizes)('1.4.10: at %d px and %s text (%s) details and next steps fit', async (width, fontSize, language) => {
  await page.viewport(width, 900)
  document.documentElement.style.fontSize = fontSize
  showList(
    { sessions, faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] },
    { list: { language, locales: [ar], changePassword: '/password' } },
  )
  await press('[data-device-list-details]', 1)
  expect(all('[data-device-list-fact]')).toHaveLength(7)
  expectItToFit(width)
  await press('[data-device-list-not-me]')
  await press('dialog button', 1)
  await waitFor(() => expect(all('[data-device-list-next-steps]')).toHaveLength(1))
  expectItToFit(width)
})

test.each(sizes)('at %d px and %s text (%s) the prompt fits, asked and answered', async (width, fontSize, language) => {
  await page.viewport(width, 900)
  document.documentElement.style.fontSize = fontSize
  showList(
    { sessions, faults: [{ on: 'revoke', do: 'fail', code: 'network' }] },
    { around: () => <SignOutOthersPrompt language={language} locales={[ar]} onDismiss={() => {}} /> },
  )
  expectItToFit(width)
  await press('[data-device-list-prompt-actions] button')
  await waitFor(() => expect(all('[data-device-list-note]')).toHaveLength(1))
  expectItToFit(width)
})

test.each(['light', 'dark'])('in %s, every text has enough contrast, and every target its size', async (theme) => {
  document.documentElement.className = theme
  document.body.style.background = theme === 'dark' ? '#0b0c0f' : '#fff'
  showList(
    { sessions },
    {
      list: { changePassword: '/password' },
      around: (list) => (
        <>
          {list}
          <SignOutOthersPrompt onDismiss={() => {}} />
        </>
      ),
    },
  )
  await press('[data-device-list-details]', 1)
  expect(await violations()).toEqual([])
  await press('[data-device-list-not-me]')
  await userEvent.click(confirmButton())
  await screen.findByRole('heading', { name: 'Secure your account' })
  expect(await violations()).toEqual([])
})

async function tabTo(name: string) {
  for (let presses = 0; presses < 20; presses += 1) {
    await userEvent.keyboard('{Tab}')
    const { activeElement } = document
    if ((activeElement?.getAttribute('aria-label') ?? activeElement?.textContent) === name) return
  }
  throw new Error(`Tab does not lead to ${name}.`)
}

test('by keyboard alone: open, report, go on; the focus is never lost', async () => {
  showList({ sessions }, { list: { changePassword: '#password' } })
  await findSignOut('Safari on iPhone')
  const lost: string[] = []
  document.addEventListener('focusout', ({ target }) => {
    setTimeout(() => {
      if (document.activeElement === document.body) lost.push(target instanceof Element ? target.outerHTML : '')
    }, 50)
  })
  await tabTo('Details, Safari on iPhone')
  await userEvent.keyboard('{Enter}')
  await tabTo('This wasn’t me, Safari on iPhone')
  await userEvent.keyboard('{Enter}')
  await tabTo('Sign out')
  await userEvent.keyboard('{Enter}')
  const heading = await screen.findByRole('heading', { name: 'Secure your account' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  await waitFor(() => expect(screen.queryByText('Safari on iPhone', { selector: 'bdi' })).toBeNull())
  expect(document.activeElement).toBe(heading)
  await tabTo('Change password')
  await tabTo('Sign out all other devices, Secure your account')
  await tabTo('Close, Secure your account')
  await userEvent.keyboard(' ')
  expect(document.activeElement?.textContent).toBe('Your devices')
  expect(lost).toEqual([])
})

const bottomOfName = () => screen.getByText('Safari on iPhone', { selector: 'bdi' }).getBoundingClientRect().bottom

test('the buttons of a row stand on one line while there is room, and below the name where there is none', async () => {
  showList({ sessions })
  const signOut = await findSignOut('Safari on iPhone')
  const details = screen.getByRole('button', { name: 'Details, Safari on iPhone' })
  expect(details.getBoundingClientRect().right).toBeLessThanOrEqual(signOut.getBoundingClientRect().left)
  expect(details.getBoundingClientRect().top).toBeLessThan(bottomOfName())
  await page.viewport(340, 900)
  expect(details.getBoundingClientRect().top).toBeGreaterThanOrEqual(bottomOfName())
  expect(details.getBoundingClientRect().right).toBeLessThanOrEqual(signOut.getBoundingClientRect().left)
})
