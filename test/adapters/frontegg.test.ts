import { afterEach, describe, expect, it, vi } from 'vitest'
import { type FronteggAdapterOptions, type FronteggClient, fronteggAdapter } from '../../src/adapters/frontegg.ts'
import { fronteggServer } from '../../src/testing/servers/frontegg.ts'
import { makeSession } from '../../src/testing.ts'
import { errorOf } from './adapter-set-up.ts'
import { describeAdapter } from './describe-adapter.ts'
import { describeOverMsw } from './over-msw.ts'
import { fronteggClient } from './servers/frontegg-sdk.ts'
import { backendOf, behindFront, browser, tokenSource, uuid } from './servers/in-process.ts'

const api = '/frontegg/identity/resources'

function frontegg(others = 2, options: Partial<FronteggAdapterOptions> = {}) {
  const server = fronteggServer({ others })
  const front = behindFront(server)
  const client = browser(front)
  const { getAccessToken, loseCredential } = tokenSource('token-of-0')
  const adapter = fronteggAdapter({ client: fronteggClient(client.fetch, getAccessToken), ...options })
  return { server, front, client, adapter, loseCredential }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describeAdapter(
  'Frontegg, through its SDK',
  {
    create: async ({ others }) => {
      const { server, client, adapter, loseCredential } = frontegg(others)
      // The SDK sends its requests without a token, too.
      return backendOf(server, client, adapter, { credential: 'cookie', loseCredential })
    },
  },
  { describe, it, expect },
)

describeOverMsw('frontegg', {
  create: (others) => fronteggServer({ others }),
  adapt: ({ getAccessToken }) => {
    // That of MSW, which is about to be replaced.
    const { fetch } = globalThis
    return fronteggAdapter({ client: fronteggClient((url, init) => fetch(url, init), getAccessToken) })
  },
  credential: 'cookie',
})

const one = (...sessionIds: readonly string[]) => ({ target: 'session', sessionIds }) as const

it('reads devices, addresses and times', async () => {
  const { adapter, client } = frontegg()
  const page = await adapter.list()
  expect(client.routes()).toEqual([`GET ${api}/users/sessions/v1/me`])
  expect(page).toMatchObject({ nextCursor: null, total: null })
  expect(page.sessions).toMatchObject([
    {
      id: uuid(0),
      isCurrent: true,
      device: { browser: { name: 'Firefox' }, os: { name: 'Linux' } },
      ip: { value: '198.51.100.7', masked: false },
      createdAt: '2026-11-18T10:00:00.000Z',
      lastActiveAt: null,
      expiresAt: '2026-12-18T10:00:00.000Z',
    },
    { id: uuid(1), isCurrent: false },
    { id: uuid(2), isCurrent: false, ip: null, device: { type: 'unknown' } },
  ])
})

it('where the list marks no session, nobody can tell which one to spare', async () => {
  const { adapter, server } = frontegg()
  server.state.current = 'not told'
  expect((await adapter.list()).sessions.map(({ isCurrent }) => isCurrent)).toEqual([null, null, null])
  expect((await errorOf(adapter.revoke({ target: 'others' }))).code).toBe('unsupported')
  expect(server.alive()).toHaveLength(3)
})

it.each(['all', 'ALL', 'current', 'a/b', '..', 'a?b', 'a b', 'x'.repeat(129)])(
  'never puts the id %j into an address, as the SDK would',
  async (id) => {
    const { adapter, client } = frontegg()
    const known = [makeSession({ id: uuid(0), isCurrent: true })]
    expect((await errorOf(adapter.revoke(one(id), { known }))).code).toBe('invalid_request')
    expect(client.sent).toEqual([])
  },
)

it('signs out by its logout, and ends all in one request', async () => {
  const mine = frontegg()
  const known = (await mine.adapter.list()).sessions
  expect((await mine.adapter.revoke({ target: 'mine' }, { known })).endedCurrent).toBe(true)
  expect(mine.client.routes().at(-1)).toBe(`POST ${api}/auth/v1/logout`)
  // Where it is not known that the user is signed in, it proves nothing.
  const again = frontegg()
  const unmarked = known.map((session) => Object.assign({}, session, { isCurrent: null }))
  expect((await again.adapter.revoke({ target: 'mine' }, { known: unmarked })).endedCurrent).toBe(false)
  const all = frontegg()
  await all.adapter.revoke({ target: 'all' })
  expect(all.client.routes()).toEqual([`DELETE ${api}/users/sessions/v1/me/all`])
  expect(all.server.alive()).toEqual([])
})

describe('a page in place of an answer', () => {
  it.each(['mine', 'all', 'session'] as const)('is no yes to "%s"', async (target) => {
    const { adapter, front, server } = frontegg()
    const known = (await adapter.list()).sessions
    front.down = { status: 200, body: '\n <!doctype html><h1>CANARY</h1>', headers: { 'content-type': 'text/html' } }
    const request = target === 'session' ? one(uuid(1)) : { target }
    const error = await errorOf(adapter.revoke(request, { known }))
    expect(error.code).toBe('bad_response')
    expect(error.message).not.toContain('CANARY')
    expect(server.alive()).toHaveLength(3)
  })

  it('is no list', async () => {
    const { adapter, front } = frontegg()
    front.down = { status: 200, body: '<h1>CANARY</h1>', headers: { 'content-type': 'text/html' } }
    expect((await errorOf(adapter.list())).code).toBe('bad_response')
  })
})

it.each([
  [401, { errors: ['CANARY'], errorCode: 'ER-00012' }, 'unauthenticated', 'ER-00012'],
  [403, { errors: ['CANARY'] }, 'forbidden', null],
  [429, { errorCode: 'a b' }, 'rate_limited', null],
  [500, { errors: ['CANARY'], errorCode: 'ER-1' }, 'server', 'ER-1'],
] as const)('reads a %i %j as %s', async (status, body, code, serverCode) => {
  const { adapter, front } = frontegg()
  front.down = { status, body: JSON.stringify(body) }
  const error = await errorOf(adapter.list())
  expect(error).toMatchObject({ code, status, serverCode })
  expect(`${error.message}${error.stack}`).not.toContain('CANARY')
})

it('an id that is gone is not found', async () => {
  const { adapter } = frontegg()
  const known = [makeSession({ id: uuid(0), isCurrent: true })]
  expect(await errorOf(adapter.revoke(one(uuid(9)), { known }))).toMatchObject({ code: 'not_found', status: 404 })
})

/** A client whose every call does this. */
const over = (run: () => Promise<unknown>): FronteggClient => ({ get: run, post: run, delete: run })

it.each([
  ['no connection', () => Promise.reject(new TypeError('CANARY')), 'network'],
  ['an abort', () => Promise.reject(new DOMException('CANARY', 'AbortError')), 'unknown'],
  ['an error without a status', () => Promise.reject(Object.assign(new Error('CANARY'), { statusCode: 0 })), 'unknown'],
  ['what is no error', () => Promise.reject({ statusCode: 401 }), 'unknown'],
  [
    'an error with a status',
    () => Promise.reject(Object.assign(new Error('x'), { statusCode: 401 })),
    'unauthenticated',
  ],
] as const)('reads %s as %s', async (_name, run, code) => {
  expect((await errorOf(fronteggAdapter({ client: over(run) }).list())).code).toBe(code)
})

it.each(['', ' \n', 'OK', '{"done":true}', 'null'])('takes the text %j for a yes', async (answer) => {
  const adapter = fronteggAdapter({ client: over(async () => answer) })
  expect((await adapter.revoke({ target: 'all' })).endedCurrent).toBe(true)
})

it.each([undefined, {}, 7, 'Please sign in', 'OK?', 'not OK'])(
  'takes %j for no answer, as a sign-out of another client may give it',
  async (answer) => {
    const adapter = fronteggAdapter({ client: over(async () => answer) })
    expect((await errorOf(adapter.revoke({ target: 'all' }))).code).toBe('bad_response')
  },
)

it('stops waiting at its limit, and when the caller has stopped', async () => {
  const never = over(() => new Promise(() => {}))
  expect((await errorOf(fronteggAdapter({ client: never, timeoutMs: 5 }).list())).code).toBe('timeout')
  const controller = new AbortController()
  const call = errorOf(fronteggAdapter({ client: never }).list({ signal: controller.signal }))
  controller.abort()
  expect((await call).code).toBe('aborted')
})

it('has an identity of its own for each application, says its lag if it was told, and wants the client', () => {
  const client = over(async () => [])
  expect(fronteggAdapter({ client }).id).toBe('frontegg:')
  expect(fronteggAdapter({ client, appName: 'shop' }).id).toBe('frontegg:shop')
  expect(fronteggAdapter({ client }).capabilities.accessTokenLagSeconds).toBeNull()
  expect(fronteggAdapter({ client, accessTokenLagSeconds: 60 }).capabilities.accessTokenLagSeconds).toBe(60)
  expect(() => fronteggAdapter({ client, timeoutMs: 0 })).toThrow(/^fronteggAdapter: timeoutMs/)
  expect(() => fronteggAdapter(JSON.parse('{}'))).toThrow(/^fronteggAdapter: client must be the SDK's FetchClient/)
  const half = Object.assign(JSON.parse('{}'), { client: { get: async () => [] } })
  expect(() => fronteggAdapter(half)).toThrow(/^fronteggAdapter: client must be/)
})
