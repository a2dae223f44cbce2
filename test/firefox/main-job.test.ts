import { describe, expect } from 'vitest'
import type { Demo } from '../../demo/serve.ts'
import { listen } from '../e2e/announcements.ts'
import { apis, arm, nameOf, newPerson, paths, revokes } from '../e2e/steps.ts'
import { poll, test } from './harness.ts'
import {
  answer,
  button,
  hasFocus,
  others,
  press,
  question,
  signIn,
  signOut,
  textsOf,
  thisDevice,
  toasts,
  words,
} from './steps.ts'

// What the server's own tables say.
const revokedAt = ({ auth }: Demo, id: string): unknown =>
  auth.database.prepare('SELECT revokedAt FROM Session WHERE id = ?').get(id)?.['revokedAt'] ?? null

describe.for(apis)('%s', (api) => {
  const way = { api, origin: 'same' } as const
  const office = nameOf('office', way)

  test('sign out one device by keyboard: Esc leaves it as it was, Enter ends it and nothing else', async ({
    demo,
    open,
  }) => {
    const person = await newPerson(demo)
    const { page } = await signIn(open, person, way)
    expect(await thisDevice(page)).toContain('This device')
    const heard = await listen(page)
    demo.auth.requests.clear()
    const opener = button(`Sign out, ${office}`)
    await page.focus(opener)
    await page.keyboard.press('Enter')
    await poll(() => question(page)).toBe(`Sign out ${office}?`)
    await poll(() => hasFocus(page, answer('Cancel'))).toBe(true)
    await page.keyboard.press('Escape')
    await poll(() => question(page)).toBeNull()
    await poll(() => hasFocus(page, opener)).toBe(true)
    expect(revokes(demo)).toEqual([])

    await page.keyboard.press('Enter')
    await poll(() => hasFocus(page, answer('Cancel'))).toBe(true)
    await page.keyboard.press('Tab')
    await poll(() => hasFocus(page, answer('Sign out'))).toBe(true)
    await page.keyboard.press('Enter')
    await poll(() => others(page)).toHaveLength(3)
    expect((await others(page)).join()).not.toContain(office)
    // The focus goes on to the next row.
    await poll(() => hasFocus(page, button(`Sign out, ${nameOf('tablet', way)}`))).toBe(true)
    await poll(heard).toEqual([expect.stringContaining(`${office} is signed out.`)])
    expect(await toasts(page)).toEqual([expect.stringContaining(`${office} is signed out.`)])
    expect(revokes(demo)).toHaveLength(1)
    expect(revokedAt(demo, person.devices.office.id)).toEqual(expect.any(Number))
    expect(revokedAt(demo, person.devices.phone.id)).toBeNull()
    expect(demo.auth.sessions.count(person.userId)).toBe(4)
  })

  test('details open and close, and the button says which', async ({ demo, open }) => {
    const { page } = await signIn(open, await newPerson(demo), way)
    const details = button(`Details, ${office}`)
    const panels = () => textsOf(page, '[data-device-list-details-panel]')
    const isOpen = () => page.$eval(details, (node) => node.getAttribute('aria-expanded'))
    expect(await isOpen()).toBe('false')
    expect(await panels()).toEqual([])
    await press(page, details)
    await poll(panels).toEqual([expect.stringContaining('First signed in')])
    expect(await isOpen()).toBe('true')
    await page.keyboard.press(' ')
    await poll(panels).toEqual([])
    expect(await hasFocus(page, details)).toBe(true)
  })

  test('sign out all the others: this browser lives on, also after a reload', async ({ demo, open }) => {
    const person = await newPerson(demo)
    const { page } = await signIn(open, person, way)
    demo.auth.requests.clear()
    await press(page, button('Sign out all other devices'))
    await poll(() => question(page)).toBe('Sign out all 4 other devices?')
    expect(await words(page)).toContain('This device stays signed in.')
    await press(page, answer('Sign out 4 devices'))
    await poll(() => words(page)).toContain('You’re only signed in here.')
    expect(await words(page)).toContain('4 devices signed out.')
    expect(revokes(demo)).toHaveLength(1)
    expect(demo.auth.sessions.count(person.userId)).toBe(1)
    await page.reload()
    await poll(() => thisDevice(page)).toContain('This device')
    expect(await others(page)).toEqual([])
  })

  test('F20: a double click asks once, and one on the answer sends one request', async ({ demo, open }) => {
    const { page } = await signIn(open, await newPerson(demo), way)
    demo.auth.requests.clear()
    await arm(demo, { path: paths[api].revoke, latencyMs: 5000, effect: 'pass' })
    await press(page, button(`Sign out, ${office}`), 2)
    await poll(() => question(page)).toBe(`Sign out ${office}?`)
    await press(page, answer('Sign out'), 2)
    await poll(() => page.$eval(button(`Signing out…, ${office}`), (node) => node.ariaDisabled)).toBe('true')
    await poll(() => others(page)).toHaveLength(3)
    expect(await question(page)).toBeNull()
    expect(revokes(demo)).toHaveLength(1)
  })

  test('F21: a browser that another one signed out says so, and clears', async ({ demo, open }) => {
    const person = await newPerson(demo)
    const { page: second } = await signIn(open, person, way)
    const { page } = await open(`/?api=${api}`)
    await page.locator('::-p-aria([name="Email address"][role="textbox"])').fill(person.email)
    await page.locator('input[type="password"]').fill(person.password)
    await press(page, button('Sign in'))
    await poll(() => others(page)).toHaveLength(5)
    // The newest: the other browser of this test, which has the name that this one has.
    await press(page, '[data-device-list-items="others"] > :first-child [data-device-list-sign-out]')
    await press(page, answer('Sign out'))
    await poll(() => others(page)).toHaveLength(4)
    await second.bringToFront()
    await press(second, button('Refresh'))
    await poll(() => words(second)).toContain('You were signed out.')
    expect(await others(second)).toEqual([])

    await page.bringToFront()
    await signOut(page, nameOf('phone', way))
    await poll(() => others(page)).toHaveLength(3)
  })
})
