import { afterEach, describe, expect, it } from 'vitest'
import { readSessions } from '../../src/core/read-sessions.ts'
import { type BetterAuthBackend, betterAuthBackend } from './better-auth-server.ts'
import { mineAndOthers } from './conformance/backend.ts'

let backend: BetterAuthBackend
afterEach(() => backend.close())

/** What Redis would be. */
function storage() {
  const kept = new Map<string, string>()
  return {
    get: async (key: string) => kept.get(key) ?? null,
    set: async (key: string, value: string) => void kept.set(key, value),
    delete: async (key: string) => void kept.delete(key),
    getAndDelete: async (key: string) => {
      const value = kept.get(key) ?? null
      kept.delete(key)
      return value
    },
    increment: async (key: string) => {
      const next = Number(kept.get(key) ?? 0) + 1
      kept.set(key, String(next))
      return next
    },
  }
}

describe.each([
  ['instead of the database', {}],
  ['beside the database', { storeSessionInDatabase: true }],
  ['instead of the database, with the cookie cache', { cookieCache: { enabled: true, maxAge: 300 } }],
  ['beside the database, with the cookie cache', { storeSessionInDatabase: true, cookieCache: { enabled: true } }],
] as const)('sessions in secondary storage, %s', (_where, session) => {
  const open = async () => (backend = await betterAuthBackend(2, { secondaryStorage: storage(), session }))

  it('are listed, and one ends by its id', async () => {
    const { adapter } = await open()
    const { mine, others } = await mineAndOthers(adapter)
    expect(others).toHaveLength(2)
    const [first, second] = others
    await adapter.revoke({ target: 'session', sessionIds: [first?.id ?? ''] }, { known: [mine, ...others] })
    expect((await readSessions(adapter)).sessions.map(({ id }) => id).toSorted()).toEqual(
      [mine.id, second?.id ?? ''].toSorted(),
    )
  })

  it('the others end, and this one goes on', async () => {
    const { adapter } = await open()
    const { mine, others } = await mineAndOthers(adapter)
    const other = await backend.signIn('device/9')
    expect((await readSessions(adapter)).sessions).toHaveLength(4)
    await adapter.revoke({ target: 'others' }, { known: [mine, ...others] })
    expect((await readSessions(adapter)).sessions.map(({ id }) => id)).toEqual([mine.id])
    const asOther = { headers: { cookie: other.header('/api/auth/list-sessions') ?? '' } }
    const answer = await fetch(`${backend.origin}/api/auth/get-session?disableCookieCache=true`, asOther)
    expect(await answer.json()).toBeNull()
  })

  it('this one ends by a sign-out', async () => {
    const { adapter } = await open()
    expect((await adapter.revoke({ target: 'mine' })).endedCurrent).toBe(true)
    expect(await (await backend.request('/get-session')).json()).toBeNull()
  })
})
