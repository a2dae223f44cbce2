import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { bioreAdapter } from '../../src/adapters/biore.ts'
import { preludeAdapter } from '../../src/adapters/prelude.ts'
import { isSessionError } from '../../src/core/session-error.ts'
import { isRevocableId } from '../../src/core/session-ids.ts'
import { makeSession } from '../../src/testing.ts'
import { fakeServer } from './adapter-set-up.ts'
import { row } from './biore-set-up.ts'
import { json, type Sent } from './fake-fetch.ts'

// Many runs take their time on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 })

const nasty = fc
  .array(fc.constantFrom('.', '..', '/', '\\', '%2e', '%2F', '?', '#', '&target=all', ' ', 'a', ''), { maxLength: 5 })
  .map((parts) => parts.join(''))
const manyIds = fc.array(fc.oneof(nasty, fc.string({ unit: 'binary' })), { maxLength: 3 })
const known = [makeSession({ id: 'me', isCurrent: true })]

const marksOne = (list: readonly (boolean | null)[]) => list.filter(Boolean).length === 1

/** Only a `SessionError` may come out of an adapter. */
async function ignoreRefusal(call: Promise<unknown>): Promise<void> {
  try {
    await call
  } catch (error) {
    if (!isSessionError(error)) throw error
  }
}

/** What may be sent for these ids: one request each, or nothing at all. */
const allowed = (sessionIds: readonly string[]) => (sessionIds.every(isRevocableId) ? [...new Set(sessionIds)] : [])

it('bio.re: no id, however odd, makes a request to anything but its own session', async () => {
  await fc.assert(
    fc.asyncProperty(manyIds, async (sessionIds) => {
      const { sent, options } = fakeServer([json(200, { success: true })])
      await ignoreRefusal(bioreAdapter(options).revoke({ target: 'session', sessionIds }, { known }))
      const reached = sent.map(({ url, init }) => {
        const { pathname, search, hash } = new URL(url, 'https://app.example')
        const [, api, version, auth, sessions, id, ...more] = pathname.split('/')
        expect([init.method, api, version, auth, sessions]).toEqual(['DELETE', 'api', 'v1', 'auth', 'sessions'])
        expect([more, search, hash]).toEqual([[], '', ''])
        return decodeURIComponent(id ?? '')
      })
      expect(reached).toEqual(allowed(sessionIds))
    }),
    { seed: 21656, numRuns: 1000 },
  )
})

it('Prelude: no id, however odd, makes a request with another target', async () => {
  await fc.assert(
    fc.asyncProperty(manyIds, async (sessionIds) => {
      const { sent, options } = fakeServer([new Response(null, { status: 204 })])
      const adapter = preludeAdapter({ ...options, baseUrl: 'https://app.example' })
      await ignoreRefusal(adapter.revoke({ target: 'session', sessionIds }, { known }))
      const reached = sent.map(({ url }) => {
        const { origin, pathname, hash, searchParams } = new URL(url)
        expect([origin, pathname, hash]).toEqual(['https://app.example', '/v1/session/me/revoke', ''])
        expect([...searchParams.keys()]).toEqual(['target', 'session_id'])
        expect(searchParams.get('target')).toBe('session')
        return searchParams.get('session_id')
      })
      expect(reached).toEqual(allowed(sessionIds))
    }),
    { seed: 21657, numRuns: 1000 },
  )
})

it('bio.re is asked to end "others" or "all" only when one session, and one alone, is marked as current', async () => {
  const marks = fc.array(fc.constantFrom(true, false, null), { maxLength: 4 })
  let times = 0
  await fc.assert(
    fc.asyncProperty(fc.option(marks), marks, fc.constantFrom('others', 'all'), async (told, listed, target) => {
      const sessions = listed.map((isCurrent, index) => Object.assign({}, row, { id: `id-${index}`, isCurrent }))
      const answer = ({ init }: Sent) => json(200, { success: true, data: init.method === 'GET' ? { sessions } : null })
      const { sent, options } = fakeServer([answer])
      const lastRead = told?.map((isCurrent, index) => makeSession({ id: `id-${index}`, isCurrent }))
      await ignoreRefusal(bioreAdapter(options).revoke({ target }, lastRead ? { known: lastRead } : {}))
      const asked = sent.some(({ url }) => url.endsWith('/revoke-all'))
      times += Number(asked)
      expect(asked).toBe(marksOne(told ?? []) || marksOne(listed))
      expect(sent.some(({ url }) => url.endsWith('/logout'))).toBe(asked && target === 'all')
    }),
    { seed: 16, numRuns: 1000 },
  )
  expect(times).toBeGreaterThan(200)
})
