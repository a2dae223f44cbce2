import { expect, it, vi } from 'vitest'
import { createHttpClient } from '../../../src/adapters/lib/http-client.ts'
import { fakeFetch } from '../fake-fetch.ts'
import { bearers, call, errorOf, setUp, standStill, unauthorized, yes } from './http-set-up.ts'

standStill()

it('ASVS 14.3.2: carries the bearer and cookies, asks for JSON, and is neither cached nor redirected', async () => {
  const { http, sent } = setUp([yes()])
  await http.request(call)
  expect(sent[0]?.url).toBe(call.url)
  expect(sent[0]?.init).toMatchObject({
    method: 'DELETE',
    credentials: 'include',
    cache: 'no-store',
    redirect: 'manual',
  })
  expect(sent[0]?.init.body).toBeUndefined()
  expect(Object.fromEntries(sent[0]?.headers ?? [])).toEqual({
    accept: 'application/json',
    authorization: 'Bearer token-1',
  })
})

it('sends a body as JSON, and says so', async () => {
  const { http, sent } = setUp([yes()])
  await http.request({ ...call, json: { sessions: [1] } })
  expect(sent[0]?.init.body).toBe('{"sessions":[1]}')
  expect(sent[0]?.headers.get('content-type')).toBe('application/json')
})

it("adds the application's own headers, which win", async () => {
  const headers = vi.fn(async () => ({ DPoP: 'proof', Authorization: 'DPoP token-1' }))
  const { http, sent } = setUp([yes()], { headers })
  await http.request({ ...call, headers: { 'X-Own': '1' } })
  expect(headers).toHaveBeenCalledWith({ method: 'DELETE', url: call.url })
  expect(sent[0]?.headers.get('dpop')).toBe('proof')
  expect(sent[0]?.headers.get('authorization')).toBe('DPoP token-1')
  expect(sent[0]?.headers.get('x-own')).toBe('1')
})

it('carries the token bare in a header of the server’s own', async () => {
  const { http, sent } = setUp([yes()], { tokenHeader: 'X-Session-Token' })
  await http.request(call)
  expect(sent[0]?.headers.get('x-session-token')).toBe('token-1')
  expect(sent[0]?.headers.has('authorization')).toBe(false)
})

const fails = () => Promise.reject(new Error('CANARY'))

it('names the function of the application that failed', async () => {
  const token = await errorOf(setUp([yes()], { getAccessToken: fails }).http.request(call))
  expect(token.message).toBe("The application's getAccessToken() failed.")
  const headers = await errorOf(setUp([yes()], { headers: fails }).http.request(call))
  expect(headers.message).toBe("The application's headers() failed.")
})

it('asks for fresh headers at the retry: a proof is good for one request', async () => {
  let proofs = 0
  const { http, sent } = setUp([unauthorized(), yes()], { headers: () => ({ DPoP: `proof-${(proofs += 1)}` }) })
  await http.request(call)
  expect(sent.map(({ headers }) => headers.get('dpop'))).toEqual(['proof-1', 'proof-2'])
})

it('tells which token it carried', async () => {
  const { http } = setUp([unauthorized(), yes()])
  expect((await http.request(call)).token).toBe('token-2')
})

it('asks for no token on a public route, and refreshes none', async () => {
  const getAccessToken = vi.fn(() => null)
  const { http, sent, refresh } = setUp([unauthorized()], { getAccessToken })
  expect((await errorOf(http.request({ ...call, auth: 'public' }))).code).toBe('unauthenticated')
  expect(sent).toHaveLength(1)
  expect(bearers(sent)).toEqual([null])
  expect(getAccessToken).not.toHaveBeenCalled()
  expect(refresh).not.toHaveBeenCalled()
})

it('looks the global fetch up when it is needed', async () => {
  const { fetch, sent } = fakeFetch(yes())
  vi.stubGlobal('fetch', fetch)
  const http = createHttpClient({ adapter: 'test', dialect: {} })
  await http.request(call)
  vi.unstubAllGlobals()
  expect(sent).toHaveLength(1)
  expect(bearers(sent)).toEqual([null])
})
