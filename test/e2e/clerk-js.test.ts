import type { Browser } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { readSessions } from '../../src/core/read-sessions.ts'
import type { RevokeRequest } from '../../src/core/session-adapter.ts'
import { errorOf } from '../adapters/adapter-set-up.ts'
import { mineAndOthers } from '../adapters/conformance/backend.ts'
import { describeAdapter } from '../adapters/describe-adapter.ts'
import { clerkId } from '../adapters/servers/clerk.ts'
import { otherAccount } from '../adapters/servers/clerk-json.ts'
import { type ClerkBackend, type ClerkSetUp, clerkBackend, openClerkBrowser } from './clerk-js-backend.ts'

// The real @clerk/clerk-js in Chromium, at a Frontend API of our own.

let browser: Browser
let backend: ClerkBackend
beforeAll(async () => {
  browser = await openClerkBrowser(inject('chromium'))
})
afterEach(() => backend.close())
afterAll(() => browser.close())

const open = async (setUp: ClerkSetUp = {}): Promise<ClerkBackend> => (backend = await clerkBackend(browser, setUp))

describeAdapter('Clerk, by its own SDK', { create: ({ others }) => open({ others }) }, { describe, it, expect })

const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'

/** Where the SDK takes a lost connection for an answer. */
const swallowing: readonly (readonly [string, ClerkSetUp])[] = [
  ['in a browser that a program drives', { isDriven: true }],
  ['inside Instagram', { userAgent: `${iPhone} Mobile/15E148 Instagram 400.0.0.0 (iPhone17,1; iOS 18_7; en_US)` }],
  ['inside Facebook', { userAgent: `${iPhone} Mobile/15E148 [FBAN/FBIOS;FBAV/500.0;facebook]` }],
  ['inside WhatsApp', { userAgent: `${iPhone} Mobile/15E148 WhatsApp/25.1` }],
  ['inside Slack', { userAgent: `${iPhone} Mobile/15E148 Slack_SSB/4.41` }],
  ['in DuckDuckGo', { userAgent: `${iPhone} Version/18.7 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15` }],
  ['in Ecosia', { userAgent: `${iPhone} Version/18.7 Mobile/15E148 Safari/604.1 Ecosia ios@11.0` }],
]
const everywhere: readonly (readonly [string, ClerkSetUp])[] = [['in an ordinary browser', {}], ...swallowing]

const ended: readonly RevokeRequest[] = [
  { target: 'session', sessionIds: [clerkId(1)] },
  { target: 'others' },
  { target: 'mine' },
  { target: 'all' },
]

describe.each(everywhere)('%s', (_where, setUp) => {
  it('a sign-out that never reached the server is none, and nothing is forgotten', async () => {
    const { adapter, lose, server, page } = await open({ ...setUp, others: 1 })
    const known = (await adapter.list()).sessions
    for (const request of ended) {
      lose({ request: /revoke|remove|DELETE/, what: 'request' })
      const error = await errorOf(adapter.revoke(request, { known }))
      expect([request.target, error.code]).toEqual([request.target, 'network'])
      expect(`${error.message}${error.stack}`).not.toMatch(/sess_|clerk\.test/)
      expect(server.alive()).toEqual([clerkId(0), clerkId(1)])
      lose(null)
      expect(await page.evaluate(() => window.clerkPage.clerk.session?.id)).toBe(clerkId(0))
      expect((await readSessions(adapter)).sessions).toHaveLength(2)
    }
  })

  it('nor is one whose answer got lost known to be done', async () => {
    const { adapter, lose, server } = await open({ ...setUp, others: 1 })
    const known = (await adapter.list()).sessions
    lose({ request: /revoke/, what: 'answer' })
    const [request] = ended
    expect((await errorOf(adapter.revoke(request ?? { target: 'mine' }, { known }))).code).toBe('network')
    expect(server.alive()).toEqual([clerkId(0)])
    lose(null)
    expect((await readSessions(adapter)).sessions).toHaveLength(1)
  })

  it('a list that could not be read is none, whatever the SDK remembers', async () => {
    const { adapter, lose, page } = await open({ ...setUp, others: 1 })
    // Another part of the page has asked, so the SDK has an answer at hand.
    await page.evaluate(() => window.clerkPage.clerk.user?.getSessions())
    lose({ request: /\/v1\/me$/, what: 'request' })
    expect((await errorOf(adapter.list())).code).toBe('network')
    lose({ request: /active$/, what: 'request' })
    expect((await errorOf(adapter.list())).code).toBe('unknown')
    lose(null)
    expect((await adapter.list()).sessions).toHaveLength(2)
  })
})

it('offline nothing is done, and nothing forgotten', async () => {
  const { adapter, context, lose, server, page } = await open({ others: 1 })
  const known = (await adapter.list()).sessions
  await context.setOffline(true)
  lose({ request: /./, what: 'request' })
  expect((await errorOf(adapter.list())).code).toBe('network')
  for (const request of ended) expect((await errorOf(adapter.revoke(request, { known }))).code).toBe('network')
  await context.setOffline(false)
  expect(server.alive()).toHaveLength(2)
  expect(await page.evaluate(() => window.clerkPage.clerk.session?.id)).toBe(clerkId(0))
})

it('ends other sessions, and this one last; the SDK knows it', async () => {
  const { adapter, server, page, routes } = await open()
  const { mine, others } = await mineAndOthers(adapter)
  expect(mine.id).toBe(clerkId(0))
  expect((await adapter.revoke({ target: 'all' }, { known: [mine, ...others] })).endedCurrent).toBe(true)
  expect(server.alive()).toEqual([])
  expect(routes().filter((route) => !route.includes('/v1/me '))).toEqual([
    'GET /v1/me/sessions/active 200',
    'GET /v1/me/sessions/active 200',
    `POST /v1/me/sessions/${clerkId(1)}/revoke 200`,
    `POST /v1/me/sessions/${clerkId(2)}/revoke 200`,
    `POST /v1/client/sessions/${clerkId(0)}/remove 200`,
  ])
  expect(await page.evaluate(() => [window.clerkPage.clerk.session, window.clerkPage.clerk.user])).toEqual([null, null])
  expect((await errorOf(adapter.list())).code).toBe('unauthenticated')
})

it('leaves another account of this browser signed in, and clears the token of this one', async () => {
  const { adapter, server, page, context } = await open({ hasOtherAccount: true })
  await page.waitForFunction(() => document.cookie.includes('__session='))
  await adapter.revoke({ target: 'mine' })
  expect(server.alive()).not.toContain(clerkId(0))
  expect(server.state.hasOtherAccount).toBe(true)
  expect(await page.evaluate(() => window.clerkPage.clerk.client?.sessions.map(({ id }) => id))).toEqual([otherAccount])
  expect((await context.cookies()).filter(({ name }) => name.startsWith('__session'))).toEqual([])
})

it('tells the server’s own components that the session is over, once', async () => {
  const { adapter, page } = await open()
  await page.evaluate(() => {
    const told: unknown[] = []
    Object.assign(window, { told, __internal_onBeforeSetActive: async (intent: unknown) => void told.push(intent) })
  })
  await adapter.revoke({ target: 'mine' })
  expect(await page.evaluate(() => Reflect.get(window, 'told'))).toEqual(['sign-out'])
})

it('shows a session that was ended elsewhere as gone at the next read', async () => {
  const { adapter, server } = await open()
  expect((await adapter.list()).sessions).toHaveLength(3)
  const url = `https://clerk.clerk.test/v1/me/sessions/${clerkId(2)}/revoke?_clerk_session_id=${clerkId(0)}`
  await server.app.fetch(new Request(url, { method: 'POST', headers: { cookie: '__client=token-of-0' } }))
  expect((await readSessions(adapter)).sessions.map(({ id }) => id)).toEqual([clerkId(0), clerkId(1)])
})

it.each([
  ['401', { status: 401, code: 'authentication_invalid' }, 'unauthenticated'],
  ['403', { status: 403, code: 'not_allowed_access' }, 'forbidden'],
  ['a question for proof', { status: 403, code: 'session_reverification_required' }, 'step_up_required'],
  ['404', { status: 404, code: 'resource_not_found' }, 'not_found'],
  ['429', { status: 429, code: 'too_many_requests', retryAfter: '7' }, 'rate_limited'],
  ['500', { status: 500, code: 'internal_clerk_error' }, 'server'],
] as const)('says why a revoke was refused: %s', async (_what, answer, code) => {
  const { adapter, server } = await open()
  const known = (await adapter.list()).sessions
  server.state.down = { path: /revoke/, ...answer }
  const error = await errorOf(adapter.revoke({ target: 'session', sessionIds: [clerkId(1)] }, { known }))
  expect(error).toMatchObject({ code, status: answer.status, serverCode: answer.code })
  expect(error.retryAfterMs).toBe(answer.status === 429 ? 7000 : null)
  expect(error.stepUp?.kind).toBe(code === 'step_up_required' ? 'sign-in-again' : undefined)
  server.state.down = null
  expect((await adapter.list()).sessions).toHaveLength(3)
})

it.each([401, 403, 429, 500] as const)('a sign-out refused with %i is forgotten by nobody', async (status) => {
  const { adapter, server, page } = await open()
  server.state.down = { path: /remove|DELETE/, status }
  expect(await errorOf(adapter.revoke({ target: 'mine' }))).toMatchObject({ status })
  server.state.down = null
  expect(await page.evaluate(() => window.clerkPage.clerk.session?.id)).toBe(clerkId(0))
  expect((await adapter.list()).sessions).toHaveLength(3)
})

it('says that the page must be loaded anew, once the application’s own signOut() was refused', async () => {
  const { adapter, server, page } = await open()
  server.state.down = { path: /DELETE/, status: 500 }
  await page.evaluate(() => window.clerkPage.clerk.signOut().catch(() => {}))
  server.state.down = null
  expect(await page.evaluate(() => window.clerkPage.clerk.session)).toBeUndefined()
  const error = await errorOf(adapter.list())
  expect(error.code).toBe('invalid_request')
  expect(error.message).toContain('Load the page anew')
})
