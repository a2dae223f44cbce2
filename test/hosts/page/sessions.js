import { makeSession } from 'react-device-sessions/testing'

const ago = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString()

const device = (id, type, browser, os, model, place, hours, more = {}) =>
  makeSession({
    id,
    device: { type, model, browser: { name: browser, version: '142' }, os: { name: os, version: null } },
    location: place && { city: place[0], region: null, countryCode: place[1], label: null },
    ip: { value: '203.0.113.***', masked: true },
    createdAt: ago(hours + 400),
    lastActiveAt: ago(hours),
    ...more,
  })

/** This browser and five others. */
export const sixDevices = () => [
  device('laptop', 'desktop', 'Firefox', 'Linux', null, ['Lyon', 'FR'], 0.01, { isCurrent: true }),
  device('phone', 'mobile', 'Safari', 'iOS', 'iPhone', ['Izmir', 'TR'], 2),
  device('tablet', 'tablet', 'Chrome', 'Android', null, null, 30),
  device('office', 'desktop', 'Edge', 'Windows', null, ['Oslo', 'NO'], 70),
  device('tv', 'tv', 'Opera', 'Android TV', 'Bravia', null, 900),
  makeSession({ id: 'unknown', device: { label: 'curl/8.5.0' }, createdAt: ago(3000), lastActiveAt: ago(2600) }),
]

/** Many, for the manager. */
export const manyDevices = () => [
  ...sixDevices(),
  ...Array.from({ length: 8 }, (_, n) =>
    device(`old-${n}`, 'desktop', 'Chrome', 'macOS', 'Mac', ['Berlin', 'DE'], 2400 + n * 30),
  ),
]
