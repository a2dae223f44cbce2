import { expect, test } from 'vitest'
import { byCookie, byToken, people, send } from './set-up.ts'

interface Page {
  readonly sessions: readonly { readonly id: string; readonly isCurrent: boolean }[]
  readonly nextCursor: string | null
  readonly total: number
}

async function pages(routes: ReturnType<typeof byCookie>['routes'], limit: number): Promise<readonly Page[]> {
  const found: Page[] = []
  for (let cursor = ''; ; ) {
    const { text } = await send(routes, `GET /sessions?limit=${limit}${cursor}`)
    const page: Page = JSON.parse(text)
    found.push(page)
    if (page.nextCursor === null) return found
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`
  }
}

test.each([1, 2, 3, 5, 10, 12, 13, 100])(
  'in pages of %d each session comes once, the one that asks first',
  async (limit) => {
    // Its id is the first in the order; and once more with the last.
    for (const own of ['h-0', 'zz']) {
      const store = people(11)
      if (own === 'zz') store.signIn('ann', { id: own })
      const { routes } = byCookie({ store, authenticate: () => ({ userId: 'ann', sessionId: own }) })
      const all = await pages(routes, limit)
      const sessions = all.flatMap((page) => page.sessions)
      expect(sessions.map(({ id }) => id).sort()).toEqual([...store.alive('ann')].sort())
      expect(sessions.map(({ isCurrent }, index) => isCurrent === (index === 0))).not.toContain(false)
      expect(sessions[0]?.id).toBe(own)
      expect(new Set(all.map(({ total }) => total))).toEqual(new Set([store.alive('ann').length]))
      // A page of one cannot hold the session that asks and get on.
      expect(all.every((page) => page.sessions.length <= Math.max(limit, 2))).toBe(true)
    }
  },
)

test('no page is longer than a hundred', async () => {
  const { routes } = byToken({}, 250)
  const [first] = await pages(routes, 5000)
  expect(first?.sessions).toHaveLength(100)
  const { text } = await send(routes, 'GET /sessions')
  expect(JSON.parse(text).sessions).toHaveLength(50)
})

test('a session that is ended between two pages takes none with it', async () => {
  const { routes, store } = byToken({}, 8)
  const { text } = await send(routes, 'GET /sessions?limit=4')
  const first: Page = JSON.parse(text)
  await store.end('ann', [first.nextCursor ?? ''])
  const rest: Page = JSON.parse((await send(routes, `GET /sessions?limit=50&cursor=${first.nextCursor}`)).text)
  expect([...first.sessions, ...rest.sessions].map(({ id }) => id)).toEqual(
    Array.from({ length: 9 }, (_, index) => `h-${index}`),
  )
})

test('a row says what the store says, each field of its type', async () => {
  const store = people(0)
  store.signIn('ann', {
    id: 'b',
    userAgent: 'curl/8.17.0',
    clientHints: '{"sec-ch-ua-model":"\\"Pixel 9\\"","authorization":"CANARY","sec-ch-ua":7}',
    deviceType: 'mobile',
    model: 'Pixel 9',
    ip: '203.0.113.7',
    location: { city: 'Lyon', countryCode: 'FR' },
    createdAt: '1763460000000',
    lastActiveAt: new Date(Number.NaN),
    expiresAt: '2026-12-01T00:00:00+01:00',
    authMethods: ['passkey'],
  })
  const { text } = await send(byCookie({ store }).routes, 'GET /sessions')
  expect(JSON.parse(text).sessions[1]).toEqual({
    id: 'b',
    isCurrent: false,
    userAgent: 'curl/8.17.0',
    clientHints: { 'sec-ch-ua-model': '"Pixel 9"' },
    device: null,
    deviceType: 'mobile',
    model: 'Pixel 9',
    ip: '203.0.113.7',
    ipMasked: false,
    location: { city: 'Lyon', region: null, countryCode: 'FR' },
    createdAt: 1_763_460_000_000,
    lastActiveAt: null,
    expiresAt: '2026-12-01T00:00:00+01:00',
    authMethods: ['passkey'],
  })
})
