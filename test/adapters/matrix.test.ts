import { describe, expect, it } from 'vitest'
import { type MatrixAdapterOptions, matrixAdapter } from '../../src/adapters/matrix.ts'
import { matrixServer } from '../../src/testing/servers/matrix.ts'
import { errorOf, fakeServer } from './adapter-set-up.ts'
import { mineAndOthers } from './conformance/backend.ts'
import { describeAdapter } from './describe-adapter.ts'
import { json } from './fake-fetch.ts'
import { describeOverMsw } from './over-msw.ts'
import { backendOf, behindFront, browser, ORIGIN, tokenSource } from './servers/in-process.ts'

const api = '/_matrix/client/v3'
const password = 'correct horse'

function matrix(others = 2, options: Partial<MatrixAdapterOptions> = {}) {
  const server = matrixServer({ others })
  const front = behindFront(server)
  const client = browser(front)
  const { getAccessToken, loseCredential } = tokenSource('token-of-0')
  const adapter = matrixAdapter({ baseUrl: ORIGIN, getAccessToken, fetch: client.fetch, ...options })
  return { server, front, client, adapter, loseCredential }
}

/** A server that asks for no proof, as Synapse for a while after a sign-in: the suite counts requests. */
function trusting(...made: Parameters<typeof matrix>): ReturnType<typeof matrix> {
  const all = matrix(...made)
  all.server.state.proof = 'nothing'
  return all
}

describeAdapter(
  'Matrix',
  {
    create: async ({ others }) => {
      const { server, client, adapter, loseCredential } = trusting(others)
      return backendOf(server, client, adapter, { loseCredential })
    },
  },
  { describe, it, expect },
)

describeOverMsw('matrix', { create: (others) => trusting(others).server, adapt: matrixAdapter })

const one = (...sessionIds: readonly string[]) => ({ target: 'session', sessionIds }) as const
const bodies = ({ sent }: ReturnType<typeof browser>) =>
  sent.filter(({ path }) => path.endsWith('/delete_devices')).map(({ body }) => body)

describe('the list', () => {
  it('marks the device that whoami names, and reads names, addresses and times', async () => {
    const { adapter, client } = matrix()
    const { sessions, nextCursor, total } = await adapter.list()
    expect(client.routes().toSorted()).toEqual([`GET ${api}/account/whoami`, `GET ${api}/devices`])
    expect(client.sent.map(({ credentials }) => credentials)).toEqual(['omit', 'omit'])
    expect({ nextCursor, total }).toEqual({ nextCursor: null, total: null })
    expect(sessions).toMatchObject([
      {
        id: 'DEVICE0',
        isCurrent: true,
        device: { type: 'desktop', label: 'Firefox on Linux', browser: { name: 'Firefox' }, os: { name: 'Linux' } },
        ip: { value: '203.0.113.5', masked: false },
        createdAt: null,
        lastActiveAt: '2026-11-21T08:00:00.000Z',
      },
      // A name of the user's own does not hide what the device is.
      { id: 'DEVICE1', isCurrent: false, device: { type: 'mobile', label: 'Ada’s phone', os: { name: 'iOS' } } },
      { id: 'DEVICE2', isCurrent: false, device: { type: 'unknown', label: null }, ip: null, lastActiveAt: null },
    ])
  })

  it('knows no current device where the token belongs to none, and then ends no others', async () => {
    const { adapter, server } = matrix()
    server.state.tellsDevice = false
    expect((await adapter.list()).sessions.map(({ isCurrent }) => isCurrent)).toEqual([null, null, null])
    expect((await errorOf(adapter.revoke({ target: 'others' }, { stepUp: { password } }))).code).toBe('unsupported')
    expect(server.alive()).toHaveLength(3)
  })

  it('reads the user agent under the name that the proposal gives it, too', async () => {
    const { options } = fakeServer([
      json(200, { devices: [{ device_id: 'A', last_seen_user_agent: 'curl/8.17.0' }] }),
      json(200, { user_id: '@ada:x' }),
    ])
    const { sessions } = await matrixAdapter({ baseUrl: ORIGIN, ...options }).list()
    expect(sessions[0]?.device.type).toBe('cli')
  })

  it.each([{ devices: [{ display_name: 'no id' }] }, { devices: 'none' }, {}])('takes %j for no list', async (body) => {
    const { options } = fakeServer([json(200, body), json(200, { user_id: '@ada:x', device_id: 'A' })])
    expect((await errorOf(matrixAdapter({ baseUrl: ORIGIN, ...options }).list())).code).toBe('bad_response')
  })
})

describe('what it asks for before devices end', () => {
  it('is a step-up and no sign-out, though both are 401: nothing ends, and no token is refreshed', async () => {
    let refreshed = 0
    const { adapter, server } = matrix(2, { refresh: async () => (refreshed += 1) > 0 })
    const error = await errorOf(adapter.revoke(one('DEVICE1')))
    expect(error).toMatchObject({
      code: 'step_up_required',
      status: 401,
      stepUp: { kind: 'uia', operation: 'revoke', methods: ['m.login.password'], redirectTo: null },
    })
    expect(refreshed).toBe(0)
    expect(server.alive()).toHaveLength(3)
  })

  it('takes a password, for the question that was asked, by the name that whoami gives', async () => {
    const { adapter, server, client } = matrix()
    const known = (await adapter.list()).sessions
    await errorOf(adapter.revoke(one('DEVICE1'), { known }))
    await adapter.revoke(one('DEVICE1'), { known, stepUp: { password } })
    expect(server.alive()).toEqual(['DEVICE0', 'DEVICE2'])
    const auth = {
      type: 'm.login.password',
      identifier: { type: 'm.id.user', user: '@ada:auth.example' },
      password,
      session: 'uia-0',
    }
    expect(bodies(client)).toEqual([{ devices: ['DEVICE1'] }, { devices: ['DEVICE1'], auth }])
  })

  it('is handed to nobody once another user has signed in, whichever request would come next', async () => {
    for (let last = 1; last <= 3; last += 1) {
      const controller = new AbortController()
      let begun = 0
      const getAccessToken = () => {
        begun += 1
        if (begun === last) controller.abort()
        return 'token-of-0'
      }
      const { adapter, server, client } = matrix(2, { getAccessToken })
      const known = (await matrix().adapter.list()).sessions
      const revoke = adapter.revoke(one('DEVICE1'), { known, stepUp: { password }, signal: controller.signal })
      expect((await errorOf(revoke)).code).toBe('aborted')
      expect(client.sent).toHaveLength(last - 1)
      expect(server.alive()).toHaveLength(3)
    }
  })

  it('takes what the application makes of a stage, and adds the session to it', async () => {
    const { adapter, server, client } = matrix()
    const uia = { type: 'm.login.password', identifier: { type: 'm.id.user', user: 'ada' }, password }
    await adapter.revoke({ target: 'others' }, { stepUp: { uia } })
    expect(server.alive()).toEqual(['DEVICE0'])
    expect(bodies(client)).toMatchObject([
      { devices: ['DEVICE1', 'DEVICE2'] },
      { devices: ['DEVICE1', 'DEVICE2'], auth: { ...uia, session: 'uia-0' } },
    ])
    expect(client.routes().filter((route) => route.endsWith('whoami'))).toHaveLength(1)
  })

  it('asks anew where the proof is for other devices than the question was about', async () => {
    const { adapter, server } = matrix(3)
    const known = (await adapter.list()).sessions
    await errorOf(adapter.revoke(one('DEVICE1', 'DEVICE2'), { known }))
    await adapter.revoke(one('DEVICE2', 'DEVICE3'), { known, stepUp: { password } })
    expect(server.alive()).toEqual(['DEVICE0', 'DEVICE1'])
  })

  it('a wrong password is asked about again, with the server’s own code, and nothing ends', async () => {
    const { adapter, server, client } = matrix()
    const error = await errorOf(adapter.revoke(one('DEVICE1'), { stepUp: { password: 'CANARY' } }))
    expect(error).toMatchObject({ code: 'step_up_required', serverCode: 'M_FORBIDDEN', stepUp: { kind: 'uia' } })
    expect(JSON.stringify(error) + error.message).not.toContain('CANARY')
    expect(server.alive()).toHaveLength(3)
    // The question is still the same one.
    await adapter.revoke(one('DEVICE1'), { stepUp: { password } })
    expect(bodies(client)).toHaveLength(3)
    expect(server.alive()).toHaveLength(2)
  })

  it('forgets a question that the server has forgotten', async () => {
    const { adapter, server, client, front } = matrix()
    const known = (await adapter.list()).sessions
    await errorOf(adapter.revoke(one('DEVICE1'), { known }))
    front.down = { status: 400, body: '{"errcode":"M_UNKNOWN","error":"CANARY"}' }
    const uia = { type: 'm.login.password', identifier: { user: 'ada' }, password }
    expect((await errorOf(adapter.revoke(one('DEVICE1'), { known, stepUp: { uia } }))).code).toBe('invalid_request')
    front.down = null
    await adapter.revoke(one('DEVICE1'), { known, stepUp: { uia } })
    expect(server.alive()).toHaveLength(2)
    expect(bodies(client)).toHaveLength(4)
  })

  it('leads to the server’s own page where no password does, and goes on with the session alone', async () => {
    const { adapter, server, client } = matrix()
    server.state.proof = 'sso'
    const known = (await adapter.list()).sessions
    const { stepUp } = await errorOf(adapter.revoke(one('DEVICE1'), { known }))
    expect(stepUp).toMatchObject({
      methods: ['m.login.sso'],
      redirectTo: `${ORIGIN}${api}/auth/m.login.sso/fallback/web?session=uia-0`,
    })
    server.state.sso = 'completed'
    await adapter.revoke(one('DEVICE1'), { known, stepUp: { uia: {} } })
    expect(bodies(client).at(-1)).toEqual({ devices: ['DEVICE1'], auth: { session: 'uia-0' } })
    expect(server.alive()).toHaveLength(2)
  })

  it.each([
    // Below a path there is no address that another window could be sent to.
    { baseUrl: '/matrix', question: { session: 's', flows: [{ stages: ['m.login.sso'] }] }, methods: ['m.login.sso'] },
    { baseUrl: ORIGIN, question: { flows: [{ stages: ['m.login.sso'] }] }, methods: ['m.login.sso'] },
    { baseUrl: ORIGIN, question: { session: 's', flows: [{}, 'x'] }, methods: [] },
    {
      baseUrl: ORIGIN,
      question: {
        session: 's',
        completed: ['a'],
        flows: [{ stages: ['a', 'm.login.password'] }, { stages: ['a', 'm.login.dummy'] }],
      },
      methods: ['m.login.password', 'm.login.dummy'],
    },
  ])('reads the question $question', async ({ baseUrl, question, methods }) => {
    const { options } = fakeServer([json(401, question)])
    const known = (await matrix().adapter.list()).sessions
    const error = await errorOf(matrixAdapter({ baseUrl, ...options }).revoke(one('DEVICE1'), { known }))
    expect(error.stepUp).toMatchObject({ methods, redirectTo: null })
  })

  it('asks for nothing where the server wants nothing, though the user was asked before', async () => {
    const { adapter, server, client } = matrix()
    server.state.proof = 'nothing'
    await adapter.revoke(one('DEVICE1'), { stepUp: { password } })
    expect(bodies(client)).toEqual([{ devices: ['DEVICE1'] }])
    expect(server.alive()).toHaveLength(2)
  })

  it('a proof of another kind is none, and an unknown user has no password', async () => {
    const { adapter, server } = matrix()
    const known = (await adapter.list()).sessions
    const error = await errorOf(adapter.revoke(one('DEVICE1'), { known, stepUp: { verificationId: 'x' } }))
    expect(error.code).toBe('step_up_required')
    const { options } = fakeServer([json(200, { user_id: 7 })])
    const nameless = matrixAdapter({ baseUrl: ORIGIN, ...options })
    expect((await errorOf(nameless.revoke(one('DEVICE1'), { known, stepUp: { password } }))).code).toBe('bad_response')
    expect(server.alive()).toHaveLength(3)
  })

  it('is no question when this device, or every device, signs out', async () => {
    const mine = matrix()
    expect((await mine.adapter.revoke({ target: 'mine' })).endedCurrent).toBe(true)
    expect(mine.client.routes()).toEqual([`POST ${api}/logout`])
    const all = matrix()
    await all.adapter.revoke({ target: 'all' })
    expect(all.client.routes()).toEqual([`POST ${api}/logout/all`])
    expect(all.server.alive()).toEqual([])
  })

  it('ends this device last, by a sign-out, when it is among several', async () => {
    const { adapter, client, server } = matrix()
    const { mine, others } = await mineAndOthers(adapter)
    const result = await adapter.revoke(one(mine.id, ...others.map(({ id }) => id)), { stepUp: { password } })
    expect(result).toMatchObject({ endedCurrent: true, failed: [] })
    expect(bodies(client).at(-1)).toMatchObject({ devices: ['DEVICE1', 'DEVICE2'] })
    expect(client.routes().at(-1)).toBe(`POST ${api}/logout`)
    expect(server.alive()).toEqual([])
  })
})

it('where signing in is left to an OAuth server, lists, and says that nothing can be ended', async () => {
  const { adapter, server } = matrix()
  server.state.signIn = 'oauth'
  const known = (await adapter.list()).sessions
  for (const request of [one('DEVICE1'), { target: 'mine' }, { target: 'all' }] as const)
    expect(await errorOf(adapter.revoke(request, { known }))).toMatchObject({
      code: 'unsupported',
      serverCode: 'M_UNRECOGNIZED',
    })
})

it.each([
  [401, { errcode: 'M_UNKNOWN_TOKEN', soft_logout: true }, 'unauthenticated'],
  [401, { errcode: 'M_USER_LOCKED', soft_logout: true }, 'forbidden'],
  [401, { errcode: 'M_MISSING_TOKEN', flows: 'x' }, 'unauthenticated'],
  [403, { errcode: 'M_FORBIDDEN', flows: [] }, 'forbidden'],
  [404, { errcode: 'M_NOT_FOUND' }, 'unsupported'],
  [500, { errcode: 'M_UNKNOWN' }, 'server'],
] as const)('reads a %i %j as %s', async (status, body, code) => {
  const { adapter, front } = matrix()
  front.down = { status, body: JSON.stringify({ ...body, error: 'CANARY' }) }
  const error = await errorOf(adapter.list())
  expect(error).toMatchObject({ code, status, serverCode: body.errcode })
  expect(error.message).not.toContain('CANARY')
})

it.each([
  [{ errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 2000 }, {}, 2000],
  [{ errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 2000 }, { 'retry-after': '7' }, 7000],
  [{ errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 1e12 }, {}, 86_400_000],
  [{ errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: '5' }, {}, null],
])('F4: waits as %j with %j says', async (body, headers, retryAfterMs) => {
  const { adapter, front } = matrix()
  front.down = { status: 429, body: JSON.stringify(body), headers }
  expect(await errorOf(adapter.list())).toMatchObject({ code: 'rate_limited', retryAfterMs })
})

it('has an identity of its own for each server, and wants somebody to ask for a token', () => {
  expect(matrix().adapter.id).toBe(`matrix:${ORIGIN}`)
  expect(() => matrixAdapter(JSON.parse(`{"baseUrl":"${ORIGIN}"}`))).toThrow('matrixAdapter: getAccessToken must be')
})
