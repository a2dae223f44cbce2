import type { Texts } from '../texts/texts-context.ts'
import type { ListStore, Target } from './list-store.ts'

/** "This wasn't me" came to an end, whichever: the list leads on from there. What to announce of that; `false` for other targets. */
export function leadOn(store: ListStore, { because, rows }: Target, { t }: Texts): string | false {
  const [row] = rows
  if (because !== 'not-me' || !row) return false
  store.set({ notMe: row })
  return t('not_me.password')
}
