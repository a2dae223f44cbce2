import type { Session } from '../../core/session.ts'
import type { SessionError } from '../../core/session-error.ts'
import type { RevocationReport } from '../../hooks/index.ts'
import { deviceName } from '../format/device-name.ts'
import { formatDuration } from '../format/duration.ts'
import { type ErrorAction, errorAction } from '../texts/error-key.ts'
import { errorText } from '../texts/error-text.ts'
import { sentences } from '../texts/sentences.ts'
import type { Texts } from '../texts/texts-context.ts'
import type { Outcome, Result, Target } from './list-store.ts'

/** Something to be read: `good` only for what a complete read has shown. */
export interface Message {
  readonly tone: 'good' | 'warn' | 'bad'
  readonly text: string
  readonly action: ErrorAction
}

/** How long a signed-out device may go on, as a sentence; `null` where the server does not say. */
export function lagText({ t, locale }: Texts, seconds: number | null): string | null {
  return seconds ? t('lag', { duration: formatDuration(seconds, locale) }) : null
}

/** For the row itself, which shows the name already. `remainingMs`: how long the server wants us to wait. */
export function outcomeMessage(texts: Texts, outcome: Outcome, isListed: boolean, remainingMs: number): Message {
  const { t } = texts
  const { error, fate, isAccepted } = outcome
  const why = error && errorText(texts, error, 'revoke', waitFor(error, remainingMs))
  const next = error && isListed ? errorAction(error) : 'check'
  if (fate === 'failed') return { tone: 'bad', text: sentences(t, [why, t('result.still_signed_in')]), action: next }
  if (why) return { tone: 'warn', text: sentences(t, [why, t('result.may_be_signed_in')]), action: next }
  const key = isListed && fate === 'unconfirmed' ? 'result.still_listed' : 'result.requested'
  return { tone: 'warn', text: t(isAccepted ? key : 'result.may_be_signed_in'), action: 'check' }
}

/** For the strip above the rows. */
export function resultMessage(texts: Texts, result: Result, lag: number | null, remainingMs: number): Message {
  if ('gone' in result) return { tone: 'good', text: goneText(texts, result.gone), action: null }
  if ('report' in result) return reportMessage(texts, result.target, result.report, lag)
  const { error, target } = result
  return {
    tone: 'bad',
    text: failureText(texts, target, error, waitFor(error, remainingMs)),
    action: errorAction(error),
  }
}

/** What became of the target, in one breath: for the announcer, the toast and the strip. */
export function reportMessage(texts: Texts, target: Target, report: RevocationReport, lag: number | null): Message {
  const { t } = texts
  const { revoked, failed, error, newSince } = report
  const [first] = revoked
  const doubtful = report.unconfirmed.length + report.accepted.length
  const isGood = first !== undefined && failed.length + doubtful === 0
  const tone = isGood ? 'good' : failed.length > 0 ? 'bad' : 'warn'
  const since = newSince > 0 && t('list.new_since', { count: newSince })
  const tail = [since, first && lagText(texts, lag)]

  const [row] = target.rows
  if (target.action === 'one' && row) {
    if (first) return { tone, text: sentences(t, [goneText(texts, [first]), ...tail]), action: null }
    const reason = failed[0]
    return {
      tone,
      text: reason ? failureText(texts, target, reason.error) : t('result.unconfirmed', { device: row.name }),
      action: null,
    }
  }
  if (revoked.length + failed.length + doubtful === 0) {
    const text = error
      ? sentences(t, [errorText(texts, error, 'revoke'), t('result.unconfirmed_others')])
      : t('result.requested_others')
    return { tone: 'warn', text: sentences(t, [text, since]), action: 'check' }
  }
  const counts = [
    first && t('auth.sessions.revoke_all.success', { count: revoked.length }),
    failed.length > 0 && t('result.failed_count', { count: failed.length }),
    doubtful > 0 && t('result.unconfirmed_count', { count: doubtful }),
  ]
  return { tone, text: sentences(t, [...counts, ...tail]), action: doubtful > 0 ? 'check' : null }
}

/** Nothing was done, and why. */
export function failureText(texts: Texts, target: Target, error: SessionError, remainingMs?: number | null): string {
  const { t } = texts
  const [row] = target.rows
  const what = target.action === 'one' && row ? t('result.failed', { device: row.name }) : t('result.failed_others')
  return sentences(t, [what, errorText(texts, error, 'revoke', remainingMs ?? error.retryAfterMs)])
}

/** A complete read showed that these are gone. */
export function goneText({ t }: Texts, sessions: readonly Session[]): string {
  return sentences(
    t,
    sessions.map(({ device }) => t('auth.sessions.revoke.success', { device: deviceName(device, t) })),
  )
}

const waitFor = (error: SessionError, remainingMs: number) => (error.retryAfterMs === null ? null : remainingMs)
