import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SessionCapabilities } from '../../src/core/capabilities.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import { errorOf } from './adapter-set-up.ts'
import { everySystem, reach, type System } from './every-system.ts'

beforeEach(() => {
  vi.stubGlobal('fetch', globalThis.fetch)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const usual: SessionCapabilities = {
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
function signedIn(system: System) {
  const server = system.server()
  const { fetch, sent } = reach(system, server)
  const adapter = system.adapter(fetch, async () => true)
  return { server, sent, adapter }
}

describe.each(everySystem)('$name', (system) => {
  it('declares what its server can do, and nothing else', () => {
    expect(signedIn(system).adapter.capabilities).toEqual({ ...usual, ...system.differs })
  })

  it('refuses a target that does not exist, before any request', async () => {
    const { adapter, sent } = signedIn(system)
    expect((await errorOf(adapter.revoke(JSON.parse('{"target":"everybody"}')))).code).toBe('invalid_request')
    expect((await errorOf(adapter.revoke(JSON.parse('{"target":"toString"}')))).code).toBe('invalid_request')
    expect(sent).toEqual([])
  })

  it.each(['x', 'offset:5x', 'xoffset:5', 'page:2'])('refuses the cursor %j, which it did not make', async (cursor) => {
    const { adapter, sent } = signedIn(system)
    const error = await errorOf(adapter.list({ cursor }))
    // A cursor of the server's own may be anything: it is the server that refuses it.
    expect(['invalid_request', 'bad_response', 'unknown']).toContain(error.code)
    expect(sent.length).toBeLessThanOrEqual(system.name.startsWith('own routes') ? 1 : 0)
  })

  it('ends nothing for ids that name no session, however odd they are', async () => {
    const { adapter, server } = signedIn(system)
    const { sessions } = await readSessions(adapter)
    const before = server.alive()
    const odd = fc.array(
      fc.constantFrom('.', '..', '/', '\\', '%2e', '%2F', '?', '#', '*', ' ', 'all', 'current', 'others', '0', '{id}'),
      {
        maxLength: 4,
      },
    )
    const id = fc.oneof(
      odd.map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 20 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(id, { minLength: 1, maxLength: 3 }), async (sessionIds) => {
        const known = sessionIds.some((each) => sessions.some((session) => session.id === each))
        await adapter.revoke({ target: 'session', sessionIds }, { known: sessions }).catch(() => null)
        expect(known || server.alive().join() === before.join()).toBe(true)
      }),
      { seed: 20_261_121, numRuns: 200 },
    )
  })

  it('stops when the caller has aborted', async () => {
    const { adapter, sent } = signedIn(system)
    expect((await errorOf(adapter.list({ signal: AbortSignal.abort() }))).code).toBe('aborted')
    expect(sent).toEqual([])
  })

  it('says in its errors what it was about, for developers', async () => {
    const { adapter, server } = signedIn(system)
    server.fault({ on: 'list', do: 'fail', status: 500, body: {}, times: 2 })
    expect((await errorOf(adapter.list())).message).toMatch(/list/i)
  })

  it.each([
    ['session', 'revoke'],
    ['others', 'revokeOthers'],
    ['mine', 'signOut'],
    ['all', 'revokeAll'],
  ] as const)('names the request by which "%s" failed', async (target, operation) => {
    const { adapter, server } = signedIn(system)
    const { sessions } = await readSessions(adapter)
    const sessionIds = sessions.filter(({ isCurrent }) => isCurrent === false).map(({ id }) => id)
    server.fault({ on: 'revoke', do: 'fail', status: 500, body: {}, times: 9 })
    // A sign-out may begin with a GET.
    if (target === 'mine') server.fault({ on: 'list', do: 'fail', status: 500, body: {}, times: 9 })
    const request = target === 'session' ? { target, sessionIds } : { target }
    const { message } = await errorOf(adapter.revoke(request, { known: sessions }))
    // What is built from other requests fails with theirs.
    expect(message).toMatch(new RegExp(`"(?:${operation}|revoke|revokeOthers)"`))
  })

  it.each(['session', 'others', 'mine', 'all'] as const)(
    'ends "%s" and says truly whether this session ended',
    async (target) => {
      const { adapter, server } = signedIn(system)
      const { sessions } = await readSessions(adapter)
      const other = sessions.find(({ isCurrent }) => isCurrent === false)
      const before = server.alive()
      const result = await adapter.revoke(
        target === 'session' ? { target, sessionIds: [other?.id ?? ''] } : { target },
        { known: sessions },
      )
      expect(result.failed).toEqual([])
      expect(result.endedCurrent).toBe(target === 'mine' || target === 'all')
      const left = { session: before.length - 1, others: 1, mine: before.length - 1, all: 0 }
      expect(server.alive()).toHaveLength(left[target])
      expect(server.alive().includes(before[0] ?? '')).toBe(!result.endedCurrent)
    },
  )
})
