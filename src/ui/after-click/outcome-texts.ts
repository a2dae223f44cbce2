import type { Session } from '../../core/session.ts'
import type { SessionError } from '../../core/session-error.ts'
import type { Message } from '../device-list/device-list-note.tsx'
import { failedText, nameOf } from '../device-list/failed-text.ts'
import { calledName } from '../format/device-name.ts'
import { formatDuration } from '../format/duration.ts'
import type { Reported, Result } from '../model/result.ts'
import { type Ask, endsOthers, isAboutOne, type Meant, type Standing, type State, type Told } from '../model/state.ts'
import { type ErrorAction, errorAction } from '../texts/error-action.ts'
import { errorText } from '../texts/error-text.ts'
import { sentences } from '../texts/sentences.ts'
import type { TextKey } from '../texts/text-key.ts'
import type { Texts } from '../texts/texts-context.ts'

/**
 * How long the server wants no further request. `told`: a countdown stands elsewhere on the screen. A number: this many ms, counted down
 * here. `now`: said once, as it is at this moment.
 */
export type Wait = 'told' | 'now' | number

/** How long what is signed out may go on, as a sentence about one device or several; `null` where the server does not say. */
export function lagText({ t, locale }: Texts, seconds: number | null, of: 'one' | 'several'): string | null {
  return seconds ? t(of === 'one' ? 'lag' : 'lag_several', { duration: formatDuration(seconds, locale) }) : null
}

/** What is open about one session: how it stands, why, and what can be done about it. */
interface OpenWords {
  readonly tone: 'bad' | 'warn'
  readonly key: TextKey
  readonly error: SessionError | null
  readonly action: ErrorAction
}

/** For the row itself, which shows the name already; `null` for what is not open. */
export function openWords(standing: Standing, isListed: boolean): OpenWords | null {
  switch (standing.type) {
    case 'running':
    case 'gone':
      return null
    case 'failed': {
      const { error } = standing
      return { tone: 'bad', key: 'result.still_signed_in', error, action: isListed ? errorAction(error) : 'check' }
    }
    case 'unconfirmed': {
      const { error, isSeen } = standing
      const action = error && isListed ? errorAction(error) : 'check'
      // Once the list was read, the reason is past.
      return { tone: 'warn', key: 'result.may_be_signed_in', error: isSeen ? null : error, action }
    }
    case 'accepted':
    case 'listed': {
      const key = isListed && standing.type === 'listed' ? 'result.still_listed' : 'result.requested'
      return { tone: 'warn', key, error: null, action: 'check' }
    }
  }
}

/** What became of a sign-out, as one text: for the strip above the rows, the announcer and the toast. */
export function resultMessage(texts: Texts, result: Result, lag: number | null, wait: Wait): Message {
  if (result.type === 'reported') return reportMessage(texts, result, lag, wait)
  const { error, ask } = result
  return { tone: 'bad', text: failureText(texts, ask, error, wait), action: errorAction(error) }
}

function reportMessage(texts: Texts, result: Reported, lag: number | null, wait: Wait): Message {
  const { t } = texts
  const { ask, revoked, failed, doubtful, reason, left, newSince } = result
  const isGood = revoked.length > 0 && failed.length + doubtful.length === 0
  const tone = isGood ? 'good' : failed.length > 0 ? 'bad' : 'warn'
  const keepsAccess = revoked.length > 0 && lagText(texts, lag, revoked.length === 1 ? 'one' : 'several')
  const since = sinceText(texts, newSince)
  if (isAboutOne(ask)) return { tone, text: oneText(texts, result, [keepsAccess, since]), action: null }
  if (result.namesNone) return unnamedMessage(texts, result)
  const others = {
    revoked: revoked.filter(({ session }) => isOther(session)).length,
    failed: failed.filter(({ session }) => isOther(session)).length,
    doubtful: doubtful.filter(isOther).length,
  }
  // Of a list that is not known to its end, those that are named are not all.
  const isWhole = left !== null || !endsOthers(ask)
  const counts = [
    others.revoked > 0 && t('auth.sessions.revoke_all.success', { count: others.revoked }),
    // Beside what it is about: after the reason it would be read of those that were refused.
    keepsAccess,
    others.failed > 0 && t('result.failed_count', { count: others.failed }),
    others.doubtful > 0 &&
      (isWhole ? t('result.unconfirmed_count', { count: others.doubtful }) : t('result.unconfirmed_others')),
    ask.operation === 'revokeAll' &&
      t(others.doubtful < doubtful.length ? 'result.here_unconfirmed' : 'result.here_still_signed_in'),
    // On the screen the strip about the limit counts down, and this text would stand still.
    reason !== null && reasonText(texts, reason, wait === 'now' ? 'now' : 'told'),
  ]
  return { tone, text: sentences(t, [...counts, since]), action: doubtful.length > 0 ? 'check' : null }
}

/** What was done, and no more: the toast of a success. The list itself says how long access may go on. */
export function doneText(texts: Texts, { ask, revoked, namesNone }: Reported): string {
  if (isAboutOne(ask)) return goneText(texts, revoked)
  const count = revoked.filter(({ session }) => isOther(session)).length
  return namesNone ? texts.t('result.none_left') : texts.t('auth.sessions.revoke_all.success', { count })
}

function oneText(texts: Texts, { ask, revoked, failed }: Reported, tail: Parameters<typeof sentences>[1]): string {
  const [reason] = failed
  if (revoked.length > 0) return sentences(texts.t, [goneText(texts, revoked), ...tail])
  if (reason) return failureText(texts, ask, reason.error, 'now')
  return texts.t('result.unconfirmed', { device: nameOf(texts, ask) })
}

/** No session was known at the click. A complete read still shows how many are there now. */
function unnamedMessage(texts: Texts, { ask, error, left, newSince }: Reported): Message {
  const { t } = texts
  if (left === 0 && ask.operation === 'revokeOthers') return { tone: 'good', text: t('result.none_left'), action: null }
  // Listed after the request is not signed in for certain: the server may be late.
  const rest = left !== null && t('result.unconfirmed_count', { count: left })
  const text = error
    ? sentences(t, [rest || t('result.unconfirmed_others'), errorText(texts, error, 'revoke')])
    : rest || t('result.requested_others')
  return { tone: 'warn', text: sentences(t, [text, sinceText(texts, newSince)]), action: 'check' }
}

const isOther = (session: Session) => session.isCurrent !== true

/** How many devices came between the click and the look at the list; `null` for none. */
export function sinceText({ t }: Texts, newSince: number): string | null {
  return newSince > 0 ? t('list.new_since', { count: newSince }) : null
}

/** Nothing was done, and why. */
function failureText(texts: Texts, ask: Ask, error: SessionError, wait: Wait): string {
  return sentences(texts.t, [failedText(texts, ask), reasonText(texts, error, wait)])
}

/** Why; nothing while a countdown stands elsewhere. */
export function reasonText(texts: Texts, error: SessionError, wait: Wait): string | null {
  const isLimited = error.code === 'rate_limited' && error.retryAfterMs !== null
  if (!isLimited) return errorText(texts, error, 'revoke')
  if (wait === 'told') return null
  return wait === 'now'
    ? errorText(texts, error, 'revoke', error.retryAfterMs)
    : errorText(texts, error, 'revoke', wait, 'short')
}

/** A complete read showed that these are gone. */
export function goneText({ t }: Texts, devices: readonly Meant[]): string {
  return sentences(
    t,
    devices.map((each) => t('auth.sessions.revoke.success', { device: calledName(each, t) })),
  )
}

/** That devices are gone, each by its name, and for how long they may go on; empty where there are none. */
export function receiptText(texts: Texts, { last }: State, receipts: readonly Told[], lag: number | null): string {
  if (receipts.length === 0) return ''
  const isNew = last?.answer.type === 'reported' && receipts.some(({ of }) => of === last.id)
  return sentences(texts.t, [
    goneText(texts, receipts),
    lagText(texts, lag, receipts.length === 1 ? 'one' : 'several'),
    isNew && sinceText(texts, last.answer.report.newSince),
  ])
}

/** These were said to be gone, and are listed again. */
export function backText({ t }: Texts, devices: readonly Meant[]): string {
  const [first] = devices
  return first && devices.length === 1
    ? t('result.unconfirmed', { device: calledName(first, t) })
    : t('result.unconfirmed_count', { count: devices.length })
}
