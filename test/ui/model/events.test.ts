import { describe, expect, test } from 'vitest'
import { eventsBetween, isOfSignOut } from '../../../src/ui/model/events.ts'
import { type Fact, reduce } from '../../../src/ui/model/reduce.ts'
import { atFirst, type State } from '../../../src/ui/model/state.ts'
import { after, ask, asked, failure, here, laptop, phone, read, refused, reported, tv } from './support.ts'

const one = asked(1, ask('revoke', phone))
const failedList = (error = failure('network')): Fact => ({ type: 'listFailed', error, at: 1 })
const loading: Fact = { type: 'listLoading', at: 0 }
const ticked = (at: number): Fact => ({ type: 'ticked', at })

/** What is told of the last of these facts. */
function told(...facts: readonly Fact[]) {
  const before = after(...facts.slice(0, -1))
  const last = facts.at(-1)
  return last ? eventsBetween(before, reduce(before, last)) : []
}
const types = (...facts: readonly Fact[]) => told(...facts).map(({ type }) => type)

test('nothing is told of what stays as it is', () => {
  for (const state of [atFirst, after(one), after(one, refused(1, 'forbidden')), after(read(1, [laptop]))])
    expect(eventsBetween(state, state)).toEqual([])
})

describe('a sign-out', () => {
  test.each([reported(1, { revoked: [phone] }), reported(1, { accepted: [phone] }), refused(1, 'forbidden')])(
    'is told once, when it is answered, where it was asked for',
    (answer) => {
      expect(types(one)).toEqual([])
      const events = told(one, answer)
      expect(events).toEqual([{ type: 'answered', by: here, signOut: after(one, answer).last }])
      expect(types(one, answer, read(500, [laptop]))).toEqual([])
      expect(types(one, answer, asked(2, ask('revoke', tv)))).toEqual([])
    },
  )

  test('of another part of the page is that part’s to tell', () => {
    expect(types({ type: 'started', id: 1, ask: ask('revoke', phone) }, reported(1, { revoked: [phone] }))).toEqual([])
  })
})

describe('a read', () => {
  test('tells what it shows to be gone, once', () => {
    const open = [one, refused(1, 'forbidden')]
    const [event] = told(...open, read(2000, [laptop]))
    expect(event).toMatchObject({ type: 'gone', by: null, told: [{ key: 'phone' }] })
    expect(types(...open, read(2000, [laptop]))).toEqual(['gone'])
    expect(types(...open, read(2000, [laptop]), read(3000, [laptop]))).toEqual([])
  })

  test('tells what is back, and what is gone at the same time', () => {
    const state = [
      asked(1, ask('revoke', phone, tv)),
      reported(1, { revoked: [phone], failed: [{ session: tv, error: failure('conflict') }] }),
    ]
    expect(told(...state, read(2000, [laptop, phone]))).toMatchObject([
      { type: 'back', told: [{ key: 'phone' }] },
      { type: 'gone', told: [{ key: 'tv' }] },
    ])
  })

  test('tells nothing of what became certain without being resolved', () => {
    expect(types(one, reported(1, { accepted: [phone] }), read(2000, [phone]))).toEqual([])
  })
})

describe('the list', () => {
  test('a quick one is not told', () => {
    expect(types(loading)).toEqual([])
    expect(types(loading, read(1, [laptop]))).toEqual([])
    expect(types(read(1, [laptop]))).toEqual([])
    expect(types(read(1, [laptop]), read(2, [laptop]))).toEqual([])
  })

  test('a slow one is, and so is its end', () => {
    expect(told(loading, ticked(500))).toEqual([{ type: 'loading', by: null }])
    expect(types(loading, ticked(500), ticked(600))).toEqual([])
    expect(told(loading, ticked(500), read(1, [laptop, phone]))).toEqual([{ type: 'loaded', by: null, count: 2 }])
  })

  test('one that could not be read is told, with the reason, and so is the one that could', () => {
    expect(told(loading, failedList())).toEqual([
      { type: 'loadFailed', by: null, error: failure('network'), readAt: null },
    ])
    expect(types(loading, failedList(), read(1, [laptop]))).toEqual(['loaded'])
    const same = failure('network')
    expect(types(failedList(same), failedList(same))).toEqual([])
    expect(types(failedList(same), failedList(failure('network')))).toEqual(['loadFailed'])
  })

  test('one that could not be read anew says which one is shown', () => {
    expect(told(read(5, [laptop]), failedList())).toMatchObject([
      { type: 'loadFailed', readAt: '1970-01-01T00:00:00.005Z' },
    ])
    // The list was there all the time.
    expect(types(read(5, [laptop]), failedList(), read(6, [laptop]))).toEqual([])
  })

  test('that this browser is signed out is told once, and nothing else', () => {
    expect(told(one, { type: 'ended' })).toEqual([{ type: 'signedOut', by: null }])
    expect(types(one, reported(1, { endedCurrent: true }))).toEqual(['signedOut'])
    expect(types({ type: 'ended' }, { type: 'ended' })).toEqual([])
    expect(types({ type: 'ended' }, read(1, [laptop]))).toEqual(['loaded'])
    expect(types({ type: 'ended' }, one, refused(1, 'forbidden'))).toEqual(['answered'])
  })
})

const check = (key: string | null): Fact => ({ type: 'readWanted', wanted: { type: 'check', by: here, key } })

describe('a read that a person asked for', () => {
  const refresh: Fact = { type: 'readWanted', wanted: { type: 'refresh', by: here } }

  test('is told when it is done', () => {
    expect(types(refresh)).toEqual([])
    expect(told(refresh, read(1, []))).toEqual([{ type: 'refreshed', by: here }])
    expect(types(refresh, read(1, []), read(2, []))).toEqual([])
    expect(types(read(1, []), refresh, failedList())).toEqual(['loadFailed'])
    expect(types(refresh, failedList())).toEqual(['loadFailed'])
  })

  test.each(['phone', null])('on behalf of %s says for what, and whether it was read', (key) => {
    expect(told(check(key), read(1, []))).toEqual([{ type: 'checked', by: here, key, isRead: true }])
    expect(told(check(key), failedList())).toMatchObject([
      { type: 'loadFailed' },
      { type: 'checked', by: here, key, isRead: false },
    ])
    expect(told(read(1, []), check(key), failedList())).toMatchObject([{ type: 'loadFailed' }, { isRead: false }])
  })

  test('is not told before it is done', () => {
    for (const wanted of [refresh, check('phone'), check(null)]) {
      expect(types(wanted, loading)).toEqual([])
      expect(types(wanted, loading, ticked(500))).toEqual(['loading'])
      expect(types(wanted, loading, ticked(500), read(1, []))).toHaveLength(2)
    }
  })

  test('what it resolves is told first', () => {
    expect(types(one, refused(1, 'forbidden'), check('phone'), read(2000, []))).toEqual(['gone', 'checked'])
  })
})

describe('a cooldown', () => {
  const limited = failure('rate_limited', 1000)
  const waiting: readonly Fact[] = [one, { type: 'refused', id: 1, error: limited, at: 0 }]

  test('is told when it is over, however many end at once', () => {
    expect(told(...waiting, ticked(1000))).toEqual([{ type: 'cooldownOver', by: null }])
    expect(types(...waiting, failedList(limited), ticked(5000))).toEqual(['cooldownOver'])
    expect(types(...waiting, ticked(10))).toEqual([])
    expect(types(...waiting, ticked(1000), ticked(2000))).toEqual([])
  })

  test('a list that was read anew was not waited for', () => {
    expect(types(read(1, []), failedList(limited), read(2, []))).toEqual([])
  })
})

test.each<[string, boolean, readonly Fact[]]>([
  ['answered', true, [one, refused(1, 'forbidden')]],
  ['gone', true, [one, refused(1, 'forbidden'), read(2000, [])]],
  ['back', true, [one, reported(1, { revoked: [phone] }), read(2000, [phone])]],
  ['checked', true, [check('phone'), read(1, [])]],
  ['refreshed', false, [{ type: 'readWanted', wanted: { type: 'refresh', by: here } }, read(1, [])]],
  ['loading', false, [loading, ticked(500)]],
  ['loaded', false, [loading, ticked(500), read(1, [])]],
  ['loadFailed', false, [failedList()]],
  ['signedOut', false, [{ type: 'ended' }]],
])('who words sign-outs words "%s": %s', (type, isTheirs, facts) => {
  expect(told(...facts).map((event) => [event.type, isOfSignOut(event)])).toEqual([[type, isTheirs]])
})

test('a state is never changed: what was told of it stays true', () => {
  const before: State = after(asked(1, ask('revoke', phone, tv)), reported(1, { revoked: [phone], accepted: [tv] }))
  const copy = structuredClone({ ...before, told: [...before.told] }) as unknown
  for (const fact of [
    read(2000, [phone]),
    { type: 'movedOn', by: here },
    asked(2, ask('revoke', tv)),
    { type: 'ended' },
  ] as const)
    reduce(before, fact)
  expect({ ...before, told: [...before.told] }).toEqual(copy)
})
