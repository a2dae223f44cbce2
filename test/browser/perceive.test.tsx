import '../../src/ui/styles.css'
import '../../src/ui/styles/manage.css'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { StepUpPasswordForm } from 'react-device-sessions'
import { ar } from 'react-device-sessions/locales/ar'
import { makeSession } from 'react-device-sessions/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  confirmButton,
  failOnConsole,
  findSignOut,
  laptop,
  phone,
  row,
  showList,
  signOut,
} from '../ui/device-list/show-list.tsx'
import { many, showManager } from '../ui/manage/show-manager.tsx'
import { all, behind, contrast, controls, emulate, first, frame, setTheme } from './support.ts'

// WCAG 2.2, principle 1: what there is can be perceived.

failOnConsole()
beforeEach(() => page.viewport(820, 900))
afterEach(async () => {
  cleanup()
  setTheme('')
  document.head.querySelector('#own')?.remove()
  await emulate()
})

const known = {
  ...phone,
  createdAt: '2026-03-03T18:20:00.000Z',
  expiresAt: '2026-12-03T09:00:00.000Z',
  ip: { value: '203.0.113.***', masked: true },
}
const password = <StepUpPasswordForm username="ada@example.com" onSubmit={() => null} />
const challenge = { on: 'revoke', do: 'step-up', times: 'until-proof' } as const

async function openForm(): Promise<void> {
  const { user } = showList({ faults: [challenge] }, { list: { stepUp: password } })
  await signOut(user, 'Safari on iPhone')
  await screen.findByLabelText('Password')
}

test('1.1.1: an icon has a text where no text says the same, and is hidden where one does', async () => {
  showList()
  await findSignOut('Safari on iPhone')
  expect(within(row('Safari on iPhone')).getByRole('img', { name: 'Mobile device' })).toBeVisible()
  for (const drawing of all('svg')) expect(drawing.closest('[aria-hidden=true], [role=img][aria-label]')).not.toBeNull()
})

test('1.3.1: headings, lists, terms and groups are what they look like', async () => {
  const { user } = showList({ sessions: [laptop, known] })
  await user.click(await screen.findByRole('button', { name: 'Details, Safari on iPhone' }))
  const list = within(screen.getByRole('region', { name: 'Your devices' }))
  expect(list.getAllByRole('heading').map(({ tagName, textContent }) => [tagName, textContent])).toEqual([
    ['H2', 'Your devices'],
    ['H3', '1 other device'],
  ])
  expect(list.getByRole('list', { name: 'This device' })).toContainElement(row('Chrome on macOS'))
  expect(list.getByRole('list', { name: '1 other device' })).toContainElement(row('Safari on iPhone'))
  const terms = within(row('Safari on iPhone')).getAllByRole('term')
  expect(terms.length).toBeGreaterThan(3)
  for (const term of terms) expect(term.nextElementSibling?.tagName).toBe('DD')
})

test('1.3.1, 3.3.2: filters are a named group, and every field has its label', async () => {
  showManager({ sessions: many(3) })
  await findSignOut('Device 2')
  expect(within(screen.getByRole('group', { name: 'Filter' })).getAllByRole('radio')).toHaveLength(3)
  expect(screen.getByRole('searchbox', { name: 'Search' })).toBeVisible()
  expect(screen.getByRole('combobox', { name: 'Sort by' })).toBeVisible()
})

/** Where each piece of text begins, in the order of the document. */
function textPlaces(): readonly DOMRect[] {
  const walker = document.createTreeWalker(first('[data-device-list]'), NodeFilter.SHOW_TEXT)
  const places: DOMRect[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest('[role=status]') || !node.textContent?.trim()) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const [place] = range.getClientRects()
    if (place) places.push(place)
  }
  return places
}

test.each([
  ['left to right', 320, {}],
  ['left to right', 820, {}],
  ['right to left', 820, { language: 'ar', locales: [ar] }],
])('1.3.2: what is read is in the order of what is seen, %s, at %d px', async (direction, width, list) => {
  await page.viewport(width, 900)
  showList({}, { list })
  await screen.findByText('Living room TV')
  await waitFor(() =>
    expect(all('[data-device-list]')[0]?.dir ?? '').toBe(direction === 'left to right' ? 'ltr' : 'rtl'),
  )
  const back = textPlaces().filter((place, n, places) => {
    const before = places[n - 1]
    if (!before || place.top >= before.bottom - 2) return false
    // On one line, or in the column beside it.
    return direction === 'left to right' ? place.left < before.left : place.right > before.right
  })
  expect(back).toEqual([])
})

test('1.3.2: a name that ends in a sign keeps it at its end, from right to left too', async () => {
  const named = ['Galaxy S24+', 'Edge (work)', 'Acme Inc.'].map((label, n) =>
    makeSession({ id: `${n}`, device: { type: 'mobile', label }, lastActiveAt: phone.lastActiveAt }),
  )
  showList({ sessions: [laptop, ...named] }, { list: { language: 'ar', locales: [ar] } })
  await waitFor(() => expect(all('[data-device-list-name]')).toHaveLength(4))
  for (const name of all('[data-device-list-name]').slice(1)) {
    const letters = document.createTreeWalker(name, NodeFilter.SHOW_TEXT).nextNode() ?? name
    const text = letters.textContent ?? ''
    const place = (at: number) => {
      const range = document.createRange()
      range.setStart(letters, at)
      range.setEnd(letters, at + 1)
      return range.getBoundingClientRect().left
    }
    expect([text, place(text.search(/[+.)]\W*$/)) > place(text.search(/\w/))]).toEqual([text, true])
  }
})

test('1.3.5: the fields say what they are for', async () => {
  await openForm()
  expect(screen.getByLabelText('Password')).toHaveAttribute('autocomplete', 'current-password')
  expect(first('input[name=username]')).toHaveAttribute('autocomplete', 'username')
})

test('1.4.1: what a colour tells, a text tells too', async () => {
  const { user, revokes } = showList({
    faults: [
      { on: 'revoke', do: 'fail', code: 'forbidden' },
      { on: 'revoke', do: 'hang' },
    ],
  })
  await signOut(user, 'Safari on iPhone')
  await screen.findByText(/[Ss]till signed in\./)
  await signOut(user, 'Living room TV')
  await waitFor(() => expect(revokes()).toHaveLength(2))
  expect(row('Chrome on macOS').textContent).toContain('This device')
  expect(row('Safari on iPhone').textContent).toContain('Still signed in.')
  expect(row('Living room TV').textContent).toContain('Signing out…')
})

const looks = [
  ['light', 'light', {}],
  ['dark', 'dark', {}],
  ['forced colours', '', { 'forced-colors': 'active' }],
  ['more contrast', 'light', { 'prefers-contrast': 'more' }],
] as const

test.each(looks)(
  '1.4.11, 2.4.7: in %s, whatever has the focus shows it, with enough contrast',
  async (_name, theme, media) => {
    setTheme(theme)
    await emulate(media)
    showManager({ sessions: many(3) })
    await findSignOut('Device 2')
    const stops = controls()
    expect(stops.length).toBeGreaterThan(12)
    for (const stop of stops) {
      if (stop.matches('input[type=radio]:not(:checked)')) continue
      await userEvent.keyboard('{Tab}')
      const { activeElement } = document
      if (!activeElement) continue
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(activeElement)
      expect.soft([activeElement.outerHTML.slice(0, 60), outlineStyle]).not.toContain('none')
      expect.soft(Number.parseFloat(outlineWidth), activeElement.outerHTML).toBeGreaterThanOrEqual(2)
      expect
        .soft(contrast(outlineColor, behind(activeElement.parentElement)), activeElement.outerHTML)
        .toBeGreaterThanOrEqual(3)
    }
  },
)

test.each(looks)('1.4.11: in %s, icons and fields stand out', async (_name, theme, media) => {
  setTheme(theme)
  await emulate(media)
  await openForm()
  await frame()
  const field = screen.getByLabelText('Password')
  expect(contrast(getComputedStyle(field).borderTopColor, behind(field.parentElement))).toBeGreaterThanOrEqual(3)
  for (const icon of all('[data-device-list-item]:not([data-revoking]) [data-device-list-icon]'))
    expect(contrast(getComputedStyle(icon).color, behind(icon))).toBeGreaterThanOrEqual(3)
})

const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`

test.each([320, 820])(
  '1.4.12: with more space between lines, words and letters nothing is cut, at %d px',
  async (width) => {
    await page.viewport(width, 900)
    document.head.insertAdjacentHTML('beforeend', `<style id="own">${spacing}</style>`)
    const { user } = showList({ sessions: [laptop, known], faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] })
    await user.click(await screen.findByRole('button', { name: 'Details, Safari on iPhone' }))
    expect(cutParts()).toEqual([])
    await user.click(await findSignOut('Safari on iPhone'))
    expect(cutParts()).toEqual([])
    await user.click(confirmButton())
    await screen.findByText(/[Ss]till signed in\./)
    expect(cutParts()).toEqual([])
  },
)

/** What does not fit into its box, or the page into the window. */
function cutParts(): readonly string[] {
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth)
  const cut = all('[data-device-list] *').filter((element) => {
    if (element.closest('[role=status], svg')) return false
    const { display, overflowX, overflowY } = getComputedStyle(element)
    const isClipped = overflowX !== 'visible' || overflowY !== 'visible'
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element
    return display !== 'inline' && isClipped && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1)
  })
  return cut.map(({ outerHTML }) => outerHTML.slice(0, 80))
}

test('1.4.13: nothing comes up by pointing at it or by focus, and no fact is in a tooltip', async () => {
  const { user } = showList({ sessions: [laptop, known] })
  await user.click(await screen.findByRole('button', { name: 'Details, Safari on iPhone' }))
  expect(all('[title]')).toEqual([])
  const before = document.body.innerText
  for (const stop of controls()) {
    await userEvent.hover(stop)
    expect(document.body.innerText).toBe(before)
    stop.focus()
    expect(document.body.innerText).toBe(before)
  }
})
