import type { ComponentProps, ReactElement } from 'react'
import type { IsoTime } from '../../core/session.ts'
import { type Texts, useTexts } from '../texts/texts-context.ts'
import { useClock } from './clock-context.ts'
import { relativeExpiry, relativeTime } from './relative-time.ts'
import { formatDate, formatDay, pastTime } from './time.ts'

/** `relative`: "12 minutes ago", from a week on the date. `date`: "Mar 3", "Nov 28, 2024" in another year. `date-time`: "Mar 3, 2026, 6:20 PM". `expiry`: "in 12 days". */
export type SessionTimeForm = 'relative' | 'date' | 'date-time' | 'expiry'

export interface SessionTimeProps extends Omit<ComponentProps<'time'>, 'dateTime' | 'children'> {
  /** ISO 8601. `null`, or a time that cannot be, reads as "not known". */
  readonly iso: IsoTime | null
  /** Default `relative`. */
  readonly form?: SessionTimeForm
}

/**
 * A time of a session in the reader's language and time zone, kept right by the page's one clock. Renders a `<time>`, or a
 * `<span>` for a time that is not known. Never announced: it changes by itself.
 */
export function SessionTime({ iso, form = 'relative', ...props }: SessionTimeProps): ReactElement {
  const texts = useTexts()
  const clock = useClock()
  const text = timeText(iso, form, texts, clock)
  // The server's text may differ in a space that its version of ICU writes; it is drawn anew once the clock runs.
  if (text === null || iso === null) return <span {...props}>{texts.t('time.unknown')}</span>
  return (
    <time aria-live="off" suppressHydrationWarning {...props} dateTime={iso}>
      {text}
    </time>
  )
}

export function timeText(
  iso: IsoTime | null,
  form: SessionTimeForm,
  { t, locale }: Texts,
  { now, timeZone }: ReturnType<typeof useClock>,
): string | null {
  // On a server that was not told the time, only a date is sure to be the same in the browser.
  if (now === null) {
    const ms = pastTime(iso, Number.POSITIVE_INFINITY)
    return ms === null ? null : formatDate(ms, { locale, timeZone }, form === 'date-time')
  }
  const context = { t, locale, now, timeZone }
  if (form === 'relative') return relativeTime(iso, context)
  if (form === 'expiry') {
    const expiry = relativeExpiry(iso, context)
    return expiry && expiry.text
  }
  const ms = pastTime(iso, now)
  if (ms === null) return null
  return form === 'date' ? formatDay(ms, context) : formatDate(ms, context, true)
}
