import '../../src/ui/styles.css'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { failOnConsole, findSignOut, showList } from '../ui/device-list/show-list.tsx'
import { focused } from './support.ts'

// What the page does with dialogs of its own, and around ours.

failOnConsole()
afterEach(() => {
  cleanup()
  document.body.replaceChildren()
})

const question = () => screen.getByRole('dialog', { name: 'Sign out Safari on iPhone?' })

test('a dialog that the page opens above the question has its keys to itself', async () => {
  showList()
  // A real click: what opens without one shares its Escape with the next.
  await userEvent.click(await findSignOut('Safari on iPhone'))
  const above = document.createElement('dialog')
  above.setAttribute('aria-label', 'Are you still there?')
  above.innerHTML = '<input aria-label="Code"><button>Stay</button><button>Leave</button>'
  document.body.append(above)
  above.showModal()
  const stops: string[] = []
  for (let n = 0; n < 3; n += 1) {
    stops.push(focused())
    await userEvent.keyboard('{Tab}')
  }
  expect(stops).toEqual(['Code', 'Stay', 'Leave'])
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(above.open).toBe(false))
  expect(question()).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('where the page hides the list, its question is closed, and the page takes clicks', async () => {
  const { user, container } = showList()
  await user.click(await findSignOut('Safari on iPhone'))
  expect(question()).toBeVisible()
  let clicks = 0
  const button = document.createElement('button')
  button.textContent = 'Elsewhere'
  button.addEventListener('click', () => (clicks += 1))
  document.body.append(button)
  container.style.display = 'none'
  await waitFor(() => expect(document.querySelector('dialog:modal')).toBeNull())
  await userEvent.click(button)
  expect(clicks).toBe(1)
})
