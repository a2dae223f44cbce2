import { expect } from 'vitest'
import { test } from './harness.ts'

test('the page is served, and throws nothing', async ({ openPage }) => {
  const { page } = await openPage()
  expect(await page.title()).not.toBe('')
  expect(await page.locator('#root').innerHTML()).not.toBe('')
})

test('the page’s origin passes both APIs on to the auth server', async ({ openPage }) => {
  const { page } = await openPage()
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['/api/v1/auth/sessions', '/v1/session/me/list?limit=1&offset=0'].map(async (path) => (await fetch(path)).status),
    ),
  )
  expect(statuses).toEqual([401, 401])
})

test('the auth server answers the page on its own origin too, with credentials and nothing exposed', async ({
  demo,
  openPage,
}) => {
  const { page } = await openPage()
  const answer = await page.evaluate(async (origin) => {
    const response = await fetch(`${origin}/api/v1/auth/sessions`, { credentials: 'include' })
    return { status: response.status, date: response.headers.get('date') }
  }, demo.authOrigin)
  expect(answer).toEqual({ status: 401, date: null })
})

/** One request of the page: its status, or how it failed, and how often it reached the server. */
test.for(['before', 'after'] as const)(
  'a connection dropped %s the work is lost for the page',
  async (when, { demo, openPage }) => {
    const { page } = await openPage()
    for (const origin of ['', demo.authOrigin]) {
      demo.auth.requests.clear()
      const outcome = await page.evaluate(
        async ([base, moment]) => {
          const fault = { when: moment, method: 'POST', path: '/v1/session/refresh', effect: 'drop' }
          const headers = { 'content-type': 'application/json' }
          await fetch(`${base}/demo/faults`, { method: 'POST', headers, body: JSON.stringify(fault) })
          return fetch(`${base}/v1/session/refresh`, { method: 'POST' }).then((answer) => answer.status, String)
        },
        [origin, when] as const,
      )
      expect(outcome).toBe('TypeError: Failed to fetch')
      expect(demo.auth.requests.read().filter(({ method }) => method === 'POST')).toHaveLength(1)
    }
  },
)

test('F13: a body that breaks off is no whole answer for the page', async ({ demo, openPage }) => {
  const { page } = await openPage()
  demo.auth.faults.arm({ path: '/api/v1/auth/sessions', effect: 'truncate' })
  const outcome = await page.evaluate(() =>
    fetch('/api/v1/auth/sessions')
      .then((answer) => answer.text())
      .catch(String),
  )
  expect(outcome).toMatch(/^TypeError/)
})
