import type { SessionError } from '../../core/session-error.ts'
import { formatCountdown } from '../format/duration.ts'
import { type During, errorKey } from './error-key.ts'
import type { Texts } from './texts-context.ts'

/**
 * What went wrong, as one sentence or two. `remainingMs`: for `rate_limited`, how long the server still wants us to wait
 * (from `retryAfterMs` and the time that has passed since); `null` when it did not say.
 */
export function errorText(
  { t, locale }: Pick<Texts, 't' | 'locale'>,
  error: SessionError,
  during: During,
  remainingMs: number | null = null,
): string {
  if (error.code !== 'rate_limited' || remainingMs === null) return t(errorKey(error, during))
  if (remainingMs <= 0) return t('error.rate_limited_over')
  return t('error.rate_limited', { time: formatCountdown(remainingMs, locale) })
}
