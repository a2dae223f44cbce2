import { makeSession } from 'react-device-sessions/testing'
import { describe, expect, test } from 'vitest'
import { type Fact, reduce } from '../../../src/ui/model/reduce.ts'
import { resultOf } from '../../../src/ui/model/result.ts'
import { receiptsOf } from '../../../src/ui/model/standing.ts'
import { after, ask, asked, failure, here, meant, phone, refused, reported, tv } from './support.ts'

const one = ask('revoke', phone)
const two = ask('revoke', phone, tv)
const others = ask('revokeOthers', phone, tv)
const failed = { session: phone, error: failure('forbidden') }
const came = (by: object): Fact => ({ type: 'came', by })

describe('with more than one on screen', () => {
  const there = { name: 'another list' }
  const done = [asked(1, two), reported(1, { revoked: [phone, tv] })]

  test('a strip stands where it was asked for, and its receipts nowhere else', () => {
    const state = after(came(here), came(there), ...done)
    expect(resultOf(state, here)).not.toBeNull()
    expect(resultOf(state, there)).toBeNull()
    expect(receiptsOf(state)).toEqual([])
  })

  test('each has its own, and ends no other’s', () => {
    const rest = ask('revokeOthers', makeSession({ id: 'another' }))
    const both = after(came(here), came(there), ...done, asked(2, rest, there), refused(2, 'forbidden'))
    expect(resultOf(both, here)).toMatchObject({ type: 'reported', revoked: meant(phone, tv) })
    expect(resultOf(both, there)).toMatchObject({ type: 'refused' })
    expect(resultOf(reduce(both, { type: 'movedOn', by: there }), here)).toEqual(resultOf(both, here))
    const again = reduce(both, asked(3, rest, there))
    expect(resultOf(again, there)).toBeNull()
    expect(resultOf(again, here)).toEqual(resultOf(both, here))
  })

  test('what is open in one keeps no other', () => {
    const open = ask('revoke', makeSession({ id: 'watch' }), makeSession({ id: 'console' }))
    const both = after(came(here), came(there), ...done, asked(2, open, there), reported(2, {}))
    expect(resultOf(both, here)).not.toBeNull()
    const state = reduce(both, { type: 'movedOn', by: here })
    expect(resultOf(state, here)).toBeNull()
    expect(resultOf(state, there)).toMatchObject({ doubtful: [{ id: 'watch' }, { id: 'console' }] })
  })

  test('a strip goes when nothing is left of it, because another asked for the same again', () => {
    const half = [asked(1, others), reported(1, { failed: [failed], newSince: 1 })]
    const again = after(came(here), came(there), ...half, asked(2, one, there))
    expect(resultOf(again, here)).toBeNull()
    expect(resultOf(after(came(here), ...half, { type: 'started', id: 2, ask: one }), here)).toBeNull()
    // The receipt of a single one is not what a strip has to say.
    const single = after(came(here), asked(3, ask('revoke', tv)), reported(3, { revoked: [tv] }), came(there), ...half)
    expect(resultOf(reduce(single, { type: 'started', id: 2, ask: one }), here)).toBeNull()
    const beside = after(came(here), ...half, asked(3, ask('revoke', tv), there), reported(3, { revoked: [tv] }))
    expect(resultOf(reduce(beside, { type: 'started', id: 2, ask: one }), here)).toBeNull()
    // One whose own place is gone has the word then.
    const before = [came(here), came(there), asked(3, others, there), refused(3, 'forbidden')]
    const left = after(...before, ...half, { type: 'left', by: there })
    expect(resultOf(left, here)).toMatchObject({ type: 'reported' })
    expect(resultOf(reduce(left, { type: 'started', id: 2, ask: one }), here)).toMatchObject({ type: 'refused' })
  })

  test('what was asked where nothing is on screen any more is told by what came instead', () => {
    const refusal = [asked(1, others), refused(1, 'forbidden')]
    const state = after(came(here), ...refusal, { type: 'left', by: here }, came(there))
    expect(state.surfaces).toEqual(new Set([there]))
    expect(resultOf(state, there)).toMatchObject({ type: 'refused' })
    // The latest of them.
    const twice = after(...refusal, asked(2, others, {}), refused(2, 'conflict'), came(there))
    expect(resultOf(twice, there)).toMatchObject({ error: { code: 'conflict' } })
    expect(resultOf(reduce(state, asked(2, one, there)), there)).toBeNull()
  })

  test('the first to come finds no receipt of what was done before; a second one ends none', () => {
    const gone = [asked(1, one), reported(1, { revoked: [phone] })]
    expect(receiptsOf(after(...gone, came(there)))).toEqual([])
    expect(resultOf(after(...done, came(there)), there)).toBeNull()
    expect(receiptsOf(after(came(here), ...gone, came(there)))).toHaveLength(1)
  })

  test('one that goes takes nothing of those that stay', () => {
    const gone = [asked(1, one), reported(1, { revoked: [phone] })]
    const left: Fact = { type: 'left', by: there }
    const strip = after(came(here), came(there), ...done, left, came(there))
    expect(resultOf(strip, here)).not.toBeNull()
    expect(resultOf(strip, there)).toBeNull()
    expect(receiptsOf(after(came(here), came(there), ...gone, left, came(there)))).toHaveLength(1)
  })

  test('another part of the page has no strip', () => {
    const state = after(came(here), { type: 'started', id: 1, ask: others }, refused(1, 'forbidden'))
    expect(state.results).toEqual([])
  })
})
