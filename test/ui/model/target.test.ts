import { makeSession, memoryAdapter } from 'react-device-sessions/testing'
import { expect, test } from 'vitest'
import { operationOf, requestFor, rowKeys } from '../../../src/ui/model/target.ts'
import { ask, laptop, phone, tv } from './support.ts'

const { capabilities } = memoryAdapter({ sessions: [] })

test.each([
  [{ target: 'session', sessionIds: ['phone', 'tv'] }, ask('revoke', phone, tv)],
  [{ target: 'others' }, ask('revokeOthers', phone)],
  [{ target: 'all' }, ask('revokeAll', phone, laptop)],
  [{ target: 'mine' }, ask('signOut', laptop)],
] as const)('%o is what is sent for it', (request, what) => {
  expect(requestFor(what, { ...capabilities, signOut: 'request' })).toEqual(request)
  expect(operationOf(request)).toBe(what.operation)
})

test.each(['redirect', 'none'] as const)('where signing out is a "%s", this device ends by its id', (signOut) => {
  expect(requestFor(ask('signOut', laptop), { ...capabilities, signOut })).toEqual({
    target: 'session',
    sessionIds: ['laptop'],
  })
})

test('a row has the key of its session, or its id where several share that key', () => {
  const twins = ['a', 'b'].map((id) => makeSession({ id, key: 'twin' }))
  expect([...rowKeys([makeSession({ id: 'c', key: 'alone' }), ...twins])]).toEqual([
    ['c', 'alone'],
    ['a', 'a'],
    ['b', 'b'],
  ])
})
