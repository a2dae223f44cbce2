import type { Texts } from '../texts/texts-context.ts'
import { afterClick, loadAfterClick } from './after-click.ts'
import { stuckText } from './device-list-status.tsx'
import type { ListStore, Opening, Question } from './list-store.ts'

/** Does what a click asks for: at once, or when its file is loaded, unless a later click asks for something else. Says so when the file cannot be loaded. */
export function whenLoaded(store: ListStore, wanted: Question | Opening, texts: Texts, then: () => void): void {
  if (afterClick()) return then()
  store.set({ waiting: wanted, stuck: null })
  const ifWaiting = (run: () => void) => () => {
    if (store.state.waiting === wanted) run()
  }
  loadAfterClick().then(
    ifWaiting(then),
    ifWaiting(() => {
      store.set({ waiting: null, stuck: wanted })
      store.say(stuckText(texts, wanted))
    }),
  )
}
