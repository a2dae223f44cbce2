// Longer than other files: all that is particular to this system, and no other system, stands here.
import { GoTrueClient } from '@supabase/auth-js'
import { describe, expect, it } from 'vitest'
import { type SupabaseAdapterOptions, supabaseAdapter } from '../../src/adapters/supabase.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import type { RevokeRequest } from '../../src/core/session-adapter.ts'
import { supabaseAccessToken, supabaseServer } from '../../src/testing/servers/supabase.ts'
import { makeSession } from '../../src/testing.ts'
import { errorOf, turns } from './adapter-set-up.ts'
import { describeAdapter } from './describe-adapter.ts'
import { asFetch, behindFront, browser, ORIGIN, uuid } from './servers/in-process.ts'

const targets = ['others', 'mine', 'all'] as const
const down = (status: number, body: string) => ({
  status,
  body,
  headers: { 'x-supabase-api-version': '2024-01-01' },
})
let clients = 0

/** The real client, signed in on one device beside two others. */
async function supabase(options: Partial<SupabaseAdapterOptions> = {}, server = supabaseServer()) {
  const front = behindFront(server)
  const browserOf = browser(front)
  const storage = new Map<string, string>()
  const auth = new GoTrueClient({
    url: `${ORIGIN}/auth/v1`,
    headers: { apikey: 'anon' },
    fetch: asFetch(browserOf),
    storageKey: `session-${(clients += 1)}`,
    autoRefreshToken: false,
    storage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
      removeItem: (key) => void storage.delete(key),
    },
  })
  await auth.signInWithPassword({ email: 'ada@example.org', password: 'secret' })
  const events: string[] = []
  auth.onAuthStateChange((event) => void events.push(event))
  await new Promise((resolve) => setTimeout(resolve))
  events.length = 0
  browserOf.sent.length = 0
  const adapter = supabaseAdapter({ auth, ...options })
  return { server, front, auth, adapter, client: browserOf, storage, events, routes: browserOf.routes }
}

describeAdapter(
  'Supabase, through its client',
  {
    capabilities: { list: 'none', revokeOne: 'none' },
    create: async ({ others }) => {
      const { adapter, server, client, storage } = await supabase({}, supabaseServer({ others }))
      return {
        adapter,
        alive: server.alive,
        requests: () => client.sent.length,
        loseCredential: () => storage.clear(),
      }
    },
  },
  { describe, it, expect },
)

const hasSession = async (auth: GoTrueClient) => (await auth.getSession()).data.session !== null

it('ends the others, and this session goes on', async () => {
  const { adapter, server, auth, routes, client, events } = await supabase()
  expect(server.alive()).toHaveLength(3)
  expect(await adapter.revoke({ target: 'others' })).toEqual({
    revokedIds: null,
    failed: [],
    endedCurrent: false,
    sessions: null,
  })
  expect(server.alive()).toEqual([uuid(0)])
  expect(routes()).toEqual(['POST /auth/v1/logout?scope=others'])
  expect(client.sent[0]?.headers.get('apikey')).toBe('anon')
  expect(await hasSession(auth)).toBe(true)
  expect(events).toEqual([])
})

it('signs out here, on the server first, and then in this browser', async () => {
  const { adapter, server, auth, routes, events, storage } = await supabase()
  expect((await adapter.revoke({ target: 'mine' })).endedCurrent).toBe(true)
  expect(server.alive()).toEqual([uuid(1), uuid(2)])
  expect(routes()[0]).toBe('POST /auth/v1/logout?scope=local')
  expect(await hasSession(auth)).toBe(false)
  expect([...storage.values()].join()).not.toContain('CANARY')
  expect(events).toEqual(['SIGNED_OUT'])
})

it('ends every session, and then forgets this one', async () => {
  const { adapter, server, auth, routes } = await supabase()
  expect((await adapter.revoke({ target: 'all' })).endedCurrent).toBe(true)
  expect(server.alive()).toEqual([])
  expect(routes()[0]).toBe('POST /auth/v1/logout?scope=global')
  expect(await hasSession(auth)).toBe(false)
})

it.each(targets)('always names a scope: without one, "%s" would end every session', async (target) => {
  const { adapter, routes } = await supabase()
  await adapter.revoke({ target })
  expect(routes().filter((route) => !/\?scope=(?:others|local|global)$/.test(route))).toEqual([])
})

it('has no list, says so without a request, and never shows an empty one', async () => {
  const { adapter, client } = await supabase()
  expect(adapter.capabilities).toMatchObject({ list: 'none', revokeOne: 'none', revokeOthers: 'native' })
  expect((await errorOf(adapter.list())).code).toBe('unsupported')
  expect((await errorOf(readSessions(adapter))).code).toBe('unsupported')
  expect((await errorOf(adapter.list({ cursor: 'next' }))).code).toBe('invalid_request')
  expect(client.sent).toEqual([])
})

it('cannot end one session: it is refused before any request', async () => {
  const { adapter, client, server } = await supabase()
  const revoke = (sessionIds: readonly string[]) => errorOf(adapter.revoke({ target: 'session', sessionIds }))
  expect((await revoke([uuid(1)])).code).toBe('unsupported')
  expect((await revoke([''])).code).toBe('invalid_request')
  expect((await revoke([])).code).toBe('invalid_request')
  const request: RevokeRequest = JSON.parse('{"target":"everything"}')
  expect((await errorOf(adapter.revoke(request))).code).toBe('invalid_request')
  expect(client.sent).toEqual([])
  expect(server.alive()).toHaveLength(3)
})

it.each(targets)('says "unauthenticated" to "%s" when the client has no session, and sends nothing', async (target) => {
  const { adapter, auth, client, server } = await supabase()
  await auth.signOut({ scope: 'local' })
  client.sent.length = 0
  // What the client itself says to that.
  expect(await auth.signOut({ scope: 'others' })).toEqual({ error: null })
  expect((await errorOf(adapter.revoke({ target }))).code).toBe('unauthenticated')
  expect(client.sent).toEqual([])
  expect(server.alive()).toHaveLength(2)
})

it.each([
  [403, 'session_not_found', 'unauthenticated'],
  [403, 'bad_jwt', 'unauthenticated'],
  [403, 'user_not_found', 'unauthenticated'],
  [403, 'user_banned', 'forbidden'],
  [401, 'no_authorization', 'unauthenticated'],
  [404, 'not_found', 'unsupported'],
] as const)('hears a %i %s, which the client’s signOut() hides', async (status, code, expected) => {
  const { adapter, auth, server, front } = await supabase()
  front.down = down(status, JSON.stringify({ code, message: 'CANARY_TEXT' }))
  expect(await auth.signOut({ scope: 'others' })).toEqual({ error: null })
  const error = await errorOf(adapter.revoke({ target: 'others' }))
  expect(error.code).toBe(expected)
  expect(JSON.stringify([error.message, error.serverCode, error.stack])).not.toContain('CANARY')
  expect(server.alive()).toHaveLength(3)
})

it.each(['mine', 'all'] as const)('"%s" keeps the session here when the server did not end it', async (target) => {
  const { adapter, auth, server, front } = await supabase()
  front.down = down(500, '{"code":"unexpected_failure","message":"CANARY_TEXT"}')
  expect(await errorOf(adapter.revoke({ target }))).toMatchObject({ code: 'server', status: 500 })
  front.down = null
  expect(await hasSession(auth)).toBe(true)
  expect(server.alive()).toHaveLength(3)
})

it('is signed out when its session has been ended from elsewhere', async () => {
  const { adapter, server } = await supabase()
  server.remove(uuid(0))
  expect(await errorOf(adapter.revoke({ target: 'others' }))).toMatchObject({ code: 'unauthenticated' })
  expect(server.alive()).toEqual([uuid(1), uuid(2)])
})

it.each(['others', 'mine'] as const)(
  'a token without session_id would end every session, so "%s" is refused before any request',
  async (target) => {
    const server = supabaseServer()
    server.state.claim = 'none'
    const { adapter, client } = await supabase({}, server)
    expect((await errorOf(adapter.revoke({ target }))).code).toBe('unsupported')
    expect(client.sent).toEqual([])
    expect(server.alive()).toHaveLength(3)
  },
)

it('takes the nil id for no session, as their server does', async () => {
  const access_token = supabaseAccessToken({ session_id: uuid(0).replace('4', '0').replace('8', '0') })
  const auth = {
    getSession: async () => ({ data: { session: { access_token } }, error: null }),
    signOut: () => Promise.reject(new Error('asked')),
    admin: { signOut: () => Promise.reject(new Error('asked')) },
  }
  expect((await errorOf(supabaseAdapter({ auth }).revoke({ target: 'others' }))).code).toBe('unsupported')
})

it('lets the client renew a token that is about to expire', async () => {
  const server = supabaseServer()
  server.state.lifetime = 30
  const { adapter, routes } = await supabase({}, server)
  server.state.lifetime = 3600
  await adapter.revoke({ target: 'others' })
  expect(routes()).toEqual(['POST /auth/v1/token?grant_type=refresh_token', 'POST /auth/v1/logout?scope=others'])
})

it('is signed out when the refresh is refused, and not when it gets no answer', async () => {
  const server = supabaseServer()
  server.state.lifetime = -10
  const dead = await supabase({}, server)
  server.remove(uuid(0))
  expect((await errorOf(dead.adapter.revoke({ target: 'others' }))).code).toBe('unauthenticated')

  const other = supabaseServer()
  other.state.lifetime = -10
  const { adapter, front } = await supabase({ timeoutMs: 50 }, other)
  front.down = down(502, '<h1>CANARY</h1>')
  // The client asks again and again, for half a minute.
  expect((await errorOf(adapter.revoke({ target: 'others' }))).code).toBe('timeout')
  front.down = null
})

it('reads a rate limit; how long to wait is in no place that the client hands out', async () => {
  const { adapter, front } = await supabase()
  front.down = down(429, '{"code":"over_request_rate_limit","message":"CANARY_TEXT"}')
  expect(await errorOf(adapter.revoke({ target: 'others' }))).toMatchObject({
    code: 'rate_limited',
    status: 429,
    serverCode: 'over_request_rate_limit',
    retryAfterMs: null,
  })
})

it('takes a page in place of an error for a bad answer', async () => {
  const { adapter, front } = await supabase()
  front.down = down(403, '<h1>CANARY</h1>')
  const error = await errorOf(adapter.revoke({ target: 'others' }))
  expect(error.code).toBe('bad_response')
  expect(error.message).not.toContain('CANARY')
})

it('says "network" when no answer came', async () => {
  const { adapter, client } = await supabase()
  const app = { fetch: () => Promise.reject(new TypeError('CANARY')) }
  const auth = new GoTrueClient({ url: `${ORIGIN}/auth/v1`, fetch: asFetch(browser(app)), persistSession: false })
  const access_token = supabaseAccessToken({ session_id: uuid(0) })
  const offline = supabaseAdapter({
    auth: {
      getSession: async () => ({ data: { session: { access_token } }, error: null }),
      signOut: () => auth.signOut({ scope: 'local' }),
      admin: auth.admin,
    },
  })
  expect(await errorOf(offline.revoke({ target: 'others' }))).toMatchObject({ code: 'network', status: null })
  expect(adapter.id).toBe('supabase:')
  expect(client.sent).toEqual([])
})

it('waits no longer than it was told', async () => {
  const { adapter } = await supabase({ timeoutMs: 5, auth: { ...silent, getSession: () => new Promise(() => {}) } })
  expect((await errorOf(adapter.revoke({ target: 'others' }))).code).toBe('timeout')
})

const silent = {
  getSession: async () => ({
    data: { session: { access_token: supabaseAccessToken({ session_id: uuid(0) }) } },
    error: null,
  }),
  signOut: async () => ({ error: null }),
  admin: { signOut: async () => ({ error: null }) },
}

it('hands on nothing of what a client throws or tells that it does not know', async () => {
  for (const signOut of [async () => ({ error: 'CANARY' }), () => Promise.reject(new Error('CANARY'))]) {
    const error = await errorOf(
      supabaseAdapter({ auth: { ...silent, admin: { signOut } } }).revoke({ target: 'others' }),
    )
    expect(error.code).toBe('unknown')
    expect(`${error.message}${error.stack}`).not.toContain('CANARY')
  }
})

it('reads the code of a client that has no error of its own for a lost session', async () => {
  const lost = Object.assign(new Error('CANARY'), { __isAuthError: true, status: 403, code: 'session_not_found' })
  const auth = { ...silent, admin: { signOut: async () => ({ error: lost }) } }
  expect(await errorOf(supabaseAdapter({ auth }).revoke({ target: 'others' }))).toMatchObject({
    code: 'unauthenticated',
    status: 403,
  })
})

it('a browser that cannot be cleared is signed out all the same: the server has ended the session', async () => {
  const auth = { ...silent, signOut: () => Promise.reject(new Error('CANARY')) }
  expect((await supabaseAdapter({ auth }).revoke({ target: 'mine' })).endedCurrent).toBe(true)
})

it.each<[string, RevokeRequest, boolean]>([
  ['mine', { target: 'mine' }, false],
  ['all', { target: 'all' }, false],
  ['mine, with rpc', { target: 'mine' }, true],
  ['all, with rpc', { target: 'all' }, true],
  ['one, with rpc', { target: 'session', sessionIds: [uuid(1)] }, true],
])(
  'calls nothing once another user has signed in, and does not clear their browser: %s',
  async (_what, request, hasRpc) => {
    const access_token = supabaseAccessToken({ exp: 4_000_000_000, session_id: uuid(0) })
    // -1: before it is asked to.
    for (let moment = -1; moment < 40; moment += 1) {
      const controller = new AbortController()
      const calledAfter: boolean[] = []
      const call = async <T>(answer: T): Promise<T> => {
        calledAfter.push(controller.signal.aborted)
        return answer
      }
      const auth = {
        getSession: () => call({ data: { session: { access_token } }, error: null }),
        admin: { signOut: () => call({ error: null }) },
        signOut: () => call({ error: null }),
      }
      const rpc = () => call({ data: [uuid(1)], error: null })
      const adapter = supabaseAdapter({ auth, ...(hasRpc && { rpc }) })
      if (moment < 0) controller.abort()
      const known = [makeSession({ id: uuid(0), isCurrent: true }), makeSession({ id: uuid(1) })]
      const outcome = adapter.revoke(request, { known, signal: controller.signal }).then(
        () => 'done',
        ({ code }: { readonly code: string }) => code,
      )
      await turns(moment)
      controller.abort()
      expect(['done', 'aborted']).toContain(await outcome)
      expect(calledAfter).not.toContain(true)
    }
  },
)

it('tells how long a revoked device may go on: an hour, unless the project has another expiry', () => {
  expect(supabaseAdapter({ auth: silent }).capabilities.accessTokenLagSeconds).toBe(3600)
  const adapter = supabaseAdapter({ auth: silent, url: 'https://p.supabase.co', accessTokenLagSeconds: 600 })
  expect([adapter.id, adapter.capabilities.accessTokenLagSeconds]).toEqual(['supabase:https://p.supabase.co', 600])
})

it('wants the client of the SDK', () => {
  expect(() => supabaseAdapter(JSON.parse('{"auth":{}}'))).toThrow('auth must be supabase.auth')
})

it('can do these things, in words that are pinned', () => {
  expect(supabaseAdapter({ auth: silent }).capabilities).toEqual({
    list: 'none',
    currentFrom: 'none',
    revokeOne: 'none',
    revokeCurrentById: 'rejected',
    revokeOthers: 'native',
    othersNeedCurrent: false,
    revokeAll: 'native',
    signOut: 'request',
    pagination: 'none',
    reportsCount: false,
    stableIds: true,
    stepUp: { kind: null, list: 'never', revoke: 'never' },
    accessTokenLagSeconds: 3600,
  })
})

const authError = (more: object) => Object.assign(new Error('CANARY'), { __isAuthError: true, ...more })
/** An adapter whose client has a token and tells this of the sign-out, or of the session. */
const telling = (error: unknown, of: 'sign-out' | 'session' = 'sign-out') =>
  supabaseAdapter({
    auth:
      of === 'session'
        ? { ...silent, getSession: async () => ({ data: { session: null }, error }) }
        : { ...silent, admin: { signOut: async () => ({ error }) } },
  })
const others = { target: 'others' } as const

it.each([
  [
    { status: 403, code: 'bad_jwt' },
    { code: 'unauthenticated', status: 403, serverCode: 'bad_jwt' },
  ],
  [{ status: 403, code: 'user_not_found' }, { code: 'unauthenticated' }],
  [
    { status: 500, code: 'over_request_rate_limit' },
    { code: 'rate_limited', status: 500 },
  ],
  [
    { status: 403, code: 'a b' },
    { code: 'forbidden', serverCode: null },
  ],
  [{ status: 403 }, { code: 'forbidden', serverCode: null }],
  [{ status: 0 }, { code: 'network', status: null }],
  [{}, { code: 'unknown', status: null }],
  [{ status: '403' }, { code: 'unknown', status: null }],
  [
    { name: 'AuthSessionMissingError', status: 400 },
    { code: 'unauthenticated', status: null },
  ],
  [{ name: 'AuthUnknownError' }, { code: 'bad_response', status: null }],
  [
    { name: 'AuthRefreshDiscardedError', status: 409 },
    { code: 'conflict', status: null },
  ],
])('reads the error %j', async (more, expected) => {
  expect(await errorOf(telling(authError(more)).revoke(others))).toMatchObject(expected)
})

it('knows an error of theirs by its mark, and by nothing else', async () => {
  for (const error of [Object.assign(new Error('CANARY'), { status: 403 }), { __isAuthError: true, status: 403 }])
    expect((await errorOf(telling(error).revoke(others))).code).toBe('unknown')
})

it.each([
  [400, 'unauthenticated', 400],
  [403, 'unauthenticated', 403],
  [429, 'rate_limited', 429],
  [500, 'server', 500],
  [0, 'network', null],
])('takes a refusal of the refresh token, and nothing else, for a sign-out: a %i is %s', async (wire, code, status) => {
  const error = await errorOf(telling(authError({ status: wire }), 'session').revoke(others))
  expect(error).toMatchObject({ code, status })
})

it('an error that nobody knows is no sign-out', async () => {
  const error = await errorOf(telling(new Error('CANARY'), 'session').revoke(others))
  expect([error.code, error.message]).toEqual(['unknown', 'The client told an unknown error.'])
})

it.each([{}, { session: {} }, { session: { access_token: '' } }, { session: { access_token: 7 } }])(
  'has no session in %j',
  async (data) => {
    const adapter = supabaseAdapter({ auth: { ...silent, getSession: async () => ({ data, error: null }) } })
    expect(await errorOf(adapter.revoke(others))).toMatchObject({
      code: 'unauthenticated',
      message: 'The client has no session.',
    })
  },
)

it.each([undefined, 7, 'not a UUID'])('takes the session_id %j for none; "all" goes on', async (session_id) => {
  const access_token = supabaseAccessToken({ session_id })
  const auth = { ...silent, getSession: async () => ({ data: { session: { access_token } }, error: null }) }
  expect((await errorOf(supabaseAdapter({ auth }).revoke(others))).code).toBe('unsupported')
  expect((await errorOf(supabaseAdapter({ auth }).revoke({ target: 'mine' }))).code).toBe('unsupported')
  expect((await supabaseAdapter({ auth }).revoke({ target: 'all' })).endedCurrent).toBe(true)
})

const fails = () => Promise.reject(new Error('CANARY'))
const refuses = () => Promise.reject(authError({ status: 500 }))

it('names what failed: the method of the client, else what it was about', async () => {
  for (const [target, operation] of [
    ['others', 'revokeOthers'],
    ['mine', 'signOut'],
    ['all', 'revokeAll'],
  ] as const) {
    const message = async (auth: object) =>
      (await errorOf(supabaseAdapter({ auth: { ...silent, ...auth } }).revoke({ target }))).message
    expect(await message({ getSession: fails })).toBe('getSession() failed.')
    expect(await message({ admin: { signOut: fails } })).toBe('admin.signOut() failed.')
    expect(await message({ getSession: refuses })).toBe(`The client refused "${operation}" with Error.`)
    expect(await message({ admin: { signOut: refuses } })).toBe(`The client refused "${operation}" with Error.`)
  }
})

it('clears this browser alone, and only after "mine" and "all"', async () => {
  const cleared: unknown[] = []
  const signOut = async (options: unknown) => void cleared.push(options)
  const adapter = supabaseAdapter({ auth: { ...silent, signOut } })
  await adapter.revoke(others)
  expect(cleared).toEqual([])
  await adapter.revoke({ target: 'mine' })
  await adapter.revoke({ target: 'all' })
  expect(cleared).toEqual([{ scope: 'local' }, { scope: 'local' }])
})

it('names itself, and the fix, for what a developer gets wrong', () => {
  expect(() => supabaseAdapter({ auth: silent, timeoutMs: 0 })).toThrow(/^supabaseAdapter: timeoutMs/)
  for (const auth of [
    undefined,
    null,
    {},
    { getSession: silent.getSession },
    { getSession: silent.getSession, admin: {} },
  ])
    expect(() => supabaseAdapter(Object.assign(JSON.parse('{}'), { auth }))).toThrow(/^supabaseAdapter: auth must be/)
  const noSession = Object.assign(JSON.parse('{}'), { auth: { admin: silent.admin } })
  expect(() => supabaseAdapter(noSession)).toThrow(/^supabaseAdapter: auth must be/)
})
