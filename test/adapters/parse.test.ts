import { describe, expect, it } from 'vitest'
import { type ParseAdapterOptions, parseAdapter } from '../../src/adapters/parse.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import { parseServer } from '../../src/testing/servers/parse.ts'
import { errorOf } from './adapter-set-up.ts'
import { mineAndOthers } from './conformance/backend.ts'
import { describeAdapter } from './describe-adapter.ts'
import { html, json } from './fake-fetch.ts'
import { describeOverMsw } from './over-msw.ts'
import { backendOf, browser, ORIGIN, tokenSource, userAgent } from './servers/in-process.ts'

function parse(others = 2, options: Partial<ParseAdapterOptions> = {}) {
  const server = parseServer({ baseUrl: `${ORIGIN}/parse`, others })
  const client = browser(server)
  const { getAccessToken, loseCredential } = tokenSource('token-of-0')
  const adapter = parseAdapter({
    baseUrl: `${ORIGIN}/parse`,
    applicationId: 'app',
    getAccessToken,
    fetch: client.fetch,
    ...options,
  })
  return { server, client, adapter, backend: backendOf(server, client, adapter, { loseCredential }) }
}

/** An adapter whose server gives one answer to everything. */
const answering = (response: () => Response) => parse(2, { fetch: async () => response() }).adapter

describeAdapter('Parse Server', { create: async ({ others }) => parse(others).backend }, { describe, it, expect })

describeOverMsw('parse', {
  create: (others) => parseServer({ others }),
  adapt: (application) => parseAdapter({ ...application, applicationId: 'app' }),
})

describe('tokens of other devices', () => {
  it('are not asked for', async () => {
    const { adapter, client } = parse(2, { userAgentField: 'userAgent' })
    await adapter.list()
    const keys = new URL(client.sent[0]?.path ?? '', ORIGIN).searchParams.get('keys')
    expect(keys).toBe('createdAt,expiresAt,createdWith,userAgent')
  })

  it.each(['yes', 'no'] as const)('stay inside, where the server knows "keys": %s', async (knowsKeys) => {
    const { adapter, server } = parse()
    server.state.knowsKeys = knowsKeys
    const read = await readSessions(adapter)
    expect(read.sessions).toHaveLength(3)
    expect(JSON.stringify(read)).not.toContain('CANARY')
    const mine = await adapter.revoke({ target: 'others' })
    expect(JSON.stringify(mine)).not.toContain('CANARY')
  })

  it.each(['sessionToken', 'a,sessionToken', 'user.sessionToken', ''])(
    'cannot be read as a device: %j is no field of the application',
    (userAgentField) => {
      expect(() => parse(2, { userAgentField })).toThrow('parseAdapter: userAgentField must be')
    },
  )
})

it('sends the token in its own header, with the application and its key, and no cookie', async () => {
  const { adapter, client, server } = parse(2, { javascriptKey: 'key' })
  server.state.javascriptKey = 'key'
  await adapter.list()
  for (const { credentials, headers } of client.sent) {
    expect(credentials).toBe('omit')
    expect(headers.get('x-parse-session-token')).toBe('token-of-0')
    expect(headers.get('x-parse-application-id')).toBe('app')
    expect(headers.get('x-parse-javascript-key')).toBe('key')
    expect(headers.has('authorization')).toBe(false)
  }
})

it('without the right key it is forbidden, which is no sign-out', async () => {
  const { adapter, server } = parse()
  server.state.javascriptKey = 'key'
  expect(await errorOf(adapter.list())).toMatchObject({ code: 'forbidden', status: 403 })
})

it('needs the id of the application', () => {
  expect(() => parse(2, { applicationId: '' })).toThrow('parseAdapter: applicationId must be')
})

it('reads times and the way of signing in', async () => {
  const { sessions } = await parse().adapter.list()
  expect(sessions.find(({ isCurrent }) => isCurrent)).toMatchObject({
    createdAt: '2026-11-18T10:00:00.000Z',
    lastActiveAt: null,
    expiresAt: '2027-11-18T10:00:00.000Z',
    authMethods: ['password'],
  })
})

it('knows of a device what the application keeps, and nothing otherwise', async () => {
  const unknown = { type: 'unknown', label: null, model: null, browser: null, os: null }
  const without = await parse().adapter.list()
  expect(without.sessions.map(({ device }) => device)).toEqual([unknown, unknown, unknown])
  const { sessions } = await parse(2, { userAgentField: 'userAgent' }).adapter.list()
  expect(sessions.map(({ device }) => device.browser?.name)).toEqual([undefined, 'Safari', 'Firefox'])
})

const readDevice = (label: string | null) => ({ type: 'tv' as const, label, model: null, browser: null, os: null })

it('has the user agent read by the application where it likes', async () => {
  const { sessions } = await parse(0, { userAgentField: 'userAgent', readDevice }).adapter.list()
  expect(sessions[0]?.device).toMatchObject({ type: 'tv', label: userAgent(0) })
})

it('reads a list to its end where the server gives shorter pages than asked for', async () => {
  const { adapter, server, client } = parse(6)
  server.state.maxLimit = 3
  const { complete, total, sessions } = await readSessions(adapter)
  expect([complete, total, sessions.length]).toEqual([true, 7, 7])
  expect(sessions.filter(({ isCurrent }) => isCurrent)).toHaveLength(1)
  const lists = client.routes().filter((route) => route.includes('skip='))
  expect(lists.map((route) => /skip=\d+/.exec(route)?.[0])).toEqual(['skip=0', 'skip=3', 'skip=6'])
})

it('asks for as many as the caller wants, and never for none or for more than 100', async () => {
  const { adapter, client } = parse()
  for (const limit of [0, 2, 500]) await adapter.list({ limit })
  const limits = client.routes().flatMap((route) => /[?&]limit=(\d+)/.exec(route)?.[1] ?? [])
  expect(limits).toEqual(['1', '2', '100'])
})

it.each([{}, { results: [] }, { results: [], count: '0' }, { results: 'none', count: 0, objectId: 'x' }, 'none'])(
  'takes %j for no list',
  async (body) => {
    expect((await errorOf(answering(() => json(200, body)).list())).code).toBe('bad_response')
  },
)

it('takes no page for an answer', async () => {
  expect((await errorOf(answering(() => html(200)).revoke({ target: 'mine' }))).code).toBe('bad_response')
})

it('says 400 for a token that is dead: the number tells that it is a sign-out', async () => {
  const { adapter, server } = parse()
  server.remove(...server.alive().slice(0, 1))
  expect(await errorOf(adapter.list())).toMatchObject({ code: 'unauthenticated', status: 400, serverCode: '209' })
})

it.each([
  [400, 119, 'forbidden'],
  [400, 124, 'timeout'],
  [400, 155, 'rate_limited'],
  [400, 206, 'unauthenticated'],
  [404, 101, 'not_found'],
  [400, 102, 'invalid_request'],
  [500, 1, 'server'],
  [503, 209, 'server'],
] as const)('%i with the number %i is %s', async (status, code, expected) => {
  const adapter = answering(() => json(status, { code, error: 'CANARY_TEXT' }))
  const error = await errorOf(adapter.revoke({ target: 'mine' }))
  expect([error.code, error.serverCode]).toEqual([expected, String(code)])
  expect(error.message).not.toContain('CANARY')
})

it('is one request too many without a word of when', async () => {
  const { adapter, server } = parse()
  server.state.isLimited = 'yes'
  expect(await errorOf(adapter.list())).toMatchObject({ code: 'rate_limited', status: 429, retryAfterMs: null })
})

it('never sends "me" as an id', async () => {
  const { adapter, client, server } = parse()
  const revoke = adapter.revoke({ target: 'session', sessionIds: ['aParseId01', 'me'] })
  expect((await errorOf(revoke)).code).toBe('invalid_request')
  expect(client.sent).toEqual([])
  expect(server.alive()).toHaveLength(3)
})

it('ends the others one by one, and this session by a sign-out', async () => {
  const { adapter, client, server } = parse()
  const { others } = await mineAndOthers(adapter)
  client.sent.length = 0
  await adapter.revoke({ target: 'all' })
  expect(client.routes().filter((route) => !route.startsWith('GET'))).toEqual([
    ...others.map(({ id }) => `DELETE /parse/sessions/${id}`),
    'POST /parse/logout',
  ])
  expect(server.alive()).toEqual([])
})
