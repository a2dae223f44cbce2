import type { IsoTime } from '../../core/session.ts'
import { relativeTimeFormat } from './intl.ts'
import { daysBetween, expiryTime, formatDate, formatDay, pastTime, type TimeContext, yearOf } from './time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const relative = { numeric: 'auto' } as const

/**
 * How long ago: "just now" (also for a clock up to 5 minutes ahead), "12 minutes ago", "3 hours ago", "yesterday", and from
 * a week on the date. `null` for a time that cannot be.
 */
export function relativeTime(iso: IsoTime | null, context: TimeContext): string | null {
  const { t, now, timeZone } = context
  const ms = pastTime(iso, now)
  if (ms === null) return null
  const age = now - ms
  if (age < MINUTE) return t('time.just_now')
  if (age < HOUR) return inUnit(-Math.floor(age / MINUTE), 'minute', ms, context)
  // Where the clocks go back, a day has 25 hours, and "24 hours ago" may still be today.
  const days = age < DAY ? 0 : daysBetween(ms, now, timeZone)
  if (days < 1) return inUnit(-Math.floor(age / HOUR), 'hour', ms, context)
  return days < 7 ? inUnit(-days, 'day', ms, context) : formatDay(ms, context)
}

/** When a session ends by itself: "in 12 days", from 30 days on the date. `expired`: that is past, and `text` the date. */
export function relativeExpiry(
  iso: IsoTime | null,
  context: TimeContext,
): { readonly text: string; readonly expired: boolean } | null {
  const ms = expiryTime(iso, context.now)
  if (ms === null) return null
  const expired = ms <= context.now
  return { text: expired ? formatDay(ms, context) : timeLeft(ms, context), expired }
}

/** Makes what writes times. A page's first formatter takes longer than ten rows: it is made while the list is on its way. */
export function prepareTimes(context: Pick<TimeContext, 'locale' | 'timeZone'>): void {
  relativeTimeFormat(context.locale, relative)
  formatDate(0, { ...context, year: yearOf(0, context) })
}

function timeLeft(ms: number, context: TimeContext): string {
  const left = ms - context.now
  if (left < HOUR) return inUnit(Math.ceil(left / MINUTE), 'minute', ms, context)
  const days = left < DAY ? 0 : daysBetween(context.now, ms, context.timeZone)
  if (days < 1) return inUnit(Math.floor(left / HOUR), 'hour', ms, context)
  return days < 30 ? inUnit(days, 'day', ms, context) : formatDay(ms, context)
}

function inUnit(value: number, unit: 'minute' | 'hour' | 'day', ms: number, context: TimeContext): string {
  return relativeTimeFormat(context.locale, relative)?.format(value, unit) ?? formatDate(ms, context, true)
}
