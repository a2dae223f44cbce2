import type { StoredLocation, StoredSession, StoredTime } from './session-store.ts'

/** A row of the contract. Named fields only, each of its type: what else a row of the database holds stays there. */
export function wireSession(session: StoredSession, isCurrent: boolean | null): Readonly<Record<string, unknown>> {
  const ip = textOf(session.ip)
  return {
    id: session.id,
    ...(isCurrent !== null && { isCurrent }),
    userAgent: textOf(session.userAgent),
    clientHints: hintsOf(session.clientHints),
    device: textOf(session.device),
    deviceType: textOf(session.deviceType),
    model: textOf(session.model),
    ip,
    ipMasked: ip?.includes('*') ?? false,
    location: locationOf(session.location),
    createdAt: timeOf(session.createdAt),
    lastActiveAt: timeOf(session.lastActiveAt),
    expiresAt: timeOf(session.expiresAt),
    authMethods: Array.isArray(session.authMethods) ? session.authMethods.filter(isText) : null,
  }
}

const isText = (value: unknown): value is string => typeof value === 'string'

function textOf(value: unknown): string | null {
  return isText(value) ? value : null
}

/** Drivers give a large number as text (`int8` of PostgreSQL). */
function timeOf(time: StoredTime | null | undefined): string | number | null {
  if (time instanceof Date) return Number.isNaN(time.getTime()) ? null : time.toISOString()
  if (typeof time === 'number') return time
  return isText(time) && /^\d{9,14}$/.test(time) ? Number(time) : textOf(time)
}

function locationOf(location: StoredSession['location']): unknown {
  const found = isText(location) && location.startsWith('{') ? parsed(location) : location
  if (typeof found !== 'object' || found === null) return textOf(location)
  const { city, region, countryCode }: StoredLocation = found
  return { city: textOf(city), region: textOf(region), countryCode: textOf(countryCode) }
}

/** The hints by the names of their headers, and nothing else. */
function hintsOf(stored: StoredSession['clientHints']): Readonly<Record<string, string>> | null {
  const hints = typeof stored === 'string' ? parsed(stored) : stored
  if (typeof hints !== 'object' || hints === null) return null
  const known = Object.entries(hints).filter(
    (entry): entry is [string, string] => /^sec-ch-ua[a-z-]*$/.test(entry[0]) && isText(entry[1]),
  )
  return known.length > 0 ? Object.fromEntries(known) : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
