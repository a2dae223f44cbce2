import '../../src/ui/styles.css'
import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { failOnConsole, showList } from '../ui/device-list/show-list.tsx'
import { all, behind, colourOf, contrast, emulate, first, frame } from './support.ts'

// What a page says of its own elements and of light and dark, in ways that the kit does not know beforehand.

failOnConsole()
afterEach(async () => {
  cleanup()
  document.head.querySelector('#host')?.remove()
  document.documentElement.className = ''
  await emulate()
})

/** Put before the styles and after them: which comes first in a page is chance. */
function hostStyles(css: string, place: 'before' | 'after'): void {
  const style = Object.assign(document.createElement('style'), { id: 'host', textContent: css })
  document.head[place === 'before' ? 'prepend' : 'append'](style)
}

const resets = {
  'everything alone': '* { margin: 0; padding: 0; outline: none } *, *::before, *::after { border: 0 solid }',
  'bare buttons': 'button { background: none; border: 0; padding: 0; font: inherit }',
  'by type and state':
    '[type="button"] { background: #fde047 } button:hover, button:enabled:hover { background: #fde047; color: #fff }',
  'all unset': 'button, dialog, ul, li, section { all: unset }',
  'a dialog of its own':
    'dialog { position: static; display: flex; inline-size: 100vi; max-inline-size: none; margin: 0; padding: 0; background: rgb(0 0 0 / 0.4) }',
  'a sheet without classes':
    'button { inline-size: 100%; background: #1d4ed8; color: #fff } section, footer { background: #222; padding: 3rem } ul { padding: 3rem; list-style: square } p { max-inline-size: 9ch } svg { fill: red }',
  'a root of ten pixels': 'html { font-size: 62.5% }',
} as const

const solid = () => first('dialog[open] [data-device-list-button="solid"]')

/** The question, and what has to be right of it. */
async function ask() {
  const { user } = showList()
  await user.click(await screen.findByRole('button', { name: 'Sign out, Safari on iPhone' }))
  await frame()
}

function isInItsPlace(): void {
  const dialog = first('dialog[open]')
  const { left, right, top, bottom } = dialog.getBoundingClientRect()
  const { clientWidth } = document.documentElement
  expect(Math.abs(left + right - clientWidth)).toBeLessThan(3)
  expect(Math.abs(top + bottom - innerHeight)).toBeLessThan(20)
  expect(right - left).toBeLessThan(460)
  const { paddingLeft, backgroundColor } = getComputedStyle(dialog)
  expect(Number.parseFloat(paddingLeft)).toBeGreaterThan(15)
  expect(colourOf(backgroundColor)[3]).toBe(1)
}

function isReadable(): void {
  const { backgroundColor, color } = getComputedStyle(solid())
  expect(contrast(color, backgroundColor)).toBeGreaterThan(4.5)
  expect(contrast(backgroundColor, behind(solid().parentElement))).toBeGreaterThan(2.5)
  for (const text of all(
    '[data-device-list] :is(h2, h3, p, bdi, time, [data-device-list-button]:not([data-device-list-button="solid"]))',
  ))
    expect([text.outerHTML, contrast(getComputedStyle(text).color, behind(text)) >= 7]).toEqual([text.outerHTML, true])
}

describe.each(Object.entries(resets))('in a page that resets %s', (_name, css) => {
  test.each(['before', 'after'] as const)('%s the styles, what must be seen and hit holds', async (place) => {
    await page.viewport(820, 700)
    hostStyles(css, place)
    await ask()
    isInItsPlace()
    isReadable()
    for (const row of all('[data-device-list-item]'))
      expect(Number.parseFloat(getComputedStyle(row).paddingTop)).toBe(10)
    for (const button of all('[data-device-list] button')) {
      const { width, height } = button.getBoundingClientRect()
      expect([button.outerHTML, Math.min(width, height) >= 24]).toEqual([button.outerHTML, true])
    }
    await userEvent.hover(solid())
    isReadable()
  })
})

describe.each([
  ['dark', 'body { background: #111; color: #ddd }'],
  ['dark', ':root { color-scheme: dark } body { background: Canvas }'],
  [
    'dark',
    ':root { --background: 222 84% 5%; --card: 222 84% 5%; --destructive: 0 62% 30% } body { background: #020817; color: #f8fafc }',
  ],
  ['dark', '.night body { background: #0f1729; color: #8b9bb4 }'],
  ['light', 'body { background: #fff; color: #777 }'],
  ['light', 'body { background: #fff }'],
  [
    'light',
    ':root { --card: 0 0% 100%; --foreground: 222 84% 5%; --primary: 222 47% 11% } body { background: #fff; color: #020817 }',
  ],
] as const)('in a page that is %s by %s', (tone, css) => {
  test.each(['light', 'dark'])('on a system that is %s, so is the list', async (system) => {
    await page.viewport(820, 700)
    await emulate({ 'prefers-color-scheme': system })
    document.documentElement.className = 'night'
    hostStyles(css, 'after')
    await ask()
    isInItsPlace()
    isReadable()
    for (const part of ['[data-device-list-title]', 'dialog[open] h2'])
      expect(contrast(behind(first(part)), tone === 'dark' ? '#000' : '#fff')).toBeLessThan(1.5)
  })
})
