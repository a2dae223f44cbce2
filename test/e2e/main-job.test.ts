import { describe } from 'vitest'
import type { Demo } from '../../demo/serve.ts'
import { listen } from './announcements.ts'
import { test } from './harness.ts'
import {
  confirm,
  dialog,
  everyWay,
  expect,
  fillIn,
  list,
  nameOf,
  newPerson,
  others,
  othersButton,
  pathFor,
  row,
  signIn,
  signOutButton,
  thisDevice,
  twoWays,
} from './steps.ts'

// What the server's own tables say.
const revokedAt = ({ auth }: Demo, id: string): unknown =>
  auth.database.prepare('SELECT revokedAt FROM Session WHERE id = ?').get(id)?.['revokedAt'] ?? null
const userIdOf = ({ auth }: Demo, email: string): string =>
  String(auth.database.prepare('SELECT id FROM User WHERE email = ?').get(email)?.['id'])

describe.for(everyWay)('$api, $origin origin', (way) => {
  test('sign out one device: it is gone from the list and from the server, and nothing else is', async ({
    demo,
    openPage,
  }) => {
    const person = await newPerson(demo)
    const { page } = await signIn(openPage, person, way)
    await expect(list(page).getByRole('listitem')).toHaveCount(5)
    await expect(list(page).getByRole('listitem').first()).toContainText('This device')
    const heard = await listen(page)
    const name = nameOf('office', way)
    await signOutButton(page, name).click()
    await expect(dialog(page)).toHaveAccessibleName(`Sign out ${name}?`)
    demo.auth.faults.arm({ latencyMs: 300, effect: 'pass' })
    await confirm(page)
    await expect(list(page).getByRole('button', { name: `Signing out…, ${name}` })).toHaveAttribute('aria-disabled')
    await expect(row(page, name)).toHaveCount(0)
    await expect(others(page)).toHaveCount(3)
    await expect(page.getByText(`${name} is signed out.`).last()).toBeVisible()
    await expect.poll(heard).toEqual([expect.stringContaining(`${name} is signed out.`)])
    await expect(page.locator('[data-sonner-toast]')).toContainText(`${name} is signed out.`)

    const { office, phone } = person.devices
    expect(revokedAt(demo, office.id)).toEqual(expect.any(Number))
    expect(revokedAt(demo, phone.id)).toBeNull()
    const id = way.api === 'biore' ? office.id : office.familyId
    const action = way.api === 'biore' ? 'auth.sessions.revoke.success' : 'session.revoke.session'
    expect(demo.auth.audit.read(person.userId)).toMatchObject([{ action, sessionId: id }])
  })

  test('sign up, see this browser alone, then others; sign them all out: this one lives on', async ({
    demo,
    openPage,
  }) => {
    const { page } = await openPage(pathFor(way))
    await page.getByRole('button', { name: 'New here? Create an account' }).click()
    const email = `new-${way.api}-${way.origin}@example.com`
    await fillIn(page, { email, password: 'correct horse' })
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(thisDevice(page)).toContainText('This device')
    await expect(list(page)).toContainText('You’re only signed in here.')
    await expect(othersButton(page)).toHaveCount(0)

    await page.getByRole('button', { name: 'Sign in on 5 more devices' }).click()
    await expect(others(page)).toHaveCount(5)
    const heard = await listen(page)
    await othersButton(page).click()
    await expect(dialog(page)).toHaveAccessibleName('Sign out all 5 other devices?')
    await expect(dialog(page)).toContainText('This device stays signed in.')
    await confirm(page)
    await expect(list(page)).toContainText('You’re only signed in here.')
    await expect(list(page).getByRole('listitem')).toHaveCount(1)
    await expect.poll(heard).toEqual([expect.stringContaining('5 devices signed out.')])
    await page.reload()
    await expect(thisDevice(page)).toContainText('This device')

    const userId = userIdOf(demo, email)
    expect(demo.auth.sessions.count(userId)).toBe(1)
    const action = way.api === 'biore' ? 'auth.sessions.revoke_all.success' : 'session.revoke.others'
    expect(demo.auth.audit.read(userId)).toMatchObject([{ action, count: 5 }])
  })
})

describe.for(twoWays)('$api, $origin origin', (way) => {
  test('F21: sign out a second browser: it is out at its next action, and so is one that signs itself out', async ({
    demo,
    openPage,
  }) => {
    const person = await newPerson(demo)
    const second = await signIn(openPage, person, way)
    const { page } = await signIn(openPage, person, way)
    const twin = others(page).first()
    await expect(twin).toContainText('just now')
    await twin.getByRole('button', { name: /^Sign out/ }).click()
    await confirm(page)
    await expect(others(page)).toHaveCount(4)
    await second.page.bringToFront()
    await second.page.getByRole('button', { name: 'Refresh' }).click()
    await expect(second.page.getByText('You were signed out.')).toBeVisible()
    await expect(second.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()

    await page.bringToFront()
    await thisDevice(page)
      .getByRole('button', { name: /^Sign out/ })
      .click()
    await expect(dialog(page)).toHaveAccessibleName('Sign out here?')
    await confirm(page)
    await expect(page.getByText('You signed out on this device.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeFocused()
    expect(demo.auth.sessions.count(person.userId)).toBe(4)
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })
})
