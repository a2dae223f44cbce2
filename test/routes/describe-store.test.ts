import type { SessionStore } from 'react-device-sessions/routes'
import { describeStore, memorySessionStore } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'

type Memory = ReturnType<typeof memorySessionStore>

/** Runs the suite on a store that does something wrong, and answers the titles of what failed. */
async function failures(spoil: (store: Memory) => Partial<SessionStore>): Promise<readonly string[]> {
  const cases: (readonly [string, () => Promise<void>])[] = []
  describeStore(
    'spoilt',
    {
      create: () => {
        const store = memorySessionStore()
        return {
          store: { ...store, ...spoil(store) },
          users: ['ann', 'ben'],
          signIn: (userId, count) =>
            Array.from({ length: count }, () => store.signIn(userId, { userAgent: 'token-1' })),
          expire: (userId, id) => store.end(userId, [id]),
          alive: (userId) => store.alive(userId),
          secrets: () => ['token-2'],
        }
      },
    },
    { describe: (_name, define) => define(), it: (title, run) => cases.push([title, run]), expect },
  )
  const failed: string[] = []
  for (const [title, run] of cases) {
    // Slow, and whatever it notices, another one does.
    if (title.startsWith('ten thousand')) continue
    const passed = await run().then(
      () => true,
      () => false,
    )
    if (!passed) failed.push(title)
  }
  return failed
}

test('a store that keeps its promise passes', async () => {
  expect(await failures(() => ({}))).toEqual([])
})

const everyone: readonly (readonly [string, (store: Memory) => Partial<SessionStore>, string])[] = [
  [
    'lists the sessions of everybody',
    (store) => ({
      list: async (_user, page) => {
        const [ann, ben] = [await store.list('ann', page), await store.list('ben', page)]
        return {
          sessions: [...ann.sessions, ...ben.sessions].slice(0, page.limit),
          total: (ann.total ?? 0) + (ben.total ?? 0),
        }
      },
    }),
    'lists the sessions of one user, each once, and counts them',
  ],
  [
    'pages by a number of rows',
    (store) => {
      const seen = new Map<string, number>()
      return {
        list: async (user, { after, limit }) => {
          const { sessions, total } = await store.list(user, { after: null, limit: 100_000 })
          const from = after === null ? 0 : (seen.get(after) ?? 0)
          const page = sessions.slice(from, from + limit)
          seen.set(page.at(-1)?.id ?? '', from + page.length)
          return { sessions: page, total }
        },
      }
    },
    'goes on where it was, whoever signs in or is ended between two pages',
  ],
  [
    'finds the session of anybody',
    (store) => ({ find: async (_user, id) => (await store.find('ann', id)) ?? store.find('ben', id) }),
    'finds a session of the user, and no other',
  ],
  [
    'ends the session of anybody',
    (store) => ({ end: async (_user, ids) => (await store.end('ann', ids)) + (await store.end('ben', ids)) }),
    'ends nothing of another user',
  ],
  [
    'ends everything for an empty list of ids',
    (store) => ({ end: (user, ids) => (ids.length === 0 ? store.endAll(user) : store.end(user, ids)) }),
    'ends nothing for no id at all',
  ],
  [
    'ends the others for a session that is not alive',
    (store) => ({ endOthers: async (user, spared) => (await store.endOthers(user, spared)) ?? store.endAll(user) }),
    'ends nothing when the one to spare is not alive',
  ],
  [
    'looks first and ends afterwards',
    (store) => ({
      endOthers: async (user, spared) => {
        if (!(await store.find(user, spared))) return null
        await new Promise((resolve) => setTimeout(resolve))
        return (await store.endOthers(user, spared)) ?? store.endAll(user)
      },
    }),
    'two devices that end the others at once: one of them stays',
  ],
  [
    'counts what was there before',
    (store) => ({
      endAll: async (user) => {
        const { total } = await store.list(user, { after: null, limit: 1 })
        await store.endAll(user)
        return total ?? 0
      },
    }),
    'all, twice at once, and in two orders of ids: each is counted once',
  ],
  ['says that it ended, and does not', () => ({ endAll: async () => 3 }), 'ends every session of one user'],
  [
    'gives a token away',
    (store) => ({ find: async (user, id) => ({ ...(await store.find(user, id)), id, device: 'token-2' }) }),
    'gives handles, and nothing that signs in',
  ],
  [
    'fails for an id that is no UUID',
    (store) => ({
      end: (user, ids) =>
        ids.some((id) => id.length !== 36) ? Promise.reject(new Error('no UUID')) : store.end(user, ids),
    }),
    'ends nothing for ids that no table holds',
  ],
  [
    'does not mind how an id is spelt',
    (store) => ({
      end: (user, ids) =>
        store.end(
          user,
          ids.map((id) => id.trim().toLowerCase()),
        ),
    }),
    'takes an id that is spelt otherwise for another one',
  ],
  [
    'finds an id that is spelt otherwise',
    (store) => ({ find: (user, id) => store.find(user, id.trim().toLowerCase()) }),
    'takes an id that is spelt otherwise for another one',
  ],
  [
    'gives longer pages than it was asked for',
    (store) => ({ list: (user, page) => store.list(user, { ...page, limit: page.limit + 1 }) }),
    'gives no page more rows than it was asked for',
  ],
  [
    'gives times without an offset',
    (store) => ({
      list: async (user, page) => {
        const { sessions, total } = await store.list(user, page)
        return { sessions: sessions.map(({ id }) => ({ id, createdAt: '2026-11-18 10:00:00' })), total }
      },
    }),
    'gives times that are times',
  ],
]

test.each(everyone)('a store that %s is found out', async (_what, spoil, title) => {
  expect(await failures(spoil)).toContain(title)
})
