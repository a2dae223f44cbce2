import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { sqlSessionStore } from 'react-device-sessions/routes'
import { describeStore } from 'react-device-sessions/testing'
import { describe, expect, it } from 'vitest'

const schema = `
  CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    user_agent TEXT,
    created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    last_active_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
  ) STRICT;
  CREATE INDEX sessions_of_user ON sessions (user_id);
`

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

function open(end: string) {
  const database = new DatabaseSync(':memory:')
  database.exec(schema)
  const tokens: string[] = []
  const store = sqlSessionStore({
    dialect: 'sqlite',
    query: (sql, values) => database.prepare(sql).all(...values),
    table: 'sessions',
    id: 'id',
    userId: 'user_id',
    alive: 'revoked_at IS NULL AND expires_at > unixepoch() * 1000',
    end,
    columns: {
      userAgent: 'user_agent',
      createdAt: 'created_at',
      lastActiveAt: 'last_active_at',
      expiresAt: 'expires_at',
    },
  })
  const insert = database.prepare(
    'INSERT INTO sessions (id, user_id, token_hash, user_agent, last_active_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  function signIn(userId: string): string {
    const id = randomUUID()
    const token = randomBytes(32).toString('base64url')
    tokens.push(token)
    insert.run(id, Number(userId), hashOf(token), 'curl/8.17.0', Date.now(), Date.now() + 3_600_000)
    return id
  }
  return { database, store, tokens, signIn }
}

describe.each(['revoked_at = unixepoch() * 1000', 'delete'])('a table in node:sqlite, %s', (end) => {
  describeStore(
    'node:sqlite',
    {
      create: () => {
        const { database, store, tokens, signIn } = open(end)
        const ofToken = database.prepare(
          'SELECT id, user_id FROM sessions WHERE token_hash = ? AND revoked_at IS NULL AND expires_at > ?',
        )
        return {
          store,
          users: ['1', '2'],
          signIn(userId, count) {
            database.exec('BEGIN')
            const ids = Array.from({ length: count }, () => signIn(userId))
            database.exec('COMMIT')
            return ids
          },
          expire: (_userId, id) => database.prepare('UPDATE sessions SET expires_at = 0 WHERE id = ?').run(id),
          alive: (userId) =>
            tokens
              .map((token) => ofToken.get(hashOf(token), Date.now()))
              .filter((row) => row !== undefined && String(row['user_id']) === userId)
              .map((row) => String(row?.['id'])),
          secrets: () => tokens.flatMap((token) => [token, hashOf(token)]),
          close: () => database.close(),
        }
      },
    },
    { describe, it, expect },
  )
})

it('reads a time of SQLite, which does not say that it is in UTC, as UTC', async () => {
  const { store, database, signIn } = open('delete')
  const id = signIn('1')
  database.exec("UPDATE sessions SET created_at = '2026-11-18 10:00:00'")
  expect((await store.find('1', id))?.createdAt).toBe('2026-11-18 10:00:00Z')
  database.close()
})

it('a session without a handle spoils the list, and is one of the others', async () => {
  const { store, database, signIn } = open('delete')
  const id = signIn('1')
  signIn('1')
  database.exec(`UPDATE sessions SET id = '' WHERE id <> '${id}'`)
  await expect(store.list('1', { after: null, limit: 10 })).resolves.toMatchObject({ total: 2 })
  database.close()
  const rows = [{ id: null }]
  const nameless = sqlSessionStore({
    dialect: 'sqlite',
    query: () => rows,
    table: 's',
    id: 'id',
    userId: 'u',
    alive: '1',
    end: 'delete',
  })
  await expect(nameless.list('1', { after: null, limit: 10 })).rejects.toThrow(/no handle/)
})

it('gives values as parameters, whatever is in them', async () => {
  const sent: (readonly [string, readonly unknown[]])[] = []
  const store = sqlSessionStore({
    dialect: 'sqlite',
    query: (sql, values) => {
      sent.push([sql, values])
      return []
    },
    table: 'sessions',
    id: 'id',
    userId: 'user_id',
    alive: 'true',
    end: 'delete',
  })
  await store.end("ann'; DROP TABLE sessions", ["x' OR 1=1"])
  await store.endOthers('ann', "' OR 1=1")
  await store.list('ann', { after: "' OR 1=1", limit: 3 })
  for (const [sql, values] of sent) {
    expect(sql).not.toMatch(/DROP|1=1|\$\d/)
    expect(sql.match(/\?/g)?.length).toBe(values.length)
  }
})
