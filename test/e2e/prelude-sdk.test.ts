import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { readSessions } from '../../src/core/read-sessions.ts'
import { errorOf } from '../adapters/adapter-set-up.ts'
import { mineAndOthers } from '../adapters/conformance/backend.ts'
import { describeAdapter } from '../adapters/describe-adapter.ts'
import { testClock } from '../demo/client.ts'
import { openSdkPage, type SdkBackend, type SdkBrowser, sdkBackend } from './prelude-sdk-backend.ts'

let browser: SdkBrowser
beforeAll(async () => {
  browser = await openSdkPage(inject('chromium'))
})
afterAll(() => browser.close())

const api = { describe, it, expect }
describeAdapter('Prelude through its SDK', { create: ({ others }) => sdkBackend(browser, others) }, api)
describeAdapter(
  'Prelude through its SDK, with pages of 10 at most and 204 for unknown ids',
  {
    create: ({ others }) => sdkBackend(browser, others, { preludeMaxLimit: 10, preludeUnknownSession: 'no_content' }),
  },
  api,
)

describe('the real SDK', () => {
  let backend: SdkBackend
  afterEach(() => backend.close())

  const routes = () => backend.received().map(({ method, path, status }) => `${method} ${path} ${status}`)
  const list = '/v1/session/me/list'
  const revoke = '/v1/session/me/revoke'
  const refresh = '/v1/session/refresh'

  it('lists with a bearer alone; revokes with the cookie too; proves its key to the refresh and to nothing else', async () => {
    backend = await sdkBackend(browser, 1)
    await browser.page.evaluate(() => window.sdkPage.client().invalidateCache())
    await browser.page.evaluate(() => window.sdkPage.client().refresh())
    await backend.adapter.list()
    await backend.adapter.revoke({ target: 'others' })
    const seen = backend.received().map(({ path, query, status, cookies, headers }) => ({
      path,
      query,
      status,
      cookies,
      headers: headers.filter((name) =>
        ['authorization', 'dpop', 'x-sdk-user-agent', 'x-refresh-token'].includes(name),
      ),
    }))
    expect(seen).toEqual([
      { path: refresh, query: {}, status: 200, cookies: ['prelude_refresh'], headers: ['dpop', 'x-sdk-user-agent'] },
      {
        path: list,
        query: { limit: '100', offset: '0' },
        status: 400,
        cookies: [],
        headers: ['authorization', 'x-sdk-user-agent'],
      },
      {
        path: list,
        query: { limit: '50', offset: '0' },
        status: 200,
        cookies: [],
        headers: ['authorization', 'x-sdk-user-agent'],
      },
      {
        path: revoke,
        query: { target: 'others' },
        status: 204,
        cookies: ['prelude_refresh'],
        headers: ['authorization', 'x-sdk-user-agent'],
      },
    ])
  })

  it('refreshes an expired token by itself, once for the list', async () => {
    const clock = testClock(Date.now())
    backend = await sdkBackend(browser, 1, { now: clock.now })
    clock.advance(16 * 60 * 1000)
    expect((await readSessions(backend.adapter)).complete).toBe(true)
    expect(routes().filter((route) => route.includes(refresh))).toEqual([`POST ${refresh} 200`])
  })

  it('reports a refresh that got lost as if refused; the adapter looks again, and nobody is signed out', async () => {
    const clock = testClock(Date.now())
    backend = await sdkBackend(browser, 1, { now: clock.now, preludeMaxLimit: 100 })
    clock.advance(16 * 60 * 1000)
    await backend.arm({ path: refresh, effect: 'drop', times: 3 })
    const told = await browser.page.evaluate(async () => {
      try {
        await window.sdkPage.client().listSessions()
        return null
      } catch (error) {
        return error instanceof Error ? error.name : typeof error
      }
    })
    expect(told).toBe('UnauthorizedError')

    await backend.arm({ path: refresh, effect: 'drop', times: 3 })
    expect((await backend.adapter.list()).sessions).toHaveLength(2)

    clock.advance(16 * 60 * 1000)
    await backend.arm({ path: refresh, effect: 'drop', times: 6 })
    expect((await errorOf(backend.adapter.list())).code).toBe('network')
  })

  it('sends a revoke that gets no answer three times over', async () => {
    backend = await sdkBackend(browser, 1)
    await backend.arm({ path: revoke, effect: 'drop', times: 10 })
    expect((await errorOf(backend.adapter.revoke({ target: 'others' }))).code).toBe('network')
    expect(routes()).toEqual(Array.from({ length: 3 }, () => `POST ${revoke} null`))
    expect(await backend.alive()).toHaveLength(2)
  })

  it('so a revoke whose first answer got lost is done twice, and succeeds', async () => {
    backend = await sdkBackend(browser, 1)
    await backend.arm({ path: revoke, when: 'after', effect: 'drop' })
    await backend.adapter.revoke({ target: 'others' })
    expect(routes()).toEqual([`POST ${revoke} null`, `POST ${revoke} 204`])
  })

  it('answers a 204 on the list with an empty list, which the adapter does not take for one', async () => {
    backend = await sdkBackend(browser, 1)
    await backend.arm({ path: list, effect: { status: 204 }, times: 2 })
    const empty = await browser.page.evaluate(() => window.sdkPage.client().listSessions({ limit: 50, offset: 0 }))
    expect(empty).toEqual({ sessions: [], total: 0, limit: 10, offset: 0 })
    expect((await errorOf(backend.adapter.list())).code).toBe('bad_response')
  })

  it.each([
    ['a page', 200, '<h1>Sign in</h1>', 'bad_response'],
    ['a proxy’s error', 502, '<h1>Bad gateway</h1>', 'bad_response'],
    ['429', 429, { code: 'rate_limited', message: 'CANARY' }, 'rate_limited'],
    ['500', 500, { code: 'internal', message: 'CANARY' }, 'server'],
    ['a code that it does not know', 400, { code: 'something_new', message: 'CANARY' }, 'unknown'],
  ])('makes of %s what the adapter can read', async (_what, status, body, code) => {
    backend = await sdkBackend(browser, 1)
    await backend.arm({ path: revoke, effect: { status, body, headers: { 'retry-after': '7' } } })
    const error = await errorOf(backend.adapter.revoke({ target: 'others' }))
    expect([error.code, error.retryAfterMs]).toEqual([code, null])
    expect(error.message).not.toContain('CANARY')
  })

  it('forgets its token when its own session ends, by id as by target', async () => {
    backend = await sdkBackend(browser, 1)
    const { mine, others } = await mineAndOthers(backend.adapter)
    const sessionId = () => browser.page.evaluate(() => window.sdkPage.client().getSessionId())
    expect(await sessionId()).toBe(mine.id)
    await backend.adapter.revoke({ target: 'session', sessionIds: [mine.id] }, { known: [mine, ...others] })
    expect(await sessionId()).toBeNull()
    expect((await errorOf(backend.adapter.list())).code).toBe('unauthenticated')
  })

  it('logs out at this server too', async () => {
    backend = await sdkBackend(browser, 1)
    await browser.page.evaluate(() => window.sdkPage.client().logout())
    expect(routes()).toEqual(['POST /v1/session/revoke 204'])
    expect(await backend.alive()).toHaveLength(1)
  })
})
