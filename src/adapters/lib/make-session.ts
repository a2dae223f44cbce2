import { type Device, type Session, unknownDevice } from '../../core/session.ts'

/** What a test or a story says about a session; the rest is filled in. */
export type SessionFixture = Partial<Omit<Session, 'device'>> & { readonly device?: Partial<Device> }

let made = 0

/**
 * A whole `Session` from the fields that matter to a test: `makeSession({ isCurrent: true })`. Without an `id` each call
 * makes a new one; `key` equals `id` unless given; times are fixed days in November 2026, never the machine's clock.
 */
export function makeSession(fixture: SessionFixture = {}): Session {
  const id = fixture.id ?? `session-${(made += 1)}`
  return {
    key: id,
    isCurrent: false,
    canRevoke: true,
    ip: null,
    location: null,
    createdAt: '2026-11-18T10:00:00.000Z',
    lastActiveAt: '2026-11-21T08:00:00.000Z',
    expiresAt: null,
    authMethods: null,
    applications: null,
    ...fixture,
    id,
    device: { ...unknownDevice, ...fixture.device },
  }
}

/** A laptop that asks, a phone and a tablet: what `memoryAdapter` starts with when it is given no sessions. */
export function threeSessions(): readonly Session[] {
  return [
    makeSession({
      id: 'laptop',
      isCurrent: true,
      device: {
        type: 'desktop',
        browser: { name: 'Firefox', version: '145' },
        os: { name: 'Linux', version: null },
      },
      ip: { value: '203.0.113.***', masked: true },
      location: { city: 'Lyon', region: null, countryCode: 'FR', label: null },
      lastActiveAt: '2026-11-21T08:45:00.000Z',
    }),
    makeSession({
      id: 'phone',
      device: {
        type: 'mobile',
        model: 'iPhone',
        browser: { name: 'Safari', version: '26.1' },
        os: { name: 'iOS', version: '26.1' },
      },
      location: { city: 'Izmir', region: null, countryCode: 'TR', label: null },
      lastActiveAt: '2026-11-20T19:30:00.000Z',
    }),
    makeSession({
      id: 'tablet',
      device: { type: 'tablet', browser: { name: 'Chrome', version: '142' }, os: { name: 'Android', version: '16' } },
      lastActiveAt: '2026-11-02T06:15:00.000Z',
    }),
  ]
}
