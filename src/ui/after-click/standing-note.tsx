import { forwardRef, type HTMLAttributes } from 'react'
import { Note } from '../device-list/device-list-note.tsx'
import { useBrowserLayoutEffect } from '../device-list/focus.ts'
import { useDevice, useKnown, useListScope, useRead } from '../device-list/list-context.ts'
import { questionAbout, type Row } from '../device-list/list-store.ts'
import type { RenderProp } from '../device-list/part.ts'
import type { Standing } from '../model/state.ts'
import { useTexts } from '../texts/texts-context.ts'
import { standingMessage } from './outcome-texts.ts'

interface StandingNoteProps extends HTMLAttributes<HTMLDivElement>, RenderProp {
  readonly standing: Standing
  readonly row: Row
  readonly isListed: boolean
  /** Outside its row it has to say whose it is. */
  readonly isNamed?: boolean
}

/** What became of one session, and what can be done about it; nothing where there is nothing to say. */
export const StandingNote = forwardRef<HTMLDivElement, StandingNoteProps>(function StandingNote(
  { standing, row, isListed, isNamed = false, ...props },
  ref,
) {
  const texts = useTexts()
  const { signOut } = useListScope()
  const read = useRead()
  const ask = questionAbout(row)
  const isLimited = useKnown(({ cooldowns }) => ask.operation in cooldowns)
  const message = standingMessage(texts, standing, isListed, isLimited ? 'told' : 'over')
  if (!message) return null
  const text = !isNamed ? message.text : texts.t('named_note', { device: row.name, text: message.text })
  return (
    <Note
      message={{ ...message, text }}
      subject={row.label}
      isOff={message.action !== 'check' && isLimited}
      onAction={() => (message.action === 'check' ? read({ check: row.key }) : signOut(ask))}
      {...props}
      ref={ref}
    />
  )
})

/** The same in its row, which notes that it is said there. */
export function OpenNote({ standing }: { readonly standing: Standing }) {
  const row = useDevice()
  const { store } = useListScope()
  const { key } = row
  useBrowserLayoutEffect(() => store.tell(key), [store, key])
  return <StandingNote standing={standing} row={row} isListed />
}
