import { afterEach, beforeEach, expect, it } from 'vitest'
import { bioreId, bioreList } from './biore.ts'
import { fields, type RunningServer, type SignedInClient, signedInClient, startServer, testClock } from './client.ts'
import { preludeList } from './prelude.ts'

const clock = testClock()
let server: RunningServer
let me: SignedInClient
beforeEach(async () => {
  server = await startServer({ now: clock.now })
  me = await signedInClient(server, { api: 'biore' })
})
afterEach(() => server.close())

const create = (body?: unknown) => me.call('POST', '/demo/devices', body ?? {})

it('signs in eight devices of all kinds', async () => {
  const response = await create()
  expect([response.status, await response.json()]).toEqual([201, { created: 8 }])
  const rows = (await bioreList(me)).filter((row) => row['isCurrent'] === false)
  expect(rows.map((row) => row['device'])).toEqual([
    'Safari on iOS',
    'Microsoft Edge on Windows',
    'Chrome on Android',
    'Firefox on Linux',
    'Safari on iOS',
    'Tizen',
    'curl',
    null,
  ])
  const addresses = rows.map((row) => String(row['ipMasked']))
  expect(addresses.filter((ip) => /^2001:db8:[0-9a-f]+:\*\*\*$/.test(ip))).toHaveLength(2)
  expect(addresses.filter((ip) => /^\d+\.\d+\.\d+\.\*\*\*$/.test(ip))).toHaveLength(6)
})

it('gives them times from now to two years back, each its own', async () => {
  await create({ count: 40 })
  const rows = (await bioreList(me)).filter((row) => row['isCurrent'] === false)
  const active = rows.map((row) => Date.parse(String(row['lastActiveAt'])))
  const created = rows.map((row) => Date.parse(String(row['createdAt'])))
  const day = 24 * 60 * 60 * 1000
  const twoYears = 2 * 365 * day
  expect(Math.max(...active)).toBe(clock.now())
  expect(Math.min(...active)).toBe(clock.now() - twoYears)
  expect(created.every((time, index) => time <= (active[index] ?? 0))).toBe(true)
  expect(created.some((time, index) => time < (active[index] ?? 0) - 100 * day)).toBe(true)
  expect(Math.min(...created)).toBeGreaterThanOrEqual(clock.now() - twoYears - 1000)
  expect(new Set(created).size).toBe(40)
})

it('tells Prelude model, type, system and country, and an empty text for what is unknown', async () => {
  const prelude = await signedInClient(server, { api: 'prelude', email: me.email })
  await create()
  const kinds = (await preludeList(prelude)).map((row) =>
    [row['device_model'], row['device_type'], row['os_version'], row['country_code']].join('|'),
  )
  expect(new Set(kinds)).toEqual(
    new Set([
      'Macintosh|desktop|macOS 10.15.7|',
      'iPhone|mobile|iOS 18.7|DE',
      '|desktop|Windows 10.0|DE',
      '|mobile|Android 10|FR',
      '|desktop|Linux|DE',
      'iPad|tablet|iOS 18.7|DE',
      '|unknown|Tizen 9.0|DE',
      '|unknown||NL',
      '|unknown||',
    ]),
  )
})

async function times(seed: number): Promise<readonly unknown[]> {
  const client = await signedInClient(server, { api: 'biore' })
  await client.call('POST', '/demo/devices', { count: 12, seed })
  return (await bioreList(client)).map((row) => String(row['createdAt'])).sort((a, b) => (a < b ? -1 : 1))
}

it('makes the same devices from the same seed, and others from another', async () => {
  expect(await times(7)).toEqual(await times(7))
  expect(await times(7)).not.toEqual(await times(8))
})

it('signs in thousands, and Prelude pages through them', async () => {
  expect((await create({ count: 5000 })).status).toBe(201)
  expect(await bioreList(me)).toHaveLength(5001)
  const prelude = await signedInClient(server, { api: 'prelude', email: me.email })
  const page = await fields(await prelude.call('GET', '/v1/session/me/list?offset=5000'))
  expect(page).toMatchObject({ total: 5002, offset: 5000, sessions: [{}, {}] })
})

it.each([[{ count: 0 }], [{ count: 5001 }], [{ count: 1.5 }], [{ count: '8' }], [{ seed: 'x' }], [[]]])(
  'answers 400 for %j',
  async (body) => {
    const response = await create(body)
    expect([response.status, (await fields(response))['error']]).toEqual([400, 'invalid_request'])
  },
)

it('keeps a user at 10,000 sessions', async () => {
  await create({ count: 5000 })
  expect((await create({ count: 5000 })).status).toBe(409)
  expect((await create({ count: 4999 })).status).toBe(201)
})

it('refreshes the token of another device: its bio.re id changes, its Prelude id and the rest stay', async () => {
  await create({ count: 1 })
  const id = await bioreId(me, 'other')
  const before = (await bioreList(me)).find((row) => row['id'] === id)
  clock.advance(60_000)
  const response = await me.call('POST', '/demo/devices/refresh', { id })
  expect(response.status).toBe(200)
  const { id: newId, preludeId } = await fields(response)
  expect(await bioreId(me, 'other')).toBe(newId)
  expect(newId).not.toBe(id)
  expect((await bioreList(me)).find((row) => row['id'] === newId)).toEqual({
    ...before,
    id: newId,
    lastActiveAt: new Date(clock.now()).toISOString(),
  })
  const again = await fields(await me.call('POST', '/demo/devices/refresh', { id: preludeId }))
  expect(again['preludeId']).toBe(preludeId)
})

it('refreshes only a session of the user who asks', async () => {
  const stranger = await signedInClient(server, { api: 'biore' })
  const id = await bioreId(stranger, 'current')
  expect((await me.call('POST', '/demo/devices/refresh', { id })).status).toBe(404)
  expect((await me.call('POST', '/demo/devices/refresh', {})).status).toBe(400)
  expect(await stranger.refresh()).toBe(true)
})

it('answers 401 without a token', async () => {
  me.setAccessToken(null)
  for (const [method, path] of [
    ['POST', '/demo/devices'],
    ['POST', '/demo/devices/refresh'],
    ['GET', '/demo/audit'],
  ] as const)
    expect((await me.call(method, path, method === 'POST' ? {} : undefined)).status).toBe(401)
})
