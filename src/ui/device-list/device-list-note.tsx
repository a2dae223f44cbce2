import { forwardRef, type HTMLAttributes, type MouseEvent, type ReactNode } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import type { Standing } from '../model/state.ts'
import { useWayToProve } from '../step-up/use-way-to-prove.ts'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceListButton } from './device-list-button.tsx'
import { useBrowserLayoutEffect } from './focus.ts'
import { useDevice, useKnown, useListScope, useRead } from './list-context.ts'
import { questionAbout, type Row } from './list-store.ts'
import { type Message, standingMessage } from './outcome-texts.ts'
import { PartElement, type RenderProp } from './part.ts'

interface NoteProps extends HTMLAttributes<HTMLDivElement>, RenderProp {
  readonly message: Omit<Message, 'text' | 'action'> & {
    readonly text: ReactNode
    readonly action: Message['action'] | 'sign_in'
  }
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
  const { onSignInAgain } = useSessionScope()
  const way = useWayToProve(message.action === 'confirm')
  const action = message.action === 'confirm' ? way : message.action
  const label = action && t(`action.${action}`)
  const children = (
    <>
      <span data-device-list-note-text="">{message.text}</span>
      {label && (
        <DeviceListButton
          variant="quiet"
          aria-label={subject === undefined ? undefined : t('named', { label, device: subject })}
          aria-disabled={isOff || undefined}
          onClick={action === 'sign_in' ? () => onSignInAgain?.() : onAction}
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

/** What became of this row's session, which is open. */
export function OpenNote({ standing }: { readonly standing: Standing }) {
  const row = useDevice()
  const { store } = useListScope()
  const { key } = row
  useBrowserLayoutEffect(() => store.tell(key), [store, key])
  return <StandingNote standing={standing} row={row} isListed />
}
