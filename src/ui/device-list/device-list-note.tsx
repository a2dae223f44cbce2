import { forwardRef, type HTMLAttributes, type MouseEvent, type ReactNode } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import type { Standing } from '../model/state.ts'
import type { ErrorAction } from '../texts/error-action.ts'
import { useTexts } from '../texts/texts-context.ts'
import { useAfterClick } from './after-click.ts'
import { DeviceListButton } from './device-list-button.tsx'
import { PartElement, type RenderProp } from './part.ts'
import { useWayToProve } from './use-way-to-prove.ts'

/** Something to be read: `good` only for what a complete read has shown. */
export interface Message {
  readonly tone: 'good' | 'warn' | 'bad'
  readonly text: string
  readonly action: ErrorAction
}

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

/** What became of this row's session, which is open. */
export function OpenNote({ standing }: { readonly standing: Standing }) {
  const late = useAfterClick()
  return late && <late.OpenNote standing={standing} />
}
