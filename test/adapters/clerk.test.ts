// Longer than other files: all that is particular to this system, and no other system, stands here.
import type { LoadedClerk } from '@clerk/shared/types'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type ClerkAdapterOptions,
  type ClerkClient,
  type ClerkSession,
  type ClerkUser,
  clerkAdapter,
} from '../../src/adapters/clerk.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import { makeSession } from '../../src/testing.ts'
import { errorOf, turns } from './adapter-set-up.ts'
import { describeAdapter } from './describe-adapter.ts'
import { clerkDouble, clerkId, clerkServer, type Line } from './servers/clerk.ts'
import { backendOf, browser, cookiesOf } from './servers/in-process.ts'

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
  const adapter = clerkAdapter({ clerk: freshUsers({ getSessions: async () => rows }) })
  expect((await adapter.list()).sessions).toHaveLength(1)
  expect((await errorOf(adapter.list())).code).toBe('bad_response')
})

it('takes no list for fresh whose user is the one of before: nothing was sent', async () => {
  const user = freshUsers({}).user ?? null
  const adapter = clerkAdapter({ clerk: { ...freshUsers({}), user } })
  expect((await errorOf(adapter.list())).code).toBe('network')
})

const lost = ['lost', 'swallowed', 'rethrown'] as const
const ended = [{ target: 'session', sessionIds: [clerkId(1)] }, { target: 'others' }, { target: 'mine' }] as const

it.each(lost.flatMap((state) => ended.map((request) => ({ state, request, target: request.target }))))(
  'a sign-out that never reached the server is none: $target, $state',
  async ({ state, request }) => {
    const { adapter, server, line, sdk } = clerk()
    const known = (await adapter.list()).sessions
    line.state = state
    const error = await errorOf(adapter.revoke(request, { known }))
    expect(error.code).toBe('network')
    expect(`${error.message}${error.stack}`).not.toContain('CANARY')
    expect(server.alive()).toHaveLength(3)
    expect(sdk.session?.id).toBe(clerkId(0))
    expect(sdk.activated).toEqual([])
  },
)

it.each(lost)('a list that could not be read is no empty list, nor the one that is remembered: %s', async (state) => {
  const { adapter, line, sdk } = clerk()
  await sdk.user?.getSessions()
  line.state = state
  expect((await errorOf(adapter.list())).code).toBe('network')
})

it('signs out this one session, never all accounts of the browser', async () => {
  const { adapter, sdk, client } = clerk()
  expect((await adapter.revoke({ target: 'mine' })).endedCurrent).toBe(true)
  expect(sdk.activated).toEqual([null])
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
  const session = { id: clerkId(9), remove: async () => ({}) }
  const other = clerkAdapter({ clerk: () => ({ ...sdk, user: sdk.user, session }) })
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

const asked = async () => {
  throw new Error('asked')
}
/** What each call of an adapter over this Clerk is refused with. */
const calls = async (sdk: ClerkClient | null) => {
  const adapter = clerkAdapter({ clerk: () => sdk })
  const targets = (['others', 'mine', 'all'] as const).map((target) => adapter.revoke({ target }))
  return Promise.all([adapter.list(), ...targets].map(async (call) => (await errorOf(call)).code))
}

it('without a user nobody is asked; a Clerk that has not loaded yet is no sign-out', async () => {
  for (const signedOut of [{ user: null, session: null }, { session: { id: '', remove: asked } }])
    expect(new Set(await calls({ setActive: asked, ...signedOut }))).toEqual(new Set(['unauthenticated']))
  for (const loading of [null, { setActive: asked }, { setActive: asked, loaded: false }])
    expect(new Set(await calls(loading))).toEqual(new Set(['unknown']))
})

it('says that the page must be loaded anew, where the SDK has let go of its session', async () => {
  const adapter = clerkAdapter({ clerk: { setActive: asked, loaded: true } })
  expect(await errorOf(adapter.list())).toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining('Load the page anew'),
  })
  // Its text: "That didn’t work. Refresh and try again."
  expect(await message(clerkAdapter({ clerk: { setActive: asked } }).list())).toBe('Clerk has not loaded yet.')
})

/** A Clerk that is signed in as `a`, and whose user is a new one at each look, with these ways. */
function freshUsers(ways: Partial<ClerkUser>, more: Partial<ClerkClient> = {}): ClerkClient {
  return {
    get user() {
      return { getSessions: async () => [], reload: async () => ({}), ...ways }
    },
    session: { id: 'a', remove: async () => ({ id: 'a', status: 'removed' }) },
    setActive: async () => {},
    ...more,
  }
}

/** A Clerk whose user loads like this. */
const loading = (reload: () => Promise<unknown>) => clerkAdapter({ clerk: freshUsers({ reload }), timeoutMs: 5 })

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
    stepUp: { kind: 'sign-in-again', list: 'never', revoke: 'maybe' },
    accessTokenLagSeconds: 60,
  })
  expect(clerk().adapter.id).toBe('clerk:')
  expect(clerk(2, { publishableKey: 'pk_test_1' }).adapter.id).toBe('clerk:pk_test_1')
})

/** A Clerk whose user lists these rows. */
function listing(rows: readonly unknown[], ways: Partial<ClerkUser> = {}, more: Partial<ClerkClient> = {}) {
  const getSessions = async (): Promise<readonly ClerkSession[]> => Object.assign(JSON.parse('[]'), rows)
  return clerkAdapter({ clerk: freshUsers({ getSessions, ...ways }, more) })
}
const seenAs = (latestActivity: object) => ({ id: 'a', latestActivity })

it.each([
  [{ deviceType: 'Windows' }, { type: 'desktop', label: null, os: { name: 'Windows' } }],
  [{ deviceType: 'Steam Deck' }, { type: 'console', label: 'Steam Deck' }],
  [
    { deviceType: 'Steam Deck', isMobile: true },
    { type: 'console', label: 'Steam Deck' },
  ],
  [{ deviceType: 'Steam Deck', isMobile: 'true' }, { type: 'console' }],
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
  ['as active', { id: 'b', status: 'active' }, 'network'],
  ['as pending', { id: 'b', status: 'pending' }, 'network'],
  ['as revoked', { id: 'b', status: 'revoked' }, null],
  ['as ended', { id: 'b', status: 'ended' }, null],
  ['as something new', { id: 'b', status: 'paused' }, 'unknown'],
  ['without a status', { id: 'b' }, 'unknown'],
  ['as another one', { id: 'c', status: 'revoked' }, 'unknown'],
  ['as nothing', null, 'unknown'],
  ['as a text', 'ok', 'unknown'],
])('takes a session that comes back %s for what it is', async (_how, after, code) => {
  const adapter = listing([{ id: 'b', revoke: async () => after }])
  const { sessions } = await adapter.list()
  const revoke = adapter.revoke({ target: 'session', sessionIds: ['b'] }, { known: sessions })
  expect(code === null ? (await revoke).revokedIds : (await errorOf(revoke)).code).toEqual(code ?? ['b'])
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
  [
    'a question for proof',
    apiError({ status: 403, errors: [{ code: 'session_reverification_required' }] }),
    { code: 'step_up_required', stepUp: { kind: 'sign-in-again' } },
  ],
  ['a lost connection', new Error('ClerkJS: Network error at "https://x/CANARY"'), { code: 'network' }],
  ['what is no error', { status: 409 }, { code: 'unknown' }],
] as const)('reads an error with %s', async (_what, error, expected) => {
  expect(await errorOf(loading(fails(error)).list())).toMatchObject(expected)
})

const message = async (work: Promise<unknown>) => (await errorOf(work)).message
const removing = (remove: () => Promise<never>) => listing([], {}, { session: { id: 'a', remove } })
const broken = (error: unknown) =>
  clerkAdapter({
    clerk: () => {
      throw error
    },
  })

it('names what failed: the function of the SDK, else what it was about', async () => {
  const unknown = apiError({})
  const offline = apiError({ code: 'network_error' })
  expect(await message(listing([], { reload: fails(unknown) }).list())).toBe('user.reload() failed.')
  expect(await message(listing([], { reload: fails(offline) }).list())).toBe('"list" got no answer.')
  expect(await message(listing([], { getSessions: fails(unknown) }).list())).toBe('user.getSessions() failed.')
  expect(await message(listing([], { getSessions: fails(offline) }).list())).toContain('"list"')
  const mine = { target: 'mine' } as const
  expect(await message(removing(fails(unknown)).revoke(mine))).toBe('session.remove() failed.')
  expect(await message(removing(fails(offline)).revoke(mine))).toBe('"signOut" got no answer.')
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

it('is signed out once the server says so, whatever the SDK makes of it', async () => {
  for (const setActive of [fails(apiError({})), async () => {}, () => new Promise<never>(() => {})]) {
    const adapter = clerkAdapter({ clerk: freshUsers({}, { setActive }), timeoutMs: 5 })
    expect((await adapter.revoke({ target: 'mine' })).endedCurrent).toBe(true)
  }
})

it.each([{ target: 'mine' }, { target: 'session', sessionIds: ['b'] }] as const)(
  'once another user has signed in, calls nothing of the SDK to end %j, and deactivates nobody',
  async (request) => {
    for (let moment = 0; moment < 40; moment += 1) {
      const controller = new AbortController()
      const calledAfter: boolean[] = []
      const call = async <T>(answer: T): Promise<T> => {
        calledAfter.push(controller.signal.aborted)
        return answer
      }
      const session = { id: 'a', remove: () => call({ id: 'a', status: 'removed' }) }
      const rows = [{ id: 'b', revoke: () => call({ id: 'b', status: 'revoked' }) }]
      const ways = { getSessions: () => call([...rows]), reload: () => call({}) }
      const adapter = clerkAdapter({ clerk: freshUsers(ways, { session, setActive: () => call(null) }) })
      const outcome = adapter.revoke(request, { signal: controller.signal }).then(
        ({ failed }) => failed,
        ({ code }: { readonly code: string }) => code,
      )
      await turns(moment)
      controller.abort()
      expect([[], 'aborted']).toContainEqual(await outcome)
      expect(calledAfter).not.toContain(true)
    }
  },
)

it('cannot sign out with an SDK whose session has no way to be removed', async () => {
  const session = JSON.parse('{"id":"a"}')
  expect((await errorOf(listing([], {}, { session }).revoke({ target: 'mine' }))).code).toBe('unsupported')
})

it('stops waiting for a list when the caller has stopped', async () => {
  for (const method of ['reload', 'getSessions'] as const) {
    const ways = { [method]: () => new Promise<never>(() => {}) }
    const controller = new AbortController()
    const call = errorOf(listing([], ways).list({ signal: controller.signal }))
    await new Promise((resolve) => setTimeout(resolve))
    controller.abort()
    expect((await call).code).toBe('aborted')
  }
})

it('names itself, and the fix, for what a developer gets wrong', () => {
  expect(() => clerkAdapter(JSON.parse('{}'))).toThrow(/^clerkAdapter: clerk must be/)
  expect(() => clerk(2, { timeoutMs: 0 })).toThrow(/^clerkAdapter: timeoutMs/)
})
