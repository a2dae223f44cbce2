import type { ElementHandle, Page } from 'puppeteer-core'
import type { Person, Way } from '../e2e/steps.ts'
import { pathFor } from '../e2e/steps.ts'
import { type OpenInFirefox, type Profile, poll } from './harness.ts'

/** An element by its role and accessible name, as Firefox itself computes them. */
export const named = (role: string, name: string): string => `::-p-aria([name="${name}"][role="${role}"])`
export const button = (name: string): string => named('button', name)
/** A button of the question that is open. */
export const answer = (name: string): string => `[data-device-list-dialog][open] ${button(name)}`

/** Clicks it with the mouse, as soon as it is there; first it is scrolled to where nothing lies over it. */
export async function press(page: Page, selector: string, times = 1): Promise<void> {
  const element = await page.locator(selector).waitHandle()
  await element.evaluate((node) => node instanceof Element && node.scrollIntoView({ block: 'center' }))
  await page.locator(selector).click({ count: times })
}

/** Whether it has the focus. */
export async function hasFocus(page: Page, selector: string): Promise<boolean> {
  const element: ElementHandle | null = await page.$(selector)
  return (await element?.evaluate((node) => node === document.activeElement)) ?? false
}

/** What each of them reads. */
export const textsOf = (page: Page, selector: string): Promise<string[]> =>
  page.$$eval(selector, (elements) => elements.map(({ textContent }) => textContent?.trim() ?? ''))

/** What the rows of the other devices read. */
export const others = (page: Page): Promise<string[]> =>
  textsOf(page, '[data-device-list-items="others"] > [data-device-list-item]:not([data-signed-out])')
/** The row of the browser that looks. */
export const thisDevice = async (page: Page): Promise<string> =>
  (await textsOf(page, '[data-device-list-items="current"] > [data-device-list-item]')).join('\n')
/** What is said inline, in rows and above them. */
export const notes = async (page: Page): Promise<string> =>
  (await textsOf(page, '[data-device-list-note], [data-device-list-standing]')).join('\n')
export const toasts = (page: Page): Promise<string[]> => textsOf(page, '[data-sonner-toast]')
/** All that can be read on the page. */
export const words = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText)
/** What the open question asks; `null` while there is none. */
export const question = (page: Page): Promise<string | null> =>
  page.evaluate(
    () =>
      document.querySelector('[data-device-list-dialog][open] [data-device-list-dialog-title]')?.textContent ?? null,
  )

/** Fills in the form, and waits for the list. */
export async function signIn(
  open: OpenInFirefox,
  { email, password }: Person,
  way: Way,
  more: Readonly<Record<string, string>> = {},
): Promise<Profile> {
  const profile = await open(pathFor(way, more))
  const { page } = profile
  await page.locator(named('textbox', 'Email address')).fill(email)
  await page.locator('input[type="password"]').fill(password)
  await press(page, button('Sign in'))
  await poll(() => others(page)).toHaveLength(4)
  return profile
}

/** Signs a device out, by mouse. */
export async function signOut(page: Page, name: string): Promise<void> {
  await press(page, button(`Sign out, ${name}`))
  await press(page, answer('Sign out'))
}
