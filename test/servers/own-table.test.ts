import { createHash, randomBytes } from 'node:crypto'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import { describeSignIn, type SessionStore, sqlSessionStore } from 'react-device-sessions/routes'
import { describeStore } from 'react-device-sessions/testing'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { database, sqlOf } from './database.ts'
import { drizzleStore } from './examples/drizzle-store.ts'
import { deviceRoutes } from './examples/own-table.js'

let pool: Pool
beforeAll(async () => {
  pool = await database('own_table', sqlOf('examples/sessions.sql'))
})
afterAll(() => pool.end())

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** As an application signs in: many at once for the suite, whose tokens the test alone keeps. */
async function signIn(userId: string, tokens: readonly string[]): Promise<readonly string[]> {
  const device = describeSignIn({ headers: { 'user-agent': 'curl/8.17.0' } }, { ip: '203.0.113.7' })
  const { rows } = await pool.query(
    `INSERT INTO sessions (user_id, refresh_token_hash, device, expires_at)
     SELECT $1, hash, $3, now() + interval '1 hour' FROM unnest($2::text[]) AS hash RETURNING id`,
    [userId, tokens.map(hashOf), device],
  )
  return rows.map(({ id }) => String(id))
}

async function backend(store: SessionStore) {
  await pool.query('TRUNCATE sessions')
  const tokens: string[] = []
  return {
    store,
    users: ['ann', 'ben'] as const,
    signIn(userId: string, count: number) {
      const made = Array.from({ length: count }, () => randomBytes(24).toString('base64url'))
      tokens.push(...made)
      return signIn(userId, made)
    },
    expire: (_userId: string, id: string) =>
      pool.query("UPDATE sessions SET expires_at = now() - interval '1 second' WHERE id = $1", [id]),
    // What the refresh of the application would let in.
    async alive(userId: string) {
      const { rows } = await pool.query(
        'SELECT id FROM sessions WHERE user_id = $1 AND refresh_token_hash = ANY($2) AND revoked_at IS NULL AND expires_at > now()',
        [userId, tokens.map(hashOf)],
      )
      return rows.map(({ id }) => String(id))
    },
    secrets: () => tokens.flatMap((token) => [token, hashOf(token)]),
  }
}

const sqlStore = (end: string, db: Pick<Pool, 'query'> = pool) =>
  sqlSessionStore({
    dialect: 'postgres',
    query: async (sql, values) => (await db.query(sql, [...values])).rows,
    table: 'sessions',
    id: 'id',
    userId: 'user_id',
    alive: 'revoked_at IS NULL AND expires_at > now()',
    end,
    columns: { lastActiveAt: 'last_active_at', expiresAt: 'expires_at' },
  })

const api = { describe, it, expect }
describeStore('PostgreSQL, what is ended is marked', { create: () => backend(sqlStore('revoked_at = now()')) }, api)
describeStore('PostgreSQL, what is ended is deleted', { create: () => backend(sqlStore('delete')) }, api)
describeStore('PostgreSQL, by Drizzle', { create: () => backend(drizzleStore(drizzle(pool))) }, api)

test('while sessions are used, moved on and ended, two "others" at once leave exactly one', async () => {
  const table = await backend(sqlStore('revoked_at = now()'))
  const { store } = table
  for (let round = 0; round < 20; round += 1) {
    await store.endAll('ann')
    const ids = await table.signIn('ann', 8)
    const [a = '', b = ''] = ids
    // As an application does it: each request moves its own session on.
    const touch = (id: string) => pool.query('UPDATE sessions SET last_active_at = now() WHERE id = $1', [id])
    const [first, second] = await Promise.all([
      store.endOthers('ann', a),
      store.endOthers('ann', b),
      ...ids.map(touch),
      ...ids.map(touch),
    ])
    expect([first, second].filter((count) => count === null)).toHaveLength(1)
    expect(await table.alive('ann')).toEqual([first === null ? b : a])
  }
})

test('a statement of the application that locks sessions in another order is waited for, and nobody gets an error', async () => {
  const [ours, client] = [await pool.connect(), await pool.connect()]
  // PostgreSQL gives up the transaction that detects the deadlock first.
  await ours.query("SET deadlock_timeout = '5s'")
  await client.query("SET deadlock_timeout = '1min'")
  const table = await backend(sqlStore('revoked_at = now()', { query: ours.query.bind(ours) }))
  const [first = '', second = ''] = [...(await table.signIn('ann', 2))].sort()
  const touch = (id: string) => client.query('UPDATE sessions SET last_active_at = now() WHERE id = $1', [id])
  await client.query('BEGIN')
  await touch(second)
  // Holds the first, and waits for the second.
  const ended = table.store.endOthers('ann', second)
  for (;;) {
    const { rows } = await pool.query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    if (rows.length > 0) break
  }
  await touch(first)
  await client.query('COMMIT')
  expect(await ended).toBe(1)
  for (const connection of [ours, client]) connection.release(true)
  expect(await table.alive('ann')).toEqual([second])
})

test('the routes of the example know the session by the hash of its refresh token', async () => {
  await pool.query('TRUNCATE sessions')
  const [here = ''] = await signIn('ann', ['token-here', 'token-there'])
  const routes = deviceRoutes(pool)
  const ask = (method: string, path: string, token: string) =>
    routes(
      new Request(`https://app.example/api/account${path}`, {
        method,
        headers: { cookie: `__Host-refresh=${token}`, 'sec-fetch-site': 'same-origin' },
      }),
    )
  const list = await (await ask('GET', '/sessions', 'token-here')).json()
  expect(list).toMatchObject({
    total: 2,
    sessions: [{ id: here, isCurrent: true, userAgent: 'curl/8.17.0', ip: '203.0.113.***' }, { isCurrent: false }],
  })
  expect(JSON.stringify(list)).not.toContain(hashOf('token-here'))
  expect(await (await ask('POST', '/sessions/revoke-others', 'token-here')).json()).toEqual({ revoked: 1 })
  expect((await ask('GET', '/sessions', 'token-there')).status).toBe(401)
  expect((await ask('POST', '/logout', 'token-here')).headers.getSetCookie()).toEqual([
    '__Host-refresh=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax',
  ])
  expect((await ask('GET', '/sessions', 'token-here')).status).toBe(401)
})
