import { createServer, type Server } from 'node:http'
import type { Express, Request } from 'express'
import type { Pool } from 'pg'
import { describeStore } from 'react-device-sessions/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { CookieJar } from '../demo/cookie-jar.ts'
import { database, sqlOf } from './database.ts'
import { createApp } from './examples/express-app.js'
import { deviceStore } from './examples/express-session.js'
import { listening } from './listening.ts'

let pool: Pool
let server: Server
let origin: string

beforeAll(async () => {
  const tables = sqlOf('node_modules/connect-pg-simple/table.sql')
  pool = await database('express_session', tables, sqlOf('examples/express-session.sql'))
  const app: Express = createApp(pool, async ({ user }: { user: string }) => ({ id: user }))
  // A page that takes its time, and then changes its session.
  app.get('/slow', async (req: Request & { session: { visits?: number } }, res) => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    req.session.visits = (req.session.visits ?? 0) + 1
    res.end()
  })
  server = createServer(app)
  origin = await listening(server)
})
afterAll(async () => {
  server.close()
  await pool.end()
})
beforeEach(() =>
  pool.query('ALTER TABLE session DISABLE TRIGGER USER; TRUNCATE session; ALTER TABLE session ENABLE TRIGGER USER'),
)

/** A browser of a user. */
async function browser(user: string) {
  const cookies = new CookieJar()
  const ask = async (method: string, path: string, body?: object) => {
    const headers = new Headers({ 'sec-fetch-site': 'same-origin', 'user-agent': 'curl/8.17.0' })
    const cookie = cookies.header(path)
    if (cookie !== null) headers.set('cookie', cookie)
    if (body) headers.set('content-type', 'application/json')
    const answer = await fetch(origin + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    cookies.take(answer.headers)
    return answer
  }
  expect((await ask('POST', '/sign-in', { user })).status).toBe(204)
  return { ask, cookies }
}

const list = async ({ ask }: Awaited<ReturnType<typeof browser>>) => (await ask('GET', '/api/account/sessions')).json()

describe('express-session, over http', () => {
  test('lists the devices, ends one and the others, and signs out', async () => {
    const [here, phone, tablet] = [await browser('ann'), await browser('ann'), await browser('ann')]
    const ben = await browser('ben')
    const { sessions, total } = await list(here)
    expect(total).toBe(3)
    expect(sessions[0]).toMatchObject({ isCurrent: true, userAgent: 'curl/8.17.0', ip: '127.0.0.***' })
    expect(Math.abs(Date.parse(sessions[0].createdAt) - Date.now())).toBeLessThan(60_000)
    expect(Math.abs(Date.parse(sessions[0].lastActiveAt) - Date.now())).toBeLessThan(60_000)

    const { sessions: ofPhone } = await list(phone)
    expect((await here.ask('DELETE', `/api/account/sessions/${ofPhone[0].id}`)).status).toBe(204)
    expect((await phone.ask('GET', '/api/account/sessions')).status).toBe(401)
    const others = await here.ask('POST', '/api/account/sessions/revoke-others', {})
    expect([others.status, await others.json()]).toEqual([200, { revoked: 1 }])
    expect((await tablet.ask('GET', '/api/account/sessions')).status).toBe(401)
    expect(await list(ben)).toMatchObject({ total: 1 })

    const left = await here.ask('POST', '/api/account/logout', {})
    expect(left.status).toBe(204)
    expect(left.headers.getSetCookie()).toEqual(['connect.sid=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax'])
    expect((await here.ask('GET', '/api/account/sessions')).status).toBe(401)
  })

  test('a session that is ended while it is in use does not come back', async () => {
    const [here, phone] = [await browser('ann'), await browser('ann')]
    const slow = phone.ask('GET', '/slow')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect((await here.ask('POST', '/api/account/sessions/revoke-others', {})).status).toBe(200)
    // Old sessions are swept away at any time.
    await pool.query('DELETE FROM session WHERE expire < now()')
    await slow
    expect((await phone.ask('GET', '/api/account/sessions')).status).toBe(401)
    expect(await list(here)).toMatchObject({ total: 1 })
  })

  test('a browser that was signed out signs in again', async () => {
    const [here, phone] = [await browser('ann'), await browser('ann')]
    await here.ask('POST', '/api/account/sessions/revoke-others', {})
    expect((await phone.ask('POST', '/sign-in', { user: 'ann' })).status).toBe(204)
    expect(await list(phone)).toMatchObject({ total: 2 })
  })

  test('who is not signed in has no devices, and a visitor without a user is nobody’s device', async () => {
    expect((await fetch(`${origin}/api/account/sessions`)).status).toBe(401)
    const here = await browser('ann')
    await fetch(`${origin}/slow`)
    expect(await list(here)).toMatchObject({ total: 1 })
  })

  test('a foreign page is refused', async () => {
    const here = await browser('ann')
    const headers = {
      cookie: here.cookies.header('/') ?? '',
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
    }
    expect((await fetch(`${origin}/api/account/logout`, { method: 'POST', headers })).status).toBe(403)
    expect(await list(here)).toMatchObject({ total: 1 })
  })

  test('devices that signed in before there were routes are listed, and ended with the others', async () => {
    await pool.query(
      `INSERT INTO session (sid, sess, expire) VALUES ('old', '{"cookie":{},"userId":"ann"}', now() + interval '1 day')`,
    )
    const here = await browser('ann')
    const { sessions, total } = await list(here)
    expect(total).toBe(2)
    expect(sessions[1]).toMatchObject({ userAgent: null, createdAt: null })
    expect(await (await here.ask('POST', '/api/account/sessions/revoke-others', {})).json()).toEqual({ revoked: 1 })
  })
})

describeStore(
  'express-session with connect-pg-simple',
  {
    create: async () => {
      const sids: string[] = []
      return {
        store: deviceStore(pool),
        users: ['ann', 'ben'],
        async signIn(userId, count) {
          const { rows } = await pool.query(
            `INSERT INTO session (sid, sess, expire)
             SELECT gen_random_uuid(), json_build_object('cookie', json_build_object(), 'userId', $1::text), now() + interval '1 hour'
             FROM generate_series(1, $2) RETURNING sid, id`,
            [userId, count],
          )
          sids.push(...rows.map(({ sid }) => String(sid)))
          return rows.map(({ id }) => String(id))
        },
        expire: (_userId, id) =>
          pool.query("UPDATE session SET expire = now() - interval '1 second' WHERE id = $1", [id]),
        // As connect-pg-simple looks a session up.
        async alive(userId) {
          const { rows } = await pool.query(
            `SELECT id FROM session WHERE sid = ANY($1) AND expire >= now() AND sess->>'userId' = $2`,
            [sids, userId],
          )
          return rows.map(({ id }) => String(id))
        },
        secrets: () => sids,
        close: () =>
          pool.query(
            'ALTER TABLE session DISABLE TRIGGER USER; TRUNCATE session; ALTER TABLE session ENABLE TRIGGER USER',
          ),
      }
    },
  },
  { describe, it, expect },
)
