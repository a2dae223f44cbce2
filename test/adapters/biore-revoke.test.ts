import { describe, expect, it } from 'vitest'
import type { RevokeRequest } from '../../src/core/session-adapter.ts'
import { errorOf } from './adapter-set-up.ts'
import {
  biore,
  id,
  known,
  list,
  listOf,
  logout,
  ok,
  phone,
  refused,
  revoke,
  revokeOthers,
  row,
  unmarked,
} from './biore-set-up.ts'
import { html, json } from './fake-fetch.ts'

describe('revoke by id', () => {
  it('sends one DELETE for each id, and reads nothing when it is told the last read', async () => {
    const { adapter, routes } = biore([ok])
    const result = await adapter.revoke({ target: 'session', sessionIds: [id(2), id(3)] }, { known })
    expect(routes()).toEqual([revoke(2), revoke(3)])
    expect(result).toEqual({ revokedIds: [id(2), id(3)], failed: [], endedCurrent: false, sessions: null })
  })

  it('reads first when it is not told who is current', async () => {
    const { adapter, routes } = biore([listOf(row, phone), ok])
    await adapter.revoke({ target: 'session', sessionIds: [id(2)] })
    expect(routes()).toEqual([list, revoke(2)])
  })

  it('sends no DELETE when that read fails', async () => {
    const { adapter, routes } = biore([refused(500)])
    expect((await errorOf(adapter.revoke({ target: 'session', sessionIds: [id(2)] }))).code).toBe('server')
    expect(routes()).toEqual([list])
  })

  it('ends the current session by logout, after the others', async () => {
    const { adapter, routes } = biore([ok])
    const result = await adapter.revoke({ target: 'session', sessionIds: [id(1), id(2)] }, { known })
    expect(routes()).toEqual([revoke(2), logout])
    expect(result).toMatchObject({ revokedIds: [id(2), id(1)], endedCurrent: true })
  })

  it.each<RevokeRequest>([{ target: 'session', sessionIds: [id(1), id(2)] }, { target: 'all' }])(
    'does not log out of %j once another user has signed in: the cookie is theirs',
    async (request) => {
      const controller = new AbortController()
      const headers = ({ url }: { readonly url: string }) => {
        if (url.endsWith('/logout')) controller.abort()
        return {}
      }
      const { adapter, sent } = biore([ok], { headers })
      const result = await adapter.revoke(request, { known, signal: controller.signal })
      expect(result.endedCurrent).toBe(false)
      expect(result.failed.map((failure) => [failure.id, failure.error.code])).toEqual([[id(1), 'aborted']])
      expect(sent).toHaveLength(1)
    },
  )

  it('does not log out when one of the others failed, whatever the reason', async () => {
    const { adapter, routes } = biore([refused(500), ok])
    const result = await adapter.revoke({ target: 'session', sessionIds: [id(1), id(2), id(3)] }, { known })
    expect(routes()).toEqual([revoke(2), revoke(3)])
    expect(result.endedCurrent).toBe(false)
    expect(result.failed.map((failure) => [failure.id, failure.error.code])).toEqual([
      [id(2), 'server'],
      [id(1), 'server'],
    ])
  })

  it.each([
    'auth.sessions.cannot_revoke_current',
    'auth.sessions.cannot_revoke_current_session',
    'cannot_revoke_current',
    'cannot_revoke_current_session',
  ])('knows %s, as their table and their prose spell it', async (code) => {
    const { adapter } = biore([refused(400, code)])
    expect(await errorOf(adapter.revoke({ target: 'session', sessionIds: [id(2)] }, { known }))).toMatchObject({
      code: 'cannot_revoke_current',
      status: 400,
      serverCode: code,
    })
  })

  it('does not log out for a session that it took for another one', async () => {
    const { adapter, routes } = biore([refused(400, 'auth.sessions.cannot_revoke_current')])
    await errorOf(adapter.revoke({ target: 'session', sessionIds: [id(2)] }, { known }))
    expect(routes()).toEqual([revoke(2)])
  })

  it.each([
    [400, undefined, 'invalid_request'],
    [404, 'auth.sessions.not_found', 'not_found'],
    [404, undefined, 'not_found'],
    [410, undefined, 'not_found'],
    [429, undefined, 'rate_limited'],
    [401, undefined, 'unauthenticated'],
    [500, undefined, 'server'],
    [418, undefined, 'invalid_request'],
  ])('F10: a %i with the code %s is %s', async (status, serverCode, code) => {
    const { adapter } = biore([refused(status, serverCode)])
    const error = await errorOf(adapter.revoke({ target: 'session', sessionIds: [id(2)] }, { known }))
    expect(error).toMatchObject({ code, status, serverCode: serverCode ?? null })
    expect(error.message).not.toContain('CANARY')
  })

  it('F26: stops at the hourly limit, and the ids never sent failed for it', async () => {
    const { adapter, routes } = biore([ok, refused(429)])
    const sessionIds = [id(2), id(3), id(4), id(5)]
    const { revokedIds, failed } = await adapter.revoke({ target: 'session', sessionIds }, { known })
    expect(routes()).toEqual([revoke(2), revoke(3)])
    expect(revokedIds).toEqual([id(2)])
    expect(failed.map((failure) => [failure.id, failure.error.code])).toEqual([
      [id(3), 'rate_limited'],
      [id(4), 'rate_limited'],
      [id(5), 'rate_limited'],
    ])
  })

  it.each(['{}', '{"success":false}', '{"success":"yes"}', '', 'null', '[true]'])(
    'a 200 with %j is no success',
    async (body) => {
      const { adapter } = biore([json(200, body)])
      expect((await errorOf(adapter.revoke({ target: 'session', sessionIds: [id(2)] }, { known }))).code).toBe(
        'bad_response',
      )
    },
  )

  it.each([
    [202, 'bad_response'],
    [500, 'server'],
  ])('a %i is no success, though its body says so', async (status, code) => {
    const { adapter } = biore([json(status, { success: true })])
    const error = await errorOf(adapter.revoke({ target: 'session', sessionIds: [id(2)] }, { known }))
    expect(error.code).toBe(code)
  })

  it('reads the reason from a 200 that says success: false', async () => {
    const { adapter } = biore([refused(200, 'auth.sessions.not_found')])
    const error = await errorOf(adapter.revoke({ target: 'session', sessionIds: [id(2)] }, { known }))
    expect(error.code).toBe('not_found')
  })

  it('never repeats a DELETE whose fate is unknown', async () => {
    const { adapter, sent } = biore([() => Promise.reject(new TypeError('Failed to fetch'))])
    const error = await errorOf(adapter.revoke({ target: 'session', sessionIds: [id(2)] }, { known }))
    expect(error.code).toBe('network')
    expect(sent).toHaveLength(1)
  })
})

describe('others', () => {
  it('is the endpoint that bio.re calls revoke-all, without a body', async () => {
    const { adapter, routes, sent } = biore([ok])
    expect(await adapter.revoke({ target: 'others' }, { known })).toEqual({
      revokedIds: null,
      failed: [],
      endedCurrent: false,
      sessions: null,
    })
    expect(routes()).toEqual([revokeOthers])
    expect(sent[0]?.init.body).toBeUndefined()
    expect(sent[0]?.init.credentials).toBe('include')
  })

  it.each(['others', 'all'] as const)('%s reads first when it is not told who is current', async (target) => {
    const { adapter, routes } = biore([listOf(row, phone), ok])
    await adapter.revoke({ target })
    expect(routes().slice(0, 2)).toEqual([list, revokeOthers])
  })

  it.each(['others', 'all'] as const)('%s reads once more when the last read marks nobody', async (target) => {
    const { adapter, routes } = biore([listOf(row, phone), ok])
    await adapter.revoke({ target }, { known: unmarked })
    expect(routes().slice(0, 2)).toEqual([list, revokeOthers])
  })

  it.each([
    ['others', 'nobody', [{ ...row, isCurrent: false }, phone]],
    ['others', 'two', [row, { ...phone, isCurrent: true }]],
    ['others', 'nobody, for there is no session', []],
    ['all', 'nobody', [{ ...row, isCurrent: false }, phone]],
    ['all', 'two', [row, { ...phone, isCurrent: true }]],
  ] as const)('F16: %s is refused, and nothing is revoked, when the list marks %s', async (target, _who, sessions) => {
    const { adapter, routes } = biore([listOf(...sessions), ok])
    expect((await errorOf(adapter.revoke({ target }, { known: unmarked }))).code).toBe('unsupported')
    expect(routes()).toEqual([list])
  })

  it.each(['others', 'all'] as const)(
    '%s is refused, and nothing is revoked, when the list cannot be read',
    async (target) => {
      const { adapter, routes } = biore([refused(429), ok])
      expect((await errorOf(adapter.revoke({ target }))).code).toBe('rate_limited')
      expect(routes()).toEqual([list])
    },
  )
})

describe('mine and all', () => {
  it('mine is a logout', async () => {
    const { adapter, routes } = biore([ok])
    expect(await adapter.revoke({ target: 'mine' })).toMatchObject({ endedCurrent: true, failed: [] })
    expect(routes()).toEqual([logout])
  })

  it('a logout carries the cookie and no token, and asks for none: an expired one must not hold it up', async () => {
    let asked = 0
    const { adapter, sent } = biore([ok], {
      getAccessToken: () => {
        asked += 1
        return null
      },
      refresh: async () => false,
    })
    await adapter.revoke({ target: 'mine' })
    expect(sent[0]?.headers.has('authorization')).toBe(false)
    expect(sent[0]?.init.credentials).toBe('include')
    expect(asked).toBe(0)
  })

  it('a 401 to a logout is no sign-out and starts no refresh: the route is public, so something else answered it', async () => {
    let refreshed = 0
    const { adapter, sent } = biore([refused(401)], {
      refresh: async () => {
        refreshed += 1
        return true
      },
    })
    expect((await errorOf(adapter.revoke({ target: 'mine' }))).code).toBe('bad_response')
    expect(sent).toHaveLength(1)
    expect(refreshed).toBe(0)
  })

  it('a logout that anybody gets 200 for proves nothing when the cookie does not reach the server', async () => {
    const { adapter, routes } = biore([ok])
    expect((await adapter.revoke({ target: 'mine' }, { known: unmarked })).endedCurrent).toBe(false)
    expect(routes()).toEqual([logout])
    expect((await adapter.revoke({ target: 'mine' }, { known })).endedCurrent).toBe(true)
  })

  it('all ends the others first, and then logs out', async () => {
    const { adapter, routes } = biore([ok])
    expect(await adapter.revoke({ target: 'all' }, { known })).toEqual({
      revokedIds: null,
      failed: [],
      endedCurrent: true,
      sessions: null,
    })
    expect(routes()).toEqual([revokeOthers, logout])
  })

  it.each([
    [refused(429), 'rate_limited'],
    [refused(500), 'server'],
    [html(200), 'bad_response'],
    [() => Promise.reject(new TypeError('Failed to fetch')), 'network'],
  ])('all does not log out when the others failed (%#)', async (answer, code) => {
    const { adapter, routes } = biore([answer, ok])
    expect((await errorOf(adapter.revoke({ target: 'all' }, { known }))).code).toBe(code)
    expect(routes()).toEqual([revokeOthers])
  })

  it('all resolves when only the logout failed, and names the current session', async () => {
    const { adapter } = biore([ok, refused(500)])
    const result = await adapter.revoke({ target: 'all' }, { known })
    expect(result).toMatchObject({ endedCurrent: false, failed: [{ id: id(1), error: { code: 'server' } }] })
  })
})
