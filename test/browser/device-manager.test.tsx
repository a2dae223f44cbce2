import '../../src/ui/styles.css'
import '../../src/ui/styles/manage.css'
import { cleanup, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { ar } from 'react-device-sessions/locales/ar'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { failOnConsole } from '../ui/device-list/show-list.tsx'
import {
  checkbox,
  findCheckbox,
  many,
  rowNames,
  searchField,
  selectAll,
  showManager,
  signOutSelected,
} from '../ui/manage/show-manager.tsx'

// What jsdom cannot show: what sticks, what covers what, layout, a real keyboard.

failOnConsole()

beforeEach(() => page.viewport(820, 600))
afterEach(() => {
  cleanup()
  scrollTo(0, 0)
  document.documentElement.className = ''
  document.documentElement.style.fontSize = ''
})

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
const theBar = () => screen.getByRole('group', { name: 'Selected devices' })

test('the bar sticks to the bottom of the window while the rows scroll', async () => {
  showManager({ sessions: many(40) })
  await userEvent.click(await findCheckbox('Device 0'))
  const { bottom, top } = theBar().getBoundingClientRect()
  expect(bottom).toBeCloseTo(600, 0)
  expect(top).toBeGreaterThan(450)
  scrollTo(0, 400)
  expect(theBar().getBoundingClientRect().bottom).toBeCloseTo(600, 0)
})

test.each([
  [820, 600],
  [320, 500],
])('2.4.11: at %d × %d px the bar never covers what has the focus, on the way down and back', async (width, height) => {
  await page.viewport(width, height)
  showManager({ sessions: many(7) })
  await userEvent.click(await findCheckbox('Device 0'))
  const covered: (string | null)[] = []
  const seen = new Set<string | null>()
  for (const key of [...Array<string>(26).fill('{Tab}'), ...Array<string>(26).fill('{Shift>}{Tab}{/Shift}')]) {
    await userEvent.keyboard(key)
    const { activeElement } = document
    if (!activeElement || theBar().contains(activeElement) || !activeElement.closest('[data-device-list]')) continue
    const { bottom, top } = activeElement.getBoundingClientRect()
    seen.add(activeElement.getAttribute('aria-label'))
    const over = theBar().getBoundingClientRect()
    if ((bottom > over.top + 1 && top < over.bottom - 1) || top < -1)
      covered.push(activeElement.getAttribute('aria-label'))
  }
  expect(seen.size).toBeGreaterThan(18)
  expect(covered).toEqual([])
})

test('with the keyboard alone: search, select a range, sign out', async () => {
  const { revokes } = showManager({ sessions: many(6) })
  await findCheckbox('Device 0')
  searchField().focus()
  await userEvent.keyboard('device{Tab}{Tab}{Tab}')
  expect(document.activeElement).toBe(selectAll())
  await userEvent.keyboard('{Tab}')
  expect(document.activeElement).toBe(checkbox('Device 0'))
  await userEvent.keyboard(' ')
  expect(checkbox('Device 0')).toBeChecked()
  for (let stop = 0; stop < 6; stop += 1) await userEvent.keyboard('{Tab}')
  expect(document.activeElement).toBe(checkbox('Device 2'))
  await userEvent.keyboard('{Shift>} {/Shift}')
  await waitFor(() => expect(signOutSelected()).toHaveTextContent('Sign out 3 devices'))
  signOutSelected().focus()
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement).toHaveTextContent('Cancel')
  await userEvent.keyboard('{Tab}{Enter}')
  await waitFor(() => expect(revokes()).toEqual([{ target: 'session', sessionIds: ['d0', 'd1', 'd2'] }]))
  await waitFor(() => expect(rowNames()).toHaveLength(3))
  expect(document.activeElement).toBe(selectAll())
})

test.each([
  [320, '100%', 'en'],
  [320, '200%', 'en'],
  [320, '100%', 'ar'],
  [820, '200%', 'ar'],
  [1400, '100%', 'en'],
])('at %d px and %s text (%s) nothing scrolls sideways or is cut', async (width, fontSize, language) => {
  await page.viewport(width, 900)
  document.documentElement.style.fontSize = fontSize
  showManager(
    { sessions: many(100), faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] },
    { language, locales: [ar] },
  )
  await waitFor(() => expect(rowNames()).toHaveLength(50))
  all('[data-device-list-select]')[3]?.click()
  await waitFor(() => expect(all('[data-device-list-bulk-bar]')).toHaveLength(1))
  expectItToFit(width)
  all('[data-device-list-bulk-actions] button')[1]?.click()
  await waitFor(() => expect(document.querySelector('dialog')?.open).toBe(true))
  expectItToFit(width)
  all('dialog [data-device-list-button="solid"]')[0]?.click()
  await waitFor(() => expect(all('[data-device-list-item] [data-device-list-standing]')).toHaveLength(1))
  expectItToFit(width)
})

function expectItToFit(width: number) {
  const shown = all('[data-device-list] *').filter((element) => !element.closest('[role=status]'))
  const outside = shown.filter((element) => {
    const { left, right } = element.getBoundingClientRect()
    const isOwn = element.matches('input, select, option')
    const isCut = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline'
    return right > width || left < 0 || (isCut && !isOwn)
  })
  expect(outside.map(({ outerHTML }) => outerHTML.slice(0, 120))).toEqual([])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
}

test.each(['light', 'dark'])('in %s axe finds nothing: at rest, selecting, asking, nothing found', async (theme) => {
  document.documentElement.className = theme
  document.body.style.background = theme === 'dark' ? '#0b0c0f' : '#fff'
  showManager({ sessions: many(6), capabilities: { limitsPerHour: { revoke: 3 } } })
  await findCheckbox('Device 0')
  expect(await violations()).toEqual([])
  await userEvent.click(selectAll())
  expect(await violations()).toEqual([])
  await userEvent.click(signOutSelected())
  expect(await violations()).toEqual([])
  await userEvent.keyboard('{Escape}')
  expect(document.querySelector('dialog')?.open).toBe(false)
  await userEvent.fill(searchField(), 'zzz')
  await screen.findByRole('button', { name: 'Clear filters' })
  expect(await violations()).toEqual([])
  document.body.style.background = ''
})

async function violations() {
  const found = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'landmark-one-main': { enabled: false },
    },
  })
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html.slice(0, 120)]))
}
