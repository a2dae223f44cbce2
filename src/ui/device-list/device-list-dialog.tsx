import { type ComponentPropsWithoutRef, forwardRef, useId, useImperativeHandle, useRef } from 'react'
import { useSessionScope } from '../../hooks/index.ts'
import { sentences } from '../texts/sentences.ts'
import { useTexts } from '../texts/texts-context.ts'
import { DeviceListButton } from './device-list-button.tsx'
import {
  DeviceListBody,
  DeviceListIcon,
  DeviceListLastActive,
  DeviceListMeta,
  DeviceListName,
  DeviceListPlace,
} from './device-list-item.tsx'
import { RowContext, useListScope, useListState, useListView } from './list-context.ts'
import type { Row, Target } from './list-store.ts'
import { lagText } from './outcome-texts.ts'
import { useModal } from './use-modal.ts'

/**
 * Asks before anything is signed out: what ends, how many, what stays, and for how long access may linger. One for the whole
 * list, always mounted and rendered in place. Renders a `<dialog role="alertdialog">`.
 */
export const DeviceListDialog = forwardRef<HTMLDialogElement, ComponentPropsWithoutRef<'dialog'>>(
  function DeviceListDialog(props, ref) {
    const { store } = useListScope()
    const target = useListState(({ asking }) => asking)
    const id = useId()
    const own = useRef<HTMLDialogElement>(null)
    useImperativeHandle<HTMLDialogElement | null, HTMLDialogElement | null>(ref, () => own.current)
    const close = () => store.set({ asking: null })
    useModal(own, target !== null, close, () => store.giveFocusBack())
    return (
      <dialog
        role="alertdialog"
        aria-modal="true"
        aria-labelledby={`${id}title`}
        aria-describedby={`${id}body`}
        data-device-list-dialog=""
        {...props}
        ref={own}
        onClose={(event) => {
          props.onClose?.(event)
          // The event comes late: by then the dialog may be open again, for another device.
          if (!event.currentTarget.open) close()
        }}
      >
        {target && <Question id={id} target={target} onClose={close} />}
      </dialog>
    )
  },
)

interface QuestionProps {
  readonly id: string
  readonly target: Target
  readonly onClose: () => void
}

function Question({ id, target, onClose }: QuestionProps) {
  const { t } = useTexts()
  const { headingLevel, signOut } = useListScope()
  const Heading = `h${headingLevel}` as const
  const { title, body, confirm, card } = useQuestion(target)
  return (
    <>
      <Heading id={`${id}title`} data-device-list-dialog-title="">
        {title}
      </Heading>
      <div id={`${id}body`} data-device-list-dialog-body="">
        <p>{body}</p>
      </div>
      {card && (
        <RowContext.Provider value={card}>
          <div data-device-list-card="">
            <DeviceListIcon />
            <DeviceListBody>
              <DeviceListName />
              <DeviceListMeta>
                <DeviceListPlace />
                <DeviceListLastActive />
              </DeviceListMeta>
            </DeviceListBody>
          </div>
        </RowContext.Provider>
      )}
      <div data-device-list-dialog-actions="">
        <DeviceListButton data-autofocus="" onClick={onClose}>
          {t('cancel')}
        </DeviceListButton>
        <DeviceListButton
          variant="solid"
          onClick={() => {
            onClose()
            signOut(target)
          }}
        >
          {confirm}
        </DeviceListButton>
      </div>
    </>
  )
}

/** The words for a target. */
function useQuestion({ action, rows, count }: Target): {
  readonly title: string
  readonly body: string
  readonly confirm: string
  readonly card: Row | null
} {
  const texts = useTexts()
  const { t } = texts
  const { current, others } = useListView()
  const lag = lagText(texts, useSessionScope().adapter.capabilities.accessTokenLagSeconds)
  const [row] = rows
  if (action === 'others' || !row)
    return {
      title: count === null ? t('confirm.others_unknown') : t('confirm.others', { count }),
      body: sentences(t, [t('confirm.current_stays'), lag]),
      confirm: count === null ? t('sign_out_others') : t('confirm.others_action', { count }),
      card: null,
    }
  const { isCurrent } = row.session
  return isCurrent
    ? {
        title: t('confirm.current'),
        body: sentences(t, [t('confirm.current_body'), others.length > 0 && t('confirm.others_stay')]),
        confirm: t('sign_out'),
        card: row,
      }
    : {
        title: t('confirm.one', { device: row.name }),
        body: sentences(t, [
          t('confirm.one_body'),
          isCurrent === null ? t('confirm.maybe_body') : current && t('confirm.current_stays'),
          lag,
        ]),
        confirm: t('sign_out'),
        card: row,
      }
}
