import { describe, expect } from 'vitest'
import { listen } from '../e2e/announcements.ts'
import { arm, captivePortal, nameOf, newPerson, pathFor, paths, revokes, twoWays } from '../e2e/steps.ts'
import { poll, test } from './harness.ts'
import { answer, button, notes, others, press, question, signIn, signOut, toasts, words } from './steps.ts'

test.override('serverOptions', { retryAfter: 'seconds' })

const notDone = [
  { what: 'a lost connection', effect: 'drop', says: 'Can’t reach the server.' },
  { what: 'a 500', effect: { status: 500 }, says: 'Something went wrong on the server.' },
  { what: 'a web page for an answer', effect: captivePortal, says: 'Unexpected answer' },
] as const

describe.for(twoWays)('$api, $origin origin', (way) => {
  const name = nameOf('tablet', way)
  const { list, revoke } = paths[way.api]
  const again = button(`Try again, ${name}`)

  test.for(notDone)('F7, F14: $what is no success; trying again is', async ({ effect, says }, { demo, open }) => {
    const { page } = await signIn(open, await newPerson(demo), way)
    const heard = await listen(page)
    demo.auth.requests.clear()
    await arm(demo, { path: revoke, effect })
    await signOut(page, name)
    await poll(() => notes(page)).toContain(says)
    expect(await notes(page)).toContain('May still be signed in.')
    await poll(heard).toEqual([`Couldn’t confirm that ${name} is signed out.`])
    expect(await others(page)).toHaveLength(4)
    expect(await toasts(page)).toEqual([])
    expect(revokes(demo)).toHaveLength(1)
    await press(page, again)
    await poll(() => others(page)).toHaveLength(3)
    expect(revokes(demo)).toHaveLength(2)
  })

  test('F8: an answer that is lost after the work is done: looking shows the success', async ({ demo, open }) => {
    const { page } = await signIn(open, await newPerson(demo), way)
    demo.auth.requests.clear()
    await arm(demo, { path: revoke, when: 'after', effect: 'drop' })
    await press(page, button('Sign out all other devices'))
    await press(page, answer('Sign out 4 devices'))
    await poll(() => words(page)).toContain('4 devices signed out.')
    expect(revokes(demo)).toHaveLength(1)
  })

  test('F9: a sign-out that is accepted and not done is never called done', async ({ demo, open }) => {
    const { page } = await signIn(open, await newPerson(demo), way)
    const effect = way.api === 'biore' ? { status: 200, body: { success: true } } : { status: 204 }
    await arm(demo, { path: revoke, effect })
    await signOut(page, name)
    await poll(() => notes(page)).toContain('Sign-out was accepted, but the device is still listed.')
    expect(await toasts(page)).toEqual([])
  })

  test('F14: a list that cannot be read is an error with a way on, and never an empty list', async ({ demo, open }) => {
    const { page } = await signIn(open, await newPerson(demo), way)
    await arm(demo, { path: list, effect: captivePortal })
    await page.goto(new URL(pathFor(way), demo.pageOrigin).href)
    await poll(() => words(page)).toContain('We couldn’t load your devices')
    expect(await words(page)).not.toMatch(/You’re only signed in here|Welcome to the Wi-Fi/)
    await press(page, button('Try again'))
    await poll(() => others(page)).toHaveLength(4)
  })

  test('F11: a click made offline is answered at once, and is not sent when the network is back', async ({
    demo,
    open,
  }) => {
    const { page } = await signIn(open, await newPerson(demo), way)
    // As in Chromium: the file of the question is there once it has been open.
    await press(page, button(`Sign out, ${name}`))
    await poll(() => question(page)).not.toBeNull()
    await page.keyboard.press('Escape')
    await poll(() => question(page)).toBeNull()
    demo.auth.requests.clear()
    await page.setOfflineMode(true)
    expect(await page.evaluate(() => navigator.onLine)).toBe(false)
    await signOut(page, name)
    await poll(() => notes(page)).toContain('Can’t reach the server. Check your connection.')
    expect(await others(page)).toHaveLength(4)
    await page.setOfflineMode(false)
    // The list is read again by itself; that is all that is sent.
    await poll(() => demo.auth.requests.read().length).toBeGreaterThan(0)
    await press(page, button('Refresh'))
    await poll(() => words(page)).toContain('Updated just now')
    expect(revokes(demo)).toEqual([])
    await press(page, again)
    await poll(() => others(page)).toHaveLength(3)
    expect(revokes(demo)).toHaveLength(1)
  })

  test('F4, F6: a 429 counts down when the page may read its time, and never makes one up', async ({ demo, open }) => {
    const { page } = await signIn(open, await newPerson(demo), way)
    demo.auth.requests.clear()
    await arm(demo, { path: revoke, effect: { status: 429, headers: { 'retry-after': '8' } } })
    await signOut(page, name)
    const mustWait = () => page.$eval(again, (node) => node.ariaDisabled)
    if (way.origin === 'same') {
      await poll(() => words(page)).toMatch(/Too many attempts\. Try again in \d sec\./)
      expect(await mustWait()).toBe('true')
      await press(page, again)
      expect(await question(page)).toBeNull()
      expect(revokes(demo)).toHaveLength(1)
    } else await poll(() => notes(page)).toContain('We don’t know when you can try again.')
    await poll(mustWait).toBeNull()
    expect(revokes(demo)).toHaveLength(1)
    await press(page, again)
    await poll(() => others(page)).toHaveLength(3)
  })
})
