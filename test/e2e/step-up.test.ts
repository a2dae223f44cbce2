import type { Page } from 'playwright'
import { describe } from 'vitest'
import type { Demo } from '../../demo/serve.ts'
import { listen } from './announcements.ts'
import { test } from './harness.ts'
import {
  confirm,
  expect,
  list,
  nameOf,
  newPerson,
  others,
  othersButton,
  pathFor,
  paths,
  row,
  signIn,
  signOut,
  twoWays,
} from './steps.ts'

// Better Auth refuses a fourth sign-up in a row.
test.override('serverOptions', { rateLimits: 'off' })

/** From now on these want the password. */
async function demand({ authOrigin, auth }: Demo, ...on: readonly ('list' | 'revoke')[]): Promise<void> {
  const answer = await fetch(`${authOrigin}/demo/step-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ on }),
  })
  if (!answer.ok) throw new Error(`It was refused with ${answer.status}.`)
  auth.requests.clear()
}

const question = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true })
const field = (page: Page) => page.getByRole('dialog').getByLabel('Password', { exact: true })
const press = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name }).click()

/** Status by status: what was asked of these paths since `demand`. */
const answers = ({ auth }: Demo, ...wanted: readonly string[]) =>
  auth.requests
    .read()
    .filter(({ method, path }) => method !== 'OPTIONS' && wanted.some((prefix) => path.startsWith(prefix)))
    .map(({ status }) => status)

const revokePath = { biore: '/api/v1/auth/sessions/', prelude: paths.prelude.revoke } as const

describe.for(twoWays)('$api, $origin origin', (way) => {
  const name = nameOf('phone', way)
  const done = way.api === 'biore' ? 200 : 204

  test('F3: a challenged sign-out asks for the password, says when it is wrong, and is repeated exactly once', async ({
    demo,
    openPage,
  }) => {
    const person = await newPerson(demo)
    const { page } = await signIn(openPage, person, way)
    const heard = await listen(page)
    await demand(demo, 'revoke')
    await signOut(page, name)
    await expect(question(page, `Confirm it’s you to sign out ${name}`)).toBeVisible()
    await expect(field(page)).toBeFocused()
    await expect(row(page, name)).toHaveAttribute('aria-busy', 'true')
    expect(answers(demo, revokePath[way.api])).toEqual([401])

    await field(page).fill('wrong horse')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toContainText('Wrong password. Try again.')
    await expect(field(page)).toBeFocused()
    await expect(field(page)).toHaveAttribute('aria-invalid', 'true')
    expect(await heard()).toEqual(['Wrong password. Try again.'])
    expect(answers(demo, revokePath[way.api])).toEqual([401])

    await field(page).fill(person.password)
    expect(await page.content()).not.toContain(person.password)
    await page.keyboard.press('Enter')
    await expect(row(page, name)).toHaveCount(0)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect.poll(async () => (await heard()).at(-1)).toContain(`${name} is signed out.`)
    expect(answers(demo, revokePath[way.api])).toEqual([401, done])
    expect(answers(demo, paths[way.api].refresh)).toEqual([])
  })

  test('F3: leaving the question sends nothing more, by "Cancel" and by Esc', async ({ demo, openPage }) => {
    const { page } = await signIn(openPage, await newPerson(demo), way)
    await demand(demo, 'revoke')
    await signOut(page, name)
    await expect(field(page)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(row(page, name)).toContainText('Still signed in.')
    await expect(row(page, name).getByRole('button', { name: `Confirm it’s you, ${name}` })).toBeFocused()
    await othersButton(page).click()
    await confirm(page)
    await expect(question(page, 'Confirm it’s you to sign out 4 devices')).toBeVisible()
    await press(page, 'Cancel')
    await expect(list(page)).toContainText('Couldn’t sign out your other devices.')
    await expect(others(page)).toHaveCount(4)
    expect(answers(demo, revokePath[way.api], paths[way.api].list)).toEqual([401, 401])
  })

  test('F3: a challenged list is no sign-out and no empty list; it asks when told to, and is read once', async ({
    demo,
    openPage,
  }) => {
    const person = await newPerson(demo)
    const { page } = await signIn(openPage, person, way)
    await demand(demo, 'list')
    await page.goto(pathFor(way))
    await expect(list(page).getByRole('heading', { name: 'We couldn’t load your devices' })).toBeVisible()
    await expect(list(page)).toContainText('First, confirm it’s you.')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toHaveCount(0)
    demo.auth.requests.clear()

    const button = list(page).getByRole('button', { name: 'Confirm it’s you' })
    await button.click()
    await expect(question(page, 'Confirm it’s you to see your devices')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(button).toBeFocused()
    expect(answers(demo, paths[way.api].list)).toEqual([])

    await button.click()
    await field(page).fill(person.password)
    await press(page, 'Continue')
    await expect(others(page)).toHaveCount(4)
    // Prelude's 400 is how its adapter learns how long a page may be.
    expect(answers(demo, paths[way.api].list).filter((status) => status !== 400)).toEqual([200])
    await expect(list(page).getByRole('heading', { name: 'Your devices' })).toBeFocused()
  })

  test('F3: while it asks, the keyboard stays in the dialog, and the password can be shown', async ({
    demo,
    openPage,
  }) => {
    const { page } = await signIn(openPage, await newPerson(demo), way)
    await demand(demo, 'revoke')
    await signOut(page, name)
    await expect(field(page)).toBeFocused()
    await page.keyboard.type('abc')
    const stops: (string | null)[] = []
    for (let stop = 0; stop < 5; stop += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await page.keyboard.press('Tab')
      // oxlint-disable-next-line no-await-in-loop
      stops.push(await page.evaluate(() => document.activeElement?.textContent ?? null))
    }
    expect(stops).toEqual(['Show password', 'Cancel', 'Continue', '', 'Show password'])
    await page.keyboard.press('Enter')
    await expect(field(page)).toHaveAttribute('type', 'text')
    await expect(field(page)).toHaveValue('abc')
  })
})

test('F3: Better Auth asks by its own rule once the sign-in is a day old, and a new sign-in answers it', async ({
  demo,
  openPage,
}) => {
  const { page } = await openPage('/?api=better-auth')
  await page.getByRole('button', { name: 'Create a demo account with 4 other devices' }).click()
  await expect(others(page)).toHaveCount(4)
  await demand(demo, 'list')
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(list(page)).toContainText('Couldn’t refresh.')
  await expect(list(page)).toContainText('You signed in a while ago.')
  await expect(others(page)).toHaveCount(4)
  await list(page).getByRole('button', { name: 'Confirm it’s you' }).click()
  await field(page).fill('demo1234')
  await page.keyboard.press('Enter')
  // The sign-in from before is a session of its own, and can be signed out.
  await expect(others(page)).toHaveCount(5)
  expect(answers(demo, '/api/auth/list-sessions')).toEqual([403, 200])
})

test('the demo can be told to ask, and to stop', async ({ demo, openPage }) => {
  const { page } = await signIn(openPage, await newPerson(demo), { api: 'biore', origin: 'same' })
  const controls = page.getByRole('complementary', { name: 'Demo controls' })
  const toggle = controls.getByRole('button', { name: 'Demo controls' })
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
  await controls.getByLabel('What').selectOption({ label: 'Asks for the password' })
  await controls.getByRole('button', { name: 'Arm', exact: true }).click()
  await expect(controls).toContainText('From now on the server asks for the password.')
  await signOut(page, nameOf('phone', { api: 'biore' }))
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await controls.getByRole('button', { name: 'Disarm all' }).click()
  await expect(controls).toContainText('No trouble armed.')
  await signOut(page, nameOf('tablet', { api: 'biore' }))
  await expect(row(page, nameOf('tablet', { api: 'biore' }))).toHaveCount(0)
})
