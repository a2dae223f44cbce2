import '../../src/ui/styles.css'
import '../../src/ui/styles/manage.css'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { ar } from 'react-device-sessions/locales/ar'
import { toast } from 'sonner'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { failOnConsole, findSignOut, showList, signOut, signOutButton } from '../ui/device-list/show-list.tsx'
import { checkbox, many, showManager } from '../ui/manage/show-manager.tsx'
import { all, controls, emulate, first } from './support.ts'

// WCAG 2.2, 2.5: pointers, names that can be spoken, and the size of what is pressed.

failOnConsole()
beforeEach(() => page.viewport(820, 900))
afterEach(async () => {
  toast.dismiss()
  cleanup()
  await emulate()
})

test('2.5.2: a pointer that is let go elsewhere has pressed nothing', async () => {
  const { revokes } = showList()
  const button = await findSignOut('Safari on iPhone')
  const { left, top } = button.getBoundingClientRect()
  const frameBox = window.frameElement?.getBoundingClientRect() ?? new DOMRect()
  const at = { x: frameBox.left + left + 5, y: frameBox.top + top + 5, button: 'left', clickCount: 1 } as const
  await cdp().send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' })
  expect(screen.queryByRole('dialog')).toBeNull()
  await cdp().send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased', x: 2, y: 2 })
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(revokes()).toEqual([])
})

test('2.5.3: a name begins with the label that is seen', async () => {
  const { user, revokes } = showList({
    faults: [
      { on: 'revoke', do: 'fail', code: 'forbidden' },
      { on: 'revoke', do: 'hang' },
    ],
  })
  await user.click(await screen.findByRole('button', { name: 'Details, Safari on iPhone' }))
  await signOut(user, 'Safari on iPhone')
  await screen.findByText(/[Ss]till signed in\./)
  await signOut(user, 'Living room TV')
  await waitFor(() => expect(revokes()).toHaveLength(2))
  expect(misnamed()).toEqual([])
  await user.click(signOutButton('Firefox on Windows'))
  expect(misnamed()).toEqual([])
})

test('2.5.3: in Arabic too', async () => {
  const { user } = showList({}, { list: { language: 'ar', locales: [ar] } })
  await screen.findByText('Living room TV')
  await user.click(first('[data-device-list-details]'))
  expect(misnamed()).toEqual([])
})

/** What is not named after the label that is seen; and what has no name at all. */
function misnamed(): readonly (string | null)[] {
  const wrong = controls().filter((control) => control.ariaLabel && !control.ariaLabel.startsWith(labelSeenOn(control)))
  return [...wrong, ...all('button:not([aria-label]):empty')].map(({ outerHTML }) => outerHTML)
}

/** The label of a button that waits is transparent, below a spinner. */
function labelSeenOn(control: HTMLElement): string {
  const unseen = [...control.querySelectorAll('span')].find((span) => !span.checkVisibility({ opacityProperty: true }))
  return control.textContent.replace(unseen?.textContent ?? '', '').trim()
}

/** As wide and as high as WCAG wants a target to be. */
const LEAST = 24

test.each([320, 820])('2.5.8: every target is at least 24 by 24 px, at %d px', async (width) => {
  await page.viewport(width, 900)
  const { user } = showManager({ sessions: many(3) })
  await user.click(await screen.findByRole('button', { name: 'Details, Device 1' }))
  await user.click(checkbox('Device 0'))
  expect(smallTargets()).toEqual([])
  await user.click(signOutButton('Device 1'))
  expect(smallTargets()).toEqual([])
})

function smallTargets(): readonly string[] {
  return controls().flatMap((control) => {
    // A label is pressed as its field is.
    const box = (control.closest('label') ?? control).getBoundingClientRect()
    return box.width < LEAST || box.height < LEAST
      ? [`${control.outerHTML.slice(0, 90)} ${box.width}×${box.height}`]
      : []
  })
}

test('2.5.7: what Shift selects can be selected one by one, and nothing is dragged', async () => {
  showManager({ sessions: many(4) })
  await findSignOut('Device 3')
  for (const name of ['Device 0', 'Device 1', 'Device 2']) await userEvent.click(checkbox(name))
  expect(screen.getByText('3 selected')).toBeVisible()
  expect(all('[draggable=true]')).toEqual([])
})
