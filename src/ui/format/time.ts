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

const day = { month: 'short', day: 'numeric' } as const
// Not `dateStyle`, whose middle length is all numbers in some languages: the day could be read as the month.
const date = { ...day, year: 'numeric' } as const
const dateAndTime = { dateStyle: 'medium', timeStyle: 'short' } as const

interface DateContext extends Pick<TimeContext, 'locale' | 'timeZone'> {
  /** The year that need not be said: see `yearOf`. */
  readonly year?: string | null
}

const inZone = (timeZone: string | undefined) => (timeZone === undefined ? {} : { timeZone })

/** Locales whose calendar may not be the Gregorian one: Afghanistan, Iran, Saudi Arabia, their languages, and tags that name a calendar. */
const OWN_YEAR = /^(?:fa|ps|mzn|lrc|glk)\b|-(?:AF|IR|SA)\b|-u-/

/** A year to compare with another: that of a moment, in the reader's calendar; `null` where only `Intl` could tell, and there is none. */
export function yearOf(ms: number, { locale, timeZone }: Pick<TimeContext, 'locale' | 'timeZone'>): string | null {
  // Without `Intl`, because to make the first formatter of dates takes longer than to render ten rows.
  if (timeZone === undefined && !OWN_YEAR.test(locale)) return String(new Date(ms).getFullYear())
  return dateTimeFormat(locale, { year: 'numeric', ...inZone(timeZone) })?.format(ms) ?? null
}

/**
 * "Jun 14, 2025", or with the time of day, in the reader's language and time zone; a date of the year that need not be said is
 * "Jun 14". Without `Intl`: `2026-06-14 08:45 UTC`.
 */
export function formatDate(ms: number, { locale, timeZone, year = null }: DateContext, withTime = false): string {
  const isThisYear = year !== null && yearOf(ms, { locale, timeZone }) === year
  const options = withTime ? dateAndTime : isThisYear ? day : date
  const text = dateTimeFormat(locale, { ...options, ...inZone(timeZone) })?.format(ms)
  // "PM" does not begin a line.
  return (
    text?.replace(/ (?=[ap]\.?m\b)/i, '\u00A0') ?? `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  )
}

/** A date as it is read at this moment: without its year in the same one. */
export function formatDay(ms: number, { locale, timeZone, now }: TimeContext): string {
  return formatDate(ms, { locale, timeZone, year: yearOf(now, { locale, timeZone }) })
}

const DAY = 86_400_000

/** How many midnights lie between two moments in a time zone: what makes "yesterday" yesterday, whatever the clocks did. */
export function daysBetween(from: number, to: number, timeZone: string | undefined): number {
  if (timeZone === undefined) return (localDay(to) - localDay(from)) / DAY
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

function localDay(ms: number): number {
  const local = new Date(ms)
  return Date.UTC(local.getFullYear(), local.getMonth(), local.getDate())
}
