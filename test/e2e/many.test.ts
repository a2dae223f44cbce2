import type { Locator, Page } from 'playwright'
import { vi } from 'vitest'
import type { Demo } from '../../demo/serve.ts'
import { sampleDevices } from '../../demo/server/sample-devices.ts'
import { type OpenPage, test } from './harness.ts'
import { type Api, expect as expectSoon, fillIn, newPerson, type Person, pathFor, strips } from './steps.ts'

// A thousand rows take a slow machine a while. That they come is the test; how fast is for the benchmarks.
vi.setConfig({ testTimeout: 240_000 })
const LONG_MS = 60_000
const expect = expectSoon.configure({ timeout: LONG_MS })

/**
 * Waits for an element first. Where there is none yet, an `expect` of Playwright describes the whole page for its report, each
 * time it looks: of a thousand rows that takes ten seconds, in which the page can do nothing and its requests time out.
 */
async function expectText(locator: Locator, text: string | RegExp): Promise<void> {
  await locator.waitFor({ timeout: LONG_MS })
  await expect(locator).toHaveText(text)
}

/** By attribute: to find one role among those of a thousand rows takes the browser a second each time. */
const parts = (page: Page) => {
  const part = (name: string): Locator => page.locator(`[data-device-list-${name}]`)
  return {
    rows: part('item'),
    current: page.locator('[data-device-list-items="current"]'),
    heading: part('others-title'),
    hint: part('hint'),
    lastSignOut: part('sign-out').last(),
    signOutOthers: part('sign-out-others'),
    question: part('dialog-title'),
    yes: page.locator('[data-device-list-button="solid"]'),
  }
}

const isDrawn = (row: Locator): Promise<boolean | undefined> =>
  row.evaluate((element) => element.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }))

/** This browser, and 1,054 other devices. */
async function signInOfMany(demo: Demo, openPage: OpenPage, api: Api): Promise<{ page: Page; person: Person }> {
  const person = await newPerson(demo)
  demo.auth.sessions.startMany(person.userId, sampleDevices(1050, Date.now(), 1))
  const { page } = await openPage(pathFor({ api }))
  await fillIn(page, person)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  return { page, person }
}

test('F18: bio.re: of 1,055 devices 51 are shown, and all can be signed out', async ({ demo, openPage }) => {
  const { page, person } = await signInOfMany(demo, openPage, 'biore')
  const { rows, heading, hint, lastSignOut, signOutOthers, question, yes } = parts(page)
  await expectText(heading, '1,054 other devices')
  await expect(rows).toHaveCount(51)
  // What is off screen is not laid out. To a search and to a screen reader it is all there.
  expect(await isDrawn(rows.nth(2))).toBe(true)
  expect(await isDrawn(rows.last())).toBe(false)
  await lastSignOut.click()
  await yes.click()
  await expectText(heading, '1,053 other devices')
  await signOutOthers.click()
  await expectText(question, 'Sign out all 1,053 other devices?')
  await yes.click()
  await expectText(hint, 'You’re only signed in here.')
  await expectText(strips(page), /1,053 devices signed out\./)
  expect(demo.auth.sessions.count(person.userId)).toBe(1)
})

test('F18: Prelude: of 1,055 devices 51 are shown, and no number is told that nobody knows', async ({
  demo,
  openPage,
}) => {
  const { page, person } = await signInOfMany(demo, openPage, 'prelude')
  const { rows, current, hint, lastSignOut, signOutOthers, question, yes } = parts(page)
  await expectText(hint, 'Showing 51 of 1,055.')
  await expect(rows).toHaveCount(51)
  await expectText(current, /This device/)
  // Gone from a list that was not read to its end proves nothing.
  await lastSignOut.click()
  await yes.click()
  await expectText(strips(page), /Sign-out requested\. We couldn’t confirm/)
  expect(demo.auth.sessions.count(person.userId)).toBe(1054)

  await signOutOthers.click()
  await expectText(question, 'Sign out all other devices?')
  await yes.click()
  await expectText(hint, 'You’re only signed in here.')
  expect(demo.auth.sessions.count(person.userId)).toBe(1)
})
