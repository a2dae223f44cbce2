import { listen } from './announcements.ts'
import { test } from './harness.ts'
import { apis, arm, expect, nameOf, newPerson, others, paths, row, signIn, signOut, strips } from './steps.ts'

test.for(apis)(
  '%s: what one tab signed out is gone for the other one too, which says so and no untrue word',
  async (api, { demo, openPage }) => {
    const way = { api, origin: 'same' } as const
    const { page, context } = await signIn(openPage, await newPerson(demo), way)
    const second = await context.newPage()
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
