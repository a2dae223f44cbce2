import { describe, expect, it } from 'vitest'
import { type RestAdapterOptions } from '../../src/adapters/rest.ts'
import { errorOf } from './adapter-set-up.ts'
import { html, json } from './fake-fetch.ts'
import { byToken, handle, known, over } from './rest-set-up.ts'

describe('errors', () => {
  it('asks for the proof that the server wants, and sends what the user proved', async () => {
    const { adapter, server, client } = byToken(2, {
      stepUp: 'password',
      proofHeaders: ({ password = '' }) => ({ 'x-proof': password }),
    })
    server.state.reauth = 'wanted'
    expect(await errorOf(adapter.revoke({ target: 'others' }))).toMatchObject({
      code: 'step_up_required',
      serverCode: 'reauth_required',
      stepUp: {
        kind: 'password',
        operation: 'revokeOthers',
        methods: ['password'],
        redirectTo: 'https://app.example/again',
      },
    })
    await adapter.revoke({ target: 'others' }, { stepUp: { password: 'hunter2' } })
    expect(server.alive()).toEqual([handle(0)])
    expect((await adapter.list({ stepUp: { password: 'hunter2' } })).sessions).toHaveLength(1)
    expect(client.sent[0]?.headers.has('x-proof')).toBe(false)
  })

  it('asks for a new sign-in where nothing else is said', async () => {
    const { adapter } = over([json(403, { code: 'reauth_required' })])
    expect((await errorOf(adapter.list())).stepUp).toEqual({
      kind: 'sign-in-again',
      operation: 'list',
      redirectTo: null,
      methods: [],
      acrValues: [],
      maxAgeSeconds: null,
    })
  })

  it('knows the code for the session that asks', async () => {
    const { adapter } = over([json(400, { code: 'cannot_revoke_current' })])
    const revoke = adapter.revoke({ target: 'session', sessionIds: ['a'] }, { known })
    expect((await errorOf(revoke)).code).toBe('cannot_revoke_current')
  })

  it.each([new Response(null, { status: 300 }), Response.error()])(
    'takes no other answer for done (%#)',
    async (answer) => {
      expect((await errorOf(over([answer]).adapter.revoke({ target: 'others' }))).code).toBe('bad_response')
    },
  )

  it('takes the wait from the body where no header says it', async () => {
    const { adapter, server } = byToken()
    server.state.limited = 'yes'
    expect(await errorOf(adapter.list())).toMatchObject({ code: 'rate_limited', retryAfterMs: 30_000 })
  })

  it('are named by the application’s own codes, wherever they stand in the body', async () => {
    const options: Partial<RestAdapterOptions> = {
      serverCode: (body) => (Array.isArray(body) ? body[0] : null),
      codes: { gone: 'not_found', own: 'cannot_revoke_current' },
    }
    for (const [wire, code] of [
      ['gone', 'not_found'],
      ['own', 'cannot_revoke_current'],
      ['toString', 'invalid_request'],
    ] as const) {
      const { adapter } = over([json(400, [wire])], options)
      const revoke = adapter.revoke({ target: 'session', sessionIds: ['a'] }, { known })
      expect(await errorOf(revoke)).toMatchObject({ code, serverCode: wire })
    }
  })

  it('takes a page of HTML with status 200 for no success, whatever was asked', async () => {
    const { adapter } = over([html(200)])
    const calls = [
      adapter.list(),
      adapter.revoke({ target: 'session', sessionIds: ['a'] }, { known }),
      adapter.revoke({ target: 'others' }),
      adapter.revoke({ target: 'mine' }),
    ]
    for (const call of calls) expect((await errorOf(call)).code).toBe('bad_response')
  })

  it.each([200, 202, 204])('takes a bare %i for done', async (status) => {
    const { adapter } = over([new Response(null, { status })])
    const revoke = adapter.revoke({ target: 'session', sessionIds: ['a'] }, { known })
    expect((await revoke).revokedIds).toEqual(['a'])
  })
})
