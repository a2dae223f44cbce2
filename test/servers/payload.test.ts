import { readFileSync } from 'node:fs'
import { type PayloadAdapterOptions, payloadAdapter } from 'react-device-sessions/adapters/payload'
import { describeAdapter } from 'react-device-sessions/testing'
import { payloadServer } from 'react-device-sessions/testing/servers/payload'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { readClaim } from '../../src/adapters/lib/jwt.ts'
import { errorOf } from '../adapters/adapter-set-up.ts'
import { startPayload } from './payload-server.ts'

// Payload itself, on SQLite.

const ORIGIN = 'http://127.0.0.1'

let server: Awaited<ReturnType<typeof startPayload>>
beforeAll(async () => {
  server = await startPayload()
})
afterAll(() => server.stop())

let people = 0

/** A user with sessions of which the first one asks, by cookie or by token. */
async function person(
  collection: 'users' | 'bare' | 'stateless' | 'silent',
  others: number,
  credential: 'cookie' | 'token' = 'cookie',
  options: Partial<PayloadAdapterOptions> = {},
) {
  const email = `person-${(people += 1)}@app.example`
  const password = 'a password of these tests'
  const { id } = await server.payload.create({ collection, data: { email, password } })
  const tokens: string[] = []
  for (let made = 0; made <= others; made += 1) {
    const answer = await server.fetch(
      new Request(`${ORIGIN}/api/${collection}/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      }),
    )
    tokens.push(/payload-token=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '')
  }
  let token: string | null = tokens[0] ?? ''
  let requests = 0
  const adapter = payloadAdapter({
    baseUrl: `${ORIGIN}/api`,
    collection,
    ...(collection === 'users' && { endpoints: 'own' }),
    ...(credential === 'token' && { getAccessToken: () => token }),
    fetch: (url, init) => {
      requests += 1
      const headers = new Headers(init.headers)
      if (init.credentials === 'include' && token !== null) headers.set('cookie', `payload-token=${token}`)
      return server.fetch(new Request(url, { ...init, headers }))
    },
    ...options,
  })
  const alive = async (): Promise<readonly string[]> => {
    const { sessions } = await server.payload.findByID({ collection, id, showHiddenFields: true })
    return (sessions ?? []).map((session: { id: string }) => session.id)
  }
  const loseCredential = () => {
    token = null
  }
  return { adapter, alive, tokens, credential, requests: () => requests, loseCredential }
}

describeAdapter('Payload, itself', { create: ({ others }) => person('users', others) }, { describe, it, expect })

test('the docs show the endpoints as they are run', () => {
  const page = readFileSync(new URL('../../docs/adapters/payload.md', import.meta.url), 'utf8')
  expect(page).toContain(readFileSync(new URL('payload-endpoints.ts', import.meta.url), 'utf8'))
})

test('without endpoints: the list, a sign-out and an end of all are there, and nothing else is tried', async () => {
  const { adapter, alive } = await person('bare', 2)
  const { sessions } = await adapter.list()
  expect(sessions.map(({ isCurrent, canRevoke }) => [isCurrent, canRevoke])).toEqual([
    [true, true],
    [false, false],
    [false, false],
  ])
  const sessionIds = [sessions[1]?.id ?? '']
  for (const request of [{ target: 'others' }, { target: 'session', sessionIds }] as const)
    expect((await errorOf(adapter.revoke(request))).code).toBe('unsupported')
  expect(await alive()).toHaveLength(3)
  await adapter.revoke({ target: 'all' })
  expect(await alive()).toEqual([])
})

test('endpoints that were forgotten are "unsupported"', async () => {
  const { adapter, alive } = await person('bare', 1, 'cookie', { endpoints: 'own' })
  expect(await errorOf(adapter.revoke({ target: 'others' }))).toMatchObject({ code: 'unsupported', status: 404 })
  expect(await alive()).toHaveLength(2)
})

test('nobody ends the session of somebody else', async () => {
  const [ada, eve] = [await person('users', 0), await person('users', 0)]
  const revoke = ada.adapter.revoke({ target: 'session', sessionIds: await eve.alive() })
  expect((await errorOf(revoke)).code).toBe('not_found')
  await ada.adapter.revoke({ target: 'others' })
  expect([await ada.alive(), await eve.alive()]).toEqual([[expect.any(String)], [expect.any(String)]])
})

test('a revoked device is out at once', async () => {
  const { adapter, tokens } = await person('users', 1)
  const userOf = async () =>
    (
      await server.fetch(new Request(`${ORIGIN}/api/users/me`, { headers: { authorization: `Bearer ${tokens[1]}` } }))
    ).json()
  expect((await userOf()).user).not.toBeNull()
  await adapter.revoke({ target: 'others' })
  expect((await userOf()).user).toBeNull()
})

test('where sessions are off, nothing is listed and nothing is said to have ended', async () => {
  const { adapter, tokens } = await person('stateless', 1)
  expect(tokens.map((token) => readClaim(token, 'sid'))).toEqual([undefined, undefined])
  expect((await errorOf(adapter.list())).code).toBe('unsupported')
  expect((await errorOf(adapter.revoke({ target: 'all' }))).code).toBe('unsupported')
})

/** Which of two sessions is marked as this one, where answers have no token. */
const marks = async (credential: 'cookie' | 'token') =>
  (await (await person('silent', 1, credential)).adapter.list()).sessions.map(({ isCurrent }) => isCurrent)

test('where answers have no token, this session is known to who has the token', async () => {
  expect(await marks('cookie')).toEqual([null, null])
  expect(await marks('token')).toEqual([true, false])
})

/** What an answer is made of: names and kinds, whatever the values. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shape)
  if (typeof value !== 'object' || value === null) return value === null ? null : typeof value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]): [string, unknown] => [name, name === 'ended' ? inner : shape(inner)])
      .toSorted(([a], [b]) => a.localeCompare(b)),
  )
}

it('is answered like by the server in memory', async () => {
  const memory = payloadServer({ baseUrl: `${ORIGIN}/api`, others: 2 })
  const { tokens, alive } = await person('users', 2)
  const real = (await alive())[1] ?? ''
  const inMemory = memory.alive()[1] ?? ''
  const requests = [
    ['GET', '/users/me?depth=0&select%5Bsessions%5D=true', true],
    ['GET', '/users/me?depth=0&select%5Bsessions%5D=true', false],
    ['POST', '/users/end-session', false],
    ['POST', '/users/end-session', true],
    ['POST', '/users/end-session', true],
    ['POST', '/users/end-other-sessions', false],
    ['POST', '/users/end-other-sessions', true],
    ['POST', '/users/nothing-of-theirs', true],
    ['POST', '/users/logout', false],
    ['POST', '/users/logout', true],
    ['POST', '/users/logout?allSessions=true', true],
  ] as const
  const answers = async (to: Pick<typeof server, 'fetch'>, token: string, id: string) => {
    const seen = []
    for (const [method, path, isSignedIn] of requests) {
      const answer = await to.fetch(
        new Request(`${ORIGIN}/api${path}`, {
          method,
          headers: { 'content-type': 'application/json', ...(isSignedIn && { cookie: `payload-token=${token}` }) },
          ...(method === 'POST' && { body: JSON.stringify({ id }) }),
        }),
      )
      // Of what is not there, only the status is ours to know.
      const body = answer.status === 404 || answer.status === 401 ? null : shape(await answer.json())
      seen.push([method, path, isSignedIn, answer.status, body])
    }
    return seen
  }
  expect(await answers(memory, 'token-of-0', inMemory)).toEqual(await answers(server, tokens[0] ?? '', real))
})
