import { describe, expect, it } from 'vitest'
import { betterAuthAdapter } from '../../src/adapters/better-auth.ts'
import { field } from '../../src/adapters/lib/wire.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import { betterAuthServer } from '../../src/testing/servers/better-auth.ts'
import { listOf } from '../demo/client.ts'
import { betterAuthBackend } from './better-auth-server.ts'
import { browser } from './servers/in-process.ts'

// A page that is tested with the server in memory must see there what the real one does.

/** One request, as a browser or something else would send it. */
interface Asked {
  readonly path: string
  readonly method: 'GET' | 'POST'
  readonly body?: string
  readonly type?: string
  /** Default: the page's own. */
  readonly origin?: string | null
  readonly cookie?: 'none' | 'forged'
}

interface Side {
  readonly send: (asked: Asked) => Promise<Response>
  /** The cookie of the session that asks. */
  readonly cookie: string
  /** The page's own origin, which the server trusts. */
  readonly origin: string
  readonly alive: () => Promise<number>
  /** The sign-in of the session that asks was days ago. */
  readonly grow: () => void
  readonly close: () => Promise<void>
}

function request(side: Pick<Side, 'cookie' | 'origin'>, url: string, asked: Asked): Request {
  const { method, body, type = method === 'POST' ? 'application/json' : null, origin = side.origin, cookie } = asked
  const headers = new Headers()
  if (type !== null) headers.set('content-type', type)
  if (origin !== null) headers.set('origin', origin)
  if (cookie === 'forged') headers.set('cookie', side.cookie.replace(/=.*/, '=forged'))
  else if (cookie !== 'none') headers.set('cookie', side.cookie)
  // A stream has no content type of its own, as a text has.
  const bytes = body === undefined ? null : new TextEncoder().encode(body)
  return new Request(url, { method, headers, body: bytes })
}

async function real(isLimited: boolean): Promise<Side> {
  const customRules = { '/list-sessions': { window: 30, max: 1 } }
  const backend = await betterAuthBackend(1, isLimited ? { rateLimit: { enabled: true, customRules } } : {})
  const side = { cookie: backend.cookies.header('/api/auth') ?? '', origin: backend.origin }
  const send = (asked: Asked) => fetch(request(side, `${backend.origin}/api/auth${asked.path}`, asked))
  if (isLimited) await send({ method: 'GET', path: '/list-sessions' })
  return {
    ...side,
    send,
    alive: async () => (await backend.alive()).length,
    grow: () => backend.signedInDaysAgo(2),
    close: backend.close,
  }
}

function ours(isLimited: boolean): Side {
  const server = betterAuthServer({ others: 1 })
  const side = { cookie: server.cookies, origin: 'https://app.example' }
  server.state.trustedOrigins = [side.origin]
  if (isLimited) server.state.retryAfter = '30'
  return {
    ...side,
    send: (asked) => server.fetch(request(side, server.baseUrl + asked.path, asked)),
    alive: async () => server.alive().length,
    grow: () => {
      server.state.signedIn = 'days ago'
    },
    close: async () => {},
  }
}

/** What kind of value stands in each field; of a list, in its rows. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return { rows: value.length, each: value.map(shapeOf)[0] }
  if (value === null) return 'null'
  if (typeof value !== 'object') return isTime(value) ? 'time' : typeof value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]))
}
const isTime = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)

/** Status, shape, code, and the headers that the adapter reads; and what became of the sessions. */
async function seen(side: Side, response: Response): Promise<unknown> {
  const text = await response.text()
  const body: unknown = text === '' ? undefined : JSON.parse(text)
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    retryAfter: response.headers.get('retry-after'),
    // Of the real one, what is left of its window; both are whole seconds.
    xRetryAfter: response.headers.get('x-retry-after')?.replace(/^\d+$/, 'seconds') ?? null,
    shape: shapeOf(body),
    code: field(body, 'code'),
    alive: await side.alive(),
  }
}

const get = (path: string, more: Partial<Asked> = {}): Asked => ({ method: 'GET', path, ...more })
const post = (path: string, body?: string, more: Partial<Asked> = {}): Asked => ({
  method: 'POST',
  path,
  ...(body !== undefined && { body }),
  ...more,
})

/** The token of the session at a place in the list, as a body. */
async function tokenAt(side: Side, place: number): Promise<string> {
  const rows = listOf(await (await side.send(get('/list-sessions'))).json())
  return JSON.stringify({ token: rows[place]?.['token'] })
}

const others = '/revoke-other-sessions'
const asks: Readonly<Record<string, readonly Asked[]>> = {
  'the list': [get('/list-sessions')],
  'the list, to nobody': [get('/list-sessions', { cookie: 'none' })],
  'who asks': [get('/get-session')],
  'who asks, to nobody': [get('/get-session', { cookie: 'none' }), get('/get-session', { cookie: 'forged' })],
  'a route that is not there': [get('/nowhere'), get('/v2/list-sessions'), post('/list-sessions', '{}')],
  'the wrong method': [get('/revoke-sessions')],
  'the others': [post(others, '{}'), get('/list-sessions')],
  'the others, for nobody': [post(others, '{}', { cookie: 'none' }), post(others, '{}', { cookie: 'forged' })],
  'all, and then who asks, the list and the others': [
    post('/revoke-sessions', '{}'),
    get('/get-session'),
    get('/list-sessions'),
    post(others, '{}'),
  ],
  'a sign-out, twice, and one by nobody': [
    post('/sign-out', '{}'),
    post('/sign-out', '{}'),
    post('/sign-out', '{}', { cookie: 'none' }),
  ],
  'a token that nobody has': [post('/revoke-session', '{"token":"nobody"}')],
  'a token that is none': [post('/revoke-session', '{}'), post('/revoke-session', '{"token":7}')],
  'no token, for nobody': [post('/revoke-session', '{}', { cookie: 'none' })],
  'no body': [post(others), post('/sign-out'), post('/revoke-session')],
  'broken JSON': [post('/revoke-session', '{"tok')],
  'another content type': [post(others, '{}', { type: 'text/plain' }), post('/sign-out', '{}', { type: 'text/plain' })],
  'a foreign page': [
    post(others, '{}', { origin: 'https://evil.example' }),
    post('/revoke-session', '{}', { origin: 'https://evil.example' }),
    post(others, '{}', { origin: 'https://evil.example', cookie: 'none' }),
    get('/list-sessions', { origin: 'https://evil.example' }),
  ],
  'no origin': [post(others, '{}', { origin: null }), post(others, '{}', { origin: 'null' })],
}

/** What both answer to the same. */
async function both(
  run: (side: Side) => Promise<readonly unknown[]>,
  isLimited = false,
): Promise<{ readonly theirs: readonly unknown[]; readonly mine: readonly unknown[] }> {
  const sides = [await real(isLimited), ours(isLimited)] as const
  try {
    return { theirs: await run(sides[0]), mine: await run(sides[1]) }
  } finally {
    await Promise.all(sides.map((side) => side.close()))
  }
}

async function answers(side: Side, asked: readonly Asked[]): Promise<readonly unknown[]> {
  const all: unknown[] = []
  for (const one of asked) all.push(await seen(side, await side.send(one)))
  return all
}

describe('answers as the real server does', () => {
  it.each(Object.entries(asks))('%s', async (_what, asked) => {
    const { theirs, mine } = await both((side) => answers(side, asked))
    expect(theirs).toHaveLength(asked.length)
    expect(mine).toEqual(theirs)
  })

  it.each([
    ['another session', 1],
    ['its own', 0],
  ])('%s, by its token', async (_what, place) => {
    const { theirs, mine } = await both(async (side) => {
      const body = await tokenAt(side, place)
      return answers(side, [post('/revoke-session', body), post('/revoke-session', body), get('/get-session')])
    })
    expect(theirs).toHaveLength(3)
    expect(mine).toEqual(theirs)
  })

  it('a sign-in of days ago: the list is refused, and nothing else', async () => {
    const { theirs, mine } = await both(async (side) => {
      const body = await tokenAt(side, 1)
      side.grow()
      const asked = [get('/list-sessions'), get('/get-session'), post('/revoke-session', body), post(others, '{}')]
      return answers(side, asked)
    })
    expect(theirs[0]).toMatchObject({ status: 403, code: 'SESSION_NOT_FRESH', alive: 2 })
    expect(mine).toEqual(theirs)
  })

  it('a request too many', async () => {
    const { theirs, mine } = await both((side) => answers(side, [get('/list-sessions')]), true)
    expect(theirs[0]).toMatchObject({ status: 429, xRetryAfter: 'seconds' })
    expect(mine).toEqual(theirs)
  })
})

it('cuts the list where the real one does, so that nothing is proven gone', async () => {
  const server = betterAuthServer({ others: 99 })
  const client = browser(server)
  client.cookies.set('better-auth.session_token', 'token-of-0', '/')
  const adapter = betterAuthAdapter({ baseUrl: server.baseUrl, fetch: client.fetch })
  expect((await readSessions(adapter)).complete).toBe(false)
  server.remove(server.alive()[7] ?? '')
  expect((await readSessions(adapter)).complete).toBe(true)
  server.state.findManyLimit = 40
  expect((await adapter.list()).sessions).toHaveLength(40)
})

it('goes by its secure name, as over https', async () => {
  const server = betterAuthServer()
  const headers = { cookie: '__Secure-better-auth.session_token=token-of-0' }
  expect((await server.fetch(new Request(`${server.baseUrl}/list-sessions`, { headers }))).status).toBe(200)
})
