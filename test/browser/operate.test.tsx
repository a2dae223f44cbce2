import '../../src/ui/styles.css'
import '../../src/ui/styles/manage.css'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { StepUpPasswordForm } from 'react-device-sessions'
import { ar } from 'react-device-sessions/locales/ar'
import { DeviceManager } from 'react-device-sessions/manage'
import { Toaster, toast } from 'sonner'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { failOnConsole, findSignOut, phone, quiet, row, showList, signOut } from '../ui/device-list/show-list.tsx'
import { checkbox, many, searchField, showManager } from '../ui/manage/show-manager.tsx'
import { all, controls, emulate, first, focused, frame } from './support.ts'

// WCAG 2.2, principles 2 and 3: what there is can be operated, and does what one expects.

failOnConsole()
beforeEach(() => page.viewport(820, 900))
afterEach(async () => {
  toast.dismiss()
  cleanup()
  await emulate()
})

const challenge = { on: 'revoke', do: 'step-up', times: 'until-proof' } as const
const right = async (password: string) => (password === 'hunter2' ? { password } : null)

test('2.1.1, 2.1.2: Tab goes through everything that can be pressed, and out again', async () => {
  showList(
    {},
    {
      around: (list) => (
        <>
          {list}
          <button type="button">After</button>
        </>
      ),
    },
  )
  await findSignOut('Living room TV')
  const expected = controls()
  const reached: (Element | null)[] = []
  for (const _ of expected) {
    await userEvent.keyboard('{Tab}')
    reached.push(document.activeElement)
  }
  expect(reached).toEqual(expected)
  expect(focused()).toBe('After')
})

test('2.1.4: no letter and no digit does anything by itself', async () => {
  const { adapter } = showList()
  ;(await findSignOut('Safari on iPhone')).focus()
  const [before, calls] = [document.body.innerHTML, adapter.calls.length]
  await userEvent.keyboard('abcdefghijklmnopqrstuvwxyz0123456789?/.{Delete}{Backspace}')
  expect(document.body.innerHTML).toBe(before)
  expect(adapter.calls).toHaveLength(calls)
})

test('2.2.1: what a toast says stays on the page when the toast has gone', async () => {
  const { user } = showList(
    {},
    {
      around: (list) => (
        <>
          {list}
          <Toaster duration={200} />
        </>
      ),
    },
  )
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(all('[data-sonner-toast]')).toHaveLength(1))
  await waitFor(() => expect(all('[data-sonner-toast]')).toHaveLength(0))
  expect(
    screen.getByText('Safari on iPhone is signed out.', { selector: '[data-device-list-note-text]' }),
  ).toBeVisible()
})

test('4.1.2, 4.1.3: a toast that takes the focus has the name that is heard once, and says nothing itself', async () => {
  const { user, said } = showList(
    {},
    {
      around: (list) => (
        <>
          {list}
          <Toaster duration={Number.POSITIVE_INFINITY} />
        </>
      ),
    },
  )
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(all('[data-sonner-toast]')).toHaveLength(1))
  const item = first('[data-sonner-toast]')
  expect(item.tabIndex).toBe(0)
  expect(item).toHaveAccessibleName('Safari on iPhone is signed out.')
  // An announcer that is emptied says nothing.
  await waitFor(() => expect(said.filter((text) => text !== '')).toEqual(['Safari on iPhone is signed out.']))
  expect(item.querySelector('[data-title] > span')?.getAttribute('aria-hidden')).toBe('true')
})

test('2.2.2, 2.3.3: who wants less motion gets none', async () => {
  await emulate({ 'prefers-reduced-motion': 'reduce' })
  const { user, revokes } = showList({ faults: [{ on: 'revoke', do: 'hang' }] })
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(revokes()).toHaveLength(1))
  expect(row('Safari on iPhone').querySelector('[data-device-list-spinner]')).not.toBeNull()
  const moving = document.getAnimations().filter(({ playState }) => playState === 'running')
  expect(moving).toEqual([])
})

test('2.4.3: the focus goes through a row, its open details and on to the next row', async () => {
  const { user } = showList()
  await user.click(await screen.findByRole('button', { name: 'Details, Safari on iPhone' }))
  const order: string[] = []
  for (let n = 0; n < 5; n += 1) {
    order.push(focused())
    await userEvent.keyboard('{Tab}')
  }
  expect(order).toEqual([
    'Details, Safari on iPhone',
    'Sign out, Safari on iPhone',
    'Copy, Session ID, Safari on iPhone',
    'This wasn’t me, Safari on iPhone',
    'Details, Living room TV',
  ])
})

test('2.4.6: headings and labels say what they stand over, and no two buttons have one name', async () => {
  const twins = Array.from({ length: 4 }, (_, n) => ({ ...phone, id: `phone-${n}`, key: `phone-${n}` }))
  showList({ sessions: twins })
  await waitFor(() => expect(screen.getAllByRole('button', { name: /^Sign out, / })).toHaveLength(4))
  const names = controls().map((control) => control.ariaLabel ?? control.textContent)
  expect(new Set(names).size).toBe(names.length)
})

/** The parts of the focused element's box that something else covers. */
function coveredShare(): number {
  const { activeElement } = document
  const { left, top, width, height } = activeElement?.getBoundingClientRect() ?? new DOMRect()
  const points = [0.1, 0.5, 0.9].flatMap((x) =>
    [0.1, 0.5, 0.9].map((y) => [left + x * width, top + y * height] as const),
  )
  const covered = points.filter(([x, y]) => {
    const hit = document.elementFromPoint(x, y)
    return !hit || !(activeElement?.contains(hit) || hit.contains(activeElement))
  })
  return covered.length / points.length
}

/** What has the focus and is covered entirely, while tabbing down and up again. */
async function coveredStops(): Promise<readonly string[]> {
  const stops = controls().filter((control) => !control.closest('[data-sonner-toaster]')).length
  const covered: string[] = []
  first('[data-device-list] :is(input, button)').focus()
  for (const key of ['{Tab}', '{Shift>}{Tab}{/Shift}'])
    for (let n = 0; n < stops - 4; n += 1) {
      await userEvent.keyboard(key)
      await frame()
      if (coveredShare() === 1) covered.push(`${key} ${focused()}`)
    }
  return covered
}

test.each([
  [1400, 500],
  [320, 568],
])(
  '2.4.11: with devices selected and a toast, what gets the focus is never covered, at %d × %d',
  async (width, height) => {
    await page.viewport(width, height)
    const { user } = showList(
      { sessions: many(7) },
      {
        around: () => (
          <>
            <DeviceManager />
            <Toaster position="top-center" duration={Number.POSITIVE_INFINITY} />
          </>
        ),
      },
    )
    await user.click(await screen.findByRole('checkbox', { name: 'Device 0' }))
    toast('Something else of the application')
    await waitFor(() => expect(all('[data-sonner-toast]').length).toBeGreaterThan(0))
    expect(await coveredStops()).toEqual([])
  },
)

test('3.1.2: the list says in which language it is, whatever the page is in', async () => {
  document.documentElement.lang = 'en'
  showList({}, { list: { language: 'ar', locales: [ar] } })
  await screen.findByText('Living room TV')
  expect(first('[data-device-list]')).toHaveAttribute('lang', 'ar')
  expect(first('[data-device-list]')).toHaveAttribute('dir', 'rtl')
  expect(first('dialog').closest('[lang]')).toHaveAttribute('lang', 'ar')
})

test('3.2.1, 3.2.2: focus and input change nothing else: no request, no dialog, no other focus', async () => {
  const { adapter } = showManager({ sessions: many(4) })
  await findSignOut('Device 3')
  const calls = adapter.calls.length
  for (const control of controls()) {
    control.focus()
    expect(document.activeElement).toBe(control)
  }
  await userEvent.click(checkbox('Device 1'))
  expect(document.activeElement).toBe(checkbox('Device 1'))
  await userEvent.type(searchField(), 'Device')
  expect(document.activeElement).toBe(searchField())
  await quiet()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(adapter.calls).toHaveLength(calls)
})

test('3.2.4: what does the same is called the same, in the row, the dialog and the list', async () => {
  const { user } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByRole('button', { name: 'Sign out' })).toBeVisible()
  expect(dialog.getByText('Safari on iPhone', { selector: 'bdi' })).toBeVisible()
  await user.keyboard('{Escape}')
  for (const button of screen.getAllByRole('button', { name: /^Sign out, / }))
    expect(button.textContent).toMatch(/^Sign out( all other devices)?$/)
})

test('3.3.1, 3.3.2, 3.3.3: a wrong password is said at its field, which keeps the focus and says what to do', async () => {
  const { user } = showList({ faults: [challenge] }, { list: { stepUp: <StepUpPasswordForm onSubmit={right} /> } })
  await signOut(user, 'Safari on iPhone')
  const field = await screen.findByLabelText('Password')
  await userEvent.keyboard('wrong{Enter}')
  expect((await screen.findByRole('alert')).textContent).toBe('Wrong password. Try again.')
  expect(field).toHaveAttribute('aria-invalid', 'true')
  expect(field).toHaveAccessibleDescription('Wrong password. Try again.')
  await waitFor(() => expect(document.activeElement).toBe(field))
})

test('3.3.4: nothing is ended before it was confirmed in a dialog that says what', async () => {
  const { user, revokes } = showList()
  for (const button of await screen.findAllByRole('button', { name: /^Sign out/ })) {
    await user.click(button)
    expect(screen.getByRole('dialog')).toHaveAccessibleName(/\?$/)
    await user.keyboard('{Escape}')
  }
  expect(revokes()).toEqual([])
})

test('3.3.8: a password can be pasted, and be filled in by a password manager', async () => {
  const onSubmit = vi.fn(right)
  const { user } = showList({ faults: [challenge] }, { list: { stepUp: <StepUpPasswordForm onSubmit={onSubmit} /> } })
  await signOut(user, 'Safari on iPhone')
  const field = await screen.findByLabelText<HTMLInputElement>('Password')
  expect(field).toHaveAttribute('autocomplete', 'current-password')
  // What the browser does for Ctrl+V and for a manager: an event that a page could prevent, then the text.
  expect(fireEvent.paste(field)).toBe(true)
  field.focus()
  document.execCommand('insertText', false, 'hunter2')
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(onSubmit).toHaveBeenCalledWith('hunter2'))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})
