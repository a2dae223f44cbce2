import type { Locator, Page } from 'playwright'
import { expect as baseExpect } from 'playwright/test'
import type { Demo } from '../../demo/serve.ts'
import type { Fault } from '../../demo/server/fault-switch.ts'
import type { SessionRow } from '../../demo/server/session-row.ts'
import type { Client, SessionTimes } from '../../demo/server/session-store.ts'
import type { OpenPage, Profile } from './harness.ts'

/** Waits for what a user sees, as long as a busy machine may need. */
export const expect = baseExpect.configure({ timeout: 15_000 })

export const apis = ['biore', 'prelude'] as const
export type Api = (typeof apis)[number]

/** How the page talks to the server. */
export interface Way {
  readonly api: Api
  readonly origin: 'same' | 'cross'
}

/** Each API once, and each origin once: the page's own, and another one with no response header exposed. */
export const twoWays: readonly Way[] = [
  { api: 'biore', origin: 'same' },
  { api: 'prelude', origin: 'cross' },
]

/** Both APIs on both origins, for `npm run test:all`; the two for `npm test`. */
export const everyWay: readonly Way[] =
  process.env['TESTS'] === 'all'
    ? apis.flatMap((api) => [
        { api, origin: 'same' },
        { api, origin: 'cross' },
      ])
    : twoWays

/** The devices that a person has besides the browser of the test, and what each API's list calls them. */
const kinds = {
  phone: {
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
    biore: 'Safari on iPhone or iPad',
    prelude: 'iPhone',
  },
  office: {
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0',
    biore: 'Firefox on Windows',
    prelude: 'Windows PC',
  },
  tablet: {
    userAgent:
      'Mozilla/5.0 (Linux; Android 15; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    biore: 'Chrome on Android',
    prelude: 'Android tablet',
  },
  laptop: {
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
    biore: 'Safari on macOS',
    prelude: 'Mac',
  },
} as const

export type Kind = keyof typeof kinds
/** In the order in which the list shows them: the most recently used first. */
export const kindsInOrder: readonly Kind[] = ['phone', 'office', 'tablet', 'laptop']

const HOUR = 3_600_000

function madeUp(kind: Kind, at: number): Client & SessionTimes {
  const lastActiveAt = Date.now() - (at + 1) * HOUR
  const times = { lastActiveAt, createdAt: lastActiveAt - 24 * HOUR, expiresAt: Date.now() + 720 * HOUR }
  return { userAgent: kinds[kind].userAgent, ip: `192.0.2.${at + 1}`, countryCode: 'DE', ...times }
}

/** A user with an account, whose other devices are signed in. */
export interface Person {
  readonly userId: string
  readonly email: string
  readonly password: string
  readonly devices: Readonly<Record<Kind, SessionRow>>
}

let people = 0

/** Makes an account, with the four devices signed in. */
export async function newPerson(demo: Demo): Promise<Person> {
  people += 1
  const credentials = { email: `person-${people}@example.com`, password: 'correct horse' }
  const response = await fetch(`${demo.authOrigin}/demo/sign-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  })
  const { userId }: { userId: string } = await response.json()
  const [phone, office, tablet, laptop] = demo.auth.sessions.startMany(userId, kindsInOrder.map(madeUp))
  if (!phone || !office || !tablet || !laptop) throw new Error('The server did not sign the devices in.')
  return { userId, ...credentials, devices: { phone, office, tablet, laptop } }
}

/** A device as this API's list calls it. */
export const nameOf = (kind: Kind, { api }: Pick<Way, 'api'>): string => kinds[kind][api]

/** The page's address for a way of talking to the server, and for whatever else it takes. */
export const pathFor = (way: Partial<Way>, more: Readonly<Record<string, string>> = {}): string =>
  `/?${String(new URLSearchParams({ ...way, ...more }))}`

/** Signs a new browser profile in, by the form, and waits for the list. */
export async function signIn(openPage: OpenPage, person: Person, way: Way): Promise<Profile> {
  const profile = await openPage(pathFor(way))
  await fillIn(profile.page, person)
  await profile.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(list(profile.page).getByRole('listitem').first()).toBeVisible()
  return profile
}

/** Comes to the front first: of several tabs or windows, those behind run slowly. */
export async function fillIn(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.bringToFront()
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
}

/** The whole "Your devices". */
export const list = (page: Page): Locator => page.getByRole('region', { name: 'Your devices' })
/** The row of the browser that looks. */
export const thisDevice = (page: Page): Locator => page.getByRole('list', { name: 'This device' }).getByRole('listitem')
/** The rows of the others. */
/** The rows of the other devices: a receipt has no button. */
export const others = (page: Page): Locator =>
  page
    .getByRole('list', { name: /other devices?$/ })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button') })
export const row = (page: Page, name: string): Locator => others(page).filter({ hasText: name })
export const signOutButton = (page: Page, name: string): Locator =>
  list(page).getByRole('button', { name: `Sign out, ${name}`, exact: true })
export const othersButton = (page: Page): Locator =>
  list(page).getByRole('button', { name: 'Sign out all other devices' })
export const dialog = (page: Page): Locator => page.getByRole('dialog')

/** Clicks "Sign out" on a device, and says yes; in front, as `fillIn`. */
export async function signOut(page: Page, name: string): Promise<void> {
  await page.bringToFront()
  await signOutButton(page, name).click()
  await confirm(page)
}

/** Clicks the button of the open dialog that does it. */
export async function confirm(page: Page): Promise<void> {
  await dialog(page)
    .getByRole('button', { name: /^Sign out/ })
    .click()
}

/** What is said in a row, beside its name. */
/** Everything that is said inline, above the rows or between them. */
export const strips = (page: Page): Locator => page.locator('[data-device-list-note], [data-signed-out]')

/** Which requests a fault hits. */
export const paths = {
  biore: { list: '/api/v1/auth/sessions', revoke: '/api/v1/auth/sessions/*', refresh: '/api/v1/auth/refresh' },
  prelude: { list: '/v1/session/me/list', revoke: '/v1/session/me/revoke', refresh: '/v1/session/refresh' },
} as const

/** Arms a fault as the page's own controls do. */
export async function arm({ authOrigin }: Demo, fault: Fault): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${authOrigin}/demo/faults`, { method: 'POST', headers, body: JSON.stringify(fault) })
  if (!answer.ok) throw new Error(`The fault was refused with ${answer.status}.`)
}

/** A Wi-Fi's own sign-in page, where an answer was expected. */
export const captivePortal: Fault['effect'] = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: '<!doctype html><title>Welcome to the Wi-Fi</title>',
}

/** The requests that end sessions, as the server saw them. */
export function revokes({ auth }: Demo): readonly string[] {
  return auth.requests
    .read()
    .filter(({ method, path }) => method === 'DELETE' || /\/(?:revoke|revoke-all|logout)$/.test(path))
    .filter(({ method }) => method !== 'OPTIONS')
    .map(({ method, path }) => `${method} ${path}`)
}
