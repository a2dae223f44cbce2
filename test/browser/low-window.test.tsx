import '../../src/ui/styles.css'
import { cleanup, screen, within } from '@testing-library/react'
import { StepUpPasswordForm } from 'react-device-sessions'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  confirmButton,
  dialog,
  failOnConsole,
  findSignOut,
  othersButton,
  showList,
} from '../ui/device-list/show-list.tsx'
import { focused, frame } from './support.ts'

// 1280 × 1024 at 400 % is 320 × 256 (WCAG 1.4.10): there a question is longer than the window.

failOnConsole()

beforeEach(() => page.viewport(320, 256))
afterEach(cleanup)

const lag = { capabilities: { accessTokenLagSeconds: 900 } }

/** Nothing is drawn over this element, and it lies within the window. */
function isSeen(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  // Not the corners, which are round.
  const points = [
    [x, top + 2],
    [x, bottom - 2],
    [left + 2, y],
    [right - 2, y],
  ] as const
  return points.every((point) => {
    const found = document.elementFromPoint(...point)
    return found !== null && element.contains(found)
  })
}

test.each([
  ['one device', async () => userEvent.click(await findSignOut('Safari on iPhone')), 'Sign out Safari on iPhone?'],
  [
    'all others',
    async () => {
      await findSignOut('Safari on iPhone')
      await userEvent.click(othersButton())
    },
    'Sign out all 3 other devices?',
  ],
])('at 320 × 256 px the question of %s opens at its title, with its buttons in view', async (_what, ask, title) => {
  showList(lag)
  await ask()
  await frame()
  expect(focused()).toBe('Cancel')
  expect(isSeen(dialog().getByRole('heading', { name: title }))).toBe(true)
  for (const button of dialog().getAllByRole('button')) expect(isSeen(button)).toBe(true)
})

test('at 320 × 256 px the text of the question can be read to its end with the keyboard, and the buttons stay', async () => {
  showList(lag)
  await userEvent.click(await findSignOut('Safari on iPhone'))
  await userEvent.keyboard('{End}')
  await expect.poll(() => isSeen(dialog().getByText(/12 minutes ago/))).toBe(true)
  for (const button of dialog().getAllByRole('button')) expect(isSeen(button)).toBe(true)
})

test('at 320 × 256 px the field for the password is in view, clear of the buttons', async () => {
  showList(
    { faults: [{ on: 'revoke', do: 'step-up', times: 'until-proof' }] },
    { list: { stepUp: <StepUpPasswordForm username="ada" onSubmit={(password) => ({ password })} /> } },
  )
  await userEvent.click(await findSignOut('Safari on iPhone'))
  await userEvent.click(confirmButton())
  const box = within(await screen.findByRole('dialog', { name: /^Confirm it’s you/ }))
  await frame()
  expect(document.activeElement).toBe(box.getByLabelText('Password'))
  expect(isSeen(box.getByLabelText('Password'))).toBe(true)
})
