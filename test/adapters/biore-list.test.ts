import { expect, it } from 'vitest'
import { bioreAdapter } from '../../src/adapters/biore.ts'
import { preludeAdapter } from '../../src/adapters/prelude.ts'
import { errorOf } from './adapter-set-up.ts'
import { biore, id, list, listOf, phone, refused, row } from './biore-set-up.ts'
import { html, json } from './fake-fetch.ts'

it('reads the documented answer field by field', async () => {
  const { adapter, routes } = biore([listOf(row)])
  expect(await adapter.list()).toEqual({
    sessions: [
      {
        id: id(1),
        key: '["2026-11-21T08:30:00.000Z","Firefox on Linux"]',
        isCurrent: true,
        canRevoke: true,
        device: {
          type: 'desktop',
          label: 'Firefox on Linux',
          model: null,
          browser: { name: 'Firefox', version: null },
          os: { name: 'Linux', version: null },
        },
        ip: { value: '203.0.113.***', masked: true },
        location: null,
        createdAt: '2026-11-21T08:30:00.000Z',
        lastActiveAt: '2026-11-21T08:45:00.000Z',
        expiresAt: null,
        authMethods: null,
        applications: null,
      },
    ],
    nextCursor: null,
    total: null,
  })
  expect(routes()).toEqual([list])
})

it('sends bearer and cookie: without the cookie nobody would be current', async () => {
  const { adapter, sent } = biore([listOf(row)])
  await adapter.list()
  expect(sent[0]?.init.credentials).toBe('include')
  expect(sent[0]?.headers.get('authorization')).toBe('Bearer token')
})

it('is for the server that it is told, and says so in its id', async () => {
  const { adapter, routes } = biore([listOf(row)], { baseUrl: 'https://api.bio.re/api/v1/' })
  await adapter.list()
  expect(adapter.id).toBe('biore:https://api.bio.re/api/v1')
  expect(routes()).toEqual(['GET https://api.bio.re/api/v1/auth/sessions'])
  expect(biore([]).adapter.id).toBe('biore:/api/v1')
})

it('keeps the key of a session whose id has rotated', async () => {
  const { adapter } = biore([listOf(phone), listOf({ ...phone, id: id(9), lastActiveAt: '2026-11-21T11:00:00.000Z' })])
  const [before, after] = [(await adapter.list()).sessions[0], (await adapter.list()).sessions[0]]
  expect(after?.id).not.toBe(before?.id)
  expect(after?.key).toBe(before?.key)
})

it.each([
  ['device', [undefined, null, '', ' ', 7, {}], { device: { label: null, type: 'unknown' } }],
  ['ipMasked', [undefined, null, '', 7], { ip: null }],
  ['location', [undefined, null, '', {}, ['Lyon']], { location: null }],
  ['isCurrent', [undefined, null, 1, 'true'], { isCurrent: null }],
  ['createdAt', [undefined, null, '', 0, 'yesterday', '1970-01-01T00:00:00.000Z'], { createdAt: null }],
  ['lastActiveAt', [undefined, null, '', 1_763_712_000, '2026-02-30T00:00:00Z'], { lastActiveAt: null }],
])('F13, F17: a wrong %s is unknown, and the row stays', async (field, values, expected) => {
  for (const value of values) {
    const { adapter } = biore([listOf({ ...row, [field]: value })])
    expect((await adapter.list()).sessions).toMatchObject([expected])
  }
})

it('shows the reserved location as soon as it is a text', async () => {
  const { adapter } = biore([listOf({ ...row, location: 'Lyon, France' })])
  expect((await adapter.list()).sessions[0]?.location).toMatchObject({ label: 'Lyon, France', countryCode: null })
})

it('F13: leaves fields alone that it does not know, credentials too', async () => {
  const { adapter } = biore([listOf({ ...row, refreshTokenHash: 'CANARY', extra: { deep: 'CANARY' } })])
  expect(JSON.stringify(await adapter.list())).not.toContain('CANARY')
})

it.each([undefined, null, 7, '', ' ', '..', 'a/b', {}])(
  'F13: takes no list with a row whose id is %j: one that leaves a session out would be untrue',
  async (broken) => {
    const { adapter } = biore([listOf(row, { ...phone, id: broken })])
    expect(await errorOf(adapter.list())).toMatchObject({ code: 'bad_response' })
  },
)

it.each([
  '',
  'null',
  '[]',
  '"x"',
  '{}',
  '{"success":true}',
  '{"success":true,"data":null}',
  '{"success":true,"data":{}}',
  '{"success":true,"data":{"sessions":null}}',
  '{"success":true,"data":{"sessions":{}}}',
  '{"success":true,"data":{"sessions":[null]}}',
  '{"success":true,"data":{"sessions":["x"]}}',
  '{"data":{"sessions":[]}}',
  '{"success":"true","data":{"sessions":[]}}',
  '{"success":true,"data":{"sessions":[',
])('F13: takes %j for no list, and never for an empty one', async (body) => {
  expect((await errorOf(biore([json(200, body)]).adapter.list())).code).toBe('bad_response')
})

it('takes an empty list for an empty list', async () => {
  expect((await biore([listOf()]).adapter.list()).sessions).toEqual([])
})

it.each([
  [html(200), 'bad_response'],
  [html(302), 'bad_response'],
  [html(404), 'unsupported'],
  [html(511), 'network'],
  [refused(401), 'unauthenticated'],
  [refused(403), 'forbidden'],
  [refused(404), 'unsupported'],
  [refused(429), 'rate_limited'],
  [refused(500), 'server'],
  [refused(503), 'server'],
  [refused(200), 'bad_response'],
  [new Response(null, { status: 204 }), 'bad_response'],
])('F7, F14: an error is an error, never an empty list (%#)', async (answer, code) => {
  expect((await errorOf(biore([answer]).adapter.list())).code).toBe(code)
})

it('F4: knows of no wait when a 429 comes without a header', async () => {
  expect(await errorOf(biore([refused(429)]).adapter.list())).toMatchObject({
    code: 'rate_limited',
    status: 429,
    retryAfterMs: null,
  })
})

it('cannot be made without somebody to ask for a token', () => {
  const options = JSON.parse('{"baseUrl":"/api/v1"}')
  expect(() => bioreAdapter(options)).toThrow(/^bioreAdapter: getAccessToken must be/)
  expect(() => preludeAdapter(options)).toThrow(/^preludeAdapter: getAccessToken must be/)
})

it('declares what it can do', () => {
  expect(biore([]).adapter.capabilities).toMatchObject({
    revokeCurrentById: 'rejected',
    revokeOthers: 'native',
    othersNeedCurrent: true,
    revokeAll: 'emulated',
    stableIds: false,
    accessTokenLagSeconds: 900,
    limitsPerHour: { list: 30, revoke: 20, revokeOthers: 5, revokeAll: 5, signOut: 60 },
  })
})
