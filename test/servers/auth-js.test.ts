import { Auth, type AuthConfig, skipCSRFCheck } from '@auth/core'
import type { Pool } from 'pg'
import { describeStore } from 'react-device-sessions/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { CookieJar } from '../demo/cookie-jar.ts'
import { database, sqlOf } from './database.ts'
import { deviceAdapter, deviceRoutes, deviceStore } from './examples/auth-js.ts'

const ORIGIN = 'http://app.example'

let pool: Pool
beforeAll(async () => {
  pool = await database('auth_js', sqlOf('auth-js.sql'), sqlOf('examples/auth-js.sql'))
})
afterAll(() => pool.end())
beforeEach(() => pool.query('TRUNCATE users, accounts, sessions, verification_token'))

/** The headers of the request that is being answered, as `headers()` of Next.js gives them. */
let current = new Headers()
/** Where the last mail leads to. */
let link = ''

/** Auth.js itself, which signs in by a link in a mail. */
function auth(request: Request): Promise<Response> {
  current = request.headers
  const config: AuthConfig = {
    adapter: deviceAdapter(pool, async () => current),
    basePath: '/api/auth',
    secret: 'a secret of thirty-two characters',
    trustHost: true,
    skipCSRFCheck,
    session: { strategy: 'database', maxAge: 30 * 24 * 60 * 60, updateAge: 15 * 60 },
    providers: [
      {
        id: 'mail',
        type: 'email',
        name: 'Mail',
        sendVerificationRequest: ({ url }) => {
          link = url
        },
      },
    ],
  }
  return Auth(request, config)
}

/** A browser of a user: what Auth.js does not answer, the routes do. */
async function browser(email: string) {
  const cookies = new CookieJar()
  const routes = deviceRoutes(pool)
  const ask = async (method: string, path: string, body?: URLSearchParams) => {
    const headers = new Headers({ 'sec-fetch-site': 'same-origin', 'user-agent': `Browser of ${email}` })
    const cookie = cookies.header(path)
    if (cookie !== null) headers.set('cookie', cookie)
    const request = new Request(new URL(path, ORIGIN), { method, headers, ...(body && { body }) })
    const answer = await (path.startsWith('/api/auth') ? auth(request) : routes(request))
    cookies.take(answer.headers)
    return answer
  }
  await ask('POST', '/api/auth/signin/mail', new URLSearchParams({ email }))
  const { pathname, search } = new URL(link)
  await ask('GET', pathname + search)
  return { ask, cookies }
}

type Browser = Awaited<ReturnType<typeof browser>>
const list = async ({ ask }: Browser) => (await ask('GET', '/api/account/sessions')).json()
const userOf = async ({ ask }: Browser) => (await (await ask('GET', '/api/auth/session')).json())?.user ?? null

describe('Auth.js with sessions in PostgreSQL', () => {
  test('lists the devices, ends one and the others, and Auth.js lets none of them in', async () => {
    const [here, phone, tablet] = [
      await browser('ann@app.example'),
      await browser('ann@app.example'),
      await browser('ann@app.example'),
    ]
    const ben = await browser('ben@app.example')
    expect(await userOf(phone)).toMatchObject({ email: 'ann@app.example' })
    const { sessions, total } = await list(here)
    expect(total).toBe(3)
    expect(sessions[0]).toMatchObject({ isCurrent: true, userAgent: 'Browser of ann@app.example' })
    expect(Math.abs(Date.parse(sessions[0].lastActiveAt) - Date.now())).toBeLessThan(60_000)

    const { sessions: ofPhone } = await list(phone)
    expect((await here.ask('DELETE', `/api/account/sessions/${ofPhone[0].id}`)).status).toBe(204)
    expect(await userOf(phone)).toBe(null)
    expect((await phone.ask('GET', '/api/account/sessions')).status).toBe(401)
    expect(await (await here.ask('POST', '/api/account/sessions/revoke-others')).json()).toEqual({ revoked: 1 })
    expect(await userOf(tablet)).toBe(null)
    expect([await userOf(here), await userOf(ben)]).toMatchObject([
      { email: 'ann@app.example' },
      { email: 'ben@app.example' },
    ])
  })

  test('signing out ends the session, and takes the cookie away', async () => {
    const here = await browser('ann@app.example')
    expect((await here.ask('POST', '/api/account/logout')).status).toBe(204)
    expect(here.cookies.header('/')).not.toContain('session-token')
    expect((await pool.query('SELECT * FROM sessions')).rows).toEqual([])
  })

  test('the token of a session, with which anybody could sign in, is in no answer', async () => {
    const here = await browser('ann@app.example')
    const { rows } = await pool.query('SELECT "sessionToken" FROM sessions')
    const text = JSON.stringify(await list(here))
    expect(rows).toHaveLength(1)
    for (const { sessionToken } of rows) expect(text).not.toContain(sessionToken)
  })
})

describeStore(
  'Auth.js with its PostgreSQL adapter',
  {
    create: async () => {
      await pool.query('TRUNCATE sessions')
      const adapter = deviceAdapter(pool, async () => new Headers())
      const { rows } = await pool.query("INSERT INTO users (email) VALUES ('ann'), ('ben') RETURNING id")
      const tokens: string[] = []
      return {
        store: deviceStore(pool),
        users: [String(rows[0].id), String(rows[1].id)],
        async signIn(userId, count) {
          const made = Array.from({ length: count }, () => crypto.randomUUID())
          tokens.push(...made)
          const expires = new Date(Date.now() + 3_600_000)
          // The adapter itself, but for a crowd.
          if (count < 1000)
            for (const sessionToken of made) await adapter.createSession?.({ sessionToken, userId, expires })
          else
            await pool.query(
              'INSERT INTO sessions ("userId", expires, "sessionToken") SELECT $1, $2, token FROM unnest($3::text[]) AS token',
              [userId, expires, made],
            )
          const { rows: handles } = await pool.query('SELECT handle FROM sessions WHERE "sessionToken" = ANY($1)', [
            made,
          ])
          return handles.map(({ handle }) => String(handle))
        },
        expire: (_userId, id) =>
          pool.query("UPDATE sessions SET expires = now() - interval '1 second' WHERE handle = $1", [id]),
        async alive(userId) {
          const { rows: found } = await pool.query(
            'SELECT handle FROM sessions WHERE "sessionToken" = ANY($1) AND "userId" = $2 AND expires > now()',
            [tokens, userId],
          )
          return found.map(({ handle }) => String(handle))
        },
        secrets: () => tokens,
      }
    },
  },
  { describe, it, expect },
)
