// Longer than other files: all that is particular to this system, and no other system, stands here.
import type { Session as HankoSession } from '@teamhanko/hanko-frontend-sdk'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type HankoAdapterOptions, hankoAdapter } from '../../src/adapters/hanko.ts'
import { hankoServer } from '../../src/testing/servers/hanko.ts'
import { hankoRow } from '../../src/testing/servers/lib/hanko-row.ts'
import { makeSession } from '../../src/testing.ts'
import { errorOf, turns } from './adapter-set-up.ts'
import { mineAndOthers } from './conformance/backend.ts'
import { describeAdapter } from './describe-adapter.ts'
import { describeOverMsw } from './over-msw.ts'
import { xhrOf } from './servers/hanko.ts'
import { backendOf, behindFront, browser, ORIGIN, uuid } from './servers/in-process.ts'

// The SDK is made for browsers: it wants a document, its cookies and what else a page has. It goes on using them after a test.
interface Jsdom {
  readonly JSDOM: new (html: string, options: { url: string }) => { readonly window: Window & typeof globalThis }
}
const { JSDOM } = await vi.importActual<Jsdom>('jsdom')
const { window } = new JSDOM('', { url: 'https://app.example/' })
class SilentChannel {
  postMessage(): void {}
}
vi.stubGlobal('window', window)
vi.stubGlobal('BroadcastChannel', SilentChannel)
for (const name of ['document', 'localStorage', 'sessionStorage', 'CustomEvent'] as const)
  vi.stubGlobal(name, window[name])
// Only now: some of it is taken when the module is read.
const { Hanko } = await import('@teamhanko/hanko-frontend-sdk')

beforeEach(() => {
  document.cookie = 'hanko=token-of-0; path=/'
  localStorage.clear()
})

const loseCredential = (): void => {
  document.cookie = 'hanko=; path=/; max-age=0'
}

/** The real SDK, in a browser that is signed in. */
function hanko(others = 2, options: Partial<HankoAdapterOptions> = {}) {
  const server = hankoServer({ others })
  const front = behindFront(server)
  const client = browser(front)
  vi.stubGlobal('XMLHttpRequest', xhrOf(client))
  const sdk = new Hanko(ORIGIN)
  const adapter = hankoAdapter({ hanko: sdk, ...options })
  return {
    server,
    front,
    client,
    sdk,
    adapter,
    backend: backendOf(server, client, adapter, { credential: 'cookie', loseCredential }),
  }
}

const others = (...numbers: readonly number[]) => ({ target: 'session', sessionIds: numbers.map(uuid) }) as const
const action = /^POST \/profile\?action=session_delete%40flow-\d+$/

describeAdapter(
  'Hanko, through its SDK',
  { create: async ({ others: count }) => hanko(count).backend },
  { describe, it, expect },
)

describe('with the XMLHttpRequest of jsdom', () => {
  // One of a page at the address of the API: a page elsewhere would first ask the server whether it may (CORS).
  beforeAll(() => {
    vi.stubGlobal('XMLHttpRequest', new JSDOM('', { url: ORIGIN }).window.XMLHttpRequest)
  })
  describeOverMsw('hanko', {
    create: (count) => hankoServer({ others: count }),
    adapt: ({ baseUrl }) => hankoAdapter({ hanko: new Hanko(baseUrl) }),
    credential: 'cookie',
  })
})

it('the server sends rows of the SDK’s own type', () => {
  const rows: readonly HankoSession[] = [0, 1, 2].map((index) => hankoRow(uuid(index), index))
  expect(rows.map(({ current }) => current)).toEqual([true, false, false])
})

it('asks for the profile flow, the only way to the sessions, with the token that the SDK holds', async () => {
  const { adapter, client } = hanko()
  await adapter.list()
  expect(client.routes()).toEqual(['POST /profile'])
  expect(client.sent[0]?.headers.get('authorization')).toBe('Bearer token-of-0')
})

it('reads the rows of the SDK’s own type, and the expiry, which that does not know', async () => {
  const { sessions } = await hanko().adapter.list()
  expect(sessions[0]).toMatchObject({
    isCurrent: true,
    device: { type: 'desktop', label: 'Linux (Firefox)', browser: { name: 'Firefox' }, os: { name: 'Linux' } },
    ip: { value: '203.0.113.5', masked: false },
    createdAt: '2026-11-18T10:00:00.123Z',
    lastActiveAt: '2026-11-21T08:00:00.000Z',
    expiresAt: '2026-12-18T10:00:00.000Z',
  })
  expect(sessions[2]).toMatchObject({
    device: { type: 'unknown', label: null, browser: null },
    ip: null,
    expiresAt: null,
  })
  expect(JSON.stringify(sessions)).not.toContain('CANARY')
})

it('where sessions are not shown in the profile, there is no list, and no empty one', async () => {
  const { adapter, server } = hanko()
  server.state.shows = 'nothing'
  expect((await errorOf(adapter.list())).code).toBe('unsupported')
})

it('where sessions may not be ended, none is revocable but this one, by a sign-out', async () => {
  const { adapter, server } = hanko()
  server.state.revocation = 'switched off'
  const { mine, others: rest } = await mineAndOthers(adapter)
  expect([mine.canRevoke, ...rest.map(({ canRevoke }) => canRevoke)]).toEqual([true, false, false])
  expect((await errorOf(adapter.revoke(others(1), { known: [mine, ...rest] }))).code).toBe('unsupported')
  expect((await errorOf(adapter.revoke({ target: 'others' }))).code).toBe('unsupported')
  expect(server.alive()).toHaveLength(3)
})

it('a state is good for one action: each sign-out goes on from the state that the one before gave', async () => {
  const { adapter, client, server } = hanko(3)
  await adapter.revoke({ target: 'others' })
  expect(server.alive()).toEqual([uuid(0)])
  expect(client.routes()[0]).toBe('POST /profile')
  expect(client.routes().slice(1)).toEqual(Array(3).fill(expect.stringMatching(action)))
  const tokens = client.sent.slice(1).map(({ body }) => JSON.parse(JSON.stringify(body)).csrf_token)
  expect(new Set(tokens).size).toBe(3)
})

it('sign-outs that are asked for at once go one after the other', async () => {
  const { adapter, server, client } = hanko(3)
  const known = (await adapter.list()).sessions
  await Promise.all([1, 2, 3].map((number) => adapter.revoke(others(number), { known })))
  expect(server.alive()).toEqual([uuid(0)])
  expect(client.sent).toHaveLength(4)
})

it('begins a flow anew, once, when it has expired or another part of the page went on with it', async () => {
  const { adapter, server, client, front } = hanko()
  const known = (await adapter.list()).sessions
  server.state.firstLiveFlow = 1
  await adapter.revoke(others(1), { known })
  expect(server.alive()).toEqual([uuid(0), uuid(2)])
  expect(client.sent).toHaveLength(4)

  front.down = {
    status: 500,
    body: JSON.stringify({
      name: 'error',
      status: 410,
      actions: {},
      error: { code: 'flow_expired_error', message: '' },
    }),
  }
  const error = await errorOf(adapter.revoke(others(2), { known }))
  expect(error.serverCode).toBe('flow_expired_error')
  expect(client.sent).toHaveLength(6)
})

it('gives up when the flow that it began anew is over as well', async () => {
  const { adapter, server, client } = hanko(2, { timeoutMs: 500 })
  const known = (await adapter.list()).sessions
  server.state.firstLiveFlow = Number.POSITIVE_INFINITY
  expect((await errorOf(adapter.revoke(others(1), { known }))).serverCode).toBe('flow_expired_error')
  expect(client.sent).toHaveLength(4)
})

it('leaves a state alone that somebody else has used', async () => {
  const { sdk, server, client } = hanko()
  const states: { invokedAction?: unknown }[] = []
  const adapter = hankoAdapter({
    hanko: {
      client: sdk.client,
      logout: () => sdk.logout(),
      createState: async (flow, config) => {
        const state = await sdk.createState(flow, config)
        states.push(state)
        return state
      },
    },
  })
  const known = (await adapter.list()).sessions
  Object.assign(states[0] ?? {}, { invokedAction: { name: 'account_delete', relatedStateName: 'profile_init' } })
  await adapter.revoke(others(1), { known })
  expect(server.alive()).toEqual([uuid(0), uuid(2)])
  expect(client.routes().filter((route) => route === 'POST /profile')).toHaveLength(2)
})

it('does not send what nobody waits for any more', async () => {
  const { sdk, server } = hanko()
  const held: (() => void)[] = []
  const adapter = hankoAdapter({
    timeoutMs: 20,
    hanko: {
      client: sdk.client,
      logout: () => sdk.logout(),
      createState: async (flow, config) => {
        await new Promise<void>((resolve) => held.push(resolve))
        return sdk.createState(flow, config)
      },
    },
  })
  const known = (await hanko().adapter.list()).sessions
  vi.stubGlobal('XMLHttpRequest', xhrOf(browser(server)))
  const calls = [1, 2].map((number) => errorOf(adapter.revoke(others(number), { known })))
  expect((await Promise.all(calls)).map(({ code }) => code)).toEqual(['timeout', 'timeout'])
  for (let round = 0; round < 3; round += 1) {
    held.splice(0).forEach((release) => release())
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(server.alive()).toHaveLength(3)
})

it('begins no flow for a caller who has stopped, whose turn comes only then', async () => {
  const controller = new AbortController()
  const begun: ((state: unknown) => void)[] = []
  const adapter = over(() => new Promise((resolve) => begun.push(resolve)))
  const calls = [1, 2].map((number) => errorOf(adapter.revoke(others(number), { known, signal: controller.signal })))
  await turns(20)
  expect(begun).toHaveLength(1)
  controller.abort()
  expect((await Promise.all(calls)).map(({ code }) => code)).toEqual(['aborted', 'aborted'])
  begun[0]?.(await refused())
  await turns(50)
  expect(begun).toHaveLength(1)
})

it('runs no action after the abort, at whatever moment it comes', async () => {
  for (let moment = 0; moment < 40; moment += 1) {
    const controller = new AbortController()
    const ranAfter: boolean[] = []
    const adapter = over(async () => profile([rowOf({})], async () => void ranAfter.push(controller.signal.aborted)))
    const outcome = errorOf(adapter.revoke(others(1), { known, signal: controller.signal }))
    await turns(moment)
    controller.abort()
    await outcome
    await turns(20)
    expect(ranAfter).not.toContain(true)
  }
})

it('never asks for its own session by its id: that is not an allowed value, and the sign-out does it', async () => {
  const { adapter, client, server } = hanko()
  const known = (await adapter.list()).sessions.map((session) => Object.assign({}, session, { isCurrent: null }))
  expect((await errorOf(adapter.revoke(others(0), { known }))).code).toBe('not_found')
  expect(server.alive()).toHaveLength(3)
  await adapter.revoke(others(0))
  expect(client.routes().at(-1)).toBe('POST /logout')
})

it('a sign-out by somebody who is signed out already succeeds, and proves nothing', async () => {
  const { adapter, backend } = hanko()
  const known = (await adapter.list()).sessions
  backend.loseCredential()
  expect((await adapter.revoke({ target: 'mine' }, { known })).endedCurrent).toBe(true)
  const unmarked = known.map((session) => Object.assign({}, session, { isCurrent: null }))
  expect((await adapter.revoke({ target: 'mine' }, { known: unmarked })).endedCurrent).toBe(false)
})

it.each([
  [403, 'operation_not_permitted_error', 'unsupported'],
  [403, 'forbidden', 'forbidden'],
  [429, 'rate_limit_exceeded', 'rate_limited'],
  [500, 'technical_error', 'server'],
] as const)('reads a %i %s as %s', async (status, code, expected) => {
  const { adapter, front } = hanko()
  front.down = {
    status,
    body: JSON.stringify({ name: 'error', status, actions: {}, error: { code, message: 'CANARY' } }),
  }
  const error = await errorOf(adapter.list())
  expect(error).toMatchObject({ code: expected, status, serverCode: code })
  expect(`${error.message}${error.stack}`).not.toContain('CANARY')
})

it('a page, broken JSON and no answer are one to the SDK: none is a list, and none is definite', async () => {
  const { adapter, front } = hanko()
  for (const body of ['<h1>CANARY</h1>', '{"name":"profile_init","sess']) {
    front.down = { status: 200, body }
    expect((await errorOf(adapter.list())).code).toBe('network')
  }
  vi.stubGlobal('XMLHttpRequest', xhrOf({ fetch: () => Promise.reject(new TypeError('CANARY')) }))
  expect((await errorOf(adapter.list())).code).toBe('network')
})

it('an answer that is no profile is no list', async () => {
  const { adapter, front } = hanko()
  for (const body of [
    { name: 'success', actions: {} },
    { name: 'profile_init', actions: {}, payload: { sessions: 'CANARY' } },
  ]) {
    front.down = { status: 200, body: JSON.stringify(body) }
    expect((await errorOf(adapter.list())).code).toBe('bad_response')
  }
})

it('a sign-out that times out in the SDK is a timeout', async () => {
  const { adapter } = hanko()
  const known = (await adapter.list()).sessions
  vi.stubGlobal('XMLHttpRequest', xhrOf({ fetch: () => Promise.reject(new DOMException('CANARY', 'TimeoutError')) }))
  expect((await errorOf(adapter.revoke({ target: 'mine' }, { known }))).code).toBe('timeout')
})

it('leaves alone what the page remembers of its own flow, and tells nobody of its reading', async () => {
  const { adapter, sdk } = hanko()
  localStorage.setItem('hanko-flow-state', '{"flow_name":"login","name":"login_init","actions":{}}')
  const seen: string[] = []
  const stop = sdk.onAfterStateChange(({ state }) => void seen.push(state.name))
  await adapter.list()
  expect(seen).toEqual([])
  await adapter.revoke(others(1))
  stop()
  expect(localStorage.getItem('hanko-flow-state')).toContain('login_init')
})

it('has an identity of its own for each server, and wants the SDK', () => {
  expect(hanko().adapter.id).toBe(`hanko:${ORIGIN}`)
  expect(() => hankoAdapter(JSON.parse('{"hanko":{}}'))).toThrow("hanko must be the SDK's Hanko")
})

it('can do these things, in words that are pinned', () => {
  expect(hanko().adapter.capabilities).toEqual({
    list: 'sessions',
    currentFrom: 'flag',
    revokeOne: 'native',
    revokeCurrentById: 'rejected',
    revokeOthers: 'emulated',
    othersNeedCurrent: true,
    revokeAll: 'emulated',
    signOut: 'request',
    pagination: 'none',
    reportsCount: false,
    stableIds: true,
    stepUp: { kind: null, list: 'never', revoke: 'never' },
    accessTokenLagSeconds: null,
  })
})

const profile = (sessions: readonly object[], run?: unknown) => ({
  name: 'profile_init',
  status: 200,
  actions: run === undefined ? {} : { session_delete: { run } },
  payload: { sessions },
})
/** An adapter over an SDK that begins flows like this. */
const over = (createState: () => Promise<unknown>, more: Partial<HankoAdapterOptions> = {}) =>
  hankoAdapter({ hanko: { client: { api: ORIGIN }, createState, logout: async () => {} }, ...more })
const known = [0, 1, 2].map((index) => makeSession({ id: uuid(index), isCurrent: index === 0 }))
const refused = async () => ({ error: { code: 'x' }, status: 500 })
const fails = () => Promise.reject(new Error('CANARY'))
const late = () => Promise.reject(Object.assign(new Error('CANARY'), { code: 'requestTimeout' }))
const rowOf = (more: object) => ({ id: uuid(1), ...more })

it('begins a flow from the server, unseen by other parts of the page', async () => {
  const asked: unknown[] = []
  const adapter = hankoAdapter({
    hanko: {
      client: { api: ORIGIN },
      createState: async (...args) => {
        asked.push(args)
        return profile([])
      },
      logout: async () => {},
    },
  })
  expect((await adapter.list()).sessions).toEqual([])
  expect(asked).toEqual([
    [
      'profile',
      {
        loadFromCache: false,
        cacheKey: 'react-device-sessions',
        dispatchAfterStateChangeEvent: false,
        excludeAutoSteps: 'all',
      },
    ],
  ])
})

it.each([
  [{ user_agent: '()' }, null],
  [{ user_agent: 'macOS (Chrome)' }, 'macOS (Chrome)'],
  [{}, null],
])('reads the label of %j as %j', async (row, label) => {
  const { sessions } = await over(async () => profile([rowOf(row)])).list()
  expect(sessions[0]).toMatchObject({ device: { type: 'unknown', label }, isCurrent: null, canRevoke: false })
})

it('can end a row only by an action that can be run', async () => {
  for (const [run, canRevoke] of [
    [async () => null, true],
    ['no function', false],
    [null, false],
  ] as const)
    expect((await over(async () => profile([rowOf({})], run)).list()).sessions[0]?.canRevoke).toBe(canRevoke)
  for (const actions of [{ session_delete: null }, { session_delete: 'x' }, { session_delete: {} }, null])
    expect((await over(async () => ({ ...profile([rowOf({})]), actions })).list()).sessions[0]?.canRevoke).toBe(false)
})

it.each([
  [
    { error: { code: 'form_data_invalid_error' }, status: 400 },
    { code: 'not_found', status: 400 },
  ],
  [
    { error: { code: 'a b' }, status: 403 },
    { code: 'forbidden', serverCode: null },
  ],
  [
    { error: {}, status: 0 },
    { code: 'network', status: null, message: 'Hanko answered "list" with status 0.' },
  ],
  [{ error: {} }, { code: 'network', status: null }],
  [{ error: 'x', name: 'profile_init', payload: {} }, { code: 'unsupported' }],
  [{ name: 'login_init' }, { code: 'bad_response' }],
  [null, { code: 'bad_response' }],
])('reads the state %j', async (state, expected) => {
  expect(await errorOf(over(async () => state).list())).toMatchObject(expected)
})

it('says what a sign-out failed at, and whether the session is still there', async () => {
  const one = { target: 'session', sessionIds: [uuid(1)] } as const
  const failing = over(async () => profile([rowOf({})], refused))
  expect((await errorOf(failing.revoke(one, { known }))).message).toBe('Hanko answered "revoke" with status 500.')
  const off = over(async () => profile([rowOf({})]))
  expect((await errorOf(off.revoke(one, { known }))).code).toBe('unsupported')
  const gone = over(async () => profile([{ id: uuid(2) }]))
  expect((await errorOf(gone.revoke(one, { known }))).code).toBe('not_found')
  const broken = over(refused)
  expect((await errorOf(broken.revoke(one, { known }))).message).toBe('Hanko answered "revoke" with status 500.')
})

it('begins anew only where the flow is over, and only once', async () => {
  for (const [code, begun] of [
    ['flow_expired_error', 2],
    ['operation_not_permitted_error', 2],
    ['technical_error', 1],
  ] as const) {
    let flows = 0
    const adapter = over(async () => {
      flows += 1
      return profile([rowOf({})], async () => ({ error: { code }, status: 500 }))
    })
    expect((await errorOf(adapter.revoke({ target: 'session', sessionIds: [uuid(1)] }, { known }))).serverCode).toBe(
      code,
    )
    expect(flows).toBe(begun)
  }
})

it('goes on from a profile that comes with an error, and from nothing else', async () => {
  for (const [name, begun] of [
    ['profile_init', 1],
    ['error', 2],
  ] as const) {
    let flows = 0
    const run = async () => ({ ...profile([rowOf({})], run), name, error: { code: 'technical_error' }, status: 500 })
    const adapter = over(async () => {
      flows += 1
      return profile([rowOf({})], run)
    })
    for (let turn = 0; turn < 2; turn += 1)
      await errorOf(adapter.revoke({ target: 'session', sessionIds: [uuid(1)] }, { known }))
    expect(flows).toBe(begun)
  }
})

it('names the method of the SDK that failed, and its time limit', async () => {
  const one = { target: 'session', sessionIds: [uuid(1)] } as const
  expect((await errorOf(over(fails).list())).message).toBe('createState() failed.')
  expect((await errorOf(over(late).list())).code).toBe('timeout')
  expect((await errorOf(over(() => Promise.reject({ code: 'requestTimeout' })).list())).code).toBe('unknown')
  const failing = over(async () => profile([rowOf({})], fails))
  expect((await errorOf(failing.revoke(one, { known }))).message).toBe('session_delete.run() failed.')
  const logout = hankoAdapter({
    hanko: { client: { api: ORIGIN }, createState: async () => profile([]), logout: fails },
  })
  expect((await errorOf(logout.revoke({ target: 'mine' }, { known }))).message).toBe('logout() failed.')
})

it('stops waiting for a list when the caller has stopped, and knows no cursor', async () => {
  const controller = new AbortController()
  const call = errorOf(over(() => new Promise(() => {})).list({ signal: controller.signal }))
  controller.abort()
  expect((await call).code).toBe('aborted')
  expect((await errorOf(over(async () => profile([])).list({ cursor: 'x' }))).code).toBe('invalid_request')
})

it('sends no id that is none of theirs', async () => {
  const revoke = over(async () => profile([])).revoke({ target: 'session', sessionIds: ['all'] }, { known })
  expect((await errorOf(revoke)).code).toBe('invalid_request')
})

it('names itself, and the fix, for what a developer gets wrong', () => {
  expect(() => over(async () => null, { timeoutMs: 0 })).toThrow(/^hankoAdapter: timeoutMs/)
  expect(() => hankoAdapter(JSON.parse('{"hanko":{"client":{"api":"x"}}}'))).toThrow(/^hankoAdapter: hanko must be/)
  const noApi = Object.assign(JSON.parse('{}'), { hanko: { client: {}, createState: async () => null } })
  expect(() => hankoAdapter(noApi)).toThrow(/^hankoAdapter: hanko must be/)
})
