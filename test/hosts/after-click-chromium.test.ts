import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type Page, type Route } from 'playwright'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { chromiumArgs } from '../../scripts/lib/chromium.mjs'
import { output } from './build.ts'
import { addressOf, plainPage } from './matrix.ts'

// What comes after the click is a file of its own (docs/decisions/0024), which a network may give late, or not at all.

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: inject('chromium') ?? '', args: [...chromiumArgs] })
})
afterAll(() => browser.close())

const assets = path.join(output, 'vite', 'assets')

/** The file that Vite made of it: the only one with a dialog in it that the page does not load at first. */
function chunk(): string {
  const html = readFileSync(path.join(output, 'vite', 'index.html'), 'utf8')
  const found = readdirSync(assets).filter(
    (file) =>
      file.endsWith('.js') &&
      !html.includes(file) &&
      readFileSync(path.join(assets, file), 'utf8').includes('data-device-list-dialog-title'),
  )
  expect(found).toHaveLength(1)
  return found[0] ?? ''
}

/** The page with its list on screen, where that file is answered so. */
async function openWhere(answer: (route: Route) => Promise<void>): Promise<Page> {
  const page = await browser.newPage({ locale: 'en-US' })
  page.setDefaultTimeout(45_000)
  await page.route(`**/${chunk()}`, answer)
  await page.goto(inject('hosts') + addressOf(plainPage, { scene: 'list' }))
  await page.getByRole('button', { name: 'Sign out, Safari' }).first().waitFor()
  return page
}

const signOut = (page: Page) => page.getByRole('button', { name: /^Sign out, Safari/ })
const stuck = 'Couldn’t sign out Safari on iPhone. That didn’t work. Refresh and try again.'

const missing = [
  ['the page is offline', (route: Route) => route.abort('internetdisconnected')],
  ['a new deployment took it away', (route: Route) => route.fulfill({ status: 404, body: 'not found' })],
] as const

test.each(missing)('%s: the click says that nothing was signed out, and the page stands', async (_why, answer) => {
  const page = await openWhere(answer)
  const thrown: Error[] = []
  page.on('pageerror', (error) => thrown.push(error))
  await signOut(page).click()
  await page.locator('[data-device-list-status]').getByText(stuck).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await page.getByRole('listitem').count()).toBe(6)
  expect(await signOut(page).getAttribute('aria-busy')).toBeNull()
  expect(thrown).toEqual([])
  await page.close()
})

test.each(missing)(
  '%s: "Details" says so and opens nothing, and opens them once the file can be had',
  async (_why, answer) => {
    let isMissing = true
    const page = await openWhere((route) => (isMissing ? answer(route) : route.continue()))
    const thrown: Error[] = []
    page.on('pageerror', (error) => thrown.push(error))
    const details = page.getByRole('button', { name: /^Details, Safari/ }).first()
    await details.click()
    await page.locator('[data-device-list-status]').getByText('That didn’t work. Refresh and try again.').waitFor()
    expect(await page.locator('[data-device-list-details-panel]').count()).toBe(0)
    expect(await details.getAttribute('aria-expanded')).toBe('false')
    expect(await details.getAttribute('aria-busy')).toBeNull()
    expect(await page.getByRole('listitem').count()).toBe(6)
    expect(thrown).toEqual([])
    // The way on that the words name.
    isMissing = false
    await page.reload()
    await details.click()
    await page.locator('[data-device-list-details-panel]').waitFor()
    expect(await page.locator('[data-device-list-status]').getByText('That didn’t work').count()).toBe(0)
    await page.close()
  },
)

test('it comes late: the click waits for it in its place, and goes on', async () => {
  const held: Route[] = []
  const page = await openWhere((route) => Promise.resolve(void held.push(route)))
  await signOut(page).click()
  await page.locator('button[aria-busy=true]').waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  for (const route of held) await route.continue()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
  const rows = page.getByRole('listitem').filter({ has: page.getByRole('button') })
  await page.getByRole('listitem').filter({ hasText: 'is signed out' }).waitFor()
  await expect.poll(() => rows.count()).toBe(5)
  await page.close()
})
