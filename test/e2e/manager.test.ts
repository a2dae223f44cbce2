import type { Page } from 'playwright'
import { describe } from 'vitest'
import type { Demo } from '../../demo/serve.ts'
import { sampleDevices } from '../../demo/server/sample-devices.ts'
import type { SessionRow } from '../../demo/server/session-row.ts'
import { listen } from './announcements.ts'
import { type OpenPage, test } from './harness.ts'
import {
  arm,
  confirm,
  dialog,
  expect,
  fillIn,
  list,
  nameOf,
  newPerson,
  others,
  type Person,
  pathFor,
  row,
  signOutButton,
  strips,
  type Way,
} from './steps.ts'

/** Each API one way. */
const ways: readonly Way[] = [
  { api: 'biore', origin: 'cross' },
  { api: 'prelude', origin: 'same' },
]

async function openManager(openPage: OpenPage, person: Person, way: Way): Promise<Page> {
  const { page } = await openPage(pathFor(way, { screen: 'manager' }))
  await fillIn(page, person)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(others(page).first()).toBeVisible()
  return page
}

const tick = (page: Page, name: string) => list(page).getByRole('checkbox', { name, exact: true }).check()
const search = (page: Page, text: string) => list(page).getByRole('searchbox', { name: 'Search' }).fill(text)
const bar = (page: Page) => page.getByRole('group', { name: 'Selected devices' })

/** Which of these the server has ended. */
const ended = ({ auth }: Demo, devices: readonly SessionRow[]): readonly boolean[] =>
  devices.map(
    ({ id }) => auth.database.prepare('SELECT revokedAt FROM Session WHERE id = ?').get(id)?.['revokedAt'] !== null,
  )

describe.for(ways)('$api, $origin origin', (way) => {
  test('select three and sign them out: those have ended, and no other', async ({ demo, openPage }) => {
    const person = await newPerson(demo)
    const page = await openManager(openPage, person, way)
    const heard = await listen(page)
    for (const kind of ['phone', 'office', 'laptop'] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one tick after the other
      await tick(page, nameOf(kind, way))
    }
    await expect(bar(page)).toContainText('3 selected')
    await bar(page).getByRole('button', { name: 'Sign out 3 devices' }).click()
    await expect(dialog(page)).toHaveAccessibleName('Sign out 3 devices?')
    await expect(dialog(page)).toContainText(nameOf('office', way))
    await expect(dialog(page)).not.toContainText(nameOf('tablet', way))
    await confirm(page)
    await expect(others(page)).toHaveCount(1)
    await expect(row(page, nameOf('tablet', way))).toBeVisible()
    await expect(bar(page)).toHaveCount(0)
    await expect.poll(async () => (await heard()).at(-1)).toContain('3 devices signed out.')
    const { phone, office, tablet, laptop } = person.devices
    expect(ended(demo, [phone, office, tablet, laptop])).toEqual([true, true, false, true])
    expect(demo.auth.sessions.count(person.userId)).toBe(2)
  })

  test('everywhere ends this browser too, and last', async ({ demo, openPage }) => {
    const person = await newPerson(demo)
    const page = await openManager(openPage, person, way)
    await list(page).getByRole('button', { name: 'Sign out everywhere' }).click()
    await expect(dialog(page)).toContainText('You’ll be signed out on all 5 devices, including this one.')
    await confirm(page)
    await expect(page.getByText('You signed out on this device.')).toBeVisible()
    expect(demo.auth.sessions.count(person.userId)).toBe(0)
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })

  test('search and filter find devices, and clear what was selected', async ({ demo, openPage }) => {
    const person = await newPerson(demo)
    const page = await openManager(openPage, person, way)
    await tick(page, nameOf('phone', way))
    await search(page, nameOf('tablet', way).toUpperCase())
    await expect(others(page)).toHaveCount(1)
    await expect(row(page, nameOf('tablet', way))).toBeVisible()
    await expect(list(page)).toContainText('1 device matches.')
    await expect(bar(page)).toHaveCount(0)

    await search(page, 'zzz')
    await expect(list(page)).toContainText('No devices found')
    await expect(others(page)).toHaveCount(0)
    await list(page).getByRole('button', { name: 'Clear filters' }).click()
    await expect(others(page)).toHaveCount(4)
    await expect(list(page).getByRole('searchbox')).toBeFocused()
  })
})

test('of ten selected some fail: each says so by itself, and only those are tried again', async ({
  demo,
  openPage,
}) => {
  const way: Way = { api: 'biore', origin: 'same' }
  const person = await newPerson(demo)
  demo.auth.sessions.startMany(person.userId, sampleDevices(6, Date.now(), 3))
  const page = await openManager(openPage, person, way)
  await list(page).getByRole('checkbox', { name: 'Select all 10 devices' }).check()
  const spared = [person.devices.office, person.devices.laptop]
  for (const { id } of spared) {
    // oxlint-disable-next-line no-await-in-loop -- armed one after the other
    await arm(demo, {
      times: 1,
      method: 'DELETE',
      path: `/api/v1/auth/sessions/${id}`,
      effect: { status: 404, body: {} },
    })
  }
  await bar(page).getByRole('button', { name: 'Sign out 10 devices' }).click()
  await confirm(page)
  await expect(others(page)).toHaveCount(2)
  await expect(strips(page).first()).toContainText('8 devices signed out.')
  // Why is the same for both, and said once.
  await expect(strips(page).first()).toContainText('This sign-in changed while the page was open.')
  for (const kind of ['office', 'laptop'] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one row after the other
    await expect(row(page, nameOf(kind, way))).toContainText('Still signed in.')
  }
  expect(ended(demo, spared)).toEqual([false, false])
  expect(demo.auth.sessions.count(person.userId)).toBe(3)

  // What was meant for two alone goes to two alone.
  demo.auth.requests.clear()
  await strips(page).filter({ hasText: '8 devices signed out' }).getByRole('button', { name: 'Try again' }).click()
  await expect(others(page)).toHaveCount(0)
  expect(ended(demo, spared)).toEqual([true, true])
  expect(demo.auth.requests.read().filter(({ method }) => method === 'DELETE')).toHaveLength(2)
})

test('inactive devices are counted, shown by one button, and can all be selected', async ({ demo, openPage }) => {
  const way: Way = { api: 'biore', origin: 'same' }
  const person = await newPerson(demo)
  const now = Date.now()
  const longAgo = now - 120 * 86_400_000
  const [sleeping] = demo.auth.sessions.startMany(person.userId, [
    { userAgent: null, ip: '192.0.2.77', createdAt: longAgo, lastActiveAt: longAgo, expiresAt: now + 86_400_000 },
  ])
  if (!sleeping) throw new Error('The server did not sign the device in.')
  const page = await openManager(openPage, person, way)
  await expect(list(page)).toContainText('1 device hasn’t been used for over 90 days.')
  await list(page).getByRole('button', { name: 'Review' }).click()
  await expect(list(page).getByRole('radio', { name: /^Inactive 90 days\+/ })).toBeChecked()
  await expect(others(page)).toHaveCount(1)
  await list(page).getByRole('checkbox', { name: 'Select 1 device' }).check()
  await bar(page).getByRole('button', { name: 'Sign out 1 device' }).click()
  await confirm(page)
  await expect(list(page)).toContainText('No devices found')
  await list(page).getByRole('button', { name: 'Clear filters' }).click()
  await expect(others(page)).toHaveCount(4)
  await expect(signOutButton(page, nameOf('phone', way))).toBeVisible()
  expect(ended(demo, [sleeping, ...Object.values(person.devices)])).toEqual([true, false, false, false, false])
})
