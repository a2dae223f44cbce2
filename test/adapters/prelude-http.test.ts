import { afterEach, expect, it, vi } from 'vitest'
import { readSessions } from '../../src/core/read-sessions.ts'
import { errorOf } from './adapter-set-up.ts'
import { mineAndOthers, refusal } from './conformance/backend.ts'
import { type DemoBackend, demoBackend } from './demo-backend.ts'

// Each test starts a server of its own, on a machine that may do other things as well.
vi.setConfig({ testTimeout: 30_000 })

let backend: DemoBackend
afterEach(() => backend.close())

const routes = () => backend.sent.map(({ method, path }) => `${method} ${path.replace('/v1/session/me/', '')}`)

it('steps its page size down to what the server takes, and reads to the end', async () => {
  backend = await demoBackend('prelude', 79, { preludeMaxLimit: 30 })
  const read = await readSessions(backend.adapter)
  expect(read).toMatchObject({ complete: true, total: 80 })
  expect(routes()).toEqual([
    'GET list?limit=100&offset=0',
    'GET list?limit=50&offset=0',
    'GET list?limit=25&offset=0',
    'GET list?limit=25&offset=25',
    'GET list?limit=25&offset=50',
    'GET list?limit=25&offset=75',
  ])
})

it('reads without a cookie', async () => {
  backend = await demoBackend('prelude', 2)
  await backend.adapter.list()
  expect(backend.sent[0]?.init.credentials).toBe('omit')
})

it('F1, F2: ten calls with an expired token refresh once, and the current session stays the same', async () => {
  backend = await demoBackend('prelude', 2)
  const { adapter, clock, server } = backend
  const before = await mineAndOthers(adapter)
  clock.advance(16 * 60 * 1000)
  await Promise.all(Array.from({ length: 10 }, () => adapter.list()))
  expect(server.requests.read().filter(({ path }) => path.endsWith('/refresh'))).toHaveLength(1)
  expect((await mineAndOthers(adapter)).mine.id).toBe(before.mine.id)
})

it('keeps the id of a device that refreshes its token', async () => {
  backend = await demoBackend('prelude', 2)
  const { adapter, client, alive } = backend
  const { others } = await mineAndOthers(adapter)
  const id = others[0]?.id ?? ''
  await client.call('POST', '/demo/devices/refresh', { id })
  await adapter.revoke({ target: 'session', sessionIds: [id] })
  expect(await alive()).toHaveLength(2)
})

it('a read that loses a row between two pages is read again', async () => {
  backend = await demoBackend('prelude', 23, { preludeMaxLimit: 10 })
  const { adapter, server, client } = backend
  let pages = 0
  const shifting = {
    ...adapter,
    list: async (options: Parameters<typeof adapter.list>[0]) => {
      const page = await adapter.list(options)
      pages += 1
      const last = server.sessions.list(client.userId).at(-1)
      if (pages === 1 && last) server.sessions.revoke(last)
      return page
    },
  }
  const read = await readSessions(shifting)
  expect(read).toMatchObject({ complete: true, total: 23 })
  expect(pages).toBeGreaterThan(3)
})

it.each([
  ['bad_request', 'invalid_request'],
  ['no_content', 'accepted'],
] as const)('an unknown id that the server answers with %s is %s, and ends nothing', async (answer, expected) => {
  backend = await demoBackend('prelude', 2, { preludeUnknownSession: answer })
  const { adapter, alive } = backend
  const code = await refusal(adapter.revoke({ target: 'session', sessionIds: ['ses_01unknown'] }))
  expect(code ?? 'accepted').toBe(expected)
  expect(await alive()).toHaveLength(3)
})

it('F14: a 200 to a revoke is no success, though the page may be friendly', async () => {
  backend = await demoBackend('prelude', 2)
  const { adapter, server, alive } = backend
  server.faults.arm({ effect: { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Welcome' } })
  expect((await errorOf(adapter.revoke({ target: 'all' }))).code).toBe('bad_response')
  expect(await alive()).toHaveLength(3)
})
