import { afterEach, beforeEach, expect, it } from 'vitest'
import { fields, type RunningServer, signedInClient, startServer } from './client.ts'

let server: RunningServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const OLD = 'correct horse battery staple'
const NEW = 'a better horse'

const signInWith = async (email: string, password: string): Promise<number> => {
  const response = await fetch(`${server.origin}/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, api: 'biore' }),
  })
  return response.status
}

it.each(['biore', 'prelude'] as const)(
  'changes the password of who has a token of %s, and ends nothing',
  async (api) => {
    const me = await signedInClient(server, { api })
    const response = await me.call('POST', '/demo/password', { currentPassword: OLD, newPassword: NEW })
    expect(response.status).toBe(204)
    expect(server.sessions.count(me.userId)).toBe(1)
    expect(await signInWith(me.email, OLD)).toBe(401)
    expect(await signInWith(me.email, NEW)).toBe(200)
  },
)

it('tells a wrong password from a missing sign-in', async () => {
  const me = await signedInClient(server, { api: 'biore' })
  const body = { currentPassword: 'wrong horse', newPassword: NEW }
  const wrong = await me.call('POST', '/demo/password', body)
  expect([wrong.status, (await fields(wrong))['error']]).toEqual([403, 'wrong_password'])
  me.setAccessToken(null)
  const nobody = await me.call('POST', '/demo/password', { ...body, currentPassword: OLD })
  expect([nobody.status, (await fields(nobody))['error']]).toEqual([401, 'unauthorized'])
  expect(await signInWith(me.email, OLD)).toBe(200)
})

it.each([
  ['a short new one', { currentPassword: OLD, newPassword: '1234567' }],
  ['a very long new one', { currentPassword: OLD, newPassword: 'x'.repeat(201) }],
  ['no current one', { newPassword: NEW }],
  ['a list', []],
])('answers 400 for %s', async (_, body) => {
  const me = await signedInClient(server, { api: 'prelude' })
  expect((await me.call('POST', '/demo/password', body)).status).toBe(400)
  expect(await signInWith(me.email, OLD)).toBe(200)
})

it('lets nobody guess for ever', async () => {
  const strict = await startServer({ rateLimits: { signIn: 3 } })
  const me = await signedInClient(strict, { api: 'biore' })
  const statuses: number[] = []
  for (let guess = 0; guess < 4; guess += 1) {
    // oxlint-disable-next-line no-await-in-loop -- a limit counts one after the other
    const { status } = await me.call('POST', '/demo/password', { currentPassword: `guess ${guess}`, newPassword: NEW })
    statuses.push(status)
  }
  await strict.close()
  expect(statuses).toEqual([403, 403, 429, 429])
})
