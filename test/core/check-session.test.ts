import { describe, expect, it } from 'vitest'
import { checkSessions, fieldsOf, textsOrNull } from '../../src/core/check-session.ts'
import { unknownDevice } from '../../src/core/session.ts'

/** A row as an adapter without types may give it, and what is kept of it. */
const kept = (row: object) => checkSessions([{ id: 'a', key: 'k', ...row }])[0]

const unknown = {
  id: 'a',
  key: 'k',
  isCurrent: null,
  canRevoke: true,
  device: unknownDevice,
  ip: null,
  location: null,
  createdAt: null,
  lastActiveAt: null,
  expiresAt: null,
  authMethods: null,
  applications: null,
}

it('knows nothing of a session that has an id and a key alone', () => {
  expect(kept({})).toEqual(unknown)
})

it.each([[{ id: 7 }], [{ key: null }], [{ id: undefined }]])(
  'a session with %j cannot be told from others: the list is refused',
  (row) => {
    expect(() => kept(row)).toThrow(
      expect.objectContaining({
        code: 'bad_response',
        message: 'The adapter listed a session without an id or a key.',
      }),
    )
  },
)

it.each([[undefined], [null], ['list'], [{ length: 0 }]])('%j is no list of sessions', (rows) => {
  expect(() => checkSessions(rows)).toThrow(
    expect.objectContaining({ code: 'bad_response', message: 'The adapter answered without a list of sessions.' }),
  )
})

it('an empty place in a list is a session without an id', () => {
  expect(() => checkSessions(Array.from({ length: 1 }))).toThrow(expect.objectContaining({ code: 'bad_response' }))
})

describe('a field of the wrong type is not known', () => {
  it.each([
    ['isCurrent', 1, null],
    ['isCurrent', 'true', null],
    ['isCurrent', false, false],
    ['canRevoke', null, true],
    ['canRevoke', false, false],
    ['device', 'iPhone', unknownDevice],
    ['device', { type: 'toaster', label: 7, model: {}, browser: 'Chrome', os: null }, unknownDevice],
    ['device', { name: 7 }, unknownDevice],
    ['device', { name: '' }, { ...unknownDevice, name: '' }],
    ['device', { type: 'tv', name: 'Kitchen' }, { ...unknownDevice, type: 'tv', name: 'Kitchen' }],
    ['device', { browser: { name: 7, version: '1' } }, unknownDevice],
    [
      'device',
      { browser: { name: 'Chrome', version: 130 }, os: { name: 'Linux', version: '6', token: 'x' } },
      { ...unknownDevice, browser: { name: 'Chrome', version: null }, os: { name: 'Linux', version: '6' } },
    ],
    ['ip', '203.0.113.7', null],
    ['ip', { value: 7, masked: true }, null],
    ['ip', { value: '203.0.113.7', masked: 'yes' }, { value: '203.0.113.7', masked: false }],
    ['ip', { value: '203.0.113.x', masked: true }, { value: '203.0.113.x', masked: true }],
    ['location', 'Lyon', null],
    ['location', null, null],
    ['location', {}, { city: null, region: null, countryCode: null, label: null }],
    [
      'location',
      { city: 'Lyon', region: 7, countryCode: 'FR', label: 'Near Lyon', latitude: 45.7 },
      { city: 'Lyon', region: null, countryCode: 'FR', label: 'Near Lyon' },
    ],
    ['authMethods', 'passkey', null],
    ['authMethods', [], []],
    ['authMethods', ['passkey', 7, null], ['passkey']],
    ['applications', {}, null],
    ['applications', [], []],
    [
      'applications',
      [{ id: 'web', name: 7, secret: 'x' }, { id: 7 }, null, { id: 'app', name: 'App' }],
      [
        { id: 'web', name: null },
        { id: 'app', name: 'App' },
      ],
    ],
  ])('%s %j is kept as %j', (field, value, expected) => {
    expect(kept({ [field]: value })).toEqual({ ...unknown, [field]: expected })
  })
})

it.each(['createdAt', 'lastActiveAt', 'expiresAt'])('keeps %s where it has a zone, in UTC', (field) => {
  const timeOf = (value: unknown) => fieldsOf(kept({ [field]: value }))[field]
  expect(timeOf('2026-11-21T09:48:00+01:00')).toBe('2026-11-21T08:48:00.000Z')
  expect(timeOf('2026-11-21T09:48:00.5-0130')).toBe('2026-11-21T11:18:00.500Z')
  expect(timeOf('2026-11-21t09:48:00z')).toBe('2026-11-21T09:48:00.000Z')
  for (const unclear of [
    '2026-11-21T09:48:00',
    '2026-11-21',
    '2026-11-21 09:48:00Z',
    '2026-11-21T09:48:00Z?',
    ' 2026-11-21T09:48:00Z',
    '12026-11-21T09:48:00Z',
    '2026-11-21T09:48:00+1:00',
    '2026-13-41T99:48:00Z',
    'Sat, 21 Nov 2026 09:48:00 +0100',
    1_795_254_480_000,
    new Date(0),
    null,
  ])
    expect([unclear, timeOf(unclear)]).toEqual([unclear, null])
})

it('keeps no field of its own making', () => {
  expect(kept({ token: 'x', user: { id: 1 } })).toEqual(unknown)
})

it('fieldsOf has no field of what is no object', () => {
  for (const none of [null, undefined, 'text', 7, true]) expect(fieldsOf(none)).toEqual({})
  expect(fieldsOf({ id: 1 })).toEqual({ id: 1 })
})

it('textsOrNull has the texts of a list alone', () => {
  expect(textsOrNull(['a', 1, ['b'], 'c'])).toEqual(['a', 'c'])
  expect(textsOrNull({ 0: 'a', length: 1 })).toBeNull()
})
