import type { Page } from 'playwright'
import { test } from './harness.ts'
import { expect, nameOf, newPerson, others, signIn, signOut, twoWays } from './steps.ts'

/** Everything that a page keeps or shows, as text. */
const whatStays = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const stored = [localStorage, sessionStorage].map((storage) => JSON.stringify(Object.entries(storage)))
    const rest = [document.cookie, JSON.stringify(history.state), location.href, JSON.stringify(databases)]
    return [...stored, ...rest, document.documentElement.outerHTML].join('\n')
  })

test.for(twoWays)(
  'ASVS 14.2.1: $api, $origin origin: no token is in an address, the console, the storage or the page',
  async (way, { demo, openPage }) => {
    const { page, context } = await signIn(openPage, await newPerson(demo), way)
    const seen: string[] = []
    const answers: Promise<string>[] = []
    page.on('console', (message) => seen.push(message.text()))
    page.on('request', (request) => seen.push(request.url()))
    page.on('response', (response) => {
      if (/\/(?:sign-in|refresh)$/.test(response.url())) answers.push(response.text())
    })
    await page.reload()
    await expect(others(page)).toHaveCount(4)
    const before = await context.cookies()
    await signOut(page, nameOf('phone', way))
    await expect(others(page)).toHaveCount(3)
    seen.push(await whatStays(page))

    const bodies = await Promise.all(answers)
    const accessTokens = bodies.flatMap((body) => body.match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g) ?? [])
    const refreshTokens = [...before, ...(await context.cookies())].map(({ value }) => value)
    expect(accessTokens.length).toBeGreaterThan(0)
    expect(refreshTokens.length).toBeGreaterThan(0)
    for (const token of [...accessTokens, ...refreshTokens]) expect(seen.join('\n')).not.toContain(token)
  },
)
