import { type ComponentType, useState } from 'react'
import type { HostDialogProps } from '../device-list/components.ts'
import { useListScope, useListState } from '../device-list/list-context.ts'
import type { Question } from '../device-list/list-store.ts'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceCards } from './device-cards.tsx'
import { useQuestion } from './use-question.ts'

interface HostDialogScope {
  /** A dialog of the host's design system. */
  readonly Dialog: ComponentType<HostDialogProps>
}

/** Asks in the host's dialog, which keeps the last question while it fades out. */
export function HostDialog({ Dialog }: HostDialogScope) {
  const asking = useListState((state) => state.asking)
  const [shown, setShown] = useState(asking)
  if (asking && asking !== shown) setShown(asking)
  return shown && <Asking Dialog={Dialog} question={shown} open={asking !== null} />
}

interface AskingProps extends HostDialogScope {
  readonly question: Question
  readonly open: boolean
}

function Asking({ Dialog, question, open }: AskingProps) {
  const { lang, dir, t } = useTexts()
  const { store, signOut } = useListScope()
  const { question: now, title, body, confirm, cards } = useQuestion(question)
  const onCancel = () => store.set({ asking: null })
  return (
    <Dialog
      open={open}
      lang={lang}
      dir={dir}
      title={title}
      description={body}
      card={cards.length > 0 ? <DeviceCards rows={cards} /> : null}
      cancelLabel={t('cancel')}
      confirmLabel={confirm}
      onCancel={onCancel}
      onConfirm={() => {
        if (store.state.asking !== question) return
        onCancel()
        signOut(now)
      }}
      restoreFocus={() => store.giveFocusBack()}
    />
  )
}
