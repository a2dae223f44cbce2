import { test } from './harness.ts'
import { confirm, expect, others, thisDevice } from './steps.ts'

test('the address that `npm start` opens begins with a list, and the bare one with the form', async ({ openPage }) => {
  const { page } = await openPage('/?devices=5')
  await expect(others(page)).toHaveCount(5)
  await expect(thisDevice(page)).toBeVisible()
  expect(new URL(page.url()).search).toBe('')
  await page.reload()
  await expect(others(page)).toHaveCount(5)

  const bare = await openPage('/')
  await expect(bare.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('whoever signs out there is signed out, after a reload too', async ({ openPage }) => {
  const { page } = await openPage('/?devices=2')
  await thisDevice(page)
    .getByRole('button', { name: /^Sign out/ })
    .click()
  await confirm(page)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})
