import { expect, it } from 'vitest'
import { readRestRow } from '../../../src/adapters/lib/rest-row.ts'
import { plainIp, requireFirstPage, sessionFrom, words } from '../../../src/adapters/lib/session-row.ts'
import { deviceTypes } from '../../../src/core/session.ts'
import { errorOf } from '../adapter-set-up.ts'

const caught = (run: () => unknown) => errorOf(Promise.resolve().then(run))

it('knows of a session nothing but what it is told', () => {
  const nothing = {
    id: 'a',
    key: 'a',
    isCurrent: null,
    canRevoke: true,
    device: { type: 'unknown', label: null, model: null, browser: null, os: null },
    ip: null,
    location: null,
    createdAt: null,
    lastActiveAt: null,
    expiresAt: null,
    authMethods: null,
    applications: null,
  }
  expect(sessionFrom('a', {})).toEqual(nothing)
  expect(sessionFrom('a', { key: 'k', isCurrent: true })).toEqual({ ...nothing, key: 'k', isCurrent: true })
})

it.each([undefined, null, 7, '', '..', 'a/b'])('takes no row with the id %j', async (id) => {
  expect((await caught(() => sessionFrom(id, {}))).code).toBe('bad_response')
})

it('shows a whole address, and none that is no text', () => {
  expect(plainIp(' 203.0.113.7 ')).toEqual({ value: '203.0.113.7', masked: false })
  for (const none of [undefined, '', 7]) expect(plainIp(none)).toBe(null)
})

it('takes each word once, and nothing that is none', () => {
  expect(words(['otp', 7, ' ', 'otp', 'passkey'])).toEqual(['otp', 'passkey'])
  for (const none of [[], [7], 'otp', null]) expect(words(none)).toBe(null)
})

it('knows no cursor of a list that comes whole', async () => {
  for (const none of [undefined, null, '']) expect(requireFirstPage(none)).toBe(undefined)
  expect((await caught(() => requireFirstPage('p2'))).code).toBe('invalid_request')
})

it.each(deviceTypes)('takes it from the row that it is a %s', (deviceType) => {
  expect(readRestRow({ id: 'a', deviceType }).device.type).toBe(deviceType)
})
