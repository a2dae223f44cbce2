import path from 'node:path'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { chromiumArgs } from '../../scripts/lib/chromium.mjs'
import { shortDate, watchConsole } from '../server-rendering/hydration.ts'
import { serveNextApplication } from '../server-rendering/next-application.ts'

// The App Router of Next.js, built for production, with its server in UTC.

let browser: Browser
let site: Awaited<ReturnType<typeof serveNextApplication>>

beforeAll(async () => {
  site = await serveNextApplication(path.join(inject('application'), 'node_modules', 'react-device-sessions'))
  browser = await chromium.launch({ executablePath: inject('chromium') ?? '', args: [...chromiumArgs] })
}, 300_000)

afterAll(async () => {
  await browser?.close()
  site?.close()
})

async function open(route: string, timezoneId: string) {
  const context = await browser.newContext({ timezoneId, locale: 'en-US' })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const complaints = watchConsole(page)
  const answer = await page.goto(site.origin + route)
  return { page, html: (await answer?.text()) ?? '', complaints }
}

test.each(['America/Los_Angeles', 'Asia/Kolkata', 'UTC'])(
  'F23: what a Server Component read is in its markup, and in %s the browser goes on from there without a warning',
  async (timeZone) => {
    const { page, html, complaints } = await open('/', timeZone)
    expect(html).toContain('2 other devices')
    expect(html).toContain('Jun 14')
    const day = shortDate('2026-06-14T02:30:00.000Z', timeZone)
    await page.locator('time[datetime^="2026-06-14"]', { hasText: day }).waitFor()
    await page.getByText('Updated just now').waitFor()
    // The browser's own copy of the server in memory has other times: it was not asked.
    const phone = page.getByRole('listitem').filter({ hasText: 'A phone' }).locator('time')
    expect(html).toContain(await phone.getAttribute('datetime'))
    expect(complaints).toEqual([])

    await page.getByRole('button', { name: 'Sign out, A phone' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('A phone is signed out.').first().waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  },
)

test('F23: a Server Component arranges the parts; the browser reads the list', async () => {
  const { page, html, complaints } = await open('/parts', 'Asia/Kolkata')
  expect(html).toContain('Arranged on the server')
  expect(html).not.toContain('A phone')
  await page.getByText('A phone').waitFor()
  expect(await page.getByRole('button', { name: /^Sign out, A/ }).count()).toBe(2)
  expect(complaints).toEqual([])
  await page.context().close()
})

const ask = async (method: string, route: string, headers = {}) => {
  const own = { cookie: 'session=here', 'sec-fetch-site': 'same-origin', ...headers }
  const answer = await fetch(`${site.origin}/api/account${route}`, { method, headers: own })
  const text = await answer.text()
  return {
    status: answer.status,
    cache: answer.headers.get('cache-control'),
    body: text === '' ? null : JSON.parse(text),
  }
}

test('the routes of the kit are route handlers as they are', async () => {
  expect(await ask('GET', '/sessions')).toMatchObject({
    status: 200,
    cache: 'private, no-store',
    body: { total: 3, sessions: [{ id: 'here', isCurrent: true }, { id: 'elsewhere' }, { id: 'there' }] },
  })
  expect((await ask('GET', '/sessions', { cookie: '' })).status).toBe(401)
  expect((await ask('DELETE', '/sessions/there', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await ask('DELETE', '/sessions/there')).status).toBe(204)
  expect((await ask('POST', '/sessions/revoke-others')).body).toEqual({ revoked: 1 })
  expect((await ask('POST', '/logout')).status).toBe(204)
  expect((await ask('GET', '/sessions')).status).toBe(401)
})
