import '../../src/ui/styles.css'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import type { ReactNode } from 'react'
import { ar } from 'react-device-sessions/locales/ar'
import { makeSession } from 'react-device-sessions/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  confirmButton,
  failOnConsole,
  findSignOut,
  four,
  phone,
  showList,
  signOut,
  signOutButton,
} from '../ui/device-list/show-list.tsx'

// What jsdom cannot show: the native dialog, layout, colours, frames.

failOnConsole()

beforeEach(() => page.viewport(820, 900))
afterEach(() => {
  cleanup()
  document.documentElement.className = ''
  document.documentElement.style.fontSize = ''
})

const focused = () => document.activeElement?.textContent
const openDialog = async () => userEvent.click(await findSignOut('Safari on iPhone'))
const isOpen = () => document.querySelector<HTMLDialogElement>('[data-device-list-dialog]')?.open === true

test('the dialog is modal: Tab never leaves it, forwards or backwards', async () => {
  showList()
  await openDialog()
  expect(document.querySelector('dialog')?.matches(':modal')).toBe(true)
  const seen = [focused()]
  for (const key of ['{Tab}', '{Tab}', '{Tab}', '{Shift>}{Tab}{/Shift}', '{Shift>}{Tab}{/Shift}']) {
    await userEvent.keyboard(key)
    seen.push(focused())
  }
  expect(seen).toEqual(['Cancel', 'Sign out', 'Cancel', 'Sign out', 'Cancel', 'Sign out'])
})

test('2.1.2: Escape closes it and the focus is back on the button that asked', async () => {
  showList()
  await openDialog()
  await userEvent.keyboard('{Escape}')
  expect(isOpen()).toBe(false)
  expect(document.activeElement).toBe(signOutButton('Safari on iPhone'))
})

test('F20: what is pressed right after Escape asks anew', async () => {
  showList()
  await openDialog()
  const dialogElement = document.querySelector('dialog')
  dialogElement?.dispatchEvent(new Event('cancel', { cancelable: true }))
  await Promise.resolve()
  expect(isOpen()).toBe(false)
  expect(document.activeElement).toBe(signOutButton('Safari on iPhone'))
  signOutButton('Safari on iPhone').click()
  await waitFor(() => expect(isOpen()).toBe(true))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(isOpen()).toBe(true)
})

test('the focus is back there even if the click never gave it to the button, as in Safari', async () => {
  showList()
  fireEvent.click(await findSignOut('Safari on iPhone'))
  expect(isOpen()).toBe(true)
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement).toBe(signOutButton('Safari on iPhone'))
})

test('inside a dialog of the application, Escape closes ours alone, and the focus stays inside', async () => {
  showList({}, { around: (list) => <HostDialog>{list}</HostDialog> })
  await openDialog()
  await userEvent.keyboard('{Escape}')
  expect(isOpen()).toBe(false)
  expect(document.querySelector<HTMLDialogElement>('#host')?.open).toBe(true)
  expect(document.activeElement).toBe(signOutButton('Safari on iPhone'))
})

function HostDialog({ children }: { readonly children: ReactNode }) {
  return (
    <dialog id="host" ref={(dialog) => void (dialog && !dialog.open && dialog.showModal())}>
      {children}
    </dialog>
  )
}

test('when the list goes with its dialog open, the page can be used again', async () => {
  const { unmount } = showList(
    {},
    {
      around: (list) => (
        <>
          {list}
          <button type="button">Elsewhere</button>
        </>
      ),
    },
  )
  await openDialog()
  unmount()
  document.body.insertAdjacentHTML('beforeend', '<button id="after" type="button">After</button>')
  await userEvent.keyboard('{Tab}')
  expect(focused()).toBe('After')
  document.querySelector('#after')?.remove()
})

test('"Signing out…" is painted with the next frame after the click', async () => {
  const { adapter, revokes } = showList({ faults: [{ on: 'revoke', do: 'hang' }] })
  await openDialog()
  const inFrame = new Promise((resolve) => {
    confirmButton().addEventListener('click', () =>
      requestAnimationFrame(() =>
        resolve(document.querySelector('[data-revoking] [data-device-list-meta]')?.textContent),
      ),
    )
  })
  await userEvent.click(confirmButton())
  expect(await inFrame).toMatch(/ Signing out…$/)
  await waitFor(() => expect(revokes()).toHaveLength(1))
  adapter.release()
  await waitFor(() => expect(document.activeElement).toBe(signOutButton('Living room TV')))
})

test('what is announced is outside of any modal by then, so that it can be heard', async () => {
  const { said } = showList()
  await openDialog()
  await userEvent.click(confirmButton())
  await waitFor(() => expect(said).toEqual(['Safari on iPhone is signed out.']))
  expect(document.querySelector('dialog:modal')).toBeNull()
})

test('a held Enter opens the dialog once and confirms nothing', async () => {
  const { revokes } = showList()
  ;(await findSignOut('Safari on iPhone')).focus()
  await userEvent.keyboard('{Enter>12/}')
  expect(isOpen()).toBe(true)
  expect(revokes()).toEqual([])
})

const endless = 'W'.repeat(60)
const long = makeSession({ id: 'long', device: { type: 'mobile', model: endless }, lastActiveAt: phone.lastActiveAt })

test.each([
  [320, '100%', 'en'],
  [320, '200%', 'en'],
  [320, '100%', 'ar'],
  [820, '200%', 'ar'],
  [1400, '100%', 'en'],
])('1.4.4, 1.4.10: at %d px and %s text (%s) nothing scrolls sideways or is cut', async (width, fontSize, language) => {
  await page.viewport(width, 900)
  document.documentElement.style.fontSize = fontSize
  showList(
    { sessions: [...four, long], faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] },
    { list: { language, locales: [ar] } },
  )
  await waitFor(() => expect(all('li')).toHaveLength(5))
  await userEvent.click(nth('[data-device-list-sign-out]', 1))
  expectItToFit(width)
  await userEvent.click(nth('dialog button', 1))
  await waitFor(() => expect(all('[data-device-list-standing]')).toHaveLength(1))
  expectItToFit(width)
})

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]

function nth(selector: string, index: number): HTMLElement {
  const element = all(selector)[index]
  if (!element) throw new Error(`There is no ${selector} number ${index}.`)
  return element
}

function expectItToFit(width: number) {
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  const shown = all('[data-device-list] *').filter((element) => !element.closest('[role=status]'))
  const outside = shown.filter((element) => {
    const { left, right } = element.getBoundingClientRect()
    return (
      right > width ||
      left < 0 ||
      (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
    )
  })
  expect(outside.map(({ outerHTML }) => outerHTML.slice(0, 80))).toEqual([])
}

test('in a parent as wide as what is in it, the list has a width', async () => {
  showList({}, { around: (list) => <div style={{ inlineSize: 'fit-content' }}>{list}</div> })
  await findSignOut('Safari on iPhone')
  expect(nth('[data-device-list]', 0).clientWidth).toBeGreaterThan(300)
})

test.each(['light', 'dark'])('1.4.3: in %s, every text has enough contrast, in every state', async (theme) => {
  document.documentElement.className = theme
  document.body.style.background = theme === 'dark' ? '#0b0c0f' : '#fff'
  const { user, adapter, revokes } = showList({
    faults: [
      { on: 'revoke', do: 'fail', code: 'forbidden' },
      { on: 'revoke', do: 'ignore' },
    ],
  })
  await signOut(user, 'Safari on iPhone')
  await screen.findByText('Still signed in.')
  await signOut(user, 'Living room TV')
  await screen.findByText(/still listed\.$/)
  expect(await contrastViolations()).toEqual([])
  adapter.fault({ on: 'revoke', do: 'hang' })
  await user.click(await findSignOut('Firefox on Windows'))
  expect(await contrastViolations()).toEqual([])
  await user.click(confirmButton())
  await waitFor(() => expect(revokes()).toHaveLength(3))
  expect(await contrastViolations()).toEqual([])
  adapter.release()
  await screen.findByText(/^Firefox on Windows is signed out/, { selector: '[data-device-list-note-text]' })
  expect(await contrastViolations()).toEqual([])
  document.body.style.background = ''
})

async function contrastViolations() {
  const { violations } = await axe.run(document.body, { runOnly: ['color-contrast', 'target-size'] })
  return violations.flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => [html, failureSummary]))
}
