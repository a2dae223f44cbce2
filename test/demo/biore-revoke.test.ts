import { afterEach, beforeEach, expect, it } from 'vitest'
import { auditOf, bioreFailure, bioreId, bioreList } from './biore.ts'
import { type RunningServer, type SignedInClient, signedInClient, startServer, testClock } from './client.ts'

const clock = testClock()
let server: RunningServer
let me: SignedInClient
let phone: SignedInClient
beforeEach(async () => {
  server = await startServer({ now: clock.now })
  me = await signedInClient(server, { api: 'biore' })
  phone = await signedInClient(server, { api: 'biore', email: me.email })
})
afterEach(() => server.close())

const revoke = (client: SignedInClient, id: string) => client.call('DELETE', `/api/v1/auth/sessions/${id}`)
const revokeAll = (client: SignedInClient) => client.call('POST', '/api/v1/auth/sessions/revoke-all')

it('revokes one session, and its device can no longer refresh', async () => {
  const id = await bioreId(me, 'other')
  const response = await revoke(me, id)
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ success: true })
  expect(await bioreList(me)).toMatchObject([{ isCurrent: true }])
  expect(await phone.refresh()).toBe(false)
  expect(await auditOf(me)).toEqual([
    { action: 'auth.sessions.revoke.success', count: null, sessionId: id, createdAt: expect.any(String) },
  ])
})

it('lets a revoked device go on until its access token expires', async () => {
  await revoke(me, await bioreId(me, 'other'))
  clock.advance(899_000)
  expect(await bioreList(phone)).toMatchObject([{ isCurrent: false }])
  clock.advance(1000)
  expect((await phone.call('GET', '/api/v1/auth/sessions')).status).toBe(401)
})

it('takes an id in upper case', async () => {
  expect((await revoke(me, (await bioreId(me, 'other')).toUpperCase())).status).toBe(200)
})

it('refuses to revoke the current session', async () => {
  const response = await revoke(me, await bioreId(me, 'current'))
  expect(await bioreFailure(response)).toEqual([400, 'auth.sessions.cannot_revoke_current'])
  expect(await bioreList(me)).toHaveLength(2)
  expect(await auditOf(me)).toEqual([])
})

it('cannot guard the current session without the cookie', async () => {
  const id = await bioreId(me, 'current')
  me.cookies.clear()
  expect((await revoke(me, id)).status).toBe(200)
  expect(await bioreList(me)).toHaveLength(1)
})

it('answers not_found for an unknown, a foreign, a revoked and a rotated session', async () => {
  const stranger = await signedInClient(server, { api: 'biore' })
  const rotated = await bioreId(me, 'other')
  expect(await phone.refresh()).toBe(true)
  const revoked = await bioreId(me, 'other')
  await revoke(me, revoked)
  for (const id of ['3f0d1c9a-0000-4000-8000-000000000001', await bioreId(stranger, 'current'), revoked, rotated])
    expect(await bioreFailure(await revoke(me, id))).toEqual([404, 'auth.sessions.not_found'])
  expect(await bioreList(stranger)).toHaveLength(1)
})

it.each(['1', 'null', 'ses_01jqebhswje1ka1z7ahr9rfsgt', '%E0%A4%A', "x'%20OR%20'1'='1", 'revoke-all'])(
  'answers 400 for the id %s, which is no UUID',
  async (id) => {
    expect(await bioreFailure(await revoke(me, id))).toEqual([400, 'VALIDATION_ERROR'])
    expect(await bioreList(me)).toHaveLength(2)
  },
)

it('revokes all but the session of the cookie, and counts them in the audit log', async () => {
  await me.call('POST', '/demo/devices', { count: 7 })
  expect(await bioreList(me)).toHaveLength(9)
  const response = await revokeAll(me)
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('{"success":true}')
  expect(await bioreList(me)).toMatchObject([{ isCurrent: true }])
  expect(await me.refresh()).toBe(true)
  expect(await phone.refresh()).toBe(false)
  expect(await auditOf(me)).toMatchObject([{ action: 'auth.sessions.revoke_all.success', count: 8, sessionId: null }])
})

it('counts nobody twice: not the rows that were rotated or revoked before', async () => {
  expect(await phone.refresh()).toBe(true)
  await revokeAll(me)
  await revokeAll(me)
  expect((await auditOf(me)).map((entry) => entry['count'])).toEqual([0, 1])
})

it('spares nobody without the cookie', async () => {
  const token = me.cookies.get('biore_refresh') ?? ''
  me.cookies.clear()
  expect((await revokeAll(me)).status).toBe(200)
  expect(await bioreList(me)).toEqual([])
  me.cookies.set('biore_refresh', token, '/')
  expect(await me.refresh()).toBe(false)
  expect(await auditOf(me)).toMatchObject([{ count: 2 }])
})

it('leaves other users alone', async () => {
  const stranger = await signedInClient(server, { api: 'biore' })
  await revokeAll(me)
  expect(await stranger.refresh()).toBe(true)
})

it('answers 401 without a token, and does nothing', async () => {
  const id = await bioreId(me, 'other')
  const token = me.getAccessToken()
  me.setAccessToken(null)
  expect(await bioreFailure(await revokeAll(me))).toEqual([401, 'UNAUTHORIZED'])
  expect(await bioreFailure(await revoke(me, id))).toEqual([401, 'UNAUTHORIZED'])
  me.setAccessToken(token)
  expect(await bioreList(me)).toHaveLength(2)
})
