import * as fc from 'fast-check'
import type { Session } from 'react-device-sessions/hooks'
import { makeSession } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'
import { eventsBetween } from '../../../src/ui/model/events.ts'
import { type Fact, reduce } from '../../../src/ui/model/reduce.ts'
import { openIn, receiptsOf, resultOf, standingOf } from '../../../src/ui/model/result.ts'
import { atFirst, type State } from '../../../src/ui/model/state.ts'
import { asked, failure, here, meant, read, report } from './support.ts'

const seed = Number(process.env['MODEL_SEED'] ?? 20_261_128)
const numRuns = Number(process.env['MODEL_RUNS'] ?? 500)

const devices = ['a', 'b', 'c', 'd'].map((id) => makeSession({ id }))
const some = fc.subarray(devices)
const id = fc.integer({ min: 1, max: 6 })
const code = fc.constantFrom('forbidden', 'timeout', 'rate_limited', 'unauthenticated' as const)
const error = fc
  .record({ code, wait: fc.constantFrom(null, 50, 5000) })
  .map(({ code: what, wait }) => failure(what, wait))

/** What became of each device: where it stands in a report. */
const fates = fc.array(fc.constantFrom('revoked', 'accepted', 'unconfirmed', 'failed', 'unnamed' as const), {
  minLength: devices.length,
  maxLength: devices.length,
})

/** A fact without the time at which it comes: that only goes on. */
const untimed: fc.Arbitrary<(at: number) => Fact> = fc.oneof(
  fc.record({ id, who: some, operation: fc.constantFrom('revoke', 'revokeOthers', 'revokeAll' as const) }).map(
    ({ id: n, who, operation }) =>
      () =>
        asked(n, { operation, meant: meant(...who) }),
  ),
  fc.record({ id, who: some }).map(({ id: n, who }) => () => ({
    type: 'started' as const,
    id: n,
    ask: { operation: 'revoke' as const, meant: meant(...who) },
  })),
  fc.record({ id, fates, error }).map(({ id: n, fates: become, error: why }) => (at: number) => {
    const those = (fate: string) => devices.filter((_, index) => become[index] === fate)
    return {
      type: 'reported' as const,
      id: n,
      at,
      report: report({
        revoked: those('revoked'),
        accepted: those('accepted'),
        unconfirmed: those('unconfirmed'),
        failed: those('failed').map((session) => ({ session, error: why })),
      }),
    }
  }),
  fc.record({ id, error }).map(({ id: n, error: why }) => (at: number) => ({
    type: 'refused' as const,
    id: n,
    error: why,
    at,
  })),
  fc.record({ who: some, extent: fc.constantFrom('whole', 'part' as const), late: fc.nat({ max: 30 }) }).map(
    ({ who, extent, late }) =>
      (at: number) =>
        read(at - late, who, extent),
  ),
  error.map((why) => (at: number) => ({ type: 'listFailed' as const, error: why, at })),
  fc.constantFrom<(at: number) => Fact>(
    (at) => ({ type: 'listLoading', at }),
    (at) => ({ type: 'ticked', at }),
    () => ({ type: 'movedOn' }),
    () => ({ type: 'dismissed' }),
    () => ({ type: 'readWanted', wanted: { type: 'refresh', by: here } }),
    () => ({ type: 'readWanted', wanted: { type: 'check', by: here, key: 'a' } }),
  ),
  { weight: 1, arbitrary: fc.constant(() => ({ type: 'ended' as const })) },
)

/** What the last word on a device was, told apart by reading the facts again: no rule of the model is used. */
function lastWord(facts: readonly Fact[], { id: device }: Session): 'gone' | 'not gone' {
  let word: 'gone' | 'not gone' = 'not gone'
  let since = Number.POSITIVE_INFINITY
  for (const fact of facts) {
    if (fact.type === 'reported') {
      word = fact.report.revoked.some((each) => each.id === device) ? 'gone' : word
      since = fact.at
    }
    if (fact.type === 'refused') since = fact.at
    if (fact.type !== 'listRead' || Date.parse(fact.read.readAt) <= since) continue
    if (fact.read.sessions.some((each) => each.id === device)) word = 'not gone'
    else if (fact.read.complete) word = 'gone'
  }
  return word
}

function check(state: State, facts: readonly Fact[]): void {
  for (const session of devices) {
    const standing = standingOf(state, { key: session.key, session })
    // Never called gone unless an answer or a complete read said so, and no read has listed it since.
    if (standing?.type === 'gone') {
      const proofs = facts.filter(
        (fact) =>
          (fact.type === 'reported' && fact.report.revoked.includes(session)) ||
          (fact.type === 'listRead' && fact.read.complete && !fact.read.sessions.includes(session)),
      )
      expect(proofs, `${session.id} is gone`).not.toEqual([])
      expect(lastWord(facts, session)).toBe('gone')
    }
    if (standing?.type === 'running')
      expect(state.running.some(({ ask }) => ask.meant.some(({ key }) => key === session.key))).toBe(true)
  }
  // Each device is told in one way.
  const result = resultOf(state)
  const inStrip = result?.type === 'reported' ? [...result.revoked, ...result.doubtful] : []
  const told = [...inStrip.map((each) => each.id), ...receiptsOf(state).map(({ key }) => key)]
  expect(new Set(told).size).toBe(told.length)
  const keys = new Set(openIn(state).map(({ key }) => key))
  for (const { key } of receiptsOf(state)) expect(keys).not.toContain(key)
}

test('whatever happens, in whatever order, nothing is called gone that was not shown to be', () => {
  process.stdout.write(`${numRuns} runs with seed ${seed}\n`)
  let runs = 0
  fc.assert(
    fc.property(fc.array(untimed, { minLength: 1, maxLength: 25 }), (plan) => {
      runs += 1
      let state = atFirst
      let facts: readonly Fact[] = []
      plan.forEach((make, n) => {
        const fact = make(1000 + n * 20)
        const before = state
        state = reduce(before, fact)
        facts = [...facts, fact]
        check(state, facts)
        // What is told twice is known once.
        if (fact.type === 'listRead') expect(reduce(state, fact).told).toBe(state.told)
        const events = eventsBetween(before, state)
        expect(
          new Set(events.filter(({ type }) => type !== 'checked' && type !== 'refreshed').map(({ type }) => type)).size,
        ).toBe(events.filter(({ type }) => type !== 'checked' && type !== 'refreshed').length)
        expect(eventsBetween(state, state)).toEqual([])
      })
    }),
    { seed, numRuns },
  )
  expect(runs).toBeGreaterThanOrEqual(numRuns)
})
