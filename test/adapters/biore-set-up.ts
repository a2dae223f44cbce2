import { type BioreAdapterOptions, bioreAdapter } from '../../src/adapters/biore.ts'
import { makeSession } from '../../src/testing.ts'
import { fakeServer } from './adapter-set-up.ts'
import { type Answer, json } from './fake-fetch.ts'

export const id = (number: number) => `3f0d1c9a-0000-4000-8000-00000000000${number}`
/** A row as documented. */
export const row = {
  id: id(1),
  device: 'Firefox on Linux',
  ipMasked: '203.0.113.***',
  location: null,
  isCurrent: true,
  createdAt: '2026-11-21T08:30:00.000Z',
  lastActiveAt: '2026-11-21T08:45:00.000Z',
}
export const phone = { ...row, id: id(2), device: 'Safari on iPhone', isCurrent: false }
export const listOf = (...sessions: readonly unknown[]) => json(200, { success: true, data: { sessions } })
export const ok = json(200, { success: true })
export const refused = (status: number, code?: string) =>
  json(status, { success: false, error: { ...(code && { code }), message: 'CANARY_TEXT' } })

/** The last good read: the first one is current. */
export const known = [1, 2, 3].map((number) => makeSession({ id: id(number), isCurrent: number === 1 }))
/** A read that marks no session as current. */
export const unmarked = [1, 2, 3].map((number) => makeSession({ id: id(number), isCurrent: null }))

/** An adapter over a fake `fetch`, and what it sent. */
export function biore(answers: readonly Answer[], options: Partial<BioreAdapterOptions> = {}) {
  const server = fakeServer(answers, options)
  return { adapter: bioreAdapter({ ...server.options, ...options }), ...server }
}

export const list = 'GET /api/v1/auth/sessions'
export const revokeOthers = 'POST /api/v1/auth/sessions/revoke-all'
export const logout = 'POST /api/v1/auth/logout'
export const revoke = (number: number) => `DELETE /api/v1/auth/sessions/${id(number)}`
