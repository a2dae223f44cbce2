import type { RevokeRequest, Session } from 'react-device-sessions/hooks'
import { makeSession } from 'react-device-sessions/testing'
import { expect, it } from 'vitest'
import { targetedSessions } from '../../src/core/targeted-sessions.ts'

const laptop = makeSession({ id: 'laptop', isCurrent: true })
const phone = makeSession({ id: 'phone' })
const tablet = makeSession({ id: 'tablet' })
const unmarked: readonly Session[] = [phone, tablet]
const ids = (sessions: readonly Session[]) => sessions.map(({ id }) => id)

it.each([
  ['the sessions that are named', { target: 'session', sessionIds: ['tablet', 'gone'] }, ['tablet']],
  ['the others', { target: 'others' }, ['phone', 'tablet']],
  ['this session', { target: 'mine' }, ['laptop']],
  ['every session', { target: 'all' }, ['laptop', 'phone', 'tablet']],
] satisfies [string, RevokeRequest, string[]][])('means %s', (_which, request, meant) => {
  expect(ids(targetedSessions([laptop, phone, tablet], request))).toEqual(meant)
})

it.each(['others', 'mine'] as const)('F16: means nobody by "%s" while nobody knows which one is this', (target) => {
  expect(targetedSessions(unmarked, { target })).toEqual([])
})
