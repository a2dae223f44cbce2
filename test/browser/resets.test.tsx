import '../../src/ui/styles.css'
import '../../src/ui/styles/manage.css'
import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { failOnConsole, showList, signOut } from '../ui/device-list/show-list.tsx'
import { findCheckbox, many, showManager } from '../ui/manage/show-manager.tsx'
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

/** What a reset of everything may take, and a person would miss. */
const drawn = `
  background-color background-image box-shadow color font-size font-weight line-height border-top-width border-bottom-width border-top-color
  border-start-start-radius margin-top margin-bottom margin-left padding-top padding-bottom padding-left width height`
  .trim()
  .split(/\s+/)

/** Everything of the list that is drawn, and how. */
function looks(): readonly string[] {
  return all('[data-device-list], [data-device-list] :not(option, svg *, [data-device-list-announcer] *)').flatMap(
    (element) => {
      const [tag] = /^<[^>]*>/.exec(element.outerHTML) ?? []
      return ['', '::before', '::after'].flatMap((pseudo) => {
        const style = getComputedStyle(element, pseudo)
        const isDrawn = pseudo === '' || style.content !== 'none'
        return isDrawn ? drawn.map((name) => `${tag}${pseudo} ${name}: ${style.getPropertyValue(name)}`) : []
      })
    },
  )
}

describe.each([
  ['fills and fonts', '* { background: none; font: inherit; color: inherit }'],
  ['frames and room', '* { margin: 0; padding: 0; border: 0 solid; border-radius: 0; box-shadow: none }'],
  ['what is drawn before and after', '::before, ::after { border: 0 solid; background: none; margin: 0 }'],
])('in a page that takes %s from everything', (_name, css) => {
  test.each([
    [
      'a list that loads',
      async () => {
        showList({ faults: [{ on: 'list', do: 'hang', times: 9 }] })
        await screen.findByText('Loading your devices…', { selector: '[data-device-list-announcer] *' })
      },
    ],
    ['a question', ask],
    [
      'a list with an outcome and details',
      async () => {
        const { user } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] })
        await signOut(user, 'Safari on iPhone')
        await user.click(screen.getByRole('button', { name: 'Details, Safari on iPhone' }))
        await screen.findByText(/don’t have permission/, { ignore: '[data-device-list-announcer] *' })
      },
    ],
    [
      'a manager',
      async () => {
        const { user } = showManager({ sessions: many(4) })
        await user.click(await findCheckbox('Device 1'))
      },
    ],
  ])('%s looks as it does elsewhere', async (_what, show) => {
    await page.viewport(820, 700)
    await show()
    await frame()
    const before = looks()
    expect(before.length).toBeGreaterThan(50)
    hostStyles(css, 'after')
    await frame()
    expect(looks().filter((each, n) => each !== before[n])).toEqual([])
  })
})

test('an order is chosen in the colours of the list, with an arrow that points down, in a page that is dark without saying so', async () => {
  hostStyles('body { background: #111; color: #ddd } *, ::before, ::after { border: 0 solid }', 'after')
  showManager({ sessions: many(3) })
  const select = await screen.findByRole('combobox', { name: 'Sort by' })
  expect(getComputedStyle(select).appearance).toBe('none')
  expect(contrast(getComputedStyle(select).color, behind(select))).toBeGreaterThan(7)
  const arrow = getComputedStyle(select.parentElement ?? select, '::after')
  for (const line of [arrow.borderBottomWidth, arrow.borderRightWidth])
    expect(Number.parseFloat(line)).toBeGreaterThanOrEqual(1)
  expect(contrast(arrow.borderBottomColor, behind(select))).toBeGreaterThan(3)
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
