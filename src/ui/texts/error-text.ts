import type { SessionError } from '../../core/session-error.ts'
import { formatDuration } from '../format/duration.ts'
import { type During, errorKey } from './error-key.ts'
import type { Texts } from './texts-context.ts'

/**
 * What went wrong, as one sentence or two. `remainingMs`: for `rate_limited`, how long the server still wants us to wait
 * (from `retryAfterMs` and the time that has passed since); `null` when it did not say. `short`: for a
 * countdown on the screen, "24 sec"; what is announced names the unit in full.
 */
export function errorText(
  { t, locale }: Pick<Texts, 't' | 'locale'>,
  error: SessionError,
  during: During,
  remainingMs: number | null = null,
  unitDisplay: 'long' | 'short' = 'long',
): string {
  if (error.code !== 'rate_limited' || remainingMs === null) return t(errorKey(error, during))
  return remainingMs > 0 ? waitText({ t, locale }, remainingMs, unitDisplay) : t('error.rate_limited_over')
}

/** That the server wants no more for a while, and for how long. */
export function waitText(
  { t, locale }: Pick<Texts, 't' | 'locale'>,
  remainingMs: number,
  unitDisplay: 'long' | 'short',
): string {
  const time = formatDuration(remainingMs / 1000, locale, unitDisplay)
  // A unit that is abbreviated by a full stop ends the sentence with its own.
  return t('error.rate_limited', { time }).replace(/\.(\u2069?)\.$/, '.$1')
}
