import { describe, expect, it, vi } from 'vitest'
import { type WorkosAdapterOptions, workosAdapter } from '../../src/adapters/workos.ts'
import { workosAccessToken, workosServer } from '../../src/testing/servers/workos.ts'
import { errorOf, fakeServer } from './adapter-set-up.ts'
import { describeAdapter } from './describe-adapter.ts'
import { json } from './fake-fetch.ts'
import { describeOverMsw } from './over-msw.ts'
import { backendOf, behindFront, browser, ORIGIN, tokenSource } from './servers/in-process.ts'

const api = '/_widgets/UserProfile/sessions'
const idOf = (index: number) => `session_01K${String(index).padStart(4, '0')}`

function workos(others = 2, options: Partial<WorkosAdapterOptions> = {}) {
  const server = workosServer({ others })
  const front = behindFront(server)
  const client = browser(front)
  const { getAccessToken, loseCredential } = tokenSource(workosAccessToken())
  const adapter = workosAdapter({ baseUrl: ORIGIN, getAccessToken, fetch: client.fetch, ...options })
  return { server, front, client, adapter, loseCredential }
}

describeAdapter(
  'WorkOS',
  {
    create: async ({ others }) => {
      const { server, client, adapter, loseCredential } = workos(others)
      return backendOf(server, client, adapter, { loseCredential })
    },
  },
  { describe, it, expect },
)

describeOverMsw('workos', {
  create: (others) => workosServer({ others }),
  adapt: workosAdapter,
  token: workosAccessToken(),
})

describe('the list', () => {
  it('reads devices, places, times and ways to sign in, and leaves out who impersonated whom', async () => {
    const { adapter, client } = workos()
    const page = await adapter.list()
    expect(page).toMatchObject({ nextCursor: null, total: null })
    expect(page.sessions).toMatchObject([
      {
        id: idOf(0),
        isCurrent: true,
        device: { browser: { name: 'Firefox' }, os: { name: 'Linux' } },
        ip: { value: '198.51.100.7', masked: false },
        location: { city: 'Lyon', region: null, countryCode: 'FR', label: null },
        createdAt: '2026-11-18T10:00:00.000Z',
        lastActiveAt: '2026-11-21T08:00:00.000Z',
        expiresAt: '2026-12-18T10:00:00.000Z',
        authMethods: ['password'],
      },
      { id: idOf(1), isCurrent: false, authMethods: ['passkey'] },
      { id: idOf(2), ip: null, location: null, lastActiveAt: null, expiresAt: null, authMethods: null },
    ])
    expect(JSON.stringify(page)).not.toMatch(/canary/i)
    const { headers, credentials } = client.sent[0] ?? {}
    expect(headers?.get('workos-widgets-version')).toBe('1')
    expect(headers?.get('workos-widgets-type')).toBe('user-sessions')
    expect(credentials).toBe('omit')
  })

  it.each([
    [{ usedGoogleOauth: true, usedMagicAuth: true, usedSsoAuth: true }, ['SSO', 'email', 'Google']],
    [{ usedPasswordAuth: 'yes' }, null],
  ])('reads %j as %j', async (used, authMethods) => {
    const { options } = fakeServer([json(200, { data: [{ id: 'a', ...used }] })])
    expect((await workosAdapter({ baseUrl: ORIGIN, ...options }).list()).sessions[0]?.authMethods).toEqual(authMethods)
  })

  it.each([
    [{ cityName: 'Lyon' }, { city: 'Lyon', countryCode: null }],
    [{ countryISOCode: 'fr' }, { city: null, countryCode: 'FR' }],
  ])('reads the place %j', async (currentLocation, place) => {
    const { options } = fakeServer([json(200, { data: [{ id: 'a', currentLocation }] })])
    const { sessions } = await workosAdapter({ baseUrl: ORIGIN, ...options }).list()
    expect(sessions[0]?.location).toMatchObject(place)
  })
})

describe('which session asks', () => {
  it('is the application’s word where the token does not say it', async () => {
    let asked = 0
    const getSessionId = async () => {
      asked += 1
      return idOf(1)
    }
    const rows = [0, 1].map((index) => ({ id: idOf(index) }))
    const { options } = fakeServer([json(200, { data: rows })])
    const { sessions } = await workosAdapter({ baseUrl: ORIGIN, getSessionId, ...options }).list()
    expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([false, true])
    expect(asked).toBe(1)
    const { adapter } = workos(2, { getSessionId })
    expect((await adapter.list()).sessions[0]?.isCurrent).toBe(true)
    expect(asked).toBe(1)
  })

  it('unknown, nothing is sent that would end more than was asked for', async () => {
    const { options, sent } = fakeServer([json(200, { data: [{ id: idOf(0) }, { id: idOf(1) }] })])
    const adapter = workosAdapter({ baseUrl: ORIGIN, ...options })
    expect((await adapter.list()).sessions.map(({ isCurrent }) => isCurrent)).toEqual([null, null])
    for (const target of ['others', 'mine', 'all'] as const)
      expect((await errorOf(adapter.revoke({ target }))).code).toBe('unsupported')
    expect(sent.filter(({ init }) => init.method !== 'GET')).toEqual([])
  })

  it('is read anew before the others end: another one’s id would spare nobody', async () => {
    const { adapter, client, server } = workos()
    const known = (await adapter.list()).sessions.map((session, index) =>
      Object.assign({}, session, { isCurrent: index === 1 }),
    )
    await adapter.revoke({ target: 'others' }, { known })
    expect(client.sent.at(-1)).toMatchObject({
      method: 'DELETE',
      path: `${api}/revoke-all`,
      body: { currentSessionId: idOf(0) },
    })
    expect(server.alive()).toEqual([idOf(0)])
  })

  it('nothing ends when somebody else signed in meanwhile', async () => {
    const tokens = [workosAccessToken(), `e30.${btoa('{"sid":"session_of_bob"}')}.x`]
    const { adapter, server } = workos(2, { getAccessToken: () => tokens.shift() ?? null })
    const known = (await workos().adapter.list()).sessions
    expect((await errorOf(adapter.revoke({ target: 'others' }, { known }))).code).toBe('conflict')
    expect(server.alive()).toHaveLength(3)
  })
})

it('ends nothing once another user has signed in, whichever token it waits for', async () => {
  // That of the list, that by which the session is known, that of the sign-out.
  for (const last of [1, 2, 3]) {
    const controller = new AbortController()
    let asked = 0
    const getAccessToken = () => {
      asked += 1
      if (asked === last) controller.abort()
      return controller.signal.aborted ? new Promise<never>(() => {}) : workosAccessToken()
    }
    const { adapter, client } = workos(2, { getAccessToken })
    const known = (await workos().adapter.list()).sessions
    const revoke = adapter.revoke({ target: 'others' }, { known, signal: controller.signal })
    expect((await errorOf(revoke)).code).toBe('aborted')
    expect(asked).toBe(last)
    expect(client.sent.filter(({ method }) => method !== 'GET')).toEqual([])
  }
})

it('waits no longer to hear which session asks when the caller has stopped, and ends nothing', async () => {
  const getSessionId = vi.fn<() => Promise<string>>(() => new Promise(() => {}))
  // Two lists are read first.
  getSessionId.mockResolvedValueOnce(idOf(0)).mockResolvedValueOnce(idOf(0))
  const { options, sent } = fakeServer([json(200, { data: [{ id: idOf(0) }, { id: idOf(1) }] })])
  const controller = new AbortController()
  const adapter = workosAdapter({ baseUrl: ORIGIN, getSessionId, ...options })
  const error = errorOf(adapter.revoke({ target: 'others' }, { signal: controller.signal }))
  await vi.waitFor(() => expect(getSessionId).toHaveBeenCalledTimes(3))
  controller.abort()
  expect((await error).code).toBe('aborted')
  expect(sent.map(({ init }) => init.method)).toEqual(['GET', 'GET'])
})

describe('a 403', () => {
  it('F1: is an expired token when a new one is taken', async () => {
    let token = workosAccessToken(1)
    const refresh = async () => {
      token = workosAccessToken(2)
      return true
    }
    const { adapter, server } = workos(2, { getAccessToken: () => token, refresh })
    server.state.token = 'expired'
    expect((await adapter.list()).sessions).toHaveLength(3)
  })

  it('is no sign-out when the new token is refused as well', async () => {
    const { adapter, server, client } = workos(2, { refresh: async () => true })
    server.state.permission = 'missing'
    expect(await errorOf(adapter.list())).toMatchObject({ code: 'forbidden', status: 403 })
    expect(client.sent).toHaveLength(2)
    // Nor the second time.
    expect((await errorOf(adapter.list())).code).toBe('forbidden')
  })

  it('is a sign-out when there is no new token', async () => {
    const { adapter, server } = workos(2, { refresh: async () => false })
    server.state.token = 'expired'
    expect(await errorOf(adapter.list())).toMatchObject({ code: 'unauthenticated', status: 403 })
  })

  it('is not taken for a sign-out where nobody can renew the token', async () => {
    const { adapter, server } = workos()
    server.state.permission = 'missing'
    expect((await errorOf(adapter.list())).code).toBe('forbidden')
  })

  it('is not what another error after a refresh becomes', async () => {
    let front: ReturnType<typeof workos>['front'] | undefined
    const refresh = async () => {
      if (front) front.down = { status: 500, body: '{}' }
      return true
    }
    const made = workos(2, { refresh })
    front = made.front
    made.server.state.token = 'expired'
    expect((await errorOf(made.adapter.list())).code).toBe('server')
  })
})

it.each([{ success: false }, {}, { success: 'true' }])('takes %j for no yes', async (body) => {
  const { adapter, front, server } = workos()
  const known = (await adapter.list()).sessions
  front.down = { status: 200, body: JSON.stringify(body) }
  const revoke = adapter.revoke({ target: 'session', sessionIds: [idOf(1)] }, { known })
  expect((await errorOf(revoke)).code).toBe('bad_response')
  expect(server.alive()).toHaveLength(3)
})

it('signs out by its own id, and ends all by the others first', async () => {
  const mine = workos()
  expect((await mine.adapter.revoke({ target: 'mine' })).endedCurrent).toBe(true)
  expect(mine.client.routes().at(-1)).toBe(`DELETE ${api}/revoke/${idOf(0)}`)
  const all = workos()
  expect((await all.adapter.revoke({ target: 'all' })).endedCurrent).toBe(true)
  expect(all.client.routes().slice(-2)).toEqual([`DELETE ${api}/revoke-all`, `DELETE ${api}/revoke/${idOf(0)}`])
  expect(all.server.alive()).toEqual([])
})

it('says how long a revoked device goes on, if it was told, and has an identity of its own', () => {
  expect(workos().adapter.capabilities.accessTokenLagSeconds).toBeNull()
  expect(workos(2, { accessTokenLagSeconds: 300 }).adapter.capabilities.accessTokenLagSeconds).toBe(300)
  expect(workosAdapter({ getAccessToken: () => null }).id).toBe('workos:https://api.workos.com')
  expect(() => workosAdapter(JSON.parse('{}'))).toThrow('workosAdapter: getAccessToken must be a function')
})
