import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { bioreAdapter } from '../../src/adapters/biore.ts'
import type { FetchLike } from '../../src/adapters/lib/http-options.ts'
import { preludeAdapter } from '../../src/adapters/prelude.ts'
import { supabaseAdapter } from '../../src/adapters/supabase.ts'
import type { Session } from '../../src/core/session.ts'
import type { RevokeRequest } from '../../src/core/session-adapter.ts'
import { isSessionError } from '../../src/core/session-error.ts'
import { isRevocableId } from '../../src/core/session-ids.ts'
import { row as bioreRow } from './biore-set-up.ts'
import { jwt, row as preludeRow } from './prelude-set-up.ts'
import { supabaseClient } from './sdk-systems.ts'

// Many runs take their time on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 })

const getAccessToken = () => jwt({ sid: 'ses_a' })
const adapters = {
  'bio.re': (fetch: FetchLike) => bioreAdapter({ getAccessToken, fetch }),
  Prelude: (fetch: FetchLike) => preludeAdapter({ baseUrl: 'https://app.example', getAccessToken, fetch }),
}

interface Wire {
  readonly status: number
  readonly type: string
  readonly headers: Record<string, string>
  readonly text: string
}

const anything = fc.jsonValue({ maxDepth: 2 })

/** Documented rows with some of their fields replaced by anything that JSON can hold. */
const rowsLike = (row: object) =>
  fc.array(
    fc
      .dictionary(fc.constantFrom(...Object.keys(row)), anything, { maxKeys: 4 })
      .map((other) => Object.assign({}, row, other)),
    { maxLength: 3 },
  )
const wireBody = fc.oneof(
  { weight: 3, arbitrary: rowsLike(bioreRow).map((sessions): unknown => ({ success: true, data: { sessions } })) },
  {
    weight: 3,
    arbitrary: rowsLike(preludeRow).map((sessions): unknown => ({
      sessions,
      total: sessions.length,
      limit: 9,
      offset: 0,
    })),
  },
  { weight: 1, arbitrary: anything },
  { weight: 1, arbitrary: fc.record({ success: anything, data: anything, error: anything, code: anything }) },
)
const bodyText = fc.oneof(
  { weight: 4, arbitrary: wireBody.map((body) => JSON.stringify(body)) },
  { weight: 1, arbitrary: wireBody.map((body) => JSON.stringify(body).slice(0, -3)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
)
const headerText = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)) })
const answer: fc.Arbitrary<Wire> = fc.record({
  status: fc.oneof(
    { weight: 3, arbitrary: fc.constant(200) },
    { weight: 2, arbitrary: fc.integer({ min: 200, max: 599 }) },
  ),
  type: fc.oneof({ weight: 4, arbitrary: fc.constant('application/json') }, { weight: 1, arbitrary: headerText }),
  headers: fc.dictionary(fc.constantFrom('retry-after', 'date', 'www-authenticate', 'location'), headerText),
  text: bodyText,
})
const ids = fc.array(fc.oneof(fc.string(), fc.constantFrom('a', 'ses_a', '..', '')), { maxLength: 4 })
const request: fc.Arbitrary<RevokeRequest> = fc.oneof(
  fc.constantFrom<RevokeRequest>({ target: 'others' }, { target: 'mine' }, { target: 'all' }),
  ids.map((sessionIds): RevokeRequest => ({ target: 'session', sessionIds })),
)

/** Gives these answers in turn, the last one for ever. */
function serve(wires: readonly Wire[]): FetchLike {
  let calls = 0
  return async () => {
    const wire = wires[Math.min(calls, wires.length - 1)]
    calls += 1
    if (!wire) throw new TypeError('No answer')
    const body = [204, 205, 304].includes(wire.status) ? null : wire.text
    return new Response(body, { status: wire.status, headers: { ...wire.headers, 'content-type': wire.type } })
  }
}

/** What a call came to, or `null` for a `SessionError`; anything else that it throws fails the test. */
async function outcome<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (!isSessionError(error)) throw error
    return null
  }
}

/** True for what the model allows. */
function isModel({ id, isCurrent, device, createdAt, lastActiveAt, expiresAt }: Session): boolean {
  const times = [createdAt, lastActiveAt, expiresAt]
  const texts = [device.label, device.model, device.browser?.name, device.os?.name]
  return (
    isRevocableId(id) &&
    (isCurrent === null || typeof isCurrent === 'boolean') &&
    times.every((time) => time === null || new Date(time).toISOString() === time) &&
    texts.every((text) => text === null || text === undefined || text.trim() !== '')
  )
}

describe.each(Object.entries(adapters))('%s', (_name, create) => {
  it('F13, ASVS 16.5.3: gives a list of the model or a SessionError, whatever the server answers', async () => {
    let lists = 0
    await fc.assert(
      fc.asyncProperty(answer, async (wire) => {
        const page = await outcome(create(serve([wire])).list())
        lists += page ? 1 : 0
        expect((page?.sessions ?? []).filter((session) => !isModel(session))).toEqual([])
      }),
      { seed: 13, numRuns: 600 },
    )
    expect(lists).toBeGreaterThan(20)
  })

  it('F13: gives a result or a SessionError to every revoke, and leaves no id out', async () => {
    let results = 0
    await fc.assert(
      fc.asyncProperty(request, fc.array(answer, { minLength: 1, maxLength: 4 }), async (asked, wires) => {
        const result = await outcome(create(serve(wires)).revoke(asked))
        if (result === null || asked.target !== 'session') return
        results += 1
        const told = [...(result.revokedIds ?? []), ...result.failed.map(({ id }) => id)]
        expect(told.toSorted()).toEqual([...new Set(asked.sessionIds)].toSorted())
        expect(result.failed.every(({ error }) => isSessionError(error))).toBe(true)
      }),
      { seed: 14, numRuns: 600 },
    )
    expect(results).toBeGreaterThan(0)
  })
})

it('Supabase > F13: gives a result or a SessionError to every revoke, whatever the server answers', async () => {
  let results = 0
  await fc.assert(
    fc.asyncProperty(request, answer, async (asked, wire) => {
      const auth = supabaseClient('a', serve([wire]))
      const result = await outcome(supabaseAdapter({ auth }).revoke(asked))
      results += result ? 1 : 0
      expect(result?.revokedIds ?? null).toBeNull()
    }),
    { seed: 15, numRuns: 300 },
  )
  expect(results).toBeGreaterThan(10)
})
