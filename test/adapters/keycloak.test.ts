import { describe, expect, it } from 'vitest'
import { keycloakAdapter } from '../../src/adapters/keycloak.ts'
import { keycloakServer } from '../../src/testing/servers/keycloak.ts'
import { errorOf } from './adapter-set-up.ts'
import { mineAndOthers } from './conformance/backend.ts'
import { describeAdapter } from './describe-adapter.ts'
import { json } from './fake-fetch.ts'
import { backendOf, browser, ORIGIN, tokenSource, uuid } from './servers/in-process.ts'

function keycloak(others = 2) {
  const server = keycloakServer({ others })
  const client = browser(server)
  const { getAccessToken, loseCredential } = tokenSource('token-of-0')
  const adapter = keycloakAdapter({ baseUrl: server.baseUrl, getAccessToken, fetch: client.fetch })
  return { server, client, adapter, backend: backendOf(server, client, adapter, { loseCredential }) }
}

describeAdapter('Keycloak', { create: async ({ others }) => keycloak(others).backend }, { describe, it, expect })

it('lists the sessions of devices that share a system one by one, each with its system', async () => {
  const { sessions } = await keycloak(4).adapter.list()
  expect(sessions.map(({ device }) => [device.os?.name ?? null, device.browser?.name ?? null])).toEqual([
    ['Linux', 'Firefox'],
    ['Linux', 'Chrome'],
    ['macOS', 'Safari'],
    ['iOS', 'Mobile Safari'],
    [null, null],
  ])
  expect(sessions.map(({ device }) => device.type)).toEqual(['desktop', 'desktop', 'desktop', 'tablet', 'unknown'])
  expect(sessions.map(({ device }) => device.model)).toEqual([null, null, 'Mac', 'iPad', null])
})

it('leaves out versions that say nothing, or that browsers froze', async () => {
  const { sessions } = await keycloak(4).adapter.list()
  expect(sessions.map(({ device }) => [device.os?.version, device.browser?.version])).toEqual([
    [null, '150'],
    [null, '142'],
    [null, '26.1'],
    ['18.7', '26.1'],
    [undefined, undefined],
  ])
})

it('reads times as seconds', async () => {
  const { sessions } = await keycloak().adapter.list()
  expect(sessions[0]).toMatchObject({
    createdAt: '2026-11-18T10:00:00.000Z',
    lastActiveAt: '2026-11-21T08:00:00.000Z',
    expiresAt: '2026-11-18T20:00:00.000Z',
    ip: { masked: false },
  })
})

it('takes a missing "current" as false', async () => {
  const { sessions } = await keycloak().adapter.list()
  expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false])
})

it('shows no name that is a key of Keycloak’s own texts', async () => {
  const { sessions } = await keycloak().adapter.list()
  expect(sessions[0]?.applications).toEqual([
    { id: 'shop', name: 'Shop' },
    { id: 'account-console', name: null },
  ])
})

it('an id that is not there is accepted, and nothing ends', async () => {
  const { adapter, server } = keycloak()
  const result = await adapter.revoke({ target: 'session', sessionIds: [uuid(99)] })
  expect(result).toMatchObject({ revokedIds: [uuid(99)], failed: [], endedCurrent: false })
  expect(server.alive()).toHaveLength(3)
})

it('says which of the two it means, for DELETE /sessions may end this session too', async () => {
  const one = keycloak()
  await one.adapter.revoke({ target: 'others' })
  expect(one.client.routes()).toEqual(['DELETE /realms/shop/account/sessions?current=false'])
  const two = keycloak()
  await two.adapter.revoke({ target: 'all' })
  expect(two.client.routes()).toEqual(['DELETE /realms/shop/account/sessions?current=true'])
})

it('an empty id never becomes DELETE /sessions, which would end all others', async () => {
  const { adapter, client, server } = keycloak()
  expect((await errorOf(adapter.revoke({ target: 'session', sessionIds: [''] }))).code).toBe('invalid_request')
  expect(client.sent).toEqual([])
  expect(server.alive()).toHaveLength(3)
})

it('ends the current session by its id, and needs to be told no more than the last read', async () => {
  const { adapter, client } = keycloak()
  const { mine, others } = await mineAndOthers(adapter)
  const result = await adapter.revoke({ target: 'mine' }, { known: [mine, ...others] })
  expect(result.endedCurrent).toBe(true)
  expect(client.routes().slice(1)).toEqual([`DELETE /realms/shop/account/sessions/${uuid(0)}`])
})

it('sends the token and no cookie, and asks for JSON', async () => {
  const { adapter, client } = keycloak()
  await adapter.list()
  expect(client.sent[0]?.credentials).toBe('omit')
  expect(client.sent[0]?.headers.get('accept')).toBe('application/json')
})

it('without the role to manage the account a revoke is forbidden, and the list still works', async () => {
  const { adapter, server } = keycloak()
  server.state.role = 'view-profile'
  expect((await adapter.list()).sessions).toHaveLength(3)
  expect(await errorOf(adapter.revoke({ target: 'others' }))).toMatchObject({ code: 'forbidden', status: 403 })
})

it('a 404 means that there is no account API, for one session too', async () => {
  const { adapter, server } = keycloak()
  const { mine, others } = await mineAndOthers(adapter)
  server.state.accountApi = 'off'
  expect((await errorOf(adapter.list())).code).toBe('unsupported')
  const revoke = adapter.revoke({ target: 'session', sessionIds: [uuid(1)] }, { known: [mine, ...others] })
  expect((await errorOf(revoke)).code).toBe('unsupported')
})

it('wants somebody to ask for a token', () => {
  const options = JSON.parse('{"baseUrl":"https://auth.example"}')
  expect(() => keycloakAdapter(options)).toThrow('getAccessToken must be a function')
})

/** What one row of one device is read as. */
async function read(row: object, device: object = {}) {
  const devices = [{ ...device, sessions: [{ id: 'a', ...row }] }]
  return (await answering(json(200, devices)).list()).sessions[0]
}

function answering(answer: Response, options: { readonly accessTokenLagSeconds?: number } = {}) {
  const fetch = async () => answer
  return keycloakAdapter({ baseUrl: ORIGIN, getAccessToken: () => 'token', fetch, ...options })
}

it.each([
  ['Chrome/142.0.0', { name: 'Chrome', version: '142' }],
  ['Chrome/26.1', { name: 'Chrome', version: '26.1' }],
  ['Chrome/Unknown', { name: 'Chrome', version: null }],
  ['Chrome/v1', { name: 'Chrome', version: null }],
  ['Chrome/1 beta', { name: 'Chrome', version: null }],
  ['Chrome', { name: 'Chrome', version: null }],
  ['Other/Unknown', null],
  ['/142', null],
  [undefined, null],
])('reads the browser %j as %j', async (wire, browserOf) => {
  expect((await read({ browser: wire }))?.device.browser).toEqual(browserOf)
})

it.each([
  [undefined, null],
  ['shop', null],
  [[], []],
  [[{ clientName: 'Nameless' }, { clientId: 'a' }], [{ id: 'a', name: null }]],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what Keycloak sends.
  [[{ clientId: 'a', clientName: '${client_a}' }], [{ id: 'a', name: null }]],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what Keycloak sends.
  [[{ clientId: 'a', clientName: 'My ${a}' }], [{ id: 'a', name: 'My ${a}' }]],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what Keycloak sends.
  [[{ clientId: 'a', clientName: '${a} shop' }], [{ id: 'a', name: '${a} shop' }]],
])('reads the clients %j as %j', async (clients, applications) => {
  expect((await read({ clients }))?.applications).toEqual(applications)
})

it('takes for mobile only what is said to be, and knows better by the model', async () => {
  expect((await read({}, { mobile: true, os: 'Linux' }))?.device.type).toBe('mobile')
  expect((await read({}, { mobile: 'true', os: 'Linux' }))?.device.type).toBe('desktop')
  expect((await read({}, { mobile: true, device: 'iPad' }))?.device).toMatchObject({ type: 'tablet', model: 'iPad' })
})

it('tells the lag that it is told, and the code of the server', async () => {
  expect(answering(json(200, []), { accessTokenLagSeconds: 300 }).capabilities.accessTokenLagSeconds).toBe(300)
  expect(await errorOf(answering(json(403, { error: 'access_denied' })).list())).toMatchObject({
    code: 'forbidden',
    serverCode: 'access_denied',
  })
})

it('has an identity of its own for each realm', () => {
  expect(keycloak().adapter.id).toBe(`keycloak:${ORIGIN}/realms/shop/account`)
})
