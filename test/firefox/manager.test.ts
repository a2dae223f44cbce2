import { describe, expect } from 'vitest'
import { apis, arm, nameOf, newPerson, paths, revokes } from '../e2e/steps.ts'
import { poll, test } from './harness.ts'
import { answer, button, named, others, press, question, signIn, thisDevice, words } from './steps.ts'

const checkbox = (name: string): string => named('checkbox', name)

describe.for(apis)('the manager, %s', (api) => {
  const way = { api, origin: 'same' } as const
  const [phone, tablet] = [nameOf('phone', way), nameOf('tablet', way)]

  test('select two by mouse and keyboard, and sign them out: they go, and nothing else does', async ({
    demo,
    open,
  }) => {
    const person = await newPerson(demo)
    const { page } = await signIn(open, person, way, { screen: 'manager' })
    demo.auth.requests.clear()
    await press(page, checkbox(phone))
    await page.focus(checkbox(tablet))
    await page.keyboard.press(' ')
    await poll(() => words(page)).toContain('2 selected')
    expect(await page.$('[data-device-list-items="current"] input[type="checkbox"]')).toBeNull()
    await press(page, button('Sign out 2 devices'))
    await poll(() => question(page)).not.toBeNull()
    expect(revokes(demo)).toEqual([])
    await press(page, answer('Sign out 2 devices'))
    await poll(() => others(page)).toHaveLength(2)
    expect((await others(page)).join()).not.toMatch(new RegExp(`${phone}|${tablet}`))
    expect(await thisDevice(page)).toContain('This device')
    expect(demo.auth.sessions.count(person.userId)).toBe(3)
  })

  test('F26: of two one fails: that is said of this one alone', async ({ demo, open }) => {
    const person = await newPerson(demo)
    const { page } = await signIn(open, person, way, { screen: 'manager' })
    await press(page, checkbox(phone))
    await press(page, checkbox(tablet))
    await arm(demo, { path: paths[api].revoke, effect: { status: 500 } })
    await press(page, button('Sign out 2 devices'))
    await press(page, answer('Sign out 2 devices'))
    await poll(() => others(page)).toHaveLength(3)
    await poll(() => words(page)).toContain('May still be signed in.')
    expect(demo.auth.sessions.count(person.userId)).toBe(4)
  })

  test('what is typed finds; another search selects nothing', async ({ demo, open }) => {
    const { page } = await signIn(open, await newPerson(demo), way, { screen: 'manager' })
    await press(page, checkbox(phone))
    await poll(() => words(page)).toContain('1 selected')
    await page.locator('[data-device-list-control="search"] input, input[type="search"]').fill(tablet)
    await poll(() => others(page)).toEqual([expect.stringContaining(tablet)])
    expect(await words(page)).not.toContain('selected')
  })
})
