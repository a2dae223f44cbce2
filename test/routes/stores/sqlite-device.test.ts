import { DatabaseSync } from 'node:sqlite'
import { describeSignIn } from 'react-device-sessions/routes'
import { expect, it } from 'vitest'
import { sqliteStore } from '../../servers/examples/sqlite-store.ts'

it('lists a device that was kept as JSON text, with times in milliseconds, as docs/own-sessions-table.md has it', async () => {
  const database = new DatabaseSync(':memory:')
  database.exec(
    'CREATE TABLE sessions (id TEXT, user_id TEXT, device TEXT, last_active_at INTEGER, expires_at INTEGER, revoked_at INTEGER) STRICT',
  )
  const headers = { 'user-agent': 'curl/8.17.0' }
  const device = JSON.stringify(describeSignIn({ headers }, { ip: '203.0.113.7' }))
  const insert = database.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, NULL)')
  insert.run('s1', 'ann', device, 1_700_000_000_000, Date.now() + 60_000)
  insert.run('s2', 'ann', null, 1_700_000_000_000, Date.now() + 60_000)
  insert.run('s3', 'ann', device, 1_700_000_000_000, Date.now() - 60_000)

  const store = sqliteStore(database)
  const { sessions, total } = await store.list('ann', { after: null, limit: 10 })
  expect(total).toBe(2)
  expect(sessions).toMatchObject([
    { id: 's1', userAgent: 'curl/8.17.0', ip: '203.0.113.***', lastActiveAt: 1_700_000_000_000 },
    { id: 's2', userAgent: null, lastActiveAt: 1_700_000_000_000 },
  ])
  expect(await store.endOthers('ann', 's2')).toBe(1)
  expect((await store.list('ann', { after: null, limit: 10 })).sessions.map(({ id }) => id)).toEqual(['s2'])
  database.close()
})
