import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { currentSession } from '../../src/core/current-session.ts'
import { readSessions } from '../../src/core/read-sessions.ts'
import { errorOf } from '../adapters/adapter-set-up.ts'
import { type BetterAuthClient, betterAuthClient } from './better-auth.ts'
import { fields, type RunningServer, startServer } from './client.ts'

let server: RunningServer
afterEach(() => server.close())

const credentials = { name: 'Somebody', email: 'somebody@example.com', password: 'correct horse battery staple' }
const signUp = (client: BetterAuthClient) => client.send('POST', '/api/auth/sign-up/email', credentials)
const signIn = (client: BetterAuthClient) => client.send('POST', '/api/auth/sign-in/email', credentials)

it('is a real Better Auth: signs up, signs in, lists, and signs out the others', async () => {
  server = await startServer({ rateLimits: 'off' })
  const laptop = betterAuthClient(server)
  const phone = betterAuthClient(server)
  expect((await signUp(laptop)).status).toBe(200)
  expect((await signIn(phone)).status).toBe(200)
  expect((await signIn(betterAuthClient(server))).status).toBe(200)

  const read = await readSessions(laptop.adapter)
  expect(read.sessions).toHaveLength(3)
  expect(read.sessions[0]).toMatchObject({ isCurrent: true, ip: { value: '127.0.0.1', masked: false } })
  expect(read.sessions[0]?.device.browser?.name).toBe('Firefox')
  await laptop.adapter.revoke({ target: 'others' }, { known: read.sessions })
  expect((await errorOf(phone.adapter.list())).code).toBe('unauthenticated')
  expect((await readSessions(laptop.adapter)).sessions).toHaveLength(1)
})

it('signs its users in on sample devices, more than its own default would list', async () => {
  server = await startServer({ rateLimits: 'off' })
  const me = betterAuthClient(server)
  await signUp(me)
  const added = await me.send('POST', '/demo/devices', { count: 250, seed: 7 })
  expect([added.status, await fields(added)]).toEqual([201, { created: 250 }])
  const read = await readSessions(me.adapter)
  expect([read.sessions.length, read.complete]).toEqual([251, true])
  expect(currentSession(read.sessions)?.device.os?.name).toBe('Linux')
  // A console was unknown while the check of sessions did not know the word.
  expect(new Set(read.sessions.map(({ device }) => device.type))).toEqual(
    new Set(['desktop', 'mobile', 'tablet', 'tv', 'console', 'cli', 'unknown']),
  )
  await me.adapter.revoke({ target: 'others' }, { known: read.sessions })
  expect((await readSessions(me.adapter)).sessions).toHaveLength(1)
})

it('lets nobody else add devices', async () => {
  server = await startServer()
  const nobody = betterAuthClient(server)
  expect((await nobody.send('POST', '/demo/devices', { count: 1 })).status).toBe(401)
  nobody.cookies.set('better-auth.session_token', 'forged.signature', '/')
  expect((await nobody.send('POST', '/demo/devices', { count: 1 })).status).toBe(401)
})

it('believes no forwarded address', async () => {
  server = await startServer({ rateLimits: 'off' })
  const me = betterAuthClient(server)
  const signedUp = await fetch(`${server.origin}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: {
      origin: server.origin,
      'content-type': 'application/json',
      'x-forwarded-for': '203.0.113.9',
      'x-demo-client-ip': '203.0.113.9',
    },
    body: JSON.stringify(credentials),
  })
  expect([signedUp.status, (await signIn(me)).status]).toEqual([200, 200])
  const { sessions } = await readSessions(me.adapter)
  expect(sessions.map(({ ip }) => ip?.value)).toEqual(['127.0.0.1', '127.0.0.1'])
})

it('takes requests of the page that is let in, and of no other', async () => {
  server = await startServer({ cors: { origin: 'http://127.0.0.1:5173' }, rateLimits: 'off' })
  const page = betterAuthClient(server, { from: 'http://127.0.0.1:5173' })
  await signUp(page)
  await page.adapter.revoke({ target: 'others' })
  const foreign = betterAuthClient(server, { from: 'http://evil.example', cookies: page.cookies })
  const error = await errorOf(foreign.adapter.revoke({ target: 'others' }))
  expect([error.code, error.serverCode]).toEqual(['forbidden', 'INVALID_ORIGIN'])
})

it('has its own limits, which the demo can reset', async () => {
  server = await startServer()
  const me = betterAuthClient(server)
  await signUp(me)
  const statuses: number[] = []
  for (let attempt = 0; attempt < 4; attempt += 1) statuses.push((await signIn(me)).status)
  expect(statuses).toEqual([200, 200, 200, 429])
  await me.send('DELETE', '/demo/limits')
  expect((await signIn(me)).status).toBe(200)
})

it('takes faults as the other two do', async () => {
  server = await startServer({ rateLimits: 'off' })
  const me = betterAuthClient(server)
  await signUp(me)
  server.faults.arm({ path: '/api/auth/list-sessions', effect: { status: 429, headers: { 'x-retry-after': '9' } } })
  expect((await errorOf(me.adapter.list())).retryAfterMs).toBe(9000)
  expect((await me.adapter.list()).sessions).toHaveLength(1)
})

it('keeps its users signed in over a restart, when it has a file', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'better-auth-'))
  const database = path.join(folder, 'demo.sqlite')
  try {
    server = await startServer({ database, rateLimits: 'off' })
    const before = betterAuthClient(server)
    await signUp(before)
    await server.close()
    server = await startServer({ database, rateLimits: 'off' })
    const after = betterAuthClient(server, { cookies: before.cookies })
    expect((await readSessions(after.adapter)).sessions).toHaveLength(1)
    await server.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('refuses a body that is too long', async () => {
  server = await startServer()
  const me = betterAuthClient(server)
  const response = await me.send('POST', '/api/auth/sign-up/email', { ...credentials, name: 'x'.repeat(70_000) })
  expect(response.status).toBe(413)
})
