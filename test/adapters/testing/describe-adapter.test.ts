import { deepStrictEqual, strictEqual } from 'node:assert'
import type * as jest from '@jest/globals'
import type * as vitest from 'vitest'
import { expect, expectTypeOf, it } from 'vitest'
import type { SessionAdapter } from '../../../src/core/session-adapter.ts'
import {
  type CreateAdapterBackend,
  describeAdapter,
  type MemoryAdapter,
  makeSession,
  memoryAdapter,
  type TestFunctions,
} from '../../../src/testing.ts'

it('takes the functions of vitest and of jest as they are', () => {
  expectTypeOf<typeof vitest>().toExtend<TestFunctions>()
  expectTypeOf<typeof jest>().toExtend<TestFunctions>()
})

const create =
  (spoil: (adapter: MemoryAdapter) => Partial<SessionAdapter> = () => ({})): CreateAdapterBackend =>
  ({ others }) => {
    const ids = Array.from({ length: others + 1 }, (_, index) => `s${index}`)
    const sound = memoryAdapter({ sessions: ids.map((id, index) => makeSession({ id, isCurrent: index === 0 })) })
    return {
      adapter: {
        id: 'x',
        capabilities: sound.capabilities,
        list: (o) => sound.list(o),
        revoke: (r, o) => sound.revoke(r, o),
        ...spoil(sound),
      },
      alive: () => sound.serverSessions.map(({ id }) => id),
      requests: () => sound.calls.length,
      loseCredential: () => sound.loseCredential(),
    }
  }

/** Runs the suite under a runner of a few lines, and gives the names of the tests that failed. */
async function failures(backend: CreateAdapterBackend): Promise<readonly string[]> {
  const tests: { readonly name: string; readonly run: () => Promise<void> }[] = []
  describeAdapter(
    'x',
    { create: backend },
    {
      describe: (_name, define) => define(),
      it: (name, run) => tests.push({ name, run }),
      expect: (actual) => ({
        toBe: (expected) => strictEqual(actual, expected),
        toEqual: (expected) => deepStrictEqual(actual, expected),
      }),
    },
  )
  const failed: string[] = []
  for (const { name, run } of tests) await run().catch(() => failed.push(name))
  expect(tests.length).toBeGreaterThan(45)
  return failed
}

it('passes a sound adapter', async () => {
  expect(await failures(create())).toEqual([])
})

it.each<[string, (adapter: MemoryAdapter) => Partial<SessionAdapter>, string]>([
  [
    'takes a failure for an empty list',
    (sound) => ({ list: (o) => sound.list(o).catch(() => ({ sessions: [], nextCursor: null, total: 0 })) }),
    'is refused as "unauthenticated" without a credential, and is never an empty list',
  ],
  [
    'marks two sessions as current',
    (sound) => ({
      list: async (o) => {
        const page = await sound.list(o)
        return { ...page, sessions: page.sessions.map((session) => Object.assign({}, session, { isCurrent: true })) }
      },
    }),
    'marks exactly one session as current, or none where it cannot tell',
  ],
  [
    'lets a credential ride along',
    (sound) => ({
      list: async (o) => {
        const page = await sound.list(o)
        return { ...page, sessions: page.sessions.map((session) => Object.assign({}, session, { token: 'CANARY' })) }
      },
    }),
    "gives the model's fields and no other, so that no credential rides along",
  ],
  [
    'ends this session with the others',
    (sound) => ({ revoke: (r, o) => sound.revoke(r.target === 'others' ? { target: 'all' } : r, o) }),
    '"others" ends every other session and keeps the current one',
  ],
  [
    'takes an empty id for all',
    (sound) => ({
      revoke: (r, o) => sound.revoke(r.target === 'session' && r.sessionIds.includes('') ? { target: 'all' } : r, o),
    }),
    'refuses the id "" before any request',
  ],
  [
    'says that it ended a session and does not',
    (sound) => ({
      revoke: async (r, o) =>
        r.target === 'session'
          ? { revokedIds: r.sessionIds, failed: [], endedCurrent: false, sessions: null }
          : sound.revoke(r, o),
    }),
    'ends the session that it was given and no other',
  ],
  [
    'throws the text of the server',
    (sound) => ({
      list: (o) =>
        sound.list(o).catch(() => {
          throw new Error('CANARY')
        }),
    }),
    'throws errors that hold neither cause nor text of the server',
  ],
])('finds an adapter that %s', async (_what, spoil, name) => {
  expect(await failures(create(spoil))).toContain(name)
})
