import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, type LaunchOptions, launch, type Page } from 'puppeteer-core'
import { inject, expect as vitestExpect } from 'vitest'
import { firefoxPrefs } from '../../scripts/lib/firefox.mjs'
import { test as onTheDemo } from '../e2e/harness.ts'

/** Waits for what a user sees, as long as a busy machine may need. */
export const poll = <T>(read: () => T | Promise<T>) => vitestExpect.poll(read, { timeout: 15_000, interval: 100 })

/** What a test does in one browser profile: cookies and storage of its own. */
export interface Profile {
  readonly context: BrowserContext
  readonly page: Page
}

/** Opens a path of the page in a new browser profile, in a window of this width. */
export type OpenInFirefox = (path: string, width?: number) => Promise<Profile>

const screenshots = fileURLToPath(new URL('../../.cache/screenshots/', import.meta.url))

/** What Firefox says by itself of a request that was lost: the fault that a test has armed, and no error of the page. */
const isOfTheNetwork = (text: string): boolean =>
  /^(?:Error: )?Cross-Origin Request Blocked: .*CORS request did not succeed/.test(text)

/**
 * A test with the demo of its file and a Firefox. As in Chromium, a page that throws, writes an error to the console, or
 * sends a request off this machine, fails its test; a failed test leaves screenshots in `.cache/screenshots/`.
 */
export const test = onTheDemo
  .extend('prefs', { scope: 'file' }, (): Readonly<Record<string, boolean | number | string>> => ({}))
  .extend('firefoxWindow', { scope: 'file' }, (): Pick<LaunchOptions, 'headless' | 'env'> => ({ headless: true }))
  .extend('firefox', { scope: 'file' }, async ({ prefs, firefoxWindow }, { onCleanup }): Promise<Browser> => {
    const executablePath = inject('firefox')
    if (executablePath === null) throw new Error('No Firefox: install it, or set FIREFOX_PATH.')
    const extraPrefsFirefox = { ...firefoxPrefs, ...prefs }
    const firefox = await launch({ browser: 'firefox', executablePath, extraPrefsFirefox, ...firefoxWindow })
    onCleanup(() => firefox.close())
    return firefox
  })
  .extend('open', async ({ firefox, demo, task }, { onCleanup }) => {
    const contexts: BrowserContext[] = []
    const wrong: Error[] = []
    const complain = (text: string): void => {
      if (!isOfTheNetwork(text)) wrong.push(new Error(text))
    }
    const watch = (page: Page | null): void => {
      page?.setDefaultTimeout(10_000)
      page?.on('pageerror', (error) => complain(error instanceof Error ? error.message : String(error)))
      page?.on('console', (message) => {
        if (message.type() === 'error') complain(message.text())
      })
      page?.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url())
        if (/^https?:$/.test(protocol) && !['127.0.0.1', 'localhost'].includes(hostname))
          complain(`A request left this machine: ${request.url()}`)
      })
    }
    onCleanup(async () => {
      const hasFailed = task.result?.state === 'fail' || wrong.length > 0
      for (const [n, context] of contexts.entries()) {
        if (hasFailed) await takeScreenshots(`firefox-${task.fullTestName}-${n + 1}`, context)
        await context.close()
      }
      if (wrong.length > 0) throw new AggregateError(wrong, `On the page: ${wrong.map(String).join('; ')}`)
    })
    const open: OpenInFirefox = async (path, width = 1280) => {
      const context = await firefox.createBrowserContext()
      contexts.push(context)
      context.on('targetcreated', (target) => void target.page().then(watch))
      const page = await context.newPage()
      await page.setViewport({ width, height: 800 })
      await page.goto(demo.pageOrigin + path)
      return { context, page }
    }
    return open
  })

async function takeScreenshots(name: string, context: BrowserContext): Promise<void> {
  mkdirSync(screenshots, { recursive: true })
  for (const [n, page] of (await context.pages()).entries())
    await page.screenshot({ path: `${screenshots}${name.replaceAll(/\W+/g, '-')}-${n + 1}.png` })
}
