import { createHash } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import { type RunningServer, signedInClient, startServer } from './client.ts'

let server: RunningServer
afterEach(() => server.close())

it('keeps nothing that signs in: not in the database, the log, the recorded requests or an answer', async () => {
  const log: string[] = []
  server = await startServer({ log: (line) => log.push(line) })
  const secrets = new Set<string>(['correct horse battery staple'])
  const answers: string[] = []
  const refreshHashes = new Set<string>()

  for (const api of ['biore', 'prelude'] as const) {
    const me = await signedInClient(server, { api })
    const remember = () => {
      const refreshToken = me.cookies.get(`${api}_refresh`) ?? ''
      expect(refreshToken).toHaveLength(43)
      secrets.add(refreshToken).add(me.getAccessToken() ?? '')
      refreshHashes.add(createHash('sha256').update(refreshToken).digest('hex'))
      return refreshToken
    }
    const stale = remember()
    expect(await me.refresh()).toBe(true)
    remember()
    await me.call('POST', '/demo/devices', { count: 3 })
    const calls = [
      ['GET', '/api/v1/auth/sessions'],
      ['GET', '/v1/session/me/list'],
      ['POST', `/v1/session/me/revoke?target=session&session_id=${me.cookies.get(`${api}_refresh`)}`],
      ['POST', '/api/v1/auth/logout', { refreshToken: [stale] }],
      ['POST', '/api/v1/auth/refresh', { refreshToken: stale }],
      ['GET', '/demo/audit'],
      ['DELETE', `/api/v1/auth/sessions/${me.cookies.get(`${api}_refresh`)}`],
      ['DELETE', `/api/v1/auth/sessions/${me.getAccessToken()}`],
      ['GET', '/nowhere'],
    ] as const
    for (const [method, path, body] of calls) answers.push(await (await me.call(method, path, body)).text())
  }

  const tables = ['User', 'Session', 'AuditLog'].flatMap((table) =>
    server.database.prepare(`SELECT * FROM ${table}`).all(),
  )
  const stored = new Set(tables.flatMap((row) => Object.values(row)))
  expect([...refreshHashes].every((hash) => stored.has(hash))).toBe(true)
  const kept = JSON.stringify([tables, log, server.requests.read(), answers])
  expect([...secrets].filter((secret) => kept.includes(secret))).toEqual([])
  expect(log.length).toBeGreaterThan(15)
})

it('logs method, path, status and time, and no query', async () => {
  const log: string[] = []
  server = await startServer({ log: (line) => log.push(line) })
  await fetch(`${server.origin}/v1/session/me/revoke?target=others`, { method: 'POST' })
  server.faults.arm({ effect: 'drop' })
  await expect(fetch(`${server.origin}/api/v1/auth/sessions`)).rejects.toThrow('fetch failed')
  expect(log).toEqual([
    expect.stringMatching(/^POST \/v1\/session\/me\/revoke 401 \d+ ms$/),
    expect.stringMatching(/^GET \/api\/v1\/auth\/sessions dropped \d+ ms$/),
  ])
})
