import { afterEach, describe, expect, it } from 'vitest'
import { readSessions } from '../../src/core/read-sessions.ts'
import { errorOf } from './adapter-set-up.ts'
import { type BetterAuthBackend, betterAuthBackend } from './better-auth-server.ts'
import { mineAndOthers, sorted } from './conformance/backend.ts'

let backend: BetterAuthBackend
afterEach(() => backend.close())

const list = 'GET /list-sessions'
const own = 'GET /get-session'
const revokeOne = 'POST /revoke-session'
const revokeOthers = 'POST /revoke-other-sessions'

/** As `mineAndOthers`, where the list has no end. */
async function mineAndOthersOfCutList() {
  const { sessions } = await readSessions(backend.adapter)
  const [mine, ...others] = sessions
  if (mine?.isCurrent !== true) throw new Error('This device is not first.')
  return { mine, others }
}

describe('revoking by id', () => {
  it('sends the token in the body, with cookie and JSON, and the id nowhere', async () => {
    backend = await betterAuthBackend(1)
    const { mine, others } = await mineAndOthers(backend.adapter)
    const id = others[0]?.id ?? ''
    const token = backend.database.prepare('SELECT token FROM session WHERE id = ?').get(id)?.['token']
    await backend.adapter.revoke({ target: 'session', sessionIds: [id] }, { known: [mine, ...others] })
    const request = backend.sent.at(-1)
    expect(request?.path).toBe('/revoke-session')
    expect(request?.init.body).toBe(JSON.stringify({ token }))
    expect(request?.init.credentials).toBe('include')
    expect(new Headers(request?.init.headers).get('content-type')).toBe('application/json')
  })

  it('lists first when it has not listed an id', async () => {
    backend = await betterAuthBackend(2)
    const { mine, others } = await mineAndOthers(backend.adapter)
    const before = backend.requests()
    const sessionIds = [others[1]?.id ?? '']
    await backend.withOptions({}).revoke({ target: 'session', sessionIds }, { known: [mine, ...others] })
    expect(sorted(backend.routes().slice(before, before + 2))).toEqual([own, list])
    expect(backend.routes().slice(before + 2)).toEqual([revokeOne])
    expect(await backend.alive()).toHaveLength(2)
  })

  it('asks get-session who asks, when it is not told', async () => {
    backend = await betterAuthBackend(1)
    const { mine } = await mineAndOthers(backend.adapter)
    const before = backend.requests()
    const result = await backend.adapter.revoke({ target: 'session', sessionIds: [mine.id] })
    expect(backend.routes().slice(before)).toEqual([own, revokeOne])
    expect(result.endedCurrent).toBe(true)
    expect(backend.cookies.get('better-auth.session_token')).toBeNull()
  })

  it('200 for a session that is gone already: accepted, and only the list tells', async () => {
    backend = await betterAuthBackend(1)
    const { mine, others } = await mineAndOthers(backend.adapter)
    const sessionIds = [others[0]?.id ?? '']
    backend.database.prepare('DELETE FROM session WHERE id = ?').run(sessionIds[0] ?? '')
    const result = await backend.adapter.revoke({ target: 'session', sessionIds }, { known: [mine, ...others] })
    expect(result.revokedIds).toEqual(sessionIds)
    expect(backend.routes().at(-1)).toBe(revokeOne)
  })

  it('never asks for an id that is in no list', async () => {
    backend = await betterAuthBackend(1)
    const { mine, others } = await mineAndOthers(backend.adapter)
    const request = { target: 'session', sessionIds: ['9'.repeat(32)] } as const
    const error = await errorOf(backend.adapter.revoke(request, { known: [mine, ...others] }))
    expect(error.code).toBe('not_found')
    expect(backend.routes()).not.toContain(revokeOne)
  })
})

describe('others', () => {
  it('takes one request and a look', async () => {
    backend = await betterAuthBackend(2)
    const { mine, others } = await mineAndOthers(backend.adapter)
    const before = backend.requests()
    const result = await backend.adapter.revoke({ target: 'others' }, { known: [mine, ...others] })
    expect(backend.routes()[before]).toBe(revokeOthers)
    expect(sorted(backend.routes().slice(before + 1))).toEqual([own, list])
    expect(result).toEqual({ revokedIds: null, failed: [], endedCurrent: false, sessions: [mine] })
  })

  it('ends more than the 100 sessions that one request reaches', async () => {
    backend = await betterAuthBackend(0)
    backend.insertSessions(250, 'tomorrow')
    const { mine, others } = await mineAndOthersOfCutList()
    const result = await backend.adapter.revoke({ target: 'others' }, { known: [mine, ...others] })
    expect(result.failed).toEqual([])
    expect(await backend.alive()).toEqual([mine.id])
    expect(backend.routes().filter((route) => route === revokeOthers).length).toBeLessThan(5)
    expect(backend.routes()).not.toContain(revokeOne)
  })

  it('ends one by one what the server passes over, because expired rows fill its window', async () => {
    backend = await betterAuthBackend(0)
    backend.insertSessions(120, 'yesterday')
    await backend.signIn('phone/1.0')
    await backend.signIn('tablet/1.0')
    const { mine, others } = await mineAndOthers(backend.adapter)
    expect(others).toHaveLength(2)
    expect(
      (
        await backend.request('/revoke-other-sessions', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        })
      ).status,
    ).toBe(200)
    expect(await backend.alive()).toHaveLength(3)

    const result = await backend.adapter.revoke({ target: 'others' }, { known: [mine, ...others] })
    expect(result.failed).toEqual([])
    expect(await backend.alive()).toEqual([mine.id])
    expect(backend.routes().filter((route) => route === revokeOne)).toHaveLength(2)
  })

  it('leaves it at the one request when somebody else is signed in by then', async () => {
    backend = await betterAuthBackend(0)
    backend.insertSessions(120, 'yesterday')
    await backend.signIn('phone/1.0')
    const { mine, others } = await mineAndOthers(backend.adapter)
    await backend.signInAgain()
    await backend.adapter.revoke({ target: 'others' }, { known: [mine, ...others] })
    expect(backend.routes()).not.toContain(revokeOne)
    expect(await backend.alive()).toContain(others[0]?.id)
  })

  it('says what is left when the server wants no more requests half way', async () => {
    backend = await betterAuthBackend(0, {
      rateLimit: { enabled: true, customRules: { '/revoke-other-sessions': { window: 60, max: 1 } } },
    })
    backend.insertSessions(250, 'tomorrow')
    const { mine, others } = await mineAndOthersOfCutList()
    const result = await backend.adapter.revoke({ target: 'others' }, { known: [mine, ...others] })
    expect(new Set(result.failed.map(({ error }) => error.code))).toEqual(new Set(['rate_limited']))
    expect(result.failed.map(({ id }) => id)).not.toContain(mine.id)
    expect(await backend.alive()).toContain(mine.id)
  })
})
