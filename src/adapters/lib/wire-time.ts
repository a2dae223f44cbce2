import type { IsoTime } from '../../core/session.ts'

/** A session from outside this century is a mistaken unit: seconds read as ms are 1970, ms read as seconds are 58840. */
const EARLIEST = Date.UTC(2000, 0)
const LATEST = Date.UTC(2100, 0)

const iso = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d+))?(Z|[+-]\d{2}:?\d{2})$/i

/** ISO 8601 with an offset, as UTC with ms; `null` for anything else. A time without an offset would be a guess. */
export function timeFromIso(value: unknown): IsoTime | null {
  const match = typeof value === 'string' ? iso.exec(value.trim()) : null
  if (!match) return null
  const [, day = '', clock = '', fraction = '', offset = ''] = match
  // `Date` would turn 30 February into 2 March.
  if (!new Date(`${day}T00:00Z`).toJSON()?.startsWith(day)) return null
  const zone = offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase()
  const seconds = clock.length === 5 ? `${clock}:00` : clock
  return timeFromMs(Date.parse(`${day}T${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`))
}

/** Seconds since 1970, whole or with a fraction. */
export function timeFromSeconds(value: unknown): IsoTime | null {
  return typeof value === 'number' ? timeFromMs(Math.round(value * 1000)) : null
}

/** Milliseconds since 1970. */
export function timeFromMs(value: unknown): IsoTime | null {
  return typeof value === 'number' && value >= EARLIEST && value < LATEST ? new Date(value).toISOString() : null
}
