import { forwardRef, type HTMLAttributes } from 'react'
import { Note } from '../device-list/device-list-note.tsx'
import { useBrowserLayoutEffect } from '../device-list/focus.ts'
import { useDevice, useKnown, useListScope } from '../device-list/list-context.ts'
import { questionAbout, type Row } from '../device-list/list-store.ts'
import type { RenderProp } from '../device-list/part.ts'
import type { Standing } from '../model/state.ts'
import { sentences } from '../texts/sentences.ts'
import { useTexts } from '../texts/texts-context.ts'
import { openWords, reasonText } from './outcome-texts.ts'

interface StandingNoteProps extends HTMLAttributes<HTMLDivElement>, RenderProp {
  readonly standing: Standing
  readonly row: Row
  readonly isListed: boolean
  /** True outside the row: then the text names the device. */
  readonly isNamed?: boolean
}

/** What is open about one session, and what can be done about it, where no usual row says so; else nothing. */
export const StandingNote = forwardRef<HTMLDivElement, StandingNoteProps>(function StandingNote(
  { standing, row, isListed, isNamed = false, ...props },
  ref,
) {
  const texts = useTexts()
  const { t } = texts
  const { read, signOut } = useListScope()
  const ask = questionAbout(row)
  const isLimited = useKnown(({ cooldowns }) => ask.operation in cooldowns)
  const mustNotRead = useKnown(({ cooldowns }) => 'list' in cooldowns)
  const words = openWords(standing, isListed)
  if (!words) return null
  const { tone, error, action } = words
  const text = sentences(t, [t(words.key), error && reasonText(texts, error, isLimited ? 'told' : 0)])
  return (
    <Note
      message={{ tone, action, text: isNamed ? t('named_note', { device: row.name, text }) : text }}
      subject={row.label}
      isOff={action === 'check' ? mustNotRead : isLimited}
      onAction={() => (action === 'check' ? read({ check: row.key }) : signOut(ask))}
      {...props}
      ref={ref}
    />
  )
})

/** The same in a row of the application's own parts, which notes that it is said there. */
export function OpenNote({ standing }: { readonly standing: Standing }) {
  const row = useDevice()
  useToldHere(row.key)
  return <StandingNote standing={standing} row={row} isListed />
}

/** Notes that the row with this key says itself what became of its session. */
export function useToldHere(key: string | null): void {
  const { store } = useListScope()
  useBrowserLayoutEffect(() => (key === null ? undefined : store.tell(key)), [store, key])
}
