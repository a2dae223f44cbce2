import { inspect } from 'node:util'
import { expect, it, vi } from 'vitest'
import { callForeign } from '../../../src/adapters/lib/foreign-call.ts'
import { SessionError } from '../../../src/core/session-error.ts'
import { errorOf, never, standStill } from './http-set-up.ts'

standStill()

const name = 'listSessions()'
const timeoutMs = 10

it('gives what the call gives', async () => {
  expect(await callForeign(async () => 1, { name, timeoutMs })).toBe(1)
  expect(await callForeign(() => 2, { name, timeoutMs })).toBe(2)
})

it('says "timeout" at the limit, and "aborted" when the caller stops', async () => {
  const late = errorOf(callForeign(never, { name, timeoutMs }))
  await vi.advanceTimersByTimeAsync(10)
  expect((await late).code).toBe('timeout')
  const controller = new AbortController()
  const stopped = errorOf(callForeign(never, { name, timeoutMs, signal: controller.signal }))
  controller.abort()
  expect((await stopped).code).toBe('aborted')
})

it('does not even begin for a caller who has stopped', async () => {
  const run = vi.fn<() => Promise<void>>(async () => {})
  expect((await errorOf(callForeign(run, { name, timeoutMs, signal: AbortSignal.abort() }))).code).toBe('aborted')
  expect(run).not.toHaveBeenCalled()
})

it.each([
  [new Error('CANARY'), 'unknown'],
  [new TypeError('CANARY'), 'network'],
  ['CANARY', 'unknown'],
  [new SessionError('forbidden', 'a sentence of ours'), 'forbidden'],
])('tells nothing of what was thrown (%#)', async (thrown, code) => {
  const run = (): never => {
    throw thrown
  }
  const error = await errorOf(callForeign(run, { name, timeoutMs }))
  expect(error.code).toBe(code)
  expect(error.message).toMatch(/^listSessions\(\) failed|^a sentence of ours$/)
  expect(inspect(error, { showHidden: true })).not.toContain('CANARY')
})

it('says what is made of a thrown value, where something is', async () => {
  expect((await errorOf(reject(1))).code).toBe('conflict')
  expect((await errorOf(reject(2))).code).toBe('unknown')
})

function conflictOfOne(thrown: unknown): SessionError | null {
  return thrown === 1 ? new SessionError('conflict', 'a sentence of ours') : null
}

function reject(thrown: unknown): Promise<never> {
  return callForeign(() => Promise.reject(thrown), { name, timeoutMs, errorOf: conflictOfOne })
}
