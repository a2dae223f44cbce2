import { describe, expect, test } from 'vitest'
import { type Fact, reduce } from '../../../src/ui/model/reduce.ts'
import { mustWait } from '../../../src/ui/model/standing.ts'
import { after, ask, asked, failure, laptop, phone, read, reported, tv } from './support.ts'

const limited = failure('rate_limited', 5000)
const refusal = (id: number, error = limited): Fact => ({ type: 'refused', id, error, at: 1000 })
const one = ask('revoke', phone)
const others = ask('revokeOthers', phone, tv)
const here = ask('signOut', laptop)

test.each([
  ['revoke', one],
  ['revokeOthers', others],
  ['revokeAll', ask('revokeAll', phone, tv, laptop)],
  ['signOut', here],
] as const)('%s has a budget of its own', (operation, what) => {
  const state = after(asked(1, what), refusal(1))
  expect(state.cooldowns).toEqual({ [operation]: 6000 })
  expect(mustWait(state, what, 5999)).toBe(true)
  expect(mustWait(state, what, 6000)).toBe(false)
  for (const another of [one, others, here].filter((each) => each.operation !== operation))
    expect(mustWait(state, another, 2000)).toBe(false)
})

test.each([failure('rate_limited'), failure('server', 5000), failure('rate_limited', 0)])(
  'where no time is known there is none, and the buttons stay',
  (error) => {
    expect(after(asked(1, one), refusal(1, error)).cooldowns).toEqual({})
  },
)

test('what was refused of one among several is a request by id; the longest wait counts for the whole', () => {
  const failed = [
    { session: phone, error: failure('rate_limited', 3000) },
    { session: tv, error: failure('rate_limited', 9000) },
  ]
  expect(after(asked(1, others), reported(1, { failed })).cooldowns).toEqual({ revoke: 10_000, revokeOthers: 10_000 })
  expect(after(asked(1, others), reported(1, { failed, error: failure('rate_limited', 20_000) })).cooldowns).toEqual({
    revoke: 10_000,
    revokeOthers: 21_000,
  })
})

test('a report whose one error is that of each is about the whole', () => {
  const failed = [phone, tv].map((session) => ({ session, error: limited }))
  expect(after(asked(1, others), reported(1, { failed, error: limited })).cooldowns).toEqual({ revokeOthers: 6000 })
})

test('another part of the page that is refused makes this one wait too', () => {
  const state = after({ type: 'started', id: 1, ask: one }, refusal(1))
  expect(state.cooldowns).toEqual({ revoke: 6000 })
})

test('cooldowns stand beside one another', () => {
  expect(after(asked(1, one), refusal(1), asked(2, others), refusal(2)).cooldowns).toEqual({
    revoke: 6000,
    revokeOthers: 6000,
  })
})

const failed = (error = limited): Fact => ({ type: 'listFailed', error, at: 1000 })

describe('the list', () => {
  test('waits like a sign-out, until it is read', () => {
    const state = after(asked(1, one), refusal(1), failed())
    expect(state.cooldowns).toEqual({ revoke: 6000, list: 6000 })
    expect(reduce(state, read(7000, [])).cooldowns).toEqual({ revoke: 6000 })
    expect(reduce(state, failed(failure('network'))).cooldowns).toEqual({ revoke: 6000 })
  })
})

describe('the clock', () => {
  const state = after(asked(1, one), refusal(1), { type: 'listFailed', error: failure('rate_limited', 9000), at: 1000 })

  test('ends each when its time has come, a little early for timers that are', () => {
    expect(reduce(state, { type: 'ticked', at: 5979 })).toBe(state)
    expect(reduce(state, { type: 'ticked', at: 5980 }).cooldowns).toEqual({ list: 10_000 })
    expect(reduce(state, { type: 'ticked', at: 10_000 }).cooldowns).toEqual({})
  })
})
