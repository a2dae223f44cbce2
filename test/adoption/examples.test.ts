import path from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { chromiumArgs } from '../../scripts/lib/chromium.mjs'
import { root } from '../../scripts/lib/project.mjs'
import { watchConsole } from '../server-rendering/hydration.ts'
import { build, copyAndInstall, serve } from './application.ts'

// Each folder of examples/ is copied, installed with the packed package, built, and used in two browsers of one user.

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: inject('chromium') ?? '', args: [...chromiumArgs] })
})
afterAll(() => browser?.close())

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'

const fillUser = async (page: Page) => page.getByLabel('User').fill('ada')
const fillAddress = async (page: Page) => {
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByLabel('Password').fill('correct horse battery')
}

test.each([
  { name: 'vite-shadcn-better-auth', script: 'server.js', args: [], port: 4611, fill: fillAddress },
  { name: 'next-own-routes', script: 'node_modules/next/dist/bin/next', args: ['start'], port: 4612, fill: fillUser },
  {
    name: 'react-router',
    script: 'node_modules/@react-router/serve/bin.js',
    args: ['./build/server/index.js'],
    port: 4613,
    fill: fillUser,
  },
])('$name: sign in twice, sign the telephone out, then here', async ({ name, script, args, port, fill }) => {
  const folder = copyAndInstall(path.join(root, 'examples', name), name, inject('packed'))
  build(folder)
  const { origin, close } = await serve(folder, script, args, port)
  try {
    const open = async (userAgent?: string) => {
      const context = await browser.newContext({ locale: 'en-US', ...(userAgent !== undefined && { userAgent }) })
      const page = await context.newPage()
      const complaints = watchConsole(page)
      await page.goto(origin)
      await fill(page)
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByText('This device').first().waitFor()
      return { page, complaints }
    }
    await open(phone)
    const { page, complaints } = await open()
    await page.getByRole('button', { name: /^Sign out, Safari/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
    // The row stays, without its button, until the list was read again. A toast is an item of a list too.
    await page.locator('[data-device-list] li').nth(1).waitFor({ state: 'detached' })
    expect(await page.locator('[data-device-list] li').count()).toBe(1)
    await page.screenshot({ path: path.join(root, '.cache', 'adoption', `${name}.png`), fullPage: true })

    await page
      .getByRole('button', { name: /^Sign out/ })
      .first()
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Continue' }).waitFor()
    // The example signs up first, and in where the address is known: Chromium tells of the refusal.
    expect(complaints.filter((each) => !each.includes('status of 422'))).toEqual([])
  } finally {
    await close()
  }
})
