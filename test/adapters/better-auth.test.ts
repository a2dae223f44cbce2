import { afterEach, expect, it } from 'vitest'
import { betterAuthAdapter } from '../../src/adapters/better-auth.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import { errorOf } from './adapter-set-up.ts'
import { type BetterAuthBackend, betterAuthBackend } from './better-auth-server.ts'
import { mineAndOthers } from './conformance/backend.ts'

let backend: BetterAuthBackend
afterEach(() => backend.close())

it('sign-out answers the same when nobody was signed in', async () => {
  backend = await betterAuthBackend(1)
  await backend.adapter.revoke({ target: 'mine' })
  expect(await backend.alive()).toHaveLength(1)
  expect(backend.cookies.get('better-auth.session_token')).toBeNull()
  expect(await backend.adapter.revoke({ target: 'mine' })).toMatchObject({ endedCurrent: true, failed: [] })
})

it('429 comes with X-Retry-After, and that is the time to wait', async () => {
  backend = await betterAuthBackend(0, {
    rateLimit: { enabled: true, customRules: { '/list-sessions': { window: 30, max: 1 } } },
  })
  await backend.adapter.list()
  const error = await errorOf(backend.adapter.list())
  expect([error.code, error.status]).toEqual(['rate_limited', 429])
  expect(error.retryAfterMs).toBeGreaterThan(25_000)
  expect(error.retryAfterMs).toBeLessThanOrEqual(30_000)
})

it('a page of a foreign origin is refused: INVALID_ORIGIN, and MISSING_OR_NULL_ORIGIN without one', async () => {
  backend = await betterAuthBackend(1)
  const origins = ['https://evil.example', null]
  const codes: unknown[] = []
  for (const origin of origins) {
    const adapter = betterAuthAdapter({
      baseUrl: `${backend.origin}/api/auth`,
      fetch: (url, init) => {
        const headers = new Headers(init.headers)
        headers.set('cookie', backend.cookies.header('/api/auth') ?? '')
        if (origin !== null) headers.set('origin', origin)
        return fetch(url, { ...init, headers })
      },
    })
    const error = await errorOf(adapter.revoke({ target: 'others' }))
    codes.push([error.code, error.status, error.serverCode])
  }
  expect(codes).toEqual([
    ['forbidden', 403, 'INVALID_ORIGIN'],
    ['forbidden', 403, 'MISSING_OR_NULL_ORIGIN'],
  ])
  expect(await backend.alive()).toHaveLength(2)
})

it('404 with an empty body: there is no Better Auth at this address', async () => {
  backend = await betterAuthBackend(1)
  const adapter = backend.withOptions({ baseUrl: `${backend.origin}/api/auth/v2` })
  for (const call of [adapter.list(), adapter.revoke({ target: 'others' }), adapter.revoke({ target: 'mine' })]) {
    const error = await errorOf(call)
    expect([error.code, error.status]).toEqual(['unsupported', 404])
  }
})

it('with the cookie cache on, a revoked device still reads the list, does not find itself, and can end nothing', async () => {
  backend = await betterAuthBackend(1, { session: { cookieCache: { enabled: true, maxAge: 300 } } })
  const { mine, others } = await mineAndOthers(backend.adapter)
  backend.database.prepare('DELETE FROM session WHERE id = ?').run(mine.id)
  const read = await readSessions(backend.adapter)
  expect(read.sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([[others[0]?.id, null]])
  const error = await errorOf(backend.adapter.revoke({ target: 'others' }, { known: [mine, ...others] }))
  expect(error.code).toBe('unauthenticated')
  expect(await backend.alive()).toEqual([others[0]?.id])
})

it('declares the lag that the application tells it, and none otherwise', async () => {
  backend = await betterAuthBackend(0)
  expect(backend.withOptions({ cookieCacheSeconds: 300 }).capabilities.accessTokenLagSeconds).toBe(300)
  expect(backend.withOptions({ cookieCacheSeconds: 0 }).capabilities.accessTokenLagSeconds).toBeNull()
  expect(backend.adapter.capabilities.accessTokenLagSeconds).toBeNull()
  expect(betterAuthAdapter().id).toBe('better-auth:/api/auth')
})
