import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright'
import { build, type InlineConfig, preview } from 'vite'
import { freePort } from '../../demo/serve.ts'
import type { Fault } from '../../demo/server/fault-switch.ts'
import type { AuthServerOptions } from '../../demo/server/options.ts'
import type { RecordedRequest } from '../../demo/server/request-log.ts'
import { chromiumArgs } from '../../scripts/lib/chromium.mjs'
import type { Backend } from '../adapters/conformance/backend.ts'
import { fields, type RunningServer, startServer } from '../demo/client.ts'
import { adapterIn } from './adapter-in-page/hear.ts'

/** The browser page that the SDK runs in. */
export interface SdkBrowser {
  readonly page: Page
  readonly context: BrowserContext
  readonly pageOrigin: string
  readonly close: () => Promise<void>
}

/** Bundles the page as an application's own build would, with the SDK, its worker and its WebAssembly, and opens it. */
export async function openSdkPage(executablePath: string | null): Promise<SdkBrowser> {
  if (executablePath === null) throw new Error('No Chrome or Chromium: run `npm test` once, or set CHROMIUM_PATH.')
  const root = fileURLToPath(new URL('prelude-sdk-page/', import.meta.url))
  const outDir = fileURLToPath(new URL('../../.cache/prelude-sdk-page/', import.meta.url))
  const port = await freePort(0)
  const config: InlineConfig = {
    configFile: false,
    logLevel: 'warn',
    root,
    build: { outDir, emptyOutDir: true, target: 'esnext' },
    preview: { host: '127.0.0.1', port, strictPort: true },
  }
  await build(config)
  const site = await preview(config)
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] })
  const context = await browser.newContext()
  const page = await context.newPage()
  const pageOrigin = `http://127.0.0.1:${port}`
  await page.goto(pageOrigin)
  await page.waitForFunction(() => 'sdkPage' in window)
  return {
    page,
    context,
    pageOrigin,
    async close() {
      await browser.close()
      await site.close()
    },
  }
}

/** The real SDK in a real browser, signed in to the demo's auth server, and the adapter on top of it. */
export interface SdkBackend extends Backend {
  readonly server: RunningServer
  readonly userId: string
  /** Arms a fault, and closes idle connections: on one of those the browser would itself resend what was dropped. */
  readonly arm: (fault: Fault) => Promise<void>
  /** What reached Prelude's API so far, preflights left out. */
  readonly received: () => readonly RecordedRequest[]
  readonly close: () => Promise<void>
}

/** One user, signed in in the browser and on so many other devices. */
export async function sdkBackend(
  { page, context, pageOrigin }: SdkBrowser,
  others: number,
  options: AuthServerOptions = {},
): Promise<SdkBackend> {
  const server = await startServer({ cors: { origin: pageOrigin }, rateLimits: 'off', ...options })
  // Cookies know no ports: the last test's would come along.
  await context.clearCookies()
  const credentials = { email: 'somebody@example.com', password: 'correct horse battery staple' }
  const userId = await signUp(server.origin, credentials)
  const about = await page.evaluate((given) => window.sdkPage.start(given), { auth: server.origin, ...credentials })
  for (let index = 0; index < others; index += 1)
    server.sessions.start(userId, { userAgent: `device/${index}.0`, ip: null, countryCode: 'FR' })

  const received = () => server.requests.read().filter(({ method }) => method !== 'OPTIONS')
  const before = received().length
  return {
    adapter: { ...about, ...adapterIn(page) },
    credential: 'cookie',
    server,
    userId,
    async arm(fault) {
      const headers = { 'content-type': 'application/json' }
      await fetch(`${server.origin}/demo/faults`, { method: 'POST', headers, body: JSON.stringify(fault) })
    },
    alive: async () => server.sessions.list(userId).map(({ familyId }) => familyId),
    requests: () => received().length - before,
    received: () => received().slice(before),
    loseCredential() {
      const effect = { status: 401, body: { code: 'unauthorized', type: 'unauthorized' } }
      server.faults.arm({ path: '/v1/session/*', times: 1000, effect })
    },
    close: () => server.close(),
  }
}

async function signUp(origin: string, credentials: unknown): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${origin}/demo/sign-up`, { method: 'POST', headers, body: JSON.stringify(credentials) })
  return String((await fields(response))['userId'])
}
