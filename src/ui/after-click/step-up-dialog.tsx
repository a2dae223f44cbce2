import { forwardRef, useEffect, useId, useRef } from 'react'
import type { StepUpAction, StepUpRequest } from '../../hooks/index.ts'
import { useBothRefs } from '../device-list/both-refs.ts'
import { DeviceListButton } from '../device-list/device-list-button.tsx'
import type { DeviceListStepUpProps } from '../device-list/device-list-step-up.tsx'
import { useBrowserLayoutEffect, whereNext } from '../device-list/focus.ts'
import { useKnown, useListScope, useListState } from '../device-list/list-context.ts'
import { isFocusable, rootOf } from '../device-list/own-root.ts'
import { StepUpContext } from '../device-list/step-up-context.ts'
import type { Meant } from '../model/state.ts'
import { textElement } from '../texts/text-element.ts'
import { useTexts } from '../texts/texts-context.ts'
import { stepUpTitle } from './step-up-title.ts'
import { useModal, useShownUntilClosed } from './use-modal.ts'

const bodies = { list: 'step_up.list_body', revoke: 'step_up.body' } as const satisfies Record<
  StepUpRequest['action']['type'],
  string
>

interface StepUpDialogProps extends DeviceListStepUpProps {
  readonly request: StepUpRequest | null
}

/** See `DeviceListStepUp`. */
export const StepUpDialog = forwardRef<HTMLDialogElement, StepUpDialogProps>(function StepUpDialog(
  { request, children, ...props },
  ref,
) {
  const { t } = useTexts()
  const { store, headingLevel } = useListScope()
  // One dialog at a time: the confirmation that is being read comes first.
  const isFree = useListState(({ asking }) => asking === null)
  const shown = isFree && request?.asks === 'slot' ? request : null
  const isOpen = shown !== null
  const drawn = useShownUntilClosed(shown)
  const apart = useApart(drawn?.action)
  const id = useId()
  const own = useRef<HTMLDialogElement>(null)
  const ownRef = useBothRefs(own, ref)
  const giveFocusBack = useRef(() => {})
  useBrowserLayoutEffect(() => {
    const opener = own.current && rootOf(own.current).activeElement
    if (!isOpen || !isFocusable(opener)) return
    const goOn = whereNext(opener)
    giveFocusBack.current = () => (opener.isConnected ? opener.focus() : goOn())
  }, [isOpen])
  useModal(
    own,
    isOpen,
    () => shown?.cancel(),
    () => giveFocusBack.current(),
  )
  useEffect(() => {
    if (!isOpen) return
    store.set({ isProving: true })
    return () => store.set({ isProving: false })
  }, [store, isOpen])
  const Heading = `h${headingLevel}` as const
  return (
    <>
      {request?.asks === 'handler' && (
        <div data-device-list-note="warn">
          <span data-device-list-note-text="">{t('step_up.waiting')}</span>
          <DeviceListButton variant="quiet" onClick={request.cancel}>
            {t('cancel')}
          </DeviceListButton>
        </div>
      )}
      <dialog
        aria-modal="true"
        aria-labelledby={`${id}title`}
        aria-describedby={`${id}body`}
        data-device-list-dialog=""
        {...props}
        ref={ownRef}
        onClose={(event) => {
          props.onClose?.(event)
          if (!event.currentTarget.open) shown?.cancel()
        }}
      >
        {drawn && (
          <StepUpContext.Provider value={drawn}>
            <Heading id={`${id}title`} data-device-list-dialog-title="">
              {stepUpTitle(drawn.action, apart, t)}
            </Heading>
            <div id={`${id}body`} data-device-list-dialog-body="">
              <p>{t(bodies[drawn.action.type])}</p>
            </div>
            {textElement(typeof children === 'function' ? children(drawn) : children)}
          </StepUpContext.Provider>
        )}
      </dialog>
    </>
  )
})

/** What tells the first session of an action from its namesakes, as it was on screen when that was asked for. */
function useApart(action: StepUpAction | undefined): Meant['apart'] {
  const first = action?.type === 'revoke' ? action.sessions[0] : undefined
  return useKnown(({ told }) => [...told.values()].find(({ session }) => session.id === first?.id)?.apart ?? null)
}
