import { describeAdapter } from 'react-device-sessions/testing'
import { describe, expect, it } from 'vitest'
import { acmeAdapter } from './acme-adapter.ts'

/** Acme, with one user who is signed in here (`d0`) and elsewhere. Your real server on a free port is better still. */
function acme(others: number) {
  let ids = Array.from({ length: others + 1 }, (_, index) => `d${index}`)
  let token: string | null = 'token-of-d0'
  let requests = 0

  function answer(method: string, path: string): Response {
    if (method === 'GET')
      return Response.json(
        ids.map((id) => ({
          id,
          name: `Device ${id}`,
          here: id === 'd0',
          began: 1763460000,
          token: 'never to be seen',
        })),
      )
    if (path === '/devices/end-others') ids = ids.filter((id) => id === 'd0')
    else if (path === '/sign-out') ids = ids.filter((id) => id !== 'd0')
    else if (ids.includes(path.slice('/devices/'.length))) ids = ids.filter((id) => `/devices/${id}` !== path)
    else return new Response(null, { status: 404 })
    return new Response(null, { status: 204 })
  }

  const adapter = acmeAdapter({
    baseUrl: 'https://acme.example',
    getAccessToken: () => token,
    fetch: async (url, { method = 'GET', signal }) => {
      requests += 1
      await Promise.resolve()
      signal?.throwIfAborted()
      if (!ids.includes('d0')) return new Response(null, { status: 401 })
      return answer(method, new URL(url).pathname)
    },
  })
  return {
    adapter,
    alive: () => ids,
    requests: () => requests,
    loseCredential: () => {
      token = null
    },
  }
}

describeAdapter(
  'Acme',
  { create: ({ others }) => acme(others), capabilities: { revokeAll: 'none' } },
  { describe, it, expect },
)

it('counts seconds', async () => {
  const { sessions } = await acme(0).adapter.list()
  expect(sessions[0]?.createdAt).toBe('2025-11-18T10:00:00.000Z')
})

it('sends nothing once another user has signed in', async () => {
  const { adapter, requests } = acme(2)
  const revoke = adapter.revoke({ target: 'others' }, { signal: AbortSignal.abort() })
  await expect(revoke).rejects.toMatchObject({ code: 'aborted' })
  expect(requests()).toBe(0)
})
