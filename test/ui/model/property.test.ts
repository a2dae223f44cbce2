import * as fc from 'fast-check'
import type { Session } from 'react-device-sessions/hooks'
import { makeSession } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'
import { eventsBetween } from '../../../src/ui/model/events.ts'
import { type Fact, reduce } from '../../../src/ui/model/reduce.ts'
import { openIn, resultOf } from '../../../src/ui/model/result.ts'
import { receiptsOf, standingOf } from '../../../src/ui/model/standing.ts'
import { atFirst, type Id, type State } from '../../../src/ui/model/state.ts'
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

const those = (become: readonly string[], fate: string) => devices.filter((_, index) => become[index] === fate)

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
    return {
      type: 'reported' as const,
      id: n,
      at,
      report: report({
        revoked: those(become, 'revoked'),
        accepted: those(become, 'accepted'),
        unconfirmed: those(become, 'unconfirmed'),
        failed: those(become, 'failed').map((session) => ({ session, error: why })),
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
    () => ({ type: 'movedOn', by: here }),
    () => ({ type: 'dismissed' }),
    () => ({ type: 'readWanted', wanted: { type: 'refresh', by: here } }),
    () => ({ type: 'readWanted', wanted: { type: 'check', by: here, key: 'a' } }),
  ),
  { weight: 1, arbitrary: fc.constant(() => ({ type: 'ended' as const })) },
)

/** What can happen: a sign-out is asked for once, and answered once, afterwards. */
function onlyPossible(facts: readonly Fact[]): readonly Fact[] {
  const known = new Set<Id>()
  const running = new Set<Id>()
  return facts.filter((fact) => {
    if (fact.type === 'asked' || fact.type === 'started') {
      const isNew = !known.has(fact.id)
      known.add(fact.id)
      if (isNew) running.add(fact.id)
      return isNew
    }
    return (fact.type !== 'reported' && fact.type !== 'refused') || running.delete(fact.id)
  })
}

/** What the last word on a device was, told apart by reading the facts again: no rule of the model is used. */
function lastWord(facts: readonly Fact[], { id: device }: Session): 'gone' | 'not gone' {
  let word: 'gone' | 'not gone' = 'not gone'
  let since = Number.POSITIVE_INFINITY
  const isMeantBy = new Map<Id, boolean>()
  for (const fact of facts) {
    if (fact.type === 'asked')
      isMeantBy.set(
        fact.id,
        fact.ask.meant.some(({ session }) => session.id === device),
      )
    if (fact.type === 'reported') {
      const { revoked, accepted, unconfirmed, failed } = fact.report
      const named = [...revoked, ...accepted, ...unconfirmed, ...failed.map(({ session }) => session)]
      word = revoked.some((each) => each.id === device) ? 'gone' : word
      if (isMeantBy.get(fact.id) || named.some((each) => each.id === device)) since = fact.at
    }
    if (fact.type === 'refused' && isMeantBy.get(fact.id)) since = fact.at
    if (fact.type !== 'listRead' || Date.parse(fact.read.readAt) <= since) continue
    if (fact.read.sessions.some((each) => each.id === device)) word = 'not gone'
    else if (fact.read.complete) word = 'gone'
  }
  return word
}

/** What is untrue of this state, in words for the message of the failure. */
function untruths(state: State, facts: readonly Fact[]): readonly string[] {
  const found = devices.flatMap((session) => {
    const standing = standingOf(state, { key: session.key, session })
    // Never called gone unless an answer or a complete read said so, and no read has listed it since.
    if (standing?.type === 'gone' && lastWord(facts, session) !== 'gone') return [`${session.id} is called gone`]
    const isRunning = state.running.some(({ ask }) => ask.meant.some(({ key }) => key === session.key))
    if (isRunning && standing === null) return [`${session.id} is on its way, and nothing says so`]
    return standing?.type === 'running' && !isRunning ? [`${session.id} waits for nothing`] : []
  })
  const result = resultOf(state, here)
  const inStrip = result?.type === 'reported' ? [...result.revoked, ...result.doubtful] : []
  const told = [...inStrip.map((each) => each.key), ...receiptsOf(state).map(({ key }) => key)]
  const open = new Set(openIn(state).map(({ key }) => key))
  return [
    ...found,
    ...(new Set(told).size < told.length ? ['a device is told twice'] : []),
    ...receiptsOf(state).flatMap(({ key }) => (open.has(key) ? [`${key} is done and open`] : [])),
  ]
}

test('whatever happens, in whatever order, nothing is called gone that was not shown to be', () => {
  process.stdout.write(`${numRuns} runs with seed ${seed}\n`)
  let runs = 0
  fc.assert(
    fc.property(fc.array(untimed, { minLength: 1, maxLength: 25 }), (plan) => {
      runs += 1
      let state = atFirst
      onlyPossible(plan.map((make, n) => make(1000 + n * 20))).forEach((fact, n, facts) => {
        const before = state
        state = reduce(before, fact)
        expect(untruths(state, facts.slice(0, n + 1))).toEqual([])
        // A fact that comes twice is known once.
        expect([fact.type === 'listRead' ? reduce(state, fact).told : state.told]).toEqual([state.told])
        const types = eventsBetween(before, state).map(({ type }) => type)
        const once = types.filter((type) => type !== 'checked' && type !== 'refreshed')
        expect(new Set(once).size).toBe(once.length)
        expect(eventsBetween(state, state)).toEqual([])
      })
    }),
    { seed, numRuns },
  )
  expect(runs).toBeGreaterThanOrEqual(numRuns)
})
