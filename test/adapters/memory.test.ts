import { afterEach, expect, it, vi } from 'vitest'
import { makeSession, memoryAdapter, threeSessions } from '../../src/testing.ts'
import { errorOf } from './adapter-set-up.ts'
import { idsOf, listed, one } from './memory-set-up.ts'

afterEach(() => {
  vi.useRealTimers()
})

it('starts with a laptop that asks, a phone and a tablet', async () => {
  expect(await listed(memoryAdapter())).toBe('laptop phone tablet')
  expect(idsOf(threeSessions())).toBe('laptop phone tablet')
})

it('two of them share nothing', async () => {
  const first = memoryAdapter()
  await first.revoke({ target: 'all' })
  expect(await listed(memoryAdapter())).toBe('laptop phone tablet')
})

it('records each call, with the time of its clock', async () => {
  const adapter = memoryAdapter({ now: () => 42 })
  const known = adapter.serverSessions
  await adapter.list({ limit: 2 })
  await adapter.revoke(one('phone'), { known, stepUp: { password: 'x' } })
  expect(adapter.calls).toEqual([
    { operation: 'list', at: 42, cursor: null, limit: 2, stepUp: null },
    { operation: 'revoke', at: 42, request: one('phone'), known, stepUp: { password: 'x' } },
  ])
})

it.each(['flag', 'none'] as const)(
  '"all" leaves the session that asks alone when another one failed (current from: %s)',
  async (currentFrom) => {
    const adapter = memoryAdapter({
      capabilities: { currentFrom },
      faults: [{ on: 'revoke', do: 'fail', code: 'forbidden', ids: ['phone'] }],
    })
    expect((await adapter.revoke({ target: 'all' })).endedCurrent).toBe(false)
    expect(idsOf(adapter.serverSessions)).toBe('laptop phone')
  },
)

it('"mine" ends no other session', async () => {
  const adapter = memoryAdapter()
  await adapter.revoke({ target: 'mine' })
  expect(idsOf(adapter.serverSessions)).toBe('phone tablet')
})

it('sees who signs in and out elsewhere', async () => {
  const adapter = memoryAdapter()
  adapter.add(makeSession({ id: 'tv' }))
  adapter.remove('phone')
  expect(await listed(adapter)).toBe('laptop tablet tv')
})

it('F21: is signed out when its own session is ended from elsewhere', async () => {
  const adapter = memoryAdapter()
  adapter.remove('laptop')
  expect((await errorOf(adapter.list())).code).toBe('unauthenticated')
})

it.each([
  [{ list: 'none' }, 'list'],
  [{ revokeOne: 'none' }, 'session'],
  [{ revokeOthers: 'none' }, 'others'],
  [{ signOut: 'redirect' }, 'mine'],
  [{ revokeAll: 'none' }, 'all'],
] as const)('refuses what %j switches off', async (capabilities, what) => {
  const adapter = memoryAdapter({ capabilities })
  const call = what === 'list' ? adapter.list() : adapter.revoke(what === 'session' ? one('phone') : { target: what })
  expect((await errorOf(call)).code).toBe('unsupported')
  expect(adapter.calls).toEqual([])
})

it('F16: a server that cannot tell who asks marks nobody, and spares the asker all the same', async () => {
  const adapter = memoryAdapter({ capabilities: { currentFrom: 'none' } })
  expect((await adapter.list()).sessions.map(({ isCurrent }) => isCurrent)).toEqual([null, null, null])
  expect(await adapter.revoke(one('phone'))).toMatchObject({ endedCurrent: false })
  await adapter.revoke({ target: 'others' })
  expect(idsOf(adapter.serverSessions)).toBe('laptop')
})

it.each([
  ['nobody', [false, false]],
  ['two', [true, true]],
])('F16: "others" is refused where the list marks %s and nobody else would spare the asker', async (_who, marks) => {
  const sessions = marks.map((isCurrent, index) => makeSession({ id: `s${index}`, isCurrent }))
  const adapter = memoryAdapter({ sessions, capabilities: { othersNeedCurrent: true } })
  expect((await errorOf(adapter.revoke({ target: 'others' }))).code).toBe('unsupported')
  expect(idsOf(adapter.serverSessions)).toBe('s0 s1')
})

it('passes what the server marks on as it is: settling it is not for one page to do', async () => {
  const sessions = [makeSession({ id: 'a', isCurrent: true }), makeSession({ id: 'b', isCurrent: true })]
  const { sessions: page } = await memoryAdapter({ sessions }).list()
  expect(page.map(({ isCurrent }) => isCurrent)).toEqual([true, true])
})

it('can do everything, in words that are pinned, unless told otherwise', () => {
  const everything = {
    list: 'sessions',
    currentFrom: 'flag',
    revokeOne: 'native',
    revokeCurrentById: 'allowed',
    revokeOthers: 'native',
    othersNeedCurrent: false,
    revokeAll: 'native',
    signOut: 'request',
    pagination: 'none',
    reportsCount: false,
    stableIds: true,
    stepUp: { kind: null, list: 'never', revoke: 'never' },
    accessTokenLagSeconds: null,
  }
  expect(memoryAdapter().capabilities).toEqual(everything)
  expect(memoryAdapter({ pageSize: 2 }).capabilities).toEqual({ ...everything, pagination: 'cursor' })
  expect(memoryAdapter({ capabilities: { revokeOne: 'none' } }).capabilities.revokeOne).toBe('none')
  expect([memoryAdapter().id, memoryAdapter({ id: 'x' }).id]).toEqual(['memory', 'x'])
})

it('hands out pages, of the size of the server or of the caller, whichever is smaller', async () => {
  const adapter = memoryAdapter({ pageSize: 2 })
  const first = await adapter.list()
  expect([idsOf(first.sessions), first.nextCursor, first.total]).toEqual(['laptop phone', 'from:2', 3])
  const second = await adapter.list({ cursor: first.nextCursor })
  expect([idsOf(second.sessions), second.nextCursor]).toEqual(['tablet', null])
  expect(idsOf((await adapter.list({ limit: 1 })).sessions)).toBe('laptop')
  expect(idsOf((await adapter.list({ limit: 0 })).sessions)).toBe('laptop')
  expect(idsOf((await adapter.list({ limit: 9 })).sessions)).toBe('laptop phone')
  expect(idsOf((await adapter.list({ cursor: 'from:10' })).sessions)).toBe('')
  expect(idsOf((await memoryAdapter().list({ limit: 1 })).sessions)).toBe('laptop phone tablet')
  expect((await memoryAdapter({ pageSize: 3 }).list()).nextCursor).toBe(null)
})

it.each(['x', 'from:', 'from:1x', 'xfrom:1', 'from:-1'])('refuses the cursor %j', async (cursor) => {
  const adapter = memoryAdapter()
  expect((await errorOf(adapter.list({ cursor }))).code).toBe('invalid_request')
  expect(adapter.calls).toEqual([])
})

it('gives no total, where told so', async () => {
  expect((await memoryAdapter({ reportsTotal: false }).list()).total).toBe(null)
})

it('accepts an id that is not there, where told so', async () => {
  const missing = await errorOf(memoryAdapter().revoke(one('tv')))
  expect(missing).toMatchObject({ code: 'not_found', status: 404 })
  const adapter = memoryAdapter({ unknownId: 'accepted' })
  expect(await adapter.revoke(one('tv'))).toMatchObject({ revokedIds: ['tv'], failed: [], endedCurrent: false })
})

it('counts what it ended only where it says so', async () => {
  const others = { target: 'others' } as const
  expect((await memoryAdapter().revoke(others)).revokedIds).toBe(null)
  const counting = memoryAdapter({ capabilities: { reportsCount: true } })
  expect((await counting.revoke(others)).revokedIds).toEqual(['phone', 'tablet'])
})

it.each([
  ['session', false],
  ['others', false],
  ['mine', true],
  ['all', true],
] as const)(
  'says truly of "%s" whether it ended the session that asks, and is then signed out',
  async (target, ended) => {
    const adapter = memoryAdapter()
    const result = await adapter.revoke(target === 'session' ? one('phone') : { target })
    expect(result).toMatchObject({ failed: [], endedCurrent: ended, sessions: null })
    const list = adapter.list().then(
      () => null,
      ({ code, status }: { readonly code: string; readonly status: number | null }) => [code, status],
    )
    expect(await list).toEqual(ended ? ['unauthenticated', 401] : null)
  },
)

it('"mine" and "all" end this session even where the list marks nobody; one by its id, only where it is known', async () => {
  const marked = [makeSession({ id: 'a', isCurrent: true }), makeSession({ id: 'b' })]
  const unmarked = marked.map((session) => ({ ...session, isCurrent: null }))
  expect((await memoryAdapter({ sessions: unmarked }).revoke({ target: 'mine' })).endedCurrent).toBe(true)
  expect((await memoryAdapter({ sessions: unmarked }).revoke({ target: 'all' })).endedCurrent).toBe(true)
  expect((await memoryAdapter({ sessions: unmarked }).revoke(one('a'))).endedCurrent).toBe(false)
  expect((await memoryAdapter({ sessions: marked }).revoke(one('a'))).endedCurrent).toBe(true)
  const blind = memoryAdapter({ sessions: marked, capabilities: { currentFrom: 'none' } })
  expect((await blind.revoke(one('a'))).endedCurrent).toBe(false)
  expect((await memoryAdapter({ capabilities: { currentFrom: 'none' } }).revoke({ target: 'all' })).endedCurrent).toBe(
    true,
  )
})

it('ends the session that asks after the others, and not when one of them failed', async () => {
  const faults = [{ on: 'revoke', do: 'fail', code: 'server', ids: ['phone'] }] as const
  const adapter = memoryAdapter({ faults })
  const result = await adapter.revoke({ target: 'session', sessionIds: ['laptop', 'phone', 'tablet'] })
  expect(result).toMatchObject({
    revokedIds: ['tablet'],
    endedCurrent: false,
    failed: [{ id: 'phone' }, { id: 'laptop' }],
  })
  expect(await listed(adapter)).toBe('laptop phone')
})

it('refuses "others" where it needs to know who asks, and the list does not tell', async () => {
  const needs = { othersNeedCurrent: true, currentFrom: 'none' } as const
  const adapter = memoryAdapter({ capabilities: needs })
  expect((await errorOf(adapter.revoke({ target: 'others' }))).code).toBe('unsupported')
  expect((await adapter.revoke(one('phone'))).failed).toEqual([])
  const knows = memoryAdapter({ capabilities: { othersNeedCurrent: true } })
  expect((await knows.revoke({ target: 'others' })).failed).toEqual([])
})

it('without a credential refuses everything, and counts no call', async () => {
  const adapter = memoryAdapter()
  adapter.loseCredential()
  expect(await errorOf(adapter.list())).toMatchObject({ code: 'unauthenticated', status: null })
  expect(await errorOf(adapter.revoke(one('phone')))).toMatchObject({ code: 'unauthenticated', status: null })
  expect(adapter.calls).toEqual([])
})

it('does not begin for a caller who has stopped', async () => {
  const adapter = memoryAdapter({ latencyMs: 1000 })
  expect((await errorOf(adapter.list({ signal: AbortSignal.abort() }))).code).toBe('aborted')
  expect((await errorOf(adapter.revoke({ target: 'all' }, { signal: AbortSignal.abort() }))).code).toBe('aborted')
  expect(adapter.calls).toEqual([])
  expect(idsOf(adapter.serverSessions)).toBe('laptop phone tablet')
})
