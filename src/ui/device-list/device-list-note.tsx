import { forwardRef, type HTMLAttributes, type MouseEvent, type ReactNode } from 'react'
import { useCanStepUp } from '../../hooks/index.ts'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceListButton } from './device-list-button.tsx'
import { useIsRowRevoking } from './device-list-item.tsx'
import { useDevice, useListScope, useListState, useListView } from './list-context.ts'
import { type Outcome, type Row, type Target, waitOf } from './list-store.ts'
import { type Message, outcomeMessage } from './outcome-texts.ts'
import { PartElement, type RenderProp } from './part.ts'
import { reconcile } from './reconcile.ts'

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

interface OutcomeNoteProps extends HTMLAttributes<HTMLDivElement>, RenderProp {
  readonly outcome: Outcome
  readonly row: Row
  readonly isListed: boolean
}

/** What became of one session, and what can be done about it. */
export const OutcomeNote = forwardRef<HTMLDivElement, OutcomeNoteProps>(function OutcomeNote(
  { outcome, row, isListed, ...props },
  ref,
) {
  const texts = useTexts()
  const { signOut } = useListScope()
  const check = useCheckAgain()
  const target: Target = { action: 'one', rows: [row], count: 1 }
  const wait = useListState(({ waits }) => waits[waitOf(target)])
  const message = outcomeMessage(texts, outcome, isListed, wait)
  // A row shows its name; a strip of its own has to say it.
  const text = isListed ? message.text : texts.t('named_note', { device: row.name, text: message.text })
  return (
    <Note
      message={{ ...message, text }}
      subject={row.label}
      isOff={message.action !== 'check' && wait > 0}
      onAction={() => (message.action === 'check' ? void check(row) : signOut(target))}
      {...props}
      ref={ref}
    />
  )
})

/** What became of this row's session, until that is resolved; else nothing. Renders a `<div>`. */
export const DeviceListNote = forwardRef<HTMLDivElement, HTMLAttributes<HTMLDivElement> & RenderProp>(
  function DeviceListNote(props, ref) {
    const row = useDevice()
    const outcome = useListState(({ outcomes }) => outcomes.get(row.key))
    const isRevoking = useIsRowRevoking()
    if (!outcome || isRevoking) return null
    return <OutcomeNote outcome={outcome} row={row} isListed {...props} ref={ref} />
  },
)

/** Reads the list again on behalf of a row. What is still open afterwards is said again; what is resolved says so itself. */
function useCheckAgain(): (row: Row) => Promise<void> {
  const texts = useTexts()
  const { store } = useListScope()
  const { refresh } = useListView()
  return async ({ key, name }) => {
    const read = await refresh()
    if (!read) return
    reconcile(store, read, texts)
    const fate = store.state.outcomes.get(key)?.fate
    if (fate) store.say(texts.t(fate === 'failed' ? 'result.failed' : 'result.unconfirmed', { device: name }))
  }
}
