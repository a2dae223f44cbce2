import { describe, expect, it } from 'vitest'
import { type LogtoAdapterOptions, logtoAdapter } from '../../src/adapters/logto.ts'
import { logtoServer } from '../../src/testing/servers/logto.ts'
import { errorOf } from './adapter-set-up.ts'
import { mineAndOthers } from './conformance/backend.ts'
import { describeAdapter } from './describe-adapter.ts'
import { json } from './fake-fetch.ts'
import { backendOf, browser, ORIGIN, tokenSource } from './servers/in-process.ts'

const uid = (index: number) => `m2Vq0-_${index}`

function logto(others = 2, options: Partial<LogtoAdapterOptions> = {}) {
  const server = logtoServer({ others })
  const client = browser(server)
  const { getAccessToken, loseCredential } = tokenSource('token-of-0')
  const adapter = logtoAdapter({ baseUrl: `${ORIGIN}/api`, getAccessToken, fetch: client.fetch, ...options })
  return { server, client, adapter, backend: backendOf(server, client, adapter, { loseCredential }) }
}

const verified = (others = 2) => logto(others, { getVerificationId: () => 'verified' })
const stepUp = { verificationId: 'verified' }

describeAdapter('Logto', { create: async ({ others }) => verified(others).backend }, { describe, it, expect })

it('asks for a verification record even to list, and is no sign-out though both are 401', async () => {
  const { adapter, client } = logto()
  const refused = await errorOf(adapter.list())
  expect(refused).toMatchObject({
    code: 'step_up_required',
    status: 401,
    serverCode: 'verification_record.permission_denied',
    stepUp: { kind: 'verification-record', operation: 'list', methods: ['password', 'verification-code'] },
  })
  expect(client.sent[0]?.headers.has('logto-verification-id')).toBe(false)
})

it('sends what the user proved with every request that the call leads to', async () => {
  const { adapter, client, server } = logto()
  expect((await adapter.list({ stepUp })).sessions).toHaveLength(3)
  await adapter.revoke({ target: 'others' }, { stepUp })
  expect(client.sent.map(({ headers }) => headers.get('logto-verification-id'))).toEqual(Array(4).fill('verified'))
  expect(server.alive()).toEqual([uid(0)])
})

it('asks the application for a record that is still good, but not when the call brings one', async () => {
  let asked = 0
  const getVerificationId = async () => {
    asked += 1
    return 'of-last-hour'
  }
  const { adapter } = logto(2, { getVerificationId })
  expect((await errorOf(adapter.list())).code).toBe('step_up_required')
  expect(asked).toBe(1)
  expect((await adapter.list({ stepUp })).sessions).toHaveLength(3)
  expect(asked).toBe(1)
})

it('says no more than that the application failed to give a record', async () => {
  const { adapter, client } = logto(2, {
    getVerificationId: () => {
      throw new Error('CANARY')
    },
  })
  const refused = await errorOf(adapter.list())
  expect(refused.code).toBe('unknown')
  expect(refused.message).not.toContain('CANARY')
  expect(client.sent).toEqual([])
})

it('revokes by uid, and the grants with it unless told otherwise', async () => {
  const { adapter, server, client } = verified()
  const { mine, others } = await mineAndOthers(adapter)
  await adapter.revoke({ target: 'session', sessionIds: [uid(1)] }, { known: [mine, ...others] })
  expect(client.routes().at(-1)).toBe(`DELETE /api/my-account/sessions/${uid(1)}?revokeGrantsTarget=all`)
  expect(server.state.grantsOf).toEqual([uid(1)])

  const first = logto(2, { getVerificationId: () => 'verified', revokeGrants: 'firstParty' })
  await first.adapter.revoke({ target: 'session', sessionIds: [uid(1)] }, { known: [mine, ...others] })
  expect(first.client.routes()).toEqual([`DELETE /api/my-account/sessions/${uid(1)}?revokeGrantsTarget=firstParty`])
})

it('reads times as seconds, and not the expiry that may be milliseconds', async () => {
  const { sessions } = await verified().adapter.list()
  expect(sessions[0]).toMatchObject({
    createdAt: '2026-11-18T10:00:00.000Z',
    lastActiveAt: null,
    expiresAt: '2026-12-02T10:00:00.000Z',
  })
})

it('reads device, place, methods and applications, where the server has them', async () => {
  const { sessions } = await verified().adapter.list()
  expect(sessions[0]).toMatchObject({
    device: { type: 'desktop', browser: { name: 'Firefox' }, os: { name: 'Linux' } },
    ip: { value: '198.51.100.7', masked: false },
    location: { city: 'Lyon', region: null, countryCode: 'FR', label: null },
    authMethods: ['Password', 'Totp'],
    applications: [{ id: 'app1', name: null }],
  })
  for (const session of sessions.slice(1))
    expect(session).toMatchObject({ device: { type: 'unknown', browser: null }, ip: null, location: null })
})

it('before 1.40 nobody can tell which session is current: "others", "all" and "mine" are refused', async () => {
  const { adapter, server, client } = verified()
  server.state.version = '1.38'
  expect((await adapter.list()).sessions.map(({ isCurrent }) => isCurrent)).toEqual([null, null, null])
  for (const target of ['others', 'all', 'mine'] as const)
    expect((await errorOf(adapter.revoke({ target }))).code).toBe('unsupported')
  expect(client.routes().filter((route) => !route.startsWith('GET'))).toEqual([])
})

it('where an administrator has not opened the field, the list or the revoke is unsupported', async () => {
  const { adapter, server } = verified()
  const { mine, others } = await mineAndOthers(adapter)
  server.state.sessionField = 'ReadOnly'
  expect((await adapter.list()).sessions).toHaveLength(3)
  const revoke = adapter.revoke({ target: 'session', sessionIds: [uid(1)] }, { known: [mine, ...others] })
  expect(await errorOf(revoke)).toMatchObject({ code: 'unsupported', serverCode: 'account_center.field_not_editable' })
  server.state.sessionField = 'Off'
  expect((await errorOf(adapter.list())).code).toBe('unsupported')
})

it('a missing scope reads as a sign-out, for their server says nothing else', async () => {
  const { adapter, server } = verified()
  server.state.scopes = 'openid'
  expect((await errorOf(adapter.list())).code).toBe('unauthenticated')
})

it('somebody else’s application may list and not revoke', async () => {
  const { adapter, server } = verified()
  server.state.client = 'third-party'
  expect(await errorOf(adapter.revoke({ target: 'session', sessionIds: [uid(1)] }))).toMatchObject({
    code: 'forbidden',
    serverCode: 'auth.third_party_application_forbidden',
  })
})

it('a session that is not there is not found', async () => {
  const revoke = verified().adapter.revoke({ target: 'session', sessionIds: [uid(7)] })
  expect(await errorOf(revoke)).toMatchObject({ code: 'not_found', serverCode: 'oidc.session_not_found' })
})

/** What one row is read as. */
async function read(row: object) {
  const fetch = async () => json(200, { sessions: [{ payload: { uid: 'a' }, ...row }] })
  const adapter = logtoAdapter({ baseUrl: `${ORIGIN}/api`, getAccessToken: () => 'token', fetch })
  return (await adapter.list()).sessions[0]
}

it.each([
  [{ city: 'Lyon' }, { city: 'Lyon', region: null, countryCode: null, label: null }],
  [{ country: 'fr' }, { city: null, region: null, countryCode: 'FR', label: null }],
  [{}, null],
])('reads of the place %j what is there', async (signInContext, location) => {
  expect((await read({ lastSubmission: { signInContext } }))?.location).toEqual(location)
})

it('knows of methods and applications only what is well formed', async () => {
  const odd = { lastSubmission: { verificationRecords: 'Password' }, payload: { uid: 'a', authorizations: ['app1'] } }
  expect(await read(odd)).toMatchObject({ authMethods: null, applications: null, isCurrent: null })
  const payload = { uid: 'a', authorizations: { ' ': {}, app1: {} } }
  const known = await read({ payload, lastSubmission: { verificationRecords: [{ type: 'Totp' }, null, { type: 7 }] } })
  expect(known).toMatchObject({ authMethods: ['Totp'], applications: [{ id: 'app1', name: null }] })
})

const never = () => new Promise<never>(() => {})

it('names the function of the application that failed, and waits for it no longer than it was told', async () => {
  const failing = logto(2, { getVerificationId: () => Promise.reject(new Error('CANARY')) })
  expect((await errorOf(failing.adapter.list())).message).toContain("The application's getVerificationId()")
  const slow = logto(2, { getVerificationId: never, timeoutMs: 5 })
  expect((await errorOf(slow.adapter.list())).code).toBe('timeout')
  const controller = new AbortController()
  const stopped = errorOf(logto(2, { getVerificationId: never }).adapter.list({ signal: controller.signal }))
  controller.abort()
  expect((await stopped).code).toBe('aborted')
})

it('sends the token and no cookie, tells the lag that it is told, and has an identity for each server', async () => {
  const { adapter, client } = logto(2, { getVerificationId: () => 'verified', accessTokenLagSeconds: 600 })
  await adapter.list()
  expect(client.routes()).toEqual(['GET /api/my-account/sessions'])
  expect(client.sent[0]?.credentials).toBe('omit')
  expect(adapter.capabilities.accessTokenLagSeconds).toBe(600)
  expect(adapter.id).toBe(`logto:${ORIGIN}/api`)
})
