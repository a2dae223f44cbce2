import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { FetchLike } from '../../src/adapters/lib/http-options.ts'
import type { Session } from '../../src/core/session.ts'
import type { RevokeRequest } from '../../src/core/session-adapter.ts'
import { isSessionError } from '../../src/core/session-error.ts'
import { isRevocableId } from '../../src/core/session-ids.ts'
import { makeSession } from '../../src/testing.ts'
import { type Answer, fakeFetch, json, type Sent } from './fake-fetch.ts'
import { type Mark, type Subject, subjects } from './fuzz-systems.ts'
import { asFetch } from './servers/in-process.ts'

// fast-check prints seed and path with each failure; give both to `fc.assert` to see it again.
const seed = 20_261_121

afterEach(() => {
  vi.unstubAllGlobals()
})

function create(subject: Subject, fetch: FetchLike) {
  vi.stubGlobal('fetch', asFetch({ fetch }))
  return subject.create(fetch)
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

/** A copy of a JSON value in which what stands at some places is replaced. `places` counts every value, from the outermost. */
function spoil(value: unknown, places: ReadonlyMap<number, unknown>): unknown {
  let place = 0
  const visit = (part: unknown): unknown => {
    place += 1
    if (places.has(place - 1)) return places.get(place - 1)
    if (Array.isArray(part)) return part.map(visit)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, visit(inner)]))
  }
  return visit(value)
}

const always = (body: string) => () => body
const marks = fc.array(fc.constantFrom<Mark>(true, false, null), { maxLength: 4 })
const spoils = fc
  .array(fc.tuple(fc.nat({ max: 60 }), fc.jsonValue({ maxDepth: 2 })), { maxLength: 3 })
  .map((places) => new Map(places))
const printable = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)) })
const headers = fc.dictionary(fc.constantFrom('retry-after', 'date', 'link', 'x-total-count', 'location'), printable)
const status = fc.oneof(
  { weight: 4, arbitrary: fc.constant(200) },
  { weight: 1, arbitrary: fc.constant(204) },
  { weight: 2, arbitrary: fc.integer({ min: 200, max: 599 }) },
)
const type = fc.oneof({ weight: 5, arbitrary: fc.constant('application/json') }, { weight: 1, arbitrary: printable })

/** Documented lists that were spoilt, or anything, in an answer of any status and kind. */
function answersOf({ listOf }: Subject): fc.Arbitrary<Answer> {
  const text = (list: readonly Mark[], url: string, places: ReadonlyMap<number, unknown> = new Map()) =>
    JSON.stringify(spoil(listOf(list, url), places)) ?? ''
  const body: fc.Arbitrary<(url: string) => string> = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.tuple(marks, spoils).map(
        ([list, places]) =>
          (url: string) =>
            text(list, url, places),
      ),
    },
    { weight: 1, arbitrary: fc.json().map(always) },
    { weight: 1, arbitrary: marks.map((list) => (url: string) => text(list, url).slice(0, -2)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map(always) },
  )
  return fc.record({ status, type, headers, body }).map((wire) => ({ url }: Sent) => {
    const content = [204, 205, 304].includes(wire.status) ? null : wire.body(url)
    return new Response(content, { status: wire.status, headers: { ...wire.headers, 'content-type': wire.type } })
  })
}

/** True for what the model allows. */
function isModel(session: Session): boolean {
  const { id, isCurrent, device, createdAt, lastActiveAt, expiresAt, authMethods, applications, ip, location } = session
  const times = [createdAt, lastActiveAt, expiresAt]
  const texts = [device.label, device.model, device.browser?.name, device.browser?.version, device.os?.name, ip?.value]
  const words = [
    ...texts,
    ...Object.values(location ?? {}),
    ...(authMethods ?? []),
    ...(applications ?? []).map((app) => app.id),
  ]
  return (
    isRevocableId(id) &&
    (isCurrent === null || typeof isCurrent === 'boolean') &&
    times.every((time) => time === null || new Date(time).toISOString() === time) &&
    words.every((word) => word === null || word === undefined || (word.trim() !== '' && word.length <= 1001))
  )
}

describe.each(Object.entries(subjects))('%s', (_name, subject) => {
  const nasty = fc
    .array(
      fc.constantFrom('.', '..', '/', '\\', '%2e', '%2F', '?', '#', '&current=true', ' ', 'a', 'current', 'whoami'),
      {
        maxLength: 4,
      },
    )
    .map((parts) => parts.join(''))
  const good = fc.integer({ min: 1, max: 5 }).map((index) => subject.id(index))
  const ids = fc.array(
    fc.oneof(
      { weight: 2, arbitrary: nasty },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
      { weight: 4, arbitrary: good },
    ),
    { maxLength: 3 },
  )
  const request: fc.Arbitrary<RevokeRequest> = fc.oneof(
    fc.constantFrom<RevokeRequest>({ target: 'others' }, { target: 'mine' }, { target: 'all' }),
    ids.map((sessionIds): RevokeRequest => ({ target: 'session', sessionIds })),
  )
  const known = [makeSession({ id: subject.id(0), isCurrent: true })]

  it('F13: gives a list of the model or a SessionError, whatever the server answers', async () => {
    let lists = 0
    await fc.assert(
      fc.asyncProperty(answersOf(subject), async (answer) => {
        const page = await outcome(create(subject, fakeFetch(answer).fetch).list())
        lists += page ? 1 : 0
        expect((page?.sessions ?? []).filter((session) => !isModel(session))).toEqual([])
      }),
      { seed, numRuns: 400 },
    )
    expect(lists).toBeGreaterThan(10)
  }, 30_000)

  it('F13: gives a result or a SessionError to every revoke, and leaves no id out', async () => {
    let results = 0
    const answers = fc.array(answersOf(subject), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(request, answers, fc.boolean(), async (asked, given, told) => {
        const adapter = create(subject, fakeFetch(...given).fetch)
        const result = await outcome(adapter.revoke(asked, told ? { known } : {}))
        if (result === null || asked.target !== 'session') return
        results += 1
        const named = [...(result.revokedIds ?? []), ...result.failed.map(({ id }) => id)]
        expect(named.toSorted()).toEqual([...new Set(asked.sessionIds)].toSorted())
        expect(result.failed.every(({ error }) => isSessionError(error))).toBe(true)
      }),
      { seed, numRuns: 400 },
    )
    expect(results).toBeGreaterThan(0)
  }, 30_000)

  it('ends the sessions that were named and no other, however odd their ids are', async () => {
    let requests = 0
    await fc.assert(
      fc.asyncProperty(ids, async (sessionIds) => {
        const { fetch, sent } = fakeFetch(subject.done)
        await outcome(create(subject, fetch).revoke({ target: 'session', sessionIds }, { known }))
        requests += sent.length
        const reached = sent.flatMap(subject.reached)
        expect(reached.filter((id) => !sessionIds.includes(id))).toEqual([])
        expect(reached).toHaveLength(new Set(reached).size)
        expect(sent.length > 0 && !sessionIds.every(isRevocableId)).toBe(false)
      }),
      { seed, numRuns: 600 },
    )
    expect(requests).toBeGreaterThan(100)
  }, 30_000)
})

const byMark = Object.entries(subjects).filter(([, { othersGoBy }]) => othersGoBy === 'mark')

describe.each(byMark)('%s', (_name, subject) => {
  it('ends "others" or "all" only when one session, and one alone, is marked as current; and spares it', async () => {
    let times = 0
    // Where one request ends everything, this session too, no session has to be spared.
    const nativeAll = create(subject, fakeFetch().fetch).capabilities.revokeAll === 'native'
    const isList = subject.isList ?? (({ init }: Sent) => init.method === 'GET')
    const targets = fc.constantFrom<'others' | 'all'>('others', nativeAll ? 'others' : 'all')
    await fc.assert(
      fc.asyncProperty(marks, targets, async (list, target) => {
        const { fetch, sent } = fakeFetch((asked) =>
          isList(asked) ? json(200, subject.listOf(list, asked.url)) : subject.done(asked),
        )
        const result = await outcome(create(subject, fetch).revoke({ target }))
        const changes = sent.filter((asked) => !isList(asked))
        times += changes.length
        expect(changes.length > 0 && list.filter(Boolean).length !== 1).toBe(false)
        const own = subject.id(list.indexOf(true))
        const hits = changes.filter(({ url, init }) => `${url} ${JSON.stringify(init.body)}`.includes(own))
        expect(target === 'others' && (hits.length > 0 || result?.endedCurrent === true)).toBe(false)
      }),
      { seed, numRuns: 300 },
    )
    expect(times).toBeGreaterThan(50)
  }, 30_000)
})
