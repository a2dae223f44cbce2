import type { BrowserContext, Page } from 'playwright'
import type { Demo } from '../../demo/serve.ts'
import { listen } from './announcements.ts'
import { test } from './harness.ts'
import {
  apis,
  arm,
  confirm,
  expect,
  list,
  nameOf,
  newPerson,
  others,
  paths,
  row,
  signIn,
  signOut,
  strips,
  thisDevice,
} from './steps.ts'

declare global {
  /** Whether the tab is in front: Playwright says so of all of them. */
  var tabVisibility: DocumentVisibilityState | undefined
  /** What the tabs of this browser told each other. */
  var saidBetweenTabs: unknown[] | undefined
}

/** Opens the same page in another tab of the same browser, and puts that tab behind. */
async function openBehind(context: BrowserContext, address: string): Promise<Page> {
  const tab = await context.newPage()
  await tab.addInitScript(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => globalThis.tabVisibility ?? 'visible' })
    Object.defineProperty(document, 'hidden', { get: () => document.visibilityState === 'hidden' })
    const said: unknown[] = (globalThis.saidBetweenTabs = [])
    new BroadcastChannel('device-sessions').addEventListener('message', ({ data }) => said.push(data))
  })
  await tab.goto(address)
  await expect(others(tab)).toHaveCount(4)
  await turn(tab, 'hidden')
  return tab
}

async function turn(tab: Page, to: DocumentVisibilityState): Promise<void> {
  await tab.evaluate((visibility) => {
    globalThis.tabVisibility = visibility
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }, to)
}

const lists = ({ auth }: Demo, api: 'biore' | 'prelude') =>
  auth.requests.read().filter(({ path }) => path === paths[api].list).length

test.for(apis)(
  'F21: %s: what one tab signed out is gone in the other one once that is looked at, and not a request sooner',
  async (api, { demo, openPage }) => {
    const way = { api, origin: 'same' } as const
    const { page, context } = await signIn(openPage, await newPerson(demo), way)
    const second = await openBehind(context, page.url())
    const heard = await listen(second)
    const name = nameOf('office', way)
    demo.auth.requests.clear()
    await signOut(page, name)
    await expect(row(page, name)).toHaveCount(0)
    await expect.poll(() => second.evaluate(() => globalThis.saidBetweenTabs)).toEqual(['changed'])
    await second.waitForTimeout(300)
    expect(lists(demo, api)).toBe(1)
    await expect(row(second, name)).toHaveCount(1)

    await turn(second, 'visible')
    await expect(row(second, name)).toHaveCount(0)
    await expect(others(second)).toHaveCount(3)
    expect(lists(demo, api)).toBe(2)
    // Nothing was signed out here: there is nothing to report.
    await expect(strips(second)).toHaveCount(0)
    expect(await heard()).toEqual([])
  },
)

test.for(apis)(
  'F21: %s: a browser that signs itself out in one tab is signed out in the other one once that is looked at',
  async (api, { demo, openPage }) => {
    const { page, context } = await signIn(openPage, await newPerson(demo), { api, origin: 'same' })
    const second = await openBehind(context, page.url())
    await thisDevice(page)
      .getByRole('button', { name: /^Sign out/ })
      .click()
    await confirm(page)
    await expect(page.getByText('You signed out on this device.')).toBeVisible()
    await expect.poll(() => second.evaluate(() => globalThis.saidBetweenTabs)).toEqual(['changed'])
    await turn(second, 'visible')
    await expect(second.getByText('You were signed out.')).toBeVisible()
    await expect(second.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await expect(list(second)).toHaveCount(0)
  },
)

test.for(apis)(
  'F21: %s: what one tab signed out, another one that did not hear of it signs out too, and says no untrue word',
  async (api, { demo, openPage }) => {
    const way = { api, origin: 'same' } as const
    const { page, context } = await signIn(openPage, await newPerson(demo), way)
    const second = await context.newPage()
    await second.addInitScript(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'))
    await second.goto(page.url())
    await expect(others(second)).toHaveCount(4)
    const name = nameOf('office', way)
    await signOut(page, name)
    await expect(row(page, name)).toHaveCount(0)

    const heard = await listen(second)
    await signOut(second, name)
    await expect(row(second, name)).toHaveCount(0)
    await expect.poll(heard).toEqual([expect.stringContaining(`${name} is signed out.`)])
    await expect(strips(second)).not.toContainText('still')
  },
)

test('another list takes the place of one in the middle of a sign-out: nothing is said of it there', async ({
  demo,
  openPage,
}) => {
  const { page } = await signIn(openPage, await newPerson(demo), { api: 'biore', origin: 'same' })
  demo.auth.requests.clear()
  await arm(demo, { path: paths.biore.revoke, when: 'after', latencyMs: 1000, effect: 'pass' })
  await signOut(page, nameOf('office', { api: 'biore' }))
  await page.getByRole('radio', { name: 'Cross-origin' }).click()
  await expect(others(page)).toHaveCount(3)
  await expect.poll(() => demo.auth.requests.read().filter(({ path }) => path === paths.biore.list).length).toBe(2)
  await expect(strips(page)).toHaveCount(0)
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0)
})
