import { inject } from 'vitest'
import { test } from './harness.ts'
import {
  apis,
  arm,
  expect,
  list,
  nameOf,
  newPerson,
  others,
  paths,
  revokes,
  row,
  signIn,
  signOut,
  strips,
} from './steps.ts'

declare global {
  /** Set in a page to see whether it is still the same one. */
  var isSamePage: boolean | undefined
}

// Browsers keep a page that one leaves, and bring it back as it was; Playwright switches that off, and a headless shell has no such thing.
const windowed = inject('windowed')
test.override('launchOptions', {
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
  ...(windowed !== null && { executablePath: windowed }),
})

test.for(apis)(
  'F12: %s: leaving the page in the middle of a sign-out breaks nothing, and the sign-out stands',
  async (api, { demo, openPage }) => {
    const way = { api, origin: 'same' } as const
    const { page } = await signIn(openPage, await newPerson(demo), way)
    const name = nameOf('office', way)
    demo.auth.requests.clear()
    await arm(demo, { path: paths[api].revoke, when: 'after', latencyMs: 1500, effect: 'pass' })
    await signOut(page, name)
    await expect.poll(() => revokes(demo)).toHaveLength(1)
    await page.goto('about:blank')
    await page.goBack({ waitUntil: 'commit' })
    await expect(row(page, name)).toHaveCount(0)
    await expect(others(page)).toHaveCount(3)
    expect(revokes(demo)).toHaveLength(1)

    await arm(demo, { path: paths[api].revoke, when: 'after', latencyMs: 1500, effect: 'pass' })
    await signOut(page, nameOf('phone', way))
    await expect.poll(() => revokes(demo)).toHaveLength(2)
    await page.reload()
    await expect(others(page)).toHaveCount(2)
    await expect(strips(page)).toHaveCount(0)
    expect(revokes(demo)).toHaveLength(2)
  },
)

test('F24: a page that is brought back after eight hours reads the list once, and tells the time right', async ({
  demo,
  openPage,
}) => {
  const { userId, ...person } = await newPerson(demo)
  const { page } = await signIn(openPage, { userId, ...person }, { api: 'biore', origin: 'same' })
  await expect(others(page).first()).toContainText('Active 1 hour ago')
  await page.evaluate(() => {
    globalThis.isSamePage = true
    const { now } = Date
    addEventListener('pagehide', () => {
      Date.now = () => now() + 8 * 3_600_000
    })
  })
  await page.goto('about:blank')
  demo.auth.sessions.revoke(person.devices.laptop)
  demo.auth.requests.clear()
  await page.goBack({ waitUntil: 'commit' })
  await expect(others(page).first()).toContainText('Active 9 hours ago')
  expect(await page.evaluate(() => globalThis.isSamePage)).toBe(true)
  await expect(others(page)).toHaveCount(3)
  await expect(list(page)).toContainText('Updated just now')
  expect(demo.auth.requests.read().map(({ path }) => path)).toEqual([paths.biore.list])
})
