import { type Device, deviceTypes, type Session, type SessionLocation, type Software } from '../../core/session.ts'
import { type ClientHints, deviceFromClientHints } from '../../recognition/client-hints.ts'
import { deviceFromLabel } from '../../recognition/label.ts'
import { plainAddress } from './address.ts'
import { deviceReader, type ReadDevice } from './read-device.ts'
import { sessionFrom, words } from './session-row.ts'
import { timeFromText } from './time-from-text.ts'
import { count, countryCode, field, flag, oneOf, text, wholeText } from './wire.ts'
import { timeFromMs, timeFromSeconds } from './wire-time.ts'

/**
 * One session as a `restAdapter` reads it. Every field is checked, and unknown where it is missing or makes no sense; only
 * without a usable `id` the whole answer is refused.
 */
export interface RestRow {
  /** A handle, never a token: text, or a whole number. */
  readonly id: unknown
  /** What stays the same when the id changes, with `stableIds: false`. */
  readonly key?: unknown
  /** `true` on one row. The others are `false`, or say nothing; `null` where your server cannot tell. */
  readonly isCurrent?: unknown
  /** `false` where no way exists to end this session. */
  readonly canRevoke?: unknown
  /** The raw `User-Agent`. */
  readonly userAgent?: unknown
  /** A ready name instead of that: "Chrome on macOS". */
  readonly device?: unknown
  /** What its user calls it, where they can name it: shown before anything else. */
  readonly deviceName?: unknown
  /** The `Sec-CH-UA…` headers beside the user agent, as `ClientHints` of `react-device-sessions/recognition` has them. */
  readonly clientHints?: unknown
  /** A `DeviceType`, where that is known better than from the above, by a parser of your own for instance. */
  readonly deviceType?: unknown
  readonly model?: unknown
  /** The names of program and system, likewise. */
  readonly browser?: unknown
  readonly os?: unknown
  readonly ip?: unknown
  /** `true`: a part of `ip` is hidden. */
  readonly ipMasked?: unknown
  /** Free text, or `{ city, region, countryCode, label }`. */
  readonly location?: unknown
  /** As your server prints it, with an offset; or seconds or milliseconds since 1970. So the others. */
  readonly createdAt?: unknown
  readonly lastActiveAt?: unknown
  readonly expiresAt?: unknown
  /** How the user signed in: `['passkey']`. */
  readonly authMethods?: unknown
}

/** Reads one row. Throws `bad_response` when it has no usable id. */
export function readRestRow(row: unknown, read: ReadDevice = deviceReader({})): Session {
  const id = field(row, 'id')
  const key = wholeText(field(row, 'key'))
  const ip = text(field(row, 'ip'))
  const number = count(id)
  return sessionFrom(number === null ? id : String(number), {
    ...(key !== null && { key }),
    isCurrent: flag(field(row, 'isCurrent')),
    canRevoke: flag(field(row, 'canRevoke')) ?? true,
    device: readDevice(row, read),
    ip: ip === null ? null : { value: plainAddress(ip), masked: field(row, 'ipMasked') === true },
    location: readLocation(field(row, 'location')),
    createdAt: readTime(field(row, 'createdAt')),
    lastActiveAt: readTime(field(row, 'lastActiveAt')),
    expiresAt: readTime(field(row, 'expiresAt')),
    authMethods: words(field(row, 'authMethods')),
  })
}

function readDevice(row: unknown, read: ReadDevice): Device {
  const userAgent = text(field(row, 'userAgent'))
  const label = text(field(row, 'device'))
  const name = text(field(row, 'deviceName'))
  const hints = readHints(field(row, 'clientHints'))
  const device = hints
    ? { ...deviceFromClientHints(hints, userAgent, read), label }
    : userAgent === null
      ? deviceFromLabel(label)
      : { ...read(userAgent), label }
  return {
    ...device,
    ...(name !== null && { name }),
    type: oneOf(field(row, 'deviceType'), deviceTypes, device.type),
    model: text(field(row, 'model')) ?? device.model,
    browser: named(field(row, 'browser')) ?? device.browser,
    os: named(field(row, 'os')) ?? device.os,
  }
}

function named(wire: unknown): Software | null {
  const name = text(wire)
  return name === null ? null : { name, version: null }
}

function readHints(wire: unknown): ClientHints | null {
  if (typeof wire !== 'object' || wire === null) return null
  const header = (name: keyof ClientHints) => text(field(wire, name))
  return {
    brands: header('brands'),
    platform: header('platform'),
    platformVersion: header('platformVersion'),
    model: header('model'),
    mobile: header('mobile'),
  }
}

function readLocation(wire: unknown): SessionLocation | null {
  const location = {
    city: text(field(wire, 'city')),
    region: text(field(wire, 'region')),
    countryCode: countryCode(field(wire, 'countryCode')),
    label: text(wire) ?? text(field(wire, 'label')),
  }
  return Object.values(location).some((part) => part !== null) ? location : null
}

/** The two numbers cannot be mixed up: as ms, seconds of this century lie in January and February 1970. */
function readTime(wire: unknown): string | null {
  return timeFromText(wire) ?? timeFromMs(wire) ?? timeFromSeconds(wire)
}
