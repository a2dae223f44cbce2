import { describe, expect, it } from 'vitest'
import type { FetchLike } from '../../src/adapters/lib/http-options.ts'
import { type SupabaseRpc, supabaseAdapter } from '../../src/adapters/supabase.ts'
import { supabaseServer } from '../../src/testing/servers/supabase.ts'
import { makeSession } from '../../src/testing.ts'
import { errorOf } from './adapter-set-up.ts'
import { describeAdapter } from './describe-adapter.ts'
import { supabaseClient } from './sdk-systems.ts'
import { activeAt, beganAt, ORIGIN, userAgent, uuid } from './servers/in-process.ts'

// The functions themselves are run in PostgreSQL: test/servers/supabase-sessions.test.ts. Here they are played.

function supabase(others = 2) {
  const server = supabaseServer({ baseUrl: `${ORIGIN}/auth/v1`, others })
  const own = server.alive()[0]
  let requests = 0
  const storage = new Map<string, string>()
  const send: FetchLike = async (url, init) => {
    requests += 1
    return server.fetch(new Request(url, { ...init, signal: null }))
  }
  const auth = supabaseClient(own, send, storage)
  const calls: [string, unknown][] = []
  const answer = { data: null as unknown, error: null as unknown, status: 200 }
  const rpc: SupabaseRpc = async (name, args) => {
    requests += 1
    calls.push([name, args])
    if (answer.error !== null || answer.data !== null) return answer
    if (!server.alive().includes(own ?? '')) return { data: null, error: { code: 'PT401', message: 'x' }, status: 401 }
    if (name === 'list_device_sessions') return { data: server.alive().map(rowOf), error: null, status: 200 }
    const ended = server.alive().filter((id) => id !== own && args?.session_ids.includes(id))
    server.remove(...ended)
    return { data: ended, error: null, status: 200 }
  }
  const rowOf = (id: string) => {
    const index = Number(id.slice(-3))
    return {
      id,
      is_current: id === own,
      user_agent: userAgent(index),
      ip: '203.0.113.5',
      created_at: new Date(beganAt(index)).toISOString(),
      last_active_at: new Date(activeAt(index)).toISOString().replace('Z', '+00:00'),
      expires_at: null,
    }
  }
  const adapter = supabaseAdapter({ auth, rpc })
  return { server, adapter, calls, answer, auth, requests: () => requests, loseCredential: () => storage.clear() }
}

describeAdapter(
  'Supabase, with two functions of its database',
  {
    create: async ({ others }) => {
      const { server, adapter, requests, loseCredential } = supabase(others)
      return { adapter, alive: async () => server.alive(), requests, loseCredential }
    },
  },
  { describe, it, expect },
)

it('ends each in a call of its own, and never names the session that asks', async () => {
  const { adapter, calls, server } = supabase()
  const known = (await adapter.list()).sessions
  await adapter.revoke({ target: 'session', sessionIds: [uuid(1), uuid(2)] }, { known })
  expect(calls.slice(1)).toEqual([1, 2].map((index) => ['end_device_sessions', { session_ids: [uuid(index)] }]))
  expect(server.alive()).toEqual([uuid(0)])
})

it.each([
  ['no answer', 0, '', 'network'],
  ['a session that has ended', 401, 'PT401', 'unauthenticated'],
  ['a role that may not', 403, '42501', 'forbidden'],
  ['a database without the functions', 404, 'PGRST202', 'unsupported'],
  ['a fault', 500, 'XX000', 'server'],
])('reads %s', async (_what, status, code, expected) => {
  const { adapter, answer } = supabase()
  Object.assign(answer, { error: { code, message: 'CANARY', details: 'CANARY' }, status })
  const error = await errorOf(adapter.list())
  expect(error).toMatchObject({ code: expected, status: status || null, serverCode: code || null })
  expect(`${error.message}${error.stack}`).not.toContain('CANARY')
})

it.each([[{ ok: true }], ['done'], [[{ id: '' }]]])('takes %j for no list', async (data) => {
  const { adapter, answer } = supabase()
  answer.data = data
  expect((await errorOf(adapter.list())).code).toBe('bad_response')
})

it('a function that says nothing of the session has not ended it', async () => {
  const { adapter, answer } = supabase()
  const known = [makeSession({ id: uuid(0), isCurrent: true }), makeSession({ id: uuid(1), isCurrent: false })]
  answer.data = []
  const revoke = adapter.revoke({ target: 'session', sessionIds: [uuid(1)] }, { known })
  expect((await errorOf(revoke)).code).toBe('not_found')
})

it('sends nothing for a caller who has stopped, nor the next of several ids', async () => {
  const { adapter, calls, requests } = supabase()
  const known = [
    makeSession({ id: uuid(0), isCurrent: true }),
    makeSession({ id: uuid(1) }),
    makeSession({ id: uuid(2) }),
  ]
  const ids = { target: 'session', sessionIds: [uuid(1), uuid(2)] } as const
  for (const request of [ids, { target: 'others' }, { target: 'mine' }, { target: 'all' }] as const)
    expect((await errorOf(adapter.revoke(request, { known, signal: AbortSignal.abort() }))).code).toBe('aborted')
  expect(requests()).toBe(0)

  const controller = new AbortController()
  const { push } = calls
  calls.push = (...more) => {
    controller.abort()
    return push.apply(calls, more)
  }
  expect((await errorOf(adapter.revoke(ids, { known, signal: controller.signal }))).code).toBe('aborted')
  expect(calls.map(([, args]) => args)).toEqual([{ session_ids: [uuid(1)] }])
})

it('wants a function', () => {
  const { auth } = supabase()
  expect(() => supabaseAdapter({ auth, rpc: JSON.parse('{}') })).toThrow('supabaseAdapter: rpc must be a function')
})
