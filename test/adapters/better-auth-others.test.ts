import { describe, expect, it } from 'vitest'
import { readSessions } from '../../src/core/read-sessions.ts'
import { betterAuth, one, rounds, row, rowOf, rows } from './better-auth-set-up.ts'
import { json } from './fake-fetch.ts'

describe('a list that is cut', () => {
  const full = json(200, [row, rowOf('s_b')])

  it('has no end that could be reached', async () => {
    const { adapter, sent } = betterAuth({ '/list-sessions': full }, { listLimit: 2 })
    const page = await adapter.list()
    expect([page.nextCursor, page.total, page.sessions.length]).toEqual(['beyond', null, 2])
    expect(await adapter.list({ cursor: page.nextCursor })).toEqual({ sessions: [], nextCursor: 'beyond', total: null })
    expect(sent).toHaveLength(2)
    expect((await readSessions(adapter)).complete).toBe(false)
    expect((await betterAuth({ '/list-sessions': full }, { listLimit: 3 }).adapter.list()).nextCursor).toBe(null)
  })

  it('holds the session that asks all the same, once', async () => {
    const others = json(200, [rowOf('s_b'), rowOf('s_c')])
    const { adapter } = betterAuth({ '/list-sessions': others }, { listLimit: 2 })
    expect((await adapter.list()).sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
      ['s_b', false],
      ['s_c', false],
      ['s_a', true],
    ])
  })

  it('is one of 100 rows unless told otherwise', async () => {
    expect((await betterAuth({ '/list-sessions': rows(99) }).adapter.list()).nextCursor).toBe(null)
    expect((await betterAuth({ '/list-sessions': rows(100) }).adapter.list()).nextCursor).toBe('beyond')
  })

  it('is not handed on after "others"', async () => {
    const { adapter } = betterAuth({ '/list-sessions': json(200, [row]) }, { listLimit: 1 })
    const known = (await adapter.list()).sessions
    expect((await adapter.revoke({ target: 'others' }, { known })).sessions).toBe(null)
    const whole = betterAuth({ '/list-sessions': json(200, [row]) }).adapter
    expect((await whole.revoke({ target: 'others' }, { known })).sessions).toEqual(known)
  })
})

describe('others', () => {
  const both = json(200, [row, rowOf('s_b')])
  const read = async () => (await betterAuth({ '/list-sessions': both }).adapter.list()).sessions

  it('that the server passes over are ended one by one, once the same ones are left twice', async () => {
    const { adapter, sent } = betterAuth({ '/list-sessions': both })
    const result = await adapter.revoke({ target: 'others' }, { known: await read() })
    expect(result).toEqual({ revokedIds: null, failed: [], endedCurrent: false, sessions: null })
    expect(rounds(sent)).toEqual(['revoke-other-sessions', 'revoke-other-sessions', 'revoke-session'])
    expect(sent.at(-1)?.init.body).toBe('{"token":"CANARY_s_b"}')
  })

  it('are asked for again for as long as other ones are left', async () => {
    let reads = 0
    const { adapter, sent } = betterAuth({
      '/list-sessions': () => {
        reads += 1
        const left = [['s_b', 's_c'], ['s_c', 's_d'], ['s_d'], []][reads - 1] ?? []
        return json(200, [row, ...left.map((id) => rowOf(id))])
      },
    })
    await adapter.revoke({ target: 'others' }, { known: await read() })
    expect(rounds(sent)).toEqual(Array(4).fill('revoke-other-sessions'))
  })

  it('are left alone once another user has signed in, whichever request would come next', async () => {
    const cases = [
      { request: { target: 'others' }, known: await read(), requests: 7 },
      // Who asks is a request of its own.
      { request: one('s_b'), known: [], requests: 2 },
    ] as const
    for (const { request, known, requests } of cases)
      for (let last = 1; last <= requests; last += 1) {
        const controller = new AbortController()
        let begun = 0
        const headers = () => {
          begun += 1
          if (begun === last) controller.abort()
          return {}
        }
        const { adapter, sent } = betterAuth({ '/list-sessions': both }, { headers })
        await adapter.list()
        begun = 0
        sent.length = 0
        await adapter.revoke(request, { known, signal: controller.signal }).catch(() => null)
        expect(controller.signal.aborted).toBe(true)
        expect(sent.length).toBeLessThan(last)
      }
  })

  it('that cannot be ended one by one either are named', async () => {
    const { adapter } = betterAuth({ '/list-sessions': both, '/revoke-session': json(500, {}) })
    const result = await adapter.revoke({ target: 'others' }, { known: await read() })
    expect(result).toMatchObject({ endedCurrent: false, failed: [{ id: 's_b', error: { code: 'server' } }] })
  })

  it('that have no token are left alone', async () => {
    const blanked = json(200, [row, rowOf('s_b', { token: null })])
    const { adapter, sent } = betterAuth({ '/list-sessions': blanked })
    expect((await adapter.revoke({ target: 'others' }, { known: await read() })).sessions).toHaveLength(2)
    expect(rounds(sent)).toEqual(['revoke-other-sessions'])
  })

  it('are named when a further round is refused', async () => {
    let asked = 0
    const { adapter } = betterAuth({
      '/list-sessions': both,
      '/revoke-other-sessions': () => ((asked += 1) === 1 ? json(200, { status: true }) : json(429, {})),
    })
    const result = await adapter.revoke({ target: 'others' }, { known: await read() })
    expect(result).toMatchObject({ endedCurrent: false, failed: [{ id: 's_b', error: { code: 'rate_limited' } }] })
  })

  it('are left at one request when another session asks by then', async () => {
    const { adapter, sent } = betterAuth({
      '/list-sessions': both,
      '/get-session': json(200, { session: rowOf('s_b') }),
    })
    expect(await adapter.revoke({ target: 'others' }, { known: await read() })).toEqual({
      revokedIds: null,
      failed: [],
      endedCurrent: false,
      sessions: null,
    })
    expect(rounds(sent)).toEqual(['revoke-other-sessions'])
  })
})
