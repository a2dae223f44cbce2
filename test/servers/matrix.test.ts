import { createHmac, randomUUID } from 'node:crypto'
import type { SessionAdapter } from 'react-device-sessions'
import { matrixAdapter } from 'react-device-sessions/adapters/matrix'
import { describeAdapter } from 'react-device-sessions/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureSynapse, startSynapse } from '../../scripts/lib/synapse.mjs'
import { field, rows } from '../../src/adapters/lib/wire.ts'

// The adapter against a real Synapse. Making the Debian that it is in takes minutes, once.

type Synapse = Awaited<ReturnType<typeof startSynapse>>
/** `strict` wants proof whenever devices end, `trusting` not so soon after a sign-in. */
let strict: Synapse
let trusting: Synapse
/** An administrator, who sees the devices of other users, past the adapter. */
let administrators: ReadonlyMap<Synapse, string>

beforeAll(async () => {
  const root = ensureSynapse()
  if (root === null)
    throw new Error('These tests need Synapse: matrix-synapse of Debian, or root on a Debian, where it can be made.')
  strict = await startSynapse(root)
  trusting = await startSynapse(root, { trustAfterSignIn: '1h' })
  const made = [strict, trusting].map(async (server) => {
    const user = await register(server, true)
    return [server, await signIn(server, user, 'Administration')] as const
  })
  administrators = new Map(await Promise.all(made))
}, 1_800_000)

afterAll(() => Promise.all([strict, trusting].map((server) => server?.stop())))

const password = 'correct horse'
const api = '/_matrix/client/v3'

async function ask(server: Synapse, method: string, path: string, token: string | null, body?: object) {
  const answer = await fetch(server.origin + path, {
    method,
    headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const wire: unknown = await answer.json()
  return wire
}

function textIn(answer: unknown, name: string): string {
  const value = field(answer, name)
  if (typeof value !== 'string') throw new Error(`No ${name}: ${JSON.stringify(answer)}`)
  return value
}

/** Makes a user as its own script does, who is signed in nowhere. */
async function register(server: Synapse, isAdministrator = false): Promise<string> {
  const path = '/_synapse/admin/v1/register'
  const nonce = textIn(await ask(server, 'GET', path, null), 'nonce')
  const username = `u${randomUUID()}`
  const said = [nonce, username, password, isAdministrator ? 'admin' : 'notadmin'].join('\0')
  const mac = createHmac('sha1', server.secret).update(said).digest('hex')
  const body = { nonce, username, password, admin: isAdministrator, mac, inhibit_login: true }
  return textIn(await ask(server, 'POST', path, null, body), 'user_id')
}

async function signIn(server: Synapse, user: string, name: string): Promise<string> {
  const identifier = { type: 'm.id.user', user }
  const body = { type: 'm.login.password', identifier, password, initial_device_display_name: name }
  return textIn(await ask(server, 'POST', `${api}/login`, null, body), 'access_token')
}

/** The ids of a user's devices, as an administrator sees them. */
async function devicesOf(server: Synapse, user: string): Promise<readonly string[]> {
  const path = `/_synapse/admin/v2/users/${encodeURIComponent(user)}/devices`
  const answer = await ask(server, 'GET', path, administrators.get(server) ?? null)
  return rows(field(answer, 'devices')).map((device) => textIn(device, 'device_id'))
}

/** A user who is signed in here and on other devices. */
async function signedIn(server: Synapse, others: number) {
  const user = await register(server)
  const tokens: string[] = []
  for (const name of ['Firefox on Linux', ...Array.from({ length: others }, (_, index) => `Phone ${index}`)])
    tokens.push(await signIn(server, user, name))
  let token: string | null = tokens[0] ?? null
  let requests = 0
  const adapter = matrixAdapter({
    baseUrl: server.origin,
    getAccessToken: () => token,
    fetch: (url, init) => {
      requests += 1
      return fetch(url, init)
    },
  })
  return {
    adapter,
    tokens,
    alive: () => devicesOf(server, user),
    requests: () => requests,
    loseCredential: () => {
      token = null
    },
  }
}

describeAdapter('Synapse', { create: ({ others }) => signedIn(trusting, others) }, { describe, it, expect })

/** What a call was refused with. */
const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => error,
  )

const otherIds = async (adapter: SessionAdapter) =>
  (await adapter.list()).sessions.filter(({ isCurrent }) => isCurrent === false).map(({ id }) => id)

describe('a Synapse that wants proof', () => {
  it('names this device, and when and where the others were seen', async () => {
    const { adapter, tokens } = await signedIn(strict, 1)
    await ask(strict, 'GET', `${api}/account/whoami`, tokens[1] ?? null)
    const { sessions } = await adapter.list()
    expect(sessions.map(({ isCurrent, device }) => ({ isCurrent, label: device.label })).toSorted(byLabel)).toEqual([
      { isCurrent: true, label: 'Firefox on Linux' },
      { isCurrent: false, label: 'Phone 0' },
    ])
    expect(sessions.find(({ isCurrent }) => isCurrent)?.ip).toEqual({ value: '127.0.0.1', masked: false })
    expect(sessions.every(({ lastActiveAt }) => lastActiveAt !== null)).toBe(true)
  })

  it('asks for the password, and ends nothing before it has it', async () => {
    const { adapter, alive } = await signedIn(strict, 2)
    const request = { target: 'session', sessionIds: await otherIds(adapter) } as const
    expect(await refusalOf(adapter.revoke(request))).toMatchObject({
      code: 'step_up_required',
      stepUp: { kind: 'uia', methods: ['m.login.password'], redirectTo: null },
    })
    expect(await refusalOf(adapter.revoke(request, { stepUp: { password: 'wrong' } }))).toMatchObject({
      code: 'step_up_required',
      serverCode: 'M_FORBIDDEN',
    })
    expect(await alive()).toHaveLength(3)
    expect(await adapter.revoke(request, { stepUp: { password } })).toMatchObject({
      revokedIds: request.sessionIds,
      failed: [],
      endedCurrent: false,
    })
    expect(await alive()).toHaveLength(1)
  })

  it('takes a proof for other devices than it asked about, because it is asked again', async () => {
    const { adapter, alive } = await signedIn(strict, 3)
    const ids = await otherIds(adapter)
    await refusalOf(adapter.revoke({ target: 'session', sessionIds: ids.slice(0, 1) }))
    await adapter.revoke({ target: 'others' }, { stepUp: { password } })
    expect(await alive()).toHaveLength(1)
  })

  it('takes a stage as the application wrote it', async () => {
    const { adapter, alive, tokens } = await signedIn(strict, 1)
    const user = textIn(await ask(strict, 'GET', `${api}/account/whoami`, tokens[0] ?? null), 'user_id')
    const uia = { type: 'm.login.password', identifier: { type: 'm.id.user', user }, password }
    await adapter.revoke({ target: 'others' }, { stepUp: { uia } })
    expect(await alive()).toHaveLength(1)
  })

  it('ends the tokens of a device with it, at once', async () => {
    const { adapter, tokens } = await signedIn(strict, 1)
    await adapter.revoke({ target: 'others' }, { stepUp: { password } })
    const answer = await ask(strict, 'GET', `${api}/account/whoami`, tokens[1] ?? null)
    expect(field(answer, 'errcode')).toBe('M_UNKNOWN_TOKEN')
  })

  it('says yes to a device that is not there', async () => {
    const { adapter, alive } = await signedIn(strict, 1)
    const request = { target: 'session', sessionIds: ['NOSUCHDEVICE'] } as const
    expect(await adapter.revoke(request, { stepUp: { password } })).toMatchObject({ failed: [] })
    expect(await alive()).toHaveLength(2)
  })

  it.each(['mine', 'all'] as const)('never asks for "%s"', async (target) => {
    const { adapter, alive } = await signedIn(strict, 2)
    expect(await adapter.revoke({ target })).toMatchObject({ endedCurrent: true })
    expect(await alive()).toHaveLength(target === 'mine' ? 2 : 0)
    expect(await refusalOf(adapter.list())).toMatchObject({ code: 'unauthenticated' })
  })
})

const byLabel = (one: { readonly label: string | null }, other: { readonly label: string | null }) =>
  (one.label ?? '').localeCompare(other.label ?? '')
