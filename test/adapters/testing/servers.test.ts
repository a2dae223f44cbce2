import { describe, expect, it } from 'vitest'
import { packageEntries } from '../../../package-entries.ts'
import { field } from '../../../src/adapters/lib/wire.ts'
import { hankoServer } from '../../../src/testing/servers/hanko.ts'
import { supabaseAccessToken, supabaseServer } from '../../../src/testing/servers/supabase.ts'
import { zitadelServer, zitadelSessionId } from '../../../src/testing/servers/zitadel.ts'
import type { TestServer, TestServerOptions } from '../../../src/testing.ts'

// What no adapter asks, and a page, a proxy or an SDK may: the servers by themselves.

type Factory = (options?: TestServerOptions) => TestServer
const isFactory = (value: unknown): value is Factory => typeof value === 'function'

const published = Object.entries(packageEntries).filter(([entry]) => entry.startsWith('testing/servers/'))

/** The one export whose name ends in `Server`. */
async function factoryOf(file: string): Promise<Factory> {
  const exports: Record<string, unknown> = await import(new URL(`../../../${file}`, import.meta.url).href)
  const [factory] = Object.entries(exports).flatMap(([name, value]) => (name.endsWith('Server') ? [value] : []))
  if (!isFactory(factory)) throw new Error(`${file} exports no server.`)
  return factory
}

describe.each(published)('%s', (_entry, file) => {
  it('counts its sessions, and is where it was told to be', async () => {
    const server = (await factoryOf(file))({ others: 4, baseUrl: 'https://app.example/here' })
    expect(server.baseUrl).toBe('https://app.example/here')
    expect(new Set(server.alive()).size).toBe(5)
    const added = server.add()
    server.remove(server.alive()[1] ?? '')
    expect(server.alive()).toHaveLength(5)
    expect(server.alive().at(-1)).toBe(added)
  })

  it('has no route but those of its contract, and ends nothing by accident', async () => {
    const server = (await factoryOf(file))()
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await server.fetch(new Request(`${server.baseUrl}/no/such/route`, { method }))
      expect(answer.status).toBeGreaterThanOrEqual(400)
    }
    expect(server.alive()).toHaveLength(3)
  })
})

interface Answered {
  readonly status: number
  readonly body: unknown
}

/** A POST, or another method, with headers; what came back. */
const asking =
  (server: TestServer, headers: Readonly<Record<string, string>>) =>
  async (path: string, body: object = {}, method = 'POST'): Promise<Answered> => {
    const request = new Request(server.baseUrl + path, { method, headers, body: JSON.stringify(body) })
    const answer = await server.fetch(request)
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
  }

describe('ZITADEL', () => {
  it.each([{}, { authorization: 'Bearer forged' }])('refuses %o', async (headers) => {
    const server = zitadelServer()
    const ask = asking(server, headers)
    const id = zitadelSessionId(1)
    expect([await ask('/v2/sessions/search'), await ask(`/v2/sessions/${id}`, {}, 'DELETE')]).toMatchObject([
      { status: 401, body: { code: 16 } },
      { status: 401, body: { code: 16 } },
    ])
    expect(server.alive()).toHaveLength(3)
  })
})

const csrfOf = (state: unknown) => field(state, 'csrf_token')

describe('Hanko', () => {
  const action = '/profile?action=session_delete%40flow-0'

  it('takes the token as the cookie as well, and nothing else', async () => {
    const asks = [{ cookie: 'hanko=token-of-0' }, { cookie: 'hanko=forged' }, {}].map((headers) =>
      asking(hankoServer(), headers)('/profile'),
    )
    expect((await Promise.all(asks)).map(({ status }) => status)).toEqual([200, 401, 401])
  })

  it('a state is good for one action', async () => {
    const server = hankoServer()
    const ask = asking(server, { authorization: 'Bearer token-of-0' })
    const { body } = await ask('/profile')
    const [own = '', first, second] = server.alive()
    const end = (session_id: unknown, csrf_token: unknown) => ask(action, { input_data: { session_id }, csrf_token })

    const ended = await end(first, csrfOf(body))
    expect(ended.status).toBe(200)
    const again = await end(second, csrfOf(body))
    expect(again).toMatchObject({ status: 403, body: { error: { code: 'operation_not_permitted_error' } } })
    expect(server.alive()).toEqual([own, second])

    const wrong = await end(own, csrfOf(ended.body))
    expect(wrong).toMatchObject({ status: 400, body: { error: { code: 'form_data_invalid_error' } } })
    expect((await end(second, csrfOf(wrong.body))).status).toBe(200)
    expect(server.alive()).toEqual([own])
  })
})

const token = (claims: Readonly<Record<string, unknown>>) => ({
  apikey: 'anon',
  authorization: `Bearer ${supabaseAccessToken(claims)}`,
})

describe('Supabase', () => {
  it.each(['others', 'local'])('without a session in the token even "%s" ends everything', async (scope) => {
    const server = supabaseServer()
    expect((await asking(server, token({}))(`/logout?scope=${scope}`)).status).toBe(204)
    expect(server.alive()).toEqual([])
  })

  it('a scope that does not exist ends nothing, and none at all ends everything', async () => {
    const server = supabaseServer()
    const ask = asking(server, token({ session_id: server.alive()[0] }))
    expect(await ask('/logout?scope=mine')).toMatchObject({ status: 400, body: { code: 'validation_failed' } })
    expect(server.alive()).toHaveLength(3)
    expect((await ask('/logout')).status).toBe(204)
    expect(server.alive()).toEqual([])
  })

  it.each([
    ['expired', token({ exp: 1, session_id: 'x' }), 403, 'bad_jwt'],
    ['somebody else’s', token({ sub: 'x', session_id: 'x' }), 403, 'bad_jwt'],
    ['forged', { apikey: 'anon', authorization: `${token({}).authorization}forged` }, 403, 'bad_jwt'],
    ['of an ended session', token({ session_id: 'x' }), 403, 'session_not_found'],
    ['missing', { apikey: 'anon' }, 401, 'no_authorization'],
    ['without an apikey', {}, 401, undefined],
  ] as const)('refuses a token that is %s', async (_what, headers, status, code) => {
    const server = supabaseServer()
    const answer = await asking(server, headers)('/logout?scope=global')
    expect([answer.status, field(answer.body, 'code')]).toEqual([status, code])
    expect(server.alive()).toHaveLength(3)
  })

  it('renews a token for as long as its session lives', async () => {
    const server = supabaseServer()
    const ask = asking(server, { apikey: 'anon' })
    expect((await ask('/token?grant_type=refresh_token')).status).toBe(200)
    server.remove(server.alive()[0] ?? '')
    const refused = await ask('/token?grant_type=refresh_token')
    expect(refused).toMatchObject({ status: 400, body: { code: 'refresh_token_not_found' } })
    expect((await ask('/token?grant_type=password')).status).toBe(200)
    expect(server.alive()).toHaveLength(3)
  })
})
