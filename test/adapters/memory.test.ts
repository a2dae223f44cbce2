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
