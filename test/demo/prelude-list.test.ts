import { decodeJwt } from 'jose'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fields, type RunningServer, type SignedInClient, signedInClient, startServer, testClock } from './client.ts'
import { answerOf, preludeList, sidOf } from './prelude.ts'

const clock = testClock()
let server: RunningServer
let me: SignedInClient
beforeEach(async () => {
  server = await startServer({ now: clock.now })
  me = await signedInClient(server, { api: 'prelude' })
})
afterEach(() => server.close())

const list = (query: string) => me.call('GET', `/v1/session/me/list${query}`)

it('lists a session with the fields of SessionView and nothing else', async () => {
  expect(await fields(await list(''))).toEqual({
    sessions: [
      {
        id: expect.stringMatching(/^ses_[0-9a-hjkmnp-tv-z]{26}$/),
        device_model: 'Macintosh',
        device_type: 'desktop',
        os_version: 'macOS 10.15.7',
        country_code: '',
        created_at: '2026-11-21T12:00:00Z',
        last_seen_at: '2026-11-21T12:00:00Z',
        expires_at: '2026-12-21T12:00:00Z',
      },
    ],
    total: 1,
    limit: 10,
    offset: 0,
  })
})

it('moves last_seen_at when the session is used', async () => {
  const [before] = await preludeList(me)
  clock.advance(60_000)
  const [after] = await preludeList(me)
  expect(Date.parse(String(after?.['last_seen_at'])) - Date.parse(String(before?.['last_seen_at']))).toBe(60_000)
  expect(after?.['created_at']).toBe(before?.['created_at'])
})

it('names the session and the token in the claims sid and jti', async () => {
  expect((await preludeList(me))[0]?.['id']).toBe(sidOf(me))
  expect(decodeJwt(me.getAccessToken() ?? '')).toMatchObject({
    sub: me.userId,
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    iat: clock.now() / 1000,
    exp: clock.now() / 1000 + 900,
  })
})

it('pages through all of them: ten at first, each once, with one total', async () => {
  await me.call('POST', '/demo/devices', { count: 24 })
  const seen: unknown[] = []
  for (const offset of [0, 10, 20]) {
    const page = await fields(await list(offset === 0 ? '' : `?offset=${offset}`))
    expect(page).toMatchObject({ total: 25, limit: 10, offset })
    seen.push(...(await preludeList(me, `?offset=${offset}`)).map((row) => row['id']))
  }
  expect(new Set(seen).size).toBe(25)
  expect(await preludeList(me, '?limit=50')).toHaveLength(25)
  expect(await preludeList(me, '?offset=25')).toEqual([])
  expect((await preludeList(me, '?limit=3&offset=1')).map((row) => row['id'])).toEqual(seen.slice(1, 4))
})

it.each(['0', '-1', '51', '1.5', 'abc', '', '1e1', '99999999999999999999'])(
  'answers invalid_pagination_limit for limit=%s',
  async (limit) => {
    expect(await answerOf(await list(`?limit=${limit}`))).toEqual([
      400,
      { code: 'invalid_pagination_limit', type: 'bad_request' },
    ])
  },
)

it.each(['-1', 'x', '', '0.5'])('answers invalid_pagination_offset for offset=%s', async (offset) => {
  expect(await answerOf(await list(`?offset=${offset}`))).toEqual([
    400,
    { code: 'invalid_pagination_offset', type: 'bad_request' },
  ])
})

it('takes another largest page as an option', async () => {
  const small = await startServer({ preludeMaxLimit: 10 })
  const client = await signedInClient(small, { api: 'prelude' })
  expect((await client.call('GET', '/v1/session/me/list?limit=10')).status).toBe(200)
  expect((await client.call('GET', '/v1/session/me/list?limit=11')).status).toBe(400)
  await small.close()
})

it('answers 401 for no token, no JWT, one of the other API and an expired one', async () => {
  const valid = me.getAccessToken()
  const biore = await signedInClient(server, { api: 'biore', email: me.email })
  for (const token of [null, 'abc', biore.getAccessToken()]) {
    me.setAccessToken(token)
    expect(await answerOf(await list(''))).toEqual([401, { code: 'unauthorized', type: 'unauthorized' }])
  }
  me.setAccessToken(valid)
  clock.advance(900_000)
  expect((await list('')).status).toBe(401)
})

it('lists the same sessions as the other API', async () => {
  const biore = await signedInClient(server, { api: 'biore', email: me.email })
  expect(await preludeList(me)).toHaveLength(2)
  await biore.call('POST', '/api/v1/auth/logout')
  expect(await preludeList(me)).toHaveLength(1)
})
