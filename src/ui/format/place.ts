import { namePart } from '../../core/known-text.ts'
import type { SessionLocation } from '../../core/session.ts'
import type { Texts } from '../texts/texts-context.ts'
import { displayNames } from './intl.ts'

/** Codes that ISO 3166-1 leaves free and services use for "unknown" or "hidden" (Tor, an anonymous proxy). */
const NO_COUNTRY = new Set(['ZZ', 'XX', 'T1', 'A1', 'A2', 'AP', 'O1'])

/** A country in the reader's language: "France" for `FR`. The code itself where no name is known, `null` for no code. */
export function countryName(code: string | null, locale: string): string | null {
  const region = code?.toUpperCase() ?? ''
  if (!/^[A-Z]{2}$/.test(region) || NO_COUNTRY.has(region)) return null
  return displayNames(locale, { type: 'region', fallback: 'code' })?.of(region) ?? region
}

/**
 * Roughly where a session was last seen: "Near Lyon, France". "Near", because an address says no more than that; a
 * country alone is named without it. The server's free text only where it has nothing finer; `null` where it has nothing.
 */
export function placeName(location: SessionLocation | null, { t, locale }: Pick<Texts, 't' | 'locale'>): string | null {
  if (!location) return null
  const town = namePart(location.city) ?? namePart(location.region)
  const country = countryName(location.countryCode, locale)
  if (!town && country) return country
  const place = town && country && town !== country ? t('place.in_country', { place: town, country }) : town
  const known = place ?? namePart(location.label)
  return known && t('place.near', { place: known })
}
