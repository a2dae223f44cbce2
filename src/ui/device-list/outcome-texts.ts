import type { Session } from '../../core/session.ts'
import type { SessionError } from '../../core/session-error.ts'
import type { RevocationReport } from '../../hooks/index.ts'
import { deviceName } from '../format/device-name.ts'
import { formatDuration } from '../format/duration.ts'
import { type ErrorAction, errorAction } from '../texts/error-key.ts'
import { errorText } from '../texts/error-text.ts'
import { sentences } from '../texts/sentences.ts'
import type { Texts } from '../texts/texts-context.ts'
import type { Outcome, Result, Row, Target } from './list-store.ts'
import { namesNobody } from './take-back.ts'

/** Something to be read: `good` only for what a complete read has shown. */
export interface Message {
  readonly tone: 'good' | 'warn' | 'bad'
  readonly text: string
  readonly action: ErrorAction
}

/** How long what is signed out may go on, as a sentence about one device or several; `null` where the server does not say. */
export function lagText({ t, locale }: Texts, seconds: number | null, of: 'one' | 'several'): string | null {
  return seconds ? t(of === 'one' ? 'lag' : 'lag_several', { duration: formatDuration(seconds, locale) }) : null
}

/** For the row itself, which shows the name already. `wait`: until when the server wants no further request; 0: no longer. */
export function outcomeMessage(texts: Texts, outcome: Outcome, isListed: boolean, wait: number): Message {
  const { t } = texts
  const { error, fate, isAccepted } = outcome
  const why = error && reasonText(texts, error, wait)
  const next = error && isListed ? errorAction(error) : 'check'
  if (fate === 'failed') return { tone: 'bad', text: sentences(t, [t('result.still_signed_in'), why]), action: next }
  if (error) return { tone: 'warn', text: sentences(t, [t('result.may_be_signed_in'), why]), action: next }
  const key = isListed && fate === 'unconfirmed' ? 'result.still_listed' : 'result.requested'
  return { tone: 'warn', text: t(isAccepted ? key : 'result.may_be_signed_in'), action: 'check' }
}

/** For the strip above the rows. `wait`: see `outcomeMessage`. */
export function resultMessage(texts: Texts, result: Result, lag: number | null, wait: number): Message {
  if ('gone' in result) return { tone: 'good', text: goneText(texts, result.gone), action: null }
  if ('report' in result) return reportMessage(texts, result.target, result.report, lag)
  const { error, target } = result
  return {
    tone: 'bad',
    text: sentences(texts.t, [failedText(texts, target), reasonText(texts, error, wait)]),
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
  const tail = [first && lagText(texts, lag, revoked.length === 1 ? 'one' : 'several'), since]

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
  if (namesNobody(report)) {
    const { left } = report
    // Nobody was known at the click; all the same a complete read shows who is there now.
    if (left === 0 && target.action === 'others')
      return { tone: 'good', text: sentences(t, [t('result.none_left'), lagText(texts, lag, 'several')]), action: null }
    const rest = left !== null && t('result.left', { count: left })
    const text = error
      ? sentences(t, [rest || t('result.unconfirmed_others'), errorText(texts, error, 'revoke')])
      : rest || t('result.requested_others')
    return { tone: 'warn', text: sentences(t, [text, since]), action: 'check' }
  }
  const others = {
    revoked: revoked.filter(isOther).length,
    failed: failed.filter(({ session }) => isOther(session)).length,
    doubtful: [...report.unconfirmed, ...report.accepted].filter(isOther).length,
  }
  const counts = [
    others.revoked > 0 && t('auth.sessions.revoke_all.success', { count: others.revoked }),
    others.failed > 0 && t('result.failed_count', { count: others.failed }),
    others.doubtful > 0 && t('result.unconfirmed_count', { count: others.doubtful }),
    target.action === 'all' &&
      t(others.doubtful < doubtful ? 'result.here_unconfirmed' : 'result.here_still_signed_in'),
    target.action !== 'others' && sharedReason(texts, report),
  ]
  return { tone, text: sentences(t, [...counts, ...tail]), action: doubtful > 0 ? 'check' : null }
}

const isOther = (session: Session) => session.isCurrent !== true

/** Why they failed, where it is the same for all: their rows may not be on screen. */
function sharedReason(texts: Texts, { failed }: RevocationReport): string | null {
  const [first] = failed
  const isShared = first && failed.every(({ error }) => error.code === first.error.code)
  // A countdown would stand still here; the strip about the limit has it.
  return isShared && first.error.retryAfterMs === null ? errorText(texts, first.error, 'revoke') : null
}

/** Nothing was done, and why: the whole of it, for who cannot see the list. */
export function failureText(texts: Texts, target: Target, error: SessionError): string {
  return sentences(texts.t, [failedText(texts, target), errorText(texts, error, 'revoke', error.retryAfterMs)])
}

function failedText({ t }: Texts, { action, rows }: Target): string {
  const [row] = rows
  return {
    one: row ? t('result.failed', { device: row.name }) : t('result.failed_others'),
    selected: t('result.failed_count', { count: rows.length }),
    others: t('result.failed_others'),
    all: t('result.failed_all'),
  }[action]
}

/** Why; nothing while the strip about the limit says it, with the countdown. */
function reasonText(texts: Texts, error: SessionError, wait: number): string | null {
  const isLimited = error.code === 'rate_limited' && error.retryAfterMs !== null
  return isLimited && wait > 0 ? null : errorText(texts, error, 'revoke', isLimited ? 0 : null)
}

/** A complete read showed that these are gone. */
export function goneText({ t }: Texts, sessions: readonly Session[]): string {
  return sentences(
    t,
    sessions.map(({ device }) => t('auth.sessions.revoke.success', { device: deviceName(device, t) })),
  )
}

/** These were said to be gone, and are listed again. */
export function backText({ t }: Texts, rows: readonly Pick<Row, 'session'>[]): string {
  const [row] = rows
  return row && rows.length === 1
    ? t('result.unconfirmed', { device: deviceName(row.session.device, t) })
    : t('result.unconfirmed_count', { count: rows.length })
}
