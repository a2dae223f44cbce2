import type { IsoTime } from '../../core/session.ts'
import type { Texts } from '../texts/texts-context.ts'
import { dateTimeFormat } from './intl.ts'

/** What writing a time needs. */
export interface TimeContext extends Pick<Texts, 't' | 'locale'> {
  /** The moment it is read at, in ms since 1970. */
  readonly now: number
  /** IANA, e.g. `Europe/Paris`. Default: the reader's. */
  readonly timeZone?: string | undefined
}

const SKEW = 5 * 60_000
/** No session is older: what is before, 1970 above all, is a missing or a misread time. */
const EARLIEST = Date.UTC(2000, 0, 1)
const LATEST_EXPIRY = 50 * 365.25 * 86_400_000

function parse(iso: IsoTime | null): number | null {
  const ms = iso === null ? Number.NaN : Date.parse(iso)
  return ms >= EARLIEST ? ms : null
}

/**
 * When something happened, in ms; `null` where that cannot be: no date, before 2000, or further ahead than clocks differ.
 */
export function pastTime(iso: IsoTime | null, now: number): number | null {
  const ms = parse(iso)
  return ms !== null && ms <= now + SKEW ? ms : null
}

/** When something will happen or has happened, in ms; `null` where that cannot be. */
export function expiryTime(iso: IsoTime | null, now: number): number | null {
  const ms = parse(iso)
  return ms !== null && ms <= now + LATEST_EXPIRY ? ms : null
}

const date = { dateStyle: 'long' } as const
const dateAndTime = { dateStyle: 'long', timeStyle: 'short' } as const

/** "14 June 2026", or with the time of day, in the reader's language and time zone. Without `Intl`: `2026-06-14 08:45 UTC`. */
export function formatDate(
  ms: number,
  { locale, timeZone }: Pick<TimeContext, 'locale' | 'timeZone'>,
  withTime = false,
): string {
  const options = withTime ? dateAndTime : date
  return (
    dateTimeFormat(locale, { ...options, ...(timeZone !== undefined && { timeZone }) })?.format(ms) ??
    `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  )
}

const DAY = 86_400_000

/** How many midnights lie between two moments in a time zone: what makes "yesterday" yesterday, whatever the clocks did. */
export function daysBetween(from: number, to: number, timeZone: string | undefined): number {
  const format = dateTimeFormat('en-u-ca-gregory-nu-latn', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    ...(timeZone !== undefined && { timeZone }),
  })
  if (!format) return Math.trunc((to - from) / DAY)
  const dayNumber = (ms: number) => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
    return Date.UTC(parts.get('year') ?? 0, (parts.get('month') ?? 1) - 1, parts.get('day') ?? 1)
  }
  return (dayNumber(to) - dayNumber(from)) / DAY
}
