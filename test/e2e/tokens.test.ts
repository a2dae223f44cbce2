import type { Demo } from '../../demo/serve.ts'
import { test } from './harness.ts'
import {
  apis,
  arm,
  expect,
  list,
  nameOf,
  newPerson,
  others,
  paths,
  revokes,
  row,
  signIn,
  signOut,
  strips,
  thisDevice,
} from './steps.ts'

const MINUTE = 60_000
let ahead = 0
/** The server's clock, which a test may put forward: access tokens work for 15 minutes. */
test.override('serverOptions', { now: () => Date.now() + ahead })
const letTokensExpire = (): void => {
  ahead += 16 * MINUTE
}

const refreshes = ({ auth }: Demo) => auth.requests.read().filter(({ path }) => path.endsWith('/refresh'))

test.for(apis)(
  'F1: %s: a token that expires midway is refreshed once, and everything goes on',
  async (api, { demo, openPage }) => {
    const way = { api, origin: 'same' } as const
    const person = await newPerson(demo)
    const { page } = await signIn(openPage, person, way)
    const [phone, office] = [nameOf('phone', way), nameOf('office', way)]
    demo.auth.requests.clear()
    letTokensExpire()
    await arm(demo, { path: paths[api].refresh, latencyMs: 400, effect: 'pass' })
    await signOut(page, phone)
    await signOut(page, office)
    await expect(others(page)).toHaveCount(2)
    expect(refreshes(demo)).toHaveLength(1)
    await expect(thisDevice(page)).toContainText('This device')

    letTokensExpire()
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect.poll(() => refreshes(demo).length).toBe(2)
    await expect(list(page).getByRole('listitem')).toHaveCount(3)
    expect(demo.auth.sessions.count(person.userId)).toBe(3)
  },
)

test.for(apis)('F2: %s: two tabs that refresh at once end nobody’s session', async (api, { demo, openPage }) => {
  const person = await newPerson(demo)
  const { page, context } = await signIn(openPage, person, { api, origin: 'same' })
  const second = await context.newPage()
  await second.goto(page.url())
  await expect(others(second)).toHaveCount(4)
  const tabs = [page, second]
  demo.auth.requests.clear()
  letTokensExpire()
  await arm(demo, { path: paths[api].refresh, latencyMs: 400, effect: 'pass' })
  // By events: a user cannot click in two tabs at once, but timers can.
  await Promise.all(tabs.map((tab) => tab.getByRole('button', { name: 'Refresh' }).dispatchEvent('click')))
  await expect.poll(() => refreshes(demo).length).toBeGreaterThan(1)
  for (const tab of tabs) {
    await expect(thisDevice(tab)).toContainText('This device')
    await signOut(tab, nameOf(tab === page ? 'phone' : 'office', { api }))
    await expect(strips(tab)).toContainText('is signed out.')
  }
  expect(new Set(refreshes(demo).map(({ status }) => status))).toEqual(new Set([200]))
  expect(demo.auth.sessions.count(person.userId)).toBe(3)
})

test.for(apis)('F2: %s: a refresh that does not come through is no sign-out', async (api, { demo, openPage }) => {
  const { page } = await signIn(openPage, await newPerson(demo), { api, origin: 'same' })
  letTokensExpire()
  await arm(demo, { path: paths[api].refresh, effect: 'drop' })
  await signOut(page, nameOf('phone', { api }))
  await expect(row(page, nameOf('phone', { api }))).toContainText('Can’t reach the server.')
  await row(page, nameOf('phone', { api }))
    .getByRole('button', { name: /^Try again/ })
    .click()
  await expect(others(page)).toHaveCount(3)
})

test('F10: bio.re: a device that refreshes between list and click has a new id; it is found to be signed in still', async ({
  demo,
  openPage,
}) => {
  const way = { api: 'biore', origin: 'same' } as const
  const { userId, ...person } = await newPerson(demo)
  const { page } = await signIn(openPage, { userId, ...person }, way)
  const name = nameOf('tablet', way)
  const { tablet } = person.devices
  const next = demo.auth.sessions.rotate(tablet, tablet)?.session
  demo.auth.requests.clear()
  await signOut(page, name)
  await expect(row(page, name)).toContainText('This sign-in changed while the page was open. Refresh and try again.')
  await expect(row(page, name)).toContainText('Still signed in.')
  expect(revokes(demo)).toEqual([`DELETE /api/v1/auth/sessions/${tablet.id}`])
  expect(demo.auth.sessions.count(userId)).toBe(5)

  await row(page, name)
    .getByRole('button', { name: `Try again, ${name}` })
    .click()
  await expect(row(page, name)).toHaveCount(0)
  expect(revokes(demo).at(-1)).toBe(`DELETE /api/v1/auth/sessions/${next?.id}`)
})
