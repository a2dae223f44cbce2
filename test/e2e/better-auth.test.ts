import { describe } from 'vitest'
import { test } from './harness.ts'
import { confirm, dialog, expect, fillIn, list, others, othersButton, thisDevice } from './steps.ts'

// Better Auth refuses a fourth sign-up in a row.
test.override('serverOptions', { rateLimits: 'off' })

const person = (origin: string) => ({ email: `better-auth-${origin}@example.com`, password: 'correct horse' })

// What is not here is in the other end-to-end tests: the page is the same, and so are its promises.
describe.for(['same', 'cross'])('Better Auth, %s origin', (origin) => {
  const path = `/?api=better-auth&origin=${origin}`

  test('sign up, sign in elsewhere, and sign that device out', async ({ openPage }) => {
    const { page } = await openPage(path)
    await page.getByRole('button', { name: 'New here? Create an account' }).click()
    await fillIn(page, person(origin))
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(thisDevice(page)).toContainText('Chrome on Linux')
    await expect(list(page)).toContainText('You’re only signed in here.')

    const second = await openPage(path)
    await fillIn(second.page, person(origin))
    await second.page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(others(second.page)).toHaveCount(1)

    await page.getByRole('button', { name: 'Refresh' }).click()
    await others(page)
      .getByRole('button', { name: /^Sign out/ })
      .click()
    await confirm(page)
    await expect(list(page)).toContainText('You’re only signed in here.')
    await second.page.getByRole('button', { name: 'Refresh' }).click()
    await expect(second.page.getByText('You were signed out.')).toBeVisible()

    await page.reload()
    await thisDevice(page)
      .getByRole('button', { name: /^Sign out/ })
      .click()
    await confirm(page)
    await expect(page.getByText('You signed out on this device.')).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })

  test('sign out 60 others at once', async ({ openPage }) => {
    const { page } = await openPage(path)
    await page.getByRole('button', { name: 'Create a demo account with 60 other devices' }).click()
    await expect(page.getByRole('heading', { name: '60 other devices' })).toBeVisible()
    await othersButton(page).click()
    await expect(dialog(page)).toHaveAccessibleName('Sign out all 60 other devices?')
    await confirm(page)
    await expect(list(page)).toContainText('You’re only signed in here.')
    await expect(page.getByText('60 devices signed out.').last()).toBeVisible()
  })
})

test('a demo account comes along to Better Auth, which has users of its own, and back', async ({ openPage }) => {
  const { page } = await openPage('/', { viewport: { width: 1400, height: 900 } })
  await page.getByRole('button', { name: 'Create a demo account with 4 other devices' }).click()
  await expect(others(page)).toHaveCount(4)
  await page.getByRole('radio', { name: 'Better Auth' }).click()
  await expect(others(page)).toHaveCount(5)
  await expect(thisDevice(page)).toContainText('Chrome on Linux')
  await page.getByRole('radio', { name: 'bio.re' }).click()
  await expect(others(page)).toHaveCount(4)
})
