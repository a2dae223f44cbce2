import { listen } from './announcements.ts'
import { test } from './harness.ts'
import {
  apis,
  arm,
  confirm,
  dialog,
  expect,
  list,
  nameOf,
  newPerson,
  others,
  othersButton,
  paths,
  revokes,
  row,
  signIn,
  signOut,
  signOutButton,
} from './steps.ts'

test.override('serverOptions', { retryAfter: 'seconds' })

const in30Seconds = { status: 429, headers: { 'retry-after': '30' } }

test.for(apis)(
  'F4: %s: a 429 that says when: a countdown, and nothing is sent before it ends',
  async (api, { demo, openPage }) => {
    const way = { api, origin: 'same' } as const
    const { page } = await signIn(openPage, await newPerson(demo), way)
    await page.clock.install()
    const heard = await listen(page)
    const [phone, office] = [nameOf('phone', way), nameOf('office', way)]
    demo.auth.requests.clear()
    await arm(demo, { path: paths[api].revoke, effect: in30Seconds })
    await signOut(page, phone)
    await expect(list(page)).toContainText(/Too many attempts\. Try again in (?:30|2\d) sec\./)
    await expect(row(page, phone)).toContainText('Still signed in.')
    const again = row(page, phone).getByRole('button', { name: `Try again, ${phone}` })
    await expect(again).toHaveAttribute('aria-disabled', 'true')
    await expect(signOutButton(page, office)).toHaveAttribute('aria-disabled', 'true')
    await expect(signOutButton(page, office)).toHaveAccessibleDescription(/Try again in/)
    await again.click({ force: true })
    await signOutButton(page, office).click({ force: true })
    await expect(dialog(page)).toBeHidden()

    await page.clock.fastForward(20_000)
    await expect(list(page)).toContainText(/Try again in (?:10|\d) sec\./)
    expect(revokes(demo)).toHaveLength(1)
    await page.clock.fastForward(15_000)
    await expect(again).not.toHaveAttribute('aria-disabled')
    await expect.poll(heard).toEqual([expect.stringContaining(`Couldn’t sign out ${phone}.`), 'You can try again now.'])
    expect(revokes(demo)).toHaveLength(1)
    await again.click()
    await expect(row(page, phone)).toHaveCount(0)
  },
)

test.for(apis)(
  'F6: %s: a 429 whose time the page may not read: no countdown, and the button works',
  async (api, { demo, openPage }) => {
    const way = { api, origin: 'cross' } as const
    const { page } = await signIn(openPage, await newPerson(demo), way)
    const name = nameOf('phone', way)
    demo.auth.requests.clear()
    await arm(demo, { path: paths[api].revoke, effect: in30Seconds })
    await signOut(page, name)
    await expect(row(page, name)).toContainText('We don’t know when you can try again.')
    const again = row(page, name).getByRole('button', { name: `Try again, ${name}` })
    await expect(again).not.toHaveAttribute('aria-disabled')
    expect(revokes(demo)).toHaveLength(1)
    await again.click()
    await expect(row(page, name)).toHaveCount(0)
  },
)

test('bio.re’s own limit: the sixth "all others" of an hour is refused, in so many words', async ({
  demo,
  openPage,
}) => {
  const way = { api: 'biore', origin: 'same' } as const
  const person = await newPerson(demo)
  const { page } = await signIn(openPage, person, way)
  for (let used = 0; used < 5; used += 1) demo.auth.limits.take('revokeOthers', person.userId)
  await othersButton(page).click()
  await confirm(page)
  await expect(list(page)).toContainText(
    /Couldn’t sign out your other devices\. Too many attempts\. Try again in (?:1 hour|\d\d minutes)\./,
  )
  await expect(othersButton(page)).toHaveAttribute('aria-disabled', 'true')
  await expect(others(page)).toHaveCount(4)
  // One device at a time has a limit of its own.
  await signOut(page, nameOf('phone', way))
  await expect(others(page)).toHaveCount(3)
})

test('bio.re’s own limit on lists: the devices stay on screen, with the time they were read', async ({
  demo,
  openPage,
}) => {
  const person = await newPerson(demo)
  const { page } = await signIn(openPage, person, { api: 'biore', origin: 'same' })
  while (demo.auth.limits.take('list', person.userId) === null);
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(list(page)).toContainText(/Couldn’t refresh.*Too many attempts\. Try again in/)
  await expect(list(page).getByRole('button', { name: 'Try again' })).toHaveAttribute('aria-disabled', 'true')
  await expect(list(page).getByRole('listitem')).toHaveCount(5)
})
