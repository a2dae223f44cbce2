import type { RevocationReport, Session } from 'react-device-sessions/hooks'
import { makeSession } from 'react-device-sessions/testing'
import { describe, expect, test } from 'vitest'
import { type Fact, reduce } from '../../../src/ui/model/reduce.ts'
import { isReasonAbove, openIn, resultOf } from '../../../src/ui/model/result.ts'
import { isEndingOthers, mustWait, receiptsOf, standingOf, staysInPlace } from '../../../src/ui/model/standing.ts'
import { type Ask, atFirst, type State } from '../../../src/ui/model/state.ts'
import { after, ask, asked, failure, here, ids, laptop, meant, phone, read, refused, reported, tv } from './support.ts'

const one = ask('revoke', phone)
const two = ask('revoke', phone, tv)
const others = ask('revokeOthers', phone, tv)
const all = ask('revokeAll', phone, tv, laptop)

const rowOf = (session: Session) => ({ key: session.key, session })
const standing = (state: State, session: Session = phone) => standingOf(state, rowOf(session))
const ended = { type: 'ended' } as const

test('at first nothing is known', () => {
  expect(standing(atFirst)).toBeNull()
  expect(resultOf(atFirst, here)).toBeNull()
  expect(receiptsOf(atFirst)).toEqual([])
  expect(openIn(atFirst)).toEqual([])
})

describe('while it is on its way', () => {
  test.each([one, two, others, all])('what is meant says so, and nothing else does', (what) => {
    const state = after(asked(1, what))
    expect(what.meant.map((row) => standingOf(state, row))).toEqual(what.meant.map(() => ({ type: 'running' })))
    expect(standing(state, makeSession({ id: 'another' }))).toBeNull()
    expect(isEndingOthers(state)).toBe(what === others || what === all)
  })

  test('one that another part of the page sent says so too', () => {
    const state = after({ type: 'started', id: 1, ask: others })
    expect(standing(state)).toEqual({ type: 'running' })
    expect(isEndingOthers(state)).toBe(true)
  })

  test('nothing of the kind can be asked again; the rest can', () => {
    const state = after(asked(1, one))
    expect(mustWait(state, one, 0)).toBe(true)
    expect(mustWait(state, two, 0)).toBe(true)
    expect(mustWait(state, ask('revoke', tv), 0)).toBe(false)
    expect(mustWait(state, others, 0)).toBe(false)
    expect(mustWait(after(asked(1, others)), all, 0)).toBe(true)
    expect(mustWait(after(asked(1, others)), one, 0)).toBe(true)
  })
})

const reports: readonly (readonly [string, Ask, Partial<RevocationReport>, unknown])[] = [
  ['gone', one, { revoked: [phone] }, { type: 'gone' }],
  ['accepted, and unread', one, { accepted: [phone] }, { type: 'accepted' }],
  ['accepted, and still listed', one, { unconfirmed: [phone] }, { type: 'listed' }],
  [
    'its fate open after an error',
    one,
    { unconfirmed: [phone], error: failure('timeout') },
    { type: 'unconfirmed', error: failure('timeout') },
  ],
  ['one of several that is open', two, { unconfirmed: [phone], revoked: [tv] }, { type: 'unconfirmed', error: null }],
  ['one of all others that is open', others, { unconfirmed: [phone] }, { type: 'unconfirmed', error: null }],
  ['a selection of one', ask('revoke', phone), { unconfirmed: [phone] }, { type: 'listed' }],
  [
    'refused',
    two,
    { failed: [{ session: phone, error: failure('forbidden') }] },
    { type: 'failed', error: failure('forbidden') },
  ],
  ['not named, because the list had changed', one, {}, { type: 'unconfirmed', error: null }],
  ['not named among others', others, { revoked: [tv] }, null],
]

test.each(reports)('after the answer: %s', (_what, what, parts, expected) => {
  expect(standing(after(asked(1, what), reported(1, parts)))).toEqual(expected)
})

test('this device is one session, and what the server accepted of it is known', () => {
  const state = after(asked(1, ask('signOut', laptop)), reported(1, { unconfirmed: [laptop] }))
  expect(standing(state, laptop)).toEqual({ type: 'listed' })
  expect(resultOf(state, here)).toBeNull()
})

test('a sign-out by id that was refused stays with each of its rows', () => {
  const state = after(asked(1, two), refused(1, 'forbidden'))
  expect([phone, tv].map((each) => standing(state, each))).toEqual([
    { type: 'failed', error: failure('forbidden') },
    { type: 'failed', error: failure('forbidden') },
  ])
  expect(isReasonAbove(state, rowOf(tv), here)).toBe(true)
})

test.each([others, all])(
  'all others that were refused leave their rows as they were, and the strip says why',
  (what) => {
    const state = after(asked(1, what), refused(1, 'forbidden'))
    expect(standing(state)).toBeNull()
    expect(openIn(state)).toEqual([])
    expect(resultOf(state, here)).toEqual({ type: 'refused', ask: what, error: failure('forbidden') })
    expect(isEndingOthers(state)).toBe(false)
  },
)

test('one session has no strip: its row, or its receipt, says it', () => {
  expect(resultOf(after(asked(1, one), refused(1, 'forbidden')), here)).toBeNull()
  const gone = after(asked(1, one), reported(1, { revoked: [phone] }))
  expect(resultOf(gone, here)).toBeNull()
  expect(receiptsOf(gone).map(({ session }) => session)).toEqual([phone])
})

const failed = (session: Session, code: 'forbidden' | 'not_found') => ({ session, error: failure(code) })

test.each([
  ['all failed for', { failed: [failed(phone, 'forbidden'), failed(tv, 'forbidden')] }, 'forbidden'],
  ['all are in doubt for', { unconfirmed: [phone, tv], error: failure('timeout') }, 'timeout'],
  ['all that is open has', { revoked: [tv], failed: [failed(phone, 'forbidden')] }, 'forbidden'],
] as const)('one reason that %s is said by the strip, and by no row', (_what, parts, code) => {
  const state = after(asked(1, others), reported(1, parts))
  expect(resultOf(state, here)).toMatchObject({ reason: failure(code) })
  expect(isReasonAbove(state, rowOf(phone), here)).toBe(true)
  // Another row, and another list, have nothing above them.
  expect(isReasonAbove(state, rowOf(makeSession({ id: 'another' })), here)).toBe(false)
  expect(isReasonAbove(reduce(state, { type: 'came', by: here }), rowOf(phone), { name: 'another list' })).toBe(false)
})

test.each([
  ['another one each', { failed: [failed(phone, 'forbidden'), failed(tv, 'not_found')] }],
  ['one, and none', { failed: [failed(phone, 'forbidden')], unconfirmed: [tv] }],
] as const)('reasons that differ are said by the rows: %s', (_what, parts) => {
  const state = after(asked(1, others), reported(1, parts))
  expect(resultOf(state, here)).toMatchObject({ reason: null })
  expect(isReasonAbove(state, rowOf(phone), here)).toBe(false)
})

test('what was asked for again by itself has no reason above', () => {
  const both = { failed: [failed(phone, 'forbidden'), failed(tv, 'forbidden')] }
  const state = after(asked(1, others), reported(1, both), asked(2, one), refused(2, 'forbidden'))
  expect(isReasonAbove(state, rowOf(phone), here)).toBe(false)
  expect(isReasonAbove(state, rowOf(tv), here)).toBe(false)
})

test('the strip about several counts what became of them', () => {
  const error = failure('server')
  const what = ask('revoke', phone, tv, laptop, makeSession({ id: 'four' }))
  const state = after(
    asked(1, what),
    reported(1, {
      revoked: [phone],
      failed: [{ session: tv, error: failure('forbidden') }],
      unconfirmed: [laptop],
      accepted: [makeSession({ id: 'four' })],
      newSince: 2,
      left: 3,
      error,
    }),
  )
  expect(resultOf(state, here)).toMatchObject({
    type: 'reported',
    ask: what,
    newSince: 2,
    left: 3,
    error,
    namesNone: false,
  })
  const result = resultOf(state, here)
  if (result?.type !== 'reported') throw new Error('No report.')
  expect([
    ids(result.revoked.map(({ session }) => session)),
    result.failed.map(({ session }) => session.id),
    ids(result.doubtful),
  ]).toEqual([['phone'], ['tv'], ['four', 'laptop']])
  // Why is another matter for each of them.
  expect(result.reason).toBeNull()
  expect(isReasonAbove(state, rowOf(tv), here)).toBe(false)
  // What the strip tells needs no receipt of its own.
  expect(receiptsOf(state)).toEqual([])
  expect(openIn(state).map(({ key }) => key)).toEqual(['four', 'laptop', 'tv'])
})

test('a row that was keyed by its id is found by it; a key that it shares with another is not enough', () => {
  const a = makeSession({ id: 'a', key: 'twin' })
  const b = makeSession({ id: 'b', key: 'twin' })
  const state = after(
    asked(1, { operation: 'revoke', meant: [{ key: 'a', session: a, apart: null }] }),
    refused(1, 'forbidden'),
  )
  expect(standingOf(state, { key: 'twin', session: a })).not.toBeNull()
  expect(standingOf(state, { key: 'twin', session: b })).toBeNull()
  // The other way round: it had its key alone, and shares it now.
  const alone = after(
    asked(1, { operation: 'revoke', meant: [{ key: 'twin', session: a, apart: null }] }),
    refused(1, 'forbidden'),
  )
  expect(standingOf(alone, { key: 'a', session: a })).not.toBeNull()
  expect(standingOf(alone, { key: 'b', session: b })).toBeNull()
})

const inPlace = (...facts: readonly Fact[]) => [phone, tv].map(({ key }) => staysInPlace(after(...facts), key))

describe('what is not listed any more', () => {
  const gone = { revoked: [phone, tv] }

  test.each<[string, readonly Fact[]]>([
    ['on its way', [asked(1, one)]],
    ['on its way from another part of the page', [{ type: 'started', id: 1, ask: one }]],
    ['on its way again, by itself', [asked(1, others), asked(2, one)]],
    ['gone', [asked(1, one), reported(1, { revoked: [phone] })]],
    [
      'found to be gone',
      [
        asked(1, one),
        refused(1, 'forbidden'),
        asked(2, ask('revokeOthers', tv)),
        reported(2, { revoked: [tv] }),
        read(2000, []),
      ],
    ],
  ])('keeps its place while it is meant by itself: %s', (_what, facts) => {
    expect(inPlace(...facts)).toEqual([true, false])
  })

  test.each<[string, readonly Fact[]]>([
    ['unknown', []],
    ['one of several', [asked(1, two)]],
    ['one of several that are told above', [asked(1, two), reported(1, gone)]],
    ['open, which is told elsewhere', [asked(1, one), refused(1, 'forbidden')]],
    ['gone for long', [asked(1, one), reported(1, { revoked: [phone] }), { type: 'movedOn', by: here }]],
  ])('keeps none where it is %s', (_what, facts) => {
    expect(inPlace(...facts)).toEqual([false, false])
  })
})

describe('what comes after', () => {
  test('another sign-out: the strip is past, what is open stays, what is asked again is on its way', () => {
    const half = [
      asked(1, two),
      reported(1, {
        failed: [
          { session: phone, error: failure('forbidden') },
          { session: tv, error: failure('forbidden') },
        ],
      }),
    ]
    const state = after(...half, asked(2, one))
    expect(resultOf(state, here)).toBeNull()
    expect(standing(state)).toEqual({ type: 'running' })
    expect(standing(state, tv)).toEqual({ type: 'failed', error: failure('forbidden') })
    expect(standing(after(...half, asked(2, one), reported(2, { revoked: [phone] })))).toEqual({ type: 'gone' })
  })

  test('two on their way: each has its own answer, and the one that asked last has the word', () => {
    const both = [asked(1, one), asked(2, ask('revoke', tv))]
    const state = after(...both, refused(2, 'forbidden'))
    expect(standing(state)).toEqual({ type: 'running' })
    expect(standing(state, tv)).toEqual({ type: 'failed', error: failure('forbidden') })
    const twice = after(asked(1, others), asked(2, one), reported(1, { revoked: [phone, tv] }))
    expect(standing(twice)).toEqual({ type: 'running' })
    expect(standing(twice, tv)).toEqual({ type: 'gone' })
  })

  test('what is answered for one is still on its way for the other', () => {
    const refusedOthers = after(asked(1, one), asked(2, others), refused(2, 'rate_limited'))
    expect(standing(refusedOthers)).toEqual({ type: 'running' })
    expect(standing(refusedOthers, tv)).toBeNull()
    expect(mustWait(refusedOthers, one, 0)).toBe(true)
    const elsewhere = after(asked(1, one), { type: 'started', id: 2, ask: two }, reported(2, { revoked: [phone, tv] }))
    expect(standing(elsewhere)).toEqual({ type: 'running' })
    expect(standing(reduce(elsewhere, reported(1, { revoked: [phone] })))).toEqual({ type: 'gone' })
  })

  test.each<[string, Fact]>([
    ['a refusal', refused(1, 'rate_limited', 2000)],
    ['a failure', reported(1, { failed: [failed(phone, 'forbidden')] }, 2000)],
    ['a doubt', reported(1, { accepted: [phone] }, 2000)],
    ['a report that does not name it', reported(1, {}, 2000)],
  ])('what is gone by one is not called open for %s of the other', (_what, late) => {
    const state = after(asked(1, one), asked(2, others), reported(2, { revoked: [phone, tv] }), late)
    expect(standing(state)).toEqual({ type: 'gone' })
    expect(openIn(state)).toEqual([])
    expect(resultOf(state, here)).toMatchObject({ revoked: meant(phone, tv) })
  })

  test('what both show to be gone is counted by the strip, and has no receipt beside it', () => {
    const both = [asked(1, others), asked(2, one), reported(2, { revoked: [phone] })]
    const state = after(...both, reported(1, { revoked: [phone, tv] }))
    expect(resultOf(state, here)).toMatchObject({ revoked: meant(phone, tv) })
    expect(receiptsOf(state)).toEqual([])
  })

  test('what is open by one is gone when the other shows it', () => {
    const state = after(asked(1, one), asked(2, others), reported(2, { failed: [failed(phone, 'not_found')] }))
    expect(standing(reduce(state, reported(1, { revoked: [phone] })))).toEqual({ type: 'gone' })
    expect(standing(reduce(state, refused(1, 'forbidden')))).toEqual({ type: 'failed', error: failure('forbidden') })
  })

  test('all others may name a device that came since the click', () => {
    const state = after(asked(1, ask('revokeOthers', phone)), reported(1, { revoked: [phone], unconfirmed: [tv] }))
    expect(standing(state, tv)).toEqual({ type: 'unconfirmed', error: null })
    expect(openIn(state)).toMatchObject([{ key: 'tv', apart: null }])
  })

  test('an answer that nobody waits for changes nothing', () => {
    const state = after(asked(1, one))
    expect(reduce(state, reported(2, { revoked: [phone] }))).toBe(state)
    expect(reduce(state, refused(2, 'forbidden'))).toBe(state)
  })

  test('one that another part of the page sent says nothing here', () => {
    const state = after({ type: 'started', id: 1, ask: two }, reported(1, { revoked: [phone] }))
    expect(standing(state)).toBeNull()
    expect(resultOf(state, here)).toBeNull()
    expect(state.last).toBeNull()
    expect(state.running).toEqual([])
  })

  test.each<[string, Fact]>([
    ['a search', { type: 'movedOn', by: here }],
    ['a refresh', { type: 'readWanted', wanted: { type: 'refresh', by: here } }],
    ['another sign-out', asked(2, ask('revoke', laptop))],
  ])('%s ends the receipts', (_what, fact) => {
    const done = after(asked(1, one), reported(1, { revoked: [phone] }))
    expect(receiptsOf(reduce(done, fact))).toEqual([])
    // It is still known: a read that lists it again is told.
    expect(standing(reduce(done, fact))).toEqual({ type: 'gone' })
    const both = after(asked(1, two), reported(1, { revoked: [phone, tv] }))
    expect(resultOf(reduce(both, fact), here)).toBeNull()
  })

  test('checking a row ends nothing', () => {
    const done = after(asked(1, one), reported(1, { revoked: [phone] }))
    const check = { type: 'readWanted', wanted: { type: 'check', by: here, key: null } } as const
    expect(receiptsOf(reduce(done, check))).toHaveLength(1)
  })

  test.each<[string, Ask, Fact]>([
    ['refused', others, refused(1, 'forbidden')],
    [
      'that failed in part',
      two,
      reported(1, { revoked: [phone], failed: [{ session: tv, error: failure('conflict') }] }),
    ],
    ['in doubt', two, reported(1, { revoked: [phone], accepted: [tv] })],
    ['that named nobody', ask('revokeOthers'), reported(1, {})],
  ])('a search leaves the strip of one %s', (_what, what, answer) => {
    const state = after(asked(1, what), answer)
    const later = reduce(state, { type: 'movedOn', by: here })
    expect(resultOf(later, here)).not.toBeNull()
    // Only what is done is not told again.
    expect(resultOf(later, here)).toMatchObject(later.results[0]?.answer.type === 'reported' ? { revoked: [] } : {})
  })

  test('where there is nothing to end, nothing changes', () => {
    const open = after(asked(1, one), refused(1, 'forbidden'))
    expect(reduce(open, { type: 'movedOn', by: here })).toBe(open)
  })
})

describe('the end', () => {
  test.each<[string, readonly Fact[]]>([
    ['is said', [ended]],
    ['is reported', [reported(1, { endedCurrent: true, unconfirmed: [phone] })]],
    ['is found out', [refused(1, 'unauthenticated')]],
  ])('where it %s, nothing of the devices is left', (_what, facts) => {
    const state = after(asked(0, ask('revoke', tv)), refused(0, 'forbidden'), asked(1, one), ...facts)
    expect(state).toEqual({ ...atFirst, list: { type: 'ended' } })
  })
})

describe('this was not me', () => {
  const notMe = asked(1, { ...one, because: 'not-me' })

  test.each([reported(1, { revoked: [phone] }), refused(1, 'timeout')])('leads on, whatever the answer', (answer) => {
    expect(after(notMe).nextSteps).toBeNull()
    const state = after(notMe, answer)
    expect(state.nextSteps).toEqual(meant(phone)[0])
    // All others are the next step itself.
    const more = after(notMe, answer, asked(2, others), reported(2, { revoked: [tv] }), read(2000, [laptop]))
    expect(more.nextSteps).toEqual(meant(phone)[0])
    // To close them closes nothing else.
    expect(reduce(more, { type: 'dismissed' })).toEqual({ ...more, nextSteps: null })
  })

  test('other sign-outs lead nowhere', () => {
    expect(after(asked(1, one), reported(1, { revoked: [phone] })).nextSteps).toBeNull()
  })
})
