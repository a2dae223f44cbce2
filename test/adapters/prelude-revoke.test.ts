import { expect, it } from 'vitest'
import { errorOf } from './adapter-set-up.ts'
import { html, json } from './fake-fetch.ts'
import { done, jwt, known, prelude, refused, revoke } from './prelude-set-up.ts'

it.each([
  ['others', false],
  ['mine', true],
  ['all', true],
] as const)('%s is one request, with cookies so that the server can clear them', async (target, endedCurrent) => {
  const { adapter, routes, sent } = prelude([done])
  expect(await adapter.revoke({ target })).toEqual({ revokedIds: null, failed: [], endedCurrent, sessions: null })
  expect(routes()).toEqual([revoke(target)])
  expect(sent[0]?.init.credentials).toBe('include')
  expect(sent[0]?.init.body).toBeUndefined()
})

it('sends one request for each id', async () => {
  const { adapter, routes } = prelude([done])
  const result = await adapter.revoke({ target: 'session', sessionIds: ['ses_b', 'ses_c'] })
  expect(routes()).toEqual([revoke('session&session_id=ses_b'), revoke('session&session_id=ses_c')])
  expect(result).toMatchObject({ revokedIds: ['ses_b', 'ses_c'], endedCurrent: false })
})

it('encodes the id, so that it cannot become another target', async () => {
  const { adapter, sent } = prelude([done])
  await adapter.revoke({ target: 'session', sessionIds: ['ses&target=all#'] })
  const { searchParams, hash } = new URL(sent[0]?.url ?? '')
  expect(searchParams.getAll('target')).toEqual(['session'])
  expect(searchParams.get('session_id')).toBe('ses&target=all#')
  expect(hash).toBe('')
})

it('waits no longer for the token when the caller has stopped, and sends nothing', async () => {
  const controller = new AbortController()
  const { adapter, sent } = prelude([done], { getAccessToken: () => new Promise(() => {}) })
  const error = errorOf(adapter.revoke({ target: 'session', sessionIds: ['ses_b'] }, { signal: controller.signal }))
  controller.abort()
  expect((await error).code).toBe('aborted')
  expect(sent).toEqual([])
})

it('ends the session that the token names last, without a read', async () => {
  const { adapter, routes } = prelude([done])
  const result = await adapter.revoke({ target: 'session', sessionIds: ['ses_a', 'ses_b'] })
  expect(routes()).toEqual([revoke('session&session_id=ses_b'), revoke('session&session_id=ses_a')])
  expect(result.endedCurrent).toBe(true)
})

it('believes the token more than a list that may be older', async () => {
  const { adapter, routes } = prelude([done], { getAccessToken: () => jwt({ sid: 'ses_b' }) })
  const result = await adapter.revoke({ target: 'session', sessionIds: ['ses_b', 'ses_a'] }, { known })
  expect(routes().at(-1)).toBe(revoke('session&session_id=ses_b'))
  expect(result.endedCurrent).toBe(true)
})

it('goes by the last read where the token tells nothing', async () => {
  const { adapter, routes } = prelude([done], { getAccessToken: () => 'opaque' })
  const result = await adapter.revoke({ target: 'session', sessionIds: ['ses_a', 'ses_b'] }, { known })
  expect(routes().at(-1)).toBe(revoke('session&session_id=ses_a'))
  expect(result.endedCurrent).toBe(true)
})

it('claims no sign-out where nobody knows who is current', async () => {
  const { adapter } = prelude([done], { getAccessToken: () => 'opaque' })
  expect((await adapter.revoke({ target: 'session', sessionIds: ['ses_a'] })).endedCurrent).toBe(false)
})

it('an unknown id may answer 204 or 404: both are only what the server said', async () => {
  const accepted = prelude([done])
  expect((await accepted.adapter.revoke({ target: 'session', sessionIds: ['ses_x'] })).revokedIds).toEqual(['ses_x'])
  const missing = prelude([refused(404, 'not_found')])
  const error = await errorOf(missing.adapter.revoke({ target: 'session', sessionIds: ['ses_x'] }))
  expect(error).toMatchObject({ code: 'not_found', serverCode: 'not_found' })
})

it.each([json(200, {}), json(202, {}), html(200), html(302), new Response('', { status: 200 })])(
  'F14: only 204 is a success (%#)',
  async (answer) => {
    const { adapter } = prelude([answer])
    expect((await errorOf(adapter.revoke({ target: 'others' }))).code).toBe('bad_response')
  },
)

it.each([
  [400, 'bad_request', 'invalid_request'],
  [400, 'use_dpop_nonce', 'invalid_request'],
  [401, 'unauthorized', 'unauthenticated'],
  [403, 'forbidden', 'forbidden'],
  [429, 'rate_limited', 'rate_limited'],
  [500, 'internal', 'server'],
])('a %i %s is %s', async (status, serverCode, code) => {
  const { adapter } = prelude([refused(status, serverCode)])
  expect(await errorOf(adapter.revoke({ target: 'all' }))).toMatchObject({ code, status, serverCode })
})

it('F26: keeps the current session when another one failed', async () => {
  const { adapter, routes } = prelude([refused(500, 'internal'), done])
  const result = await adapter.revoke({ target: 'session', sessionIds: ['ses_a', 'ses_b', 'ses_c'] })
  expect(routes()).toEqual([revoke('session&session_id=ses_b'), revoke('session&session_id=ses_c')])
  expect(result).toMatchObject({ revokedIds: ['ses_c'], endedCurrent: false })
  expect(result.failed.map(({ id }) => id)).toEqual(['ses_b', 'ses_a'])
})
