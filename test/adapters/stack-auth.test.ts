import { describe, expect, it } from 'vitest'
import { stackAuthAdapter } from '../../src/adapters/stack-auth.ts'
import { stackAuthServer } from '../../src/testing/servers/stack-auth.ts'
import { makeSession } from '../../src/testing.ts'
import { errorOf } from './adapter-set-up.ts'
import { mineAndOthers } from './conformance/backend.ts'
import { describeAdapter } from './describe-adapter.ts'
import { fakeFetch, json } from './fake-fetch.ts'
import { backendOf, browser, ORIGIN, tokenSource, uuid } from './servers/in-process.ts'

const project = { baseUrl: `${ORIGIN}/api/v1`, projectId: 'project', publishableClientKey: 'pck_test' }

function stackAuth(others = 2) {
  const server = stackAuthServer({ others })
  const client = browser(server)
  const { getAccessToken, loseCredential } = tokenSource('token-of-0')
  const adapter = stackAuthAdapter({ ...project, getAccessToken, fetch: client.fetch })
  return { server, client, adapter, backend: backendOf(server, client, adapter, { loseCredential }) }
}

describeAdapter('Stack Auth', { create: async ({ others }) => stackAuth(others).backend }, { describe, it, expect })

it('sends the token in its own header, no cookie, and never asks for errors as 200', async () => {
  const { adapter, client } = stackAuth()
  await adapter.list()
  expect(client.sent[0]?.credentials).toBe('omit')
  expect(client.sent[0]?.headers.get('x-stack-access-token')).toBe('token-of-0')
  expect(client.sent[0]?.headers.has('authorization')).toBe(false)
  expect(client.sent[0]?.headers.has('x-stack-override-error-status')).toBe(false)
})

it('reads place and times, milliseconds, where the keys change from snake_case to camelCase', async () => {
  const { sessions } = await stackAuth().adapter.list()
  expect(sessions[0]).toMatchObject({
    createdAt: '2026-11-18T10:00:00.000Z',
    lastActiveAt: '2026-11-21T08:00:00.000Z',
    ip: { value: '198.51.100.7', masked: false },
    location: { city: 'Oakland', region: 'CA', countryCode: 'US', label: null },
  })
  expect(sessions[2]).toMatchObject({ ip: null, location: null })
})

it('knows nothing of the device', async () => {
  const { sessions } = await stackAuth().adapter.list()
  expect(sessions[0]?.device).toEqual({ type: 'unknown', label: null, model: null, browser: null, os: null })
})

it('never sends "current" as an id: it would end this session', async () => {
  const { adapter, client, server } = stackAuth()
  const revoke = adapter.revoke({ target: 'session', sessionIds: [uuid(1), 'current'] })
  expect((await errorOf(revoke)).code).toBe('invalid_request')
  expect(client.sent).toEqual([])
  expect(server.alive()).toHaveLength(3)
})

it('is told when an id turns out to be the current session', async () => {
  const { adapter } = stackAuth()
  const known = [makeSession({ id: uuid(1), isCurrent: true })]
  const revoke = adapter.revoke({ target: 'session', sessionIds: [uuid(0)] }, { known })
  expect(await errorOf(revoke)).toMatchObject({
    code: 'cannot_revoke_current',
    serverCode: 'CANNOT_DELETE_CURRENT_SESSION',
  })
})

it('a session that is not there is not found, which the server says in plain text', async () => {
  const revoke = stackAuth().adapter.revoke({ target: 'session', sessionIds: [uuid(99)] })
  expect(await errorOf(revoke)).toMatchObject({ code: 'not_found', status: 404 })
})

it('a 400 for want of a user is a sign-out', async () => {
  const adapter = stackAuthAdapter({
    ...project,
    getAccessToken: () => 'token',
    fetch: async () => json(400, { code: 'CANNOT_GET_OWN_USER_WITHOUT_USER', error: '' }),
  })
  expect((await errorOf(adapter.list())).code).toBe('unauthenticated')
})

it('ends the others one by one, and leaves alone whatever is not certainly another session', async () => {
  const row = { id: uuid(0), is_current_session: true }
  const sent: string[] = []
  const adapter = stackAuthAdapter({
    ...project,
    getAccessToken: () => 'token',
    fetch: async (url, init) => {
      sent.push(`${init.method} ${new URL(url).pathname.slice(-12)}`)
      const items = [row, { ...row, id: uuid(1), is_current_session: false }, { id: uuid(2) }]
      return json(200, init.method === 'GET' ? { items } : { success: true })
    },
  })
  const { revokedIds, failed } = await adapter.revoke({ target: 'others' })
  expect(revokedIds).toEqual([uuid(1)])
  expect(failed).toMatchObject([{ id: uuid(2), error: { code: 'unsupported' } }])
  expect(sent.slice(1)).toEqual(['DELETE 000000000001'])
})

it('refuses "others" and "all" when the list marks nobody', async () => {
  for (const target of ['others', 'all'] as const) {
    const sent: string[] = []
    const adapter = stackAuthAdapter({
      ...project,
      getAccessToken: () => 'token',
      fetch: async (_url, init) => {
        sent.push(init.method ?? '')
        return json(200, { items: [{ id: uuid(0), is_current_session: false }] })
      },
    })
    expect((await errorOf(adapter.revoke({ target }))).code).toBe('unsupported')
    expect(sent).toEqual(['GET'])
  }
})

it('stops ending the others at a rate limit, and says of each what became of it', async () => {
  const { adapter, server, client } = stackAuth(4)
  const fetch: typeof client.fetch = async (url, init) => {
    if (client.routes().filter((route) => route.startsWith('DELETE')).length === 2) server.state.retryAfter = '7'
    return client.fetch(url, init)
  }
  const limited = stackAuthAdapter({ ...project, getAccessToken: () => 'token-of-0', fetch })
  const { mine, others } = await mineAndOthers(adapter)
  const { revokedIds, failed, endedCurrent } = await limited.revoke({ target: 'all' })
  expect(revokedIds).toHaveLength(2)
  expect(failed.map(({ error }) => `${error.code} ${error.retryAfterMs}`)).toEqual(Array(3).fill('rate_limited 7000'))
  expect(failed.at(-1)?.id).toBe(mine.id)
  expect(endedCurrent).toBe(false)
  expect(client.routes().filter((route) => route.startsWith('DELETE'))).toHaveLength(3)
  expect(others).toHaveLength(4)
})

it('says for how long a revoked device may go on', () => {
  expect(stackAuth().adapter.capabilities.accessTokenLagSeconds).toBe(600)
  const adapter = stackAuthAdapter({ ...project, getAccessToken: () => null, accessTokenLagSeconds: 60 })
  expect(adapter.capabilities.accessTokenLagSeconds).toBe(60)
})

it('says which project it is for, with the key where there is one, and asks for this user’s sessions alone', async () => {
  const { adapter, client } = stackAuth()
  await adapter.revoke({ target: 'session', sessionIds: [uuid(1)] })
  await adapter.revoke({ target: 'mine' })
  expect(client.routes()).toEqual([
    'GET /api/v1/auth/sessions?user_id=me',
    `DELETE /api/v1/auth/sessions/${uuid(1)}?user_id=me`,
    'DELETE /api/v1/auth/sessions/current',
  ])
  expect(client.sent.map(({ body }) => body)).toEqual([null, null, {}])
  for (const { headers } of client.sent) {
    expect(headers.get('x-stack-project-id')).toBe('project')
    expect(headers.get('x-stack-access-type')).toBe('client')
    expect(headers.get('x-stack-publishable-client-key')).toBe('pck_test')
  }
})

it('goes to their own server, without a key, unless told otherwise', async () => {
  const { fetch, sent } = fakeFetch(json(200, { items: [] }))
  const adapter = stackAuthAdapter({ projectId: 'p', getAccessToken: () => 'token', fetch })
  expect((await adapter.list()).sessions).toEqual([])
  expect(sent[0]?.url).toBe('https://api.stack-auth.com/api/v1/auth/sessions?user_id=me')
  expect(sent[0]?.headers.has('x-stack-publishable-client-key')).toBe(false)
  expect(adapter.id).toBe('stack-auth:https://api.stack-auth.com/api/v1:p')
})

it.each([
  [{ cityName: 'Oakland' }, { city: 'Oakland', region: null, countryCode: null, label: null }],
  [{ regionCode: 'CA' }, { city: null, region: 'CA', countryCode: null, label: null }],
  [{ countryCode: 'us' }, { city: null, region: null, countryCode: 'US', label: null }],
  [{}, null],
])('reads of the place %j what is there', async (place, location) => {
  const items = [{ id: uuid(0), last_used_at_end_user_ip_info: place }]
  const fetch = async () => json(200, { items })
  const adapter = stackAuthAdapter({ ...project, getAccessToken: () => 'token', fetch })
  expect((await adapter.list()).sessions[0]?.location).toEqual(location)
})
