import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { Profiler, type ReactNode } from 'react'
import {
  DeviceListDetails,
  DeviceListItem,
  DeviceListItems,
  DeviceListName,
  DeviceListNotMe,
  DeviceListSignOut,
  type Session,
  useDevice,
} from 'react-device-sessions'
import { ar } from 'react-device-sessions/locales/ar'
import { makeSession } from 'react-device-sessions/testing'
import { afterEach, expect, test, vi } from 'vitest'
import { hostileStrings } from '../hostile-strings.ts'
import { failOnConsole, findSignOut, four, laptop, phone, quiet, row, showList } from './show-list.tsx'

failOnConsole()
afterEach(() => vi.unstubAllGlobals())

const known = makeSession({
  ...phone,
  createdAt: '2026-03-03T18:20:00.000Z',
  expiresAt: '2026-12-03T09:00:00.000Z',
  ip: { value: '203.0.113.***', masked: true },
  authMethods: ['passkey', 'webauthn', 'saml', 'otp'],
  applications: [
    { id: 'web', name: 'Web shop' },
    { id: 'cli-tool', name: null },
  ],
})
const button = (name = 'Safari on iPhone') => screen.getByRole('button', { name: `Details, ${name}` })
const findButton = (name = 'Safari on iPhone') => screen.findByRole('button', { name: `Details, ${name}` })
const utc = { timeZone: 'UTC' }

/** Terms and what stands beside them, as text. */
function factsOf(name: string) {
  const list = row(name).querySelector('dl')
  return Object.fromEntries(
    [...(list?.children ?? [])].map((group) => [
      group.querySelector('dt')?.textContent,
      [...group.querySelectorAll('dd')].map((value) => (value.textContent ?? '').replaceAll(/[\u00A0\u202F]/g, ' ')),
    ]),
  )
}

async function open(session: Session, list = {}) {
  const page = showList({ sessions: [laptop, session] }, { list: { ...utc, ...list } })
  await page.user.click((await screen.findAllByRole('button', { expanded: false })).at(-1) ?? document.body)
  return page
}

test('ASVS 14.2.6: one button per row shows and hides what is known; everything has its term', async () => {
  const { user } = await open(known)
  expect(button()).toHaveAttribute('aria-expanded', 'true')
  const panel = document.getElementById(button().getAttribute('aria-controls') ?? '')
  expect(panel).toBe(row('Safari on iPhone').querySelector('[data-device-list-details-panel]'))
  expect(factsOf('Safari on iPhone')).toEqual({
    'Last active': ['Nov 21, 2026, 8:48 AM'],
    'First signed in': ['Mar 3, 2026, 6:20 PM'],
    Expires: ['in 12 days'],
    'IP address': ['203.0.113.***Only part of it is shown.'],
    'Signed in with': ['Passkey', 'saml', 'One-time code'],
    Applications: ['Web shop', 'cli-tool'],
    'Session ID': ['phone Copy'],
  })
  expect(within(row('Safari on iPhone')).getAllByRole('time', { hidden: true }).length).toBeGreaterThan(3)
  await user.click(button())
  expect(button()).toHaveAttribute('aria-expanded', 'false')
  expect(button()).not.toHaveAttribute('aria-controls')
  expect(row('Safari on iPhone').querySelector('dl')).toBeNull()
  expect(button()).toHaveFocus()
})

test('button names begin with the visible label and differ, namesakes included', async () => {
  showList({ sessions: [...four, { ...phone, id: 'phone-2', key: 'phone-2' }] })
  await findButton('Living room TV')
  const buttons = screen.getAllByRole('button', { name: /^Details/ })
  const names = buttons.map((each) => each.getAttribute('aria-label') ?? '')
  expect(new Set(names).size).toBe(5)
  for (const [n, each] of buttons.entries()) expect(names[n]).toMatch(new RegExp(`^${each.textContent}, `))
})

const bare = makeSession({ id: 'bare', createdAt: null, lastActiveAt: null })

test('where nothing is known and nothing can be done, there is no button', async () => {
  showList({ sessions: [laptop, phone, { ...bare, canRevoke: false }] })
  await findButton()
  expect(within(row('Unknown device')).queryByRole('button')).toBeNull()
})

test('where nothing is known, the stranger can all the same be reported', async () => {
  await open(bare)
  expect(factsOf('Unknown device')).toEqual({ 'Session ID': ['bare Copy'] })
  expect(screen.getByRole('button', { name: 'This wasn’t me, Unknown device' })).toBeVisible()
})

test('what cannot be is left out: times of the future, empty words', async () => {
  await open({
    ...known,
    createdAt: '2031-01-01T00:00:00.000Z',
    lastActiveAt: '1970-01-01T00:00:00.000Z',
    expiresAt: '9999-12-31T00:00:00.000Z',
    ip: { value: ' ', masked: false },
    authMethods: ['', '\u200B'],
    applications: [],
  })
  expect(factsOf('Safari on iPhone')).toEqual({ 'Session ID': ['phone Copy'] })
})

test.each([
  ['::1', ['::1']],
  ['2001:db8::', ['2001:db8::']],
  ['unknown', undefined],
])('of the address %j, %j is shown', async (value, shown) => {
  await open({ ...known, ip: { value, masked: false } })
  expect(factsOf('Safari on iPhone')['IP address']).toEqual(shown)
})

test('a session that has expired says so', async () => {
  await open({ ...known, expiresAt: '2026-11-01T09:00:00.000Z' })
  expect(factsOf('Safari on iPhone')['Expires']).toEqual(['Expired Nov 1'])
})

test('addresses and ids run from left to right, in Arabic too', async () => {
  await open({ ...known, ip: { value: '2001:db8::7', masked: false } }, { language: 'ar', locales: [ar] })
  for (const text of ['2001:db8::7', 'phone']) {
    const value = screen.getByText((_, element) => element?.tagName === 'BDI' && element.textContent === text)
    expect(value).toHaveAttribute('dir', 'ltr')
  }
})

test.each(hostileStrings.map((text, n) => [n, text] as const))('hostile text %d is only read', async (_, text) => {
  await open({
    ...known,
    ip: { value: text, masked: true },
    authMethods: [text],
    applications: [{ id: text, name: text }],
  })
  const panel = row('Safari on iPhone').querySelector('[data-device-list-details-panel]')
  expect(panel?.querySelector('img, script')).toBeNull()
  expect(panel?.textContent).not.toMatch(/[\u202A-\u202E\u2066\u2067]/)
  expect(panel?.textContent.length).toBeLessThan(2000)
  expect(panel?.querySelector('dd:empty, bdi:empty')).toBeNull()
})

const copyButton = () => screen.getByRole('button', { name: 'Copy, Session ID, Safari on iPhone' })

test('the id is copied whole, and that is announced once', async () => {
  const id = `s-${'x'.repeat(400)}`
  const { user, said } = await open({ ...known, id, key: id })
  await user.click(copyButton())
  await waitFor(() => expect(said).toEqual(['Copied']))
  expect(await navigator.clipboard.readText()).toBe(id)
  expect(within(row('Safari on iPhone')).getByText('Copied')).toBeVisible()
  expect(copyButton()).toHaveFocus()
  await quiet()
  expect(said).toHaveLength(1)
})

test.each([
  ['is missing', undefined],
  ['refuses', { writeText: () => Promise.reject(new DOMException('No.', 'NotAllowedError')) }],
  [
    'throws',
    {
      writeText: () => {
        throw new TypeError('No.')
      },
    },
  ],
])('where the clipboard %s, it says that nothing was copied', async (_, clipboard) => {
  const { user, said } = await open(known)
  vi.stubGlobal('navigator', Object.create(navigator, { clipboard: { value: clipboard } }))
  fireEvent.click(copyButton())
  await waitFor(() => expect(said).toEqual(['Could not be copied']))
  expect(within(row('Safari on iPhone')).getByText('Could not be copied')).toBeVisible()
  vi.unstubAllGlobals()
  await user.click(copyButton())
  expect(await within(row('Safari on iPhone')).findByText('Copied')).toBeVisible()
})

test('opening and closing commits that row and no other', async () => {
  const commits: string[] = []
  function Counted({ children }: { readonly children: ReactNode }) {
    const { session } = useDevice()
    return (
      <Profiler id={session.id} onRender={(id) => commits.push(id)}>
        {children}
      </Profiler>
    )
  }
  const children = (
    <DeviceListItems>
      <Counted>
        <DeviceListItem>
          <DeviceListName />
          <DeviceListDetails />
          <DeviceListSignOut />
        </DeviceListItem>
      </Counted>
    </DeviceListItems>
  )
  const { user } = showList({}, { list: { children } })
  await user.click(await findButton('Living room TV'))
  await user.click(button('Living room TV'))
  commits.length = 0
  await user.click(button('Living room TV'))
  await user.click(button('Living room TV'))
  expect(commits.length).toBeGreaterThan(0)
  expect(new Set(commits)).toEqual(new Set(['tv']))
})

test('details stay open over a new read of the list, and are gone with the user', async () => {
  const { user, show, adapter } = showList()
  await user.click(await findButton())
  adapter.add(makeSession({ id: 'new', device: { label: 'New one' } }))
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  await screen.findByText('New one')
  expect(button()).toHaveAttribute('aria-expanded', 'true')
  show({ userId: 'bob' })
  await findSignOut('Safari on iPhone')
  expect(button()).toHaveAttribute('aria-expanded', 'false')
})

test('a row made of parts of the page shows its details too, below them; props and ref land on the buttons', async () => {
  const nodes: (Element | null)[] = []
  const mine = { className: 'own', ref: (node: Element | null) => void nodes.push(node) }
  const { user } = showList(
    { sessions: [laptop, phone] },
    {
      list: {
        children: (
          <DeviceListItems>
            <DeviceListItem>
              <DeviceListName />
              <DeviceListDetails {...mine}>More</DeviceListDetails>
              <DeviceListNotMe {...mine}>A stranger</DeviceListNotMe>
            </DeviceListItem>
          </DeviceListItems>
        ),
      },
    },
  )
  await user.click(await screen.findByRole('button', { name: 'More, Safari on iPhone' }))
  expect(factsOf('Safari on iPhone')).toMatchObject({ 'Session ID': ['phone Copy'] })
  expect(screen.getByRole('button', { name: 'A stranger, Safari on iPhone' })).toBeVisible()
  const landed = [...new Set(nodes)].filter((node) => node !== null)
  expect(landed.map((node) => node.tagName)).toEqual(['BUTTON', 'BUTTON'])
  for (const node of landed) expect(node).toHaveClass('own')
})

test('a page’s own handler can keep the details closed', async () => {
  const children = (
    <DeviceListItems>
      <DeviceListItem>
        <DeviceListDetails onClick={(event) => event.preventDefault()} />
      </DeviceListItem>
    </DeviceListItems>
  )
  const { user } = showList({}, { list: { children } })
  await user.click(await findButton())
  expect(button()).toHaveAttribute('aria-expanded', 'false')
  act(() => button().focus())
  await user.keyboard('{Enter}')
  expect(document.querySelector('dl')).toBeNull()
})

test('H27: an IPv6 address can be copied whole, and breaks after a colon only', async () => {
  const session = Object.assign({}, phone, { ip: { value: '2001:db8::ff00:42:8329', masked: false } })
  const { user } = showList({ sessions: [laptop, session] })
  await findSignOut('Safari on iPhone')
  await user.click(screen.getByRole('button', { name: 'Details, Safari on iPhone' }))
  const address = document.querySelector('[data-device-list-address]')
  expect(address?.textContent).toBe('2001:db8::ff00:42:8329')
  expect([...(address?.querySelectorAll('span') ?? [])].map(({ textContent }) => textContent)).toEqual([
    '2001:',
    'db8::',
    'ff00:',
    '42:',
    '8329',
  ])
  expect(address?.querySelectorAll('wbr')).toHaveLength(4)
})
