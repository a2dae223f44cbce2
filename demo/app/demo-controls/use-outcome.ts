import { useState } from 'react'
import { type Translate, useText } from '../texts/i18n.ts'

/** How an action went, in whichever language the page has by then. */
export type Words = (t: Translate) => string

const failed: Words = (t) => t('demo.failed')

/** Runs one of the panel's actions, and keeps the words about how it went; an `act` that failed answers `null`. */
export function useOutcome(): { readonly outcome: string; readonly run: (act: () => Promise<Words | null>) => void } {
  const t = useText()
  const [words, setWords] = useState<Words | null>(null)
  const run = (act: () => Promise<Words | null>): void => {
    setWords(null)
    void act().then((said) => setWords(() => said ?? failed))
  }
  return { outcome: words?.(t) ?? '', run }
}
