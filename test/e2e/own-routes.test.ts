import { describe } from 'vitest'
import { test } from './harness.ts'
import { confirm, expect, fillIn, list, othersButton, thisDevice } from './steps.ts'

test.override('serverOptions', { rateLimits: 'off' })

// What is not here is in the other end-to-end tests: the page is the same, and so are its promises.
describe.for(['same', 'cross'])('routes of the kit over a table of one’s own, %s origin', (origin) => {
  test('sign in here and elsewhere, sign the others out, and leave', async ({ openPage }) => {
    const path = `/?api=own&origin=${origin}`
    const { page } = await openPage(path)
    await page.getByRole('button', { name: 'Create a demo account with 60 other devices' }).click()
    await expect(page.getByRole('heading', { name: '60 other devices' })).toBeVisible()
    await expect(thisDevice(page)).toContainText('Chrome on Linux')
    const email =
      (await page
        .getByText(/demo-[0-9a-f]{8}@example\.com/)
        .first()
        .textContent()) ?? ''

    const second = await openPage(path)
    await fillIn(second.page, { email: /demo-\w+@example\.com/.exec(email)?.[0] ?? '', password: 'demo1234' })
    await second.page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(second.page.getByRole('heading', { name: '61 other devices' })).toBeVisible()
    await othersButton(second.page).click()
    await confirm(second.page)
    await expect(list(second.page)).toContainText('You’re only signed in here.')

    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByText('You were signed out.')).toBeVisible()
    await thisDevice(second.page)
      .getByRole('button', { name: /^Sign out/ })
      .click()
    await confirm(second.page)
    await expect(second.page.getByText('You signed out on this device.')).toBeVisible()
    await second.page.reload()
    await expect(second.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })
})
