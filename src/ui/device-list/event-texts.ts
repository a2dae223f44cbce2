import { calledName } from '../format/device-name.ts'
import { formatDate } from '../format/time.ts'
import type { ScreenEvent } from '../model/events.ts'
import { resultAfter, resultOf } from '../model/result.ts'
import type { State } from '../model/state.ts'
import { errorText } from '../texts/error-text.ts'
import { sentences } from '../texts/sentences.ts'
import type { Texts } from '../texts/texts-context.ts'
import { backText, goneText, resultMessage } from './outcome-texts.ts'

/** What wording an event needs to know besides it. */
export interface Telling {
  readonly texts: Texts
  readonly timeZone: string | undefined
  /** In seconds: how long a signed-out device may go on. */
  readonly lag: number | null
  readonly shows: 'list' | 'prompt'
}

/** An event in words: what is announced, and what a toast shows besides. `null`: nothing is. */
export interface Words {
  readonly said: string | null
  readonly toast: string | null
}

/** Words each event. The only place where that is done: what parts show follows from the state itself. */
export function eventWords(event: ScreenEvent, state: State, telling: Telling): Words {
  const { texts } = telling
  const { t } = texts
  switch (event.type) {
    case 'answered': {
      const { text, tone } = resultMessage(texts, resultAfter(state, event.signOut), telling.lag, 'now')
      const isNotMe = event.signOut.ask.because === 'not-me'
      return { said: sentences(t, [text, isNotMe && t('not_me.password')]), toast: tone === 'good' ? text : null }
    }
    case 'gone':
      return say(goneText(texts, event.told))
    case 'back':
      return say(backText(texts, event.told))
    case 'checked':
      return say(checkedText(event, state, telling))
    case 'refreshed':
      return say(t('list.refreshed'))
    case 'loading':
      return say(t('load.loading'))
    case 'loaded':
      return say(t('load.loaded', { count: event.count }))
    case 'loadFailed': {
      const { error, readAt } = event
      const options = { locale: texts.locale, timeZone: telling.timeZone }
      const what = readAt
        ? t('list.refresh_failed', { time: formatDate(Date.parse(readAt), options, true) })
        : t('load.failed')
      return say(sentences(t, [what, errorText(texts, error, 'list', error.retryAfterMs)]))
    }
    case 'cooldownOver':
      return say(t('error.rate_limited_over'))
    case 'signedOut':
      return say(sentences(t, [t('signed_out.title'), t('signed_out.body')]))
  }
}

const say = (said: string | null): Words => ({ said, toast: null })

/** What is still open is said again. What is resolved says so itself, and so does a list that could not be read. */
function checkedText(
  { key, isRead, by }: Extract<ScreenEvent, { type: 'checked' }>,
  state: State,
  { texts, lag, shows }: Telling,
): string | null {
  if (!isRead && shows === 'list') return null
  if (key === null) {
    const result = resultOf(state, by)
    const isOpen = result?.type === 'reported' && (result.namesNobody || result.doubtful.length > 0)
    return isOpen ? resultMessage(texts, result, lag, 'now').text : null
  }
  const told = state.told.get(key)
  if (!told || told.standing.type === 'gone' || told.standing.type === 'running') return null
  const device = calledName(told, texts.t)
  return texts.t(told.standing.type === 'failed' ? 'result.failed' : 'result.unconfirmed', { device })
}
