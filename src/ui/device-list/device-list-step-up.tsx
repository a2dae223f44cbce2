import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, useEffect } from 'react'
import { type StepUpRequest, useStepUp } from '../../hooks/index.ts'
import { loadAfterClick, useAfterClick } from './after-click.ts'

export interface DeviceListStepUpProps extends Omit<ComponentPropsWithoutRef<'dialog'>, 'children'> {
  /** What proves who the user is: `<StepUpPasswordForm>`, a form of your own, or a function that gets the question. */
  readonly children?: ReactNode | ((request: StepUpRequest) => ReactNode)
}

/**
 * Asks for proof of who the user is when the server wants it, titled by what will happen then. Place it once, anywhere in
 * `<DeviceList>`; `onStepUp` of the provider comes first, and this then offers no more than to cancel. Put `data-autofocus` on
 * what shall have the focus first. Renders a `<dialog>`.
 */
export const DeviceListStepUp = forwardRef<HTMLDialogElement, DeviceListStepUpProps>(
  function DeviceListStepUp(props, ref) {
    // Here, and not in the dialog: that proof can be asked for has to be known before the dialog is fetched.
    const request = useStepUp()
    const late = useAfterClick()
    useEffect(() => {
      // Without a dialog nothing proves anything, and what was refused says so.
      if (request) loadAfterClick().catch(request.cancel)
    }, [request])
    return late && <late.StepUpDialog {...props} request={request} ref={ref} />
  },
)
