import { afterEach, describe, expect, it } from 'vitest'
import { readSessions } from '../../src/core/read-sessions.ts'
import { errorOf } from './adapter-set-up.ts'
import { type BetterAuthBackend, betterAuthBackend } from './better-auth-server.ts'
import { mineAndOthers, sorted } from './conformance/backend.ts'

let backend: BetterAuthBackend
afterEach(() => backend.close())

/** Every token that the server holds. */
function tokens(): readonly string[] {
  return backend.database
    .prepare('SELECT token FROM session')
    .all()
    .map(({ token }) => String(token))
}

describe('the list', () => {
  it('marks the session that get-session names, and reads devices from raw user agents', async () => {
    backend = await betterAuthBackend(2)
    const { sessions } = await readSessions(backend.adapter)
    expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false])
    expect(sessions[0]?.device).toEqual({
      type: 'desktop',
      label: null,
      model: null,
      browser: { name: 'Chrome', version: '156' },
      os: { name: 'macOS', version: null },
    })
    expect(sorted(sessions.map(({ device }) => device.type))).toEqual(['desktop', 'desktop', 'mobile'])
    expect(sorted(backend.routes())).toEqual(['GET /get-session', 'GET /list-sessions'])
  })

  it('gives the times of the row and its address; an empty address is unknown', async () => {
    backend = await betterAuthBackend(1, { advanced: { ipAddress: { ipAddressHeaders: ['x-nobody-sends-this'] } } })
    backend.database.prepare("UPDATE session SET ipAddress = '198.51.100.7' WHERE rowid = 1").run()
    backend.database
      .prepare("UPDATE session SET ipAddress = '', updatedAt = '2026-11-20T08:12:03.000Z' WHERE rowid = 2")
      .run()
    const { mine, others } = await mineAndOthers(backend.adapter)
    expect(mine.ip).toEqual({ value: '198.51.100.7', masked: false })
    expect(others[0]?.ip).toBeNull()
    expect(others[0]?.lastActiveAt).toBe('2026-11-20T08:12:03.000Z')
    // The server reads its clock for each of the two.
    const days = (Date.parse(mine.expiresAt ?? '') - Date.parse(mine.createdAt ?? '')) / 86_400_000
    expect(days).toBeCloseTo(7, 4)
  })

  it('leaks every token to the adapter, and the adapter leaks none', async () => {
    backend = await betterAuthBackend(2)
    const leaked = await (await backend.request('/list-sessions')).text()
    for (const token of tokens()) expect(leaked).toContain(token)
    const { adapter } = backend
    const read = await readSessions(adapter)
    const target = { target: 'session', sessionIds: read.sessions.slice(1).map(({ id }) => id) } as const
    const result = await adapter.revoke(target, { known: read.sessions })
    backend.loseCredential()
    const error = await errorOf(adapter.revoke(target, { known: read.sessions }))
    const seen = [read, result, Object.entries(error), error.message, error.stack, adapter].map((value) =>
      JSON.stringify(value),
    )
    for (const token of leaked.match(/"token":"([^"]+)"/g) ?? []) expect(seen.join()).not.toContain(token.slice(9, -1))
    expect(backend.sent.some(({ path }) => path.includes('?'))).toBe(false)
  })

  it('is nobody’s where get-session answers null with 200', async () => {
    backend = await betterAuthBackend(0)
    backend.loseCredential()
    const answer = await backend.request('/get-session')
    expect([answer.status, await answer.json()]).toEqual([200, null])
    expect((await errorOf(backend.adapter.list())).code).toBe('unauthenticated')
  })

  it('is cut at defaultFindManyLimit without a word, and then proves nothing gone, and still has this device', async () => {
    backend = await betterAuthBackend(0, { advanced: { database: { defaultFindManyLimit: 10 } } })
    backend.insertSessions(14, 'tomorrow')
    backend.database.prepare('UPDATE session SET rowid = 1000 WHERE rowid = 1').run()
    const adapter = backend.withOptions({ listLimit: 10 })
    const read = await readSessions(adapter)
    expect(read.sessions).toHaveLength(11)
    expect(read.sessions[0]?.isCurrent).toBe(true)
    expect([read.complete, read.total]).toEqual([false, null])
    expect(backend.requests()).toBe(2)
  })

  it('is cut at 100 where nobody configured anything', async () => {
    backend = await betterAuthBackend(0)
    backend.insertSessions(99, 'tomorrow')
    expect((await readSessions(backend.adapter)).complete).toBe(false)
    backend.database.prepare("DELETE FROM session WHERE id = 'id-7'").run()
    expect((await readSessions(backend.adapter)).complete).toBe(true)
  })
})

describe('freshness', () => {
  it('F3: SESSION_NOT_FRESH on the list asks for a new sign-in', async () => {
    backend = await betterAuthBackend(1)
    backend.signedInDaysAgo(2)
    const error = await errorOf(backend.adapter.list())
    expect([error.code, error.status, error.serverCode]).toEqual(['step_up_required', 403, 'SESSION_NOT_FRESH'])
    expect(error.stepUp).toMatchObject({ kind: 'sign-in-again', operation: 'list', redirectTo: null })
  })

  it('revoking still works then, for sessions that were listed before', async () => {
    backend = await betterAuthBackend(2)
    const { mine, others } = await mineAndOthers(backend.adapter)
    backend.signedInDaysAgo(2)
    const sessionIds = [others[0]?.id ?? '']
    const result = await backend.adapter.revoke({ target: 'session', sessionIds }, { known: [mine, ...others] })
    expect(result).toEqual({ revokedIds: sessionIds, failed: [], endedCurrent: false, sessions: null })
    await backend.adapter.revoke({ target: 'others' }, { known: [mine, ...others] })
    expect(await backend.alive()).toEqual([mine.id])
  })

  it('an id that was not listed before needs the list, and so the new sign-in', async () => {
    backend = await betterAuthBackend(1)
    const { mine, others } = await mineAndOthers(backend.adapter)
    backend.signedInDaysAgo(2)
    const afterReload = backend.withOptions({})
    const request = { target: 'session', sessionIds: [others[0]?.id ?? ''] } as const
    const error = await errorOf(afterReload.revoke(request, { known: [mine, ...others] }))
    expect([error.code, error.stepUp?.kind]).toEqual(['step_up_required', 'sign-in-again'])
    expect(await backend.alive()).toHaveLength(2)
    expect(backend.routes()).not.toContain('POST /revoke-session')

    await backend.signInAgain()
    await afterReload.revoke(request, { known: [mine, ...others] })
    expect(await backend.alive()).not.toContain(others[0]?.id)
  })

  it('a new sign-in makes it fresh, and is a session of its own beside the old one', async () => {
    backend = await betterAuthBackend(0)
    const { mine } = await mineAndOthers(backend.adapter)
    backend.signedInDaysAgo(2)
    await backend.signInAgain()
    const after = await mineAndOthers(backend.adapter)
    expect(after.mine.id).not.toBe(mine.id)
    expect(after.others.map(({ id }) => id)).toEqual([mine.id])
  })

  it('freshAge: 0 switches it off', async () => {
    backend = await betterAuthBackend(0, { session: { freshAge: 0 } })
    backend.signedInDaysAgo(2)
    expect((await backend.adapter.list()).sessions).toHaveLength(1)
  })
})
