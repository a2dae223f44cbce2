import { PrldErrors } from '@prelude.so/js-sdk/session'
import { describe, expect, it, vi } from 'vitest'
import {
  type PreludeSdkAdapterOptions,
  type PreludeSdkClient,
  preludeSdkAdapter,
} from '../../src/adapters/prelude-sdk.ts'
import type { SessionErrorCode } from '../../src/core/session-error.ts'
import { errorOf, turns } from './adapter-set-up.ts'
import { deferred } from './lib/http-set-up.ts'
import { known, row, rowOf } from './prelude-set-up.ts'

type Call = Parameters<PreludeSdkClient['revokeSessions']>

const twoSessions: PreludeSdkClient['listSessions'] = async ({ limit, offset }) => ({
  sessions: [row, rowOf('ses_b')].slice(offset),
  total: 2,
  limit,
  offset,
})

/** A client as the SDK's: signed in as `ses_a`, beside `ses_b`, unless told otherwise. */
function sdk(methods: Partial<PreludeSdkClient> = {}, options: Partial<PreludeSdkAdapterOptions> = {}) {
  const client = {
    listSessions: vi.fn<PreludeSdkClient['listSessions']>(methods.listSessions ?? twoSessions),
    revokeSessions: vi.fn<PreludeSdkClient['revokeSessions']>(methods.revokeSessions ?? (async () => undefined)),
    getSessionId: vi.fn<PreludeSdkClient['getSessionId']>(methods.getSessionId ?? (async () => 'ses_a')),
    refresh: vi.fn<PreludeSdkClient['refresh']>(methods.refresh ?? (async () => ({}))),
  }
  return { client, adapter: preludeSdkAdapter({ client, ...options }) }
}

const unauthorized = () => new PrldErrors.Unauthorized('CANARY_TEXT')
const rejects = (error: unknown) => async (): Promise<never> => {
  throw error
}

describe('list', () => {
  it('reads the rows, marks the session of the token, and asks for no page of 10', async () => {
    const { adapter, client } = sdk()
    const { sessions, total } = await adapter.list()
    expect(sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
      ['ses_a', true],
      ['ses_b', false],
    ])
    expect(total).toBe(2)
    expect(sessions[0]?.device.os).toEqual({ name: 'macOS', version: '14.5' })
    expect(client.listSessions.mock.calls).toEqual([[{ limit: 100, offset: 0 }]])
    await adapter.list({ limit: 10 })
    expect(client.listSessions).toHaveBeenLastCalledWith({ limit: 9, offset: 0 })
  })

  it('takes the SDK’s own empty answer, which it gives for a 204, for no list', async () => {
    const { adapter } = sdk({ listSessions: async () => ({ sessions: [], total: 0, limit: 10, offset: 0 }) })
    expect((await errorOf(adapter.list())).code).toBe('bad_response')
  })

  it('takes an empty list that the server sent for one: every session has ended elsewhere', async () => {
    const { adapter } = sdk({ listSessions: async ({ limit }) => ({ sessions: [], total: 0, limit, offset: 0 }) })
    expect((await adapter.list()).sessions).toEqual([])
  })

  it('steps the page size down, and remembers it', async () => {
    const { adapter, client } = sdk({
      listSessions: async ({ limit, offset }) => {
        if (limit > 30) throw new PrldErrors.BadRequest('Bad request')
        return { sessions: [row], total: 1, limit, offset }
      },
    })
    await adapter.list()
    await adapter.list()
    expect(client.listSessions.mock.calls.map(([{ limit }]) => limit)).toEqual([100, 50, 25, 25])
  })

  it('gives up when the smallest page is refused too', async () => {
    const { adapter, client } = sdk({
      listSessions: rejects(new PrldErrors.BadRequest('CANARY_TEXT')),
    })
    expect((await errorOf(adapter.list())).code).toBe('invalid_request')
    expect(client.listSessions.mock.calls.map(([{ limit }]) => limit)).toEqual([100, 50, 25, 9])
  })

  it('leaves everybody unmarked when the SDK has no token that it can read', async () => {
    const { adapter } = sdk({ getSessionId: async () => null })
    expect((await adapter.list()).sessions.map(({ isCurrent }) => isCurrent)).toEqual([null, null])
  })

  it('answers an abort at once, though the SDK cannot be told and goes on', async () => {
    const { adapter, client } = sdk({
      listSessions: () => new Promise(() => {}),
    })
    const controller = new AbortController()
    const call = errorOf(adapter.list({ signal: controller.signal }))
    controller.abort()
    expect((await call).code).toBe('aborted')
    expect(client.listSessions).toHaveBeenCalledOnce()
  })
})

describe('errors', () => {
  const codes: Readonly<Partial<Record<keyof typeof PrldErrors, SessionErrorCode>>> = {
    BadRequest: 'invalid_request',
    Unauthorized: 'unauthenticated',
    Forbidden: 'forbidden',
    ScopeNotAllowed: 'forbidden',
    NotFound: 'not_found',
    Conflict: 'conflict',
    UnprocessableEntity: 'invalid_request',
    RateLimited: 'rate_limited',
    InternalServer: 'server',
  }

  it.each(Object.entries(PrldErrors))('the SDK’s own %s error, by its name', async (name, SdkError) => {
    const { adapter } = sdk({ revokeSessions: rejects(new SdkError('CANARY_TEXT')), refresh: rejects(unauthorized()) })
    const error = await errorOf(adapter.revoke({ target: 'session', sessionIds: ['ses_b'] }))
    expect(error.code).toBe(new Map(Object.entries(codes)).get(name) ?? 'unknown')
    expect([error.status, error.serverCode, error.retryAfterMs]).toEqual([null, null, null])
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain('CANARY')
  })

  it.each([
    ['a lost connection', new TypeError('Failed to fetch'), 'network'],
    ['an aborted request', new DOMException('CANARY_TEXT', 'AbortError'), 'timeout'],
    ['a page instead of JSON', new SyntaxError('Unexpected token < in "CANARY_TEXT"'), 'bad_response'],
    ['its own time limit, which has no name', new Error("Timeout when executing 'fetch'"), 'unknown'],
    ['something that is no error', 'CANARY_TEXT', 'unknown'],
  ])('%s', async (_what, thrown, code) => {
    const { adapter } = sdk({ listSessions: rejects(thrown) })
    const error = await errorOf(adapter.list())
    expect(error.code).toBe(code)
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain('CANARY')
  })

  it('a list that is not found is no missing session', async () => {
    const { adapter } = sdk({ listSessions: rejects(new PrldErrors.NotFound('')) })
    expect((await errorOf(adapter.list())).code).toBe('unsupported')
  })

  it('says "timeout" after its own limit, while the SDK goes on', async () => {
    const { adapter } = sdk({ revokeSessions: () => new Promise(() => {}) }, { timeoutMs: 20 })
    expect((await errorOf(adapter.revoke({ target: 'others' }))).code).toBe('timeout')
  })
})

describe('a sign-out is told from a refresh that got lost', () => {
  /** Refused until `refresh` has been asked so often. */
  const refusing = (refresh: PreludeSdkClient['refresh']) => {
    let refreshed = 0
    return sdk({
      listSessions: async ({ limit, offset }) => {
        if (refreshed === 0) throw unauthorized()
        return { sessions: [row], total: 1, limit, offset }
      },
      refresh: async () => {
        await refresh()
        refreshed += 1
      },
    })
  }

  it('the second refresh works: so does the list', async () => {
    const { adapter, client } = refusing(async () => ({}))
    expect((await adapter.list()).sessions).toHaveLength(1)
    expect(client.listSessions).toHaveBeenCalledTimes(2)
    expect(client.refresh).toHaveBeenCalledOnce()
  })

  it.each([
    ['is refused too', unauthorized(), 'unauthenticated'],
    ['gets lost', new TypeError('Failed to fetch'), 'network'],
    ['waits for another tab in vain', new Error('Timeout error'), 'unknown'],
  ])('the second refresh %s', async (_what, thrown, code) => {
    const { adapter, client } = refusing(rejects(thrown))
    expect((await errorOf(adapter.list())).code).toBe(code)
    expect(client.listSessions).toHaveBeenCalledOnce()
  })
})

describe('revoke', () => {
  it('passes the SDK its own words', async () => {
    const { adapter, client } = sdk()
    await adapter.revoke({ target: 'session', sessionIds: ['ses_b'] })
    for (const target of ['others', 'mine', 'all'] as const) await adapter.revoke({ target })
    const calls: readonly Call[] = client.revokeSessions.mock.calls
    expect(calls.map(([target, id]) => (id === undefined ? target : `${target} ${id}`))).toEqual([
      'session ses_b',
      'others',
      'mine',
      'all',
    ])
  })

  it('ends the session of the token last, whatever an older list says', async () => {
    const { adapter, client } = sdk({ getSessionId: async () => 'ses_b' })
    const sessionIds = ['ses_b', 'ses_a', 'ses_c']
    const result = await adapter.revoke({ target: 'session', sessionIds }, { known })
    expect(client.revokeSessions.mock.calls.map(([, id]) => id)).toEqual(['ses_a', 'ses_c', 'ses_b'])
    expect(result.endedCurrent).toBe(true)
  })

  it('is not sent again after a refresh that ends after the abort: the client may be of another user by then', async () => {
    const controller = new AbortController()
    const renewed = deferred<unknown>()
    const { adapter, client } = sdk({
      revokeSessions: rejects(unauthorized()),
      refresh: () => renewed.promise,
    })
    const error = errorOf(adapter.revoke({ target: 'others' }, { signal: controller.signal }))
    await turns(20)
    expect(client.refresh).toHaveBeenCalledOnce()
    controller.abort()
    renewed.resolve({})
    expect((await error).code).toBe('aborted')
    await turns(20)
    expect(client.revokeSessions).toHaveBeenCalledOnce()
  })

  it('refreshes nothing when the SDK says "signed out" after the abort', async () => {
    const controller = new AbortController()
    const refused = deferred<null>()
    const { adapter, client } = sdk({ revokeSessions: () => refused.promise.then(rejects(unauthorized())) })
    const error = errorOf(adapter.revoke({ target: 'others' }, { signal: controller.signal }))
    controller.abort()
    refused.resolve(null)
    expect((await error).code).toBe('aborted')
    await turns(20)
    expect(client.refresh).not.toHaveBeenCalled()
  })

  it('stops waiting for the session of the token when the caller has stopped', async () => {
    const { adapter, client } = sdk({ getSessionId: () => new Promise(() => {}) })
    for (const call of [
      (signal: AbortSignal) => adapter.revoke({ target: 'session', sessionIds: ['ses_b'] }, { signal }),
      (signal: AbortSignal) => adapter.list({ signal }),
    ]) {
      const controller = new AbortController()
      const error = errorOf(call(controller.signal))
      await turns(20)
      controller.abort()
      expect((await error).code).toBe('aborted')
    }
    expect(client.revokeSessions).not.toHaveBeenCalled()
  })

  it('goes by the last read where the SDK has no token', async () => {
    const { adapter } = sdk({ getSessionId: async () => null })
    const result = await adapter.revoke({ target: 'session', sessionIds: ['ses_a'] }, { known })
    expect(result.endedCurrent).toBe(true)
  })
})

it('tells two applications apart by their domain', () => {
  expect(sdk().adapter.id).toBe('prelude-sdk:')
  expect(sdk({}, { domain: 'app.session.prelude.dev' }).adapter.id).toBe('prelude-sdk:app.session.prelude.dev')
})

it('throws at once for a time limit that is none', () => {
  expect(() => sdk({}, { timeoutMs: 0 })).toThrow(/^preludeSdkAdapter: /)
})

describe('messages for developers', () => {
  it('name the method of the SDK that failed', async () => {
    const fails = rejects(new Error('CANARY_TEXT'))
    expect((await errorOf(sdk({ listSessions: fails }).adapter.list())).message).toBe('listSessions() failed.')
    expect((await errorOf(sdk({ getSessionId: fails }).adapter.list())).message).toBe('getSessionId() failed.')
    const revoke = sdk({ revokeSessions: fails }).adapter.revoke({ target: 'others' })
    expect((await errorOf(revoke)).message).toBe('revokeSessions() failed.')
  })

  it.each([
    ['session', 'revoke'],
    ['others', 'revokeOthers'],
    ['mine', 'signOut'],
    ['all', 'revokeAll'],
  ] as const)('name what "%s" was about, and the error of the SDK', async (target, operation) => {
    const { adapter } = sdk({ revokeSessions: rejects(new PrldErrors.Forbidden('CANARY_TEXT')) })
    const request = target === 'session' ? { target, sessionIds: ['ses_b'] } : { target }
    expect((await errorOf(adapter.revoke(request))).message).toBe(`The SDK refused "${operation}" with ForbiddenError.`)
  })

  it('name the list, and asking for the session of the token', async () => {
    for (const method of ['listSessions', 'getSessionId'] as const) {
      const { adapter } = sdk({ [method]: rejects(new PrldErrors.Forbidden('CANARY_TEXT')) })
      expect((await errorOf(adapter.list())).message).toBe('The SDK refused "list" with ForbiddenError.')
    }
  })
})

it('asks whether somebody is signed out only after the error that says so', async () => {
  const { adapter, client } = sdk({ listSessions: rejects(new PrldErrors.Forbidden('CANARY_TEXT')) })
  await errorOf(adapter.list())
  expect(client.refresh).not.toHaveBeenCalled()
})

it('takes a list that has rows for one, whatever limit it names', async () => {
  const { adapter } = sdk({ listSessions: async () => ({ sessions: [row], total: 1, limit: 10, offset: 0 }) })
  expect((await adapter.list()).sessions).toHaveLength(1)
})
