import { forwardRef, type HTMLAttributes, type MouseEvent, type ReactNode } from 'react'
import { useCanStepUp } from '../../hooks/index.ts'
import type { Standing } from '../model/state.ts'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceListButton } from './device-list-button.tsx'
import { useDevice, useKnown, useListScope, useRead, useStanding } from './list-context.ts'
import { questionAbout, type Row } from './list-store.ts'
import { type Message, standingMessage } from './outcome-texts.ts'
import { PartElement, type RenderProp } from './part.ts'

interface NoteProps extends HTMLAttributes<HTMLDivElement>, RenderProp {
  readonly message: Omit<Message, 'text'> & { readonly text: ReactNode }
  readonly onAction: (event: MouseEvent<HTMLButtonElement>) => void
  /** What the button is about, where there are several of its kind. */
  readonly subject?: string
  readonly isOff?: boolean
}

/** A strip with a text and the next step. Says nothing by itself: the list's one speaker does. */
export const Note = forwardRef<HTMLDivElement, NoteProps>(function Note(
  { message, onAction, subject, isOff, render, ...props },
  ref,
) {
  const { t } = useTexts()
  const canStepUp = useCanStepUp()
  // Nobody can be asked: all that is left is to try again.
  const action = message.action === 'confirm' && !canStepUp ? 'retry' : message.action
  const label = action && t(`action.${action}`)
  const children = (
    <>
      <span data-device-list-note-text="">{message.text}</span>
      {label && (
        <DeviceListButton
          variant="quiet"
          aria-label={subject === undefined ? undefined : t('named', { label, device: subject })}
          aria-disabled={isOff || undefined}
          onClick={onAction}
        >
          {label}
        </DeviceListButton>
      )}
    </>
  )
  return (
    <PartElement as="div" render={render} data-device-list-note={message.tone} {...props} ref={ref}>
      {props.children ?? children}
    </PartElement>
  )
})

interface StandingNoteProps extends HTMLAttributes<HTMLDivElement>, RenderProp {
  readonly standing: Standing
  readonly row: Row
  readonly isListed: boolean
}

/** What became of one session, and what can be done about it; nothing where there is nothing to say. */
export const StandingNote = forwardRef<HTMLDivElement, StandingNoteProps>(function StandingNote(
  { standing, row, isListed, ...props },
  ref,
) {
  const texts = useTexts()
  const { signOut } = useListScope()
  const read = useRead()
  const ask = questionAbout(row)
  const isLimited = useKnown(({ cooldowns }) => ask.operation in cooldowns)
  const message = standingMessage(texts, standing, isListed, isLimited ? 'told' : 'over')
  if (!message) return null
  // A row shows its name; a strip of its own has to say it.
  const text = isListed ? message.text : texts.t('named_note', { device: row.name, text: message.text })
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

/** What became of this row's session, until that is resolved; else nothing. Renders a `<div>`. */
export const DeviceListNote = forwardRef<HTMLDivElement, HTMLAttributes<HTMLDivElement> & RenderProp>(
  function DeviceListNote(props, ref) {
    const row = useDevice()
    const standing = useStanding()
    return standing && <StandingNote standing={standing} row={row} isListed {...props} ref={ref} />
  },
)
