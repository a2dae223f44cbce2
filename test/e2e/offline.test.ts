import { listen } from './announcements.ts'
import { test } from './harness.ts'
import {
  apis,
  dialog,
  expect,
  list,
  nameOf,
  newPerson,
  others,
  revokes,
  row,
  signIn,
  signOut,
  signOutButton,
} from './steps.ts'

test.for(apis)(
  'F11: %s: a click made offline is answered at once, and is not sent when the network is back',
  async (api, { demo, openPage }) => {
    const way = { api, origin: 'same' } as const
    const { page, context } = await signIn(openPage, await newPerson(demo), way)
    const heard = await listen(page)
    const name = nameOf('laptop', way)
    // The file of the question is fetched when the page is idle. Offline before that, the click says that it cannot be had, which
    // `test/hosts/after-click-chromium.test.ts` has: here the question has been open once.
    await signOutButton(page, name).click()
    await expect(dialog(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    demo.auth.requests.clear()
    await context.setOffline(true)
    await signOut(page, name)
    await expect(row(page, name)).toContainText('Can’t reach the server. Check your connection.')
    await expect.poll(heard).toEqual([`Couldn’t confirm that ${name} is signed out.`])
    await expect(others(page)).toHaveCount(4)

    await context.setOffline(false)
    // The list is read again by itself; that is all that is sent.
    await expect.poll(() => demo.auth.requests.read().length).toBeGreaterThan(0)
    await expect(page.getByRole('button', { name: 'Refresh' })).toBeEnabled()
    await expect(row(page, name)).toBeVisible()
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect.poll(async () => (await heard()).at(-1)).toBe('Up to date')
    expect(revokes(demo)).toEqual([])

    await row(page, name)
      .getByRole('button', { name: /^Try again/ })
      .click()
    await expect(row(page, name)).toHaveCount(0)
    expect(revokes(demo)).toHaveLength(1)
  },
)

test('a list that cannot be read anew offline stays, and is read when the network is back', async ({
  demo,
  openPage,
}) => {
  const { page, context } = await signIn(openPage, await newPerson(demo), { api: 'biore', origin: 'same' })
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(list(page)).toContainText('Couldn’t refresh.')
  await expect(list(page)).toContainText('Can’t reach the server. Check your connection.')
  await expect(list(page).getByRole('listitem')).toHaveCount(5)
  await context.setOffline(false)
  await expect(list(page)).not.toContainText('Couldn’t refresh.')
})
