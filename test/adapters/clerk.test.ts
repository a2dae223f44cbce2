// Longer than other files: all that is particular to this system, and no other system, stands here.
import type { LoadedClerk } from '@clerk/shared/types'
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest'
import {
  type ClerkAdapterOptions,
  type ClerkClient,
  type ClerkSession,
  clerkAdapter,
} from '../../src/adapters/clerk.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import { makeSession } from '../../src/testing.ts'
import { errorOf } from './adapter-set-up.ts'
import { mineAndOthers } from './conformance/backend.ts'
import { describeAdapter } from './describe-adapter.ts'
import { clerkDouble, clerkId, clerkServer, type Line } from './servers/clerk.ts'
import { backendOf, browser, cookiesOf } from './servers/in-process.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

function clerk(others = 2, options: Partial<ClerkAdapterOptions> = {}) {
  const server = clerkServer(others)
  const client = browser(server.app)
  client.cookies.set('__client', 'token-of-0', '/')
  const line: Line = { state: 'online' }
  const sdk = clerkDouble(client, line)
  const adapter = clerkAdapter({ clerk: sdk, ...options })
  return { server, client, line, sdk, adapter, backend: backendOf(server, client, adapter, cookiesOf(client)) }
}

describeAdapter('Clerk', { create: async ({ others }) => clerk(others).backend }, { describe, it, expect })

it('takes the Clerk object of the SDK’s own type', () => {
  expectTypeOf<LoadedClerk>().toExtend<ClerkClient>()
  type Listed = Awaited<ReturnType<NonNullable<LoadedClerk['user']>['getSessions']>>[number]
  expectTypeOf<Listed>().toExtend<ClerkSession>()
  // What is read of a row without being declared.
  expectTypeOf<Listed>().toExtend<{ status: string; lastActiveAt: Date; expireAt: Date }>()
  expectTypeOf<Listed['latestActivity']>().toExtend<
    Readonly<
      Partial<Record<'browserName' | 'browserVersion' | 'deviceType' | 'ipAddress' | 'city' | 'country', string>>
    > & { readonly isMobile?: boolean }
  >()
  expect(clerkAdapter({ clerk: clerk().sdk }).capabilities.accessTokenLagSeconds).toBe(60)
})

it('an error of the list, which the SDK turns into an empty one, is no empty list', async () => {
  const { adapter, server, sdk } = clerk()
  server.state.down = { path: /sessions/, status: 500 }
  expect(await sdk.user?.getSessions()).toEqual([])
  expect((await errorOf(adapter.list())).code).toBe('unknown')
})

it.each([
  [401, 'unauthenticated'],
  [403, 'forbidden'],
  [404, 'unsupported'],
  [422, 'invalid_request'],
  [429, 'rate_limited'],
  [500, 'server'],
] as const)('says why: a %i is %s', async (status, code) => {
  const { adapter, server } = clerk()
  server.state.down = { path: /./, status, retryAfter: '30' }
  const error = await errorOf(adapter.list())
  expect(error).toMatchObject({ code, status, serverCode: 'down' })
  expect(error.retryAfterMs).toBe(status === 429 ? 30_000 : null)
  expect(`${error.message}${error.stack}`).not.toContain('CANARY')
})

it('is never given the list that the SDK remembers: each read asks the server', async () => {
  const { adapter, server, client, sdk } = clerk()
  const before = await sdk.user?.getSessions()
  expect(await sdk.user?.getSessions()).toBe(before)
  await server.app.fetch(revokeElsewhere(2))
  expect((await adapter.list()).sessions.map(({ id }) => id)).toEqual([clerkId(0), clerkId(1)])
  await server.app.fetch(revokeElsewhere(1))
  expect((await readSessions(adapter)).sessions.map(({ id }) => id)).toEqual([clerkId(0)])
  const query = `?_clerk_session_id=${clerkId(0)}`
  expect(client.routes().slice(1)).toEqual([
    `GET /v1/me${query}`,
    `GET /v1/me/sessions/active${query}`,
    `GET /v1/me${query}`,
    `GET /v1/me/sessions/active${query}`,
  ])
})

const revokeElsewhere = (index: number): Request =>
  new Request(`https://auth.example/v1/me/sessions/${clerkId(index)}/revoke?_clerk_session_id=${clerkId(0)}`, {
    method: 'POST',
    headers: { cookie: '__client=token-of-0' },
  })

it('refuses a list that it was given before, should the SDK go on remembering', async () => {
  const rows: readonly ClerkSession[] = [{ id: clerkId(0), revoke: async () => ({}) }]
  const user = { getSessions: async () => rows, reload: async () => ({}) }
  const adapter = clerkAdapter({ clerk: { user, session: { id: clerkId(0) }, signOut: async () => {} } })
  expect((await adapter.list()).sessions).toHaveLength(1)
  expect((await errorOf(adapter.list())).code).toBe('bad_response')
})

it('a revoke made offline, to which the SDK says yes, is no revoke', async () => {
  const { adapter, server, line } = clerk()
  const { mine, others } = await mineAndOthers(adapter)
  line.state = 'offline'
  const revoke = adapter.revoke({ target: 'session', sessionIds: [clerkId(1)] }, { known: [mine, ...others] })
  expect((await errorOf(revoke)).code).toBe('network')
  expect(server.alive()).toHaveLength(3)
})

it.each(['offline', 'offline, and errors are thrown'] as const)('a list read %s is no empty list', async (state) => {
  const { adapter, line } = clerk()
  line.state = state
  expect((await errorOf(adapter.list())).code).toBe(state === 'offline' ? 'unknown' : 'network')
})

it('does not begin a sign-out offline: the browser would forget a session that goes on', async () => {
  const { adapter, sdk, line } = clerk()
  line.state = 'offline'
  vi.stubGlobal('navigator', { onLine: false })
  expect((await errorOf(adapter.revoke({ target: 'mine' }))).code).toBe('network')
  expect(sdk.session?.id).toBe(clerkId(0))
})

it('signs out this one session, never all accounts of the browser', async () => {
  const { adapter, sdk, client } = clerk()
  expect((await adapter.revoke({ target: 'mine' })).endedCurrent).toBe(true)
  expect(sdk.signedOut).toEqual([clerkId(0)])
  expect(client.routes()).toEqual([`POST /v1/client/sessions/${clerkId(0)}/remove?_clerk_session_id=${clerkId(0)}`])
})

it('ends the others one by one, and this one last, by a sign-out', async () => {
  const { adapter, client } = clerk()
  await adapter.revoke({ target: 'all' })
  expect(client.routes().map((route) => route.replace(/\?.*/, ''))).toEqual([
    'GET /v1/me',
    'GET /v1/me/sessions/active',
    `POST /v1/me/sessions/${clerkId(1)}/revoke`,
    `POST /v1/me/sessions/${clerkId(2)}/revoke`,
    `POST /v1/client/sessions/${clerkId(0)}/remove`,
  ])
})

it('goes by the session that is current now, not at the last read', async () => {
  const { adapter, sdk } = clerk()
  const { sessions } = await adapter.list()
  expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false])
  sdk.signedOut.length = 0
  const other = clerkAdapter({ clerk: () => ({ ...sdk, user: sdk.user, session: { id: clerkId(9) } }) })
  const revoke = other.revoke({ target: 'others' })
  expect((await errorOf(revoke)).code).toBe('unsupported')
})

it('lists before it revokes, where it has not listed yet', async () => {
  const { adapter, server } = clerk()
  const known = (await clerk().adapter.list()).sessions
  await adapter.revoke({ target: 'session', sessionIds: [clerkId(2)] }, { known })
  expect(server.alive()).toEqual([clerkId(0), clerkId(1)])
})

it('reads the rows of the SDK’s own type, where every field of the activity may be missing', async () => {
  const { sessions } = await clerk().adapter.list()
  expect(sessions[0]).toMatchObject({
    device: { type: 'desktop', browser: { name: 'Chrome', version: '142' }, os: { name: 'macOS', version: null } },
    ip: { value: '198.51.100.7', masked: false },
    location: { city: 'Lyon', region: null, countryCode: 'FR', label: null },
    createdAt: null,
    lastActiveAt: '2026-11-21T08:00:00.000Z',
    expiresAt: '2026-11-28T00:00:00.000Z',
  })
  expect(sessions[1]?.device).toMatchObject({
    type: 'mobile',
    model: 'iPhone',
    browser: { name: 'Safari', version: '26.1' },
  })
  expect(sessions[2]).toMatchObject({
    device: { type: 'unknown', label: null, browser: null },
    ip: null,
    location: null,
  })
})

const signOut = async () => {
  throw new Error('asked')
}
/** What each call of an adapter over this Clerk is refused with. */
const calls = async (sdk: ClerkClient | null) => {
  const adapter = clerkAdapter({ clerk: () => sdk })
  const targets = (['others', 'mine', 'all'] as const).map((target) => adapter.revoke({ target }))
  return Promise.all([adapter.list(), ...targets].map(async (call) => (await errorOf(call)).code))
}

it('without a user nobody is asked; a Clerk that has not loaded yet is no sign-out', async () => {
  for (const signedOut of [{ user: null, session: null }, { session: { id: '' } }])
    expect(new Set(await calls({ signOut, ...signedOut }))).toEqual(new Set(['unauthenticated']))
  for (const loading of [null, { signOut }]) expect(new Set(await calls(loading))).toEqual(new Set(['unknown']))
})

/** A Clerk that is signed in, and whose user loads like this. */
const loading = (reload: () => Promise<unknown>) =>
  clerkAdapter({
    clerk: { user: { getSessions: async () => [], reload }, session: { id: 'sess_1' }, signOut: async () => {} },
    timeoutMs: 5,
  })

it('waits no longer than it was told, and hands on nothing of what the SDK throws that it does not know', async () => {
  expect((await errorOf(loading(() => new Promise(() => {})).list())).code).toBe('timeout')
  const error = await errorOf(loading(() => Promise.reject(new Error('CANARY'))).list())
  expect(error.code).toBe('unknown')
  expect(`${error.message}${error.stack}`).not.toContain('CANARY')
})

it('wants the Clerk object', () => {
  expect(() => clerkAdapter(JSON.parse('{"clerk":{}}'))).toThrow('clerk must be the Clerk object')
})

it('can do these things, in words that are pinned', () => {
  expect(clerk().adapter.capabilities).toEqual({
    list: 'sessions',
    currentFrom: 'caller',
    revokeOne: 'native',
    revokeCurrentById: 'unknown',
    revokeOthers: 'emulated',
    othersNeedCurrent: true,
    revokeAll: 'emulated',
    signOut: 'request',
    pagination: 'none',
    reportsCount: false,
    stableIds: true,
    stepUp: { kind: null, list: 'never', revoke: 'never' },
    accessTokenLagSeconds: 60,
  })
  expect(clerk().adapter.id).toBe('clerk:')
  expect(clerk(2, { publishableKey: 'pk_test_1' }).adapter.id).toBe('clerk:pk_test_1')
})

/** A Clerk that is signed in as `a`, whose user lists these rows. */
function listing(rows: readonly unknown[], more: Partial<ClerkClient> = {}) {
  const getSessions = async (): Promise<readonly ClerkSession[]> => Object.assign(JSON.parse('[]'), rows)
  const user = { reload: async () => ({}), getSessions }
  const sdk: ClerkClient = { user, session: { id: 'a' }, signOut: async () => {}, ...more }
  return clerkAdapter({ clerk: sdk })
}
const seenAs = (latestActivity: object) => ({ id: 'a', latestActivity })

it.each([
  [{ deviceType: 'Windows' }, { type: 'desktop', label: null, os: { name: 'Windows' } }],
  [{ deviceType: 'Steam Deck' }, { type: 'unknown', label: 'Steam Deck', os: null }],
  [
    { deviceType: 'Steam Deck', isMobile: true },
    { type: 'mobile', label: 'Steam Deck' },
  ],
  [{ deviceType: 'Steam Deck', isMobile: 'true' }, { type: 'unknown' }],
  [
    { deviceType: 'iPad', isMobile: true },
    { type: 'tablet', model: 'iPad' },
  ],
  [{ browserName: 'Chrome' }, { browser: { name: 'Chrome', version: null } }],
  [{ browserName: 'Unknown', browserVersion: '1' }, { browser: null }],
])('reads the device of %j', async (activity, device) => {
  expect((await listing([seenAs(activity)]).list()).sessions[0]?.device).toMatchObject(device)
})

it.each([
  [{ city: 'Lyon' }, { city: 'Lyon', region: null, countryCode: null, label: null }],
  [{ country: 'fr' }, { city: null, region: null, countryCode: 'FR', label: null }],
  [{}, null],
])('reads of the place %j what is there', async (activity, location) => {
  expect((await listing([seenAs(activity)]).list()).sessions[0]?.location).toEqual(location)
})

it('cannot end a row that has no way to be ended, and reads times only where they are dates', async () => {
  const adapter = listing([{ id: 'b', lastActiveAt: 1763712000000, expireAt: '2026-11-28T00:00:00.000Z' }])
  const { sessions } = await adapter.list()
  expect(sessions).toMatchObject([{ canRevoke: false, isCurrent: false, lastActiveAt: null, expiresAt: null }])
  const revoke = adapter.revoke({ target: 'session', sessionIds: ['b'] }, { known: sessions })
  expect((await errorOf(revoke)).code).toBe('not_found')
})

it.each([
  ['active', 'network'],
  ['pending', 'network'],
  ['revoked', null],
  [undefined, null],
])('takes a session that comes back as %j for what it is', async (status, code) => {
  const adapter = listing([{ id: 'b', revoke: async () => ({ status }) }])
  const { sessions } = await adapter.list()
  const revoke = adapter.revoke({ target: 'session', sessionIds: ['b'] }, { known: sessions })
  expect(code === null ? (await revoke).revokedIds : (await errorOf(revoke)).code).toEqual(code ?? ['b'])
})

it.each([
  ['nothing', { id: 'b', revoke: async () => null }],
  ['a text', { id: 'b', revoke: async () => 'ok' }],
])('takes a session that comes back as %s for ended', async (_what, row) => {
  const adapter = listing([row])
  const { sessions } = await adapter.list()
  expect((await adapter.revoke({ target: 'session', sessionIds: ['b'] }, { known: sessions })).revokedIds).toEqual([
    'b',
  ])
})

it.each([[null], [undefined], ['b'], [5], [{ id: 7 }]])('refuses a list with the row %j', async (row) => {
  expect((await errorOf(listing([row]).list())).code).toBe('bad_response')
})

it('cannot end a row whose way to be ended is no function', async () => {
  expect((await listing([{ id: 'b', revoke: 'no' }]).list()).sessions).toMatchObject([{ id: 'b', canRevoke: false }])
})

it('refuses a cursor, which it did not make', async () => {
  expect((await errorOf(clerk().adapter.list({ cursor: 'next' }))).code).toBe('invalid_request')
})

const fails = (error: unknown) => async (): Promise<never> => {
  throw error
}
const apiError = (more: object) => Object.assign(new Error('CANARY'), more)

it.each([
  ['no answer', apiError({ code: 'network_error' }), { code: 'network', status: null }],
  ['a status', apiError({ status: 409, errors: [{ code: 'taken' }] }), { code: 'conflict', serverCode: 'taken' }],
  ['a status alone', apiError({ status: 409 }), { code: 'conflict', serverCode: null }],
  ['the status 0', apiError({ status: 0 }), { code: 'unknown', status: null }],
  ['no status', apiError({ errors: [{ code: 'taken' }] }), { code: 'unknown', serverCode: null }],
  ['a wait', apiError({ status: 429, retryAfter: 5 }), { code: 'rate_limited', retryAfterMs: 5000 }],
  ['a long wait', apiError({ status: 429, retryAfter: 1e9 }), { retryAfterMs: 86_400_000 }],
  ['no wait', apiError({ status: 429 }), { code: 'rate_limited', retryAfterMs: null }],
  ['a wait with another status', apiError({ status: 503, retryAfter: 5 }), { code: 'server', retryAfterMs: null }],
  ['what is no error', { status: 409 }, { code: 'unknown' }],
] as const)('reads an error with %s', async (_what, error, expected) => {
  expect(await errorOf(loading(fails(error)).list())).toMatchObject(expected)
})

const message = async (work: Promise<unknown>) => (await errorOf(work)).message
const broken = (error: unknown) =>
  clerkAdapter({
    clerk: () => {
      throw error
    },
  })

it('names what failed: the function of the SDK, else what it was about', async () => {
  const unknown = apiError({})
  const offline = apiError({ code: 'network_error' })
  const user = { reload: async () => ({}), getSessions: async () => [] }
  expect(await message(listing([], { user: { ...user, reload: fails(unknown) } }).list())).toBe('user.reload() failed.')
  expect(await message(listing([], { user: { ...user, reload: fails(offline) } }).list())).toBe('"list" got no answer.')
  expect(await message(listing([], { user: { ...user, getSessions: fails(unknown) } }).list())).toBe(
    'user.getSessions() failed.',
  )
  expect(await message(listing([], { user: { ...user, getSessions: fails(offline) } }).list())).toContain('"list"')
  const mine = { target: 'mine' } as const
  expect(await message(listing([], { signOut: fails(unknown) }).revoke(mine))).toBe('signOut() failed.')
  expect(await message(listing([], { signOut: fails(offline) }).revoke(mine))).toBe('"signOut" got no answer.')
  for (const [error, said] of [
    [unknown, 'session.revoke() failed.'],
    [offline, '"revoke" got no answer.'],
    [apiError({ status: 500 }), 'Clerk answered "revoke" with status 500.'],
  ] as const) {
    const adapter = listing([{ id: 'b', revoke: fails(error) }])
    const known = (await adapter.list()).sessions
    expect(await message(adapter.revoke({ target: 'session', sessionIds: ['b'] }, { known }))).toBe(said)
  }
  expect(await message(broken(unknown).list())).toBe('clerk() failed.')
  expect(await message(broken(offline).list())).toBe('"list" got no answer.')
  expect(await message(broken(offline).revoke(mine))).toBe('"signOut" got no answer.')
  const known = [makeSession({ id: 'b' })]
  const revoke = broken(offline).revoke({ target: 'session', sessionIds: ['b'] }, { known })
  expect(await message(revoke)).toBe('"revoke" got no answer.')
})

it('signs out where nothing says whether the browser is online, and goes where the application wants', async () => {
  for (const navigator of [undefined, {}, { onLine: true }]) {
    vi.stubGlobal('navigator', navigator)
    const done: unknown[] = []
    const leave: ClerkClient['signOut'] = async (after, { sessionId }) => void done.push(after(), sessionId)
    expect((await listing([], { signOut: leave }).revoke({ target: 'mine' })).endedCurrent).toBe(true)
    expect(done).toEqual([undefined, 'a'])
  }
})

it('stops waiting for a list when the caller has stopped', async () => {
  for (const method of ['reload', 'getSessions'] as const) {
    const user = { reload: async () => ({}), getSessions: async () => [], [method]: () => new Promise<never>(() => {}) }
    const controller = new AbortController()
    const call = errorOf(listing([], { user }).list({ signal: controller.signal }))
    await new Promise((resolve) => setTimeout(resolve))
    controller.abort()
    expect((await call).code).toBe('aborted')
  }
})

it('names itself, and the fix, for what a developer gets wrong', () => {
  expect(() => clerkAdapter(JSON.parse('{}'))).toThrow(/^clerkAdapter: clerk must be/)
  expect(() => clerk(2, { timeoutMs: 0 })).toThrow(/^clerkAdapter: timeoutMs/)
})
