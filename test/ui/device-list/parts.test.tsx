import { act, screen, waitFor, within } from '@testing-library/react'
import * as kit from 'react-device-sessions'
import {
  DeviceListButton,
  DeviceListItem,
  DeviceListItems,
  DeviceListName,
  DeviceListSignOut,
  useDevice,
} from 'react-device-sessions'
import { ar } from 'react-device-sessions/locales/ar'
import { de } from 'react-device-sessions/locales/de'
import { makeSession } from 'react-device-sessions/testing'
import { describe, expect, test, vi } from 'vitest'
import {
  dialog,
  failOnConsole,
  findSignOut,
  four,
  laptop,
  phone,
  row,
  showList,
  signOut,
  signOutButton,
  signOutOthers,
  tv,
  unmarked,
} from './show-list.tsx'

const warnings = failOnConsole()

const mine = {
  id: 'mine',
  className: 'own',
  'data-extra': 'yes',
  ref: (element: Element | null) => {
    landed = element
  },
}
let landed: Element | null = null

const note = { selector: '[data-device-list-note-text]' }

function expectItToHaveLanded() {
  expect(landed).not.toBeNull()
  expect(landed).toBe(document.querySelector('#mine'))
  expect(landed).toHaveClass('own')
  expect(landed).toHaveAttribute('data-extra', 'yes')
}

test('4.1.2: the list of devices has a name where its title is not placed', async () => {
  showList({}, { list: { children: <DeviceListItems /> } })
  expect(await screen.findByRole('list', { name: 'Other devices' })).toBeVisible()
})

test.each([
  ['DeviceListHeader', <kit.DeviceListHeader key="" {...mine} />],
  ['DeviceListTitle', <kit.DeviceListTitle key="" {...mine} />],
  ['DeviceListOthersTitle', <kit.DeviceListOthersTitle key="" {...mine} />],
  ['DeviceListSignOutOthers', <kit.DeviceListSignOutOthers key="" {...mine} />],
  ['DeviceListItems', <kit.DeviceListItems key="" {...mine} />],
  ['DeviceListRefresh', <kit.DeviceListRefresh key="" {...mine} />],
  ['DeviceListButton', <kit.DeviceListButton key="" {...mine} />],
])('%s is one element; props and ref land on it', async (_name, part) => {
  showList({}, { list: { children: part } })
  await waitFor(expectItToHaveLanded)
})

test('DeviceListStatus too, before there is a list, and instead of one', async () => {
  const children = <kit.DeviceListStatus {...mine} />
  const { unmount } = showList({ faults: [{ on: 'list', do: 'hang', times: 9 }] }, { list: { children } })
  expectItToHaveLanded()
  unmount()
  showList({ faults: [{ on: 'list', do: 'fail', code: 'forbidden', times: 9 }] }, { list: { children } })
  expect(await screen.findByRole('heading', { name: 'We couldn’t load your devices' })).toBeVisible()
  expectItToHaveLanded()
})

test('DeviceListStatus and DeviceListOutcomes too, where there is something to say', async () => {
  const { unmount } = showList({ sessions: unmarked }, { list: { children: <kit.DeviceListStatus {...mine} /> } })
  await waitFor(expectItToHaveLanded)
  unmount()
  const children = [<kit.DeviceListSignOutOthers key="a" />, <kit.DeviceListOutcomes key="b" {...mine} />]
  const { user } = showList({}, { list: { children } })
  await signOutOthers(user)
  await waitFor(expectItToHaveLanded)
})

describe('H11: no arrangement leaves out', () => {
  const names = (
    <DeviceListItems>
      <DeviceListSignOut />
    </DeviceListItems>
  )

  test('that the list is being loaded', () => {
    showList({ faults: [{ on: 'list', do: 'hang', times: 9 }] }, { list: { children: names } })
    expect(document.querySelectorAll('[aria-busy=true]')).toHaveLength(1)
  })

  test('that it could not be loaded, with the next step', async () => {
    showList({ faults: [{ on: 'list', do: 'fail', code: 'forbidden', times: 9 }] }, { list: { children: names } })
    expect(await screen.findByRole('heading', { name: 'We couldn’t load your devices' })).toBeVisible()
    expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(1)
  })

  test('that it could not be read anew', async () => {
    const { adapter, client } = showList({}, { list: { children: names } })
    await findSignOut('Safari on iPhone')
    adapter.fault({ on: 'list', do: 'fail', code: 'forbidden' })
    await act(() => client.refetchQueries())
    expect(await screen.findByText(/Couldn’t refresh\./)).toBeVisible()
  })

  test('what became of one, though its row is made of parts of its own', async () => {
    const { user } = showList(
      { faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] },
      { list: { children: names } },
    )
    await signOut(user, 'Safari on iPhone')
    expect(await screen.findByText(/^\W*Safari on iPhone\W*: Still signed in\./, note)).toBeVisible()
  })

  test('what became of all others', async () => {
    const children = <kit.DeviceListSignOutOthers />
    const { user } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] }, { list: { children } })
    await signOutOthers(user)
    expect(await screen.findByText(/Couldn’t sign out/, note)).toBeVisible()
  })

  test('what stands in a row of ours is said there, and once', async () => {
    const children = (
      <DeviceListItems>
        <DeviceListItem>
          <DeviceListSignOut />
        </DeviceListItem>
      </DeviceListItems>
    )
    const { user } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'forbidden' }] }, { list: { children } })
    await signOut(user, 'Safari on iPhone')
    await screen.findByText(/Still signed in\./, note)
    expect(screen.getAllByText(/Still signed in\./, note)).toHaveLength(1)
    expect(document.querySelector('li [data-device-list-note]')).not.toBeNull()
  })

  test('a placed part stands once, where it is placed', async () => {
    const children = (
      <>
        {names}
        <kit.DeviceListStatus className="status" />
        <kit.DeviceListOutcomes className="outcomes" />
      </>
    )
    const { user } = showList({ sessions: [laptop, phone] }, { list: { children } })
    await signOut(user, 'Safari on iPhone')
    await waitFor(() => expect(document.querySelectorAll('.outcomes, .status')).toHaveLength(2))
    expect(document.querySelectorAll('[data-device-list-outcomes], [data-device-list-status]')).toHaveLength(2)
  })
})

test.each([
  ['DeviceListItem', <kit.DeviceListItem key="" {...mine} />],
  ['DeviceListIcon', <kit.DeviceListIcon key="" {...mine} />],
  ['DeviceListName', <kit.DeviceListName key="" {...mine} />],
  ['DeviceListMeta', <kit.DeviceListMeta key="" {...mine} />],
  ['DeviceListSignOut', <kit.DeviceListSignOut key="" {...mine} />],
])('in a row, %s is one element; props and ref land on it', async (_name, part) => {
  const sessions = [laptop, phone]
  showList({ sessions }, { list: { children: <DeviceListItems>{part}</DeviceListItems> } })
  await waitFor(expectItToHaveLanded)
})

function Own() {
  const { session, name } = useDevice()
  return <em>{`${name}: ${session.id}`}</em>
}

test('a page arranges the parts and fills a row with its own', async () => {
  showList(
    {},
    {
      list: {
        children: (
          <DeviceListItems>
            <DeviceListItem>
              <Own />
              <DeviceListSignOut>Out</DeviceListSignOut>
            </DeviceListItem>
          </DeviceListItems>
        ),
      },
    },
  )
  expect(await screen.findByText('Safari on iPhone: phone')).toBeVisible()
  expect(screen.getAllByRole('button')).toHaveLength(3)
  expect(screen.queryByRole('heading')).toBeNull()
})

test('a page’s own handler can keep a part from acting', async () => {
  const { user } = showList(
    {},
    {
      list: {
        children: (
          <DeviceListItems>
            <DeviceListSignOut onClick={(event) => event.preventDefault()} />
          </DeviceListItems>
        ),
      },
    },
  )
  await user.click(await findSignOut('Safari on iPhone'))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a part outside of the list says what it needs', () => {
  expect(() => showList({}, { list: { children: <DeviceListName /> } })).toThrow('needs <DeviceListItems> above it')
  expect(() => showList({}, { around: () => <DeviceListItems /> })).toThrow('needs a <DeviceList>')
  // React reports what a render throws, besides throwing it.
  warnings.length = 0
})

test('what the list is for is said once: in its own words, in the page’s, or by the page', async () => {
  const own = 'You’re signed in on these devices. Sign out any you don’t recognize.'
  const { show } = showList()
  expect(await screen.findByText(own)).toBeVisible()
  show({ list: { intro: 'Where Ada is signed in.' } })
  expect(screen.getByText('Where Ada is signed in.')).toBeVisible()
  expect(screen.queryByText(own)).not.toBeInTheDocument()
  show({ list: { intro: null } })
  expect(screen.queryByText('Where Ada is signed in.')).not.toBeInTheDocument()
  expect(screen.queryByText(own)).not.toBeInTheDocument()
})

test('1.3.1: headings follow the level of the page, and the title can be the page’s own', async () => {
  const { show } = showList({}, { list: { headingLevel: 3 } })
  await findSignOut('Safari on iPhone')
  expect(screen.getByRole('heading', { level: 3, name: 'Your devices' })).toBeVisible()
  expect(screen.getByRole('heading', { level: 4, name: '3 other devices' })).toBeVisible()
  show({ list: { title: null } })
  expect(screen.queryByRole('heading', { name: 'Your devices' })).toBeNull()
  expect(screen.getByRole('heading', { level: 2, name: '3 other devices' })).toBeVisible()
  expect(screen.getByRole('region', { name: 'Your devices' })).toBeVisible()
  show({ list: { title: 'Signed in here' } })
  expect(screen.getByRole('region', { name: 'Signed in here' })).toBeVisible()
  expect(screen.getByRole('heading', { level: 2, name: 'Signed in here' })).toBeVisible()
})

test.each([
  ['de', de, 'ltr', 'Abmelden, Safari auf iPhone'],
  ['ar', ar, 'rtl', 'تسجيل الخروج'],
] as const)('in %s, the list carries the language and direction of its texts', async (lang, locale, dir, name) => {
  const { user } = showList({}, { list: { language: lang, locales: [locale] } })
  const button = (await screen.findAllByRole('button', { name: new RegExp(name) }))[0]
  const list = document.querySelector('[data-device-list]')
  expect(list).toHaveAttribute('lang', lang)
  expect(list).toHaveAttribute('dir', dir)
  await user.click(button ?? document.body)
  expect(list).toContainElement(screen.getByRole('dialog'))
})

test('3.1.2: while only English is there, that is what the list says it is', async () => {
  showList({}, { list: { language: 'sw' } })
  await findSignOut('Safari on iPhone')
  expect(document.querySelector('[data-device-list]')).toHaveAttribute('lang', 'en')
  expect(warnings.splice(0)).toEqual([[expect.stringContaining('The page is in "sw"')]])
})

test('button names begin with the visible label and are unique, namesakes included', async () => {
  const oslo = { city: 'Oslo', region: null, countryCode: 'NO', label: null }
  const more = ['a', 'b', 'c', 'd'].map((id, n) =>
    makeSession({ ...phone, id, key: id, location: n === 0 ? oslo : n === 1 ? phone.location : null }),
  )
  showList({ sessions: [...four, ...more] })
  await findSignOut('Living room TV')
  const buttons = screen.getAllByRole('button')
  const names = buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent ?? '')
  expect(new Set(names).size).toBe(names.length)
  for (const [n, button] of buttons.entries()) expect(names[n]).toMatch(new RegExp(`^${button.textContent}`))
  expect(names).toEqual(
    expect.arrayContaining([
      'Sign out, Safari on iPhone, Near Oslo, Norway',
      'Sign out, Safari on iPhone, Near Lyon, France',
      'Sign out, Safari on iPhone (2), Near Lyon, France',
      'Sign out, Safari on iPhone',
      'Sign out, Safari on iPhone (2)',
    ]),
  )
})

const at = (id: string, createdAt: string, ip: string) =>
  makeSession({ ...phone, id, key: id, createdAt, ip: { value: ip, masked: false } })

test('namesakes can be told apart by eye: by the day of the sign-in, then by address, then by a number', async () => {
  showList({
    sessions: [
      laptop,
      at('a', '2026-05-04T12:00:00.000Z', '192.0.2.1'),
      at('b', '2026-06-01T12:00:00.000Z', '192.0.2.1'),
      at('c', '2026-06-01T12:00:00.000Z', '192.0.2.2'),
      at('d', '2026-06-01T12:00:00.000Z', '192.0.2.2'),
    ],
  })
  await findSignOut('Safari on iPhone, Signed in May 4')
  const rows = screen.getAllByRole('listitem').map((item) => item.textContent)
  for (const seen of [
    /^Safari on iPhoneNear Lyon, France\s· Signed in May 4(?!\s·)/,
    /^Safari on iPhoneNear Lyon, France\s· Signed in Jun 1\s· 192\.0\.2\.1/,
    /^Safari on iPhoneNear Lyon, France\s· Signed in Jun 1\s· 192\.0\.2\.2/,
    /^Safari on iPhone \(2\)Near Lyon, France\s· Signed in Jun 1\s· 192\.0\.2\.2/,
  ])
    expect(rows.filter((text) => seen.test(text ?? ''))).toHaveLength(1)
})

test('"Try again" names its device too, and two of them differ', async () => {
  const { user } = showList({ faults: [{ on: 'revoke', do: 'fail', code: 'timeout', times: 2 }] })
  await signOut(user, 'Safari on iPhone')
  await signOut(user, 'Living room TV')
  await waitFor(() => expect(screen.getAllByRole('button', { name: /^Try again/ })).toHaveLength(2))
  expect(within(row('Living room TV')).getByRole('button', { name: 'Try again, Living room TV' })).toBeVisible()
})

test('1.1.1: an icon says what kind of device it is where the name does not', async () => {
  showList({
    sessions: [laptop, phone, makeSession({ id: 'x' }), makeSession({ id: 'y', device: { type: 'tablet' } })],
  })
  await findSignOut('Safari on iPhone')
  expect(within(row('Safari on iPhone')).getByRole('img', { name: 'Mobile device' })).toBeInTheDocument()
  expect(within(row('Unknown device')).queryByRole('img')).toBeNull()
  expect(within(row('Tablet')).queryByRole('img')).toBeNull()
})

test('a button that is off keeps the focus and does nothing', async () => {
  const pressed = vi.fn<() => void>()
  const { user } = showList(
    {},
    {
      list: {
        children: (
          <DeviceListButton aria-disabled onClick={pressed}>
            Go
          </DeviceListButton>
        ),
      },
    },
  )
  await user.tab()
  expect(screen.getByRole('button', { name: 'Go' })).toHaveFocus()
  await user.keyboard('{Enter}')
  await user.click(screen.getByRole('button', { name: 'Go' }))
  expect(pressed).not.toHaveBeenCalled()
})

test('no button is ever `disabled`', async () => {
  const { user, adapter, revokes } = showList({ faults: [{ on: 'revoke', do: 'hang' }] })
  await signOut(user, 'Safari on iPhone')
  await waitFor(() => expect(revokes()).toHaveLength(1))
  for (const button of screen.getAllByRole('button')) expect(button).toBeEnabled()
  await user.click(signOutButton('Living room TV'))
  for (const button of dialog().getAllByRole('button')) expect(button).toBeEnabled()
  adapter.release()
})

test('a last activity that cannot be reads as one that is not known', async () => {
  const odd = { ...phone, lastActiveAt: '2031-01-01T00:00:00.000Z' }
  showList({ sessions: [laptop, odd, { ...tv, lastActiveAt: null, createdAt: null }] })
  await findSignOut('Living room TV')
  expect(screen.getAllByText('Activity unknown')).toHaveLength(2)
})
