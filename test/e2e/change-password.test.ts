import type { Page } from 'playwright'
import { describe } from 'vitest'
import { listen } from './announcements.ts'
import { test } from './harness.ts'
import {
  confirm,
  expect,
  fillIn,
  list,
  nameOf,
  newPerson,
  others,
  pathFor,
  row,
  signIn,
  thisDevice,
  twoWays,
} from './steps.ts'

// Better Auth refuses a fourth sign-up in a row.
test.override('serverOptions', { rateLimits: 'off' })

const NEW = 'a better horse'

async function change(page: Page, current: string, next = NEW): Promise<void> {
  await page.getByLabel('Current password').fill(current)
  await page.getByLabel('New password').fill(next)
  await page.getByRole('button', { name: 'Change password' }).click()
}

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const prompt = (page: Page) => page.getByRole('region', { name: 'Your password was changed' })

describe.for(twoWays)('$api, $origin origin', (way) => {
  test('a new password: a wrong current one is said where it is; then the others can be signed out', async ({
    demo,
    openPage,
  }) => {
    const person = await newPerson(demo)
    const { page } = await signIn(openPage, person, way)
    await page.getByRole('link', { name: 'Change password' }).click()
    await expect(title(page, 'Change password')).toBeFocused()
    await change(page, 'wrong horse')
    await expect(page.getByLabel('Current password')).toBeFocused()
    await expect(page.getByLabel('Current password')).toHaveAccessibleDescription(
      'This is not your current password. Try again.',
    )
    const heard = await listen(page)
    await change(page, person.password)
    await expect(prompt(page)).toContainText('Sign out your other devices too?')
    await expect(title(page, 'Change password')).toBeFocused()
    await expect
      .poll(heard)
      .toEqual([expect.stringMatching(/^Your password was changed.* Sign out your other devices too\?/)])
    expect(demo.auth.sessions.count(person.userId)).toBe(5)

    // The prompt asks for itself: no dialog follows.
    await prompt(page).getByRole('button', { name: 'Sign out all other devices' }).click()
    await expect(prompt(page)).toContainText('4 devices signed out.')
    expect(demo.auth.sessions.count(person.userId)).toBe(1)
    await prompt(page).getByRole('button', { name: 'Close' }).click()
    await expect(title(page, 'Security')).toBeFocused()
    await expect(list(page)).toContainText('You’re only signed in here.')

    const other = await openPage(pathFor(way))
    await fillIn(other.page, person)
    await other.page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(other.page.getByText('Email address or password is wrong.')).toBeVisible()
    await fillIn(other.page, { ...person, password: NEW })
    await other.page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(thisDevice(other.page)).toBeVisible()
  })

  test('"This wasn’t me" signs the device out, and leads to the new password', async ({ demo, openPage }) => {
    const person = await newPerson(demo)
    const { page } = await signIn(openPage, person, way)
    const phone = nameOf('phone', way)
    await row(page, phone).getByRole('button', { name: 'Details' }).click()
    await row(page, phone).getByRole('button', { name: 'This wasn’t me' }).click()
    await confirm(page)
    await expect(row(page, phone)).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'Secure your account' })).toBeFocused()
    await list(page).getByRole('link', { name: 'Change password' }).click()
    await expect(title(page, 'Change password')).toBeFocused()
    await change(page, person.password)
    await prompt(page).getByRole('button', { name: 'Not now' }).click()
    await expect(title(page, 'Security')).toBeFocused()
    await expect(others(page)).toHaveCount(3)
    expect(demo.auth.sessions.count(person.userId)).toBe(4)
  })
})

test('a lost answer is not called unchanged, and an access token that ran out is no wrong password', async ({
  demo,
  openPage,
}) => {
  const person = await newPerson(demo)
  const { page } = await signIn(openPage, person, { api: 'biore', origin: 'same' })
  await page.getByRole('link', { name: 'Change password' }).click()
  const route = '**/demo/password'
  await page.route(route, (request) => request.fulfill({ status: 401, json: {} }), { times: 1 })
  demo.auth.requests.clear()
  await page.route(
    route,
    async (request) => {
      await request.fetch()
      await request.abort()
    },
    { times: 1 },
  )
  // The last route is the first to be asked: the answer is lost, then the token has run out.
  await change(page, person.password)
  await expect(page.getByText('The server did not say whether the password was changed.')).toBeFocused()
  await expect(prompt(page)).toHaveCount(0)
  await change(page, NEW, `${NEW} still`)
  await expect(prompt(page)).toBeVisible()
  const asked = demo.auth.requests.read().map(({ path, status }) => `${path} ${status}`)
  expect(asked).toEqual(expect.arrayContaining(['/api/v1/auth/refresh 200']))
})

test('the prompt asks for the password where the server wants it, and goes on', async ({ demo, openPage }) => {
  const person = await newPerson(demo)
  const { page } = await signIn(openPage, person, { api: 'biore', origin: 'same' })
  await page.getByRole('link', { name: 'Change password' }).click()
  await change(page, person.password)
  await expect(prompt(page)).toBeVisible()
  await fetch(`${demo.authOrigin}/demo/step-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ on: ['revoke'] }),
  })
  await prompt(page).getByRole('button', { name: 'Sign out all other devices' }).click()
  const field = page.getByRole('dialog').getByLabel('Password', { exact: true })
  await expect(field).toBeFocused()
  await field.fill(NEW)
  await page.keyboard.press('Enter')
  await expect(prompt(page)).toContainText('4 devices signed out.')
  expect(demo.auth.sessions.count(person.userId)).toBe(1)
  await fetch(`${demo.authOrigin}/demo/step-up`, { method: 'DELETE' })
})

test('Better Auth changes it by its own route', async ({ openPage }) => {
  const { page } = await openPage('/?api=better-auth')
  await page.getByRole('button', { name: 'Create a demo account with 4 other devices' }).click()
  await expect(others(page)).toHaveCount(4)
  await page.getByRole('link', { name: 'Change password' }).click()
  await change(page, 'wrong horse')
  await expect(page.getByText('This is not your current password.')).toBeVisible()
  await change(page, 'demo1234')
  await prompt(page).getByRole('button', { name: 'Sign out all other devices' }).click()
  await expect(prompt(page)).toContainText('4 devices signed out.')
  await page.goBack()
  await expect(title(page, 'Security')).toBeFocused()
  await expect(others(page)).toHaveCount(0)
})
