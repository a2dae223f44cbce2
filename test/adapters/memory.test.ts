import { afterEach, expect, it, vi } from 'vitest'
import { readSessions } from '../../src/core/read-sessions.ts'
import { makeSession, memoryAdapter, threeSessions } from '../../src/testing.ts'
import { errorOf } from './adapter-set-up.ts'

const one = (id: string) => ({ target: 'session', sessionIds: [id] }) as const
const idsOf = (sessions: readonly { readonly id: string }[]) => sessions.map(({ id }) => id).join(' ')
const listed = async (adapter: ReturnType<typeof memoryAdapter>) => idsOf((await adapter.list()).sessions)

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

it('fails as scripted, as often as scripted, and does nothing then', async () => {
  const adapter = memoryAdapter({ faults: [{ on: 'list', do: 'fail', code: 'server', status: 503, times: 2 }] })
  adapter.fault({ on: 'revoke', do: 'fail', code: 'rate_limited', retryAfterMs: 30_000, serverCode: 'slow_down' })
  expect(await errorOf(adapter.list())).toMatchObject({ code: 'server', status: 503 })
  expect(await errorOf(adapter.list())).toMatchObject({ code: 'server' })
  expect(await listed(adapter)).toBe('laptop phone tablet')
  expect(await errorOf(adapter.revoke({ target: 'all' }))).toMatchObject({
    code: 'rate_limited',
    retryAfterMs: 30_000,
    serverCode: 'slow_down',
  })
  expect(await listed(adapter)).toBe('laptop phone tablet')
})

it('fails for ever, until the faults are cleared', async () => {
  const adapter = memoryAdapter({
    faults: [{ on: 'list', do: 'fail', code: 'network', times: Number.POSITIVE_INFINITY }],
  })
  for (let call = 0; call < 5; call += 1) await errorOf(adapter.list())
  adapter.clearFaults()
  expect(await listed(adapter)).toBe('laptop phone tablet')
})

it('F26: fails for some ids and ends the others', async () => {
  const adapter = memoryAdapter({ faults: [{ on: 'revoke', do: 'fail', code: 'forbidden', ids: ['phone'] }] })
  const result = await adapter.revoke({ target: 'session', sessionIds: ['phone', 'tablet'] })
  expect(result).toMatchObject({ revokedIds: ['tablet'], failed: [{ id: 'phone', error: { code: 'forbidden' } }] })
  expect(idsOf(adapter.serverSessions)).toBe('laptop phone')
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

it('"all" whose logout fails has ended the others', async () => {
  const adapter = memoryAdapter({ faults: [{ on: 'revoke', do: 'fail', code: 'server', ids: ['laptop'] }] })
  const result = await adapter.revoke({ target: 'all' })
  expect(result).toMatchObject({ endedCurrent: false, failed: [{ id: 'laptop' }] })
  expect(await listed(adapter)).toBe('laptop')
})

it('F8: commits, and fails all the same', async () => {
  const adapter = memoryAdapter({ faults: [{ on: 'revoke', do: 'commit-then-fail' }] })
  expect((await errorOf(adapter.revoke(one('phone')))).code).toBe('timeout')
  expect(await listed(adapter)).toBe('laptop tablet')
})

it('F9: accepts, and does nothing', async () => {
  const adapter = memoryAdapter({ faults: [{ on: 'revoke', do: 'ignore' }] })
  expect(await adapter.revoke(one('phone'))).toMatchObject({ revokedIds: ['phone'], failed: [] })
  expect(await listed(adapter)).toBe('laptop phone tablet')
})

it('lags behind for as many reads as scripted, every page of them', async () => {
  const adapter = memoryAdapter({ pageSize: 2, faults: [{ on: 'revoke', do: 'lag', reads: 2 }] })
  await adapter.revoke(one('phone'))
  expect(idsOf(adapter.serverSessions)).toBe('laptop tablet')
  expect((await readSessions(adapter)).total).toBe(3)
  expect((await readSessions(adapter)).total).toBe(3)
  expect((await readSessions(adapter)).total).toBe(2)
})

it('lags behind from the middle of a read to its end', async () => {
  const adapter = memoryAdapter({ pageSize: 2 })
  await adapter.revoke(one('phone'))
  adapter.fault({ on: 'list', do: 'lag' })
  expect(idsOf((await adapter.list({ cursor: 'from:2' })).sessions)).toBe('tablet')
  expect(await listed(adapter)).toBe('laptop tablet')
})

it('hangs until it is released', async () => {
  const adapter = memoryAdapter({ faults: [{ on: 'revoke', do: 'hang' }] })
  const call = adapter.revoke(one('phone'))
  expect(await Promise.race([call, new Promise((resolve) => setTimeout(resolve, 20, 'waiting'))])).toBe('waiting')
  expect(idsOf(adapter.serverSessions)).toBe('laptop phone tablet')
  adapter.release()
  await call
  expect(idsOf(adapter.serverSessions)).toBe('laptop tablet')
})

it.each([
  ['hanging', { faults: [{ on: 'list', do: 'hang' }] }],
  ['slow', { latencyMs: 5000 }],
  ['delayed', { faults: [{ on: 'list', do: 'delay', ms: 5000 }] }],
] as const)('F12: a %s list that is aborted leaves no timer and no listener', async (_what, options) => {
  vi.useFakeTimers()
  const controller = new AbortController()
  const removed = vi.spyOn(controller.signal, 'removeEventListener')
  const call = errorOf(memoryAdapter(options).list({ signal: controller.signal }))
  await vi.advanceTimersByTimeAsync(10)
  controller.abort()
  expect((await call).code).toBe('aborted')
  expect(vi.getTimerCount()).toBe(0)
  expect(removed).toHaveBeenCalled()
})

it('takes its time, and one call longer when scripted', async () => {
  vi.useFakeTimers()
  const adapter = memoryAdapter({ latencyMs: 100, faults: [{ on: 'list', do: 'delay', ms: 900 }] })
  const settled: string[] = []
  const first = adapter.list().then(() => settled.push('delayed'))
  const second = adapter.list().then(() => settled.push('usual'))
  await vi.advanceTimersByTimeAsync(100)
  expect(settled).toEqual(['usual'])
  await vi.advanceTimersByTimeAsync(900)
  expect(settled).toEqual(['usual', 'delayed'])
  await Promise.all([first, second])
  expect(vi.getTimerCount()).toBe(0)
})

it('rotates ids and keeps keys: the old id is not found, the new one works', async () => {
  const adapter = memoryAdapter({ faults: [{ on: 'revoke', do: 'rotate-ids' }] })
  expect((await errorOf(adapter.revoke(one('phone')))).code).toBe('not_found')
  const { sessions } = await adapter.list()
  expect(sessions.map(({ key }) => key)).toEqual(['laptop', 'phone', 'tablet'])
  expect(sessions.map(({ id }) => id)).toEqual(['laptop', 'phone~1', 'tablet~1'])
  adapter.rotateIds()
  await adapter.revoke(one('phone~2'))
  expect(await listed(adapter)).toBe('laptop tablet~2')
})

it('F3: asks for proof once, and then takes any call', async () => {
  const challenge = { kind: 'redirect', redirectTo: '/aal2' } as const
  const adapter = memoryAdapter({ faults: [{ on: 'revoke', do: 'step-up', challenge }] })
  const error = await errorOf(adapter.revoke({ target: 'others' }))
  expect(error).toMatchObject({ code: 'step_up_required', stepUp: { ...challenge, operation: 'revokeOthers' } })
  await adapter.revoke({ target: 'others' }, { stepUp: { password: 'x' } })
  expect(await listed(adapter)).toBe('laptop')
})

it('F3: asks for proof until there is one', async () => {
  const adapter = memoryAdapter({ faults: [{ on: 'list', do: 'step-up', times: 'until-proof' }] })
  for (let call = 0; call < 3; call += 1) expect((await errorOf(adapter.list())).code).toBe('step_up_required')
  expect((await adapter.list({ stepUp: { verificationId: 'v' } })).sessions).toHaveLength(3)
  expect((await errorOf(adapter.list())).code).toBe('step_up_required')
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

it('makes sessions from the fields that matter', () => {
  const session = makeSession({ id: 'x', device: { type: 'tv' }, lastActiveAt: null })
  expect(session).toMatchObject({ id: 'x', key: 'x', isCurrent: false, canRevoke: true, lastActiveAt: null })
  expect(session.device).toEqual({ type: 'tv', label: null, model: null, browser: null, os: null })
  expect(makeSession({ id: 'new', key: 'same' }).key).toBe('same')
  expect(makeSession().id).not.toBe(makeSession().id)
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

it.each([
  [one('phone'), 'revoke'],
  [{ target: 'others' }, 'revokeOthers'],
  [{ target: 'mine' }, 'signOut'],
  [{ target: 'all' }, 'revokeAll'],
] as const)(
  'F3: names in its challenge what %j is called, and asks for a password unless told otherwise',
  async (request, operation) => {
    const adapter = memoryAdapter({ faults: [{ on: 'revoke', do: 'step-up' }] })
    const error = await errorOf(adapter.revoke(request))
    expect(error).toMatchObject({ code: 'step_up_required', status: 401 })
    expect(error.stepUp).toEqual({
      kind: 'password',
      operation,
      redirectTo: null,
      methods: [],
      acrValues: [],
      maxAgeSeconds: null,
    })
  },
)

it('F3: asks to list in the kind that its capabilities name', async () => {
  const stepUp = { kind: 'redirect', list: 'maybe', revoke: 'maybe' } as const
  const adapter = memoryAdapter({ capabilities: { stepUp }, faults: [{ on: 'list', do: 'step-up' }] })
  expect((await errorOf(adapter.list())).stepUp).toMatchObject({ kind: 'redirect', operation: 'list' })
})

it('F3: proof does not spare a call from a challenge that is scripted for it', async () => {
  const adapter = memoryAdapter({ faults: [{ on: 'list', do: 'step-up' }] })
  expect((await errorOf(adapter.list({ stepUp: { password: 'x' } }))).code).toBe('step_up_required')
  const other = memoryAdapter({ faults: [{ on: 'list', do: 'fail', code: 'server', times: 1 }] })
  expect((await errorOf(other.list({ stepUp: { password: 'x' } }))).code).toBe('server')
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
  expect(adapter.calls).toEqual([])
})

it('shows to one read, page by page, the list from before the last revoke, as a replica does that is behind', async () => {
  const adapter = memoryAdapter({ pageSize: 2 })
  await adapter.revoke(one('phone'))
  adapter.fault({ on: 'list', do: 'lag' })
  expect((await readSessions(adapter)).total).toBe(3)
  expect((await readSessions(adapter)).total).toBe(2)
})

it('lags behind for one read unless told otherwise, and not at all without a fault', async () => {
  const adapter = memoryAdapter({ faults: [{ on: 'revoke', do: 'lag' }] })
  await adapter.revoke(one('phone'))
  expect(await listed(adapter)).toBe('laptop phone tablet')
  expect(await listed(adapter)).toBe('laptop tablet')
  await adapter.revoke(one('tablet'))
  expect(await listed(adapter)).toBe('laptop')
})

it('commits and fails with the words that are scripted', async () => {
  const fault = { on: 'revoke', do: 'commit-then-fail', code: 'server', status: 502 } as const
  expect(await errorOf(memoryAdapter({ faults: [fault] }).revoke(one('phone')))).toMatchObject({
    code: 'server',
    status: 502,
  })
})

it('drops a fault that never happens, and goes through the others in order', async () => {
  const adapter = memoryAdapter({
    faults: [
      { on: 'list', do: 'fail', code: 'server', times: 0 },
      { on: 'revoke', do: 'fail', code: 'conflict' },
      { on: 'list', do: 'fail', code: 'network' },
      { on: 'list', do: 'fail', code: 'timeout' },
    ],
  })
  const codes = [await errorOf(adapter.list()), await errorOf(adapter.list())].map(({ code }) => code)
  expect(codes).toEqual(['network', 'timeout'])
  expect(await listed(adapter)).toBe('laptop phone tablet')
  expect((await errorOf(adapter.revoke(one('phone')))).code).toBe('conflict')
})

it('a call that hangs ends with its signal, before and after, and leaves nothing to release', async () => {
  const controller = new AbortController()
  const adapter = memoryAdapter({ faults: [{ on: 'list', do: 'hang', times: 2 }] })
  const call = errorOf(adapter.list({ signal: controller.signal }))
  await Promise.resolve()
  controller.abort()
  expect((await call).code).toBe('aborted')
  const calls = [adapter.list(), adapter.list()]
  await new Promise((resolve) => setTimeout(resolve))
  adapter.release()
  expect((await Promise.all(calls)).map(({ sessions }) => idsOf(sessions))).toEqual(
    Array(2).fill('laptop phone tablet'),
  )
})

it('makes whole sessions at fixed times', () => {
  expect(makeSession({ id: 'x' })).toEqual({
    id: 'x',
    key: 'x',
    isCurrent: false,
    canRevoke: true,
    device: { type: 'unknown', label: null, model: null, browser: null, os: null },
    ip: null,
    location: null,
    createdAt: '2026-11-18T10:00:00.000Z',
    lastActiveAt: '2026-11-21T08:00:00.000Z',
    expiresAt: null,
    authMethods: null,
    applications: null,
  })
  expect(makeSession().id).toMatch(/^session-\d+$/)
  expect(makeSession({ id: 'x', device: { model: 'Pixel' } }).device.type).toBe('unknown')
})

it('starts with three devices that a story can show', () => {
  const unknown = { label: null, model: null, browser: null, os: null }
  const rest = {
    canRevoke: true,
    createdAt: '2026-11-18T10:00:00.000Z',
    expiresAt: null,
    authMethods: null,
    applications: null,
  }
  expect(threeSessions()).toEqual([
    {
      ...rest,
      id: 'laptop',
      key: 'laptop',
      isCurrent: true,
      device: {
        ...unknown,
        type: 'desktop',
        browser: { name: 'Firefox', version: '145' },
        os: { name: 'Linux', version: null },
      },
      ip: { value: '203.0.113.***', masked: true },
      location: { city: 'Lyon', region: null, countryCode: 'FR', label: null },
      lastActiveAt: '2026-11-21T08:45:00.000Z',
    },
    {
      ...rest,
      id: 'phone',
      key: 'phone',
      isCurrent: false,
      device: {
        ...unknown,
        type: 'mobile',
        model: 'iPhone',
        browser: { name: 'Safari', version: '26.1' },
        os: { name: 'iOS', version: '26.1' },
      },
      ip: null,
      location: { city: 'Izmir', region: null, countryCode: 'TR', label: null },
      lastActiveAt: '2026-11-20T19:30:00.000Z',
    },
    {
      ...rest,
      id: 'tablet',
      key: 'tablet',
      isCurrent: false,
      device: {
        ...unknown,
        type: 'tablet',
        browser: { name: 'Chrome', version: '142' },
        os: { name: 'Android', version: '16' },
      },
      ip: null,
      location: null,
      lastActiveAt: '2026-11-02T06:15:00.000Z',
    },
  ])
})
