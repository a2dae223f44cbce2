import { expect, it } from 'vitest'
import { makeSession, threeSessions } from '../../../src/testing.ts'

it('makes sessions from the fields that matter', () => {
  const session = makeSession({ id: 'x', device: { type: 'tv' }, lastActiveAt: null })
  expect(session).toMatchObject({ id: 'x', key: 'x', isCurrent: false, canRevoke: true, lastActiveAt: null })
  expect(session.device).toEqual({ type: 'tv', label: null, model: null, browser: null, os: null })
  expect(makeSession({ id: 'new', key: 'same' }).key).toBe('same')
  expect(makeSession().id).not.toBe(makeSession().id)
})

it('makes whole sessions at fixed times', () => {
  expect(makeSession({ id: 'x' })).toEqual({
    id: 'x',
    key: 'x',
    isCurrent: false,
    canRevoke: true,
    device: { type: 'unknown', label: null, model: null, browser: null, os: null },
    ip: null,
    location: null,
    createdAt: '2026-11-18T10:00:00.000Z',
    lastActiveAt: '2026-11-21T08:00:00.000Z',
    expiresAt: null,
    authMethods: null,
    applications: null,
  })
  expect(makeSession().id).toMatch(/^session-\d+$/)
  expect(makeSession({ id: 'x', device: { model: 'Pixel' } }).device.type).toBe('unknown')
})

it('starts with three devices that a story can show', () => {
  const unknown = { label: null, model: null, browser: null, os: null }
  const rest = {
    canRevoke: true,
    createdAt: '2026-11-18T10:00:00.000Z',
    expiresAt: null,
    authMethods: null,
    applications: null,
  }
  expect(threeSessions()).toEqual([
    {
      ...rest,
      id: 'laptop',
      key: 'laptop',
      isCurrent: true,
      device: {
        ...unknown,
        type: 'desktop',
        browser: { name: 'Firefox', version: '145' },
        os: { name: 'Linux', version: null },
      },
      ip: { value: '203.0.113.***', masked: true },
      location: { city: 'Lyon', region: null, countryCode: 'FR', label: null },
      lastActiveAt: '2026-11-21T08:45:00.000Z',
    },
    {
      ...rest,
      id: 'phone',
      key: 'phone',
      isCurrent: false,
      device: {
        ...unknown,
        type: 'mobile',
        model: 'iPhone',
        browser: { name: 'Safari', version: '26.1' },
        os: { name: 'iOS', version: '26.1' },
      },
      ip: null,
      location: { city: 'Izmir', region: null, countryCode: 'TR', label: null },
      lastActiveAt: '2026-11-20T19:30:00.000Z',
    },
    {
      ...rest,
      id: 'tablet',
      key: 'tablet',
      isCurrent: false,
      device: {
        ...unknown,
        type: 'tablet',
        browser: { name: 'Chrome', version: '142' },
        os: { name: 'Android', version: '16' },
      },
      ip: null,
      location: null,
      lastActiveAt: '2026-11-02T06:15:00.000Z',
    },
  ])
})
