import type { Telling, Words } from '../device-list/event-texts.ts'
import { calledName } from '../format/device-name.ts'
import type { SignOutEvent } from '../model/events.ts'
import { resultAfter, resultOf } from '../model/result.ts'
import type { State } from '../model/state.ts'
import { sentences } from '../texts/sentences.ts'
import { backText, doneText, goneText, resultMessage } from './outcome-texts.ts'
/** The texts of an event about a sign-out. Such events are put into words only here; what parts show follows from the state. */
export function eventWords(event: SignOutEvent, state: State, telling: Telling): Words {
  const { texts } = telling
  const { t } = texts
  switch (event.type) {
    case 'answered': {
      const result = resultAfter(state, event.signOut)
      const { text, tone } = resultMessage(texts, result, telling.lag, 'now')
      const isNotMe = event.signOut.ask.because === 'not-me'
      return {
        said: sentences(t, [text, isNotMe && t('not_me.password')]),
        toast: tone === 'good' && result.type === 'reported' ? doneText(texts, result) : null,
      }
    }
    case 'gone':
      return say(goneText(texts, event.told))
    case 'back':
      return say(backText(texts, event.told))
    case 'checked':
      return say(checkedText(event, state, telling))
  }
}

const say = (said: string | null): Words => ({ said, toast: null })

/** What is still open after a check. A session that is gone has an event of its own, and so has a list that could not be read. */
function checkedText(
  { key, isRead, by }: Extract<SignOutEvent, { type: 'checked' }>,
  state: State,
  { texts, lag, shows }: Telling,
): string | null {
  if (!isRead && shows === 'list') return null
  if (key === null) {
    const result = resultOf(state, by)
    const isOpen = result?.type === 'reported' && (result.namesNone || result.doubtful.length > 0)
    return isOpen ? resultMessage(texts, result, lag, 'now').text : null
  }
  const told = state.told.get(key)
  if (!told || told.standing.type === 'gone' || told.standing.type === 'running') return null
  const device = calledName(told, texts.t)
  return texts.t(told.standing.type === 'failed' ? 'result.failed' : 'result.unconfirmed', { device })
}
