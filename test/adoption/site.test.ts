import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium } from 'playwright'
import { type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { chromiumArgs } from '../../scripts/lib/chromium.mjs'
import { npm, root } from '../../scripts/lib/project.mjs'

// The folder that `npm run build-storybook` makes, behind a server that knows nothing but files, under a path of its own.

const folder = path.join(root, '.cache', 'adoption', 'site')
let browser: Browser
let server: PreviewServer
let origin = ''

beforeAll(async () => {
  if (process.env['SITE'] !== 'built') {
    rmSync(folder, { recursive: true, force: true })
    const code = npm(['exec', '--no', '--', 'storybook', 'build', '--disable-telemetry', '--quiet', '-o', folder])
    if (code !== 0) throw new Error('storybook build failed')
  }
  server = await preview({
    configFile: false,
    logLevel: 'error',
    base: '/devices/',
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0 },
  })
  origin = server.resolvedUrls?.local[0] ?? ''
  browser = await chromium.launch({ executablePath: inject('chromium') ?? '', args: [...chromiumArgs] })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function open(address: string) {
  const page = await browser.newPage()
  const elsewhere: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(?:data|blob):/.test(url)) elsewhere.push(url)
  })
  await page.goto(origin + address)
  return { page, guide: page.frameLocator('#storybook-preview-iframe'), elsewhere }
}

test.each([
  ['guide-introduction--docs', 'react-device-sessions'],
  ['guide-api--docs', 'API'],
  ['guide-recipes--docs', 'Recipes'],
  ['guide-testing--docs', 'Testing your page'],
  ['guide-troubleshooting--docs', 'Troubleshooting'],
  ['guide-adapters--docs', 'Better Auth'],
])('the page %s is shown, and nobody else is asked for anything', async (id, heading) => {
  const { page, guide, elsewhere } = await open(`?path=/docs/${id}`)
  // A heading of Storybook begins with a link to itself, which is a part of its name.
  await guide
    .getByRole('heading', { name: new RegExp(`(?:^|address bar )${heading}$`) })
    .first()
    .waitFor()
  expect(elsewhere).toEqual([])
  await page.close()
})

test('the site opens on its introduction', async () => {
  const { page } = await open('')
  await expect.poll(() => page.url(), { timeout: 20_000 }).toContain('path=/docs/guide-introduction--docs')
  await page.close()
})

test('links between pages stay in the site, and the search finds words in all of them', async () => {
  const { page, guide, elsewhere } = await open('?path=/docs/guide-search--docs')
  await guide.getByRole('searchbox').fill('SESSION_NOT_FRESH')
  await guide
    .getByRole('link', { name: /Better Auth/ })
    .first()
    .waitFor()
  await guide.getByRole('searchbox').fill('onSignInAgain')
  await guide
    .getByRole('link', { name: /Troubleshooting/ })
    .first()
    .click()
  await page.waitForURL(/guide-troubleshooting--docs/)
  await guide.getByRole('link', { name: 'Confirming who you are' }).first().click()
  await page.waitForURL(/guide-step-up--docs|guide-confirming/)
  expect(elsewhere).toEqual([])
  await page.close()
})

test('llms.txt leads to every page as plain Markdown', async () => {
  const text = await (await fetch(`${origin}llms.txt`)).text()
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link)
  expect(links.length).toBeGreaterThan(30)
  expect(links.filter((link) => !existsSync(path.join(folder, link)))).toEqual([])
  expect(readFileSync(path.join(folder, 'docs', 'guide.md'), 'utf8')).toContain('What must not be left out')
})
