import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  fields,
  listOf,
  type RunningServer,
  type SignedInClient,
  signedInClient,
  startServer,
  testClock,
} from './client.ts'

const clock = testClock()
let server: RunningServer
let me: SignedInClient
beforeEach(async () => {
  server = await startServer({ now: clock.now })
  me = await signedInClient(server, { api: 'prelude' })
})
afterEach(() => server.close())

const requests = async () => listOf((await fields(await me.call('GET', '/demo/requests')))['requests'])

it('records what was asked, with names of headers and cookies, and values that the APIs define', async () => {
  await me.call('POST', '/v1/session/me/revoke?target=others&token=Hidden-1')
  expect(await requests()).toEqual([
    {
      method: 'POST',
      path: '/v1/session/me/revoke',
      query: { target: 'others', token: '' },
      headers: expect.arrayContaining(['authorization', 'cookie', 'host', 'user-agent']),
      cookies: ['prelude_refresh'],
      bodyBytes: 0,
      at: clock.now(),
      status: 204,
    },
  ])
})

it('shows a request that came without cookies, one with a body, and one that got no answer', async () => {
  await me.fetch('/v1/session/me/list', { credentials: 'omit' })
  await me.call('POST', '/v1/session/refresh', { step_up_token: 'hidden' })
  server.faults.arm({ effect: 'drop' })
  await expect(me.call('GET', '/v1/session/me/list')).rejects.toThrow('fetch failed')
  expect(await requests()).toMatchObject([
    { cookies: [], status: 401 },
    { bodyBytes: 26, status: 200 },
    { cookies: ['prelude_refresh'], status: null },
  ])
  expect(JSON.stringify(await requests())).not.toContain('hidden')
})

it('forgets all when told to, and the oldest beyond a thousand', async () => {
  for (let count = 0; count < 1005; count += 1) await me.fetch(`/v1/${count}`)
  const recorded = await requests()
  expect(recorded).toHaveLength(1000)
  expect(recorded[0]?.['path']).toBe('/v1/5')
  expect((await me.call('DELETE', '/demo/requests')).status).toBe(204)
  expect(await requests()).toEqual([])
})
