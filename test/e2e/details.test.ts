import { describe } from 'vitest'
import { listen } from './announcements.ts'
import { test } from './harness.ts'
import { expect, nameOf, newPerson, row, signIn, twoWays } from './steps.ts'

describe.for(twoWays)('$api, $origin origin', (way) => {
  test('"Details" shows address and id as the server gives them, and copies the id', async ({ demo, openPage }) => {
    const person = await newPerson(demo)
    const { context, page } = await signIn(openPage, person, way)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const { office } = person.devices
    const device = row(page, nameOf('office', way))
    const toggle = device.getByRole('button', { name: 'Details' })
    await expect(device).not.toContainText('192.0.2')
    await toggle.click()
    await expect(toggle).toHaveAttribute('aria-expanded', 'true')

    const value = (term: string) =>
      device.locator('[data-device-list-fact]').filter({ has: page.getByText(term, { exact: true }) })
    const id = way.api === 'biore' ? office.id : office.familyId
    await expect(value('Session ID')).toContainText(id)
    // bio.re blanks the end, and Prelude says none.
    if (way.api === 'biore') {
      await expect(value('IP address')).toContainText('192.0.2.***')
      await expect(value('IP address')).toContainText('Only part of it is shown.')
    } else await expect(value('IP address')).toHaveCount(0)
    expect(await page.content()).not.toContain(office.ip)

    const heard = await listen(page)
    await value('Session ID').getByRole('button', { name: /^Copy/ }).click()
    await expect(value('Session ID')).toContainText('Copied')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id)
    await expect.poll(heard).toEqual(['Copied'])
    await toggle.click()
    await expect(device).not.toContainText(id)
  })
})
