import { useEffect, useState } from 'react'
import { useListScope, useListState } from './list-context.ts'
import type { Saying } from './list-store.ts'
import { styleHint } from './style-hint.ts'

/** Long enough for the dialog to be closed and the focus to be back: what is said while they move is not heard. */
const PAUSE_MS = 100
/** Then it has been heard. A text that stays would be read again by a screen reader that browses the page. */
const FORGET_MS = 10_000

/**
 * The list's one speaker: a polite live region, there before anything is said (WCAG 4.1.3). It waits while the dialog is open,
 * because what is outside a modal is not heard.
 */
export function DeviceListAnnouncer() {
  const { store } = useListScope()
  const toSay = useListState((state) => state.toSay)
  const isAsking = useListState(({ asking, isProving }) => asking !== null || isProving)
  const [said, setSaid] = useState<readonly Saying[]>([])
  useEffect(() => {
    if (isAsking || toSay.length === 0) return
    const timer = setTimeout(() => {
      store.set({ toSay: [] })
      setSaid(toSay)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [store, isAsking, toSay])
  useEffect(() => {
    if (said.length === 0) return
    const timer = setTimeout(() => setSaid([]), FORGET_MS)
    return () => clearTimeout(timer)
  }, [said])
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an `output` belongs to a form, and holds no paragraphs
    <div role="status" data-device-list-announcer="" ref={process.env.NODE_ENV === 'production' ? null : styleHint}>
      {said.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  )
}
