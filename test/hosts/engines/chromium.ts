import { chromium } from 'playwright'
import { chromiumArgs } from '../../../scripts/lib/chromium.mjs'
import { asking, type Browsers, type BrowserWindow, type Machine } from './window.ts'

/** Chromium, headless: one process, and a window of its own for each machine. */
export async function startChromium(executablePath: string): Promise<Browsers> {
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] })
  const window = async ({ system, pointer = 'fine', width = 900 }: Machine): Promise<BrowserWindow> => {
    const context = await browser.newContext({
      colorScheme: system,
      locale: 'en-US',
      viewport: { width, height: 900 },
      hasTouch: pointer === 'coarse',
      isMobile: pointer === 'coarse',
    })
    const page = await context.newPage()
    // A development server may have dependencies to make ready.
    page.setDefaultTimeout(45_000)
    return {
      open: async (address) => {
        await page.goto(address)
        await page.evaluate('inPage.settled()')
      },
      ask: (name, ...asked) => page.evaluate(asking(name, asked)),
      press: (key) => page.keyboard.press(key),
      picture: async (path) => void (await page.screenshot({ path })),
      close: () => context.close(),
    }
  }
  return { window, version: `Chromium ${browser.version()}`, close: () => browser.close() }
}
