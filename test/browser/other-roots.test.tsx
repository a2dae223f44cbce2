// What jsdom cannot say of a list in a shadow root or a frame: its styles, the browser's own order of focus, the top layer, and that
// what is announced is spoken from the same tree.
import '../../src/ui/styles.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, waitFor, within } from '@testing-library/react'
import { DeviceList, SessionProvider } from 'react-device-sessions'
import { memoryAdapter } from 'react-device-sessions/testing'
import { createPortal } from 'react-dom'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { failOnConsole, four } from '../ui/device-list/show-list.tsx'
import { colourOf } from './support.ts'

failOnConsole()
beforeEach(() => page.viewport(820, 900))
afterEach(() => {
  cleanup()
  document.body.replaceChildren()
})

const styles = () => [...document.querySelectorAll('style, link[rel="stylesheet"]')].map((node) => node.cloneNode(true))

const places = {
  'a shadow root': () => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
    root.append(...styles())
    return { root, at: root.appendChild(document.createElement('div')) }
  },
  'a frame of the same origin': () => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    frame.title = 'Settings'
    frame.style.cssText = 'inline-size: 700px; block-size: 700px; border: 0'
    const root = frame.contentDocument
    if (!root) throw new Error('The frame has no document.')
    root.documentElement.lang = 'en'
    root.head.append(...styles())
    return { root, at: root.body }
  },
}
const names = ['a shadow root', 'a frame of the same origin'] as const satisfies readonly (keyof typeof places)[]

/** A list between two buttons of the page, to which the focus would go if it left. */
async function showIn(place: keyof typeof places) {
  document.body.append(pageButton('Before'))
  const { root, at } = places[place]()
  document.body.append(pageButton('After'))
  const adapter = memoryAdapter({ sessions: four })
  render(
    createPortal(
      <QueryClientProvider client={new QueryClient()}>
        <SessionProvider adapter={adapter} userId="ada" recheckAfterMs={20} onSignedOut={() => {}}>
          <DeviceList />
        </SessionProvider>
      </QueryClientProvider>,
      at,
    ),
  )
  const inside = within(at)
  const start = await inside.findByRole('button', { name: 'Sign out, Safari on iPhone' })
  const focused = () => root.activeElement?.ariaLabel ?? root.activeElement?.textContent
  return { at, view: at.ownerDocument.defaultView ?? window, inside, start, focused }
}

function pageButton(text: string): HTMLElement {
  const button = document.createElement('button')
  button.textContent = text
  return button
}

/** Presses a key; the focus then is there. */
const go = async (focused: () => unknown, key: string, name: string) => {
  await userEvent.keyboard(key)
  await waitFor(() => expect([key, focused()]).toEqual([key, name]))
}

test.each(names)(
  'in %s the list and its question are styled, and the question stands over everything',
  async (place) => {
    const { at, view, inside, start } = await showIn(place)
    const list = at.querySelector('[data-device-list]')
    if (!list) throw new Error('There is no list.')
    expect(Number.parseFloat(view.getComputedStyle(list).borderTopWidth)).toBeGreaterThanOrEqual(1)

    start.focus()
    await userEvent.keyboard('{Enter}')
    const question = await inside.findByRole('dialog')
    const dialog = question.closest('dialog') ?? question
    expect(dialog.matches(':modal')).toBe(true)
    await Promise.all(dialog.getAnimations().map(({ finished }) => finished))
    expect(colourOf(view.getComputedStyle(dialog).backgroundColor)[3]).toBe(1)
    const { left, right, top, bottom } = dialog.getBoundingClientRect()
    const { clientWidth } = at.ownerDocument.documentElement
    expect(Math.abs((left + right) / 2 - clientWidth / 2)).toBeLessThan(2)
    expect(Math.abs((top + bottom) / 2 - view.innerHeight / 2)).toBeLessThan(2)
    const confirm = within(question).getByRole('button', { name: 'Sign out' })
    const [red, green, blue, alpha] = colourOf(view.getComputedStyle(confirm).backgroundColor)
    expect({ alpha, isRed: red - Math.max(green, blue) > 30 }).toEqual({ alpha: 1, isRed: true })
  },
)

test.each(names)('in %s the question holds the focus, gives it back, and the outcome is said there', async (place) => {
  const { at, inside, start, focused } = await showIn(place)
  start.focus()
  await go(focused, '{Enter}', 'Cancel')
  await go(focused, '{Tab}', 'Sign out')
  await go(focused, '{Tab}', 'Cancel')
  await go(focused, '{Shift>}{Tab}{/Shift}', 'Sign out')
  await go(focused, '{Escape}', 'Sign out, Safari on iPhone')
  expect(inside.queryByRole('dialog')).toBeNull()

  await go(focused, '{Enter}', 'Cancel')
  await go(focused, '{Tab}', 'Sign out')
  await go(focused, '{Enter}', 'Sign out, Living room TV')
  expect(inside.queryByRole('button', { name: 'Sign out, Safari on iPhone' })).toBeNull()
  await waitFor(() => {
    const said = [...at.querySelectorAll('[data-device-list-announcer]')].map(({ textContent }) => textContent)
    expect(said.join()).toMatch(/Signed out.*Safari on iPhone|Safari on iPhone.*signed out/)
  })
})
