import { type ComponentPropsWithRef, type ComponentType, createContext, type ReactNode, useContext } from 'react'

/** How a button weighs: `solid` confirms, `danger` asks for many sign-outs, `quiet` stands beside a text. */
export type DeviceListButtonVariant = 'plain' | 'danger' | 'solid' | 'quiet'

/**
 * What a button of your own gets: everything a `<button>` takes, ref included, and how it weighs. `aria-disabled` is for looks
 * alone: a click on such a button does nothing, and it must keep the focus, so do not turn it into `disabled`.
 */
export interface HostButtonProps extends ComponentPropsWithRef<'button'> {
  readonly variant: DeviceListButtonVariant
}

/**
 * What a dialog of your own gets. It must be modal, have the role `dialog` (not `alertdialog`: docs/decisions/0018), and put the
 * focus on cancel first.
 */
export interface HostDialogProps {
  readonly open: boolean
  /** The language and direction of the texts, for a dialog that is rendered elsewhere on the page. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly title: string
  /** What ends, what stays, and for how long access may linger: the dialog's description. */
  readonly description: string
  /** The devices that are meant, drawn: one, or a list of the first four and how many more; `null` while not all are known. Put it into the dialog's description too. */
  readonly card: ReactNode
  readonly cancelLabel: string
  readonly confirmLabel: string
  /** Closes without any request. Call it for cancel, Esc, and whatever else closes your dialog. */
  readonly onCancel: () => void
  /** Closes, and signs out. */
  readonly onConfirm: () => void
  /** Puts the focus where it came from, or near. Call it when the dialog is gone, instead of giving focus back yourself. */
  readonly restoreFocus: () => void
}

/** Parts of your design system, in place of ours everywhere. Pass the same object at each render. */
export interface DeviceListComponents {
  readonly Button?: ComponentType<HostButtonProps> | undefined
  readonly Dialog?: ComponentType<HostDialogProps> | undefined
  /**
   * Shows that something was signed out, instead of sonner; `null`: nowhere but in the list. The list announces it, so hide
   * the text from assistive technology, or it is heard twice.
   */
  readonly toastSuccess?:
    | ((text: string, language: { readonly lang: string; readonly dir: 'ltr' | 'rtl' }) => unknown)
    | null
    | undefined
}

export const ComponentsContext = createContext<DeviceListComponents>({})
export const useComponents = (): DeviceListComponents => useContext(ComponentsContext)
