import { expect, it } from 'vitest'
import { readSessions } from '../../src/core/read-sessions.ts'
import { deviceTypes } from '../../src/core/session.ts'
import type { ListOptions, SessionPage } from '../../src/core/session-adapter.ts'
import { SessionError } from '../../src/core/session-error.ts'
import { makeSession, memoryAdapter } from '../../src/testing.ts'

const session = (id: string) => makeSession({ id, isCurrent: id === 'me' })
const page = (ids: readonly string[], nextCursor: string | null, total: number | null): SessionPage => ({
  sessions: ids.map(session),
  nextCursor,
  total,
})

const marked = (id: string) => makeSession({ id, isCurrent: true })

/** An adapter that answers with these pages in turn, whatever it is asked, and the last one for ever. */
function paged(...pages: readonly (SessionPage | Error)[]) {
  const asked: ListOptions[] = []
  const adapter = {
    ...memoryAdapter(),
    async list(options: ListOptions = {}): Promise<SessionPage> {
      const next = pages[Math.min(asked.length, pages.length - 1)]
      asked.push(options)
      if (next instanceof Error) throw next
      if (!next) throw new Error('No page')
      return next
    },
  }
  return { adapter, asked }
}
const ids = (sessions: readonly { readonly id: string }[]) => sessions.map(({ id }) => id).sort()

it('ASVS 7.5.2: reads every page, hands the cursors on, and is complete', async () => {
  const { adapter, asked } = paged(page(['me', 'a'], 'x', 3), page(['b'], null, 3))
  const read = await readSessions(adapter, { now: () => Date.UTC(2026, 10, 21) })
  expect(ids(read.sessions)).toEqual(['a', 'b', 'me'])
  expect(read).toMatchObject({ total: 3, complete: true, readAt: '2026-11-21T00:00:00.000Z' })
  expect(asked.map(({ cursor }) => cursor)).toEqual([null, 'x'])
})

it('is complete without a total, once there is no further cursor', async () => {
  const { adapter } = paged(page(['me', 'a'], 'x', null), page(['b'], null, null))
  expect(await readSessions(adapter)).toMatchObject({ total: 3, complete: true })
})

it('puts the current session first', async () => {
  const { adapter } = paged(page(['a', 'b', 'me'], null, 3))
  expect((await readSessions(adapter)).sessions[0]).toMatchObject({ id: 'me', isCurrent: true })
})

it('says when it began, not when it ended', async () => {
  let time = 1000
  const { adapter } = paged(page(['me'], 'x', 2), page(['a'], null, 2))
  const slow = {
    ...adapter,
    list: (options?: ListOptions) => {
      time += 5000
      return adapter.list(options)
    },
  }
  expect((await readSessions(slow, { now: () => time })).readAt).toBe('1970-01-01T00:00:01.000Z')
})

it('hands signal and proof to every page', async () => {
  const { signal } = new AbortController()
  const stepUp = { password: 'x' }
  const { adapter, asked } = paged(page(['me'], 'x', 2), page(['a'], null, 2))
  await readSessions(adapter, { signal, stepUp })
  expect(asked).toEqual([
    { cursor: null, signal, stepUp },
    { cursor: 'x', signal, stepUp },
  ])
})

it('rejects with the error of any page, and never gives the half of a list', async () => {
  const { adapter } = paged(page(['me'], 'x', 2), new SessionError('rate_limited', 'No.'))
  await expect(readSessions(adapter)).rejects.toMatchObject({ code: 'rate_limited' })
})

it.each([
  ['a page was added meanwhile', [page(['me'], 'x', 2), page(['a'], null, 3)]],
  ['a row moved to the next page', [page(['me', 'a'], 'x', 3), page(['a'], null, 3)]],
  ['a row moved to the next page, and nobody counts', [page(['me', 'a'], 'x', null), page(['a'], null, null)]],
  ['a row vanished between the pages', [page(['me', 'a'], 'x', 4), page(['c'], null, 4)]],
  ['fewer came than were counted', [page(['me'], null, 2)]],
  ['more came than were counted', [page(['me', 'a'], null, 1)]],
] as const)('reads again from the start when %s', async (_what, shifted) => {
  const good = [page(['me', 'a'], 'x', 3), page(['b'], null, 3)]
  const { adapter, asked } = paged(...shifted, ...good)
  const read = await readSessions(adapter)
  expect(ids(read.sessions)).toEqual(['a', 'b', 'me'])
  expect(read.complete).toBe(true)
  expect(asked[shifted.length]?.cursor).toBe(null)
})

it('is not complete when it shifts a second time, and reads no third time', async () => {
  const { adapter, asked } = paged(page(['me'], null, 2))
  expect(await readSessions(adapter)).toMatchObject({ complete: false, total: 2 })
  expect(asked).toHaveLength(2)
})

it('is not complete when the pages disagree about the total twice, and tells none', async () => {
  const { adapter } = paged(page(['me'], 'x', 2), page(['a'], null, 3), page(['me'], 'x', 3), page(['a'], null, 2))
  expect(await readSessions(adapter)).toMatchObject({ complete: false, total: null })
})

it('stops at its bound, is not complete, and tells how many there are', async () => {
  const sessions = Array.from({ length: 50 }, (_, index) => session(index === 0 ? 'me' : `s${index}`))
  const adapter = memoryAdapter({ sessions, pageSize: 10 })
  const read = await readSessions(adapter, { maxSessions: 25 })
  expect(read.sessions).toHaveLength(30)
  expect(read).toMatchObject({ complete: false, total: 50 })
  expect(adapter.calls).toHaveLength(3)
})

it('reads up to 1,000 sessions unless told otherwise', async () => {
  const sessions = Array.from({ length: 1500 }, (_, index) => session(`s${index}`))
  const read = await readSessions(memoryAdapter({ sessions, pageSize: 100 }))
  expect(read.sessions).toHaveLength(1000)
  expect(read).toMatchObject({ complete: false, total: 1500 })
})

it('does not follow cursors that go round', async () => {
  const { adapter, asked } = paged(
    page(['me'], 'x', null),
    page(['a'], 'y', null),
    page(['b'], 'x', null),
    page(['c'], 'y', null),
  )
  const read = await readSessions(adapter)
  expect(read.complete).toBe(false)
  expect(asked).toHaveLength(3)
})

it('does not follow new cursors for ever', async () => {
  let made = 0
  const endless = {
    ...memoryAdapter(),
    list: async () => page([], `cursor-${(made += 1)}`, null),
  }
  const read = await readSessions(endless)
  expect(read).toMatchObject({ complete: false, sessions: [], total: null })
  expect(made).toBe(200)
})

it('F15: takes two rows with one id for one session, the current one if either says so', async () => {
  const twice = [makeSession({ id: 'a' }), makeSession({ id: 'a', isCurrent: true })]
  for (const rows of [twice, twice.toReversed()]) {
    const { adapter } = paged({ sessions: [...rows, makeSession({ id: 'b' })], nextCursor: null, total: null })
    const { sessions } = await readSessions(adapter)
    expect(sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
      ['a', true],
      ['b', false],
    ])
  }
})

it('F15: of two rows with one id, the first one stands', async () => {
  const rows = ['first', 'second'].map((label) => makeSession({ id: 'a', device: { label } }))
  const { adapter } = paged({ sessions: rows, nextCursor: null, total: null })
  expect((await readSessions(adapter)).sessions.map(({ device }) => device.label)).toEqual(['first'])
})

it('F15: keeps ids apart that differ by case, blanks or normal form', async () => {
  const { adapter } = paged(page(['a', 'A', 'a ', '\u00e9', 'e\u0301'], null, 5))
  expect(await readSessions(adapter)).toMatchObject({ complete: true, total: 5 })
})

it('F16: tells nobody apart when two are marked as current on different pages', async () => {
  const { adapter } = paged(
    { sessions: [marked('a')], nextCursor: 'x', total: 2 },
    { sessions: [marked('b')], nextCursor: null, total: 2 },
  )
  expect((await readSessions(adapter)).sessions.map(({ isCurrent }) => isCurrent)).toEqual([null, null])
})

it('tells nobody apart when the current session lies beyond the bound', async () => {
  const sessions = [session('a'), session('b'), session('me')]
  const read = await readSessions(memoryAdapter({ sessions, pageSize: 1 }), { maxSessions: 2 })
  expect(read.sessions.map(({ isCurrent }) => isCurrent)).toEqual([null, null])
})

it.each(deviceTypes)('keeps the type of a device, %s', async (type) => {
  const { adapter } = paged({ sessions: [makeSession({ device: { type } })], nextCursor: null, total: null })
  expect((await readSessions(adapter)).sessions[0]?.device.type).toBe(type)
})
