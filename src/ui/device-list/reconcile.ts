import type { SessionsRead } from '../../core/read-sessions.ts'
import type { Session } from '../../core/session.ts'
import type { Texts } from '../texts/texts-context.ts'
import type { ListStore } from './list-store.ts'
import { backText, goneText } from './outcome-texts.ts'
import { takeBack } from './take-back.ts'

/**
 * Holds what was said against a later read. What is listed again is not signed out; what was open and is absent from a complete
 * read is gone, and both are said; what was accepted and is still there has not been confirmed. Doing it twice does it once.
 */
export function reconcile(store: ListStore, read: SessionsRead, texts: Texts): void {
  const back = takeBack(store, read)
  if (back.length > 0) store.say(backText(texts, back))
  if (!read.complete) return
  const outcomes = new Map(store.state.outcomes)
  const gone: Session[] = []
  for (const [key, outcome] of store.state.outcomes) {
    const { session, fate, at } = outcome
    if (fate === 'running' || read.readAt <= at) continue
    if (!read.sessions.some((listed) => listed.key === session.key)) {
      outcomes.delete(key)
      gone.push(session)
    } else if (fate === 'accepted') outcomes.set(key, { ...outcome, fate: 'unconfirmed' })
  }
  store.set({ outcomes, ...(gone.length > 0 && { result: { gone, at: read.readAt } }) })
  if (gone.length > 0) store.say(goneText(texts, gone))
}
