import { makeSession } from 'react-device-sessions/testing'
import { describe, expect, test } from 'vitest'
import { eventsBetween } from '../../../src/ui/model/events.ts'
import { type Fact, reduce } from '../../../src/ui/model/reduce.ts'
import { openIn, resultOf } from '../../../src/ui/model/result.ts'
import { receiptsOf, standingOf } from '../../../src/ui/model/standing.ts'
import { type State } from '../../../src/ui/model/state.ts'
import { after, ask, asked, failure, here, laptop, meant, phone, read, refused, reported, tv } from './support.ts'

const [row] = meant(phone)
const standing = (state: State) => (row ? standingOf(state, row) : null)

/** Answered at 1,000. */
const answers = {
  revoked: reported(1, { revoked: [phone] }),
  accepted: reported(1, { accepted: [phone] }),
  listed: reported(1, { unconfirmed: [phone] }),
  unconfirmed: reported(1, { unconfirmed: [phone], error: failure('timeout') }),
  failed: refused(1, 'forbidden'),
} as const
const started = asked(1, ask('revoke', phone))

test.each(Object.entries(answers))('absent from a complete read that began later, %s is gone', (_fate, answer) => {
  const state = after(started, answer, read(1001, [laptop]))
  expect(standing(state)).toEqual({ type: 'gone' })
  expect(receiptsOf(state).map(({ key }) => key)).toEqual(['phone'])
  expect(openIn(state)).toEqual([])
})

test.each([
  ['revoked', { type: 'unconfirmed', error: null, isSeen: true }],
  ['accepted', { type: 'listed', isSeen: true }],
  ['listed', { type: 'listed', isSeen: true }],
  ['unconfirmed', { type: 'unconfirmed', error: failure('timeout'), isSeen: true }],
  ['failed', { type: 'failed', error: failure('forbidden'), isSeen: true }],
] as const)('listed by a later read, %s is not gone, and was looked for', (fate, expected) => {
  for (const extent of ['whole', 'part'] as const) {
    const state = after(started, answers[fate], read(1001, [laptop, phone], extent))
    expect(standing(state)).toEqual(expected)
    expect(receiptsOf(state)).toEqual([])
  }
})

test.each(Object.entries(answers))('a read that is no proof leaves %s as it is', (_fate, answer) => {
  const before = after(started, answer)
  // Began before, or in the same moment.
  for (const at of [999, 1000]) expect(standing(reduce(before, read(at, [laptop])))).toEqual(standing(before))
  for (const at of [999, 1000]) expect(standing(reduce(before, read(at, [phone])))).toEqual(standing(before))
  expect(standing(reduce(before, read(1001, [laptop], 'part')))).toEqual(standing(before))
})

test.each(Object.entries(answers))('until then, %s is told as open, unless it is gone', (fate, answer) => {
  const open = fate === 'revoked' ? [] : ['phone']
  expect(openIn(after(started)).map(({ key }) => key)).toEqual([])
  expect(openIn(after(started, answer)).map(({ key }) => key)).toEqual(open)
})

test('what is on its way waits for its own answer', () => {
  expect(standing(after(started, read(9000, [laptop])))).toEqual({ type: 'running' })
})

test('what a read changes takes nothing of the rows that it leaves as they are', () => {
  const state = after(started, answers.failed, asked(2, ask('revoke', tv)), read(2000, [laptop]))
  expect(standing(state)).toEqual({ type: 'gone' })
  expect(standingOf(state, { key: tv.key, session: tv })).toEqual({ type: 'running' })
})

test('a strip that a person moved on from does not come back with what is listed again', () => {
  const done = [asked(1, ask('revokeOthers', phone, tv)), reported(1, { revoked: [phone, tv] })]
  const state = after(...done, { type: 'movedOn', by: here }, read(2000, [laptop, phone]))
  expect(resultOf(state, here)).toBeNull()
  expect(openIn(state).map(({ key }) => key)).toEqual(['phone'])
})

test('gone, listed again by a replica, and gone again', () => {
  const gone = after(started, answers.revoked)
  const back = reduce(gone, read(2000, [laptop, phone]))
  expect(standing(back)).toEqual({ type: 'unconfirmed', error: null, isSeen: true })
  const part = reduce(back, read(2500, [laptop], 'part'))
  expect(standing(part)).toEqual({ type: 'unconfirmed', error: null, isSeen: true })
  expect(standing(reduce(part, read(3000, [laptop])))).toEqual({ type: 'gone' })
})

test('it is known by its id where a new key is all that differs, and by its key where the id rotated', () => {
  const gone = after(started, answers.revoked)
  expect(standing(reduce(gone, read(2000, [{ ...phone, id: 'phone~1' }])))).toMatchObject({ type: 'unconfirmed' })
  expect(standing(reduce(gone, read(2000, [{ ...phone, key: 'other' }])))).toMatchObject({ type: 'unconfirmed' })
})

test('a key that is shared shows nothing, either way', () => {
  const [a, b] = ['a', 'b'].map((id) => makeSession({ id, key: 'twin' }))
  if (!a || !b) throw new Error('No twins.')
  const twin = asked(1, { operation: 'revoke', meant: [{ key: 'a', session: a, apart: null }] })
  const standingOfA = (state: State) => standingOf(state, { key: 'a', session: a })
  const gone = after(twin, reported(1, { revoked: [a] }))
  expect(standingOfA(reduce(gone, read(2000, [laptop, b])))).toEqual({ type: 'gone' })
  const open = after(twin, reported(1, { unconfirmed: [a] }))
  expect(standingOfA(reduce(open, read(2000, [laptop, b])))).toEqual({ type: 'listed' })
  expect(standingOfA(reduce(open, read(2000, [laptop])))).toEqual({ type: 'gone' })
})

test('a read that shows nothing new leaves what is told untouched', () => {
  const state = after(started, answers.failed, read(2000, [laptop, phone]))
  expect(reduce(state, read(3000, [laptop, phone])).told).toBe(state.told)
})

test('the strip about several follows what is read', () => {
  const open = after(asked(1, ask('revokeOthers', phone, tv)), reported(1, { revoked: [tv], unconfirmed: [phone] }))
  expect(resultOf(open, here)).toMatchObject({ revoked: meant(tv), doubtful: [phone] })
  expect(resultOf(reduce(open, read(2000, [laptop])), here)).toMatchObject({ revoked: meant(tv, phone), doubtful: [] })
  expect(resultOf(reduce(open, read(2000, [laptop, phone, tv])), here)).toMatchObject({
    revoked: [],
    doubtful: [tv, phone],
  })
})

test('what a read resolves of an earlier sign-out has a receipt beside the strip', () => {
  const state = after(
    started,
    answers.failed,
    asked(2, ask('revokeOthers', tv)),
    reported(2, { revoked: [tv] }),
    read(2000, [laptop]),
  )
  expect(resultOf(state, here)).toMatchObject({ revoked: meant(tv) })
  expect(receiptsOf(state).map(({ key }) => key)).toEqual(['phone'])
})

test('a receipt that is past comes back when its session was back meanwhile', () => {
  const past = after(started, answers.revoked, { type: 'movedOn', by: here })
  expect(receiptsOf(reduce(past, read(2000, [laptop])))).toEqual([])
  expect(
    receiptsOf(after(started, answers.revoked, { type: 'movedOn', by: here }, read(2000, [phone]), read(3000, []))),
  ).toHaveLength(1)
})

const left = (state: State) => {
  const result = resultOf(state, here)
  return result?.type === 'reported' ? result.left : 'no report'
}

describe('where nobody was known at the click', () => {
  const nobody = after(asked(1, ask('revokeOthers')), reported(1, { left: 2 }))

  test('it tells how many are left, by the latest read', () => {
    expect(resultOf(nobody, here)).toMatchObject({ namesNone: true, left: 2 })
    expect(left(reduce(nobody, read(2000, [laptop, phone])))).toBe(1)
    expect(left(reduce(nobody, read(2000, [laptop])))).toBe(0)
  })

  test('and nothing where that read does not show it', () => {
    expect(left(reduce(nobody, read(2000, [laptop], 'part')))).toBeNull()
    expect(left(reduce(nobody, read(2000, [phone, tv])))).toBeNull()
  })

  test('a report that names someone keeps its own', () => {
    const named = after(asked(1, ask('revokeOthers', phone, tv)), reported(1, { revoked: [tv], left: 7 }))
    expect(left(reduce(named, read(2000, [laptop])))).toBe(7)
    expect(
      resultOf(reduce(after(asked(1, ask('revokeOthers')), refused(1, 'server')), read(2000, [])), here),
    ).toMatchObject({
      type: 'refused',
    })
  })
})

const failed = (at = 1): Fact => ({ type: 'listFailed', error: failure('network'), at })

describe('the list', () => {
  const loading: Fact = { type: 'listLoading', at: 100 }

  test('is loading, slow after half a second, and read', () => {
    expect(after(loading).list).toEqual({ type: 'loading', since: 100, isSlow: false, isRetry: false })
    expect(reduce(after(loading), { type: 'listLoading', at: 300 })).toEqual(after(loading))
    expect(reduce(after(loading), { type: 'ticked', at: 599 }).list).toMatchObject({ isSlow: false })
    const slow = reduce(after(loading), { type: 'ticked', at: 600 })
    expect(slow.list).toEqual({ type: 'loading', since: 100, isSlow: true, isRetry: false })
    expect(reduce(slow, { type: 'ticked', at: 700 })).toBe(slow)
    expect(reduce(slow, read(700, [laptop, phone])).list).toEqual({
      type: 'read',
      readAt: new Date(700).toISOString(),
      count: 2,
      error: null,
    })
  })

  test('that failed is no list; a later failure leaves the one that is there', () => {
    expect(after(loading, failed()).list).toEqual({ type: 'failed', error: failure('network') })
    expect(after(read(1, [laptop]), failed()).list).toMatchObject({ type: 'read', count: 1, error: failure('network') })
    expect(after(read(1, [laptop]), failed(), read(2, [])).list).toMatchObject({ count: 0, error: null })
  })

  test.each([read(2000, []), failed()])('who waits for a read waits no longer', (fact) => {
    const wanted = { type: 'readWanted', wanted: { type: 'check', by: {}, key: 'phone' } } as const
    expect(after(wanted).wanted).toHaveLength(1)
    expect(after(wanted, wanted).wanted).toHaveLength(2)
    expect(after(wanted, fact).wanted).toEqual([])
  })
})

test('a list that is read after it could not be is told to be back, however fast it was', () => {
  const before = after({ type: 'listFailed', error: failure('network'), at: 0 }, { type: 'listLoading', at: 10 })
  const now = reduce(before, read(11, [laptop]))
  expect(eventsBetween(before, now)).toEqual([{ type: 'loaded', by: null, count: 1 }])
})
