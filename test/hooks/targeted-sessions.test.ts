import type { RevokeRequest, Session } from 'react-device-sessions/hooks'
import { expect, it } from 'vitest'
import { targetedSessions } from '../../src/hooks/targeted-sessions.ts'
import { ids, laptop, phone, tablet } from './support.tsx'

const nobody: readonly Session[] = [phone, tablet]

it.each([
  ['the sessions that are named', { target: 'session', sessionIds: ['tablet', 'gone'] }, ['tablet']],
  ['the others', { target: 'others' }, ['phone', 'tablet']],
  ['this session', { target: 'mine' }, ['laptop']],
  ['every session', { target: 'all' }, ['laptop', 'phone', 'tablet']],
] satisfies [string, RevokeRequest, string[]][])('means %s', (_which, request, meant) => {
  expect(ids(targetedSessions([laptop, phone, tablet], request))).toEqual(meant)
})

it.each(['others', 'mine'] as const)('F16: means nobody by "%s" while nobody knows which one is this', (target) => {
  expect(targetedSessions(nobody, { target })).toEqual([])
})
