import { expect, it, vi } from 'vitest'
import { type RevokeWays, revokeByTarget } from '../../../src/adapters/lib/revoke-by-target.ts'
import type { SessionCapabilities } from '../../../src/core/capabilities.ts'
import type { Session } from '../../../src/core/session.ts'
import type { ListOptions, RevokeOptions, RevokeRequest, SessionPage } from '../../../src/core/session-adapter.ts'
import { SessionError, type SessionErrorCode } from '../../../src/core/session-error.ts'
import { makeSession, memoryAdapter } from '../../../src/testing.ts'
import { errorOf } from '../adapter-set-up.ts'

const [me, a, b, c] = ['me', 'a', 'b', 'c'].map((id) => makeSession({ id, isCurrent: id === 'me' }))
const all = [me, a, b, c].flatMap((session) => session ?? [])

/** The requests that were made, `name id`; those in `fails` are refused. */
function setUp(
  ways: readonly (keyof RevokeWays)[],
  {
    sessions = all,
    fails = {},
    capabilities = {},
    total = null,
  }: {
    readonly sessions?: readonly Session[]
    readonly fails?: Readonly<Record<string, SessionErrorCode>>
    readonly capabilities?: Partial<SessionCapabilities>
    readonly total?: number | null
  } = {},
) {
  const made: string[] = []
  const make = async (request: string): Promise<void> => {
    made.push(request)
    const code = fails[request]
    if (code) throw new SessionError(code, request)
  }
  const every: RevokeWays = {
    one: (id) => make(`one ${id}`),
    several: (ids) => make(`several ${ids.join(' ')}`),
    mine: () => make('mine'),
    others: () => make('others'),
    all: () => make('all'),
    isId: (id) => id !== 'route',
    mineTakesAnybody: true,
  }
  const { one, ...rest } = every
  const chosen: RevokeWays = {
    one,
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => ways.some((way) => way === name))),
  }
  const adapter = {
    ...memoryAdapter({ capabilities }),
    list: async (): Promise<SessionPage> => {
      made.push('list')
      return { sessions, nextCursor: null, total }
    },
  }
  const revoke = (request: RevokeRequest, options?: RevokeOptions) => revokeByTarget(adapter, chosen, request, options)
  return { made, revoke }
}

it('reads the list anew for "others", whatever was known, and ends one by one', async () => {
  const { made, revoke } = setUp([])
  expect(await revoke({ target: 'others' }, { known: [] })).toMatchObject({ revokedIds: ['a', 'b', 'c'], failed: [] })
  expect(made).toEqual(['list', 'one a', 'one b', 'one c'])
})

it('ends them in one request where there is one for several, this session apart', async () => {
  const { made, revoke } = setUp(['several', 'mine'])
  expect(await revoke({ target: 'all' })).toMatchObject({ revokedIds: ['a', 'b', 'c', 'me'], endedCurrent: true })
  expect(made).toEqual(['list', 'several a b c', 'mine'])
})

it('asks for a single one by itself', async () => {
  const { made, revoke } = setUp(['several'])
  await revoke({ target: 'session', sessionIds: ['a'] }, { known: all })
  expect(made).toEqual(['one a'])
})

it('ends each by itself when one of several is not there, and does not call that a failure of "others"', async () => {
  const fails = { 'several a b c': 'not_found', 'one b': 'not_found' } as const
  const { made, revoke } = setUp(['several'], { fails })
  expect((await revoke({ target: 'others' })).failed).toEqual([])
  expect(made).toEqual(['list', 'several a b c', 'one a', 'one b', 'one c'])
})

it('rejects when the request for several fails in any other way: each was asked for once', async () => {
  const { made, revoke } = setUp(['several'], { fails: { 'several a b c': 'timeout' } })
  expect((await errorOf(revoke({ target: 'others' }))).code).toBe('timeout')
  expect(made).toEqual(['list', 'several a b c'])
})

it('stops at a rate limit, keeps this session, and tells of every id', async () => {
  const { made, revoke } = setUp(['mine'], { fails: { 'one b': 'rate_limited' } })
  const { revokedIds, failed, endedCurrent } = await revoke({ target: 'all' })
  expect([revokedIds, failed.map(({ id }) => id), endedCurrent]).toEqual([['a'], ['b', 'c', 'me'], false])
  expect(made).toEqual(['list', 'one a', 'one b'])
})

it.each([
  ['nobody', []],
  ['two', ['me', 'a']],
])('refuses to end one by one when %s is marked as current', async (_who, marked) => {
  const sessions = all.map((session) => makeSession({ ...session, isCurrent: marked.includes(session.id) }))
  for (const target of ['others', 'all'] as const) {
    const { made, revoke } = setUp(['mine'], { sessions })
    expect((await errorOf(revoke({ target }, { known: all }))).code).toBe('unsupported')
    expect(made).toEqual(['list'])
  }
})

it('leaves alone what is not certainly another session, or cannot be ended', async () => {
  const sessions = [
    makeSession({ id: 'me', isCurrent: true }),
    makeSession({ id: 'a' }),
    makeSession({ id: 'b', isCurrent: null }),
    makeSession({ id: 'c', canRevoke: false }),
  ]
  const { made, revoke } = setUp(['several', 'mine'], { sessions })
  const { revokedIds, failed } = await revoke({ target: 'all' })
  expect(revokedIds).toEqual(['a'])
  expect(failed.map(({ id, error }) => `${id} ${error.code}`)).toEqual([
    'b unsupported',
    'c unsupported',
    'me unsupported',
  ])
  expect(made).toEqual(['list', 'one a'])
})

it('checks every id before any request, its own list included', async () => {
  const { made, revoke } = setUp(['isId'])
  expect((await errorOf(revoke({ target: 'session', sessionIds: ['a', 'route'] }))).code).toBe('invalid_request')
  expect(made).toEqual([])
})

it('does not send an id of the list that would reach another route', async () => {
  const sessions = [...all, makeSession({ id: 'route' })]
  const { made, revoke } = setUp(['isId'], { sessions })
  const { failed } = await revoke({ target: 'others' })
  expect(failed.map(({ id, error }) => `${id} ${error.code}`)).toEqual(['route invalid_request'])
  expect(made).not.toContain('one route')
})

it('"all" by the others and a sign-out tells when only the sign-out failed', async () => {
  const { made, revoke } = setUp(['others', 'mine'], { fails: { mine: 'network' } })
  const { failed, endedCurrent } = await revoke({ target: 'all' }, { known: all })
  expect(failed.map(({ id, error }) => `${id} ${error.code}`)).toEqual(['me network'])
  expect(endedCurrent).toBe(false)
  expect(made).toEqual(['others', 'mine'])
})

it('asks who is current before "others" only where nobody else would spare them', async () => {
  const server = setUp(['others'], { capabilities: { othersNeedCurrent: false } })
  await server.revoke({ target: 'others' })
  expect(server.made).toEqual(['others'])
  const mark = setUp(['others'], { capabilities: { othersNeedCurrent: true } })
  await mark.revoke({ target: 'others' })
  expect(mark.made).toEqual(['list', 'others'])
})

it('signs out by its own request, or else by the id of the row that is marked', async () => {
  const own = setUp(['mine'])
  await own.revoke({ target: 'mine' })
  expect(own.made).toEqual(['mine'])
  const byId = setUp([])
  await byId.revoke({ target: 'mine' })
  expect(byId.made).toEqual(['list', 'one me'])
})

it('claims the end of this session, unless the sign-out takes anybody and nobody was seen', async () => {
  const known = all.filter(({ isCurrent }) => !isCurrent)
  expect((await setUp(['mine']).revoke({ target: 'mine' }, { known })).endedCurrent).toBe(true)
  const anybody = setUp(['mine', 'mineTakesAnybody'])
  expect((await anybody.revoke({ target: 'mine' }, { known })).endedCurrent).toBe(false)
  expect((await anybody.revoke({ target: 'mine' }, { known: all })).endedCurrent).toBe(true)
  expect((await anybody.revoke({ target: 'mine' })).endedCurrent).toBe(true)
})

it('hands proof and signal on to every request, and not what was known', async () => {
  const one = vi.fn<RevokeWays['one']>(async () => {})
  const list = vi.fn<() => Promise<SessionPage>>(async () => ({ sessions: all, nextCursor: null, total: null }))
  const stepUp = { verificationId: 'v' }
  const { signal } = new AbortController()
  await revokeByTarget({ ...memoryAdapter(), list }, { one }, { target: 'others' }, { known: all, stepUp, signal })
  // What was known stays here: a way that reads must not go by it.
  expect(one.mock.calls).toEqual(['a', 'b', 'c'].map((id) => [id, { stepUp, signal }]))
  expect(list).toHaveBeenCalledWith(expect.objectContaining({ stepUp, signal }))
})

it.each<[string, RevokeRequest, readonly (keyof RevokeWays | 'list')[]]>([
  ['several ids', { target: 'session', sessionIds: ['a', 'b'] }, ['list', 'several']],
  ['the others', { target: 'others' }, ['list', 'others']],
  ['this one', { target: 'mine' }, ['mine']],
  ['this one, by its id', { target: 'mine' }, ['list', 'one']],
  ['all', { target: 'all' }, ['all']],
  ['all, by the others', { target: 'all' }, ['list', 'others', 'mine']],
  ['all, together', { target: 'all' }, ['list', 'several', 'mine']],
])('hands proof and signal on to every request for %s', async (_what, request, asked) => {
  const call = { stepUp: { password: 'x' }, signal: new AbortController().signal }
  const made: string[] = []
  const handed: unknown[] = []
  const way =
    (name: keyof RevokeWays) =>
    async (...given: readonly unknown[]): Promise<void> => {
      made.push(name)
      handed.push(given.at(-1))
    }
  const ways: RevokeWays = {
    one: way('one'),
    ...(asked.includes('several') && { several: way('several') }),
    ...(asked.includes('mine') && { mine: way('mine') }),
    ...(asked.includes('others') && { others: way('others') }),
    ...(asked.includes('all') && { all: way('all') }),
  }
  const list = async ({ stepUp, signal }: ListOptions = {}): Promise<SessionPage> => {
    made.push('list')
    handed.push({ stepUp, signal })
    return { sessions: all, nextCursor: null, total: null }
  }
  const adapter = { ...memoryAdapter({ capabilities: { othersNeedCurrent: true } }), list }
  await revokeByTarget(adapter, ways, request, call)
  expect(made).toEqual(asked)
  expect(handed).toEqual(asked.map(() => call))
})

it('takes the server’s own requests where there are any, and claims no ids', async () => {
  const { made, revoke } = setUp(['others', 'mine', 'all'])
  const nothingElse = { revokedIds: null, failed: [], sessions: null }
  expect(await revoke({ target: 'others' })).toEqual({ ...nothingElse, endedCurrent: false })
  expect(await revoke({ target: 'mine' })).toEqual({ ...nothingElse, endedCurrent: true })
  expect(await revoke({ target: 'all' })).toEqual({ ...nothingElse, endedCurrent: true })
  expect(made).toEqual(['others', 'mine', 'all'])
})

it.each(['mine', 'all'] as const)('refuses %s where the server has no way, before any request', async (target) => {
  const { made, revoke } = setUp(['mine', 'all'], { capabilities: { signOut: 'none', revokeAll: 'none' } })
  expect((await errorOf(revoke({ target }))).code).toBe('unsupported')
  expect(made).toEqual([])
})

it('refuses a target that does not exist, and ids that this server cannot have', async () => {
  const { made, revoke } = setUp(['mine', 'isId'])
  expect((await errorOf(revoke(JSON.parse('{"target":"everybody"}')))).code).toBe('invalid_request')
  expect((await errorOf(revoke({ target: 'session', sessionIds: ['a', 'route'] }))).code).toBe('invalid_request')
  expect(made).toEqual([])
})

it('needs a session to spare before "others", and looks only when it is not told', async () => {
  const options = { capabilities: { othersNeedCurrent: true } }
  const told = setUp(['others'], options)
  await told.revoke({ target: 'others' }, { known: all })
  expect(told.made).toEqual(['others'])
  const untold = setUp(['others'], options)
  await untold.revoke({ target: 'others' })
  expect(untold.made).toEqual(['list', 'others'])
  const nobody = setUp(['others', 'all'], { ...options, sessions: [makeSession({ id: 'a' })] })
  expect((await errorOf(nobody.revoke({ target: 'others' }))).code).toBe('unsupported')
  expect(nobody.made).toEqual(['list'])
})

it('ends nothing one by one where nobody is marked', async () => {
  const { made, revoke } = setUp([], { sessions: [makeSession({ id: 'a' }), makeSession({ id: 'b' })] })
  expect((await errorOf(revoke({ target: 'others' }))).code).toBe('unsupported')
  expect(made).toEqual(['list'])
})

it('"all" one by one ends this session last, and nothing when the list could not be read to its end', async () => {
  const whole = setUp(['mine'])
  expect((await whole.revoke({ target: 'all' })).endedCurrent).toBe(true)
  expect(whole.made).toEqual(['list', 'one a', 'one b', 'one c', 'mine'])

  const cut = setUp(['mine'], { total: 9 })
  expect((await errorOf(cut.revoke({ target: 'all' }))).code).toBe('conflict')
  expect(new Set(cut.made)).toEqual(new Set(['list']))
  expect(await cut.revoke({ target: 'others' })).toMatchObject({ revokedIds: ['a', 'b', 'c'] })
})

it('ends this session last when it is among the ids, by sign-out where there is one, and tells so', async () => {
  const { made, revoke } = setUp(['mine', 'several'])
  const result = await revoke({ target: 'session', sessionIds: ['me', 'a', 'b'] }, { known: all })
  expect(made).toEqual(['several a b', 'mine'])
  expect(result).toMatchObject({ revokedIds: ['a', 'b', 'me'], endedCurrent: true })
  const other = setUp(['mine'])
  expect((await other.revoke({ target: 'session', sessionIds: ['a'] }, { known: all })).endedCurrent).toBe(false)
})

it('reads first when it is told nothing, even an empty list', async () => {
  const { made, revoke } = setUp([])
  await revoke({ target: 'session', sessionIds: ['a'] }, { known: [] })
  expect(made).toEqual(['list', 'one a'])
})

it('signs out by the id of this session where there is no request for it', async () => {
  const { made, revoke } = setUp([])
  expect(await revoke({ target: 'mine' }, { known: all })).toMatchObject({ endedCurrent: true })
  expect(made).toEqual(['one me'])
})

it('a sign-out that anybody gets is believed only where the last read marked this session', async () => {
  const { revoke } = setUp(['mine', 'mineTakesAnybody'])
  const known = [makeSession({ id: 'a' })]
  expect((await revoke({ target: 'mine' }, { known })).endedCurrent).toBe(false)
  expect((await revoke({ target: 'mine' }, { known: all })).endedCurrent).toBe(true)
  expect((await revoke({ target: 'mine' })).endedCurrent).toBe(true)
})

it('"others" leaves what may be this session, or cannot be ended, and says so of each', async () => {
  const sessions = [
    ...all,
    makeSession({ id: 'maybe', isCurrent: null }),
    makeSession({ id: 'fixed', canRevoke: false }),
  ]
  const { made, revoke } = setUp([], { sessions })
  const { failed } = await revoke({ target: 'others' })
  expect(made).toEqual(['list', 'one a', 'one b', 'one c'])
  expect(failed.map(({ id, error }) => [id, error.code, error.message])).toEqual([
    ['fixed', 'unsupported', expect.stringContaining('not certain')],
    ['maybe', 'unsupported', expect.stringContaining('not certain')],
  ])
})
