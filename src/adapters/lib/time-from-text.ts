import type { IsoTime } from '../../core/session.ts'
import { timeFromMs } from './wire-time.ts'

// A time as databases, frameworks and languages print it. Its offset must be told: without one it would be a guess.

const clock = String.raw`(?<h>\d{2}):?(?<min>\d{2})(?::?(?<s>\d{2})(?:[.,](?<fraction>\d+))?)?`
const zone = String.raw`(?:(?:Z|UTC|GMT)(?![+-])|(?:UTC|GMT)?(?<sign>[+-])(?<oh>\d{2}):?(?<om>\d{2})?)`
const month = '(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)'
const weekday = '(?:[a-z]{3,9},? )?'

const shapes: readonly RegExp[] = [
  // ISO 8601, extended and basic; Postgres "… 10:00:00+00"; Rails "… UTC"; Go and Ruby "… +0000 UTC".
  String.raw`(?<y>\d{4})-?(?<mon>\d{2})-?(?<d>\d{2})[T ]${clock} ?${zone}(?: (?:[a-z]{2,5}|[+-]\d{2,4}))?`,
  // HTTP and mail: "Sat, 28 Nov 2026 10:00:00 GMT", "Saturday, 28-Nov-26 10:00:00 UTC", "… +0000".
  String.raw`${weekday}(?<d>\d{1,2})[ -]${month}[ -](?<y>\d{4}|\d{2}) ${clock} ${zone}`,
  // Java and Unix: "Sat Nov 28 10:00:00 UTC 2026".
  String.raw`${weekday}${month} {1,2}(?<d>\d{1,2}) ${clock} ${zone} (?<y>\d{4})`,
  // JavaScript: "Sat Nov 28 2026 10:00:00 GMT+0000".
  String.raw`${weekday}${month} (?<d>\d{2}) (?<y>\d{4}) ${clock} ${zone}`,
].map((shape) => new RegExp(`^${shape}$`, 'i'))

/** What may follow an offset and says nothing more: Java's "[UTC]", JavaScript's "(Coordinated …)", Go's "m=+0.01". */
const remark = / ?(?:\[[^\]]*\]|\([^)]*\)|m=[+-][\d.]+)$/

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Longer than any time that is printed. */
const LONGEST = 100

/** The time as UTC with ms; `null` for what names no offset, no such day, or no time at all. */
export function timeFromText(value: unknown): IsoTime | null {
  if (typeof value !== 'string' || value.length > LONGEST) return null
  const text = value.trim()
  // .NET's older JSON.
  const [, ms] = /^\/Date\((\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(text) ?? []
  if (ms !== undefined) return timeFromMs(Number(ms))
  const bare = text.replace(remark, '')
  for (const shape of shapes) {
    const parts = shape.exec(bare)?.groups
    if (parts) return timeOf(parts)
  }
  return null
}

function timeOf(parts: Readonly<Record<string, string | undefined>>): IsoTime | null {
  const { y = '', mon, month: named = '', fraction = '', sign } = parts
  const [d, h, min, s, oh, om] = ['d', 'h', 'min', 's', 'oh', 'om'].map((name) => Number(parts[name] ?? 0))
  const monthIndex = mon === undefined ? months.indexOf(named.toLowerCase()) : Number(mon) - 1
  const fields = [y.length === 2 ? 2000 + Number(y) : Number(y), monthIndex, d, h, min, s] as const
  const [year, , day = 0, hour = 0, minute = 0, second = 0] = fields
  const local = new Date(Date.UTC(year, monthIndex, day, hour, minute, second))
  // `Date` would turn 30 February into 2 March, and 25 o'clock into the next day.
  const told = [
    local.getUTCFullYear(),
    local.getUTCMonth(),
    local.getUTCDate(),
    local.getUTCHours(),
    local.getUTCMinutes(),
    local.getUTCSeconds(),
  ]
  if (told.some((part, index) => part !== fields[index]) || Number(oh) > 23 || Number(om) > 59) return null
  const offset = (sign === '-' ? -1 : 1) * (Number(oh) * 60 + Number(om)) * 60_000
  return timeFromMs(local.getTime() + Number(fraction.slice(0, 3).padEnd(3, '0')) - offset)
}
