import { numberFormat } from './intl.ts'

const units = [
  { unit: 'day', short: 'd', seconds: 86_400 },
  { unit: 'hour', short: 'h', seconds: 3600 },
  { unit: 'minute', short: 'min', seconds: 60 },
  { unit: 'second', short: 's', seconds: 1 },
] as const

/** The largest unit of which there are two, or exactly one: 90 minutes are "90 minutes", not "2 hours". */
function inUnits(seconds: number) {
  const whole = Math.max(0, Math.ceil(seconds))
  const fits = units.find((each) => whole === each.seconds || whole >= 2 * each.seconds) ?? units[3]
  return { ...fits, count: Math.ceil(whole / fits.seconds) }
}

/**
 * A length of time in its largest sensible unit, "15 minutes", rounded up: it is said as an upper bound ("up to"). `short`, "15 min", is for a
 * countdown on the screen. Without `Intl`'s units, the symbol: "15 min".
 */
export function formatDuration(seconds: number, locale: string, unitDisplay: 'long' | 'short' = 'long'): string {
  const { unit, short, count } = inUnits(seconds)
  return numberFormat(locale, { style: 'unit', unit, unitDisplay })?.format(count) ?? `${count} ${short}`
}
