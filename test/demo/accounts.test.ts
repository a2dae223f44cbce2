import { afterEach, beforeEach, expect, it } from 'vitest'
import { fields, type RunningServer, startServer, testClock } from './client.ts'

const clock = testClock()
let server: RunningServer
beforeEach(async () => {
  server = await startServer({ now: clock.now })
})
afterEach(() => server.close())

function post(path: string, body: unknown, contentType = 'application/json'): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return fetch(server.origin + path, { method: 'POST', headers: { 'content-type': contentType }, body: text })
}

const account = { email: 'ada@example.com', password: 'analytical engine' }

it('signs up and in, for either API', async () => {
  const signUp = await post('/demo/sign-up', account)
  expect(signUp.status).toBe(201)
  expect(await signUp.json()).toEqual({ userId: expect.stringMatching(/^usr_/), email: account.email })
  for (const api of ['biore', 'prelude'] as const) {
    const signIn = await post('/demo/sign-in', { ...account, email: ' Ada@Example.com', api })
    expect(signIn.status).toBe(200)
    expect(await signIn.json()).toEqual({
      userId: expect.stringMatching(/^usr_/),
      email: account.email,
      api,
      accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expiresAt: clock.now() / 1000 + 900,
    })
    expect(signIn.headers.getSetCookie()).toEqual([expect.stringMatching(new RegExp(`^${api}_refresh=[\\w-]{43}; `))])
  }
})

it('takes an address once, in whatever case', async () => {
  await post('/demo/sign-up', account)
  const again = await post('/demo/sign-up', { ...account, email: 'ADA@example.com' })
  expect([again.status, (await fields(again))['error']]).toEqual([409, 'email_taken'])
})

it('answers a wrong password and an unknown address alike', async () => {
  await post('/demo/sign-up', account)
  const answers = []
  for (const guess of [{ password: 'difference engine' }, { email: 'nobody@example.com' }]) {
    const response = await post('/demo/sign-in', { ...account, ...guess, api: 'biore' })
    expect(response.headers.getSetCookie()).toEqual([])
    answers.push([response.status, await response.text()])
  }
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]?.[0]).toBe(401)
})

it.each([
  ['an address without @', { email: 'ada', password: 'analytical engine' }],
  ['a short password', { email: 'ada@example.com', password: '1234567' }],
  ['a very long password', { email: 'ada@example.com', password: 'x'.repeat(201) }],
  ['no text', { email: 5, password: null }],
  ['a list', []],
  ['broken JSON', '{"email":'],
])('answers 400 for %s', async (_, body) => {
  for (const path of ['/demo/sign-up', '/demo/sign-in']) {
    const response = await post(path, body)
    expect([response.status, (await fields(response))['error']]).toEqual([400, 'invalid_request'])
  }
})

it('asks for an API to sign in to', async () => {
  await post('/demo/sign-up', account)
  for (const api of [undefined, 'keycloak']) expect((await post('/demo/sign-in', { ...account, api })).status).toBe(400)
})

it('takes nothing that a foreign page could send without asking', async () => {
  const response = await post('/demo/sign-up', account, 'text/plain')
  expect([response.status, (await fields(response))['error']]).toEqual([415, 'unsupported_media_type'])
})

it('finds a password hashed at one cost when the cost has changed', async () => {
  await post('/demo/sign-up', account)
  const row = server.database.prepare('SELECT passwordHash FROM User').get()
  expect(row?.['passwordHash']).toMatch(/^scrypt\$2\$1\$1\$[\w-]{22}\$[\w-]{43}$/)
  const dearer = await startServer({ passwordCost: { N: 16, r: 8, p: 1 } })
  dearer.database.exec('DELETE FROM User')
  dearer.database
    .prepare('INSERT INTO User (id, email, passwordHash, createdAt) VALUES (?, ?, ?, 0)')
    .run('usr_1', account.email, row?.['passwordHash'] ?? null)
  const response = await fetch(`${dearer.origin}/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...account, api: 'biore' }),
  })
  expect(response.status).toBe(200)
  await dearer.close()
})
