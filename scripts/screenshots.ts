// Takes the README's pictures from the running demo: `node_modules/.bin/node scripts/screenshots.ts`. Run it after a change
// of the look, and look at what it made.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import { startDemo } from '../demo/serve.ts'
import { sampleDevices } from '../demo/server/sample-devices.ts'
import { chromiumArgs, ensureChromium } from './lib/chromium.mjs'
import { root } from './lib/project.mjs'

interface Shot {
  readonly file: string
  /** bio.re tells browsers, and for how long access may linger; Prelude tells countries. */
  readonly api: 'biore' | 'prelude'
  readonly theme: 'light' | 'dark'
  readonly language: 'en' | 'de' | 'ar'
  /** Width of the card, in CSS pixels. The picture has twice as many. */
  readonly width: number
  readonly shows: 'list' | 'confirmation' | 'details' | 'selection'
}

const shots: readonly Shot[] = [
  { file: 'device-list-light.png', api: 'biore', theme: 'light', language: 'en', width: 600, shows: 'list' },
  { file: 'device-list-dark.png', api: 'biore', theme: 'dark', language: 'en', width: 600, shows: 'list' },
  { file: 'device-list-arabic.png', api: 'prelude', theme: 'light', language: 'ar', width: 520, shows: 'list' },
  { file: 'confirmation-light.png', api: 'biore', theme: 'light', language: 'en', width: 600, shows: 'confirmation' },
  { file: 'confirmation-dark.png', api: 'biore', theme: 'dark', language: 'en', width: 600, shows: 'confirmation' },
  { file: 'details-light.png', api: 'prelude', theme: 'light', language: 'en', width: 600, shows: 'details' },
  { file: 'device-list-320.png', api: 'biore', theme: 'light', language: 'en', width: 320, shows: 'list' },
  { file: 'manager-light.png', api: 'biore', theme: 'light', language: 'en', width: 760, shows: 'selection' },
]

const credentials = { email: 'someone@example.com', password: 'only for pictures' }
/** The pictures change as little as they can from one run to the next. */
const seed = 3
const userAgent =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

const logout = { biore: '/api/v1/auth/logout', prelude: '/v1/session/revoke' } as const

const folder = path.join(root, 'docs', 'images')
mkdirSync(folder, { recursive: true })
const demo = await startDemo({ page: 'sources', pagePort: 0, authPort: 0, database: ':memory:', rateLimits: 'off' })
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: [...chromiumArgs] })
try {
  await signUpWithDevices()
  for (const shot of shots) {
    await take(browser, shot)
    console.log(shot.file)
  }
} finally {
  await browser.close()
  await demo.close()
}

async function signUpWithDevices(): Promise<void> {
  const response = await fetch(`${demo.authOrigin}/demo/sign-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  })
  const { userId } = await response.json()
  demo.auth.sessions.startMany(userId, sampleDevices(5, Date.now(), seed))
}

/** Each picture in a browser of its own, which signs out again, so that it does not show up in the next one. */
async function take(from: Browser, { file, api, theme, language, width, shows }: Shot): Promise<void> {
  const context = await from.newContext({
    userAgent,
    deviceScaleFactor: 2,
    viewport: { width: width + 80, height: 1000 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const screen = shows === 'selection' ? 'manager' : 'list'
  await page.goto(`${demo.pageOrigin}/?${String(new URLSearchParams({ api, theme, language, screen }))}`)
  await signIn(page)
  await page.locator('[data-device-list-item]').nth(5).waitFor()
  if (shows === 'confirmation') await page.locator('[data-device-list-sign-out-others]').click()
  if (shows === 'details') await page.locator('[data-device-list-details]').nth(2).click()
  if (shows === 'selection')
    for (const row of [1, 2]) await page.locator('li [data-device-list-select]').nth(row).check()
  // Nothing is pointed at.
  await page.mouse.move(1, 1)
  await page.addStyleTag({ content: styleFor(shows, width) })
  const pictured = shows === 'confirmation' ? 'dialog[open]' : '[data-device-list]'
  await page.locator(pictured).screenshot({ path: path.join(folder, file), omitBackground: true })
  await page.request.post(demo.pageOrigin + logout[api])
  await context.close()
}

/** The picture shows the card or the dialog alone, with nothing behind its round corners, and no focus ring. */
function styleFor(shows: Shot['shows'], width: number): string {
  const common = `html { background: transparent } :focus { outline: none !important }
    .settings { padding-inline: 40px } [data-device-list] { inline-size: ${width}px }`
  return shows !== 'confirmation'
    ? common
    : `${common} body * { visibility: hidden } dialog::backdrop { background: none }
      dialog[open], dialog[open] * { visibility: visible } dialog[open] { box-shadow: none !important }`
}

async function signIn(page: Page): Promise<void> {
  await page.locator('input[name="email"]').fill(credentials.email)
  await page.locator('input[name="password"]').fill(credentials.password)
  await page.locator('form button[type="submit"]').first().click()
}
