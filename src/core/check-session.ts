import {
  type Device,
  type DeviceType,
  deviceTypes,
  type IpAddress,
  type IsoTime,
  type Session,
  type SessionLocation,
  type Software,
} from './session.ts'
import { SessionError } from './session-error.ts'

type Fields = Readonly<Record<string, unknown>>

/** The fields of an object; none of anything else. */
export function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : {}
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

export const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** The texts in a list, or `null` for what is no list. */
export function textsOrNull(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : null
}

/** The unchecked sessions of an adapter, checked; see `checkSession`. */
export function checkSessions(rows: unknown): readonly Session[] {
  if (!Array.isArray(rows)) throw new SessionError('bad_response', 'The adapter answered without a list of sessions.')
  return Array.from(rows, checkSession)
}

/**
 * A session with the fields of a `Session` and no other: an adapter may be written without types, and a server's row has fields
 * that must not be kept. A field of the wrong type becomes "not known". Throws for a session without an id or a key: it could not
 * be told from others, and a list without it would be untrue.
 */
function checkSession(row: unknown): Session {
  const { id, key, isCurrent, canRevoke, device, ip, location, createdAt, lastActiveAt, expiresAt, ...more } =
    fieldsOf(row)
  if (typeof id !== 'string' || typeof key !== 'string')
    throw new SessionError('bad_response', 'The adapter listed a session without an id or a key.')
  return {
    id,
    key,
    isCurrent: typeof isCurrent === 'boolean' ? isCurrent : null,
    canRevoke: canRevoke !== false,
    device: checkDevice(device),
    ip: checkIp(ip),
    location: checkLocation(location),
    createdAt: checkTime(createdAt),
    lastActiveAt: checkTime(lastActiveAt),
    expiresAt: checkTime(expiresAt),
    authMethods: textsOrNull(more['authMethods']),
    applications: checkApplications(more['applications']),
  }
}

const types: ReadonlySet<unknown> = new Set(deviceTypes)
const isType = (value: unknown): value is DeviceType => types.has(value)

function checkDevice(value: unknown): Device {
  const { type, name: given, label, model, browser, os } = fieldsOf(value)
  const name = textOrNull(given)
  return {
    type: isType(type) ? type : 'unknown',
    ...(name !== null && { name }),
    label: textOrNull(label),
    model: textOrNull(model),
    browser: checkSoftware(browser),
    os: checkSoftware(os),
  }
}

function checkSoftware(value: unknown): Software | null {
  const { name, version } = fieldsOf(value)
  return typeof name === 'string' ? { name, version: textOrNull(version) } : null
}

function checkIp(ip: unknown): IpAddress | null {
  const { value, masked } = fieldsOf(ip)
  return typeof value === 'string' ? { value, masked: masked === true } : null
}

function checkLocation(value: unknown): SessionLocation | null {
  if (!isObject(value)) return null
  const { city, region, countryCode, label } = value
  return {
    city: textOrNull(city),
    region: textOrNull(region),
    countryCode: textOrNull(countryCode),
    label: textOrNull(label),
  }
}

/** A time without an offset has no known zone. Read in the zone of the reader it would be untrue. */
const WITH_OFFSET = /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/i

function checkTime(value: unknown): IsoTime | null {
  if (typeof value !== 'string' || !WITH_OFFSET.test(value)) return null
  const ms = Date.parse(value)
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}

function checkApplications(value: unknown): Session['applications'] {
  if (!Array.isArray(value)) return null
  return value.flatMap((each) => {
    const { id, name } = fieldsOf(each)
    return typeof id === 'string' ? [{ id, name: textOrNull(name) }] : []
  })
}
