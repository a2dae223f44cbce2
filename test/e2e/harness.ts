import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright'
import { test as base, inject } from 'vitest'
import { type Demo, startDemo } from '../../demo/serve.ts'
import type { AuthServerOptions } from '../../demo/server/options.ts'
import type { PasswordCost } from '../../demo/server/passwords.ts'
import { chromiumArgs } from '../../scripts/lib/chromium.mjs'

/** What a test does in one browser profile: cookies and storage of its own. */
export interface Profile {
  readonly context: BrowserContext
  readonly page: Page
}

/** Opens a path of the page, `/` by default, in a new browser profile. */
export type OpenPage = (path?: string, options?: BrowserContextOptions) => Promise<Profile>

/** What a test file may change about its auth server. */
export type ServerOptions = Omit<AuthServerOptions, 'cors'>

/** Passwords are not what is tested here, and hashing them well takes long. */
const cheapPasswords: PasswordCost = { N: 2 ** 4, r: 8, p: 1 }

const screenshots = fileURLToPath(new URL('../../.cache/screenshots/', import.meta.url))

async function takeScreenshots(name: string, pages: readonly Page[]): Promise<void> {
  mkdirSync(screenshots, { recursive: true })
  const file = (n: number) => `${screenshots}${name.replaceAll(/\W+/g, '-')}-${n + 1}.png`
  await Promise.all(pages.map((page, n) => page.screenshot({ path: file(n) })))
}

/** True for this machine, and for what is no request at all. */
function isLocal(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return ['data:', 'blob:', 'about:'].includes(protocol) || hostname === '127.0.0.1' || hostname === 'localhost'
}

/** No test waits longer than this for one thing on the page, in ms. */
const ACTION_TIMEOUT_MS = 20_000

/**
 * A test with a demo and a browser. Each test file has an auth server of its own, in memory and in this process: reach into it
 * as `demo.auth`, and change its options with `test.override('serverOptions', …)`, and the browser's with `launchOptions`.
 * `openPage()` gives a new browser profile. A page that throws, or that sends a request off this machine, fails its test; a failed test leaves screenshots in
 * `.cache/screenshots/`.
 */
export const test = base
  .extend('serverOptions', { scope: 'file' }, (): ServerOptions => ({}))
  .extend('demo', { scope: 'file' }, async ({ serverOptions }, { onCleanup }): Promise<Demo> => {
    const buildError = inject('buildError')
    if (buildError !== null) throw new Error(buildError)
    process.env['DEMO_BUILD'] = inject('demoBuild')
    const demo = await startDemo({
      page: 'built',
      pagePort: 0,
      authPort: 0,
      passwordCost: cheapPasswords,
      ...serverOptions,
    })
    onCleanup(() => demo.close())
    return demo
  })
  .extend('launchOptions', { scope: 'file' }, (): LaunchOptions => ({}))
  .extend('browser', { scope: 'file' }, async ({ launchOptions }, { onCleanup }): Promise<Browser> => {
    const executablePath = inject('chromium')
    if (executablePath === null) throw new Error('No Chrome or Chromium: run `npm test` once, or set CHROMIUM_PATH.')
    const browser = await chromium.launch({ executablePath, args: [...chromiumArgs], ...launchOptions })
    onCleanup(() => browser.close())
    return browser
  })
  .extend('openPage', async ({ browser, demo, task }, { onCleanup }) => {
    const pages: Page[] = []
    const thrown: Error[] = []
    const watch = (page: Page): void => {
      pages.push(page)
      page.on('pageerror', (error) => thrown.push(error))
      page.on('request', (request) => {
        if (!isLocal(request.url())) thrown.push(new Error(`A request left this machine: ${request.url()}`))
      })
    }
    onCleanup(async () => {
      if (task.result?.state === 'fail' || thrown.length > 0) await takeScreenshots(task.fullTestName, pages)
      await Promise.all([...new Set(pages.map((page) => page.context()))].map((context) => context.close()))
      if (thrown.length > 0) throw new AggregateError(thrown, `The page threw: ${thrown.map(String).join('; ')}`)
    })
    const openPage: OpenPage = async (path = '/', options = {}) => {
      const context = await browser.newContext({ baseURL: demo.pageOrigin, locale: 'en-GB', ...options })
      context.setDefaultTimeout(ACTION_TIMEOUT_MS)
      context.on('page', watch)
      const page = await context.newPage()
      await page.goto(path)
      return { context, page }
    }
    return openPage
  })
