import * as Dialog from '@radix-ui/react-dialog'
import type { DeviceListComponents, HostButtonProps, HostDialogProps } from 'react-device-sessions'
import './shadcn.css'

/** What shadcn’s CLI puts into an application is the application's own: a button with variants, a dialog on Radix. */
const variants = { plain: 'outline', danger: 'destructive', solid: 'default', quiet: 'ghost' } as const

function ShadcnButton({ variant, className = '', ...props }: HostButtonProps) {
  return <button {...props} className={`shadcn-button ${className}`} data-variant={variants[variant]} />
}

function ShadcnDialog({ open, title, description, onCancel, onConfirm, restoreFocus, ...texts }: HostDialogProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(isOpen) => !isOpen && onCancel()}>
      <Dialog.Portal>
        <Dialog.Overlay className="shadcn-overlay" />
        <Dialog.Content
          className="shadcn-dialog"
          lang={texts.lang}
          dir={texts.dir}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            restoreFocus()
          }}
        >
          <Dialog.Title className="shadcn-dialog-title">{title}</Dialog.Title>
          <Dialog.Description className="shadcn-dialog-description">{description}</Dialog.Description>
          <div className="shadcn-dialog-footer">
            <ShadcnButton variant="plain" onClick={onCancel}>
              {texts.cancelLabel}
            </ShadcnButton>
            <ShadcnButton variant="danger" onClick={onConfirm}>
              {texts.confirmLabel}
            </ShadcnButton>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

export const shadcn: DeviceListComponents = { Button: ShadcnButton, Dialog: ShadcnDialog }
