import { afterEach, expect, it, vi } from 'vitest'
import { readSessions } from '../../src/core/read-sessions.ts'
import { type MemoryFault, memoryAdapter } from '../../src/testing.ts'
import { errorOf } from './adapter-set-up.ts'
import { idsOf, listed, one } from './memory-set-up.ts'

afterEach(() => {
  vi.useRealTimers()
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

it('names the faults that have still to happen, as they were given', async () => {
  const twice: MemoryFault = { on: 'list', do: 'fail', code: 'network', times: 2 }
  const once: MemoryFault = { on: 'revoke', do: 'ignore' }
  const adapter = memoryAdapter({ faults: [twice] })
  adapter.fault(once)
  await errorOf(adapter.list())
  expect(adapter.pendingFaults).toEqual([twice, once])
  expect(adapter.pendingFaults[0]).toBe(twice)
  await errorOf(adapter.list())
  expect(adapter.pendingFaults).toEqual([once])
  await adapter.revoke(one('phone'))
  expect(adapter.pendingFaults).toEqual([])
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

it.each([
  ['hanging', { faults: [{ on: 'revoke', do: 'hang' }] }],
  ['slow', { latencyMs: 5000 }],
  ['delayed', { faults: [{ on: 'revoke', do: 'delay', ms: 5000 }] }],
] as const)('a %s revoke that is aborted ends nothing, then or later', async (_what, options) => {
  vi.useFakeTimers()
  const controller = new AbortController()
  const adapter = memoryAdapter(options)
  const call = errorOf(adapter.revoke({ target: 'all' }, { signal: controller.signal }))
  await vi.advanceTimersByTimeAsync(10)
  controller.abort()
  expect((await call).code).toBe('aborted')
  expect(vi.getTimerCount()).toBe(0)
  adapter.release()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(idsOf(adapter.serverSessions)).toBe('laptop phone tablet')
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
