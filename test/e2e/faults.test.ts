import { describe } from 'vitest'
import type { Fault } from '../../demo/server/fault-switch.ts'
import { listen } from './announcements.ts'
import { test } from './harness.ts'
import {
  arm,
  captivePortal,
  confirm,
  expect,
  list,
  nameOf,
  newPerson,
  others,
  othersButton,
  pathFor,
  paths,
  revokes,
  row,
  signIn,
  signOut,
  twoWays,
} from './steps.ts'

/** What a sign-out that was not done comes to: the words in the row. The server did nothing in any of these. */
const notDone: readonly { readonly what: string; readonly effect: Fault['effect']; readonly says: string }[] = [
  {
    what: 'a connection that is lost before anything is done',
    effect: 'drop',
    says: 'Can’t reach the server.',
  },
  { what: 'a 500', effect: { status: 500 }, says: 'Something went wrong on the server.' },
  { what: 'a web page instead of an answer', effect: captivePortal, says: 'Unexpected answer' },
]

describe.for(twoWays)('$api, $origin origin', (way) => {
  const name = nameOf('tablet', way)
  const { list: listPath, revoke: revokePath } = paths[way.api]

  test.for(notDone)('F7, F14: $what is no success; trying again is', async ({ effect, says }, { demo, openPage }) => {
    const { page } = await signIn(openPage, await newPerson(demo), way)
    const heard = await listen(page)
    demo.auth.requests.clear()
    await arm(demo, { path: revokePath, effect })
    await signOut(page, name)
    await expect(row(page, name)).toContainText(says)
    await expect(row(page, name)).toContainText('May still be signed in.')
    await expect(others(page)).toHaveCount(4)
    await expect.poll(heard).toEqual([`Couldn’t confirm that ${name} is signed out.`])
    await expect(page.locator('[data-sonner-toast]')).toHaveCount(0)
    expect(revokes(demo)).toHaveLength(1)

    await row(page, name)
      .getByRole('button', { name: `Try again, ${name}` })
      .click()
    await expect(row(page, name)).toHaveCount(0)
    await expect.poll(async () => (await heard()).at(-1)).toContain(`${name} is signed out.`)
    expect(revokes(demo)).toHaveLength(2)
  })

  test('F8: an answer that is lost after the work is done: looking shows the success', async ({ demo, openPage }) => {
    const { page } = await signIn(openPage, await newPerson(demo), way)
    demo.auth.requests.clear()
    await arm(demo, { path: revokePath, when: 'after', effect: 'drop' })
    await signOut(page, name)
    await expect(row(page, name)).toHaveCount(0)
    await expect(page.locator('[data-sonner-toast]')).toContainText(`${name} is signed out.`)

    await arm(demo, { path: revokePath, when: 'after', effect: { status: 502 } })
    await othersButton(page).click()
    await confirm(page)
    await expect(list(page)).toContainText('3 devices signed out.')
    expect(revokes(demo)).toHaveLength(2)
  })

  test('F9: a sign-out that is accepted and not done is never called done', async ({ demo, openPage }) => {
    const { page } = await signIn(openPage, await newPerson(demo), way)
    const heard = await listen(page)
    const effect = way.api === 'biore' ? { status: 200, body: { success: true } } : { status: 204 }
    await arm(demo, { path: revokePath, effect })
    await signOut(page, name)
    await expect(row(page, name)).toContainText('Sign-out was accepted, but the device is still listed.')
    await expect.poll(heard).toEqual([`Couldn’t confirm that ${name} is signed out.`])
    await expect(page.locator('[data-sonner-toast]')).toHaveCount(0)
  })

  test('F8: a sign-out after which nothing can be read is called requested, until the list shows it', async ({
    demo,
    openPage,
  }) => {
    const { page } = await signIn(openPage, await newPerson(demo), way)
    await arm(demo, { path: listPath, effect: { status: 503 } })
    await signOut(page, name)
    await expect(row(page, name)).toContainText('Sign-out requested.')
    await expect(page.locator('[data-sonner-toast]')).toHaveCount(0)
    await row(page, name)
      .getByRole('button', { name: `Check again, ${name}` })
      .click()
    await expect(row(page, name)).toHaveCount(0)
    await expect(list(page)).toContainText(`${name} is signed out.`)
  })

  test('F14: a list that cannot be read is an error with a way on, and never an empty list', async ({
    demo,
    openPage,
  }) => {
    const person = await newPerson(demo)
    const { page } = await signIn(openPage, person, way)
    await arm(demo, { path: listPath, effect: captivePortal })
    await page.goto(pathFor(way))
    await expect(list(page).getByRole('heading', { name: 'We couldn’t load your devices' })).toBeVisible()
    await expect(list(page)).toContainText('Unexpected answer')
    await expect(list(page).getByRole('listitem')).toHaveCount(0)
    await expect(list(page)).not.toContainText('Welcome to the Wi-Fi')
    await list(page).getByRole('button', { name: 'Try again' }).click()
    await expect(list(page).getByRole('listitem')).toHaveCount(5)

    await arm(demo, { path: listPath, effect: 'drop', times: 2 })
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(list(page)).toContainText('Couldn’t refresh.')
    await expect(list(page).getByRole('listitem')).toHaveCount(5)
  })
})
