/** ISO 8601 in UTC with milliseconds, e.g. `2026-11-21T08:45:00.000Z`. A string survives SSR, caches and structural sharing. */
export type IsoTime = string

/** Every `DeviceType`. */
export const deviceTypes = [
  'desktop',
  'mobile',
  'tablet',
  'tv',
  'console',
  'watch',
  'headset',
  'cli',
  'unknown',
] as const

/** What kind of device a session runs on, as far as the server knows. `mobile`: a phone, or a tablet that does not say so. */
export type DeviceType = (typeof deviceTypes)[number]

/** A named piece of software, and its version where it can be known at all. */
export interface Software {
  readonly name: string
  readonly version: string | null
}

/** The device behind a session. Every field may be unknown. */
export interface Device {
  readonly type: DeviceType
  /** What its user calls it; shown before anything else. Left out where the server keeps no such names. */
  readonly name?: string | null
  /** The server's own text ("Living room TV"); shown only when browser, system and model say nothing. */
  readonly label: string | null
  readonly model: string | null
  readonly browser: Software | null
  readonly os: Software | null
}

/** An address as the server gave it. A masked one must not be compared or located. */
export interface IpAddress {
  readonly value: string
  readonly masked: boolean
}

/** Roughly where a session was last seen, as the server says. Never looked up by the kit. */
export interface SessionLocation {
  readonly city: string | null
  readonly region: string | null
  /** ISO 3166-1 alpha-2, upper case. */
  readonly countryCode: string | null
  /** Free text, where the server has nothing finer. */
  readonly label: string | null
}

/** One sign-in that the auth server keeps. Holds no credential: `id` is a handle that only the signed-in user can act on. */
export interface Session {
  /** What to revoke. */
  readonly id: string
  /**
   * Identifies the session from read to read. Equals `id` where the server's ids are stable; where they rotate (bio.re) it is made from what stays.
   * React keys, pending state and "is it gone?" use it. A key shared by two rows identifies neither.
   */
  readonly key: string
  /** `null`: this server cannot tell, or the answer named none or several. */
  readonly isCurrent: boolean | null
  /** `false` only where no way exists to end this session. */
  readonly canRevoke: boolean
  readonly device: Device
  readonly ip: IpAddress | null
  readonly location: SessionLocation | null
  readonly createdAt: IsoTime | null
  readonly lastActiveAt: IsoTime | null
  readonly expiresAt: IsoTime | null
  /** How the user signed in, in the server's words (`passkey`, `password`), or `null` when unknown. */
  readonly authMethods: readonly string[] | null
  /** The applications that use this session, or `null` when unknown. */
  readonly applications: readonly { readonly id: string; readonly name: string | null }[] | null
}

/** A device about which nothing is known. */
export const unknownDevice: Device = { type: 'unknown', label: null, model: null, browser: null, os: null }
