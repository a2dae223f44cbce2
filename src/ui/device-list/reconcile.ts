import type { SessionsRead } from '../../core/read-sessions.ts'
import type { Session } from '../../core/session.ts'
import type { Texts } from '../texts/texts-context.ts'
import type { ListStore } from './list-store.ts'
import { goneText } from './outcome-texts.ts'

/**
 * Holds what is still open against a later read: what is absent from a complete one is gone, and that is said; what was
 * accepted and is still there has not been confirmed. Doing it twice does it once.
 */
export function reconcile(store: ListStore, read: SessionsRead, texts: Texts): void {
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
  store.set({ outcomes, ...(gone.length > 0 && { result: { gone } }) })
  if (gone.length > 0) store.say(goneText(texts, gone))
}
