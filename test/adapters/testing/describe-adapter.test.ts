import { deepStrictEqual, strictEqual } from 'node:assert'
import type * as vitest from 'vitest'
import { expect, expectTypeOf, it } from 'vitest'
import type { SessionCapabilities } from '../../../src/core/capabilities.ts'
import type { SessionAdapter } from '../../../src/core/session-adapter.ts'
import {
  type CreateAdapterBackend,
  describeAdapter,
  type MemoryAdapter,
  makeSession,
  memoryAdapter,
  type TestFunctions,
} from '../../../src/testing.ts'

// Those of jest: test/package/describe-adapter-in-jest.test.ts.
it('takes the functions of vitest as they are', () => {
  expectTypeOf<typeof vitest>().toExtend<TestFunctions>()
})

const create =
  (
    spoil: (adapter: MemoryAdapter) => Partial<SessionAdapter> = () => ({}),
    capabilities: Partial<SessionCapabilities> = {},
  ): CreateAdapterBackend =>
  ({ others }) => {
    const ids = Array.from({ length: others + 1 }, (_, index) => `s${index}`)
    const sessions = ids.map((id, index) => makeSession({ id, isCurrent: index === 0 }))
    const sound = memoryAdapter({ sessions, capabilities })
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

interface Run {
  readonly defined: readonly string[]
  readonly failed: readonly string[]
}

/** Runs the suite under a runner of a few lines. */
async function run(backend: CreateAdapterBackend, capabilities: Partial<SessionCapabilities> = {}): Promise<Run> {
  const tests: { readonly name: string; readonly run: () => Promise<void> }[] = []
  describeAdapter(
    'x',
    { create: backend, capabilities },
    {
      describe: (_name, define) => define(),
      it: (name, test) => tests.push({ name, run: test }),
      expect: (actual) => ({
        toBe: (expected) => strictEqual(actual, expected),
        toEqual: (expected) => deepStrictEqual(actual, expected),
      }),
    },
  )
  const failed: string[] = []
  for (const test of tests) await test.run().catch(() => failed.push(test.name))
  return { defined: tests.map(({ name }) => name), failed }
}

it('passes a sound adapter', async () => {
  const { defined, failed } = await run(create())
  expect(failed).toEqual([])
  expect(defined.length).toBeGreaterThan(45)
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
    'marks exactly one session as current',
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
  expect((await run(create(spoil))).failed).toContain(name)
})

const blind = { currentFrom: 'none' } as const
const less: readonly (readonly [string, Partial<SessionCapabilities>, string, string])[] = [
  ['list', { list: 'none' }, 'lists every session', 'refuses to list, before any request'],
  ['end one', { revokeOne: 'none' }, 'ends the session that', 'refuses to end another session by its id'],
  ['end the others', { revokeOthers: 'none' }, '"others"', 'refuses "others" as "unsupported", and ends nothing'],
  ['end all', { revokeAll: 'none' }, '"all"', 'refuses "all" as "unsupported", and ends nothing'],
  ['sign out', { signOut: 'none' }, '"mine"', 'refuses "mine" as "unsupported", and ends nothing'],
  ['sign out by a request', { signOut: 'redirect' }, '"mine"', 'refuses "mine" as "unsupported", and ends nothing'],
  ['mark this session', blind, 'marks exactly one', 'marks no session as current'],
  [
    'spare this session',
    { ...blind, othersNeedCurrent: true },
    '"others"',
    'refuses "others" as "unsupported", and ends nothing',
  ],
  [
    'list or end one',
    { list: 'none', revokeOne: 'none' },
    'lists every session',
    '"others" ends the sessions of every page',
  ],
]

it.each(less)(
  'a server that cannot %s has no test of it, and one of the refusal',
  async (_what, capabilities, gone, there) => {
    const { defined, failed } = await run(
      create(() => ({}), capabilities),
      capabilities,
    )
    expect(failed).toEqual([])
    expect(defined.filter((name) => name.startsWith(gone))).toEqual([])
    expect(defined).toContain(there)
  },
)

it.each(less)('finds that the adapter cannot %s, which the suite was not told', async (_what, capabilities) => {
  const { failed } = await run(create(() => ({}), capabilities))
  expect(failed).toContain('declares the capabilities that the suite was given')
})

it.each(less)('finds that the adapter can %s, which the suite was told it cannot', async (_what, capabilities) => {
  const { failed } = await run(create(), capabilities)
  expect(failed).toContain('declares the capabilities that the suite was given')
})

it('finds an adapter that ends the others though it says that it cannot', async () => {
  const capabilities = { revokeOthers: 'none' } as const
  const quiet = create((sound) => ({ capabilities: { ...sound.capabilities, ...capabilities } }))
  expect((await run(quiet, capabilities)).failed).toEqual(['refuses "others" as "unsupported", and ends nothing'])
})
