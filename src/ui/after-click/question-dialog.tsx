import { type ComponentPropsWithoutRef, forwardRef, useId, useRef } from 'react'
import { useBothRefs } from '../device-list/both-refs.ts'
import { useComponents } from '../device-list/components.ts'
import { DeviceListButton } from '../device-list/device-list-button.tsx'
import { useListScope, useListState } from '../device-list/list-context.ts'
import type { Question } from '../device-list/list-store.ts'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceCards } from './device-cards.tsx'
import { HostDialog } from './host-dialog.tsx'
import { useModal, useShownUntilClosed } from './use-modal.ts'
import { useQuestion } from './use-question.ts'

/**
 * Asks before anything is signed out: what ends, how many, what stays, and for how long access may linger. One for the whole
 * list, mounted from the moment on that it is loaded, and rendered in place. Renders a `<dialog>` without a role of its own (docs/decisions/0018).
 */
export const QuestionDialog = forwardRef<HTMLDialogElement, ComponentPropsWithoutRef<'dialog'>>(
  function QuestionDialog(props, ref) {
    const { store } = useListScope()
    const { Dialog } = useComponents()
    const question = useListState(({ asking }) => asking)
    const shown = useShownUntilClosed(question)
    const id = useId()
    const own = useRef<HTMLDialogElement>(null)
    const ownRef = useBothRefs(own, ref)
    const close = () => store.set({ asking: null })
    useModal(own, question !== null, close, () => store.giveFocusBack())
    if (Dialog) return <HostDialog Dialog={Dialog} />
    return (
      <dialog
        aria-modal="true"
        aria-labelledby={`${id}title`}
        aria-describedby={`${id}card ${id}body`}
        data-device-list-dialog=""
        {...props}
        ref={ownRef}
        onClose={(event) => {
          props.onClose?.(event)
          // The event comes late: by then the dialog may be open again, for another device.
          if (!event.currentTarget.open) close()
        }}
      >
        {shown && <Asked id={id} question={shown} onClose={close} />}
      </dialog>
    )
  },
)

interface AskedProps {
  readonly id: string
  readonly question: Question
  readonly onClose: () => void
}

function Asked({ id, question: asked, onClose }: AskedProps) {
  const { t } = useTexts()
  const { headingLevel, signOut } = useListScope()
  const Heading = `h${headingLevel}` as const
  const { question, title, body, confirm, cards } = useQuestion(asked)
  return (
    <>
      <Heading id={`${id}title`} data-device-list-dialog-title="">
        {title}
      </Heading>
      <DeviceCards id={`${id}card`} rows={cards} />
      <div id={`${id}body`} data-device-list-dialog-body="">
        <p>{body}</p>
      </div>
      <div data-device-list-dialog-actions="">
        <DeviceListButton data-autofocus="" onClick={onClose}>
          {t('cancel')}
        </DeviceListButton>
        <DeviceListButton
          variant="solid"
          onClick={() => {
            onClose()
            signOut(question)
          }}
        >
          {confirm}
        </DeviceListButton>
      </div>
    </>
  )
}
