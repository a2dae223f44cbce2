import { afterEach, expect, it } from 'vitest'
import { type RunningServer, signedInClient, startServer } from './client.ts'

let server: RunningServer
afterEach(() => server.close())

const page = 'http://localhost:5173'

it('lets a page of the allowed origin call with credentials, and exposes nothing', async () => {
  server = await startServer({ cors: { origin: page }, rateLimits: { list: 1 }, retryAfter: 'seconds' })
  const me = await signedInClient(server, { api: 'biore' })
  const headers = { origin: page, authorization: `Bearer ${me.getAccessToken()}` }
  for (const status of [200, 429]) {
    const response = await me.fetch('/api/v1/auth/sessions', { headers })
    expect(response.status).toBe(status)
    expect(response.headers.get('access-control-allow-origin')).toBe(page)
    expect(response.headers.get('access-control-allow-credentials')).toBe('true')
    expect(response.headers.get('access-control-expose-headers')).toBeNull()
    expect(response.headers.get('vary')).toMatch(/origin/i)
  }
})

it('closes the connection of a preflight too while it will drop one', async () => {
  server = await startServer({ cors: { origin: page } })
  server.faults.arm({ effect: 'drop' })
  const headers = { origin: page, 'access-control-request-method': 'POST' }
  const response = await fetch(`${server.origin}/v1/session/refresh`, { method: 'OPTIONS', headers })
  expect([response.status, response.headers.get('connection')]).toEqual([204, 'close'])
})

it('answers the preflight for every header that an adapter or the SDK sends', async () => {
  server = await startServer({ cors: { origin: [page, 'http://localhost:4173'] } })
  const response = await fetch(`${server.origin}/v1/session/me/revoke?target=others`, {
    method: 'OPTIONS',
    headers: {
      origin: page,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,dpop,x-sdk-user-agent',
    },
  })
  expect(response.status).toBe(204)
  const allowed = response.headers.get('access-control-allow-headers')?.toLowerCase().split(',') ?? []
  expect(allowed).toEqual(
    expect.arrayContaining(['authorization', 'content-type', 'dpop', 'x-sdk-user-agent', 'x-refresh-token', 'accept']),
  )
  expect(response.headers.get('access-control-allow-methods')?.split(',')).toEqual(
    expect.arrayContaining(['GET', 'POST', 'DELETE']),
  )
})

it('keeps its headers on a faulty answer, or a page could not even read the status', async () => {
  server = await startServer({ cors: { origin: page } })
  for (const when of ['before', 'after'] as const) {
    server.faults.arm({ when, effect: { status: 500, headers: { 'retry-after': '1' } } })
    const response = await fetch(`${server.origin}/api/v1/auth/sessions`, { headers: { origin: page } })
    expect(response.status).toBe(500)
    expect(response.headers.get('access-control-allow-origin')).toBe(page)
    expect(response.headers.get('access-control-expose-headers')).toBeNull()
  }
  server.faults.arm({ effect: 'truncate' })
  const truncated = await fetch(`${server.origin}/api/v1/auth/sessions`, { headers: { origin: page } })
  expect(truncated.headers.get('access-control-allow-origin')).toBe(page)
  await expect(truncated.text()).rejects.toThrow('terminated')
})

it('allows no other origin, and by default none', async () => {
  server = await startServer({ cors: { origin: page } })
  const closed = await startServer()
  for (const { origin } of [server, closed]) {
    const response = await fetch(`${origin}/demo/health`, { headers: { origin: 'http://evil.example' } })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  }
  const preflight = await fetch(`${closed.origin}/demo/faults`, { method: 'OPTIONS', headers: { origin: page } })
  expect(preflight.status).toBe(405)
  await closed.close()
})
