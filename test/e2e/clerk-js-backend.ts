import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page, type Route } from 'playwright'
import { build } from 'vite'
import { chromiumArgs } from '../../scripts/lib/chromium.mjs'
import { ensureInstalledIn } from '../../scripts/lib/project.mjs'
import type { Backend } from '../adapters/conformance/backend.ts'
import { clerkServer } from '../adapters/servers/clerk.ts'
import { adapterIn } from './adapter-in-page/hear.ts'

const APP = 'https://app.clerk.test'
const API = 'clerk.clerk.test'
/** A publishable key says where its Frontend API is. */
const script = `<script data-clerk-publishable-key="pk_live_${btoa(`${API}$`)}" src="/clerk-js/clerk.browser.js"></script>`

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const sdk = here('../peers/clerk/')
const built = here('../../.cache/clerk-js-page/')

/** Installs Clerk's SDK, builds the page that has it, and starts a browser that does not say that it is driven. */
export async function openClerkBrowser(executablePath: string | null): Promise<Browser> {
  if (executablePath === null) throw new Error('No Chrome or Chromium: run `npm test` once, or set CHROMIUM_PATH.')
  ensureInstalledIn(sdk)
  await build({
    configFile: false,
    logLevel: 'warn',
    root: here('clerk-js-page/'),
    build: { outDir: built, emptyOutDir: true, target: 'esnext' },
  })
  return chromium.launch({
    executablePath,
    args: [...chromiumArgs, '--disable-blink-features=AutomationControlled'],
  })
}

/** A request to Clerk that gets lost: before it arrives, or its answer on the way back. */
export interface Lost {
  readonly request: RegExp
  readonly what: 'request' | 'answer'
}

/** What a test says about the browser and the server. */
export interface ClerkSetUp {
  readonly others?: number
  readonly userAgent?: string
  /** As in a browser that a program drives. */
  readonly isDriven?: boolean
  readonly hasOtherAccount?: boolean
}

/** The real SDK in a browser, signed in at a Frontend API of our own, and the adapter on top of it. */
export interface ClerkBackend extends Backend {
  readonly page: Page
  readonly context: BrowserContext
  readonly server: ReturnType<typeof clerkServer>
  /** `POST /v1/me/sessions/sess_1/revoke 200`, or `lost` in place of a status. */
  readonly routes: () => readonly string[]
  readonly lose: (lost: Lost | null) => void
  readonly close: () => Promise<void>
}

/** Opens a page in a new profile. Nothing leaves this machine: both origins are played. */
export async function clerkBackend(browser: Browser, setUp: ClerkSetUp = {}): Promise<ClerkBackend> {
  const server = clerkServer(setUp.others ?? 2)
  server.state.hasOtherAccount = setUp.hasOtherAccount ?? false
  const routes: string[] = []
  let lost: Lost | null = null
  let hasCookie = true

  async function answer(route: Route): Promise<void> {
    const asked = route.request()
    const url = new URL(asked.url())
    const name = `${url.searchParams.get('_method') ?? asked.method()} ${url.pathname}`
    const isLost = lost?.request.test(name) ? lost.what : null
    if (isLost === 'request') {
      routes.push(`${name} lost`)
      return route.abort('connectionfailed')
    }
    const request = new Request(asked.url(), {
      method: asked.method(),
      headers: hasCookie ? { cookie: '__client=token-of-0' } : {},
    })
    const response = await server.app.fetch(request)
    routes.push(`${name} ${isLost ? 'lost' : response.status}`)
    if (isLost) return route.abort('connectionfailed')
    return route.fulfill({
      status: response.status,
      headers: {
        ...Object.fromEntries(response.headers),
        'access-control-allow-origin': APP,
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': 'Authorization, Retry-After',
      },
      body: await response.text(),
    })
  }

  const context = await browser.newContext(setUp.userAgent === undefined ? {} : { userAgent: setUp.userAgent })
  await context.route('**/*', (route) => {
    const { host, origin, pathname } = new URL(route.request().url())
    if (host === API) return answer(route)
    return origin === APP ? route.fulfill(fileOf(pathname)) : route.abort()
  })
  await context.addCookies([
    {
      name: '__client_uat',
      value: String(Math.floor(Date.now() / 1000)),
      domain: '.clerk.test',
      path: '/',
      secure: true,
    },
  ])
  if (setUp.isDriven)
    await context.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => true }))
  await context.addInitScript(shortenPauses)
  const page = await context.newPage()
  await page.goto(APP)
  await page.waitForFunction(() => 'clerkPage' in window)
  const about = await page.evaluate(() => window.clerkPage.start())
  const before = routes.length
  return {
    adapter: { ...about, ...adapterIn(page) },
    credential: 'cookie',
    alive: async () => server.alive(),
    requests: () => routes.length - before,
    loseCredential() {
      hasCookie = false
    },
    page,
    context,
    server,
    routes: () => routes.slice(before),
    lose: (what) => {
      lost = what
    },
    close: () => context.close(),
  }
}

/** The SDK tries to read up to eleven times, with pauses between, which are skipped here. */
function shortenPauses(): void {
  const wait = window.setTimeout
  const shorter = (run: () => void, ms = 0) => wait(run, ms >= 500 && ms <= 5000 ? ms / 50 : ms)
  Object.assign(window, { setTimeout: shorter })
}

/** The page, its scripts, and the SDK’s own. */
function fileOf(pathname: string): { readonly contentType: string; readonly body: string } {
  const isScript = pathname.endsWith('.js')
  const file = pathname.startsWith('/clerk-js/')
    ? `${sdk}node_modules/@clerk/clerk-js/dist/${pathname.slice('/clerk-js/'.length)}`
    : `${built}${isScript ? pathname.slice(1) : 'index.html'}`
  return {
    contentType: isScript ? 'text/javascript' : 'text/html',
    body: readFileSync(file, 'utf8').replace(/<!--.*-->/, script),
  }
}
