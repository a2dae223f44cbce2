import { expect, it } from 'vitest'
import { currentSession, otherSessions, settleCurrent } from '../../src/core/current-session.ts'
import { makeSession } from '../../src/testing.ts'

const marked = (...marks: readonly (boolean | null)[]) =>
  marks.map((isCurrent, index) => makeSession({ id: `s${index}`, isCurrent }))

it('finds the one session that is marked', () => {
  expect(currentSession(marked(false, true, null))?.id).toBe('s1')
})

it.each([[[]], [[false, false]], [[null]], [[true, true]], [[true, false, true]]])(
  'F16: finds none among %j',
  (marks) => {
    expect(currentSession(marked(...marks))).toBe(null)
  },
)

it('gives every session but the current one, in their order', () => {
  expect(otherSessions(marked(false, true, null, false))?.map(({ id }) => id)).toEqual(['s0', 's2', 's3'])
  expect(otherSessions(marked(true))).toEqual([])
})

it.each([[[]], [[false, false]], [[null]], [[true, true]], [[true, false, true]]])(
  'F16: calls none of %j another session while nobody knows which one is this',
  (marks) => {
    expect(otherSessions(marked(...marks))).toBe(null)
  },
)

it('leaves a list with one marked session as it is', () => {
  const sessions = marked(false, true)
  expect(settleCurrent(sessions)).toBe(sessions)
})

it('leaves a row as it is that says nothing, so that nothing is drawn anew', () => {
  const sessions = marked(null, false)
  expect(settleCurrent(sessions)[0]).toBe(sessions[0])
})

it.each([[[false, false]], [[true, true, false]], [[null, false]]])(
  'F16: settles %j to null everywhere, and changes nothing else',
  (marks) => {
    const sessions = marked(...marks)
    const settled = settleCurrent(sessions)
    expect(settled).toEqual(sessions.map((session) => ({ ...session, isCurrent: null })))
    expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual(marks)
  },
)
