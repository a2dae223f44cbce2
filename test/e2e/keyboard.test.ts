import type { Locator, Page } from 'playwright'
import { test } from './harness.ts'
import {
  apis,
  arm,
  dialog,
  expect,
  type Kind,
  list,
  nameOf,
  newPerson,
  others,
  othersButton,
  pathFor,
  paths,
  revokes,
  signIn,
  signOutButton,
} from './steps.ts'

declare global {
  var timesLost: number | undefined
}

const way = { api: 'biore', origin: 'same' } as const

/** Presses Tab (or another key) until the control has the focus: so it can be reached, from where the focus was. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press(key)
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${key} does not lead to ${String(target)}.`)
}

/** Counts how often nothing has the focus, from now on. */
async function watchFocus(page: Page): Promise<() => Promise<number | undefined>> {
  await page.evaluate(() => {
    globalThis.timesLost = 0
    const settled = 50
    const look = (): void => {
      setTimeout(() => {
        if (document.activeElement === document.body) globalThis.timesLost = (globalThis.timesLost ?? 0) + 1
      }, settled)
    }
    document.addEventListener('focusout', look, true)
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
  })
  return () => page.evaluate(() => globalThis.timesLost)
}

test.for(apis)('2.1.1: %s: the whole job by keyboard, the focus never lost', async (api, { demo, openPage }) => {
  const person = await newPerson(demo)
  const { page } = await openPage(pathFor({ api, origin: 'same' }))
  await page.getByLabel('Email address').focus()
  await page.keyboard.type(person.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(person.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Security' })).toBeFocused()
  await expect(others(page)).toHaveCount(4)
  const lost = await watchFocus(page)
  const button = (kind: Kind) => signOutButton(page, nameOf(kind, { api }))
  const yes = dialog(page).getByRole('button', { name: /^Sign out/ })

  // The first one: asked, thought better of it, asked again, done. The focus goes to the next one.
  await tabTo(page, button('phone'))
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(button('phone')).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await expect(yes).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(dialog(page).getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Space')
  await expect(others(page)).toHaveCount(3)
  await expect(button('office')).toBeFocused()

  // One in the middle, then the last one: to the next, and where there is none to the one before.
  await tabTo(page, button('tablet'))
  await page.keyboard.press('Enter')
  await tabTo(page, yes)
  await page.keyboard.press('Enter')
  await expect(others(page)).toHaveCount(2)
  await expect(button('laptop')).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, yes)
  await page.keyboard.press('Enter')
  await expect(others(page)).toHaveCount(1)
  await expect(button('office')).toBeFocused()

  // All the others: to the list's heading.
  demo.auth.sessions.startMany(person.userId, [person.devices.phone])
  await tabTo(page, list(page).getByRole('button', { name: 'Refresh' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(others(page)).toHaveCount(2)
  await tabTo(page, othersButton(page))
  await page.keyboard.press('Enter')
  await tabTo(page, yes)
  await page.keyboard.press('Enter')
  await expect(list(page)).toContainText('You’re only signed in here.')
  await expect(list(page).getByRole('heading', { name: 'Your devices' })).toBeFocused()
  expect(await lost()).toBe(0)
})

test('F20: a double click asks once, and a held Enter signs nothing out', async ({ demo, openPage }) => {
  const { page } = await signIn(openPage, await newPerson(demo), way)
  const button = signOutButton(page, nameOf('phone', way))
  demo.auth.requests.clear()
  await button.dblclick()
  await expect(dialog(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()

  await button.focus()
  await page.keyboard.down('Enter')
  await expect(dialog(page)).toBeVisible()
  // Each further `down` without an `up` is a repetition, as of a key that is held.
  for (let held = 0; held < 10; held += 1) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(dialog(page)).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Sign out' }).focus()
  for (let held = 0; held < 10; held += 1) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(others(page)).toHaveCount(3)
  await expect(dialog(page)).toBeHidden()
  expect(revokes(demo)).toHaveLength(1)
})

test('F20: a double click on the answer sends one request, however long it takes', async ({ demo, openPage }) => {
  const { page } = await signIn(openPage, await newPerson(demo), way)
  demo.auth.requests.clear()
  await arm(demo, { path: paths.biore.revoke, latencyMs: 500, effect: 'pass' })
  await signOutButton(page, nameOf('phone', way)).click()
  await dialog(page).getByRole('button', { name: 'Sign out' }).dblclick()
  const busy = list(page).getByRole('button', { name: /^Signing out…/ })
  await expect(busy).toHaveAttribute('aria-disabled', 'true')
  await busy.click({ force: true })
  await expect(dialog(page)).toBeHidden()
  await expect(others(page)).toHaveCount(3)
  expect(revokes(demo)).toHaveLength(1)
})
