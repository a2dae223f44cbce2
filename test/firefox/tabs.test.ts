import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import type { Demo } from '../../demo/serve.ts'
import { type Api, apis, arm, nameOf, newPerson, paths, revokes } from '../e2e/steps.ts'
import { poll, test } from './harness.ts'
import { answer, notes, others, press, signIn, signOut, words } from './steps.ts'

const lists = ({ auth }: Demo, api: Api): number =>
  auth.requests.read().filter(({ path }) => path === paths[api].list).length
/** Firefox itself says so of the tabs of a window; nothing is made up here. */
const visibility = (page: Page) => page.evaluate(() => document.visibilityState)

test.for(apis)(
  'F21: %s: what one tab signed out is gone in the other one once that is looked at, and not a request sooner',
  async (api, { demo, open }) => {
    const way = { api, origin: 'same' } as const
    const { page: behind, context } = await signIn(open, await newPerson(demo), way)
    const page = await context.newPage()
    await page.goto(behind.url())
    await poll(() => others(page)).toHaveLength(4)
    await page.bringToFront()
    await poll(() => visibility(behind)).toBe('hidden')
    demo.auth.requests.clear()
    await signOut(page, nameOf('office', way))
    await poll(() => others(page)).toHaveLength(3)
    const read = lists(demo, api)
    // Longer than a hint from tab to tab takes.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)))
    expect(lists(demo, api)).toBe(read)
    expect(await others(behind)).toHaveLength(4)

    await behind.bringToFront()
    await poll(() => others(behind)).toHaveLength(3)
    expect(await notes(behind)).toBe('')
    expect(lists(demo, api)).toBe(read + 1)
  },
)

test('F21: a tab whose own session the other one ended says so when it is looked at, and clears', async ({
  demo,
  open,
}) => {
  const way = { api: 'biore', origin: 'same' } as const
  const { page: behind, context } = await signIn(open, await newPerson(demo), way)
  const page = await context.newPage()
  await page.goto(behind.url())
  await poll(() => others(page)).toHaveLength(4)
  await page.bringToFront()
  await press(page, '[data-device-list-items="current"] [data-device-list-sign-out]')
  await press(page, answer('Sign out'))
  await poll(() => words(page)).toContain('You signed out on this device.')
  await behind.bringToFront()
  await poll(() => words(behind)).toContain('You were signed out.')
  expect(await others(behind)).toEqual([])
})

test.for(apis)('F12: %s: leaving the page in the middle of a sign-out breaks nothing', async (api, { demo, open }) => {
  const way = { api, origin: 'same' } as const
  const { page } = await signIn(open, await newPerson(demo), way)
  demo.auth.requests.clear()
  await arm(demo, { path: paths[api].revoke, when: 'after', latencyMs: 1500, effect: 'pass' })
  await signOut(page, nameOf('office', way))
  await poll(() => revokes(demo)).toHaveLength(1)
  await page.goto('about:blank')
  await page.goBack()
  await poll(() => others(page)).toHaveLength(3)
  expect(revokes(demo)).toHaveLength(1)
})

// After eight hours the list is old anyway; at once, only the way back tells.
test.for([8, 0])(
  'F24: back from the back/forward cache after %i hours: the list is read once',
  async (hours, { demo, open }) => {
    const person = await newPerson(demo)
    const { page } = await signIn(open, person, { api: 'biore', origin: 'same' })
    await page.evaluate((away) => {
      const { now } = Date
      addEventListener('pagehide', () => {
        Date.now = () => now() + away * 3_600_000
      })
      addEventListener('pageshow', ({ persisted }) => document.body.setAttribute('data-came-back', String(persisted)))
    }, hours)
    await page.goto('about:blank')
    demo.auth.sessions.revoke(person.devices.laptop)
    demo.auth.requests.clear()
    await page.evaluate(() => history.back())
    await poll(() => page.$eval('body', (body) => body.getAttribute('data-came-back'))).toBe('true')
    await poll(() => others(page)).toHaveLength(3)
    expect((await others(page))[0]).toMatch(hours === 8 ? 'Active 9 hours ago' : 'Active 1 hour ago')
    await poll(() => words(page)).toContain('Updated just now')
    expect(demo.auth.requests.read().map(({ path }) => path)).toEqual([paths.biore.list])
  },
)
