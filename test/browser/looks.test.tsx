import '../../src/ui/styles.css'
import '../../src/ui/styles/manage.css'
import { cleanup, screen, waitFor } from '@testing-library/react'
import {
  DeviceList,
  DeviceListHeader,
  DeviceListIcon,
  DeviceListItem,
  DeviceListItems,
  DeviceListMeta,
  DeviceListName,
  DeviceListSignOut,
  DeviceListSignOutOthers,
} from 'react-device-sessions'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { manyDevices } from '../../stories/support/sessions.ts'
import {
  confirmButton,
  failOnConsole,
  findSignOut,
  othersButton,
  row,
  showList,
  signOut,
  signOutOthers,
} from '../ui/device-list/show-list.tsx'
import { findCheckbox, many, showManager } from '../ui/manage/show-manager.tsx'
import { all, colourOf, emulate, first, frame } from './support.ts'

// How it looks, in numbers: a picture does not say which of its distances are meant.

failOnConsole()
beforeEach(() => page.viewport(640, 800))
afterEach(async () => {
  cleanup()
  document.body.style.cssText = ''
  await emulate()
})

const box = (element: Element) => element.getBoundingClientRect()
const tile = () => colourOf(getComputedStyle(first('[data-selectable] [data-device-list-icon]')).backgroundColor)
const offers = () => all('[data-device-list-sign-out-others]').filter((button) => button.checkVisibility())
const hanging = { faults: [{ on: 'revoke', do: 'hang' }] } as const
/** 14 of these were not active for 90 days. */
const fifty = [...manyDevices(40), ...many(104).slice(91)]

/** An arrangement of an application's own. */
const byHand = (
  <DeviceList>
    <DeviceListHeader />
    <DeviceListItems>
      <DeviceListItem>
        <DeviceListIcon />
        <DeviceListName />
        <DeviceListMeta />
        <DeviceListSignOut />
      </DeviceListItem>
    </DeviceListItems>
    <DeviceListSignOutOthers />
  </DeviceList>
)

test.each(['the usual arrangement', 'an own arrangement'])(
  'in %s, a button that waits keeps its width, and a row its height',
  async (arrangement) => {
    await page.viewport(600, 800)
    const around = arrangement === 'an own arrangement' ? { around: () => byHand } : {}
    const { user } = showList(hanging, around)
    const before = [await findSignOut('Firefox on Windows'), othersButton()].map((button) => box(button).width)
    const { height } = box(row('Firefox on Windows'))
    await signOutOthers(user)
    const name = { name: 'Signing out…, Firefox on Windows' }
    const busy = [
      await screen.findByRole('button', name),
      screen.getByRole('button', { name: 'Signing out all other devices…' }),
    ]
    expect(busy.map((button) => box(button).width)).toEqual(before)
    for (const button of busy) expect(button.querySelector('[data-device-list-spinner]')).not.toBeNull()
    expect(row('Firefox on Windows').querySelector('[data-device-list-meta]')?.textContent).toMatch(/ Signing out…$/)
    expect(box(row('Firefox on Windows')).height).toBe(height)
  },
)

test('in forced colours the ring that turns has a gap', async () => {
  await emulate({ 'forced-colors': 'active' })
  const { user } = showList(hanging)
  await signOut(user, 'Safari on iPhone')
  const ring = getComputedStyle(first('[data-device-list-spinner]'))
  expect(colourOf(ring.borderLeftColor)[3]).toBe(0)
  expect(colourOf(ring.borderRightColor)[3]).toBe(1)
})

test('in an own arrangement name and meta line stand beside icon and button, and no button touches the frame', async () => {
  showList({}, { around: () => byHand })
  await findSignOut('Safari on iPhone')
  for (const item of all('[data-device-list-item]')) expect(box(item).height).toBeLessThanOrEqual(64)
  expect(box(othersButton()).left - box(first('[data-device-list]')).left).toBeGreaterThan(16)
  await page.viewport(320, 800)
  await frame()
  const [icon, name, meta] = ['icon', 'name', 'meta'].map((part) => box(first(`[data-device-list-${part}]`)))
  expect(name && meta && meta.top - name.bottom).toBeLessThanOrEqual(4)
  expect(icon && name && name.top - icon.top).toBeLessThanOrEqual(4)
})

test('at 375 px the rows of the manager begin within 600 px, with a recommendation above them', async () => {
  await page.viewport(375, 800)
  document.body.style.cssText = 'margin: 0; padding: 16px; font-family: sans-serif'
  showManager({ sessions: fifty })
  await screen.findByRole('button', { name: 'Review' })
  const rows = first('[data-device-list-items="others"]')
  expect(box(rows).top - box(first('[data-device-list]')).top).toBeLessThanOrEqual(600)
  expect(new Set(all('[data-device-list-choice]').map((choice) => box(choice).top)).size).toBe(1)
  expect(box(screen.getByRole('button', { name: 'Review' })).height).toBeLessThan(40)
})

test('where there is room, search, order and filter of the manager are in one line, of one height', async () => {
  await page.viewport(780, 800)
  showManager({ sessions: fifty })
  await screen.findByRole('button', { name: 'Review' })
  const fields = all('[data-device-list-input], [data-device-list-choice]').map(box)
  expect(new Set(fields.map(({ top, height }) => `${top} ${height}`)).size).toBe(1)
})

test('a selected device shows its icon on the surface of the card', async () => {
  showManager({ sessions: many(2) })
  await findCheckbox('Device 0')
  const before = tile()
  await userEvent.click(await findCheckbox('Device 0'))
  await waitFor(() => expect(tile()).not.toEqual(before))
  expect(tile()[0]).toBeGreaterThan(250)
})

test('while the next steps offer to sign out all others, the button above the list is away', async () => {
  const { user } = showList()
  await user.click(await screen.findByRole('button', { name: 'Details, Safari on iPhone' }))
  await user.click(screen.getByRole('button', { name: 'This wasn’t me, Safari on iPhone' }))
  await user.click(confirmButton())
  await screen.findByRole('heading', { name: 'Secure your account' })
  expect(offers().map(({ ariaLabel }) => ariaLabel)).toEqual(['Sign out all other devices, Secure your account'])
  await user.click(screen.getByRole('button', { name: 'Close, Secure your account' }))
  await waitFor(() => expect(offers()).toEqual([othersButton()]))
})

test('on paper there is nothing to press and nothing selected', async () => {
  showManager({ sessions: many(3) })
  await userEvent.click(await findCheckbox('Device 0'))
  const { printed, restore } = onPaper()
  expect(all('button, input, select, [data-device-list-toolbar], [data-device-list-footer]').filter(printed)).toEqual(
    [],
  )
  const selected = first('[data-selectable] > :has(:checked)')
  expect(colourOf(getComputedStyle(selected).backgroundColor)[3]).toBe(0)
  restore()
})

/** Applies what the styles say of print, and takes it back. */
function onPaper() {
  const print = [...document.styleSheets].flatMap(mediaRules).filter(({ media }) => media.mediaText === 'print')
  expect(print.length).toBeGreaterThan(1)
  for (const { media } of print) media.mediaText = 'all'
  return {
    printed: (element: HTMLElement) => element.checkVisibility(),
    restore: () => {
      for (const { media } of print) media.mediaText = 'print'
    },
  }
}

function mediaRules(from: CSSStyleSheet | CSSGroupingRule): readonly CSSMediaRule[] {
  const found: CSSMediaRule[] = []
  for (const rule of from.cssRules) {
    if (rule instanceof CSSMediaRule) found.push(rule)
    if (rule instanceof CSSGroupingRule) found.push(...mediaRules(rule))
  }
  return found
}
