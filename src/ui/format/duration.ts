import { numberFormat } from './intl.ts'

const units = [
  { unit: 'day', short: 'd', seconds: 86_400 },
  { unit: 'hour', short: 'h', seconds: 3600 },
  { unit: 'minute', short: 'min', seconds: 60 },
  { unit: 'second', short: 's', seconds: 1 },
] as const

/**
 * A length of time in its largest sensible unit, "15 minutes", rounded up: it is said as an upper bound ("up to"). Without
 * `Intl`'s units, the symbol: "15 min".
 */
export function formatDuration(seconds: number, locale: string): string {
  const whole = Math.max(0, Math.ceil(seconds))
  // From two of a unit on: 90 minutes are "90 minutes", not "2 hours".
  const fits = units.find((each) => whole === each.seconds || whole >= 2 * each.seconds) ?? units[3]
  const count = Math.ceil(whole / fits.seconds)
  return (
    numberFormat(locale, { style: 'unit', unit: fits.unit, unitDisplay: 'long' })?.format(count) ??
    `${count} ${fits.short}`
  )
}

/** Time left, as a clock counts it down: `11:42`, `0:07`, `1:02:03`. A started second counts whole; never below zero. */
export function formatCountdown(ms: number, locale: string): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const digits = (value: number, minimumIntegerDigits: number) =>
    numberFormat(locale, { minimumIntegerDigits, useGrouping: false })?.format(value) ??
    String(value).padStart(minimumIntegerDigits, '0')
  const start = hours > 0 ? `${digits(hours, 1)}:${digits(minutes, 2)}` : digits(minutes, 1)
  return `${start}:${digits(seconds % 60, 2)}`
}
