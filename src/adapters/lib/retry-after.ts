import { headerText } from './header-text.ts'

/** The longest wait that is shown. A longer one is a mistake, or an attack. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The three forms of RFC 9110, 5.6.7. `Date.parse` would also take `-1` and much else. */
const dateForms = [
  /^\w{3}, (?<day>\d{2}) (?<month>\w{3}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  /^\w{6,9}, (?<day>\d{2})-(?<month>\w{3})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  /^\w{3} (?<month>\w{3}) (?<day>[\d ]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/,
]

/**
 * `Retry-After` in ms (RFC 9110, 10.2.3), from 0 to 24 hours; `null` when it cannot be read. A date counts from the
 * answer's own `Date`, because the clock here may be wrong; without a readable `Date` it says nothing.
 */
export function parseRetryAfter(value: string | null, date: string | null): number | null {
  const text = headerText(value)
  if (/^\d+$/.test(text)) return clampWait(Number(text) * 1000)
  const until = parseHttpDate(text)
  const answeredAt = parseHttpDate(headerText(date))
  return until === null || answeredAt === null ? null : clampWait(until - answeredAt)
}

/** A wait within what can be shown, in ms. */
export function clampWait(ms: number): number {
  return Math.min(Math.max(ms, 0), LONGEST_WAIT_MS)
}

/** An HTTP-date in ms since 1970, or `null`. */
export function parseHttpDate(text: string): number | null {
  const parts = dateForms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined)
  if (!parts) return null
  const month = months.indexOf(parts['month']?.toLowerCase() ?? '')
  const [hours = 0, minutes = 0, seconds = 0] = (parts['time'] ?? '').split(':').map(Number)
  const day = Number(parts['day'])
  const year = Number(parts['year'])
  if (month === -1 || day < 1 || day > 31 || hours > 23 || minutes > 59 || seconds > 60) return null
  // A two-digit year belongs to RFC 850; no server of this century means 19xx.
  return Date.UTC(year < 100 ? 2000 + year : year, month, day, hours, minutes, seconds)
}
