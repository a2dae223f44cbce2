import type { Session } from 'react-device-sessions'
import { makeSession, type SessionFixture } from 'react-device-sessions/testing'
import { START } from './clock.ts'

export const software = (name: string) => ({ name, version: null })

export const at = (city: string, countryCode: string) => ({ city, region: null, countryCode, label: null })

/** Half a minute past the full one: the text is the same for as long as a story is looked at. */
export const ago = (hours: number, minutes = 0) =>
  new Date(START - (hours * 60 + minutes) * 60_000 - 30_000).toISOString()

export const thisDevice = makeSession({
  id: 'this-device',
  isCurrent: true,
  device: { type: 'desktop', browser: software('Chrome'), os: software('macOS') },
  location: at('Lyon', 'FR'),
  createdAt: '2026-03-03T18:20:00.000Z',
  lastActiveAt: ago(0),
  authMethods: ['passkey'],
})

export const phone = makeSession({
  id: 'phone',
  device: { type: 'mobile', model: 'iPhone', browser: software('Safari'), os: software('iOS') },
  location: at('Lyon', 'FR'),
  lastActiveAt: ago(0, 12),
})

/** The same phone, with everything that a server can know of it. */
export const wellKnown: Session = {
  ...phone,
  createdAt: '2026-03-03T17:20:00.000Z',
  expiresAt: new Date(START + 12 * 86_400_000).toISOString(),
  ip: { value: '203.0.113.***', masked: true },
  authMethods: ['passkey', 'otp'],
  applications: [
    { id: 'shop', name: 'Shop' },
    { id: 'newsletter', name: 'Newsletter' },
  ],
}

export const tv = makeSession({
  id: 'tv',
  device: { type: 'tv', label: 'Living room TV' },
  location: at('Paris', 'FR'),
  lastActiveAt: ago(20),
})

export const desktop = makeSession({
  id: 'desktop',
  device: { type: 'desktop', browser: software('Firefox'), os: software('Windows') },
  location: at('Oslo', 'NO'),
  lastActiveAt: '2026-06-14T08:00:00.000Z',
})

export const stranger = makeSession({ id: 'stranger', lastActiveAt: ago(2) })

/** This device and four others. */
export const devices: readonly Session[] = [thisDevice, phone, tv, desktop, stranger]

/** Signs in while something else happens. */
export const newcomer = makeSession({
  id: 'newcomer',
  device: { type: 'tablet', browser: software('Chrome'), os: software('Android') },
  location: at('Izmir', 'TR'),
  createdAt: ago(0),
  lastActiveAt: ago(0),
})

const kinds: readonly NonNullable<SessionFixture['device']>[] = [
  { type: 'mobile', model: 'iPhone', browser: software('Safari'), os: software('iOS') },
  { type: 'desktop', browser: software('Firefox'), os: software('Linux') },
  { type: 'mobile', model: 'Pixel 10', browser: software('Chrome'), os: software('Android') },
  { type: 'tablet', model: 'iPad', browser: software('Safari'), os: software('iPadOS') },
  { type: 'desktop', browser: software('Edge'), os: software('Windows') },
  { type: 'tv', browser: software('Samsung Internet') },
  { type: 'cli', os: software('Linux') },
]
const places = [at('Lyon', 'FR'), at('Oslo', 'NO'), at('Izmir', 'TR'), at('São Paulo', 'BR'), at('Busan', 'KR'), null]

/** This device and as many others, all known to the same server. */
export function manyDevices(others: number): readonly Session[] {
  const more = Array.from({ length: others }, (_, n) =>
    makeSession({
      id: `device-${n + 1}`,
      device: kinds[n % kinds.length] ?? {},
      location: places[(n * 5) % places.length] ?? null,
      lastActiveAt: ago(n * 7, 5 + n),
    }),
  )
  return [thisDevice, ...more]
}

/** Others that were not active for more than 90 days, to stand beside those above. */
export function inactiveDevices(count: number): readonly Session[] {
  return Array.from({ length: count }, (_, n) =>
    makeSession({
      id: `inactive-${n + 1}`,
      device: kinds[(n * 3 + 1) % kinds.length] ?? {},
      location: places[(n * 2) % places.length] ?? null,
      createdAt: ago((400 + n) * 24),
      lastActiveAt: ago((95 + n * 17) * 24),
    }),
  )
}

/** Not active this month, and not inactive either. */
export const earlier: readonly Session[] = [
  { ...desktop, id: 'earlier-40', key: 'earlier-40', lastActiveAt: ago(40 * 24) },
  { ...desktop, id: 'earlier-60', key: 'earlier-60', lastActiveAt: ago(60 * 24) },
]

const named = (id: string, device: SessionFixture['device'], more: SessionFixture = {}) =>
  makeSession({ lastActiveAt: ago(26), ...more, id, ...(device && { device }) })

/** What servers send when they know little: never an empty name, never "null", never half a pair of brackets. */
export const littleKnown: readonly Session[] = [
  thisDevice,
  named('nothing', {}, { lastActiveAt: null, createdAt: null }),
  named('browser', { browser: software('Firefox') }),
  named('system', { type: 'mobile', os: software('Android') }),
  named('type', { type: 'tablet' }),
  named('cli', { type: 'cli', os: software('Linux') }),
  named('label', { label: 'curl' }),
  named('placeholder', { type: 'desktop', label: 'null', browser: software('Unknown Browser') }),
  named('brackets', { label: 'Chrome ()' }),
  named('country', { type: 'tv' }, { location: { city: null, region: null, countryCode: 'JP', label: null } }),
  named('nowhere', { type: 'mobile', model: 'Fairphone 6' }, { location: at('Atlantis', 'XX') }),
  named('future', { type: 'desktop', os: software('macOS') }, { lastActiveAt: '2031-01-01T00:00:00.000Z' }),
]

/** One device of each type. */
export const everyType: readonly Session[] = [
  thisDevice,
  phone,
  named('tablet', { type: 'tablet', model: 'iPad', browser: software('Safari') }),
  tv,
  named('console', { type: 'console', model: 'PlayStation 5' }),
  named('watch', { type: 'watch', os: software('watchOS'), model: 'Apple Watch' }),
  named('headset', { type: 'headset', browser: software('Meta Quest Browser'), model: 'Quest 3' }),
  named('terminal', { type: 'cli', browser: software('curl') }),
  named('app', { browser: software('Home Assistant') }),
  stranger,
]

/** Names that want to be more than names: markup, placeholders, bidi controls, stacked marks, no end. */
export const hostile: readonly Session[] = [
  thisDevice,
  named('markup', { label: '<img src=x onerror=alert(1)>' }),
  named('placeholder', { label: '{{device}} $t(title)' }),
  named('override', { label: '\u202Eenohpi\u202C' }),
  named('arabic', { label: 'هاتف أحمد (الجديد)' }, { location: at('القاهرة', 'EG') }),
  named('hebrew', { browser: software('Firefox'), os: software('המחשב של דנה') }),
  named('zalgo', { label: `Z${'\u0300\u0301\u0302'.repeat(40)}algo` }),
  named('emoji', { label: '👩🏽‍💻'.repeat(90) }),
  named('endless', { label: 'W'.repeat(5000) }),
  named('words', { label: 'The computer in the room with the blue door at the very end of the corridor' }),
  named(
    'place',
    { type: 'mobile' },
    { location: at('Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch', 'GB') },
  ),
  named('lines', { label: 'line\nbreak\r\n\u2028and \u0000 controls' }),
]

/** Three devices of one name: their buttons differ by place, then by number. */
export const namesakes: readonly Session[] = [
  thisDevice,
  phone,
  makeSession({ ...phone, id: 'phone-2', location: at('Nice', 'FR'), lastActiveAt: ago(3) }),
  makeSession({ ...phone, id: 'phone-3', location: at('Nice', 'FR'), lastActiveAt: ago(30) }),
]

/** As many as an account of some years has: 12 of them were not active for long. */
export const fifty: readonly Session[] = [...manyDevices(38), ...inactiveDevices(12)]

/** A mix like `fifty`, for stories that look at something else than at many rows. */
export const dozen: readonly Session[] = [...manyDevices(11), ...inactiveDevices(3)]

/** Enough to select more of them than a server may allow. */
export const twentyFour: readonly Session[] = [...manyDevices(18), ...inactiveDevices(6)]
