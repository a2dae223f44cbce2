import { describe, expect, it } from 'vitest'
import { readSessions } from '../../src/core/read-sessions.ts'
import { errorOf } from './adapter-set-up.ts'
import { html, json, type Sent } from './fake-fetch.ts'
import { base, done, jwt, manySessions, pageOf, prelude, refused, row, rowOf } from './prelude-set-up.ts'

describe('list', () => {
  it('reads the documented answer field by field', async () => {
    const { adapter, routes } = prelude([pageOf([row])])
    expect(await adapter.list()).toEqual({
      sessions: [
        {
          id: 'ses_a',
          key: 'ses_a',
          isCurrent: true,
          canRevoke: true,
          device: {
            type: 'desktop',
            label: null,
            model: 'Macintosh',
            browser: null,
            os: { name: 'macOS', version: '14.5' },
          },
          ip: null,
          location: { city: null, region: null, countryCode: 'FR', label: null },
          createdAt: '2026-11-18T10:00:00.000Z',
          lastActiveAt: '2026-11-21T08:00:00.000Z',
          expiresAt: '2026-12-18T10:00:00.000Z',
          authMethods: null,
          applications: null,
        },
      ],
      nextCursor: null,
      total: 1,
    })
    expect(routes()).toEqual([`GET ${base}/list?limit=100&offset=0`])
    expect(adapter.id).toBe('prelude:https://app.example')
  })

  it('sends the bearer and no cookies, as their own SDK does', async () => {
    const { adapter, sent } = prelude([pageOf([row])])
    await adapter.list()
    expect(sent[0]?.init.credentials).toBe('omit')
    expect(sent[0]?.headers.get('authorization')).toMatch(/^Bearer e30\./)
  })

  it('carries a DPoP proof that the application makes for this URL', async () => {
    const { adapter, sent } = prelude([pageOf([row])], { headers: ({ method, url }) => ({ DPoP: `${method} ${url}` }) })
    await adapter.list()
    expect(sent[0]?.headers.get('dpop')).toBe(`GET ${base}/list?limit=100&offset=0`)
  })

  it('marks the session that the access token names', async () => {
    const { adapter } = prelude([pageOf([row, rowOf('ses_b')])], {
      getAccessToken: () => jwt({ sid: 'ses_b' }),
    })
    expect((await adapter.list()).sessions.map(({ isCurrent }) => isCurrent)).toEqual([false, true])
  })

  it('goes by the token of the very request that was answered', async () => {
    let sid = 'ses_a'
    const { adapter } = prelude([refused(401, 'unauthorized'), pageOf([row, rowOf('ses_b')])], {
      getAccessToken: () => jwt({ sid }),
      refresh: async () => {
        sid = 'ses_b'
        return true
      },
    })
    expect((await adapter.list()).sessions.map(({ isCurrent }) => isCurrent)).toEqual([false, true])
  })

  it('does not go by a token that the application got only afterwards', async () => {
    let asked = 0
    const { adapter } = prelude([pageOf([row, rowOf('ses_b')])], {
      getAccessToken: () => jwt({ sid: (asked += 1) === 1 ? 'ses_a' : 'ses_b' }),
    })
    expect((await adapter.list()).sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false])
  })

  it.each(['opaque', 'a.b.c', jwt({}), jwt({ sid: '' }), jwt({ sid: 7 }), jwt(null), jwt('ses_a')])(
    'F16: cannot tell who is current from the token %s',
    async (token) => {
      const { adapter } = prelude([pageOf([row])], { getAccessToken: () => token })
      expect((await adapter.list()).sessions[0]?.isCurrent).toBe(null)
    },
  )

  it.each([
    ['device_model', [undefined, null, '', ' ', 7], { device: { model: null } }],
    ['device_type', [undefined, null, '', 'watch', 7], { device: { type: 'desktop' } }],
    ['os_version', [undefined, null, '', {}], { device: { os: null } }],
    ['country_code', [undefined, null, '', '--', 'FRA', 7], { location: null }],
    ['created_at', [undefined, null, '', 0, '0001-01-01T00:00:00Z'], { createdAt: null }],
    ['last_seen_at', [undefined, null, '', 1_763_712_000], { lastActiveAt: null }],
    ['expires_at', [undefined, null, '', 'never'], { expiresAt: null }],
  ])('F13, F17: a wrong %s is unknown or told by the system, and the row stays', async (field, values, expected) => {
    for (const value of values) {
      const { adapter } = prelude([pageOf([{ ...row, [field]: value }])])
      expect((await adapter.list()).sessions).toMatchObject([expected])
    }
  })

  it.each([
    ['tablet', 'tablet'],
    ['mobile', 'mobile'],
    ['unknown', 'unknown'],
  ])('knows the device type %s', async (wire, type) => {
    const { adapter } = prelude([pageOf([{ ...row, device_type: wire, device_model: '', os_version: '' }])])
    expect((await adapter.list()).sessions[0]?.device.type).toBe(type)
  })

  it.each([
    ['mobile', '', 'Tizen 9.0', { type: 'tv', os: { name: 'Tizen', version: '9.0' } }],
    ['unknown', '', 'WebOS', { type: 'tv', model: 'LG TV', os: { name: 'webOS', version: null } }],
    ['unknown', 'iPhone15,3', 'iOS 18.6', { type: 'mobile', model: 'iPhone15,3' }],
    ['unknown', 'Macintosh', '', { type: 'desktop', model: 'Macintosh', os: null }],
    ['desktop', '', 'Plan 9', { type: 'desktop', os: { name: 'Plan', version: '9' } }],
  ])(
    'reads the type %s, the model %j and the system %j by the rules for user agents',
    async (type, model, os, device) => {
      const { adapter } = prelude([pageOf([{ ...row, device_type: type, device_model: model, os_version: os }])])
      expect((await adapter.list()).sessions).toMatchObject([{ device }])
    },
  )

  it('F13: leaves fields alone that it does not know, credentials too', async () => {
    const { adapter } = prelude([pageOf([{ ...row, refresh_token: 'CANARY' }])])
    expect(JSON.stringify(await adapter.list())).not.toContain('CANARY')
  })

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"sessions":[]}',
    '{"sessions":[],"total":"0"}',
    '{"sessions":[],"total":-1}',
    '{"total":0,"limit":10,"offset":0}',
    '{"sessions":null,"total":0}',
    '{"sessions":[null],"total":1}',
    '{"sessions":[{"device_type":"desktop"}],"total":1}',
    '{"sessions":[{"id":"a/b"}],"total":1}',
    '{"sessions":[],"total":30,"offset":10}',
    '{"sessions":[',
  ])('F13: takes %j for no list, and never for an empty one', async (body) => {
    expect((await errorOf(prelude([json(200, body)]).adapter.list())).code).toBe('bad_response')
  })

  it.each([
    [html(200), 'bad_response'],
    [html(302), 'bad_response'],
    [done, 'bad_response'],
    [refused(400, 'bad_request'), 'invalid_request'],
    [refused(401, 'unauthorized'), 'unauthenticated'],
    [refused(403, 'scope_not_allowed'), 'forbidden'],
    [refused(404, 'not_found'), 'unsupported'],
    [refused(429, 'rate_limited'), 'rate_limited'],
    [refused(500, 'internal'), 'server'],
    [html(511), 'network'],
  ])('F7, F14: an error is an error, never an empty list (%#)', async (answer, code) => {
    const error = await errorOf(prelude([answer]).adapter.list())
    expect(error.code).toBe(code)
    expect(error.message).not.toContain('CANARY')
  })
})

describe('paging', () => {
  it('reads to the end', async () => {
    const { adapter, routes } = prelude([manySessions(230, 100)])
    const read = await readSessions(adapter)
    expect(read).toMatchObject({ complete: true, total: 230 })
    expect(routes().map((route) => route.split('?')[1])).toEqual([
      'limit=100&offset=0',
      'limit=100&offset=100',
      'limit=100&offset=200',
    ])
  })

  it('steps its page size down while the server finds it too large, and remembers', async () => {
    const { adapter, routes } = prelude([manySessions(60, 30)])
    const read = await readSessions(adapter)
    expect(read).toMatchObject({ complete: true, total: 60 })
    expect(routes().map((route) => route.split('?')[1])).toEqual([
      'limit=100&offset=0',
      'limit=50&offset=0',
      'limit=25&offset=0',
      'limit=25&offset=25',
      'limit=25&offset=50',
    ])
    await adapter.list()
    expect(routes().at(-1)).toContain('limit=25&offset=0')
  })

  it('gives up when even the smallest page is too large', async () => {
    const { adapter, sent } = prelude([manySessions(60, 5)])
    expect(await errorOf(adapter.list())).toMatchObject({
      code: 'invalid_request',
      serverCode: 'invalid_pagination_limit',
    })
    expect(sent).toHaveLength(4)
  })

  it('steps down for nothing else', async () => {
    const { adapter, sent } = prelude([refused(400, 'invalid_pagination_offset')])
    await errorOf(adapter.list())
    expect(sent).toHaveLength(1)
  })

  it('asks for as many as the caller wants, and at least one', async () => {
    const { adapter, routes } = prelude([manySessions(60, 100)])
    await adapter.list({ limit: 7 })
    await adapter.list({ limit: 0 })
    await adapter.list({ limit: Number.NaN })
    expect(routes().map((route) => route.split('?')[1])).toEqual([
      'limit=7&offset=0',
      'limit=1&offset=0',
      'limit=100&offset=0',
    ])
  })

  it('goes on from what came, where the server gives less than it was asked for', async () => {
    const { adapter } = prelude([
      ({ url }: Sent) => {
        const offset = Number(new URL(url).searchParams.get('offset'))
        const ids = Array.from({ length: 25 }, (_, index) => `ses_${index}`).slice(offset, offset + 10)
        return json(200, { sessions: ids.map(rowOf), total: 25, limit: 10, offset })
      },
    ])
    expect(await readSessions(adapter)).toMatchObject({ complete: true, total: 25 })
  })

  it('ends at an empty page, and the read is then not complete', async () => {
    expect((await prelude([pageOf([], 5)]).adapter.list()).nextCursor).toBe(null)
    const { adapter, sent } = prelude([pageOf([], 5)])
    expect(await readSessions(adapter)).toMatchObject({ complete: false, total: 5 })
    expect(sent).toHaveLength(2)
  })

  it.each(['offset:-1', 'offset:1e9', 'offset:', '10', 'offset:10&limit=1'])(
    'refuses the cursor %j',
    async (cursor) => {
      const { adapter, sent } = prelude([pageOf([row])])
      expect((await errorOf(adapter.list({ cursor }))).code).toBe('invalid_request')
      expect(sent).toEqual([])
    },
  )
})
