import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bioreFailure } from './biore.ts'
import { fields, type RunningServer, type SignedInClient, signedInClient, startServer } from './client.ts'
import { answerOf } from './prelude.ts'

let server: RunningServer
let me: SignedInClient
const log: string[] = []
beforeEach(async () => {
  server = await startServer({ log: (line) => log.push(line) })
  me = await signedInClient(server, { api: 'biore' })
})
afterEach(() => server.close())

// Node's fetch asks for this with a stream; the DOM's types do not know it.
const streaming = { duplex: 'half' }
const send = (path: string, body: BodyInit, method = 'POST') =>
  me.fetch(path, { ...streaming, method, body, headers: { 'content-type': 'application/json' } })

const long = JSON.stringify({ refreshToken: 'x'.repeat(64 * 1024) })
const badRequest = [400, { code: 'bad_request', type: 'bad_request' }]

it('answers broken JSON, each face in its own words', async () => {
  expect(await bioreFailure(await send('/api/v1/auth/refresh', '{"refreshToken":'))).toEqual([400, 'VALIDATION_ERROR'])
  expect(await answerOf(await send('/v1/session/refresh', '[1]'))).toEqual(badRequest)
  expect(await fields(await send('/demo/faults', 'null'))).toMatchObject({ error: 'invalid_request' })
})

const announced = () => long
const streamed = () => new Blob([long]).stream()

it('answers a body that is too long, announced or not', async () => {
  for (const body of [announced, streamed]) {
    expect(await bioreFailure(await send('/api/v1/auth/refresh', body()))).toEqual([413, 'PAYLOAD_TOO_LARGE'])
    expect(await answerOf(await send('/v1/session/refresh', body()))).toEqual(badRequest)
    expect((await send('/demo/sign-up', body())).status).toBe(413)
  }
  expect(await me.refresh()).toBe(true)
})

it('answers another method with 405 and Allow, and on Prelude, which knows none, with a bad request', async () => {
  const biore = await me.call('PUT', '/api/v1/auth/sessions/revoke-all')
  expect(biore.headers.get('allow')).toMatch(/POST/)
  expect(await bioreFailure(biore)).toEqual([405, 'METHOD_NOT_ALLOWED'])
  expect(await bioreFailure(await me.call('DELETE', '/api/v1/auth/sessions'))).toEqual([405, 'METHOD_NOT_ALLOWED'])
  expect(await answerOf(await me.call('GET', '/v1/session/me/revoke?target=all'))).toEqual(badRequest)
  expect((await me.call('PUT', '/demo/faults')).status).toBe(405)
  expect(await me.refresh()).toBe(true)
})

it('answers an unknown path, each face in its own words', async () => {
  expect(await bioreFailure(await me.call('GET', '/api/v1/auth/devices'))).toEqual([404, 'NOT_FOUND'])
  expect(await answerOf(await me.call('GET', '/v1/session/you/list'))).toEqual([
    404,
    { code: 'not_found', type: 'not_found' },
  ])
  expect(await fields(await me.call('GET', '/'))).toMatchObject({ error: 'not_found' })
})

it('answers a failure of its own without saying what failed', async () => {
  const prelude = await signedInClient(server, { api: 'prelude' })
  server.database.exec('DROP TABLE Session')
  expect(await bioreFailure(await me.call('GET', '/api/v1/auth/sessions'))).toEqual([500, 'INTERNAL_ERROR'])
  expect(await answerOf(await prelude.call('GET', '/v1/session/me/list'))).toEqual([
    500,
    { code: 'internal', type: 'internal' },
  ])
  const response = await me.call('POST', '/demo/devices', {})
  expect(response.status).toBe(500)
  expect(await response.text()).not.toMatch(/SQL|Session|table|\.ts/)
  expect(log.join('\n')).not.toMatch(/SQL|no such table|\.ts/)
  expect(log.join('\n')).toMatch(/^error \w+ GET \/api\/v1\/auth\/sessions$/m)
})

it('survives what is no HTTP at all', async () => {
  const socket = connect(Number(new URL(server.origin).port), '127.0.0.1')
  socket.end('hello\r\n\r\n')
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /)
  expect((await me.call('GET', '/demo/health')).status).toBe(200)
})
